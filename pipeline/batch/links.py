"""What articles are to each other: the first of the same bytes, the group of like texts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from .duplicates import firsts
from .groups import Groups
from .near import WIDTH
from .output import INDEX, SIGNATURES, Entry, entries
from .stores.shards import Shards

if TYPE_CHECKING:
    from numpy import int64
    from numpy.typing import NDArray

Where = tuple[str, str | None]
_ID: Final = 32  # hex digits of a digest that are a record's id


@dataclass(frozen=True, slots=True)
class Link:
    """What one article is to others."""

    first: Where | None = None
    """The first input of the same bytes, where that is another one."""
    group: str | None = None
    """Id of the first record of nearly the same text, where there are several."""
    left_out: bool = False


class Links:
    """Looks through the indexes of all shards; keeps some 50 bytes for each article in memory."""

    def __init__(self, shards: Shards, keys: Sequence[str], *, dedupe: bool, near: bool) -> None:
        """Take complete shards in order."""
        self._shards, self._keys, self._dedupe = shards, keys, dedupe
        self._records = [0] * len(keys)
        self._first = firsts(self._digests())
        self._places: dict[int, Where] = {}
        self._names: dict[int, str] = {}
        self._leaders = self._found_leaders() if near else None
        self._at = -1
        self._name()

    @property
    def groups(self) -> int:
        """Give the number of groups of nearly the same text."""
        return len(self._names)

    def of(self, number: int, entry: Entry) -> Link:
        """Give the links of an article; to be called for each one once, in order."""
        self._at += entry.is_record
        first = None
        if self._first[number] != number:
            first = self._places[int(self._first[number])]
        group = None
        if self._leaders is not None and entry.is_record:
            group = self._names.get(int(self._leaders[self._at]))
        return Link(first, group, self._dedupe and first is not None)

    def _entries(self) -> Iterator[tuple[int, Entry]]:
        for shard, (index,) in enumerate(self._shards.contents(self._keys, [INDEX])):
            for entry in entries(index):
                yield shard, entry

    def _digests(self) -> Iterator[str | None]:
        for shard, entry in self._entries():
            self._records[shard] += entry.is_record
            yield entry.sha256

    def _found_leaders(self) -> "NDArray[int64]":
        with self._shards.store.scratch() as stream:
            for (signatures,) in self._shards.contents(self._keys, [SIGNATURES]):
                stream.write(signatures)
            starts = list(accumulate(self._records, initial=0))

            def load(shard: int) -> bytes:
                stream.seek(starts[shard] * WIDTH)
                return stream.read(self._records[shard] * WIDTH)

            return Groups(self._records, load).leaders()

    def _name(self) -> None:
        """Keep the places of first inputs that have copies, and the ids of groups."""
        import numpy as np

        sizes = None if self._leaders is None else np.bincount(self._leaders)
        numbers = np.arange(len(self._first))
        wanted = set(np.unique(self._first[self._first != numbers]).tolist())
        kept: dict[int, str] = {}
        record = -1
        for number, (_, entry) in enumerate(self._entries()):
            record += entry.is_record
            if number in wanted:
                self._places[number] = (entry.uri, entry.member)
            is_copy = self._dedupe and self._first[number] != number
            if self._leaders is None or sizes is None or not entry.is_record or is_copy:
                continue
            leader = int(self._leaders[record])
            if leader in kept:
                self._names[leader] = kept[leader]
            elif sizes[leader] > 1:
                kept[leader] = (entry.sha256 or "")[:_ID]
