"""Lines that are a date and little else: the clock of a site, the stamp of an article."""

import re
from dataclasses import dataclass
from typing import Final

from .furniture import of_segment
from .letters import CAPITALS

_LONGEST: Final = 160
_LONGEST_PLAIN: Final = 60
"""A longer line that ends like a sentence is no stamp."""
_S = r"[ \t\u00a0]{0,3}"
_MONTH = (
    r"(?:một|hai|ba|tư|bốn|năm|sáu|bảy|bẩy|tám|chín|mười(?:[ \u00a0](?:một|mốt|hai))?|"
    r"giêng|chạp|\d{1,2})"
)
_ENGLISH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_NUMERIC = re.compile(
    rf"(?<![\d/.])(?:\d{{1,2}}{_S}[/.\-–]{_S}\d{{1,2}}{_S}[/.\-–]{_S}"
    r"(?:\d{4}|(?P<short>\d{2}))(?![\d/\-–]|\.(?!\s))|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d))"
)
_MONTH_NAMED = re.compile(r"\b(?:tháng|thg|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)")
_WORDED = re.compile(
    rf"(?<![\d/.])(?:\d{{1,2}}{_S},?{_S}(?:tháng|thg){_S}{_MONTH}{_S},?{_S}(?:năm{_S})?\d{{4}}(?!\d)"
    rf"|(?:tháng|thg){_S}{_MONTH}{_S}\d{{1,2}}{_S},{_S}\d{{4}}(?!\d)"
    rf"|\d{{1,2}}{_S}-?{_ENGLISH}[,-]?{_S}\d{{4}}(?!\d)|{_ENGLISH}{_S}\d{{1,2}},{_S}\d{{4}}(?!\d))",
)
_SHORT_ALONE = re.compile(
    r"[(\[]{0,2}ngày \d{1,2}[./-]\d{1,2}[./-]\d\d[)\]]{0,2}"
    r"|[(\[]?\d\d(?P<mark>[./-])\d\d(?P=mark)\d\d[)\]]?"
)
"""A day with a year of two digits and nothing else: `18.02.09`, `(18/02/09)`, `Ngày 8/2/09`."""
_YEAR = re.compile(r"\d(?:\d{3}|\d?\s?[/.\-–]\s?\d{1,2}\s?[/.\-–]\s?\d|\d?[:h]\d\d)")
"""What every line with a date or clock has; quick to look for."""
_DAY_AND_MONTH = re.compile(r"(?<![\d/.])\d{1,2}[/-]\d{1,2}(?![\d/-])")
_CLOCK_FORM = (
    r"(?<![\d:])\d{1,2}\s?(?::|h|g|giờ)\s?\d{2}(?:\s?(?::|')\s?\d{2})?(?!\d)'?(?:\s?(?:phút|am|pm|sa|ch)\b)?"
    r"|(?<!\d)\d{1,2}\s?giờ\b"
)
_WEEKDAY_FORM = (
    r"\b(?:thứ\s?(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ\s?nhật|t[2-7]|cn|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun)\b"
)
_LABEL_FORM = (
    r"\b(?:lần )?(?:cập nhật(?: mới nhất| lần cuối| cuối)?|"
    r"ngày (?:đăng(?: tin| bài)?|đưa tin|cập nhật|xuất bản|tạo|viết|gửi|phát hành)|"
    r"(?:(?:tin|bài) )?đăng (?:ngày|lúc|tải|bởi)|đăng(?=\s?:)|(?:sửa|chỉnh sửa) lần cuối|"
    r"xuất bản|thời gian đăng|đã đăng|được (?:đăng|viết|tạo)|posted(?: on| by)?|published|updated|"
    r"last updated|lần cuối)\b"
)
_TODAY_FORM = r"\b(?:hôm nay|bây giờ là|today)\b"
_CLOCK, _WEEKDAY, _LABEL, _TODAY = (
    re.compile(form) for form in (_CLOCK_FORM, _WEEKDAY_FORM, _LABEL_FORM, _TODAY_FORM)
)
_AUTHOR = re.compile(
    r"\b(?:tác giả|người (?:đăng|viết|gửi)(?: bài(?: viết)?)?|đăng bởi|bởi|by|nguồn|theo)\b"
    r"\s?:?[^|]{0,60}",
)
_NO_WORDS = re.compile(
    rf"{_LABEL_FORM}|{_CLOCK_FORM}|{_WEEKDAY_FORM}|{_TODAY_FORM}"
    r"|\b(?:ngày|lúc|vào|hồi|là|at|on|gmt(?:\s?[+-]\s?\d{1,2}(?::?\d\d)?)?|utc(?:\s?[+-]\s?\d{1,2})?|am|pm|sa|ch|ict)\b"
    r"|[\s,;|:()\[\]\-–—/.+•·»›>'\"]{1,40}",
)
_BORDER = re.compile(r"\s{2,}|\s?[|•·»]\s?|\s[-–/]\s|\)\s|(?:(?<=\d)|^)\.\s|\s\(")
_SET_OFF = re.compile(r"(?:\s{2}|\s?[|•·»]\s?|\s?[-–]\s?)$")
_PLACE = re.compile(r"[" + CAPITALS + r"][\w .]{1,40},\s?(?:ngày\s)?$")
_ISSUE = re.compile(r"(?<!\w)số(?: báo)?:? \d{1,5}(?:[/-](?:19|20)\d\d)?(?= ?[-–|,(]|\s{2})")
"""The number of a paper's issue beside its day: `Số 188 - Thứ tư 17/08/2011`."""
_DIGIT = re.compile(r"[0-9]")
_SHORTEST_ENTRY: Final = 12
"""A date in brackets behind more characters than these belongs to an entry of a list."""
_LONGEST_SCRAP: Final = 40
"""Characters: what stands behind a labelled date is no longer."""
_TIMES_BEHIND = re.compile(rf"(?:{_WEEKDAY_FORM})?[\s,]{{0,3}}(?:{_CLOCK_FORM})?[\s,]{{0,3}}$")
_HAPPENS = re.compile(r"\b(?:lúc|vào|hồi|khoảng)\b")
_WEATHER = re.compile(r"[^\d|.,;]{0,30}\d{1,2}(?:\s?-\s?\d{1,2})?\s?(?:°|º|độ|o)\s?c$")
"""The weather of a place beside a site's clock: `Ninh Bình 27°C`."""
_WHERE = re.compile(r"[^\W\d_]{1,8}(?:\s[^\W\d_]{1,8}){0,3}")
"""The place itself, where it stands by its own behind the weather."""
_LANGUAGE = re.compile(r"(?:english|tiếng (?:anh|việt|trung|nhật|hàn)|vietnamese|en|vi|vn)")
"""What a site's header offers beside its clock: `English | Tiếng Việt`."""
_COUNTED = re.compile(
    r"(?:phản hồi|bình luận|chia sẻ|thích|xem)\s?:\s?\d"
    r"|(?:(?:đã có|đánh giá:?|bình chọn:?)\s)?(?:\d{1,3}(?:[.,]?\d{3}){0,2}\s"
    r"(?:bình luận|ý kiến|phản hồi|đánh giá|phiếu|chia sẻ|views?|likes?|lần|phút(?:\sđọc)?"
    r"|lượt(?:\s(?:xem|đọc|truy cập|thích|chia sẻ|tải|bình luận|đánh giá))?"
    r"|(?:người|bạn) (?:đã )?(?:xem|đọc|thích))(?!\w)"
    r"|\d(?:[.,]\d)?\s?/\s?(?:5|10)(?: (?:sao|điểm))?$)"
)
"""What a site counts beside a stamp: `1.044 lượt xem`, `5 phút đọc`, `4,2/5`."""

_BLOG = re.compile(
    r"(?:[ \t\u00a0]{2,12}| ?[|•·] ?)[^\d\s.;:!?|][^\d.;:!?|]{1,60}?(?:[ \t\u00a0]{2,12}| ?[|•·] ?)"
    r"\d{1,4}(?: (?:bình luận|comments?))?"
)
"""What a blog prints behind a stamp, its sections and the number of comments: `Tin nội bộ   0`."""
_PATH = re.compile(r"[^\W\d][^\d<>›.:;!?]{1,40}(?: ?[>›] ?[^\d<>›.:;!?]{2,40}){1,4}")
"""Where a page stands in its site, beside its stamp: `Công đoàn > Việc làm`."""
_LONGEST_NAME: Final = 30


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
    if len(text) > _LONGEST or (len(text) > _LONGEST_PLAIN and text[-1] in ".;:”"):
        return None
    if not _YEAR.search(text):
        return None
    low = text.lower()
    found = _the_date(low) if len(low) == len(text) else None
    if found is None:
        return None
    start, end = found
    before, after = low[:start], low[end:]
    if start > _SHORTEST_ENTRY and before.rstrip()[-1:] in ("(", "["):
        return None
    if _BLOG.fullmatch(after.rstrip()) and start <= _LONGEST_NAME and not _DIGIT.search(before):
        return DateLine(
            is_labelled=False, is_today=False, has_clock=False, has_weekday=False,
            has_name=bool(before.strip()), tools=True, menu=False,
        )  # fmt: skip
    parts = _parts(before)
    beside = _Beside(parts, _parts(after))
    around = before + " | " + after
    clock = _CLOCK.search(around)
    opens = not parts and bool(_LABEL.search(before))
    if beside.others_behind and not (opens and _is_set_off(after)):
        return None
    if parts and not _may_stand_before(text[:start], parts, clock=bool(clock)):
        return None
    return DateLine(
        is_labelled=bool(_LABEL.search(around)), is_today=bool(_TODAY.search(before)),
        has_clock=bool(clock), has_weekday=bool(_WEEKDAY.search(around)),
        has_name=bool(parts) or beside.author, tools=beside.tools, menu=beside.menu,
    )  # fmt: skip


def _the_date(low: str) -> tuple[int, int] | None:
    match = _NUMERIC.search(low)
    if match is None and _MONTH_NAMED.search(low):
        match = _WORDED.search(low)
        return match.span() if match else None
    if match is not None:
        sure = (
            match["short"] is None
            or _CLOCK.search(low)
            or _WEEKDAY.search(low)
            or _LABEL.search(low)
            or _SHORT_ALONE.fullmatch(low)
        )
        return match.span() if sure else None
    if _LABEL.search(low) and _CLOCK.search(low):
        match = _DAY_AND_MONTH.search(low)
    return match.span() if match else None


class _Beside:
    """The parts of a line beside its date."""

    def __init__(self, before: list[str], after: list[str]) -> None:
        kinds = [of_segment(part) for part in after]
        weather = any(map(_WEATHER.fullmatch, [*before, *after]))
        self.menu = (
            weather
            or any(k in ("nav", "contact", "related", "end") for k in kinds)
            or any(map(_LANGUAGE.fullmatch, before))
        )
        self.tools = any(k in ("tool", "counter") for k in kinds) or any(map(_COUNTED.match, after))
        self.author = any(map(_AUTHOR.match, [*before, *after]))
        self.others_behind = any(
            kind is None
            and not any(p.match(part) for p in (_AUTHOR, _COUNTED, _WEATHER))
            and not _PATH.fullmatch(part)
            and not (weather and _WHERE.fullmatch(part))
            for part, kind in zip(after, kinds, strict=True)
        )


def _parts(beside: str) -> list[str]:
    """Give the parts of the words beside a date, clock, weekday and label taken out."""
    found = []
    for part in _BORDER.split(beside):
        if _words(part):
            clock = _CLOCK.match(part.lstrip())
            part = part.lstrip()[clock.end() :] if clock else part
            found.append(part.strip(" \t\u00a0,;|-–[]()").strip())
    return found


def _is_set_off(after: str) -> bool:
    """Tell short furniture behind a labelled date: `Ngày đăng: 9/3/2016 • Sở Nội vụ • 4,2/5`."""
    first, *others = _BORDER.split(after)
    return not _words(first) and all(len(part) <= _LONGEST_SCRAP for part in others)


def _words(part: str) -> str:
    """Leave only the letters of words that no clock and no stamp has."""
    return _NO_WORDS.sub("", part) if part else ""


def _is_tool(part: str) -> bool:
    return bool(_COUNTED.match(part) or _WEATHER.fullmatch(part))


def _may_stand_before(before: str, parts: list[str], *, clock: bool) -> bool:
    """Tell whether the words before a date are a section, an author or a place, and no sentence."""
    kinds = {
        of_segment(part)
        or ("author" if _AUTHOR.match(part) else "tool" if _is_tool(part) else "words")
        for part in parts
    }
    if kinds <= {"nav", "tool", "counter", "author"}:
        return True
    words = _ISSUE.sub("", before.lower())
    if (
        not kinds <= {"nav", "words"}
        or len(" ".join(before.split())) > 60
        or _DIGIT.search(_NO_WORDS.sub("", words))
    ):
        return False
    times = _TIMES_BEHIND.search(before.lower())
    set_off = _SET_OFF.search(before) or (times and _SET_OFF.search(before[: times.start()]))
    if set_off or _PLACE.fullmatch(before):
        return True
    return clock and not _HAPPENS.search(before.lower())
