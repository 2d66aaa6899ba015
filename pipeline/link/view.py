"""The counts of an article as scopes and periods read them: asked once, sentence by sentence."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import partial
from operator import attrgetter, itemgetter
from typing import Final, NamedTuple

from schemas.counts import CountFact, CountRole, Measure, Number

from ..segment.segmented import SegmentedText

Part = tuple[int, int, int, int]
"""A sentence, and its counts: from which in the list of them to which."""


class Counted(NamedTuple):
    """What is asked of each count; a model is slow to ask."""

    start: int
    end: int
    id: str
    role: CountRole
    measure: Measure
    of: Number | None
    rule: str


_values: Final = attrgetter("__dict__")
_asked: Final = itemgetter(*Counted._fields)
_made: Final[Callable[[tuple[object, ...]], Counted]] = partial(tuple.__new__, Counted)


class View:
    """The counts of an article, which are in order, and the sentences that have any."""

    __slots__ = ("_starts", "counts", "places", "sentences", "text")

    def __init__(self, article: SegmentedText, counts: Sequence[CountFact]) -> None:
        """Ask each count once."""
        self.text = article.text
        self.counts = list(map(_made, map(_asked, map(_values, counts))))
        self.places = [(count[0], count[1]) for count in self.counts]
        self._starts = [start for start, _ in self.places]
        self.sentences = _counted(article, self._starts)

    def targets(self, start: int, end: int) -> list[str]:
        """Give the ids of the counts that a range is to reach; sizes and stated stocks are none."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end, first)
        return [c.id for c in self.counts[first:last] if c.role == "target" and c.end <= end]


def _counted(article: SegmentedText, starts: Sequence[int]) -> list[Part]:
    """Give the sentences that have counts, with the numbers of their counts.

    `(0, 40, 0, 2)` are the first forty characters with the first two counts.
    """
    found: list[Part] = []
    done, number = 0, len(starts)
    while done < number:
        first = done
        start, end = article.sentence_at(starts[first])
        done = bisect_left(starts, end, first + 1)
        if start < end:
            found.append((start, end, first, done))
    return found
