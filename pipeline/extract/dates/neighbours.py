"""Places told from what stands right beside them: a quarter, a month, a weekday, a feast."""

import datetime as dt
import re
from collections.abc import Reversible
from typing import Final

from .cue_words import COMPARED
from .cues import Cues
from .infer import Inferred, near_to
from .moment import Candidate, is_stated, is_valid, written
from .reference import Reference
from .resolved import Resolved
from .told import lunar_day

_NEAR: Final = re.compile(r" {1,2}này(?!\w)")
_THIS: Final = (" này", "  này")
_SAID: Final = re.compile(r" (?:nay|qua|mai|kia|kìa|mốt) ")
"""`sáng nay 16/5`: a day beside today."""
_FORECAST: Final = re.compile(r"(?<!\w)(?:có thể|có khả năng|dự báo|dự kiến)(?!\w)")
"""What says of a weekday that it lies ahead."""
_EXPLAINED: Final = re.compile(
    r"[^.;:()\n]{0,60}: {1,3}(?:(?:chỉ|riêng|trong|từ|vào|suốt|ngay|rạng|đêm|tối|sáng) {1,3}){0,4}"
)
"""What stands between a year and the days that a colon counts up of it."""
_LISTED: Final = re.compile(r",? {1,3}(?:và|cùng|lẫn) {1,3}|, {0,3}")


def months_of_year(candidate: Candidate, before: Resolved | None, low: str) -> Resolved | None:
    """`quý III/2018 và 9 tháng`: the months up to the end of the quarter beside them."""
    if before is None or before.grain != "quarter" or before.kind != "interval":
        return None
    last = before.candidate.last
    if last is None or candidate.length != f"P{last.month}M":
        return None
    if not _LISTED.fullmatch(low, before.candidate.end, candidate.start):
        return None
    year = before.value[:4]
    value, because = f"{year}-01/{year}-{last.month:02d}", f"the year of {before.value}"
    whole = candidate._replace(kind="interval", rule="dates.part_of_year")
    return Resolved(whole, "interval", value, "month", None, ("year",), because)


def told_on(candidate: Candidate, done: Reversible[Resolved], cues: Cues) -> Inferred | None:
    """Take the year of a day or month told just before in the same paragraph."""
    block, sentence = cues.blocks[candidate.start], cues.around(candidate).sentence[0]
    for before in reversed(done):
        if block is None or before.candidate.start < block.start:
            return None
        told = before.candidate.first
        if before.kind == "duration" or told.year is None:
            continue
        if told.month is None:
            if before.candidate.start >= sentence and _is_headed(candidate, before, cues):
                return Inferred(told.year, f"the year {told.year} told before it")
            continue
        if cues.around(before.candidate).is_document:
            return None
        if before.date:
            return near_to(candidate, before.date)
        if ((candidate.last or candidate.first).month or 0) < told.month:
            return None
        return Inferred(told.year, f"goes on from {written(told)} before it")
    return None


def _is_headed(candidate: Candidate, before: Resolved, cues: Cues) -> bool:
    """Tell what a year is said of from what goes into it: `Trận lũ năm 2020 …: từ 6/10, …`."""
    if before.kind != "date" or before.mod:
        return False
    around = cues.around(before.candidate)
    if around.is_document or around.touches(COMPARED) or around.outlook or around.is_held:
        return False
    gap = cues.low[before.candidate.end : candidate.start]
    return _EXPLAINED.fullmatch(gap) is not None


def month_told(before: Resolved | None, sentence: int) -> Resolved | None:
    """Give the month told right before a day in its sentence: `lương tháng 8 từ ngày 5`."""
    if before is None or before.grain != "month" or before.kind != "date" or before.mod:
        return None
    near = before.candidate.start >= sentence
    return before if near and before.candidate.first.month else None


def until_feast(
    candidate: Candidate,
    last: tuple[int, int, int | None],
    reference: Reference,
    *,
    plan: bool,
) -> Resolved | None:
    """`từ ngày 1/11/2013 đến hết mùng 6 Tết`: the first such day behind the beginning."""
    one = candidate._replace(kind="date", last_lunar=None)
    if candidate.first.year is None:
        feast = lunar_day(one, last, reference, plan=plan)
        if feast is None or feast.date is None:
            return None
        day, begin = feast.date, candidate.first.first_day(feast.date.year)
        year = day.year - 1 if begin is None or begin > day else day.year
        candidate = candidate._replace(first=candidate.first._replace(year=year))
    begin = candidate.first.first_day()
    if begin is None:
        return None
    end = lunar_day(one, last, Reference(publication=begin), plan=True)
    if end is None or end.date is None or end.date < begin:
        return None
    value = f"{written(candidate.first)}/{end.value}"
    return Resolved(candidate, "interval", value, "day", None, (), end.because)


def named_in_brackets(candidate: Candidate, after: Candidate, low: str) -> Resolved | None:
    """`Tuần này (11-17/3/2019)`, `28 tháng Chạp đến mùng 5 Tết (2-9/2/2019)`: its days follow."""
    if after.last is None or not is_stated(after):
        return None
    if candidate.grain != "week" and not candidate.last_lunar:
        return None
    if low[candidate.end : after.start].strip() != "(" or not low.startswith(")", after.end):
        return None
    if after.first.day is None or not (is_valid(after.first) and is_valid(after.last)):
        return None
    value = f"{written(after.first)}/{written(after.last)}"
    because = f"named beside it: {value}"
    return Resolved(candidate, "interval", value, candidate.grain, None, (), because)


def shares_week(candidate: Candidate, after: Candidate | None, low: str) -> bool:
    """Tell the first of two weekdays: `thứ bảy và chủ nhật này`."""
    if after is None or after.rule != candidate.rule or candidate.rule != "dates.weekday_alone":
        return False
    gap = low[candidate.end : after.start]
    same = candidate.relative and not candidate.relative.this_week and not candidate.relative.offset
    return bool(same) and gap.strip() == "và"


def is_said_this(candidate: Candidate, low: str) -> bool:
    """Tell `tháng 3 này` and `sáng nay 16/5`: the day or month nearest to the publication."""
    start, end = candidate.start, candidate.end
    if low.startswith(_THIS, end) and _NEAR.match(low, end):
        return True
    return _SAID.search(low, start, end) is not None


def is_forecast(candidate: Candidate, low: str, sentence: int) -> bool:
    """Tell a weekday that its sentence expects: `dự báo đêm thứ năm có mưa`."""
    if candidate.weekday is None:
        return False
    return _FORECAST.search(low, sentence, candidate.start) is not None


def has_just_ended(candidate: Candidate, published: dt.date | None) -> bool:
    """Tell months counted up to the one gone by, or nearly gone, at the publication."""
    last = (candidate.last or candidate.first).month
    if published is None or last is None:
        return False
    return published.month - last in (0, 1) or (published.month == 1 and last == 12)
