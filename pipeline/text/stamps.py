"""Lines that are a date and little else: the clock of a site, the stamp of an article."""

import re
from dataclasses import dataclass
from typing import Final

from .furniture import of_segment

_LONGEST: Final = 160
_S = r"[ \t\u00a0]{0,3}"
_MONTH = (
    r"(?:một|hai|ba|tư|bốn|năm|sáu|bảy|bẩy|tám|chín|mười(?:[ \u00a0](?:một|mốt|hai))?|giêng|chạp|\d{1,2})"
)
_ENGLISH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_DATE = re.compile(
    rf"(?<![\d/.]){_S}(?:"
    rf"\d{{1,2}}{_S}[/.\-–]{_S}\d{{1,2}}{_S}[/.\-–]{_S}(?:\d{{4}}|(?P<short>\d{{2}}))(?![\d/.\-–])"
    r"|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)"
    rf"|\d{{1,2}}{_S},?{_S}(?:tháng|thg){_S}{_MONTH}{_S},?{_S}(?:năm{_S})?\d{{4}}(?!\d)"
    rf"|(?:tháng|thg){_S}{_MONTH}{_S}\d{{1,2}}{_S},{_S}\d{{4}}(?!\d)"
    rf"|\d{{1,2}}{_S}{_ENGLISH},?{_S}\d{{4}}(?!\d)|{_ENGLISH}{_S}\d{{1,2}},{_S}\d{{4}}(?!\d))",
    re.IGNORECASE,
)
_DAY_AND_MONTH = re.compile(r"(?<![\d/.])\d{1,2}[/-]\d{1,2}(?![\d/-])")
_CLOCK = re.compile(
    r"(?<![\d:])\d{1,2}\s?(?::|h|g|giờ)\s?\d{2}(?:\s?(?::|')\s?\d{2})?(?!\d)'?(?:\s?(?:phút|AM|PM|SA|CH)\b)?"
    r"|(?<!\d)\d{1,2}\s?giờ\b",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"\b(?:thứ\s?(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ\s?nhật|t[2-7]|cn|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"\b(?:lần )?(?:cập nhật(?: mới nhất| lần cuối| cuối)?|ngày (?:đăng|cập nhật|xuất bản|tạo|viết|gửi|phát hành)|"
    r"đăng (?:ngày|lúc|tải|bởi)|xuất bản|thời gian đăng|đã đăng|được đăng|posted(?: on| by)?|published|updated|"
    r"last updated|lần cuối)\b",
    re.IGNORECASE,
)
_TODAY = re.compile(r"\b(?:hôm nay|bây giờ là|today)\b", re.IGNORECASE)
_AUTHOR = re.compile(
    r"\b(?:tác giả|người (?:đăng|viết|gửi)(?: bài(?: viết)?)?|đăng bởi|bởi|by|nguồn|theo)\b\s?:?[^|]{0,60}",
    re.IGNORECASE,
)
_GLUE = re.compile(
    r"\b(?:ngày|lúc|vào|hồi|là|at|on|gmt\s?[+-]\s?\d{1,2}(?::?\d\d)?|utc\s?[+-]\s?\d{1,2}|am|pm|sa|ch|ict)\b"
    r"|[\s,;|:()\[\]\-–—/.+•·»›>'\"]",
    re.IGNORECASE,
)
_BORDER = re.compile(r"\s{2,}|\s?[|•·»]\s?|\s[-–]\s|\)\s")
_SET_OFF = re.compile(r"(?:\s{2,}|\s?[|•·»]\s?|\s?[-–]\s?)$")
_PLACE = re.compile(r"[A-ZĐÀ-Ỹ][\w .]{1,40},\s?(?:ngày\s)?$")
_COMMENTS = re.compile(r"\d{1,5}\s(?:bình luận|ý kiến|phản hồi|lượt xem|lượt đọc|views?)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line with a date and no words of its own beside it."""

    is_labelled: bool
    """`Cập nhật:`, `Ngày đăng:` …: the article's own."""
    is_today: bool
    """`Hôm nay: …`: the site's."""
    has_clock: bool
    has_weekday: bool
    has_name: bool
    """A section, an author or a place stands beside it: `Tin hoạt động - 05/06/2012`."""
    tools: bool
    """Page tools stand beside it: `A- A A+`, `Lượt xem: 318`."""
    menu: bool
    """Words of a menu stand beside it: `Đăng nhập | RSS`."""


def date_line(text: str) -> DateLine | None:
    """Tell a line that is a date with what sites print beside it, None for anything else.

    >>> date_line("Ngày đăng: 03/04/2017  |  Lượt xem: 1.087").is_labelled
    True
    >>> date_line("Lịch cắt điện ngày 12/05/2014") is None
    True
    """
    if len(text) > _LONGEST or not any("0" <= c <= "9" for c in text):
        return None
    found = _the_date(text)
    if found is None:
        return None
    start, end = found
    before, after = text[:start], text[end:]
    label, today = _LABEL.search(text), _TODAY.search(before)
    clock, weekday = _CLOCK.search(before + " | " + after), _WEEKDAY.search(before + " | " + after)
    beside = _Beside(_parts(before) + _parts(after))
    named = _words(before)
    if beside.others_behind(after) or not _may_stand_before(before, named, clock=bool(clock or label)):
        return None
    return DateLine(
        is_labelled=label is not None, is_today=today is not None, has_clock=clock is not None,
        has_weekday=weekday is not None, has_name=bool(named) or beside.author,
        tools=beside.tools, menu=beside.menu,
    )  # fmt: skip


def _the_date(text: str) -> tuple[int, int] | None:
    match = _DATE.search(text)
    if match is not None:
        sure = match["short"] is None or _CLOCK.search(text) or _WEEKDAY.search(text) or _LABEL.search(text)
        return match.span() if sure else None
    if _LABEL.search(text) and _CLOCK.search(text):
        match = _DAY_AND_MONTH.search(text)
    return match.span() if match else None


class _Beside:
    """The parts of a line beside its date."""

    def __init__(self, parts: list[str]) -> None:
        kinds = [of_segment(p) for p in parts]
        self.menu = any(k in ("nav", "contact", "related", "end") for k in kinds)
        self.tools = any(k in ("tool", "counter") for k in kinds) or any(map(_COMMENTS.match, parts))
        self.author = any(map(_AUTHOR.match, parts))

    @staticmethod
    def others_behind(after: str) -> bool:
        """Tell whether words stand behind the date that are no part of a stamp."""
        return any(
            of_segment(part) is None and not _AUTHOR.match(part) and not _COMMENTS.match(part)
            for part in _parts(after)
        )


def _parts(beside: str) -> list[str]:
    """Give the parts of the words beside a date, clock, weekday and label taken out."""
    found = []
    for part in _BORDER.split(beside):
        if _words(part):
            found.append(part.strip(" \t\u00a0,;|-–[]()").strip())
    return found


def _words(part: str) -> str:
    for pattern in (_LABEL, _CLOCK, _WEEKDAY, _TODAY, _GLUE):
        part = pattern.sub("", part)
    return part


def _may_stand_before(before: str, named: str, *, clock: bool) -> bool:
    """Tell whether the words before a date are a section, an author or a place, and no sentence."""
    if not named:
        return True
    if len(named) > 40 or any(c.isdigit() for c in named) and not _tools_only(before):
        return False
    if before.rstrip()[-1:] in "([" and not clock:
        return False
    return clock or bool(_SET_OFF.search(before)) or bool(_PLACE.fullmatch(before)) or _tools_only(before)


def _tools_only(before: str) -> bool:
    return all(of_segment(part) is not None for part in _parts(before))
