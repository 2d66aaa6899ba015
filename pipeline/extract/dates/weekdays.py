"""Weekdays alone: the words beside one decide whether it is a day or the number of a point."""

import re
from typing import Final

from . import fragments as f
from .beside import Beside
from .moment import Candidate

_BEGINNING: Final = re.compile(r"(?:^|[\n.;:!?“\"(-]) {0,3}$")
_NAMED_WEEKDAY: Final = re.compile(r"[Tt][Hh][Ứứ]\s+[A-ZĐ]|C[Hh][ỦủÚú][Aa]?\s+[Nn][Hh][Ậậ][Tt]")
_WITH_THIS: Final = re.compile(
    rf" {{1,3}}(?:và|hoặc) {{1,3}}{f.WEEKDAY} {{1,3}}(?:này|tuần|tới|vừa)(?!\w)"
)
"""The second of two weekdays that says of both which week is meant."""
_WITH_DAY: Final = re.compile(
    r" {1,3}\( {0,2}\d{1,2} {0,2}[/.-] {0,2}\d{1,2}(?: {0,2}[/.-] {0,2}\d{4})? {0,2}\)"
)
"""Behind a weekday, the day that it is: `nghỉ thứ Bảy (29/4)`."""
_LATE_WEEKDAY: Final = re.compile(r"[Tt]hứ\s(?:[Ss]áu|[Bb]ảy)$|[Cc]hủ\s[Nn]hật$")
"""Weekdays whose names hardly open a sentence as ordinals."""
_LISTS: Final = re.compile(
    r"(?<!\w)(?:thứ nhất|một là|đầu tiên|trước (?:hết|tiên)|(?:lý|lí) do|nguyên nhân"
    r"|(?:hai|ba|bốn|năm|sáu|những|các|một số|\d) (?:điểm|yêu cầu|nội dung|vấn đề|việc|điều|câu hỏi"
    r"|tiêu chí|bước|nhóm|giải pháp|nhiệm vụ|kiến nghị|đề xuất|khó khăn|lợi ích|hạn chế))(?!\w)"
)
"""What opens or announces a list, whose second point begins with `Thứ hai,`."""
_POINT: Final = re.compile(r"thứ (?:hai|ba|tư|năm)(?= ?[,:])")
_REPORTS: Final = re.compile(
    r", (?!(?:(?!\. )[^\n]){0,90}(?<!\w)"
    r"(?:cần|phải|nên|là|chưa|còn|tiếp tục|tăng cường|không)(?!\w))"
)
"""Behind a weekday: no word of what is asked for stands soon in its sentence."""
_SUBJECTS: Final = ("hơn ", "gần ", "khoảng ", "hàng ", "đoàn ", "anh ", "chị ", "ông ", "bà ")
"""Words that open what a weekday reports: `Thứ tư, đoàn công tác đến thăm`."""
_LOOKED_AT, _FAR = 1500, 6000
"""Characters on either side in which the other points of a list are looked for."""


def weekday_stands(text: str, beside: Beside) -> bool:
    """Tell a weekday from an ordinal: `Hôm thứ bảy`, `Thứ Hai, …`, not `Thứ hai, cần …`."""
    reading = beside.reading
    name = text[reading.start : reading.end]
    if name[0] in "tTcC" and name[1:2] in "234567nN":
        return False
    if name[:3].lower() == "hôm":
        return True
    if beside.follows("before_weekday") or beside.is_alone:
        return True
    if _WITH_DAY.match(beside.low, reading.end):
        return True
    if _WITH_THIS.match(beside.low, reading.end):
        return True
    named = bool(_NAMED_WEEKDAY.match(name))
    if beside.low.startswith(",", reading.end) and begins(beside):
        if _LATE_WEEKDAY.match(name):
            return not _is_numbered(beside)
        return named or (_has_subject(text, beside) and _opens_line(beside))
    return named and (begins(beside) or beside.left[-1:] == ["ngày"])


def _has_subject(text: str, beside: Beside) -> bool:
    """Tell a sentence about somebody, with no modal, as no point of a list is."""
    begin = beside.reading.end + 2
    if not _REPORTS.match(beside.low, begin - 2):
        return False
    return text[begin : begin + 1].isupper() or beside.low.startswith(_SUBJECTS, begin)


def _is_numbered(beside: Beside) -> bool:
    """Tell an article that numbers its points: `Thứ nhất, …`."""
    start = beside.reading.start
    return beside.low.find("thứ nhất", max(0, start - _FAR), start + _FAR) >= 0


def _opens_line(beside: Beside) -> bool:
    """Tell the weekday with which a paragraph opens from the second point of a list."""
    low, start, end = beside.low, beside.reading.start, beside.reading.end
    left = low[max(0, start - 4) : start].rstrip(' “"')
    if left[-1:] not in ("", "\n") or _is_numbered(beside):
        return False
    for point in _POINT.finditer(low, max(0, start - _LOOKED_AT), end + _LOOKED_AT):
        before = low[max(0, point.start() - 2) : point.start()]
        if point.start() != start and (before[-1:] in ("", "\n") or before in (". ", "; ")):
            return False
    return _LISTS.search(low, max(0, start - _LOOKED_AT), start) is None


def beside_weekday(low: str, reading: Candidate, before: Candidate | None) -> bool:
    """Tell the second of two weekdays: `thứ Bảy và Chủ nhật`."""
    if before is None or before.rule != reading.rule:
        return False
    return low[before.end : reading.start].strip() in ("và", ",")


def begins(beside: Beside) -> bool:
    """Tell a reading that begins its sentence or clause."""
    start = beside.reading.start
    return _BEGINNING.search(beside.low, max(0, start - 4), start) is not None
