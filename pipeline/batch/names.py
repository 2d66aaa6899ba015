"""Which files a run reads: what is named, found in folders, and not excluded."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath

from schemas.reject import Reject

from ..io.paths import FileName, expand


@dataclass(frozen=True, slots=True)
class Inputs:
    """Names as given, and what is taken of the files behind them."""

    names: tuple[str, ...]
    include: tuple[str, ...] = ()
    """Patterns; where there are any, a file must match one."""
    exclude: tuple[str, ...] = ()
    """Patterns of files that are passed over."""

    def files(self, out: Path) -> Iterator[FileName | Reject | None]:
        """Yield files and rejects in order, None for one that the patterns pass over.

        Nothing in the folder of the output is an input.
        """
        out = out.resolve()
        around = [name for name in self.names if out.is_relative_to(Path(name).resolve())]
        for found in expand(self.names):
            if isinstance(found, Reject):
                yield found
            elif around and found.path and found.path.resolve().is_relative_to(out):
                continue
            else:
                yield found if self._wanted(found.uri) else None

    def _wanted(self, uri: str) -> bool:
        if _matches(uri, self.exclude):
            return False
        return not self.include or _matches(uri, self.include)


def _matches(uri: str, patterns: Sequence[str]) -> bool:
    """Tell whether a whole path or its last name matches.

    >>> _matches("tin/2024/bai.html", ["*.html"]), _matches("tin/2024/bai.html", ["tin/2023/*"])
    (True, False)
    """
    name = PurePosixPath(uri).name
    return any(fnmatch(uri, pattern) or fnmatch(name, pattern) for pattern in patterns)
