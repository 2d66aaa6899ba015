"""One number is one fact: where a date and a count claim the same characters, one gives way."""

import re
from bisect import bisect_left
from collections.abc import Sequence

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
    starts, touching = [count.start for count in counts], []
    for date in dates:
        place = bisect_left(starts, date.end)
        while place and counts[place - 1].end > date.start:
            place -= 1
            touching.append((date, counts[place]))
    if not touching:
        return tuple(dates), tuple(counts)
    lost = {count.start for date, count in touching if _is_sure(date)}
    given = {date.start for date, count in touching if not (_is_sure(date) or count.start in lost)}
    return (
        tuple(date for date in dates if date.start not in given),
        tuple(count for count in counts if count.start not in lost),
    )


def _is_sure(date: DateFact) -> bool:
    return bool(_TIME_WORD.search(date.text)) or len(_SEPARATOR.findall(date.text)) > 1
