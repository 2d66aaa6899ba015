"""Signatures of near duplicates → groups, in two numbers of memory for each article."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from .near import WIDTH

if TYPE_CHECKING:
    from numpy import int64, uint32, uint64
    from numpy.typing import NDArray

    Signatures = NDArray[uint32]

BANDS, ROWS = 21, 6
"""Pairs that share .7 of their shingles share a band in .92 of the cases, .8 in .998."""
ALIKE: Final = 0.7  # of their shingles
_COMPARED: Final = 8  # members of a bucket that a later one is compared with
_KEPT: Final = 64  # stretches in memory
_NOTHING: Final = 0xFFFFFFFF


class Groups:
    """Finds groups among signatures that come in stretches, each read anew for each band."""

    def __init__(self, sizes: Sequence[int], load: Callable[[int], bytes]) -> None:
        """Take the number of signatures of each stretch, and what gives a stretch's bytes."""
        self._starts = list(accumulate(sizes, initial=0))
        self._load = load
        self._cached = lru_cache(_KEPT)(self._signatures)

    def leaders(self) -> "NDArray[int64]":
        """Give for each signature the number of the first one of its group; alone, its own.

        Groups are chains: each member is like another one, not like all.
        """
        import numpy as np

        leader = np.arange(self._starts[-1], dtype=np.int64)
        for band in range(BANDS):
            for bucket in _buckets(self._keys(band)):
                self._join(bucket, leader)
        for number in range(len(leader)):
            leader[number] = _root(leader, number)
        return leader

    def _join(self, bucket: "NDArray[int64]", leader: "NDArray[int64]") -> None:
        compared: list[int] = []
        for number in map(int, bucket):
            mine = _root(leader, number)
            if all(_root(leader, other) != mine for other in compared):
                for other in compared:
                    if self._alike(number, other):
                        first, later = sorted((_root(leader, number), _root(leader, other)))
                        leader[later] = first
                if len(compared) < _COMPARED:
                    compared.append(number)

    def _alike(self, one: int, other: int) -> bool:
        same = self._row(one) == self._row(other)
        return float(same.mean()) >= ALIKE

    def _row(self, number: int) -> "Signatures":
        stretch = bisect_right(self._starts, number) - 1
        row: Signatures = self._cached(stretch)[number - self._starts[stretch]]
        return row

    def _signatures(self, stretch: int) -> "Signatures":
        import numpy as np

        return np.frombuffer(self._load(stretch), dtype="<u4").reshape(-1, WIDTH // 4)

    def _keys(self, band: int) -> "NDArray[uint64]":
        """Give one number for each signature that stands for a band of it; 0 where it has none."""
        import numpy as np

        keys = np.zeros(self._starts[-1], dtype=np.uint64)
        mixer = np.array(_MIXER, dtype=np.uint64)
        for stretch, start in enumerate(self._starts[:-1]):
            rows = self._signatures(stretch)
            part = rows[:, band * ROWS : (band + 1) * ROWS].astype(np.uint64)
            mixed = ((part + np.uint64(1)) * mixer).sum(axis=1, dtype=np.uint64) | np.uint64(1)
            keys[start : start + len(rows)] = np.where(rows[:, 0] == _NOTHING, 0, mixed)
        return keys


# Odd numbers of 64 bits, so that different bands rarely give the same sum.
_MIXER: Final = (
    0x910A2DEC89025CC1, 0x975835DE1C9756CF, 0x1DC2F9C4F9E2B1A5, 0xBD2A3F1D1B1F0E67,
    0xF5D3C4B6A1978E2B, 0x6A09E667F3BCC909,
)  # fmt: skip


def _buckets(keys: "NDArray[uint64]") -> "Iterator[NDArray[int64]]":
    """Yield the numbers that share a key, ascending, where there are several."""
    import numpy as np

    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    ends = np.flatnonzero(np.diff(ordered)) + 1
    bounds = np.concatenate(([0], ends, [len(order)]))
    for place in np.flatnonzero(np.diff(bounds) > 1):
        start, stop = bounds[place], bounds[place + 1]
        if ordered[start]:
            yield order[start:stop]


def _root(leader: "NDArray[int64]", number: int) -> int:
    while (above := int(leader[number])) != number:
        leader[number] = leader[above]
        number = above
    return number
