"""One number is one fact: where a date and a count claim the same characters, one gives way."""

import re
from collections.abc import Sequence

from schemas.base import TextSpan
from schemas.counts import CountFact
from schemas.dates import DateFact

_TIME_WORD = re.compile(r"[^\W\d_]")
"""A date with a letter in it has a time word; bare digits have none."""


def settle(
    dates: Sequence[DateFact], counts: Sequence[CountFact]
) -> tuple[tuple[DateFact, ...], tuple[CountFact, ...]]:
    """Give dates and counts that share no character.

    A date with a word of time, or a full numeric date, keeps its characters (`ngày 5/8`); bare
    `5/8` before a counted noun is the count's (guide, section 0 and 3).
    """
    lost_dates = {
        d.id for d in dates for c in counts if _share(d, c) and not _is_sure(d)
    }  # fmt: skip
    kept_dates = tuple(d for d in dates if d.id not in lost_dates)
    kept_counts = tuple(c for c in counts if not any(_share(d, c) for d in kept_dates))
    return kept_dates, kept_counts


def _share(one: TextSpan, other: TextSpan) -> bool:
    return one.start < other.end and other.start < one.end


def _is_sure(date: DateFact) -> bool:
    return bool(_TIME_WORD.search(date.text)) or date.text.count("/") + date.text.count("-") > 1
