"""What a date is for: publication, page, event, document, period, plan, background."""

import datetime as dt
import re
from collections.abc import Sequence
from typing import Final

from schemas import edtf
from schemas.dates import DateRole

from ...segment.segmented import SegmentedText
from .cues import Cues
from .reference import Reference
from .resolved import Resolved

_LONG_BEFORE: Final = 45
"""Days: what a report tells as news happened no longer ago."""
_NOT_TOLD: Final = ("stamp", "page_header", "boilerplate")
_PAST_LENGTH: Final = re.compile(r" {1,3}(?:qua|vừa qua|vừa rồi|gần đây)(?!\w)")
_SINCE: Final = re.compile(r"(?<!\w)(?:kể |suốt |ngay )?từ {1,3}$")
_ONCE: Final = re.compile(
    r"(?<!\w)(?:hồi|sinh|sn|từ|sang|bước sang|sinh ngày|lúc|khi đó|thời) {1,3}$"
)
_WHEN: Final = re.compile(r",? {1,3}(?:khi|lúc)(?!\w)")


class Roles:
    """Tells the roles of one article's dates."""

    def __init__(
        self, article: SegmentedText, cues: Cues, resolved: Sequence[Resolved], reference: Reference
    ) -> None:
        """Find the day of the reported act first; all else is told from it."""
        self.article = article
        self.cues = cues
        self.low = cues.low
        self.resolved = resolved
        self.reference = reference
        self.event = self._event_day()
        self.today = reference.today or _as_day(self.event)

    def all(self) -> list[DateRole]:
        """Give each date its role, in order."""
        stamped = False
        roles: list[DateRole] = []
        for date in self.resolved:
            block = self.article.block_at(date.candidate.start)
            kind = block.kind if block else "body"
            if kind == "page_header" and _is_day(date):
                roles.append("page")
            elif kind == "stamp" and not stamped and date.kind in ("date", "time"):
                stamped = True
                roles.append("publication")
            else:
                roles.append(self._in_text(date))
        return roles

    def _event_day(self) -> str | None:
        """Find the first day that is neither a document's nor ahead nor long past."""
        today = self.reference.today
        for date in self.resolved:
            block = self.article.block_at(date.candidate.start)
            if not _is_day(date) or (block and block.kind in _NOT_TOLD) or self._is_past(date):
                continue
            day = date.date
            if day and today:
                if day > today or (today - day).days > _LONG_BEFORE:
                    continue
            elif self._lies_ahead(date):
                continue
            return date.value[:10]
        return None

    def _lies_ahead(self, date: Resolved) -> bool:
        return self.cues.around(date.candidate).lies_ahead

    def _is_past(self, date: Resolved) -> bool:
        around = self.cues.around(date.candidate)
        return around.is_document or around.is_anniversary or around.is_earlier

    def _in_text(self, date: Resolved) -> DateRole:
        if date.kind == "duration":
            return self._of_length(date)
        around = self.cues.around(date.candidate)
        if date.kind != "interval" and around.is_document:
            return "document"
        if around.touches("compared"):
            return "background"
        if _is_day(date):
            return self._of_day(date)
        if date.grain == "day" and not date.candidate.until_now:
            return self._of_days(date)
        return self._of_period(date)

    def _of_length(self, date: Resolved) -> DateRole:
        around = self.cues.around(date.candidate)
        if around.is_anniversary:
            return "background"
        if _PAST_LENGTH.match(self.low, date.candidate.end):
            return "period"
        if around.is_plan:
            return "plan"
        covered = around.last("covers", 30) or any("covers" in c.kinds for c in around.behind(3))
        return "period" if covered else "background"

    def _of_day(self, date: Resolved) -> DateRole:
        around, day = self.cues.around(date.candidate), date.date
        if self.event and date.value[:10] == self.event:
            return "event"
        if around.is_anniversary:
            return "background"
        if (day and self.today and day > self.today) or (
            not (day and self.today) and self._lies_ahead(date)
        ):
            return "plan"
        if around.touches("as_of"):
            return "period"
        if self._is_since(date.candidate.start) or self._is_past(date):
            return "background"
        near = bool(day and self.today and (self.today - day).days <= _LONG_BEFORE)
        return "event" if near or day is None else "background"

    def _of_days(self, date: Resolved) -> DateRole:
        """An interval of days: what is reported took that long, or will."""
        first, last = edtf.bounds(date.value)
        if date.candidate.rule == "dates.before":
            return "plan" if self._is_ahead(date) else "background"
        if first and self.today and first > self.today:
            return "plan"
        if self.cues.around(date.candidate).is_anniversary:
            return "background"
        if first and last and self.today and (self.today - last).days > _LONG_BEFORE:
            return "background"
        return "plan" if not (last and self.today) and self._lies_ahead(date) else "event"

    def _is_ahead(self, date: Resolved) -> bool:
        _, last = edtf.bounds(date.value)
        return not (last and self.today and last < self.today)

    def _is_since(self, start: int) -> bool:
        return bool(_SINCE.search(self.low, max(0, start - 12), start))

    def _of_period(self, date: Resolved) -> DateRole:
        first, last = edtf.bounds(date.value, date.mod)
        today = self.today
        if date.candidate.rule == "dates.before":
            return "plan" if self._is_ahead(date) else "background"
        if date.candidate.from_now is not None or (today and first and first > today):
            return "plan"
        over = bool(today and last and last < today)
        if not over and self._lies_ahead(date):
            return "plan"
        if date.candidate.kind == "date" and self._is_story(date):
            return "background"
        return "period"

    def _is_story(self, date: Resolved) -> bool:
        """Tell a place in what somebody tells, or a beginning without end."""
        start, around = date.candidate.start, self.cues.around(date.candidate)
        return bool(
            _ONCE.search(self.low, max(0, start - 14), start) or _WHEN.match(self.low, around.end)
            or around.last("story") or self._in_quotes(start, around.sentence)
        )  # fmt: skip

    def _in_quotes(self, start: int, sentence: tuple[int, int]) -> bool:
        left = self.article.text[max(0, sentence[0] - 200) : start]
        line = left[left.rfind("\n") + 1 :]
        return line.rfind("“") > line.rfind("”")


def assign_roles(
    article: SegmentedText, cues: Cues, resolved: Sequence[Resolved], reference: Reference
) -> list[DateRole]:
    """Give each date its role, in order (guide, section 1)."""
    return Roles(article, cues, resolved, reference).all()


def _is_day(date: Resolved) -> bool:
    return date.kind in ("date", "time") and date.grain in ("day", "minute")


def _as_day(value: str | None) -> dt.date | None:
    return edtf.bounds(value)[1] if value else None
