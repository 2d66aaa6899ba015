"""Days that their words tell in part or from others: `ngày 12`, `mùng 6 Tết`, `hai ngày sau`."""

import datetime as dt
import re
from collections.abc import Iterable
from typing import Final

from schemas.dates import DateKind, Grain, Missing

from . import fragments as f
from .counting import Counted
from .infer import is_far
from .lunar import lunar_month, solar
from .moment import Candidate, Moment, written
from .reference import Reference
from .resolved import Resolved

_LENGTH: Final = re.compile(rf"{f.COUNT} {{1,3}}(?:ngày|tuần|tháng|quý|năm)")
_MONTHS: Final = 4
"""Months looked at for a day of the month: the 31st is in one of any two."""


def day_alone(
    candidate: Candidate,
    reference: Reference,
    before: Resolved | None,
    *,
    plan: bool,
    month: Resolved | None = None,
) -> Candidate | None:
    """Give `ngày 12` its month: that told beside it, what the publication allows, or the last told.

    `month` is the month told beside it, `before` the last day told.
    """
    number, today = candidate.first.day or 0, reference.publication
    if month is not None:
        year, words = month.value.split("-")
        moment: Moment | None = Moment(int(year) if year.isdigit() else None, int(words), number)
        because = f"the month {month.value} before it"
    elif today is not None:
        found = _nearest_day(today, number, plan=plan)
        because = f"{'next' if plan else 'latest'} day {number} from {reference.source}"
        moment = Moment(found.year, found.month, number) if found else None
    else:
        told = before.day if before else None
        because = f"the month of {written(told)} before it" if told else ""
        moment = Moment(told.year, told.month, number) if told else None
    if moment is None:
        return None
    moment = moment._replace(clock=candidate.first.clock)
    last = candidate.last
    if last is not None:
        last = moment._replace(day=last.day)
        if (last.day or 0) < number:
            return None
    return candidate._replace(first=moment, last=last, missing=("year", "month"), because=because)


def _nearest_day(today: dt.date, number: int, *, plan: bool) -> dt.date | None:
    """Give the latest day of that number up to today, under a plan the first from today."""
    month = today.year * 12 + today.month - 1
    for step in range(_MONTHS):
        place = month + (step if plan else -step)
        day = Moment(place // 12, place % 12 + 1, number).first_day()
        if day and (day >= today if plan else day <= today):
            return day
    return None


def lunar_day(
    candidate: Candidate,
    lunar: tuple[int, int, int | None],
    reference: Reference,
    *,
    plan: bool,
) -> Resolved | None:
    """Give the solar day: of the stated lunar year, else the one that the article's time allows."""
    day, month, year = lunar
    reason, places = f"lunar {day or 'month'}/{month}", []
    if year is not None:
        places = _lunar_places(candidate, lunar, [year - 1 if month == 12 else year])
    elif today := reference.today or reference.told:
        years = range(today.year - 2, today.year + 2)
        places = _nearest(_lunar_places(candidate, lunar, years), today, plan=plan)
        reason += f" from {reference.source if reference.today else today}"
    if not places:
        return None
    first, last = places[0]
    missing: tuple[Missing, ...] = ("year", "month", "day")
    if first != last:
        value = f"{first.isoformat()}/{last.isoformat()}"
        grain: Grain = "month" if not day else "day"
        return Resolved(candidate, "interval", value, grain, candidate.mod, missing, reason)
    moment = Moment(first.year, first.month, first.day)
    return Resolved(candidate, "date", written(moment), "day", None, missing, reason, (), moment)


def _lunar_places(
    candidate: Candidate, lunar: tuple[int, int, int | None], years: Iterable[int]
) -> list[tuple[dt.date, dt.date]]:
    """Give first and last day of what is told in each of the lunar years that has it."""
    day, month, _ = lunar
    found: list[tuple[dt.date, dt.date]] = []
    for year in years:
        if not day:
            whole = lunar_month(month, year)
            found += [whole] if whole else []
            continue
        first = last = solar(day, month, year)
        if candidate.last_lunar:
            day2, month2, _ = candidate.last_lunar
            last = solar(day2, month2, year + (month2 < month))
        if first and last and first <= last:
            found.append((first, last))
    return found


def _nearest(
    places: list[tuple[dt.date, dt.date]], today: dt.date, *, plan: bool
) -> list[tuple[dt.date, dt.date]]:
    """Give the place on the side that is told, unless it is far and one on the other is near."""
    behind, ahead = [p for p in places if p[0] <= today], [p for p in places if p[0] > today]
    if not behind or not ahead:
        return ahead[:1] or behind[-1:]
    back, forth = (today - behind[-1][1]).days, (ahead[0][0] - today).days
    if is_far(forth if plan else back, back if plan else forth):
        plan = not plan
    return ahead[:1] if plan else behind[-1:]


def as_counted(candidate: Candidate, counted: Counted, reason: str) -> Resolved:
    """Give a mention the value counted for it."""
    value = counted.value
    kind: DateKind = "interval" if "/" in value else "time" if "T" in value else "date"
    return Resolved(
        candidate, kind, value, counted.grain, candidate.mod, (), reason, (), counted.day
    )


def as_length(candidate: Candidate, low: str) -> Resolved | None:
    """`hai ngày sau` with nothing to tell it from is at least a length."""
    match = _LENGTH.search(low, candidate.start, candidate.end)
    if candidate.length is None or match is None:
        return None
    start, end = match.span()
    plain = candidate._replace(
        start=start, end=end, rule="dates.length", kind="duration", relative=None
    )
    return Resolved(plain, "duration", candidate.length, None)
