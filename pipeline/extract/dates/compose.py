"""From readings of single places to mentions: neighbours make intervals and share their parts."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from schemas.dates import Grain

from .context import stands
from .moment import Candidate, Moment, is_valid
from .sharing import shared

_TO: Final = re.compile(
    r" {0,3}(?:-|(?:cho )?(?:đến|tới) {1,3}(?:(?:hết|cả) {1,3})?"
    r"(?:(?:ngày|năm|thời điểm) {1,3})?) {0,3}"
)
_FROM: Final = re.compile(r"(?<!\w)(?:từ|kể từ|tính từ|bắt đầu từ|suốt từ) {1,3}(?:sau {1,3})?$")
_NOW: Final = re.compile(
    r"(?<!\w)từ {1,3}(?P<now>nay) {1,3}(?:cho {1,3})?(?:đến|tới) {1,3}(?:hết {1,3})?$"
)
_TILL_NOW: Final = re.compile(
    r" {0,3},? {0,3}(?:cho {1,3})?(?:đến|tới) {1,3}"
    r"(?:nay|thời {1,3}điểm {1,3}(?:này|hiện {1,3}(?:tại|nay))|hiện {1,3}(?:tại|nay)|giờ"
    r"|bây {1,3}giờ)(?!\w)"
    r"| {1,3}trở {1,3}(?:lại|về) {1,3}đây(?!\w)"
)
_ONWARD: Final = re.compile(r" {1,3}trở {1,3}(?P<way>đi|lên|về {1,3}sau|về {1,3}trước)(?!\w)")
_ONWARD_WORDS: Final = (
    " đến", " tới", " cho", " trở", ", đ", ", t", ", c", ",đ", ",t", ",c", ",  ", "  ", " ,",
)  # fmt: skip
_BOUND: Final = re.compile(
    r"(?<!\w)(trước|sau) {1,3}"
    r"(?:thời {1,3}điểm {1,3}|mốc {1,3}|(?:dịp {1,3})?(?:nghỉ {1,3})?lễ {1,3})?$"
)
_BOUND_ENDS: Final = frozenset(("c ", "u ", "m ", "ễ ", "  "))
"""How `trước`, `sau`, `thời điểm`, `mốc` and `lễ` end."""
_OVER_NEW_YEAR: Final = 6
"""Months: what ends so much earlier in the year began in the year before."""
_GRAINS: Final[tuple[Grain, ...]] = (
    "minute", "day", "week", "month", "quarter", "half", "year", "decade", "other",
)  # fmt: skip
"""From the finest to the coarsest."""
_LAST_ONES: Final = ("kỳ ", "vòng ", "trận ", "lượt ")
"""What `cuối` tells the last of: `kỳ cuối quý IV/2027`."""
_NEAR: Final = 20
"""Characters: what joins two ends of an interval is not longer."""


def compose(
    text: str,
    low: str,
    readings: Iterable[Sequence[Candidate]],
    *,
    without: frozenset[str] = frozenset(),
) -> list[Candidate]:
    """Give the mentions of a text in order, intervals made, doubtful readings gone.

    `low` is the folded text, `without` names rules that are switched off.
    """
    kept: list[Candidate] = []
    for group in readings:
        before = kept[-1] if kept else None
        if len(group) == 1:
            if group[0].mod and low.endswith(_LAST_ONES, 0, group[0].start):
                group = (_without_mod(group[0], low),)
            if stands(text, low, group[0], before):
                kept.append(group[0])
            continue
        for index, candidate in enumerate(group):
            if index and candidate.weak and kept and kept[-1] is group[index - 1]:
                kept.append(candidate)
            elif not (index and candidate.weak) and stands(text, low, candidate, before):
                kept.append(candidate)
                before = candidate
    mentions: list[Candidate] = []
    for candidate in _intervals(low, kept, without):
        if candidate.last is not None and candidate.runs_backwards:
            continue
        start = candidate.start
        if low[start - 2 : start] in _BOUND_ENDS:
            taken = mentions[-1].end if mentions else 0
            mentions.append(_bounded(low, candidate, taken, without))
        else:
            mentions.append(candidate)
    return mentions


def _without_mod(candidate: Candidate, low: str) -> Candidate:
    """Leave `cuối` to what it says is the last: `kỳ cuối quý IV/2027`."""
    blank = low.find(" ", candidate.start)
    if not 0 < blank < candidate.end or candidate.relative:
        return candidate
    start = blank + 1
    while low[start] == " ":
        start += 1
    return candidate._replace(start=start, mod=None)


def _intervals(low: str, mentions: list[Candidate], without: frozenset[str]) -> list[Candidate]:
    """Join `từ A đến B`, and `A đến nay`."""
    joins = "dates.from_to" not in without
    out: list[Candidate] = []
    end, beside = -_NEAR - 1, False
    for candidate in mentions:
        gap = candidate.start - end
        if gap <= _NEAR:
            pair = _joined(low, out[-1], candidate) if joins else None
            if pair:
                out[-1], end = pair, pair.end
                continue
            beside = True
        out.append(candidate)
        end = candidate.end
    if "dates.until_now" not in without:
        _open(low, out)
    return shared(low, out) if beside else out


def _open(low: str, out: list[Candidate]) -> None:
    """Mark what goes on until now, or from now on."""
    from_now = "từ nay" in low or "từ  " in low
    for index, candidate in enumerate(out):
        if candidate.kind == "duration":
            continue
        if low.startswith(_ONWARD_WORDS, candidate.end):
            out[index] = candidate = _until_now(low, candidate)
        if from_now:
            out[index] = _from_now(low, candidate)


def _joined(low: str, first: Candidate, last: Candidate) -> Candidate | None:
    gap = low[first.end : last.start]
    if _TO.fullmatch(gap) is None:
        return None
    if last.lunar:
        return _lunar_days(first, last)
    if first.grain == last.grain == "quarter":
        return _quarters(first, last)
    if first.kind != "date" or last.kind != "date":
        return None
    opened = bool(_FROM.search(low, max(0, first.start - _NEAR), first.start))
    days = first.first.day is not None and last.first.day is not None
    if gap.strip() == "-" and not opened and not (days and not (first.relative or last.relative)):
        return None
    if not _can_end(last, opened) or not _can_begin(first, last):
        return None
    if gap.strip() == "-" and last.first.year is None and _would_precede(last.first, first.first):
        return None
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


def _until_now(low: str, candidate: Candidate) -> Candidate:
    match = _TILL_NOW.match(low, candidate.end)
    if match is None:
        return _onward(low, candidate)
    opened = _FROM.search(low, max(0, candidate.start - _NEAR), candidate.start)
    if not opened and candidate.mod != "start" and "trở" not in match[0]:
        return candidate
    return candidate._replace(
        end=match.end(), rule="dates.until_now", kind="interval", until_now=True,
        open_mod=candidate.mod, mod=None,
    )  # fmt: skip


def _from_now(low: str, candidate: Candidate) -> Candidate:
    """Mark `từ nay đến …`; the interval is made where today is known."""
    left = max(0, candidate.start - 24)
    match = _NOW.search(low, left, candidate.start)
    return candidate._replace(from_now=match.start("now")) if match else candidate


def _onward(low: str, candidate: Candidate) -> Candidate:
    """`từ năm 2020 trở đi` has no end, `từ năm 2015 trở về trước` no beginning."""
    match = _ONWARD.match(low, candidate.end) if candidate.is_point else None
    if match is None:
        return candidate
    before = match["way"].endswith("trước")
    return candidate._replace(
        end=match.end(), rule="dates.before" if before else "dates.after", kind="interval",
        open_start=before, last=candidate.first if before else None, weak=False,
    )  # fmt: skip


def _bounded(low: str, candidate: Candidate, taken: int, without: frozenset[str]) -> Candidate:
    """Take `trước` and `sau` into a mention whose value rests on them, unless they are taken."""
    lunar = candidate.lunar is not None and candidate.lunar[0] > 0 and not candidate.last_lunar
    if not (candidate.is_point or lunar) or candidate.first.digits or candidate.mod:
        return candidate
    match = _BOUND.search(low, max(0, candidate.start - _NEAR), candidate.start)
    if match is None or match.start() < taken or candidate.rule == "dates.weekday_alone":
        return candidate
    before = match[1] == "trước"
    if lunar and not before:
        return candidate
    rule = "dates.before" if before else "dates.after"
    left = low[max(0, match.start() - 6) : match.start()].split(" ")
    since = "từ" in left and not (before and candidate.grain == "day")
    if rule in without or "như" in left or since:
        return candidate
    return candidate._replace(
        start=match.start(), kind="interval", open_start=before, rule=rule, weak=False,
        last=candidate.first if before else None, part_of_day=None,
    )  # fmt: skip
