"""Which files a run reads: what is named, found in folders, and not excluded."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import PurePosixPath

from schemas.reject import Reject

from ..io.paths import FileName, expand
from .stores.store import Store


@dataclass(frozen=True, slots=True)
class Inputs:
    """Names as given, and what is taken of the files behind them."""

    names: tuple[str, ...]
    include: tuple[str, ...] = ()
    """Patterns; where there are any, a file must match one."""
    exclude: tuple[str, ...] = ()
    """Patterns of files that are passed over."""

    def files(self, out: Store) -> Iterator[FileName | Reject | None]:
        """Yield files and rejects in order, None for one that the patterns pass over.

        Nothing in the folder of the output is an input.
        """
        for found in expand(self.names):
            if isinstance(found, Reject):
                yield found
            elif out.holds(found):
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
