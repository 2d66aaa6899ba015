"""Doubtful readings: the words beside one decide whether it is a date at all."""

import re
from functools import cache
from typing import Final

from .beside import Beside
from .dateline import in_dateline
from .lexicon import words
from .moment import Candidate
from .weekdays import begins, beside_weekday, weekday_stands

_GAP: Final = 12
_SIDED: Final = re.compile(
    r" {1,2}(?:tới|sắp tới|tới đây|vừa qua|vừa rồi)(?= {0,3}(?:$|[\n.,;:)]))"
)
_JOINTS: Final = re.compile(
    r" {0,3}(?:-|, {0,3}|; |,? {1,3}(?:và|hoặc|hay) {1,3}"
    r"|(?:cho )?(?:đến|tới)(?: (?:hết|cả))?(?: ngày| năm)? ) {0,3}|,? ?[(\[] ?"
)
_AGE: Final = re.compile(
    r" {0,3}(?:(?:đến|tới) {1,3}(?:dưới {1,3})?|- {0,3})?"
    r"(?:\d{1,2} {1,3}(?:tháng {1,3})?)?tuổi(?!\w)"
)
"""Behind months or years that are somebody's age: `từ 9 tháng đến 2 tuổi`."""
_AGED: Final = (" đến", " tới", " tuổi", "-", " -")
_DAWN: Final = re.compile(r",? {1,3}rạng (?:sáng|ngày) ?\d")
"""Behind the night before: `đêm 9 rạng sáng 10/3`."""
_SET_OFF: Final = (": ", ", ", "; ", "\n")
_BARE: Final = ("dates.bare_year", "dates.span_of_years", "dates.year", "dates.short_year")
_IN_WORDS: Final = ("dates.worded", "dates.year_in_words")


def _rules(*names: str) -> frozenset[str]:
    return frozenset(f"dates.{name}" for name in names)


_IN_FIGURES: Final = _rules(
    "numeric", "iso", "two_digit_year", "day_month", "day_list", "day_range", "bare_month",
    "bare_year", "span_of_years",
)  # fmt: skip
_OF_MANY: Final = _rules(
    "month", "year", "short_year", "year_in_words", "day_only", "relative_year", "relative_month",
    "month_list", "month_range", "weekday_alone",
)  # fmt: skip
"""Rules whose head word can also count: `nhiều năm nay`, `mỗi tháng 2 lần`."""
_RELATIVE: Final = _rules("relative_year", "relative_month", "weekday_alone")
_CHECKED: Final = _IN_FIGURES | _OF_MANY | _rules("length", "length_range", "half_length")
"""Rules whose readings the words beside them can refuse although they need no cue."""
_AMBIGUOUS: Final = ("một", "hai", "năm", "mười")
"""Words that count as often as they name a month: `tháng một lần`."""


_OF_GOODS: Final = frozenset(
    ("đơn", "mặt", "bán", "giao", "kho", "khách", "lô", "ngân", "nhà", "cửa", "lượng", "gian")
)
"""What makes a noun with `hàng`, which then says nothing of how often: `đơn hàng T7/2024`."""
_AVERAGES: Final = ("quân", "bình")


@cache
def _refusing() -> frozenset[str]:
    """Give the last words of all phrases that can refuse a reading that needs no cue."""
    kinds = ("no_length", "numbered", "several", "rate")
    return frozenset(phrase.split()[-1] for kind in kinds for phrase in words(kind))


@cache
def _refusing_ends() -> frozenset[str]:
    """Give the last two letters of those words."""
    return frozenset(word[-2:] for word in _refusing())


def _is_unsaid(low: str, start: int) -> bool:
    """Tell that a line begins, or that no phrase that refuses ends with the word before a place."""
    if start < 3 or low[start - 1] != " ":
        return start == 0 or low[start - 1] == "\n"
    end = low[start - 3 : start - 1]
    if end.isalpha() and end not in _refusing_ends():
        return True
    word = low[low.rfind(" ", 0, start - 1) + 1 : start - 1]
    return word.isalpha() and word not in _refusing()


def stands(text: str, low: str, reading: Candidate, before: Candidate | None) -> bool:
    """Tell whether the words around a reading let it be a date."""
    rule = reading.rule
    if not reading.weak and rule not in _CHECKED:
        return True
    aged = reading.kind == "duration" and low.startswith(_AGED, reading.end)
    if aged and _AGE.match(low, reading.end):
        return False
    if not reading.weak and _is_unsaid(low, reading.start):
        return True
    beside = Beside(low, reading)
    if reading.kind == "duration":
        joined = reading.start > 0 and low[reading.start - 1] in "/.,-"
        return not joined and (
            beside.follows("before_length") or not beside.is_numbered("no_length")
        )
    figures = rule in _IN_FIGURES and (reading.weak or rule != "dates.span_of_years")
    if (
        figures
        and low[reading.start].isdigit()
        and beside.is_numbered()
        and not (
            beside.follows("before_date")
            or (rule == "dates.span_of_years" and beside.follows("before_span"))
        )
    ):
        return rule in ("dates.numeric", "dates.iso") and not beside.is_numbered("version")
    if rule in _RELATIVE and beside.follows("several"):
        return False
    if rule in _OF_MANY and _is_rate(beside):
        return False
    if rule == "dates.month" and beside.is_month_of_no_day:
        return False
    return not reading.weak or _weak_stands(text, beside, before)


def _is_rate(beside: Beside) -> bool:
    """Tell `mỗi tháng 2 lần` from `đơn hàng T7/2024` and `thu nhập bình quân năm 2023`."""
    if not beside.follows("rate"):
        return False
    year, left = beside.reading.first.year, beside.left
    if left[-1] == "hàng" and left[-2:-1] and left[-2] in _OF_GOODS:
        return beside.counts
    if year is None:
        return True
    averaged = left[-1] in _AVERAGES and not beside.counts
    return beside.reading.grain != "month" and not averaged


def _weak_stands(text: str, beside: Beside, before: Candidate | None) -> bool:
    reading = beside.reading
    if reading.rule == "dates.weekday_alone":
        return weekday_stands(text, beside) or beside_weekday(beside.low, reading, before)
    if reading.rule == "dates.two_digit_year" and beside.low[reading.end : reading.end + 1] == ",":
        return begins(beside) or _has_cue(beside, before)
    if reading.first.year is None and beside.counts:
        return False
    if reading.rule == "dates.month":
        return _month_stands(text, beside)
    if reading.rule == "dates.day_only":
        return (
            bool(_DAWN.match(beside.low, reading.end))
            or beside.follows("before_date")
            or begins(beside)
        )
    if reading.rule in _BARE and not _year_is_free(beside):
        return False
    if reading.rule in _IN_WORDS:
        return not beside.counts and (beside.is_free or beside.follows("before_date"))
    return beside.is_alone or _has_cue(beside, before) or in_dateline(text, reading)


def _month_stands(text: str, beside: Beside) -> bool:
    """Tell a month in words: `tháng Tư`, `tháng tám`; `tháng một` only where it is free."""
    last = text[beside.reading.start : beside.reading.end].split()[-1]
    if beside.follows("named_month"):
        return False
    if last[0].isupper() and not last.isupper():
        return True
    return last.lower() not in _AMBIGUOUS or beside.is_free or beside.follows("before_date")


def _year_is_free(beside: Beside) -> bool:
    return (beside.is_free or beside.reading.rule == "dates.span_of_years") and not (
        beside.counts or beside.is_numbered("numbered_year")
    )


def _has_cue(beside: Beside, before: Candidate | None) -> bool:
    reading, low = beside.reading, beside.low
    if reading.rule in ("dates.bare_month", "dates.span_of_years") and beside.is_free:
        return True
    if reading.rule == "dates.span_of_years" and low.endswith(_SET_OFF, 0, reading.start):
        return _is_recent(reading)
    if reading.rule == "dates.year" and reading.mod:
        return True
    if reading.rule == "dates.bare_year" and beside.fills_brackets:
        return True
    if reading.first.clock or _SIDED.match(low, reading.end):
        return True
    dashed = reading.first.year is None and "-" in low[reading.start : reading.end]
    if beside.is_free and beside.follows("before_dashed"):
        return True
    if dashed:
        alike = before is not None and "-" in low[before.start : before.end]
        joints = "(,-" if alike else "("
        return (
            beside.in_brackets or beside.is_named_day
            or _beside_another(low, reading, before, joints)
        )  # fmt: skip
    if beside.follows("before_date") or beside.in_brackets:
        return True
    return _beside_another(low, reading, before, "(,-")


def _is_recent(reading: Candidate) -> bool:
    """Tell years of our time, which no amounts are: `hai chặng: 2026-2030 làm khung`."""
    return (reading.first.year or 0) >= 1900 and ((reading.last or reading.first).year or 0) <= 2100


def _beside_another(low: str, reading: Candidate, before: Candidate | None, joints: str) -> bool:
    """Tell a reading joined to a date before it: `30/4 và 1/5`, `mùng 6 Tết (15/2)`."""
    if before is None or before.kind == "duration" or before.end > reading.start:
        return False
    gap = low[before.end : reading.start]
    if len(gap) > _GAP or not _JOINTS.fullmatch(gap):
        return False
    bracket = gap.strip(" ,")[:1] in ("(", "[")
    if joints == "(" or bracket:
        fits = before.grain in (reading.grain, "day", "week")
        return bracket and fits and reading.grain in ("day", "year")
    return before.grain == reading.grain or reading.grain == "day"
