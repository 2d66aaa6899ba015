"""A mention with its value, and how values are written as EDTF."""

import datetime as dt
from typing import NamedTuple

from schemas import edtf
from schemas.dates import Alternative, DateKind, Grain, Missing, Mod
from schemas.making import made

from .infer import Inferred
from .moment import Candidate, Moment, is_valid, written


class Resolved(NamedTuple):
    """A mention with its value in EDTF."""

    candidate: Candidate
    kind: DateKind
    value: str
    grain: Grain | None
    mod: Mod | None = None
    inferred: tuple[Missing, ...] = ()
    because: str | None = None
    alternatives: tuple[Alternative, ...] = ()
    day: Moment | None = None
    """The day itself, its year perhaps unknown, where the value is one."""

    @property
    def date(self) -> dt.date | None:
        """The day as a date, where all its parts are known."""
        return self.day.first_day() if self.day and self.day.year is not None else None


def in_year(first: Moment, last: Moment | None, year: int) -> tuple[Moment, Moment | None]:
    """Give both ends the year, the end the next one where the interval runs over New Year."""
    if last is None:
        return Moment(year, *first[1:]), None
    if first.year is not None:
        return first, last._replace(year=year)
    wraps = (
        first.month is not None and last.month is not None
        and (first.month, first.day or 0) > (last.month, last.day or 31)
    )  # fmt: skip
    return Moment(year, *first[1:]), Moment(year + wraps, *last[1:])


def write(candidate: Candidate, first: Moment, last: Moment | None) -> str:
    """Write a point or an interval as EDTF: `2022-01/2022-03`, `../2021-12-15`."""
    if candidate.kind != "interval":
        return written(first)
    if candidate.open_start:
        return f"../{written(first)}"
    start = opening(first, candidate.open_mod) if candidate.open_mod else written(first)
    return f"{start}/{written(last) if last else '..'}"


def opening(begin: Moment, mod: Mod | None) -> str:
    """Write the first place of an interval; `đầu năm 2021` opens on its first day."""
    day = begin.first_day()
    if mod == "start" and day and begin.day is None:
        return day.isoformat()
    return written(begin)


def alternatives(candidate: Candidate, found: Inferred) -> tuple[Alternative, ...]:
    """Write the second best year of an inference, if there is one."""
    if found.other is None:
        return ()
    first, last = in_year(candidate.first, candidate.last, found.other)
    if not is_valid(first) or (last is not None and not is_valid(last)):
        return ()
    value = write(candidate, first, last)
    return (made(Alternative, {"value": value, "because": found.other_because}),)


def the_day(kind: DateKind, first: Moment, *, hours: bool = False) -> Moment | None:
    """Give the day that a value is, or whose hours it tells; None for longer times."""
    if first.month is None or first.day is None or (kind == "interval" and not hours):
        return None
    if first.clock is None and first.digits is None:
        return first
    return Moment(first.year, first.month, first.day)


def day_of_week(week: Resolved, weekday: int) -> Resolved:
    """Give the one day of a week's seven: `thứ Tư tuần đầu tháng 9/2024` is 4 September.

    The week itself where its year is unknown.
    """
    first, _ = edtf.bounds(week.value)
    if first is None:
        return week
    date = first + dt.timedelta(days=(weekday - first.weekday()) % 7)
    day = Moment(date.year, date.month, date.day)
    return week._replace(
        kind="date", value=written(day), grain="day", day=day, alternatives=(),
        because=week.because or f"the weekday in {week.value}",
    )  # fmt: skip


def in_order(missing: tuple[Missing, ...]) -> tuple[Missing, ...]:
    """Give the missing parts once each, the longest first."""
    if len(missing) == 1:
        return missing
    order: tuple[Missing, ...] = ("year", "month", "day")
    return tuple(part for part in order if part in missing)
