"""What one line of a page looks like: furniture, a clock, a caption, a byline, running text."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from ..data import load

_SPACE = r"[ \t\u00a0]{0,3}"
_DAY_DATE = (
    rf"\d{{1,2}}{_SPACE}[/.\-–]{_SPACE}\d{{1,2}}{_SPACE}[/.\-–]{_SPACE}\d{{4}}"
    rf"|\d{{4}}-\d{{2}}-\d{{2}}"
    rf"|\d{{1,2}}{_SPACE}tháng{_SPACE}[^\W\d]{{1,6}}(?:[ \u00a0][^\W\d]{{1,4}})?,?{_SPACE}(?:năm{_SPACE})?\d{{4}}"
    rf"|(?:ngày{_SPACE})?\d{{1,2}}{_SPACE}tháng{_SPACE}\d{{1,2}}{_SPACE},?{_SPACE}(?:năm{_SPACE})?\d{{4}}"
    rf"|tháng{_SPACE}(?:\d{{1,2}}|[^\W\d]{{1,6}}(?:[ \u00a0][^\W\d]{{1,4}})?){_SPACE}\d{{1,2}},{_SPACE}\d{{4}}"
)
FULL_DATE: Final = re.compile(_DAY_DATE, re.IGNORECASE)
_CLOCK = re.compile(
    r"\b\d{1,2}\s?(?::|h|giờ)\s?\d{2}(?:\s?(?::|')\s?\d{2})?(?:\s?(?:phút|AM|PM|SA|CH))?", re.I
)
_WEEKDAY = re.compile(
    r"\b(?:thứ\s?(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ\s?nhật|t[2-7]\b|cn\b)", re.IGNORECASE
)
_STAMP_LABEL = re.compile(
    r"\b(?:cập nhật|ngày đăng|đăng ngày|đăng lúc|đăng tải|ngày cập nhật|xuất bản|ngày tạo|ngày viết|"
    r"thời gian đăng|đã đăng|đăng bởi|posted on|lần cuối)\b",
    re.IGNORECASE,
)
_GLUE = re.compile(
    r"\b(?:ngày|lúc|vào|hồi|hôm nay|gmt\s?[+-]\s?\d+(?::\d\d)?|utc\+\d+|am|pm|sa|ch|giờ|phút|by|admin)\b"
    r"|[\s,;|:()\[\]\-–—/.+•·»›>]",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"^(?:\(?ảnh\b|\(?hình\b|hình ảnh\b|quang cảnh|toàn cảnh|khung cảnh|chú thích|một góc\b|"
    r"minh họa|ảnh minh)"
    r"|[\s.(\-–][Ảả]nh\s?(?:minh h[oọ][aạ])?\s?[:/]|\(\s?[Ảả]nh\b[^()]{0,60}\)\.?$|\bNguồn ảnh\b",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"^(?:\(?(?:bài|tin|bài và ảnh|bài, ảnh|tin, ảnh|tin và ảnh|tin ảnh|tin bài|theo|nguồn|tác giả|"
    r"nguồn tin|người viết|thực hiện|pv|p\.v|nhóm pv|ctv|btv)\b)",
    re.IGNORECASE,
)
_NAME_WORD = re.compile(r"^(?:[A-ZÀ-ỸĐ][\w.]*|-|–|và|&|\([^()]{1,30}\)|PV|TTXVN)$")
_RELATED = re.compile(
    rf"^[-•*+»›>◦ \t\u00a0]*.{{12,250}}[(\[]{_SPACE}(?:\d{{1,2}}:\d{{2}}[ ,|-]*)?"
    rf"\d{{1,2}}{_SPACE}[/.\-]{_SPACE}\d{{1,2}}(?:{_SPACE}[/.\-]{_SPACE}\d{{2,4}})?"
    rf"(?:[ ,|-]*\d{{1,2}}:\d{{2}})?{_SPACE}[)\]]\.?$"
)
_SITE = re.compile(
    r"^(?:cổng thông tin|trang thông tin|cổng ttđt|trang tin điện tử|website|báo điện tử|"
    r"cơ quan ngôn luận|cơ quan của)",
    re.IGNORECASE,
)
_COMMENTS = re.compile(r"\s?[(\[]\d{1,6}[)\]]$")
_FOOTER = re.compile(
    r"\b(?:giấy phép (?:số|xuất bản|hoạt động|thiết lập)|tổng biên tập|tòa soạn|toà soạn|bản quyền|"
    r"chịu trách nhiệm|ghi rõ nguồn|all rights reserved)\b|[©®]",
    re.IGNORECASE,
)
_COUNTER_DIGITS = re.compile(r"^[\d\s.,:]{1,15}$")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page, trimmed, with its place."""

    start: int
    end: int
    text: str

    @property
    def words(self) -> int:
        """Number of white-space separated words."""
        return len(self.text.split())

    @property
    def is_sentence(self) -> bool:
        """Tell running text: long, or middling and closed by a stop."""
        size = len(self.text)
        return size >= 140 or (size >= 60 and self.text.rstrip("”\"')»")[-1:] in ".…!?;:")

    @property
    def is_stampish(self) -> bool:
        """Tell a line that is a full date (with clock, weekday, labels) and little else."""
        if len(self.text) > 140 or not FULL_DATE.search(self.text):
            return False
        return len(self._beside_the_date()) <= 40 or bool(_STAMP_LABEL.search(self.text))

    def _beside_the_date(self) -> str:
        rest = FULL_DATE.sub("", self.text)
        for pattern in (_CLOCK, _WEEKDAY, _STAMP_LABEL, _GLUE):
            rest = pattern.sub("", rest)
        return rest

    @property
    def is_date_only(self) -> bool:
        """Tell a line with a full date and no other words at all."""
        return self.is_stampish and not self._beside_the_date().strip("\"'")

    @property
    def is_labelled_stamp(self) -> bool:
        """Tell a line such as `Cập nhật: 08:15 - 02/7/2014`."""
        return self.is_stampish and bool(_STAMP_LABEL.search(self.text))

    @property
    def has_clock(self) -> bool:
        """Tell a clock time beside the date."""
        return bool(_CLOCK.search(FULL_DATE.sub(" ", self.text)))

    @property
    def has_weekday(self) -> bool:
        """Tell a weekday."""
        return bool(_WEEKDAY.search(self.text))

    @property
    def is_clock_first(self) -> bool:
        """Tell a site's clock with menu words behind it: `Thứ Hai, 02/03/2026 | Đặt báo | RSS`."""
        first = _WEEKDAY.match(self.text) or self.text.lower().startswith("hôm nay")
        return bool(first) and not self.is_date_only

    @property
    def is_caption(self) -> bool:
        """Tell the words under a picture."""
        return len(self.text) <= 260 and bool(_CAPTION.search(self.text))

    @property
    def is_byline(self) -> bool:
        """Tell a line that names who wrote: `Thu Ngọc`, `Tin, ảnh: Minh Anh`."""
        if len(self.text) > 60 or self.text[-1] in ".;?!" or any(c.isdigit() for c in self.text):
            return False
        words = self.text.split()
        named = all(_NAME_WORD.match(w) for w in words) and 1 < len(words) <= 6
        return bool(_BYLINE.match(self.text)) or (named and not self.text.isupper())

    @property
    def is_related(self) -> bool:
        """Tell an entry of a list of other articles: a headline with its date in brackets."""
        return bool(_RELATED.match(self.text))

    @property
    def is_site_name(self) -> bool:
        """Tell the name of the portal."""
        return bool(_SITE.match(self.text))

    @property
    def is_footer(self) -> bool:
        """Tell the imprint of a site: licence, editor, copyright."""
        return bool(_FOOTER.search(self.text))

    @property
    def is_bare_digits(self) -> bool:
        """Tell digits of a visitor counter."""
        return bool(_COUNTER_DIGITS.match(self.text))

    @property
    def furniture(self) -> str | None:
        """Give `tail`, `line` or `counter` for what a site prints around an article."""
        if len(self.text) > 160 or self.is_sentence and len(self.text) > 110:
            return None
        folded = _COMMENTS.sub("", " ".join(self.text.lower().split())).strip("-•*»›>|:[]() ")
        whole, starts = _furniture()
        if folded in whole:
            return whole[folded]
        match = starts.match(" ".join(self.text.lower().split()).lstrip("-•*»›>|[]( "))
        if match is None or self.words > match[0].count(" ") + 14:
            return None
        return _kinds()[match[0]]


def lines(text: str) -> list[Line]:
    """Give the lines of a text that are not blank, each trimmed of white space."""
    found = []
    start = 0
    for raw in text.split("\n"):
        words = raw.strip()
        if words:
            begin = start + raw.index(words[0])
            found.append(Line(begin, begin + len(words), words))
        start += len(raw) + 1
    return found


@lru_cache(maxsize=1)
def _furniture() -> tuple[dict[str, str], re.Pattern[str]]:
    rows = load("page_furniture")
    whole = {row.surface.strip(": "): row.canonical for row in rows}
    starts = sorted((r.surface for r in rows if r.type == "start"), key=len, reverse=True)
    return whole, re.compile("(?:" + "|".join(map(re.escape, starts)) + ")(?!\\w)")


@lru_cache(maxsize=1)
def _kinds() -> dict[str, str]:
    return {row.surface: row.canonical for row in load("page_furniture")}
