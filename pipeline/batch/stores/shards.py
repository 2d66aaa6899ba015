"""Shards in a store, by key: complete or absent."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from ..output import MARKER, Marker, Output
from .store import Store

SHARDS: Final = "shards"
_LOOKED_AT: Final = 256  # markers at a time


@dataclass(frozen=True, slots=True)
class Shards:
    """Keeps shards as `shards/KEY/records.jsonl`, …, `done.json`; the marker comes last."""

    store: Store

    def marker(self, key: str) -> Marker | None:
        """Give the marker of a complete shard, None for one that isn't."""
        (found,) = self._markers([key], self.store.sizes(f"{SHARDS}/{key}"))
        return found

    def markers(self, keys: Iterable[str]) -> Iterator[tuple[str, Marker | None]]:
        """Yield all these keys with their markers; what is there is listed once, beforehand."""
        sizes = self.store.sizes(SHARDS)
        for some in _bunches(keys, _LOOKED_AT):
            yield from zip(some, self._markers(some, sizes), strict=True)

    def _markers(self, keys: Sequence[str], sizes: Mapping[str, int]) -> list[Marker | None]:
        """Give the markers of shards whose files have the sizes that they state."""
        names = [name for key in keys if (name := _name(key, MARKER)) in sizes]
        contents = dict(zip(names, self.store.read(names), strict=True))
        return [_marker(key, contents.get(_name(key, MARKER)), sizes) for key in keys]

    def complete(self, key: str, output: Output) -> Marker:
        """Put a shard there, its marker last; OutputError."""
        marker = output.marker()
        self.store.put({_name(key, name): content for name, content in output.files.items()})
        self.store.put({_name(key, MARKER): marker.dumps()})
        return marker

    def loaded(self, key: str, marker: Marker) -> Output:
        """Give a complete shard back."""
        names = list(marker.files)
        (contents,) = self.contents([key], names)
        return Output(marker.records, marker.rejects, dict(zip(names, contents, strict=True)))

    def contents(self, keys: Sequence[str], names: Sequence[str]) -> Iterator[tuple[bytes, ...]]:
        """Yield these files of each shard, in order; OSError where one isn't there."""
        for some in _bunches(keys, max(1, self.store.together // len(names))):
            wanted = [_name(key, name) for key in some for name in names]
            found = self.store.read(wanted)
            for name, content in zip(wanted, found, strict=True):
                if content is None:
                    raise FileNotFoundError(name)
            whole = [content for content in found if content is not None]
            for at in range(0, len(whole), len(names)):
                yield tuple(whole[at : at + len(names)])

    def drop(self, key: str) -> None:
        """Remove a shard, its marker first, and whatever was left in its folder."""
        self.store.remove(_name(key, MARKER))
        self.store.clear(f"{SHARDS}/{key}")

    def keys(self) -> list[str]:
        """Give the keys of all shards, complete or not, in order."""
        return sorted({name.split("/")[1] for name in self.store.sizes(SHARDS) if "/" in name})


def _name(key: str, name: str) -> str:
    return f"{SHARDS}/{key}/{name}"


def _marker(key: str, content: bytes | None, sizes: Mapping[str, int]) -> Marker | None:
    try:
        marker = Marker.loads(content or b"")
    except (ValueError, TypeError, KeyError):
        return None
    same = all(sizes.get(_name(key, name)) == told[0] for name, told in marker.files.items())
    return marker if same else None


def _bunches(keys: Iterable[str], size: int) -> Iterator[list[str]]:
    left = iter(keys)
    while some := list(islice(left, size)):
        yield some
