"""A first look at inputs: what is in them, where they can be cut into shards, their hashes."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from schemas.reject import Reject

from ..errors import ReadError, VifactsError
from ..io.paths import FileName
from ..io.readers import InputFormat, read_file
from ..io.rejects import reject_of, unreadable
from ..io.remote import AnyPath
from . import pulse
from .jobs import DeathCode
from .pieces import Piece, Stamp, vanished
from .survive import split_points

_CHUNK: Final = 1 << 20
_SAYS: Final = {
    "worker_died": "reading it ends the worker process each time",
    "time_limit": "reading it takes longer than one input may",
    "memory_limit": "reading it takes more memory than a worker may have",
}


@dataclass(frozen=True, slots=True)
class Cutting:
    """How large a shard may be; it is cut where either is reached."""

    items: int = 200
    content: int = 8 * 1024 * 1024
    """Bytes of articles."""


@dataclass(frozen=True, slots=True)
class Scan:
    """What one named file holds."""

    uri: str
    path: str
    stamp: Stamp | None
    sha256: str | None
    cuts: tuple[tuple[int, int], ...] = ()
    """Number of items and bytes of their content, stretch by stretch."""
    reject: Reject | None = None
    """Set where there is nothing to read; it counts as one item."""

    @property
    def items(self) -> int:
        """Give the number of items."""
        return sum(items for items, _ in self.cuts)

    def pieces(self) -> Iterator[tuple[Piece, int]]:
        """Yield the stretches as pieces, each with the bytes of its content."""
        if self.reject is not None:
            yield Piece(self.uri, reject=self.reject), 0
            return
        start = 0
        for items, content in self.cuts:
            stamp = self.stamp or Stamp(0, 0)
            piece = Piece(self.uri, self.path, self.sha256 or "", stamp, start, start + items)
            yield piece, content
            start += items


@dataclass(frozen=True, slots=True)
class ScanJob:
    """Some names to look at."""

    names: tuple[FileName | Reject, ...]
    input_format: InputFormat
    cutting: Cutting
    code: DeathCode | None = None

    @property
    def size(self) -> int:
        """Give the number of names."""
        return len(self.names)

    def run(self) -> tuple[Scan, ...]:
        """Look at all of them."""
        try:
            return tuple(self._looked_at(number, name) for number, name in enumerate(self.names))
        finally:
            pulse.rest()

    def _looked_at(self, number: int, name: FileName | Reject) -> Scan:
        if isinstance(name, Reject):
            return refused(name.source.uri, reject=name)
        if self.code is not None:
            return self.lost(self.code)[0]
        return look(name, number=number, input_format=self.input_format, cutting=self.cutting)

    def split(self, at: int | None) -> Sequence["ScanJob"]:
        """Give jobs for some of the names each."""
        points = split_points(self.size, at)
        return [replace(self, names=self.names[start:stop]) for start, stop in points]

    def refused(self, code: DeathCode) -> "ScanJob":
        """Give a job that refuses the one file."""
        return replace(self, code=code)

    def lost(self, code: DeathCode) -> tuple[Scan, ...]:
        """Refuse the one file without a worker."""
        (name,) = self.names
        if isinstance(name, Reject):
            return (refused(name.source.uri, reject=name),)
        error = ReadError(code, _SAYS[code], hint="Look at the file; please report it with it.")
        return (refused(name.uri, error=error),)


def refused(uri: str, *, reject: Reject | None = None, error: VifactsError | None = None) -> Scan:
    """Give the scan of a name behind which nothing can be read."""
    found = reject if error is None else reject_of(error, uri=uri)
    return Scan(uri, "", None, None, ((1, 0),), found)


def look(name: FileName, *, number: int, input_format: InputFormat, cutting: Cutting) -> Scan:
    """Read a file to its end; give its hash and where it can be cut.

    Raises InputChangedError where it is not there any more, or not on this machine.
    """
    assert name.path is not None
    pulse.tell(number)
    try:
        stamp = Stamp.of(name.path)
        sha256 = _hashed(name.path, number)
    except FileNotFoundError as error:
        raise vanished(name.uri) from error
    except OSError as error:
        return refused(name.uri, error=unreadable(error, name.uri))
    cuts: list[tuple[int, int]] = []
    items = content = 0
    for item in read_file(name, input_format=input_format):
        pulse.tell(number)
        items += 1
        content += 0 if isinstance(item, Reject) else len(item.content)
        if items >= cutting.items or content >= cutting.content:
            cuts.append((items, content))
            items = content = 0
    if items:
        cuts.append((items, content))
    return Scan(name.uri, str(name.path.absolute()), stamp, sha256, tuple(cuts))


def _hashed(path: AnyPath, number: int) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            pulse.tell(number)
            digest.update(chunk)
    return digest.hexdigest()
