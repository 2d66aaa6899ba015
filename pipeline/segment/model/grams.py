"""Runs of two or three tokens that have weights of their own, found all at once."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import reduce
from itertools import count

import numpy as np
import numpy.typing as npt

from .features import PLACES, Features, Vector

Numbers = npt.NDArray[np.int64]
Part = tuple[int, Numbers, Vector]
_BITS = 20
_MARK_BITS = 20
"""A table has 2^20 marks of a byte each, so few unknown runs have that of a known one."""
_SPREAD = np.int64(-7046029254386353131)
"""2^64 over the golden ratio: spreads near keys far (Knuth, TAOCP 6.4)."""
_END = np.iinfo(np.int64).max


class Numbering:
    """A number for every token that stands in some run; 0 is for all others."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._numbers: defaultdict[str, int] = defaultdict(count(1).__next__)

    def of(self, token: str) -> int:
        """Give a token's number."""
        return self._numbers.get(token, 0)

    def keys(self, runs: Collection[str], size: int) -> Numbers:
        """Give one number for each run of so many tokens with spaces between, and keep them."""
        tokens = " ".join(runs).split(" ")
        numbers = np.fromiter(map(self._numbers.__getitem__, tokens), np.int64, len(tokens))
        return _keys(numbers.reshape(-1, size).T)


class Grams:
    """The runs of one kind: what each adds to the tokens in it and around it."""

    def __init__(
        self, features: Features, kind: str, *, numbering: Numbering, dictionary: Iterable[str] = ()
    ) -> None:
        """Take the runs of the model, and those of the dictionary where it counts."""
        threes = _Table(_parts(features, 3, kind, numbering, dictionary))
        begun = np.unique(threes.keys[:-1] >> _BITS)
        twos = list(_parts(features, 2, kind, numbering, dictionary))
        self._twos = _Table([*twos, (0, begun, np.zeros(begun.size))])
        self._threes = threes
        self._go_on = np.isin(self._twos.keys, begun)

    def add_to(self, scores: Vector, numbers: Numbers) -> None:
        """Add the weights of all runs to the scores of a text whose tokens have these numbers.

        Two places without a number must stand before and after the text.
        """
        pairs = _keys((numbers[:-1], numbers[1:]))
        hits, rows = self._twos.find(pairs)
        self._twos.add_to(scores, hits, rows)
        begun = hits[self._go_on[rows]]
        hits, rows = self._threes.find(_keys((pairs[begun], numbers[begun + 2])))
        self._threes.add_to(scores, begun[hits], rows)


class _Table:
    """Runs of one size: their keys in order, and what they add around the place they begin at."""

    def __init__(self, parts: Iterable[Part]) -> None:
        """Add up the weights of parts: the index of a place, keys, weights."""
        parts = list(parts)
        keys, where = np.unique(np.concatenate([p[1] for p in parts]), return_inverse=True)
        self.keys = np.append(keys, _END)
        self._marks = np.zeros(1 << _MARK_BITS, np.bool_)
        self._marks[_mark(keys)] = True
        self._weights = np.zeros((len(PLACES), keys.size))
        begin = 0
        for at, some, weights in parts:
            end = begin + some.size
            self._weights[at] += np.bincount(where[begin:end], weights, keys.size)
            begin = end
        self._places = [(w, PLACES[at]) for at, w in enumerate(self._weights) if w.any()]

    def find(self, keys: Numbers) -> tuple[Numbers, Numbers]:
        """Give the indexes of the keys that are known, and their rows."""
        likely = np.flatnonzero(self._marks[_mark(keys)])
        keys = keys[likely]
        rows = np.searchsorted(self.keys, keys)
        known = self.keys[rows] == keys
        return likely[known], rows[known]

    def add_to(self, scores: Vector, begins: Numbers, rows: Numbers) -> None:
        """Add the weights of rows to the scores around the places where their runs begin."""
        for weights, place in self._places:
            scores[begins - place] += weights[rows]


def _parts(
    features: Features, size: int, kind: str, numbering: Numbering, dictionary: Iterable[str]
) -> Iterator[Part]:
    """Give the weights of runs place by place: index of the place, keys, weights."""
    for at, place in enumerate(PLACES):
        runs = dict(features.of(place, size, kind))
        for edge in ("BOS", "EOS"):
            runs.pop(edge, None)
        if runs:
            yield at, numbering.keys(runs, size), np.array(list(runs.values()))
    known = [run for run in dictionary if run.count(" ") == size - 1]
    if known:
        keys = numbering.keys(known, size)
        for at, weight in enumerate(features.switch(size, "is_in_dict").tolist()):
            yield at, keys, np.full(keys.size, weight)


def _mark(keys: Numbers) -> Numbers:
    """Give the mark of each key: few keys share theirs, and to look at it costs next to nothing."""
    return keys * _SPREAD >> 64 - _MARK_BITS & (1 << _MARK_BITS) - 1


def _keys(columns: Iterable[Numbers]) -> Numbers:
    """Join the numbers of a run's tokens, up to three, to one."""
    return reduce(lambda key, number: key << _BITS | number, columns)
