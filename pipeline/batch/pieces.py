"""Stretches of inputs, the pieces that shards are made of."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from schemas.reject import Reject

from ..errors import InputError
from ..io.paths import FileName
from ..io.readers import InputFormat, read_file
from ..io.remote import AnyPath, RemoteFile, path_of
from ..text.document import Document

Item = Document | Reject


class InputChangedError(InputError):
    """An input is not what it was when the run was planned."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What tells at a look that a file is still the same."""

    size: int
    mark: int | str
    """When it was changed, or what a store gives every new content."""

    @classmethod
    def of(cls, path: AnyPath) -> "Stamp":
        """Give the stamp of a file as it is now; OSError where there is none."""
        if isinstance(path, RemoteFile):
            return cls(*path.look())
        found = path.stat()
        return cls(found.st_size, found.st_mtime_ns)


@dataclass(frozen=True, slots=True)
class Piece:
    """The items `start` to `stop` of one file, or a reject that was found in planning."""

    uri: str
    path: str = ""
    sha256: str = ""
    stamp: Stamp = Stamp(0, 0)
    start: int = 0
    stop: int = 1
    reject: Reject | None = None

    @property
    def size(self) -> int:
        """Give the number of items."""
        return self.stop - self.start

    def part(self, start: int, stop: int) -> "Piece":
        """Give a stretch of it, counted from its own beginning."""
        return Piece(
            self.uri, self.path, self.sha256, self.stamp, self.start + start, self.start + stop,
            self.reject,
        )  # fmt: skip

    def key(self) -> str:
        """Give what the content of this piece depends on, as one line."""
        reject = None if self.reject is None else self.reject.model_dump(mode="json")
        return json.dumps([self.uri, self.sha256, self.start, self.stop, reject])

    def row(self) -> list[Any]:
        """Give it as a row of the plan."""
        reject = None if self.reject is None else self.reject.model_dump(mode="json")
        stamp = [self.stamp.size, self.stamp.mark]
        return [self.uri, self.path, self.sha256, stamp, self.start, self.stop, reject]

    @classmethod
    def of_row(cls, row: list[Any]) -> "Piece":
        """Give the piece of a row of the plan."""
        uri, path, sha256, stamp, start, stop, reject = row
        found = None if reject is None else Reject.model_validate(reject)
        return cls(uri, path, sha256, Stamp(*stamp), start, stop, found)


def shard_key(settings: str, pieces: Iterable[Piece]) -> str:
    """Give 32 hex digits that name a shard: the same settings and content, the same name."""
    digest = hashlib.sha256(settings.encode())
    for piece in pieces:
        digest.update(piece.key().encode() + b"\n")
    return digest.hexdigest()[:32]


def part_of(pieces: Iterable[Piece], start: int, stop: int) -> tuple[Piece, ...]:
    """Give the pieces of the items `start` to `stop`, counted over all."""
    found, at = [], 0
    for piece in pieces:
        first, last = max(start - at, 0), min(stop - at, piece.size)
        if first < last:
            found.append(piece.part(first, last))
        at += piece.size
    return tuple(found)


class Reading:
    """Reads pieces; of pieces of one file in a row it goes on where the last one ended.

    An archive that can only be read from its front is passed once by each worker, not once for each
    of its shards.
    """

    def __init__(self) -> None:
        """Begin with no file."""
        self._of: tuple[str, Stamp, InputFormat, str | None] | None = None
        self._items: Iterator[Item] = iter(())
        self._at = 0

    def items(
        self, piece: Piece, input_format: InputFormat, encoding: str | None = None
    ) -> Iterator[Item]:
        """Yield the items of a piece; InputChangedError `input_changed` or `input_vanished`."""
        if piece.reject is not None:
            yield piece.reject
            return
        self._go_to(piece, input_format, encoding)
        for item in islice(self._items, piece.size):
            self._at += 1
            yield item
        if self._at != piece.stop:
            self._of = None
            raise _changed(piece)

    def _go_to(self, piece: Piece, input_format: InputFormat, encoding: str | None) -> None:
        path = path_of(piece.path)
        try:
            now = Stamp.of(path)
        except OSError as error:
            raise vanished(piece.uri) from error
        if now != piece.stamp:
            raise _changed(piece)
        wanted = (piece.path, now, input_format, encoding)
        if self._of != wanted or self._at > piece.start:
            self._of, self._at = wanted, 0
            self._items = read_file(
                FileName(piece.uri, path), input_format=input_format, encoding=encoding
            )
        for _ in islice(self._items, piece.start - self._at):
            self._at += 1


def vanished(uri: str) -> InputChangedError:
    """Give the error for a file that was there when its name was found."""
    return InputChangedError(
        "input_vanished", f"{uri} was there when the run was planned and is gone",
        hint="Bring it back, or give the command again with --again to go on without it. Workers "
        "of a cluster must see the same folders.",
    )  # fmt: skip


def _changed(piece: Piece) -> InputChangedError:
    return InputChangedError(
        "input_changed", f"{piece.uri} has changed since the run was planned",
        hint="Give the command again with --again: what depends on it is done anew.",
    )  # fmt: skip
