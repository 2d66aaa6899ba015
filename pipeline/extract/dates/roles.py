"""What a date is for: publication, page, event, document, period, plan, background."""

import datetime as dt
from collections.abc import Sequence

from schemas import edtf
from schemas.dates import DateRole

from ...segment.segmented import SegmentedText
from . import cues
from .reference import Reference
from .resolve import Resolved

_LONG_BEFORE = 45


def assign_roles(
    article: SegmentedText, resolved: Sequence[Resolved], reference: Reference
) -> list[DateRole]:
    """Give each date its role, in order (guide, section 1)."""
    event = _event_day(article, resolved, reference)
    stamped = False
    roles: list[DateRole] = []
    for date in resolved:
        block = article.block_at(date.candidate.start)
        kind = block.kind if block else "body"
        if kind == "page_header" and _is_day(date):
            roles.append("page")
        elif kind == "stamp" and not stamped and date.kind in ("date", "time"):
            stamped = True
            roles.append("publication")
        else:
            roles.append(_in_text(article, date, reference, event))
    return roles


def _event_day(
    article: SegmentedText, resolved: Sequence[Resolved], reference: Reference
) -> str | None:
    """Find the day of the reported act: the first day under an event's words, not a document's."""
    for date in resolved:
        block = article.block_at(date.candidate.start)
        if block and block.kind in ("stamp", "page_header", "boilerplate"):
            continue
        sentence = article.sentence_at(date.candidate.start)
        if not _is_day(date) or date.plan or _is_past(article, date, sentence):
            continue
        today = reference.today
        if date.day and today and (today - date.day).days > _LONG_BEFORE:
            continue
        if date.day and today and date.day > today:
            continue
        return date.value[:10]
    return None


def _is_day(date: Resolved) -> bool:
    return date.kind in ("date", "time") and date.grain in ("day", "minute")


def _is_past(article: SegmentedText, date: Resolved, sentence: tuple[int, int]) -> bool:
    start = date.candidate.start
    return (
        cues.is_document(article.text, sentence, start)
        or cues.is_anniversary(article.text, sentence, start)
        or cues.is_earlier(article.text, sentence, start)
    )


def _in_text(
    article: SegmentedText, date: Resolved, reference: Reference, event: str | None
) -> DateRole:
    text, start = article.text, date.candidate.start
    sentence = article.sentence_at(start)
    if date.kind == "duration":
        return _of_length(article, date, sentence)
    if cues.is_document(text, sentence, start) and date.kind != "interval":
        return "document"
    if cues.is_compared(text, sentence, start) or cues.is_earlier(text, sentence, start):
        return "background"
    if _is_day(date):
        return _of_day(article, date, reference, event, sentence)
    first, last = edtf.bounds(date.value)
    today = reference.today or _as_day(event)
    if date.candidate.rule == "dates.before" or date.plan and not (today and last and last < today):
        return "plan"
    if today and first and first > today:
        return "plan"
    if date.mod == "end" and today and last and last > today and not date.candidate.until_now:
        return "plan"
    if cues.is_item(text, sentence) and not (today and last and last <= today):
        return "plan"
    if reference.reviewed and today is None and first and first.year > reference.reviewed:
        return "plan"
    return "period"


def _of_length(article: SegmentedText, date: Resolved, sentence: tuple[int, int]) -> DateRole:
    start, end = date.candidate.start, date.candidate.end
    if cues.is_anniversary(article.text, sentence, start):
        return "background"
    if cues.is_plan(article.text, sentence, start, end):
        return "plan"
    return "period" if cues.is_covered(article.text, sentence, start, end) else "background"


def _of_day(
    article: SegmentedText, date: Resolved, reference: Reference, event: str | None,
    sentence: tuple[int, int],
) -> DateRole:  # fmt: skip
    if event and date.value[:10] == event:
        return "event"
    if cues.is_anniversary(article.text, sentence, date.candidate.start):
        return "background"
    today = reference.today or _as_day(event)
    if date.day and today and date.day > today or date.plan:
        return "plan"
    if cues.is_item(article.text, sentence) and not (date.day and today and date.day <= today):
        return "plan"
    if _is_past(article, date, sentence):
        return "background"
    if cues.is_as_of(article.text, sentence, date.candidate.start):
        return "period"
    near = bool(date.day and today and (today - date.day).days <= _LONG_BEFORE)
    return "event" if near else "background"


def _as_day(value: str | None) -> dt.date | None:
    return edtf.bounds(value)[1] if value else None
