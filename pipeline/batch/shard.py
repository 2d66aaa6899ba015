"""A shard: the pure function from pieces of inputs to records, rejects and an index."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Final

from schemas.record import ArticleRecord
from schemas.reject import Reject, RejectSource

from ..errors import ExtractError, VifactsError
from ..io.aside import json_line
from ..io.readers import with_published
from ..io.rejects import reject_of
from ..io.run import in_batches, records_or_rejects
from ..text.document import Document
from . import pulse
from .jobs import DeathCode
from .output import INDEX, RECORDS, REJECTS, SIGNATURES, Entry, Marker, Output
from .pieces import Piece, Reading, part_of
from .settings import Settings
from .stores.shards import Shards
from .survive import split_points

if TYPE_CHECKING:
    from ..record import ExtractOptions

_SAYS: Final = {
    "worker_died": "reading it ends the worker process each time",
    "time_limit": "reading it takes longer than one input may",
    "memory_limit": "reading it takes more memory than a worker may have",
}
_HINTS: Final = {
    "worker_died": "Look at the article and at the memory left; please report it with the article.",
    "time_limit": "Give it more with --time-limit, or split the article.",
    "memory_limit": "Give it more with --memory-limit, or split the article.",
}


@dataclass(frozen=True, slots=True)
class ShardJob:
    """A shard, or a stretch of one, to be read and put where shards are kept."""

    key: str
    pieces: tuple[Piece, ...]
    settings: Settings
    shards: Shards
    code: DeathCode | None = None
    """Set where the one item is to be refused, not read."""

    @property
    def size(self) -> int:
        """Give the number of items."""
        return sum(piece.size for piece in self.pieces)

    def run(self) -> tuple[str, Marker]:
        """Read everything and complete the shard; give its key and marker."""
        try:
            output = read_shard(self.pieces, self.settings, code=self.code)
            return self.key, self.shards.complete(self.key, output)
        finally:
            pulse.rest()

    def split(self, at: int | None) -> Sequence["ShardJob"]:
        """Give jobs for stretches, each with a key of its own."""
        points = split_points(self.size, at)
        parts = [(f"-{first}-{last}", part_of(self.pieces, first, last)) for first, last in points]
        return [replace(self, key=self.key + name, pieces=part) for name, part in parts]

    def refused(self, code: DeathCode) -> "ShardJob":
        """Give a job that reads the bytes of the one item and refuses it."""
        return replace(self, code=code)

    def lost(self, code: DeathCode) -> tuple[str, Marker]:
        """Refuse the one item without reading its bytes."""
        piece = self.pieces[0]
        source = RejectSource(uri=piece.uri, member=None, sha256=None, bytes=None)
        reject = reject_of(_death(code), uri=piece.uri).model_copy(update={"source": source})
        made = _Made(self.settings)
        made.add(reject)
        return self.key, self.shards.complete(self.key, made.output())


def read_shard(
    pieces: Sequence[Piece], settings: Settings, *, code: DeathCode | None = None
) -> Output:
    """Give the records, rejects and index of pieces: the same for the same, wherever it runs.

    With a `code` every document is refused with it, unread. Raises InputChangedError where an input
    is not what the plan says, SetupError where a model is missing.
    """
    made = _Made(settings)
    keep_text = settings.near or settings.options.get("keep_text", True)
    options = _options(tuple(sorted({**settings.options, "keep_text": keep_text}.items())))
    position = 0
    for batch in in_batches(with_published(_items(pieces, settings), settings.published)):
        if code is not None:
            batch = [x if isinstance(x, Reject) else _refused(x, code) for x in batch]
        begun = pulse.Times(position).begun
        for item in records_or_rejects(batch, options=options, begun=begun):
            made.add(item)
        position += len(batch)
    return made.output()


def _items(pieces: Sequence[Piece], settings: Settings) -> Iterator[Document | Reject]:
    position = 0
    pulse.tell(position)
    for piece in pieces:
        for item in _reading().items(piece, settings.input_format, settings.encoding):
            yield item
            position += 1
            pulse.tell(position)


class _Made:
    """Collects what becomes of the items."""

    def __init__(self, settings: Settings) -> None:
        self._near = settings.near
        self._keep_text = settings.options.get("keep_text", True)
        self._records: list[bytes] = []
        self._rejects: list[bytes] = []
        self._index: list[bytes] = []
        self._signatures: list[bytes] = []
        self._codes: Counter[str] = Counter()

    def add(self, item: ArticleRecord | Reject) -> None:
        """Take one."""
        is_record = isinstance(item, ArticleRecord)
        source = item.source
        self._index.append(Entry(is_record, source.sha256, source.uri, source.member).line())
        if isinstance(item, Reject):
            self._codes[item.code] += 1
            self._rejects.append(json_line(item).encode() + b"\n")
            return
        if self._near:
            from .near import signature

            self._signatures.append(signature(item))
            if not self._keep_text:
                item = item.model_copy(update={"text": None})
        self._records.append(json_line(item).encode() + b"\n")

    def output(self) -> Output:
        """Give the shard's files."""
        files = {
            RECORDS: b"".join(self._records), REJECTS: b"".join(self._rejects),
            INDEX: b"".join(self._index),
        }  # fmt: skip
        if self._near:
            files[SIGNATURES] = b"".join(self._signatures)
        return Output(len(self._records), dict(sorted(self._codes.items())), files)


def _refused(item: Document, code: DeathCode) -> Reject:
    return reject_of(_death(code), uri=item.uri, member=item.member, content=item.content)


def _death(code: DeathCode) -> VifactsError:
    return ExtractError(code, _SAYS[code], hint=_HINTS[code])


@cache
def _reading() -> Reading:
    return Reading()


@cache
def _options(chosen: tuple[tuple[str, bool], ...]) -> "ExtractOptions":
    from ..record import ExtractOptions

    return ExtractOptions(**dict(chosen))
