"""Counts by sentence, as scopes and periods are read: one sentence after the other."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from schemas.counts import CountFact

from ..segment.segmented import SegmentedText

Part = tuple[int, int, int, int]
"""A sentence, and its counts: from which in the list of them to which."""


def counted(article: SegmentedText, counts: Sequence[CountFact]) -> Iterator[Part]:
    """Yield the sentences that have counts, which are in order, with the numbers of their counts.

    `(0, 40, 0, 2)` are the first forty characters with the first two counts.
    """
    starts = [count.start for count in counts]
    done, number = 0, len(starts)
    while done < number:
        first = done
        start, end = article.sentence_at(starts[first])
        done = bisect_right(starts, end - 1, first + 1)
        if start < end:
            yield start, end, first, done
