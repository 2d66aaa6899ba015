"""Mentions → values: missing years inferred, relative places counted from the day they rest on."""

import datetime as dt
import re
from collections import deque
from collections.abc import Sequence
from typing import Final

from schemas.dates import DateKind, Missing

from . import fragments as f
from . import periods
from .counting import Counted, count, step_from
from .cues import Cues
from .infer import Inferred, infer_year, near_to
from .lunar import solar
from .moment import Candidate, Moment, Relative
from .reference import Reference
from .resolved import Resolved, alternatives, in_year, the_day, write

_NEAR: Final = re.compile(r" {1,2}này(?!\w)")
_GAPS: Final = (
    "(",
    ",",
    ", ngày",
    "(ngày",
    "",
    "-",
    "ngày",
    "[",
    "tức ngày",
    ", tức ngày",
    "(tức ngày",
    "(tức",
)
_LENGTH: Final = re.compile(rf"{f.COUNT} {{1,3}}(?:ngày|tuần|tháng|quý|năm)")
_KEPT: Final = 64
"""Mentions looked back on; a place is told from one not far before it."""


class Resolver:
    """Resolves the mentions of one article in order; what was said before settles what follows."""

    def __init__(self, cues: Cues, reference: Reference) -> None:
        """Take the article's cues and the days that it states."""
        self.cues = cues
        self.low = cues.low
        self.reference = reference
        self.done: deque[Resolved] = deque(maxlen=_KEPT)
        self.last_day: Resolved | None = None
        self.terms: list[Candidate] = []

    def resolve(self, mentions: Sequence[Candidate]) -> list[tuple[Candidate, Resolved | None]]:
        """Give each mention its value, None where nothing settles it."""
        self.terms = [c for c in mentions if periods.is_term(c, self.low)]
        out: list[tuple[Candidate, Resolved | None]] = []
        for index, candidate in enumerate(mentions):
            after = mentions[index + 1] if index + 1 < len(mentions) else None
            resolved = self._one(candidate, after)
            if resolved:
                self.done.append(resolved)
                if resolved.day:
                    self.last_day = resolved
            out.append((candidate, resolved))
        return out

    def _one(self, candidate: Candidate, after: Candidate | None) -> Resolved | None:
        if candidate.kind == "duration":
            return Resolved(candidate, "duration", candidate.length or "", None)
        if candidate.until_now:
            return periods.until_now(candidate, self.reference)
        if candidate.lunar:
            return self._named_beside(candidate, after) or self._lunar(candidate, candidate.lunar)
        if candidate.relative and candidate.kind == "date":
            resolved = self._relative(candidate, candidate.relative, after)
        else:
            resolved = self._absolute(candidate)
        if resolved and candidate.from_now is not None:
            return periods.from_now(resolved, self.reference)
        return resolved

    def _absolute(self, candidate: Candidate) -> Resolved | None:
        if candidate.relative or candidate.last_relative:
            return periods.from_this_year(candidate, self.reference)
        if candidate.first.day is not None and candidate.first.month is None:
            return self._day_only(candidate)
        if candidate.year_offset is not None:
            return self._offset_year(candidate, candidate.year_offset)
        if candidate.lacks_year:
            return self._without_year(candidate)
        return self._stated(candidate)

    def _stated(self, candidate: Candidate, found: Inferred | None = None) -> Resolved | None:
        """Write a candidate whose parts are all there, or as there as they will be."""
        first, last = candidate.first, candidate.last
        if found:
            first, last = in_year(first, last, found.year)
        if not first.is_valid or (last is not None and not last.is_valid):
            return None
        kind: DateKind = "interval" if candidate.kind == "interval" else "date"
        if kind == "date" and first.clock:
            kind = "time"
        missing: tuple[Missing, ...] = (*candidate.missing, *(("year",) if found else ()))
        because = found.because if found else candidate.because
        if missing and not because:
            because = "shares the parts of the date beside it"
        return Resolved(
            candidate, kind, write(candidate, first, last), candidate.grain, candidate.mod,
            in_order(missing) if missing else (), because if missing else None,
            alternatives(candidate, found) if found else (),
            the_day(kind, first),
        )  # fmt: skip

    def _without_year(self, candidate: Candidate) -> Resolved | None:
        plan = self.cues.around(candidate).lies_ahead
        late = candidate.first.month is not None and candidate.first.month > 6
        if candidate.rule in ("dates.part_of_year", "dates.half") and late:
            plan = True
        event = not plan and not self.cues.around(candidate).is_document
        near = bool(_NEAR.match(self.low, candidate.end))
        found = infer_year(candidate, self.reference, plan=plan, event=event, near=near)
        if found is None and not plan and self.reference.today is None:
            found = self._told_on(candidate)
        return self._stated(candidate, found)

    def _told_on(self, candidate: Candidate) -> Inferred | None:
        """Take the year of a day or month told just before in the same paragraph."""
        block = self.cues.article.block_at(candidate.start)
        for before in reversed(self.done):
            if block is None or before.candidate.start < block.start:
                return None
            moment = before.candidate.first
            if before.kind == "duration" or moment.year is None or moment.month is None:
                continue
            if self.cues.around(before.candidate).is_document or not moment.first_day():
                return None
            later = (candidate.first.month or 0) >= moment.month
            if before.date:
                return near_to(candidate, before.date)
            return (
                Inferred(moment.year, f"goes on from {moment.edtf()} before it") if later else None
            )
        return None

    def _offset_year(self, candidate: Candidate, offset: int) -> Resolved | None:
        year = self.reference.year
        if year is None:
            return self._stated(candidate._replace(year_offset=None))
        return self._stated(
            candidate, Inferred(year + offset, f"told from {self.reference.source}")
        )

    def _day_only(self, candidate: Candidate) -> Resolved | None:
        """`ngày 12`: of the month that the day of writing allows, or of the day told before."""
        today, number = self.reference.publication, candidate.first.day or 0
        plan = self.cues.around(candidate).lies_ahead
        if today is None:
            before = self.last_day.day if self.last_day else None
            if before is None:
                return None
            moment = Moment(before.year, before.month, number, candidate.first.clock)
            because = f"the month of {before.edtf()} before it"
        else:
            found = _nearest_day(today, number, plan=plan)
            if found is None:
                return None
            moment = Moment(found.year, found.month, found.day, candidate.first.clock)
            because = f"{'next' if plan else 'latest'} day {number} from {self.reference.source}"
        stated = candidate._replace(first=moment, missing=("year", "month"), because=because)
        resolved = self._stated(stated)
        return resolved._replace(candidate=candidate) if resolved else None

    def _lunar(self, candidate: Candidate, lunar: tuple[int, int, int | None]) -> Resolved | None:
        """Give the solar day: of the stated lunar year, else the one that the article's time allows."""
        day, month, year = lunar
        today, plan = self.reference.today, self.cues.around(candidate).lies_ahead
        if year is not None:
            found = (
                solar(day, month, year - (month == 12)) if month == 12 else solar(day, month, year)
            )
        else:
            found = _lunar_near(day, month, today, plan=plan) if today else None
        if found is None:
            return None
        reason = f"lunar {day}/{month}" + (f" from {self.reference.source}" if year is None else "")
        moment = Moment(found.year, found.month, found.day)
        missing: tuple[Missing, ...] = ("year", "month", "day")
        return Resolved(
            candidate, "date", found.isoformat(), "day", None, missing, reason, (), moment
        )

    def _relative(
        self, candidate: Candidate, relative: Relative, after: Candidate | None
    ) -> Resolved | None:
        if candidate.rule == "dates.same_period":
            return periods.same_period(candidate, relative, self.reference, self.done, self.cues)
        if (
            candidate.rule == "dates.step"
            and relative.unit == "year"
            and not self._is_alone(candidate)
        ):
            return self._as_length(candidate)
        if relative.unit == "term":
            return periods.term(candidate, relative, after, self.terms, self.low)
        if relative.from_previous:
            return self._from_previous(candidate, relative)
        beside = self._named_beside(candidate, after)
        if beside:
            return beside
        before = periods.compared_with(candidate, self.low, self.done, self.cues.article)
        today = before or self.reference.today
        if today is None and relative.unit == "year" and self.reference.year:
            today = dt.date(self.reference.year, 7, 1)
        plan = self.cues.around(candidate).lies_ahead
        counted = count(candidate, relative, today, plan=plan) if today else None
        if counted is None:
            return self._as_length(candidate)
        reason = f"told from {before or self.reference.source}"
        return _counted(candidate, counted, reason)

    def _named_beside(self, candidate: Candidate, after: Candidate | None) -> Resolved | None:
        """`Sáng nay (7/7)`: the day stands in brackets."""
        if (
            after is None
            or after.first.day is None
            or not after.is_point
            or candidate.grain != "day"
        ):
            return None
        gap = self.low[candidate.end : after.start]
        if len(gap) > 12 or gap.strip() not in _GAPS:
            return None
        day = self._one(after, None)
        if day is None or day.day is None:
            return None
        return day._replace(
            candidate=candidate, inferred=(), because=f"named beside it: {day.value}",
            alternatives=(), kind="date", value=day.value.split("T")[0], grain="day",
        )  # fmt: skip

    def _from_previous(self, candidate: Candidate, relative: Relative) -> Resolved | None:
        before = self.last_day
        today = self.reference.publication
        if before is None and today and self._is_alone(candidate):
            counted = count(candidate, relative, today, plan=False)
            return _counted(candidate, counted, f"told from {today}") if counted else None
        counted = step_from(candidate, relative, before.day) if before and before.day else None
        if counted is None or before is None:
            return self._as_length(candidate)
        return _counted(candidate, counted, f"told from {before.value.split('T')[0]} before it")

    def _is_alone(self, candidate: Candidate) -> bool:
        """Tell a text that is nothing but this expression."""
        return self.low.strip() == self.low[candidate.start : candidate.end]

    def _as_length(self, candidate: Candidate) -> Resolved | None:
        """`hai ngày sau` with nothing to tell it from is at least a length."""
        match = _LENGTH.search(self.low, candidate.start, candidate.end)
        if candidate.length is None or match is None:
            return None
        length = candidate._replace(
            start=match.start(),
            end=match.end(),
            rule="dates.length",
            kind="duration",
            relative=None,
        )
        return Resolved(length, "duration", candidate.length, None)


def _counted(candidate: Candidate, counted: Counted, reason: str) -> Resolved:
    kind: DateKind = (
        "interval" if "/" in counted.value else "time" if "T" in counted.value else "date"
    )
    return Resolved(
        candidate, kind, counted.value, counted.grain, candidate.mod, (), reason, (), counted.day
    )


def in_order(missing: Sequence[Missing]) -> tuple[Missing, ...]:
    """Give the missing parts once each, the longest first."""
    order: tuple[Missing, ...] = ("year", "month", "day")
    return tuple(part for part in order if part in missing)


def _nearest_day(today: dt.date, number: int, *, plan: bool) -> dt.date | None:
    """Give the latest day of that number up to today, under a plan the first from today."""
    month = today.year * 12 + today.month - 1
    for step in range(4):
        place = month + (step if plan else -step)
        day = Moment(place // 12, place % 12 + 1, number).first_day()
        if day and (day >= today if plan else day <= today):
            return day
    return None


def _lunar_near(day: int, month: int, today: dt.date, *, plan: bool) -> dt.date | None:
    years = range(today.year - 2, today.year + 2)
    found = [d for year in years if (d := solar(day, month, year))]
    behind, ahead = [d for d in found if d <= today], [d for d in found if d > today]
    return next(iter(ahead), None) if plan or not behind else behind[-1]
