"""Mentions → values: missing years inferred, relative places counted from the day they rest on."""

import datetime as dt
import re
from collections import deque
from collections.abc import Sequence
from typing import Final

from schemas.dates import DateKind

from . import periods
from .anaphora import day_before, is_that, told_before
from .beside import is_alone
from .counting import count, step_from
from .cue_words import HAPPENED
from .cues import Cues
from .infer import Inferred, infer_year
from .moment import Candidate, Relative, is_stated, is_valid, written
from .neighbours import (
    has_just_ended,
    is_forecast,
    is_said_this,
    month_told,
    months_of_year,
    named_in_brackets,
    shares_week,
    told_on,
    until_feast,
)
from .reference import Reference
from .resolved import Resolved, alternatives, day_of_week, in_order, in_year, the_day, write
from .sentence_years import quarter_told, told_in_sentence
from .told import as_counted, as_length, day_alone, lunar_day

_NAMED: Final = re.compile(r" {0,3}(?:[(,[-] {0,3})?(?:(?:tức|là|nhằm) {1,3})?(?:ngày {1,3})?")
_THAT_IS: Final = re.compile(r"(?<!\w)(?:tức|nhằm)(?!\w)")
"""What stands between `sáng nay` and the day that it is: `sáng nay (7/7)`."""
_BESIDE: Final = 12
_AHEAD: Final = 3
"""Mentions looked ahead to."""
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
        self.mentions: Sequence[Candidate] = ()
        self.later: Sequence[Candidate] = ()
        """The next few mentions."""

    @property
    def _before(self) -> Resolved | None:
        """What was resolved last."""
        return self.done[-1] if self.done else None

    def resolve(self, mentions: Sequence[Candidate]) -> list[tuple[Candidate, Resolved | None]]:
        """Give each mention its value, None where nothing settles it."""
        self.mentions = mentions
        dayless = self.reference.today is None
        out: list[tuple[Candidate, Resolved | None]] = []
        resolved: Resolved | None
        for index, candidate in enumerate(mentions):
            if candidate.kind == "duration":
                resolved = months_of_year(candidate, self._before, self.low) or Resolved(
                    candidate, "duration", candidate.length or "", None
                )
            elif is_stated(candidate):
                resolved = self._stated(candidate)
            else:
                self.later = mentions[index + 1 : index + 1 + _AHEAD]
                resolved = self._one(candidate, self.later[0] if self.later else None)
            if resolved:
                if candidate.day_of_week is not None:
                    resolved = day_of_week(resolved, candidate.day_of_week)
                self.done.append(resolved)
                if dayless and "year" in resolved.inferred and self.reference.told is None:
                    self._tell_first(resolved.date)
                if resolved.day and not (self.last_day and self.cues.in_quotes(candidate.start)):
                    self.last_day = resolved
            out.append((candidate, resolved))
        return out

    def _tell_first(self, day: dt.date | None) -> None:
        """Keep the first day whose year was inferred, where none was told."""
        if day is not None:
            self.reference = self.reference._replace(told=day, by_topic=True)

    def _one(self, candidate: Candidate, after: Candidate | None) -> Resolved | None:
        if after is not None and after.kind == "interval":
            named = named_in_brackets(candidate, after, self.low)
            if named:
                return named
        if candidate.last_lunar and candidate.lunar is None:
            plan = self.cues.around(candidate).lies_ahead
            return until_feast(candidate, candidate.last_lunar, self.reference, plan=plan)
        if candidate.until_now:
            return periods.until_now(candidate, self.reference, after=after, low=self.low)
        if candidate.lunar:
            plan = self.cues.around(candidate).lies_ahead
            beside = (
                candidate.kind == "date"
                and candidate.lunar[2] is None
                and (self._named_before(candidate) or self._named_beside(candidate, after))
            )
            found = beside or lunar_day(candidate, candidate.lunar, self.reference, plan=plan)
            if found and candidate.open_start:
                return found._replace(kind="interval", value=f"../{found.value}", day=None)
            return found
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
        if candidate.first.month is None and candidate.first.day is not None:
            return self._day_alone(candidate)
        if candidate.year_offset is not None:
            return self._offset_year(candidate, candidate.year_offset)
        if candidate.lacks_year:
            return self._without_year(candidate)
        return self._stated(candidate)

    def _stated(self, candidate: Candidate, found: Inferred | None = None) -> Resolved | None:
        """Write a candidate whose parts are all there, or as there as they will be."""
        first, last = candidate.first, candidate.last
        if not (found or last or candidate.missing) and candidate.kind == "date":
            if not is_valid(first):
                return None
            return Resolved(
                candidate, "time" if first.clock else "date", written(first), candidate.grain,
                candidate.mod, (), None, (), the_day("date", first),
            )  # fmt: skip
        if found:
            first, last = in_year(first, last, found.year)
        if not is_valid(first):
            return None
        if last is not None and (not is_valid(last) or last.precedes(first)):
            return None
        missing, because = candidate.missing, None
        kind: DateKind = "interval" if candidate.kind == "interval" else "date"
        if kind == "date" and first.clock:
            kind = "time"
        if found:
            missing, because = in_order((*missing, "year")), found.because
        elif missing:
            missing = in_order(missing)
            because = candidate.because
        if missing and not because:
            because = "shares the parts of the date beside it"
        return Resolved(
            candidate, kind, write(candidate, first, last), candidate.grain, candidate.mod,
            missing, because, alternatives(candidate, found) if found else (),
            the_day(kind, first, hours=candidate.tells_hours),
        )  # fmt: skip

    def _without_year(self, candidate: Candidate) -> Resolved | None:
        named = self._named_before(candidate) if self.last_day and candidate.is_point else None
        if named:
            return named
        if candidate.length and not has_just_ended(candidate, self.reference.publication):
            return Resolved(candidate, "duration", candidate.length, None)
        around = self.cues.around(candidate)
        plan, month = around.lies_ahead, candidate.first.month or 1
        if candidate.rule in ("dates.part_of_year", "dates.half") and month > 6:
            plan = True
        event = not plan and not around.is_document
        if candidate.grain == "quarter" and not plan:
            others = (d for d in reversed(self.done) if d.candidate.rule != "dates.same_period")
            beside = quarter_told(candidate, next(others, None), around.sentence[0])
            if beside:
                return self._stated(candidate, beside)
        beside = told_in_sentence(
            candidate, self.done, self.later, self.cues,
            plan=plan, dayless=self.reference.today is None,
        )  # fmt: skip
        if beside:
            return self._stated(candidate, beside)
        near = self.reference.publication is not None and is_said_this(candidate, self.low)
        told = bool(around.said & HAPPENED) and not plan
        told = told and bool(around.last(HAPPENED, 60) or around.behind(HAPPENED, 40))
        found = infer_year(candidate, self.reference, plan=plan, event=event, near=near, told=told)
        if found is None and not plan and self.reference.today is None:
            found = told_on(candidate, self.done, self.cues)
        return self._stated(candidate, found)

    def _offset_year(self, candidate: Candidate, offset: int) -> Resolved | None:
        told = self._told_before(candidate, offset)
        year = told.year if told else self.reference.year
        if year is None or (told is None and is_that(candidate, self.low)):
            return self._stated(candidate._replace(year_offset=None))
        reason = f"told from {told or self.reference.source}"
        return self._stated(candidate, Inferred(year + offset, reason))

    def _told_before(self, candidate: Candidate, offset: int) -> dt.date | None:
        """Give the day before it that it is told from; no plan of today lies in the past."""
        told = told_before(candidate, self.done, self.cues)
        today = self.reference.today
        if told and today and told.year + offset < today.year:
            return None if self.cues.around(candidate).is_plan else told
        return told

    def _day_alone(self, candidate: Candidate) -> Resolved | None:
        plan = self.cues.around(candidate).lies_ahead
        month = month_told(self._before, self.cues.around(candidate).sentence[0])
        whole = day_alone(candidate, self.reference, self.last_day, plan=plan, month=month)
        return self._stated(whole) if whole else None

    def _relative(
        self, candidate: Candidate, relative: Relative, after: Candidate | None
    ) -> Resolved | None:
        if candidate.rule == "dates.same_period":
            return periods.same_period(candidate, relative, self.reference, self.done, self.cues)
        if relative.unit == "term":
            terms = [c for c in self.mentions if periods.is_term(c, self.low)]
            return periods.term(candidate, relative, after, terms, self.low)
        if candidate.rule == "dates.step" and relative.unit == "year":
            if not is_alone(self.low, candidate):
                return as_length(candidate, self.low)
        elif relative.from_previous:
            return self._from_previous(candidate, relative)
        if shares_week(candidate, after, self.low) and after and after.relative:
            relative = after.relative._replace(weekday=candidate.weekday)
        return self._named_beside(candidate, after) or self._from_today(candidate, relative)

    def _from_today(self, candidate: Candidate, relative: Relative) -> Resolved | None:
        before = periods.compared_with(candidate, self.low, self.done, self.cues)
        before = before or self._told_before(candidate, relative.offset)
        if before is None and is_that(candidate, self.low):
            return None
        today = before or self.reference.today
        if today is None and relative.unit == "year" and self.reference.year:
            today = dt.date(self.reference.year, 7, 1)
        around = self.cues.around(candidate)
        plan = around.lies_ahead or is_forecast(candidate, self.low, around.sentence[0])
        counted = count(candidate, relative, today, plan=plan) if today else None
        if counted is None:
            return as_length(candidate, self.low)
        return as_counted(candidate, counted, f"told from {before or self.reference.source}")

    def _named_beside(self, candidate: Candidate, after: Candidate | None) -> Resolved | None:
        """`Sáng nay (7/7)`, `7 giờ sáng nay (7/7)`: the day stands in brackets."""
        if after is None or after.first.day is None or not after.is_point:
            return None
        gap = self.low[candidate.end : after.start]
        clock = candidate.first.clock
        if not (candidate.grain == "day" or clock) or len(gap) > _BESIDE:
            return None
        day = self._one(after, None) if _NAMED.fullmatch(gap) else None
        if day is None or day.day is None:
            return None
        return day._replace(
            candidate=candidate, inferred=(), because=f"named beside it: {day.value}",
            alternatives=(), kind="time" if clock else "date", grain=candidate.grain,
            value=written(day.day._replace(clock=clock)),
        )  # fmt: skip

    def _named_before(self, candidate: Candidate) -> Resolved | None:
        """`15/2/2024 (mùng 6 Tết)`, `20/1 (tức 29 tháng Chạp)`: the solar day stands before it."""
        before = self.last_day
        if before is None or before.day is None or before.candidate.end > candidate.start:
            return None
        if candidate.start - before.candidate.end > _BESIDE:
            return None
        gap = self.low[before.candidate.end : candidate.start]
        told = _THAT_IS.search(gap) or (candidate.lunar and "(" in gap)
        if not told or not _NAMED.fullmatch(gap):
            return None
        value = before.value.split("T")[0]
        because = f"named beside it: {value}"
        return Resolved(candidate, "date", value, "day", None, (), because, (), before.day)

    def _from_previous(self, candidate: Candidate, relative: Relative) -> Resolved | None:
        """Count from the day told before; in a text that is nothing else, from the publication."""
        before = day_before(candidate, relative, self.last_day, self.done, self.cues)
        today = self.reference.publication
        if before and before.day:
            counted = step_from(candidate, relative, before.day)
            reason = f"told from {before.value.split('T')[0]} before it"
        elif today and is_alone(self.low, candidate):
            counted = count(candidate, relative, today, plan=False)
            reason = f"told from {self.reference.source}"
        else:
            counted, reason = None, ""
        if counted is None:
            return as_length(candidate, self.low)
        return as_counted(candidate, counted, reason)
