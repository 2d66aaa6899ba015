"""What stands before a day and belongs to it: clock time, part of the day, weekday, head word."""

import re
from typing import Final, NamedTuple

from schemas.dates import PartOfDay

from . import fragments as f
from . import reading
from .triggers import Place, behind_lead

_SAID = (
    rf"(?:{f.SPACE}(?:nay|qua|mai|kia|kìa|mốt)(?={f.SPACE}(?:ngày{f.SPACE})?\d{{1,2}} ?[/.-] ?\d))?"
)
"""`nay`, `qua`, `mai`, where the day follows at once: `sáng nay 16/5`."""
_HEAD = (
    rf"(?:ngày(?:{f.SPACE}hôm)?{_SAID}{f.GAP}:?{f.GAP}(?:(?:mùng|mồng){f.SPACE})?"
    rf"|(?:mùng|mồng){f.SPACE}|(?:hôm|bữa){_SAID}{f.SPACE}(?:(?:ngày|mùng|mồng){f.SPACE})?)"
)
_WORDS = (
    rf"(?:(?P<clock>{f.CLOCK})'?(?:{f.GAP}(?P<meridiem>{f.MERIDIEM}))?{f.GAP}[,|/-]?{f.GAP})?"
    rf"(?:(?P<part>{f.PART}){_SAID},?{f.SPACE})?"
    rf"(?:(?:ngày{f.SPACE})?(?P<weekday>{f.WEEKDAY}){f.GAP}(?:[,|-]{f.GAP})?"
    rf"(?:(?P<clock3>{f.CLOCK}){f.GAP}[,|-]?{f.GAP})?(?:(?P<part2>{f.PART}){f.SPACE})?)?"
    rf"(?P<head>{_HEAD})?"
)
_PLACES: Final[list[Place]] = [("", "")] * (re.compile(_WORDS).groups + 1)
_LEAD: Final = re.compile(_WORDS + behind_lead(_PLACES))
_HEADS: Final = {"ngày ": "ngày", "mùng ": "mùng", "hôm ": "hôm"}
"""Heads as they mostly stand."""
_CLOCK_BEFORE: Final = re.compile(
    r"\d(?: ?(?:h|g|giờ)|:\d\d)(?: ?\d\d?)?(?: ?(?:phút|p|rưỡi))? {0,3}(?:-|đến|tới) {0,2}$"
)


_SINCE: Final = re.compile(
    rf"(?<![\d/:.,-])(?<!\d )(?P<since>{f.CLOCK}){f.GAP}(?:-|đến|tới){f.GAP}$"
)
_BEFORE: Final = 28
"""Characters: a clock time before another, with what joins them, is not longer."""


class Hours(NamedTuple):
    """The hours of a day that something lasts, and where they begin."""

    start: int
    first: tuple[int, int, int]
    last: tuple[int, int, int]


class Lead(NamedTuple):
    """The words before a day: of `7h15 sáng thứ Hai, ngày 9/6` all but the last."""

    start: int
    end: int
    clock: tuple[int, int, int] | None = None
    part: PartOfDay | None = None
    weekday: int | None = None
    head: str = ""
    """`ngày`, `mùng`, `hôm` …; empty where there is none."""
    hours: Hours | None = None
    """Where a clock time stands before another: `8h - 16h ngày 16/11`."""

    @property
    def is_empty(self) -> bool:
        """Tell that nothing stands before the day."""
        return self.start == self.end


def empty_lead(place: int) -> Lead:
    """Give the lead of a day that nothing stands before."""
    return Lead(place, place)


def read_lead(low: str, place: int) -> tuple[Lead, str]:
    """Give what stands at a place of folded text before a day, and what the day begins with.

    That is a name that `triggers` gives (`full` of `9/5/2021`, `number` of a word), empty where
    nothing can begin a day.
    """
    match = _LEAD.match(low, place)
    if match is None or match.lastindex is None:
        return empty_lead(place), ""
    follow = _PLACES[match.lastindex][1]
    if not follow:
        return empty_lead(place), ""
    clock1, meridiem, part1, weekday, clock3, part2, head = match.group(1, 2, 3, 4, 5, 6, 7)
    part = reading.part_of_day(part1 or part2)
    clock = reading.clock(clock1 or clock3, meridiem, part)
    hours = None
    if clock and _CLOCK_BEFORE.search(low, max(0, place - _BEFORE), place):
        hours = _hours(low, place, clock, part)
        clock, place = None, _behind_clock(match)
    if head:
        head = _HEADS.get(head) or " ".join(head.split())
    lead = Lead(place, match.end(), clock, part, reading.weekday(weekday), head or "", hours)
    return lead, follow


def _hours(
    low: str, place: int, last: tuple[int, int, int], part: PartOfDay | None
) -> Hours | None:
    """Give the hours of which the last is told at a place, None where they run over midnight."""
    match = _SINCE.search(low, max(0, place - _BEFORE), place)
    if match is None:
        return None
    for said in (part, None):
        first = reading.clock(match["since"], None, said)
        if first and first < last:
            return Hours(match.start("since"), first, last)
    return None


def _behind_clock(match: re.Match[str]) -> int:
    """Give the start of what follows the clock: of `8h - 16h ngày 16/11` the day is told."""
    starts = (match.start(name) for name in ("part", "weekday", "head"))
    return min((start for start in starts if start >= 0), default=match.end())
