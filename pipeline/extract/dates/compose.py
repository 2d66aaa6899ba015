"""From readings of single places to mentions: doubtful ones need a cue, neighbours make intervals."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from ...data import load
from .moment import Candidate, Moment

_LEFT = 40
_CUE: Final = re.compile(
    r"(?:^|[^\w])(?:từ|đến|tới|trước|sau|vào|kể từ|tính đến|hạn|dịp|nhân|ngày|hết|lễ|trong|hôm|"
    r"chậm nhất|qua|thời điểm|mốc|sinh nhật|kỷ niệm|kỉ niệm|lúc|hồi|năm|tháng|tầm nhìn|giai đoạn|"
    r"nhiệm kỳ|mùa|hè|xuân|thu|đông|khóa|quốc khánh|thành lập|các ngày|phụ nữ)[ \t\u00a0]{1,3}$",
    re.IGNORECASE,
)
_IN_BRACKETS: Final = re.compile(
    r"(?:nay|qua|mai|kia|này|ngày|thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|tuần|hôm|tới|trước|sau|"
    r"dịp|lễ|tháng \w{1,4})[ \t\u00a0]{0,2}[(\[,][ \t\u00a0]{0,2}$",
    re.IGNORECASE,
)
_DASH_CUE: Final = re.compile(r"(?:^|[^\w])(?:từ|kể từ|đến|tới|ngày|dịp|trước|sau)[ \t\u00a0]{1,3}$", re.I)
_NUMBERED: Final = re.compile(
    r"(?:\bsố|\bsố:|\bn[°o]\.?|\bQĐ|\bđiều|\bkhoản|\btờ|\bthửa|\blô|\bhẻm|\bngõ|\bngách|\bkiệt|\bđường|\bQL|"
    r"quốc lộ|tỉnh lộ|\btỷ số|\btỉ số|tỷ lệ|tỉ lệ|\bđạt|\bnhà|\bphường|\bphố|\bchợ|\bcông ty|\bsđt|\bđt)"
    r"[ \t\u00a0:.]{1,3}$",
    re.IGNORECASE,
)
_NUMBERED_YEAR: Final = re.compile(
    r"(?:luật|nghị định|thông tư|nghị quyết|quyết định|chỉ thị|số)[ \t\u00a0:.]{1,3}$", re.IGNORECASE
)
_TO: Final = re.compile(
    r"[ \t\u00a0]{0,3}(?:[-–—]|[ \t\u00a0]{0,3}(?:cho[ \t\u00a0])?(?:đến|tới)(?:[ \t\u00a0](?:hết|cả))?"
    r"(?:[ \t\u00a0](?:ngày|năm))?)[ \t\u00a0]{0,3}"
)
_DASHED: Final = re.compile(r"[ \t\u00a0]{0,3}[-–—][ \t\u00a0]{0,3}")
_AND: Final = re.compile(r"(?:,[ \t\u00a0]{0,3}|;[ \t\u00a0]|,?[ \t\u00a0]{1,3}(?:và|hoặc|hay)[ \t\u00a0]{1,3})")
_FROM: Final = re.compile(r"(?:^|[^\w])(?:từ|kể từ|tính từ|bắt đầu từ|suốt từ)[ \t\u00a0]{1,3}(?:sau[ \t\u00a0])?$", re.IGNORECASE)
_TILL_NOW: Final = re.compile(
    r"[ \t\u00a0]{0,3},?[ \t\u00a0]{0,3}(?:cho[ \t\u00a0])?(?:đến|tới)[ \t\u00a0]{1,3}"
    r"(?:nay|thời[ \t\u00a0]điểm[ \t\u00a0](?:này|hiện[ \t\u00a0]tại|hiện[ \t\u00a0]nay)|hiện[ \t\u00a0]nay|hiện[ \t\u00a0]tại|giờ|bây[ \t\u00a0]giờ)(?!\w)",
    re.IGNORECASE,
)
_BOUND: Final = re.compile(r"(?<![\w])(trước|sau)[ \t\u00a0]{1,3}$", re.IGNORECASE)
_FREE_YEAR: Final = re.compile(
    r"[ \t\u00a0]{0,3}(?:$|[\n.,;:)\]–-]|(?:và|là|đến|có|đã|sẽ|đạt|phải|cả|toàn|thành|với|cho|tại|trên|của|do)\b)"
)


def _fraction_nouns() -> re.Pattern[str]:
    nouns = sorted({row.surface for row in load("counted_nouns")}, key=lambda w: (-len(w), w))
    words = "|".join(re.escape(w) for w in nouns)
    extra = "tổng|số|nội dung|chỉ tiêu|tiêu chí|nhiệm vụ|mục tiêu|phiếu|thành viên|đồng chí|thôn|bản"
    return re.compile(rf"[ \t\u00a0]{{1,3}}(?:{extra}|{words})(?!\w)", re.IGNORECASE)


_FRACTION_NOUN: Final = _fraction_nouns()


def compose(text: str, readings: Iterable[list[Candidate]]) -> list[Candidate]:
    """Give the mentions of a text in order, intervals made, doubtful readings gone."""
    kept: list[Candidate] = []
    for candidate in (c for group in readings for c in group):
        if _stands(text, candidate, kept[-1] if kept else None):
            kept.append(candidate)
    kept = _intervals(text, kept)
    return [_bounded(text, c) for c in _shared(text, kept) if not _incomplete(c)]


def _stands(text: str, candidate: Candidate, before: Candidate | None) -> bool:
    """Tell whether the words around a reading let it be a date."""
    left = text[max(0, candidate.start - _LEFT) : candidate.start]
    digits = text[candidate.start].isdigit()
    if candidate.kind == "duration":
        return not re.search(r"(?:thứ|lần thứ|số|ngày|tháng|quý|lớp|quận|phường|khu|năm|tổ|đội)[ \t\u00a0]{1,2}$|[\d/.,]$", left, re.I)
    if digits and _NUMBERED.search(left) and not (candidate.rule == "dates.numeric" and candidate.first.year):
        return False
    if digits and candidate.kind == "date" and re.search(r"(?:\bsố|\bsố:)[ \t\u00a0]{1,3}$", left, re.I):
        return False
    if not candidate.weak:
        return True
    return _weak_stands(text, candidate, left, before)


def _weak_stands(text: str, candidate: Candidate, left: str, before: Candidate | None) -> bool:
    if candidate.rule == "dates.bare_year":
        free = _FREE_YEAR.match(text, candidate.end)
        if not free or _NUMBERED_YEAR.search(left):
            return False
    if candidate.first.year is None and _FRACTION_NOUN.match(text, candidate.end):
        return False
    if "-" in text[candidate.start : candidate.end] and candidate.first.year is None:
        if not (_FREE_YEAR.match(text, candidate.end) and _DASH_CUE.search(left)):
            return bool(_IN_BRACKETS.search(left))
    if _CUE.search(left) or _IN_BRACKETS.search(left):
        return True
    if candidate.rule == "dates.bare_month" and left[-1:] == "(":
        return True
    if before is None or before.kind == "duration" or before.end > candidate.start:
        return False
    gap = text[before.end : candidate.start]
    same = before.grain == candidate.grain or candidate.grain == "day"
    return same and bool(_TO.fullmatch(gap) or _AND.fullmatch(gap))


def _intervals(text: str, mentions: list[Candidate]) -> list[Candidate]:
    """Join `từ A đến B`, and `A đến nay`."""
    out: list[Candidate] = []
    for candidate in mentions:
        joined = _joined(text, out[-1], candidate) if out else None
        if joined:
            out[-1] = joined
        else:
            out.append(candidate)
    return [_until_now(text, c) for c in out]


def _joined(text: str, first: Candidate, last: Candidate) -> Candidate | None:
    gap = text[first.end : last.start]
    if len(gap) > 20 or not _TO.fullmatch(gap) or first.kind != "date" or last.kind != "date":
        return None
    opened = bool(_FROM.search(text[max(0, first.start - 20) : first.start]))
    if _DASHED.fullmatch(gap) and not opened and not _both_days(first, last):
        return None
    if last.relative and not (last.relative.unit == "year" and opened):
        return None
    begin = first.first if first.relative else first.first.with_parts_of(last.first)
    if first.relative and not (first.relative.unit == "year" and first.mod == "start"):
        return None
    if not begin.is_valid or begin.clock and not last.first.clock:
        begin = Moment(begin.year, begin.month, begin.day)
    return replace(
        first, end=last.end, rule="dates.from_to", kind="interval", first=begin, last=last.first,
        grain=_coarser(first, last), mod=None, weak=False, part_of_day=None, weekday=None,
        missing=(), year_offset=last.year_offset, open_mod=first.mod,
    )  # fmt: skip


def _both_days(first: Candidate, last: Candidate) -> bool:
    return first.first.day is not None and last.first.day is not None


def _coarser(first: Candidate, last: Candidate) -> str | None:
    order = ("minute", "day", "week", "month", "quarter", "half", "year")
    grains = [g for g in (first.grain, last.grain) if g in order]
    return max(grains, key=order.index) if len(grains) == 2 else "other"


def _until_now(text: str, candidate: Candidate) -> Candidate:
    match = _TILL_NOW.match(text, candidate.end)
    if match is None or candidate.kind == "duration":
        return candidate
    opened = _FROM.search(text[max(0, candidate.start - 20) : candidate.start])
    if not opened and candidate.mod != "start":
        return candidate
    return replace(
        candidate, end=match.end(), rule="dates.until_now", kind="interval", until_now=True,
        open_mod=candidate.mod, mod=None,
    )  # fmt: skip


def _shared(text: str, mentions: list[Candidate]) -> list[Candidate]:
    """Give `cuối tháng 11` the year of `và đầu tháng 12 năm 2022`."""
    out = list(mentions)
    for index in range(len(out) - 2, -1, -1):
        here, after = out[index], out[index + 1]
        gap = text[here.end : after.start]
        if not (here.lacks_year and after.is_point and here.is_point and _AND.fullmatch(gap)):
            continue
        year = after.first.year
        if year is None or after.first.month is None or here.year_offset is not None:
            continue
        if here.first.month is not None and here.first.month > after.first.month:
            year -= 1
        elif here.first.day is not None and here.first.month is None:
            out[index] = replace(here, first=here.first.with_parts_of(after.first))
            continue
        out[index] = replace(
            here, first=replace(here.first, year=year), missing=(*here.missing, "year"),
            because=f"shares the year of {after.first.edtf()} beside it",
        )  # fmt: skip
    return out


def _incomplete(candidate: Candidate) -> bool:
    """Tell a lone `ngày 10` without a month, or a last day before the first."""
    first, last = candidate.first, candidate.last
    if first.day is not None and first.month is None:
        return True
    return bool(last and first.year and last.year and (
        (first.year, first.month or 1, first.day or 1) > (last.year, last.month or 12, last.day or 31)
    ))


def _bounded(text: str, candidate: Candidate) -> Candidate:
    """Take `trước` and `sau` into a mention whose value rests on them."""
    if not candidate.is_point or candidate.first.digits or candidate.mod:
        return candidate
    match = _BOUND.search(text, max(0, candidate.start - 8), candidate.start)
    if match is None or candidate.rule == "dates.weekday_alone":
        return candidate
    before = match[1].lower() == "trước"
    if re.search(r"(?:như|từ)[ \t\u00a0]$", text[max(0, match.start() - 6) : match.start()], re.I):
        return candidate
    return replace(
        candidate, start=match.start(), kind="interval", open_start=before,
        rule="dates.before" if before else "dates.after",
        last=candidate.first if before else None, weak=False, part_of_day=None,
    )  # fmt: skip
