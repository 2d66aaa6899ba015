"""Two places of one interval: `từ A đến B`, `thứ Bảy (29/4) đến thứ Ba (2/5)`."""

import re
from typing import Final

from schemas.dates import Grain

from .moment import Candidate, Moment, is_valid

TO: Final = re.compile(
    r" {0,3}(?:-|(?:cho )?(?:đến|tới) {1,3}(?:(?:hết|cả) {1,3})?"
    r"(?:(?:ngày|năm|thời điểm) {1,3})?) {0,3}"
)
FROM: Final = re.compile(r"(?<!\w)(?:từ|kể từ|tính từ|bắt đầu từ|suốt từ) {1,3}(?:sau {1,3})?$")
_ONLY_THEN: Final = (" mới ", " vẫn ", " chưa ")
"""Behind what did not go on: `lương tháng 5 đến ngày 15/6 mới trả`."""
NEAR: Final = 20
"""Characters: what joins two ends of an interval is not longer."""
_OVER_NEW_YEAR: Final = 6
"""Months: what ends so much earlier in the year began in the year before."""
_GRAINS: Final[tuple[Grain, ...]] = (
    "minute", "day", "week", "month", "quarter", "half", "year", "decade", "other",
)  # fmt: skip
"""From the finest to the coarsest."""


def joined(low: str, first: Candidate, last: Candidate) -> Candidate | None:
    """Give the interval of two places, None where the words between them make none."""
    gap = low[first.end : last.start]
    if TO.fullmatch(gap) is None:
        return None
    if last.lunar:
        return _lunar_days(first, last)
    if first.grain == last.grain == "quarter":
        return _quarters(first, last)
    if first.kind != "date" or last.kind != "date":
        return None
    opened = bool(FROM.search(low, max(0, first.start - NEAR), first.start))
    days = first.first.day is not None and last.first.day is not None
    if gap.strip() == "-" and not opened and not (days and not (first.relative or last.relative)):
        return None
    if not _can_end(last, opened) or not _can_begin(first, last):
        return None
    if not opened and low.startswith(_ONLY_THEN, last.end):
        return None
    if gap.strip() == "-" and last.first.year is None and _would_precede(last.first, first.first):
        return None
    return _joined_days(first, last)


def _joined_days(first: Candidate, last: Candidate) -> Candidate | None:
    """Give the interval between two places, None where it would run backwards."""
    begin = first.first if first.relative else first.first.with_parts_of(last.first)
    wraps = (begin.month or 0) - (last.first.month or 0) >= _OVER_NEW_YEAR
    if first.first.year is None and begin.year and wraps:
        begin = begin._replace(year=begin.year - 1)
    end = last.first.after(begin) if last.year_offset is None and not last.relative else last.first
    if not is_valid(begin) or (begin.clock and not last.first.clock):
        begin = begin._replace(clock=None)
    joined = first._replace(
        end=last.end, rule="dates.from_to", kind="interval", first=begin, last=end,
        grain=_coarser(first, last), mod=None, weak=False, part_of_day=None, weekday=None,
        missing=(), year_offset=last.year_offset, open_mod=first.mod, last_relative=last.relative,
    )  # fmt: skip
    return None if joined.runs_backwards else joined


def named_days(low: str, out: list[Candidate], last: Candidate) -> Candidate | None:
    """Join `thứ Bảy (29/4) đến thứ Ba (2/5)`: two weekdays, each with its day in brackets."""
    if len(out) < 3 or not (last.is_point and low.startswith(")", last.end)):
        return None
    begins, first, ends = out[-3:]
    named = begins.rule == ends.rule and first.is_point and first.first.day and last.first.day
    gaps = low[begins.end : first.start], low[ends.end : last.start]
    joint = low[first.end : ends.start]
    if not named or any(gap.strip() != "(" for gap in gaps) or joint[:1] != ")":
        return None
    if not TO.fullmatch(joint, 1):
        return None
    lead = first._replace(start=begins.start)
    pair = _joined_days(lead, last)
    return pair and pair._replace(end=last.end + 1, weekday=begins.weekday)


def _would_precede(last: Moment, first: Moment) -> bool:
    """Tell a day without its year that comes before a full one: `Huế, 12/5/2015 - Sáng 10/5, …`."""
    if first.year is None:
        return False
    return (last.month or 0, last.day or 0) < (first.month or 0, first.day or 0)


def _lunar_days(first: Candidate, last: Candidate) -> Candidate | None:
    """Join `từ 28 Tết đến mùng 5 Tết`, `mùng 1 đến mùng 5 Tết`."""
    begin, end = first.lunar, last.lunar
    if begin is None and end and first.rule in ("dates.day_only", "dates.worded"):
        begin = (first.first.day or 0, first.first.month or end[1], first.first.year or end[2])
    if begin is None and end and end[0] and first.is_point and first.first.month:
        return first._replace(
            end=last.end, rule="dates.from_to", kind="interval", last_lunar=end, part_of_day=None,
            weekday=None,
        )  # fmt: skip
    if begin is None or end is None or not begin[0] or not end[0]:
        return None
    year = begin[2] if begin[2] is not None else end[2]
    if end[2] is not None and begin[2] is None and end[1] < begin[1]:
        year = end[2]
    return first._replace(
        end=last.end, rule="dates.from_to", kind="interval", lunar=(*begin[:2], year),
        last_lunar=end, first=Moment(), grain="day", part_of_day=None, weekday=None, missing=(),
    )  # fmt: skip


def _quarters(first: Candidate, last: Candidate) -> Candidate | None:
    """Join `từ quý I đến quý III/2022`."""
    if last.last is None or first.kind != "interval" or last.kind != "interval":
        return None
    return first._replace(
        end=last.end, rule="dates.from_to", first=first.first.with_parts_of(last.first),
        last=last.last, grain="quarter", mod=None, missing=(), year_offset=last.year_offset,
    )  # fmt: skip


def _can_begin(first: Candidate, last: Candidate) -> bool:
    if first.lunar or last.lunar or first.first.digits or last.first.digits:
        return False
    if first.relative is None:
        return (
            first.first.day is None or first.first.month is not None or last.first.month is not None
        )
    if first.relative.unit == "day":
        return last.relative is None and not first.relative.from_previous
    return first.relative.unit == "year" and first.mod == "start"


def _can_end(last: Candidate, opened: bool) -> bool:
    return last.relative is None or (last.relative.unit == "year" and opened)


def _coarser(first: Candidate, last: Candidate) -> Grain:
    if first.grain is None or last.grain is None:
        return "other"
    return max(first.grain, last.grain, key=_GRAINS.index)
