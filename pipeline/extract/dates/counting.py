"""Places told from another day, counted: `hôm qua`, `cuối tuần qua`, `ba tháng sau`."""

import datetime as dt
from typing import Final, NamedTuple

from schemas.dates import Grain

from .moment import Candidate, Moment, Relative, is_valid, written

_SATURDAY: Final = 5
_HOLIDAYS, _NEW_SCHOOL_YEAR = 6, 8
"""Months in which a school year ends and the next one begins to be spoken of as this one."""
_PARTS: Final = {"mid": 11, "end": 21}
"""Days of a month on which its middle and its end begin."""
_LATE: Final = 11
"""Month from which `năm qua` is the year that is ending."""
_UNKNOWN: Final = 2001
"""Stands for a year that is not known; a common year."""


class Counted(NamedTuple):
    """A value with its grain, and the day where it is one."""

    value: str
    grain: Grain
    day: Moment | None = None


def count(
    candidate: Candidate, relative: Relative, today: dt.date, *, plan: bool
) -> Counted | None:
    """Count from a day; None where the calendar has no such day (`ngày 31 tháng này` in June)."""
    if relative.unit == "day":
        return _day(today + dt.timedelta(days=relative.offset), candidate)
    if relative.unit == "weekend":
        return _weekend(relative, today)
    if relative.unit == "week":
        return _week(candidate, relative, today, plan=plan)
    if relative.unit == "school":
        return _school_year(relative, today)
    if relative.unit == "month":
        return _month(candidate, relative, today)
    if relative.unit == "quarter":
        quarter = today.year * 4 + (today.month - 1) // 3 + relative.offset
        year, low = quarter // 4, quarter % 4 * 3 + 1
        return Counted(f"{year:04d}-{low:02d}/{year:04d}-{low + 2:02d}", "quarter")
    offset = 0 if relative.lately and today.month >= _LATE else relative.offset
    return Counted(f"{today.year + offset:04d}", "year")


def step_from(candidate: Candidate, relative: Relative, day: Moment) -> Counted | None:
    """Count from a day told before, its year perhaps unknown: `cùng ngày` under `XXXX-06-18`."""
    start = day.first_day(_UNKNOWN)
    if start is None:
        return None
    counted = count(candidate, relative, start, plan=False)
    if counted is None or day.year is not None:
        return counted
    if counted.day is None or counted.day.year != _UNKNOWN:
        return None
    unknown = counted.day._replace(year=None, clock=candidate.first.clock)
    return Counted(written(unknown), counted.grain, unknown._replace(clock=None))


def _day(day: dt.date, candidate: Candidate) -> Counted:
    moment = Moment(day.year, day.month, day.day)
    clock = candidate.first.clock
    return Counted(written(moment._replace(clock=clock)), "minute" if clock else "day", moment)


def _weekend(relative: Relative, today: dt.date) -> Counted:
    """Saturday and Sunday of this week, the last one before today, or the next week's."""
    saturday = today + dt.timedelta(days=_SATURDAY - today.weekday() + 7 * relative.offset)
    sunday = saturday + dt.timedelta(days=1)
    return Counted(f"{saturday.isoformat()}/{sunday.isoformat()}", "day")


def _week(candidate: Candidate, relative: Relative, today: dt.date, *, plan: bool) -> Counted:
    monday = today - dt.timedelta(days=today.weekday()) + dt.timedelta(weeks=relative.offset)
    if relative.weekday is None:
        sunday = monday + dt.timedelta(days=6)
        return Counted(f"{monday.isoformat()}/{sunday.isoformat()}", "week")
    if candidate.rule != "dates.weekday_alone":
        return _day(monday + dt.timedelta(days=relative.weekday), candidate)
    ahead = (relative.weekday - today.weekday()) % 7
    if relative.this_week:
        return _day(monday + dt.timedelta(days=relative.weekday), candidate)
    if relative.offset > 0:
        ahead = ahead or 7
    elif relative.offset < 0 or not plan:
        ahead = ahead - 7 if ahead or relative.offset < 0 else 0
    return _day(today + dt.timedelta(days=ahead), candidate)


def _school_year(relative: Relative, today: dt.date) -> Counted:
    """Give a school year; in the summer `mới` is the next one and `vừa qua` the last."""
    start = today.year if today.month >= _NEW_SCHOOL_YEAR else today.year - 1
    offset = relative.offset
    if relative.lately and offset > 0:
        start, offset = today.year, 0
    elif relative.lately and _HOLIDAYS <= today.month < _NEW_SCHOOL_YEAR:
        offset = 0
    return Counted(f"{start + offset:04d}/{start + offset + 1:04d}", "year")


def _month(candidate: Candidate, relative: Relative, today: dt.date) -> Counted | None:
    ahead = relative.lately and today.day < _PARTS.get(candidate.mod or "", 0)
    number = today.year * 12 + today.month - 1 + relative.offset - ahead
    moment = Moment(number // 12, number % 12 + 1, relative.day)
    if relative.day is None:
        return Counted(written(moment), "month")
    return Counted(written(moment), "day", moment) if is_valid(moment) else None
