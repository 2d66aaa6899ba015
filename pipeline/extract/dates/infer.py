"""Missing years: the guide's order, each with its reason; no guess is better than a wrong one."""

import datetime as dt
from typing import NamedTuple

from .moment import Candidate, Moment
from .reference import Reference
from .topic import Opening

_SPAN = 8
"""Years looked at on either side: 29 February comes back after four, or after eight."""
_LEAP = 29
"""A day that not every month has in every year."""
_SLIP = 31
"""Days: a weekday that differs so near to the publication is a slip of the writer."""
_FAR, _NEAR = 270, 95
"""Days: a report does not speak of a day ten months back without its year when one is at hand."""
_WRITTEN, _PLANNED = 92, 200
"""Days: a report is written no later behind what it covers, and plans no farther ahead."""
_MONTHS = 4
"""Months: a report tells of no later one behind the part of a year that it reviews."""
_CLOSE, _BY_TOPIC = 60, 140
"""Days: so near to a day that opens a paragraph, or that the topic told, others have its year."""
_CLUSTER = 200
"""Days: dates without a year cluster around the event that has one."""


class Inferred(NamedTuple):
    """A year and why; with the next best."""

    year: int
    because: str
    other: int | None = None
    other_because: str = ""


def infer_year(
    candidate: Candidate,
    reference: Reference,
    *,
    plan: bool,
    event: bool,
    near: bool = False,
    told: bool = False,
) -> Inferred | None:
    """Give the year that a candidate's words leave out, or None where nothing decides.

    `plan` says that the date lies ahead, `event` that it can be the day of the reported act,
    `near` that it is the one nearest to the publication (`tháng 3 này`), `told` that its sentence
    reports it as over.
    """
    if reference.publication:
        day = reference.publication
        if near:
            return _nearest(candidate, day, f"publication {day}", plan=False, reach=366)
        return _beside(candidate, day, f"publication {day}", plan=plan, told=told)
    if reference.event:
        name = f"the event of {reference.event}"
        return _nearest(candidate, reference.event, name, plan=plan, reach=_CLUSTER)
    found = _by_topic(candidate, reference, plan=plan) if plan or event else None
    if found is None and reference.opening and not reference.held:
        found = _by_opening(candidate, reference.opening, plan=plan)
    if found is None and reference.told:
        name = f"{reference.told}, which the article tells of"
        reach = _BY_TOPIC if reference.by_topic else _CLOSE
        found = _nearest(candidate, reference.told, name, plan=plan, reach=reach)
    if found and not plan and _after_page(candidate.first, found.year, reference.page):
        return None
    return found


def with_publication(reference: Reference, stamp: Candidate | None) -> Reference:
    """Give the publication that a dateline without its year states: `Huế (TTXVN 27/9) - …`."""
    if stamp is None or reference.publication or not stamp.lacks_year:
        return reference
    found = infer_year(stamp, reference, plan=False, event=True)
    day = stamp.first.first_day(found.year) if found else None
    return reference._replace(publication=day) if day else reference


def near_to(candidate: Candidate, day: dt.date) -> Inferred | None:
    """Give the year nearest to a day told just before: `25/3/2023 …, 26/3`."""
    return _nearest(candidate, day, f"{day} before it", plan=False, reach=_CLUSTER)


def _words(candidate: Candidate) -> str:
    moment = candidate.first
    if moment.day and moment.month:
        return f"{moment.day}/{moment.month}"
    if candidate.last and candidate.last.month != moment.month:
        return f"months {moment.month}–{candidate.last.month}"
    return f"month {moment.month}" if moment.month else "year"


def _fits_weekday(candidate: Candidate, year: int) -> bool:
    if candidate.weekday is None:
        return True
    day = candidate.first.first_day(year)
    return day is not None and day.weekday() == candidate.weekday


def _last(candidate: Candidate) -> Moment:
    return candidate.last if candidate.last and candidate.last.month else candidate.first


def _sides(candidate: Candidate, day: dt.date) -> tuple[int | None, int | None]:
    """Give the last year in which it has begun by a day, and the first in which it isn't over."""
    wrapped = candidate.runs_over_new_year
    first, last = candidate.first, _last(candidate)
    if not wrapped and first.year is None and last.year is None:
        year = day.year
        begins, ends = first.first_day(year), last.last_day(year)
        if begins and ends and (first.day or 0) < _LEAP and (last.day or 0) < _LEAP:
            return year - (begins > day), year + (ends < day)
    back = forth = None
    for step in range(_SPAN + 1):
        if back is None:
            begins = first.first_day(day.year - step)
            if begins and begins <= day:
                back = day.year - step
        if forth is None:
            year = day.year + step - 1
            ends = last.last_day(year + wrapped)
            if ends and ends >= day and first.first_day(year):
                forth = year
        if back is not None and forth is not None:
            break
    return back, forth


def _beside(
    candidate: Candidate, day: dt.date, name: str, *, plan: bool, told: bool
) -> Inferred | None:
    back, forth = _sides(candidate, day)
    ahead = _lies_ahead(candidate, day, back, forth, plan=plan) and not (told and back)
    chosen, other = (forth, back) if ahead else (back, forth)
    if chosen is None:
        return None
    reason = f"latest {_words(candidate)} not after {name}"
    if ahead:
        why = "under a plan" if plan else "the last is long past"
        reason = f"next {_words(candidate)} from {name}, {why}"
    if candidate.weekday is not None:
        year = _by_weekday(candidate, day, chosen, other)
        if year is not None:
            return Inferred(year, f"the weekday decides for {year} near {name}", chosen, reason)
    if other is None or other == chosen:
        return Inferred(chosen, reason)
    return Inferred(chosen, reason, other, f"the nearest on the other side of {name}")


def _by_weekday(candidate: Candidate, day: dt.date, chosen: int, other: int | None) -> int | None:
    """Give the year that the weekday tells in place of the one chosen, None where it fits."""
    if other is not None and _fits_only(candidate, other, chosen):
        return other
    if _fits_weekday(candidate, chosen) or _close(candidate, chosen, day):
        return None
    return next((y for y in (chosen - 1, chosen + 1) if _fits_weekday(candidate, y)), None)


def _fits_only(candidate: Candidate, year: int, rather: int) -> bool:
    return _fits_weekday(candidate, year) and not _fits_weekday(candidate, rather)


def _close(candidate: Candidate, year: int, day: dt.date) -> bool:
    place = candidate.first.first_day(year)
    return place is not None and abs((place - day).days) <= _SLIP


def _lies_ahead(
    candidate: Candidate, day: dt.date, back: int | None, forth: int | None, *, plan: bool
) -> bool:
    """Choose the side: what the cue says, unless that is far and the other side quite near."""
    if back is None or forth is None:
        return forth is not None
    behind = (day - (_last(candidate).last_day(back + candidate.runs_over_new_year) or day)).days
    ahead = ((candidate.first.first_day(forth) or day) - day).days
    if plan:
        return candidate.rule == "dates.before" or not is_far(ahead, behind)
    return is_far(behind, ahead)


def is_far(days: int, others: int) -> bool:
    """Tell a side so far away that the other one, quite near, is meant."""
    return days > _FAR and 0 <= others < _NEAR


def _nearest(
    candidate: Candidate, day: dt.date, name: str, *, plan: bool, reach: int
) -> Inferred | None:
    """Give the year in which it comes nearest to a day, none where that is far off."""
    places: list[tuple[int, int]] = []
    for year in range(day.year - _SPAN, day.year + _SPAN + 1):
        place = candidate.first.first_day(year)
        if place is None or not _fits_weekday(candidate, year):
            continue
        over = plan and (_last(candidate).last_day(year) or day) < day
        places.append((abs((place - day).days) + (10_000 if over else 0), year))
    if not places:
        return None
    distance, chosen = min(places)
    if distance % 10_000 > reach and not plan:
        return None
    return Inferred(chosen, f"nearest {_words(candidate)} to {name}")


def _by_topic(candidate: Candidate, reference: Reference, *, plan: bool) -> Inferred | None:
    """Tell the year from the years that the article reviews, plans and bears in its name."""
    month = candidate.first.month
    back, ahead = reference.reviewed, reference.planned
    if month is None:
        return None
    if reference.held and reference.held >= (back or 0):
        return Inferred(reference.held, f"what is reported bears the year {reference.held}")
    if back and reference.review_ends:
        if month >= reference.review_ends and (plan or month <= reference.review_ends + _MONTHS):
            return Inferred(back, f"the article reviews {back} up to month {reference.review_ends}")
        return None
    if plan:
        return Inferred(ahead, f"the article plans {ahead}") if ahead else None
    if back and ahead == back + 1:
        reason = f"the article reviews {back} and plans {ahead}"
        if month <= 6:
            return Inferred(ahead, reason, back, "the year reviewed")
        return Inferred(back, reason, ahead, "the year planned") if month >= 11 else None
    return _by_one_year(month, back, ahead)


def _by_opening(candidate: Candidate, opening: Opening, *, plan: bool) -> Inferred | None:
    """Tell what lies before the end of the part of a year that is reported, or soon behind it."""
    last = opening.ends
    first = last - dt.timedelta(days=_WRITTEN) if plan else dt.date(opening.year, 1, 1)
    until = last + dt.timedelta(days=_PLANNED if plan else _WRITTEN)
    for year in (opening.year + 1, opening.year):
        day = (
            _last(candidate).last_day(year)
            if candidate.open_start
            else candidate.first.first_day(year)
        )
        if day and first <= day <= until and _fits_weekday(candidate, year):
            months = f"months {opening.first}–{opening.last} of {opening.year}"
            return Inferred(year, f"the article reports {months}")
    return None


def _by_one_year(month: int, back: int | None, ahead: int | None) -> Inferred | None:
    """A conference looks back at a year at its end or in the first months after it."""
    if back and ahead is None:
        reason = f"the article reviews {back}"
        if month >= 11:
            return Inferred(back, reason, back + 1, "the year after it")
        return Inferred(back + 1, reason, back, "the year reviewed") if month <= 3 else None
    if ahead and back is None:
        reason = f"the article plans {ahead}"
        return Inferred(ahead, reason, ahead - 1, "the year before it") if month <= 9 else None
    return None


def _after_page(moment: Moment, year: int, page: dt.date | None) -> bool:
    day = moment.first_day(year)
    return bool(page and day and day > page)
