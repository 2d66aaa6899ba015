"""Missing years: the guide's order, each with its reason; no guess is better than a wrong one."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from .moment import Candidate, Moment
from .reference import Reference

_SPAN = 8
_SLIP = 31
_FAR, _NEAR = 270, 95
"""Days: a report does not speak of a day ten months back without its year when one is at hand."""


@dataclass(frozen=True, slots=True)
class Inferred:
    """A year and why; with the next best."""

    year: int
    because: str
    other: int | None = None
    other_because: str = ""


def infer_year(
    candidate: Candidate, reference: Reference, *, plan: bool, event: bool
) -> Inferred | None:
    """Give the year that a candidate's words leave out, or None where nothing decides.

    `plan` says that the date lies ahead, `event` that it can be the day of the reported act.
    """
    if reference.publication:
        return _beside(candidate, reference, reference.publication, "publication", plan=plan)
    if reference.event:
        return _nearest(candidate, reference.event, plan=plan)
    found = _by_topic(candidate, reference, plan=plan) if plan or event else None
    if found and _after_page(candidate.first, found.year, reference.page):
        return None
    return found


def _words(candidate: Candidate) -> str:
    moment = candidate.first
    if moment.day and moment.month:
        return f"{moment.day}/{moment.month}"
    if candidate.last and candidate.last.month != moment.month:
        return f"months {moment.month}–{candidate.last.month}"
    return f"month {moment.month}" if moment.month else "year"


def _years(candidate: Candidate, around: int) -> Iterator[int]:
    """Yield years in which the candidate exists, and falls on its weekday where it names one."""
    for year in range(around - _SPAN, around + _SPAN + 1):
        if candidate.first.first_day(year):
            yield year


def _fits_weekday(candidate: Candidate, year: int) -> bool:
    day = candidate.first.first_day(year)
    return candidate.weekday is None or (day is not None and day.weekday() == candidate.weekday)


def _beside(
    candidate: Candidate, reference: Reference, day: dt.date, name: str, *, plan: bool
) -> Inferred | None:
    years = list(_years(candidate, day.year))
    last = candidate.last if candidate.last and candidate.last.month else candidate.first
    wrapped = bool(candidate.last and _wraps(candidate))
    behind = [y for y in years if (candidate.first.first_day(y) or day) <= day]
    ahead = [y for y in years if (last.last_day(y + wrapped) or day) >= day]
    back, forth = max(behind, default=None), min(ahead, default=None)
    ahead_of_it = _lies_ahead(candidate, day, back, forth, plan=plan)
    chosen, other = (forth, back) if ahead_of_it else (back, forth)
    if chosen is None:
        return None
    reason = (
        f"next {_words(candidate)} from {name} {day}, " + ("under a plan" if plan else "the last is long past")
        if ahead_of_it else f"latest {_words(candidate)} not after {name} {day}"
    )  # fmt: skip
    if not _fits_weekday(candidate, chosen) and not _close(candidate, chosen, day):
        for year in (chosen - 1, chosen + 1):
            if _fits_weekday(candidate, year):
                return Inferred(year, f"the weekday decides for {year} near {name} {day}", chosen, reason)
    if other is None or other == chosen:
        return Inferred(chosen, reason)
    return Inferred(chosen, reason, other, f"the nearest on the other side of {name} {day}")


def _close(candidate: Candidate, year: int, day: dt.date) -> bool:
    """Tell a day so near to the publication that a weekday that differs is a slip of the writer."""
    place = candidate.first.first_day(year)
    return place is not None and abs((place - day).days) <= _SLIP


def _lies_ahead(
    candidate: Candidate, day: dt.date, back: int | None, forth: int | None, *, plan: bool
) -> bool:
    """Choose the side: what the cue says, unless that is far and the other side quite near."""
    if back is None or forth is None:
        return forth is not None
    last = candidate.last if candidate.last and candidate.last.month else candidate.first
    behind = (day - (last.last_day(back) or day)).days
    ahead = ((candidate.first.first_day(forth) or day) - day).days
    if plan:
        return candidate.rule == "dates.before" or not (ahead > _FAR and 0 <= behind < _NEAR)
    return behind > _FAR and ahead < _NEAR


def _wraps(candidate: Candidate) -> bool:
    first, last = candidate.first, candidate.last
    return bool(
        last and first.month and last.month
        and (first.month, first.day or 0) > (last.month, last.day or 31)
    )  # fmt: skip


def _nearest(candidate: Candidate, event: dt.date, *, plan: bool) -> Inferred | None:
    """Without publication: dates of one report cluster around its event."""
    years = [y for y in _years(candidate, event.year) if _fits_weekday(candidate, y)]
    if not years:
        return None
    places = {y: candidate.first.first_day(y) or event for y in years}
    if plan:
        years = [y for y in years if (candidate.first.last_day(y) or event) >= event] or years
    chosen = min(years, key=lambda y: (abs((places[y] - event).days), y))
    distance = abs((places[chosen] - event).days)
    if distance > 200 and not plan:
        return None
    return Inferred(chosen, f"nearest {_words(candidate)} to the event of {event}")


def _by_topic(candidate: Candidate, reference: Reference, *, plan: bool) -> Inferred | None:
    """Tell the year from the years that the article reviews, plans and bears in its event's name."""
    month = candidate.first.month
    back, ahead = reference.reviewed, reference.planned
    if month is None:
        return None
    if reference.held and reference.held >= (back or 0):
        return Inferred(reference.held, f"what is reported bears the year {reference.held}")
    if back and reference.review_ends:
        if month >= reference.review_ends:
            return Inferred(back, f"the article reviews {back} up to month {reference.review_ends}")
        return None
    if plan:
        return Inferred(ahead, f"the article plans {ahead}") if ahead else None
    if back and ahead == back + 1:
        reason = f"the article reviews {back} and plans {ahead}"
        if month <= 6:
            return Inferred(ahead, reason, back, "the year reviewed")
        return Inferred(back, reason, ahead, "the year planned") if month >= 11 else None
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
