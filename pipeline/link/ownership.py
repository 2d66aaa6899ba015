"""One number is one fact: where a date and a count claim the same characters, one gives way."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from schemas.base import TextSpan
from schemas.counts import CountFact
from schemas.dates import DateFact

_TIME_WORD = re.compile(r"[^\W\d_]")
"""A date with a letter in it has a time word; bare digits have none."""
_SEPARATOR = re.compile(r"(?<=\d)[ \u00a0]?[/.\-–][ \u00a0]?(?=\d)")


def settle(
    dates: Sequence[DateFact], counts: Sequence[CountFact]
) -> tuple[tuple[DateFact, ...], tuple[CountFact, ...]]:
    """Give dates and counts that share no character, both in order.

    A date with a word of time, or of three numbers, keeps its characters (`ngày 5/8`, `30.4.2014`);
    bare `5/8` before a counted noun is the count's (guide, sections 1 and 3).
    """
    sure = _Places([date for date in dates if _is_sure(date)])
    kept_counts = tuple(count for count in counts if not sure.touch(count))
    counted = _Places(kept_counts)
    kept_dates = tuple(date for date in dates if _is_sure(date) or not counted.touch(date))
    return kept_dates, kept_counts


class _Places:
    """Spans in order without overlap, for quick look-up."""

    def __init__(self, spans: Sequence[TextSpan]) -> None:
        ordered = sorted((span.start, span.end) for span in spans)
        self._starts = [start for start, _ in ordered]
        self._ends = [end for _, end in ordered]

    def touch(self, span: TextSpan) -> bool:
        """Tell whether a span shares a character with one of them."""
        place = bisect_left(self._starts, span.end) - 1
        return place >= 0 and self._ends[place] > span.start


def _is_sure(date: DateFact) -> bool:
    return bool(_TIME_WORD.search(date.text)) or len(_SEPARATOR.findall(date.text)) > 1
