"""Years told by another date of the same sentence: `đêm 28/12/2020, đến sáng 29/12 mới tắt`.

They go before the publication: what a sentence tells in one breath happened together.
"""

import datetime as dt
import re
from collections.abc import Reversible, Sequence
from typing import Final

from .cue_words import ANNIVERSARY, COMPARED
from .cues import Cues
from .infer import Inferred
from .moment import Candidate
from .resolved import Resolved

_BEFORE: Final = 31
_BEHIND: Final = 92
"""Days that a day lies before or behind the one told before it in its sentence."""
_PUT_OFF: Final = 200
"""Days that a new limit lies behind the old one: `hạn là 30/9/2017, gia hạn tới 15/10`."""
_UP_TO: Final = 60
"""Days that lie between a beginning and what is told behind it."""
_MONTHS: Final = 4
"""Months that lie between one told and the next over New Year."""
_SOON: Final = 9
"""Months that lie between one told and the next of its year: a report of January tells December."""
_GAP: Final = 110
"""Characters between a year that opens a sentence and a month of it."""
_BEGINS: Final = ("", "trong", "vào", "hồi", "-", "+", "•", "“", '"')
_LATELY: Final = re.compile(r" {1,2}(?:vừa qua|vừa rồi|này|nay|tới|tới đây|sắp tới|qua)(?!\w)")
"""Behind a day or month that is told from the day of writing."""


def told_in_sentence(
    candidate: Candidate,
    done: Reversible[Resolved],
    later: Sequence[Candidate],
    cues: Cues,
    *,
    plan: bool,
    dayless: bool,
) -> Inferred | None:
    """Give the year that a stated date of its sentence tells, None where none does.

    `done` are the mentions before it, `later` those behind it; `dayless` says that the article
    states no day from which the year could be told.
    """
    if _LATELY.match(cues.low, candidate.end):
        return None
    sentence = cues.around(candidate).sentence
    before = _stated_before(done, sentence[0], cues)
    if before is not None:
        if before.grain == "year":
            return _in_year_that_opens(candidate, before, cues.low, sentence[0])
        return _beside(candidate, before.candidate, plan=plan)
    if dayless or cues.low.endswith("từ ", 0, candidate.start):
        return _up_to(candidate, later, sentence[1], cues)
    return None


def quarter_told(candidate: Candidate, before: Resolved | None, sentence: int) -> Inferred | None:
    """`quý IV tăng 6%, bỏ xa quý I`: the quarters of one sentence are of the same year."""
    if (
        before is None
        or candidate.grain != "quarter"
        or before.grain != "quarter"
        or before.kind != "interval"
    ):
        return None
    near = before.candidate.start >= sentence
    alike = candidate.first.month == before.candidate.first.month
    if not near or not before.value[:4].isdigit() or alike:
        return None
    return Inferred(int(before.value[:4]), f"the year of {before.value} before it")


def _stated_before(done: Reversible[Resolved], sentence: int, cues: Cues) -> Resolved | None:
    """Give the last mention before whose year its sentence states, None for a doubtful one."""
    for before in reversed(done):
        one = before.candidate
        if one.start < sentence:
            return None
        if before.kind == "duration" or one.first.year is None or not one.is_point:
            continue
        return before if _is_of_story(one, cues) else None
    return None


def _is_of_story(mention: Candidate, cues: Cues) -> bool:
    """Tell a date of what is told from that of a document, a comparison, an anniversary."""
    around = cues.around(mention)
    if around.is_document or around.said & ANNIVERSARY:
        return False
    return not (around.touches(COMPARED, 12))


def _beside(candidate: Candidate, told: Candidate, *, plan: bool) -> Inferred | None:
    """Take the year in which it lies near the day or month told before."""
    place = told.first
    if place.month is None or place.year is None or candidate.first.month is None:
        return None
    if place.day is None or candidate.first.day is None:
        return _goes_on(candidate, told)
    day = place.first_day()
    if day is None:
        return None
    until = _PUT_OFF if plan else _BEHIND
    return _within(candidate, day, -_BEFORE, until)


def _within(candidate: Candidate, day: dt.date, first: int, last: int) -> Inferred | None:
    """Give the year in which it lies within so many days of a day."""
    for year in (day.year, day.year + 1, day.year - 1):
        place = candidate.first.first_day(year)
        if place is not None and first <= (place - day).days <= last:
            return Inferred(year, f"beside {day} in its sentence")
    return None


def _goes_on(candidate: Candidate, told: Candidate) -> Inferred | None:
    """Take the year of a month, or the next one: `từ tháng 11/2020, đến tháng 2`."""
    year, month, other = told.first.year, told.first.month, candidate.first.month
    if year is None or month is None or other is None or candidate.last is not None:
        return None
    if other > month + _SOON:
        return None
    if other < month:
        year += 1
        if other + 12 - month > _MONTHS:
            return None
    return Inferred(year, f"beside {told.first.year}-{month:02d} in its sentence")


def _up_to(
    candidate: Candidate, later: Sequence[Candidate], end: int, cues: Cues
) -> Inferred | None:
    """`nghỉ từ 25/1, trở lại trường 3/2/2020`: the year is told at the end of what began then."""
    for other in later:
        if other.start >= end or other.kind == "duration":
            return None
        if other.first.year is None:
            continue
        if not _is_of_story(other, cues):
            return None
        if candidate.grain != other.grain or candidate.kind != other.kind:
            return None
        day = other.first.first_day()
        if candidate.grain == "day" and other.is_point and day is not None:
            return _within(candidate, day, -_UP_TO, 0)
        if candidate.grain in ("month", "quarter"):
            earlier = (candidate.first.month or 13) < (other.first.month or 0)
            because = f"beside {other.first.year} in its sentence"
            return Inferred(other.first.year, because) if earlier else None
        return None
    return None


def _in_year_that_opens(
    candidate: Candidate, before: Resolved, low: str, sentence: int
) -> Inferred | None:
    """`Năm 2020, dịch lan mạnh nhất vào tháng 8`: the year that a sentence begins with."""
    year, opens = before.candidate.first.year, before.candidate.start
    if year is None or candidate.first.month is None or before.kind != "date" or before.mod:
        return None
    if not low.startswith("năm", opens) or low[sentence:opens].strip() not in _BEGINS:
        return None
    gap = low[before.candidate.end : candidate.start]
    if len(gap) > _GAP or ";" in gap or not gap.lstrip().startswith(","):
        return None
    return Inferred(year, f"the year {year} that its sentence begins with")
