"""How far an archive is trusted: what goes beyond is refused with a code."""

from dataclasses import dataclass
from typing import Final

from ...errors import ReadError

_HINT: Final = "If the archive is honest, unpack it and name the folder."


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes; a bomb is what unpacks to much more than it is."""

    depth: int = 4
    """Containers inside each other; a wrapping (gzip, zstd) counts as one."""
    ratio: int = 200
    """Bytes out for each byte in; running text has 3 to 10, rows of pages up to 50."""
    free: int = 32 * 1024 * 1024
    """Bytes out for which the ratio is not looked at."""
    spooled: int = 1024 * 1024 * 1024
    """For an archive in an archive that can't be read from front to back (ZIP)."""

    def check(self, packed: int, unpacked: int) -> None:
        """Raise ReadError `bomb` where so much came, or is to come, from so little."""
        if unpacked > self.free and unpacked > self.ratio * max(packed, 1):
            raise ReadError(
                "bomb", f"it unpacks to more than {self.ratio} times its size", hint=_HINT
            )

    def too_deep(self) -> ReadError:
        """Give the error for containers that are nested too deep."""
        return ReadError(
            "too_deep", f"more than {self.depth} archives lie inside each other",
            hint="Unpack the outer ones and name what is in them.",
        )  # fmt: skip


LIMITS: Final = Limits()
