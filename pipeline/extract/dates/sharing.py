"""Neighbours that share their parts: `cuối tháng 3 và đầu tháng 4/2019`, `đêm 9 rạng sáng 10/3`."""

import re
from typing import Final

from .moment import Candidate, Moment, written

_AND: Final = re.compile(
    r"(?:, {0,3}|; |,? {1,3}(?:và|hoặc|hay|cùng|rạng) {1,3}|, {0,3}rạng {1,3})"
)
_BESIDE: Final = 12
"""Characters: dates that share a year stand no farther apart."""


def shared(low: str, mentions: list[Candidate]) -> list[Candidate]:
    """Give `cuối tháng 3` the year of `và đầu tháng 4 năm 2019`."""
    for index in range(len(mentions) - 2, -1, -1):
        here, after = mentions[index], mentions[index + 1]
        if after.start - here.end > _BESIDE or here.year_offset is not None:
            continue
        if not (here.lacks_year and _shares(here, after)):
            continue
        gap = low[here.end : after.start]
        dawns = not gap.strip() and low.startswith("rạng", after.start)
        if not (dawns or _AND.fullmatch(gap)):
            continue
        year, month = after.first.year, after.first.month
        if month and here.first.day is not None and here.first.month is None:
            mentions[index] = here._replace(first=_the_day_before(here.first, after.first))
            continue
        if year is None or month is None:
            continue
        if here.first.month is not None and here.first.month > month:
            year -= 1
        mentions[index] = here._replace(
            first=here.first._replace(year=year), last=here.last and here.last._replace(year=year),
            missing=(*here.missing, "year"),
            because=f"shares the year of {written(after.first)} beside it",
        )  # fmt: skip
    return mentions


def _the_day_before(day: Moment, next_day: Moment) -> Moment:
    """Give `đêm 9` the month of `rạng sáng 10/3`; of `đêm 31` before `1/8` it is July."""
    found, month = day.with_parts_of(next_day), next_day.month or 1
    if (day.day or 0) <= (next_day.day or 0):
        return found
    if month > 1:
        return found._replace(month=month - 1)
    return found._replace(month=12, year=found.year - 1 if found.year else None)


def _shares(here: Candidate, after: Candidate) -> bool:
    """Tell two places of one kind: days and months, or quarters."""
    if here.is_point and after.is_point:
        return True
    return here.grain == after.grain == "quarter" and here.kind == after.kind == "interval"
