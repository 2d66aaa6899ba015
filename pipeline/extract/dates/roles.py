"""What a date is for: publication, page, event, document, period, plan, background."""

import datetime as dt
import re
from collections.abc import Sequence
from typing import Final

from schemas import edtf
from schemas.dates import DateRole

from .around import Around
from .cue_words import ANNIVERSARY, AS_OF, COMPARED, DOCUMENT, ONCE, STORY, TENURE
from .cues import Cues
from .length_roles import role_of_length
from .moment import Candidate
from .reference import Reference
from .resolved import Resolved
from .role_signs import (
    goes_from_there,
    goes_on_until,
    is_counted_at,
    is_due_today,
    is_since,
    issues_paper,
)

_LONG_BEFORE: Final = 45
"""Days: what a report tells as news happened no longer ago."""
_JUST_BEFORE: Final = dt.timedelta(days=3)
"""What leads up to the reported act happened no longer before it; what did is its story."""
_LASTS, _LONG_EVENT = 10, 31
"""Days that an event goes on; what lasts longer is a time that results are counted in."""
_LONG_AGO: Final = 15
"""Years: a report does not count the results of such a year."""
_BEGUN: Final = 0.15
"""Share of a period that may be over while it still counts as lying ahead."""
_SCHOOL_YEAR: Final = 9
_NOT_TOLD: Final = ("stamp", "page_header", "boilerplate")
_DAYS: Final = ("day", "minute")
_COUNTED_UP: Final = ("tính đến ", "tính tới ", "kế đến ", "tính đến hết ")
"""What a figure is told to hold up to, though the act is of the same day: `Tính đến hôm nay`."""
_ASIDE: Final = ANNIVERSARY | STORY | AS_OF
"""What is said of days on which the reported act did not happen."""
_ONCE: Final = re.compile(r"(?<!\w)(?:hồi|sinh|sn|từ|sang|sinh ngày|lúc|khi đó|thời) {1,3}$")
_WHEN: Final = re.compile(r",? {1,3}(?:khi|lúc)(?!\w)")
_AGE: Final = re.compile(r" \d{1,3} tuổi")
_ONCE_ENDS: Final = (
    "hồi ", "sinh ", "sn ", "từ ", "sang ", "ngày ", "lúc ", "đó ", "thời ", "  ",
)  # fmt: skip
_WHEN_BEGINS: Final = (" khi", " lúc", ", khi", ", lúc", "  ", ",  ")
"""How what the patterns of these names look for ends, or begins."""


class Roles:
    """Tells the roles of one article's dates."""

    def __init__(
        self,
        cues: Cues,
        resolved: Sequence[Resolved],
        reference: Reference,
        stamp: Candidate | None = None,
    ) -> None:
        """Find the day of the reported act first; all else is told from it."""
        self.cues = cues
        self.low = cues.low
        self.resolved = resolved
        self.reference = reference
        self.stamp = stamp.start if stamp else None
        self._reviewed = {
            last.year
            for date in resolved
            if date.candidate.rule == "dates.span_of_years"
            and not self.low.startswith("nhiệm", date.candidate.start)
            and (last := edtf.bounds(date.value)[1])
        }
        """Last years of the spans that the article tells; the next span lies ahead."""
        self.event = self._event_day()
        self.today = reference.today or _as_day(self.event)

    def all(self) -> list[DateRole]:
        """Give each date its role, in order."""
        roles: list[DateRole] = []
        blocks = self.cues.blocks
        for index, date in enumerate(self.resolved):
            start = date.candidate.start
            block = blocks[start]
            if block is not None and block.kind == "page_header" and _is_day(date):
                roles.append("page")
            elif start == self.stamp:
                roles.append("publication")
            else:
                roles.append(self._in_text(index, date))
        return roles

    def _event_day(self) -> str | None:
        """Find the first day that is neither a document's nor ahead nor long past."""
        today = self.reference.today
        for index, date in enumerate(self.resolved):
            start = date.candidate.start
            if not (_is_day(date) or date.day) or start == self.stamp:
                continue
            block = self.cues.blocks[start]
            if block and block.kind in _NOT_TOLD:
                continue
            around = self.cues.around(date.candidate)
            if around.is_document or around.is_earlier or around.is_in_force:
                continue
            if around.told & _ASIDE and (
                self._is_remembered(index, around)
                or around.touches(STORY, 3)
                or self._is_as_of(date, around)
            ):
                continue
            day = date.date
            if day and today:
                if day > today or (today - day).days > _LONG_BEFORE:
                    continue
            elif around.lies_ahead:
                continue
            return date.value[:10]
        return None

    def _is_remembered(self, index: int, around: Around) -> bool:
        """Tell the day of an anniversary, but not `chiều 28/4` behind `(1/5/1886 – 1/5/2008)`."""
        cue = around.last(ANNIVERSARY, 80)
        if cue is None:
            return False
        before = self.resolved[index - 1] if index else None
        return before is None or before.kind == "duration" or before.candidate.start < cue[0]

    def _in_text(self, index: int, date: Resolved) -> DateRole:
        candidate, kind, _, grain = date[:4]
        around = self.cues.around(candidate)
        told = around.told
        remembered = told & ANNIVERSARY and self._is_remembered(index, around)
        if kind == "duration":
            block = self.cues.blocks[around.start]
            titled = block is not None and block.kind == "title"
            return "background" if remembered else role_of_length(around, titled=titled)
        cited = around.said & DOCUMENT and kind != "interval" and grain != "year"
        if cited and around.is_document:
            return "document"
        if cited and grain == "day" and date.value != self.event and issues_paper(around):
            return "document"
        if remembered or (told & COMPARED and around.touches(COMPARED)):
            return "background"
        if goes_from_there(around):
            return "background"
        if kind != "interval" and grain in _DAYS:
            return self._of_day(date, around)
        if grain in _DAYS and not candidate.until_now:
            return self._of_days(date, around)
        return self._of_period(date, around)

    def _of_day(self, date: Resolved, around: Around) -> DateRole:
        day, today = date.date, self.today
        if around.is_in_force:
            ahead = bool(day and today and day > today) or around.is_plan
            return "plan" if ahead else "background"
        if day and day == today and is_due_today(around):
            return "plan"
        if self.event and date.value[:10] == self.event:
            counted = self.low.endswith(_COUNTED_UP, 0, around.start)
            return "period" if counted and self._is_as_of(date, around) else "event"
        if self._is_as_of(date, around) and not (day and today and day > today):
            return "period"
        if day and today:
            if day > today:
                told = self._goes_on(day, around) or self._is_done(date, around)
                return "event" if told else "plan"
            if is_since(around) or (today - day).days > _LONG_BEFORE:
                return "background"
            if (_as_day(self.event) or day) - day > _JUST_BEFORE:
                return "background"
            return "background" if self.cues.in_quotes(around.start) else "event"
        if around.lies_ahead:
            return "plan"
        return "background" if around.is_earlier or self._is_story(around) else "event"

    def _is_as_of(self, date: Resolved, around: Around) -> bool:
        """Tell the day that a figure holds for: `tính đến ngày 31/3`, not `đến trưa cùng ngày`."""
        if not around.touches(AS_OF) or self.low.startswith(" mới ", around.end):
            return False
        return date.candidate.part_of_day is None and date.kind != "time"

    def _is_done(self, date: Resolved, around: Around) -> bool:
        """Tell a stated day that is reported as over though it lies ahead: the writer's slip."""
        stated = "year" not in date.inferred and not date.candidate.relative
        return stated and around.has_event and around.is_told and not around.is_plan

    def _goes_on(self, day: dt.date, around: Around) -> bool:
        """Tell a further day of what is reported, where the first is all that is known of today."""
        if self.reference.publication or self.today is None or around.is_plan:
            return False
        return (day - self.today).days <= _LASTS

    def _of_days(self, date: Resolved, around: Around) -> DateRole:
        """An interval of days: what is reported took that long, or will."""
        first, last = edtf.bounds(date.value)
        if date.candidate.rule == "dates.before":
            return "plan" if self._is_ahead(date) else "background"
        if first and self.today and first > self.today:
            return "event" if self._goes_on(first, around) else "plan"
        if first and last and (last - first).days > _LONG_EVENT:
            return "plan" if around.is_plan and self._is_ahead(date) else "period"
        if first and last and self.today:
            return "background" if (self.today - last).days > _LONG_BEFORE else "event"
        return "plan" if around.lies_ahead else "event"

    def _is_ahead(self, date: Resolved) -> bool:
        _, last = edtf.bounds(date.value)
        return not (last and self.today and last < self.today)

    def _of_period(self, date: Resolved, around: Around) -> DateRole:
        if date.candidate.rule == "dates.before":
            if self.today is None and date.grain == "year" and not around.is_plan:
                return "background"
            return "plan" if self._is_ahead(date) else "background"
        first, last = edtf.bounds(date.value, date.mod)
        if date.candidate.from_now is not None or self._begins_later(date, first, last):
            return "plan"
        over = bool(self.today and last and last < self.today)
        if self.today and not over and goes_on_until(around):
            return "plan"
        if over and date.grain == "quarter" and is_since(around):
            return "background" if date.candidate.rule == "dates.quarter" else "period"
        if not over and (around.lies_ahead or around.sets_target):
            return "plan"
        if date.candidate.kind == "date" and (self._is_story(around) or self._is_long_ago(date)):
            return "background"
        if around.last(TENURE, 100):
            return "background"
        if self._is_act(date, around):
            return "event"
        whole = date.mod is None or date.kind != "date" or around.rule == "dates.months_of_year"
        return "period" if whole or is_counted_at(around) else "background"

    def _is_act(self, date: Resolved, around: Around) -> bool:
        """Tell the part of a month that opens a report: `Cuối tháng 7, đoàn đã công bố …`."""
        first, last = edtf.bounds(date.value, date.mod)
        if date.mod is None or date.grain != "month" or first is None or last is None:
            return False
        recent = self.today is not None and 0 <= (self.today - first).days <= _LONG_BEFORE
        return recent and around.start == around.sentence[0] and around.is_told and around.has_event

    def _is_long_ago(self, date: Resolved) -> bool:
        """Tell a year or decade of history, which no results are counted for."""
        _, last = edtf.bounds(date.value)
        if date.grain == "decade":
            return self.today is None or bool(last and last < self.today)
        return bool(self.today and last and self.today.year - last.year >= _LONG_AGO)

    def _begins_later(self, date: Resolved, first: dt.date | None, last: dt.date | None) -> bool:
        """Tell a period that has not begun by today, or hardly: most of it lies ahead."""
        today = self.today
        if today is None or first is None:
            return False
        if self.low.startswith("năm học", date.candidate.start):
            first = first.replace(month=_SCHOOL_YEAR)
        if first > today or last is None or date.candidate.until_now:
            return first > today
        if date.mod == "end":
            return last > today
        if self.low.startswith("nhiệm", date.candidate.start):
            return False
        if date.grain in ("half", "quarter", "month") and date.kind == "interval":
            return (today - first).days < _BEGUN * (last - first).days
        return first.year == today.year < last.year and first.year - 1 in self._reviewed

    def _is_story(self, around: Around) -> bool:
        """Tell a place in what somebody tells, or a beginning without end."""
        low, start, end = self.low, around.start, around.end
        return bool(
            (low.endswith(_ONCE_ENDS, 0, start) and _ONCE.search(low, max(0, start - 14), start))
            or (low.startswith(_WHEN_BEGINS, end) and _WHEN.match(low, end))
            or (low[end + 1 : end + 2].isdigit() and _AGE.match(low, end))
            or around.behind(ONCE)
            or around.last(STORY)
            or self.cues.in_quotes(start)
        )


def assign_roles(
    cues: Cues,
    resolved: Sequence[Resolved],
    reference: Reference,
    *,
    stamp: Candidate | None = None,
) -> list[DateRole]:
    """Give each date its role, in order (guide, section 1)."""
    return Roles(cues, resolved, reference, stamp).all()


def _is_day(date: Resolved) -> bool:
    return date[3] in _DAYS and date[1] in ("date", "time")


def _as_day(value: str | None) -> dt.date | None:
    return edtf.bounds(value)[1] if value else None
