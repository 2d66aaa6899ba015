"""What one line of a page looks like by itself: running text, a caption, a byline, an entry."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar, overload

from .furniture import Furniture, furniture, is_site_name
from .letters import CAPITALS
from .stamps import DateLine, date_line

_STOPS: Final = frozenset(".…!?;:")
_CLOSERS: Final = "”\"')»’]"
_BULLETS: Final = "-–+•*»›>▪●"
_LONG, _SENTENCE = 140, 60
_CAPTION_START = re.compile(
    r"[(\[]?(?:ảnh|hình)(?: minh h[oọ][aạ]| tư liệu| \d{1,2})?\s?[:.)\]]|[(\[]?ảnh minh h[oọ][aạ]|"
    r"hình ảnh\s?:|chú thích ảnh|nguồn ảnh",
    re.IGNORECASE,
)
_CAPTION_END = re.compile(
    r"(?:^|[.(\[\-–/,\s])(?:Ảnh|ẢNH)(?: minh h[oọ][aạ]| tư liệu| chụp màn hình)?\s?[:/]"
    r"(?:[^.:;]|\.(?=\w)){1,60}[.)\]]{0,2}$"
    r"|\([Ảả]nh(?:[ :][^()]{0,60})?\)\.?$|[.\s(][Ảả]nh minh h[oọ][aạ]\)?\.?$"
    r"|Nguồn ảnh\s?:[^:]{1,60}$"
)
_SCENE = re.compile(
    r"(?:quang cảnh|toàn cảnh|khung cảnh|một góc|cảnh|các đại biểu|đại biểu|"
    r"lãnh đạo[^.;:]{2,60}(?:trao|tặng)|"
    r"(?:đồng chí|ông|bà|đ/c)[^.;:]{2,90}(?:phát biểu|trao|tặng|chụp ảnh|kết luận))(?!\w)",
    re.IGNORECASE,
)
_BYLINE_LABEL = re.compile(
    r"\(?(?:(?:bài|tin|thơ|tin bài|tin ảnh|ảnh(?= ?(?:,|và|&|-|/)))"
    r"(?: ?(?:,|và|&|-|/) ?(?:bài|ảnh|tin|video|clip|đồ họa)){0,3}\s?:|"
    r"(?:tác giả|nguồn|nguồn tin|người viết|thực hiện|biên tập|tổng hợp|người đăng)"
    r"(?: bài(?: viết)?)?\s?:|theo\s|"
    r"(?:nhóm |theo )?(?:pv|p\.v|phóng viên|ctv|btv|bbt|ban biên tập|tổng hợp)\b)",
    re.IGNORECASE,
)
_AGENCY = re.compile(
    r"\(?(?:theo |nguồn:? )?"
    r"(?:ttxvn|vov|vtv|pv|p\.v|bbt|ctv|vietnam ?\+|vietnamplus|th|t/h|tổng hợp)"
    r"(?:/[\w+ ]{2,20})?\)?\.?$|[\w-]{2,40}(?:\.[a-z]{2,6}){1,3}$",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"(?:Phòng|Ban|Văn phòng|Tổ|Trung tâm|CĐCS|Công đoàn)\s\w[^.,;:]{1,40}$"
    r"|(?:Văn phòng|Ban biên tập)$"
)
_PERSON = re.compile(
    r"(?:(?:luật gia|luật sư|bác sĩ|bs|ths|ts|nhà báo|cộng tác viên)\.?\s){1,2}", re.IGNORECASE
)
_SECTION = re.compile(r"(?:[IVX]{1,5}|[A-Z]|\d{1,2})\s?[.)/-]\s?[" + CAPITALS + r"]{2}")
_PART = re.compile(
    r"(?:phần|chương|mục|điều) (?:thứ )?(?:nhất|một|hai|ba|bốn|tư|năm|[ivx]{1,4}|\d{1,2})\b|"
    r"(?:(?:các |những |một số )?(?:nhiệm vụ|mục tiêu|chỉ tiêu|giải pháp|phương hướng|kết quả|"
    r"tình hình|nội dung|yêu cầu|mục đích|trách nhiệm|kiến nghị|đề xuất|hạn chế|tồn tại|"
    r"nguyên nhân|tổ chức thực hiện|khâu đột phá|khen thưởng|kỷ luật|biện pháp|kế hoạch))(?!\w)",
    re.IGNORECASE,
)
"""How the parts of a document are headed: `PHẦN THỨ HAI`, `Chương II`, `GIẢI PHÁP`."""
_NAME = re.compile(r"(?:[" + CAPITALS + r"][\w.'’]{0,20}|[-–—&+,/]|và)$")
_TAIL_OF_NAME = re.compile(r"\s?[(\[][^()\[\]]{1,40}[)\]]\.?$")
_OPENS_LEAD = re.compile(
    r"\((?!(?:infographics?|video|clip|ảnh|cập nhật|podcast|photos?|kỳ|bài|phần)(?!\w))"
    r"[^\W\d][\w&.,+ ]{1,24}\) ?[-–—:] ?\S|(?:TTO|NDO|NDĐT|TTXVN|SGGPO?|PLO|NLĐO?|TNO|TPO|"
    r"LĐO|BNEWS|VOV(?:\.VN)?|GD&TĐ|ANTĐ|HNMO?|DĐDN|KTĐT|CAND|QĐND) ?[-–—] ",
    re.IGNORECASE,
)
"""A paper's name in front of the first words of an article: `(NLĐ) - Bốn tháng đầu năm, …`."""
_DATED_ENTRY = re.compile(
    r"[(\[]\s{0,3}(?:\d{1,2}:\d{2}[ ,|-]{0,3})?"
    r"\d{1,2}\s{0,3}[/.\-]\s{0,3}\d{1,2}\s{0,3}[/.\-]\s{0,3}\d{2,4}"
    r"(?:[ ,|-]{0,3}\d{1,2}:\d{2}(?::\d{2})?)?(?: (?:AM|PM|SA|CH))?\s{0,3}[)\]]$"
)
_COMMENT = re.compile(
    r"[(\[]?(?:[^.:;()\n]{2,40}?\s?[-–|(,]\s?)?"
    r"\d{1,2}[/-]\d{1,2}[/-]\d{4}[ ,|-]{1,3}\d{1,2}[:h]\d{2}(?::\d{2})?"
    r"[)\]]?\s?(?::|[-–|]\s?(?:thích|trả lời|reply)\b)",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"[0-9]")
_DAY = re.compile(r"\d[/-]\d{1,2}[/-]\d{4}")
_DIGITS = re.compile(r"[\d\s.,:]{1,18}$")
_GAP = re.compile(r"[ \u00a0]{2,40}")
_LEAST_CELLS: Final = 2
_LAST_FIGURES = re.compile(
    r"[ \u00a0]{2}(?:[\d.,]{1,12}%?|[-–])[ \u00a0]{2,20}(?:[\d.,]{1,12}%?|[-–])$"
)
_LAST_CELL = re.compile(r"(?:\t|\||\s{3,9})\s{0,9}[\d.,]{1,12}$")
_ITEM = re.compile(
    r"(?:[-–+•*▪●]|\(?\d{1,2}[.)\-/]|[a-zđ][.)]|"
    r"(?:[Mm]ột|[Hh]ai|[Bb]a|[Bb]ốn|[Nn]ăm|[Ss]áu|[Bb]ảy|[Tt]ám) là\b|"
    r"[Tt]hứ (?:nhất|hai|ba|tư|năm)\b(?!,? ?(?:ngày|\d|\()))"
)


T = TypeVar("T")


class _Told(Generic[T]):
    """A property that is told once and kept; `functools.cached_property` takes a lock for it."""

    def __init__(self, tell: Callable[[Any], T]) -> None:
        self._tell = tell
        self._name = tell.__name__
        self.__doc__ = tell.__doc__

    @overload
    def __get__(self, line: None, owner: type) -> "_Told[T]": ...

    @overload
    def __get__(self, line: object, owner: type) -> T: ...

    def __get__(self, line: object | None, owner: type) -> "T | _Told[T]":
        if line is None:
            return self
        value = line.__dict__[self._name] = self._tell(line)
        return value


@dataclass(frozen=True)
class Line:
    """One line of a page, trimmed, with its place; what it looks like is told once, when asked."""

    start: int
    end: int
    text: str

    @_Told
    def words(self) -> int:
        """Number of white-space separated words."""
        return len(self.text.split())

    @_Told
    def folded(self) -> str:
        """The words in lower case, one space between them."""
        return " ".join(self.text.lower().split())

    @property
    def size(self) -> int:
        """Number of characters."""
        return len(self.text)

    @_Told
    def has_stop(self) -> bool:
        """Tell a line that a sentence or an item ends: `.`, `…`, `!`, `?`, `;` or `:`."""
        return self.text.rstrip(_CLOSERS)[-1:] in _STOPS

    @property
    def is_sentence(self) -> bool:
        """Tell running text: 140 characters, or 60 and closed by a stop."""
        return self.size >= _LONG or (self.size >= _SENTENCE and self.has_stop)

    @_Told
    def date(self) -> DateLine | None:
        """The line as a stamp or clock, None where it is neither."""
        return date_line(self.text)

    @_Told
    def furniture(self) -> Furniture | None:
        """The piece of furniture that the line is, None for anything else; a date line is none."""
        return furniture(self.text) if self.date is None else None

    @_Told
    def is_site_name(self) -> bool:
        """Tell the name of the portal."""
        return is_site_name(self.text)

    @_Told
    def is_caption(self) -> bool:
        """Tell the words under a picture: `Ảnh: …`, `… Ảnh: TTXVN`, `Quang cảnh hội nghị`."""
        if self.size > 300:
            return False
        named = "ảnh" in self.text or "Ảnh" in self.text or "ẢNH" in self.text
        shown = named and _CAPTION_END.search(self.text, max(0, self.size - 90))
        if shown or _CAPTION_START.match(self.text):
            return not _BYLINE_LABEL.match(self.text)
        return self.size < _LONG and not self.has_stop and bool(_SCENE.match(self.text))

    @_Told
    def is_scene(self) -> bool:
        """Tell one short sentence that says what a picture shows."""
        return self.size <= 110 and self.text.count(". ") == 0 and bool(_SCENE.match(self.text))

    @_Told
    def is_byline(self) -> bool:
        """Tell a line that names who wrote: `Thu Ngọc`, `Tin, ảnh: Minh Anh`, `H.T`, `PV`."""
        if self.size > 90 or self.text[-1] in ";?!:…" or self.text[0] in _BULLETS:
            return False
        if _AGENCY.match(self.text):
            return True
        if _DIGIT.search(self.text) or self.text.count(". ") > 1:
            return False
        if self.size > 60:
            return bool(_BYLINE_LABEL.match(self.text)) and not self.has_stop
        return bool(_BYLINE_LABEL.match(self.text)) or self.is_signature

    @_Told
    def is_signature(self) -> bool:
        """Tell a name or a unit and nothing else; several in a row are a list."""
        return self.is_name or (self.size <= 60 and bool(_UNIT.match(self.text)))

    @_Told
    def is_name(self) -> bool:
        """Tell one or a few names and nothing else: `Hoàng Cường - Thu Nga`, `QUỐC VINH`, `X.Đ`."""
        named = _TAIL_OF_NAME.sub("", self.text).split()
        person = _PERSON.match(self.text)
        if person is not None:
            named = self.text[person.end() :].split()
        limit = 4 if self.text.isupper() else 9
        if not 0 < len(named) <= limit or self.size > 50 or _SECTION.match(self.text):
            return False
        if _PART.match(self.text):
            return False
        return all(_NAME.match(w) for w in named)

    @_Told
    def is_entry(self) -> bool:
        """Tell an entry of a list of other articles: a headline with its full date in brackets."""
        if self.text[-1] not in ")]" or not 16 <= self.size <= 260:
            return False
        match = _DATED_ENTRY.search(self.text, max(0, self.size - 40))
        if match is None or match.start() <= 8 or ". " in self.text[: match.start()]:
            return False
        return self.date is None or not self.date.is_labelled

    @_Told
    def is_pointer(self) -> bool:
        """Tell a line behind an arrow: `» Khai mạc giải bóng đá`, `>> Xem thêm: …`."""
        return self.text[0] in "»›" or self.text.startswith(">>")

    @_Told
    def opens_lead(self) -> bool:
        """Tell the first words of an article by the paper's name in front: `(Dân trí) - Sáng …`."""
        return self.words >= 5 and bool(_OPENS_LEAD.match(self.text))

    @_Told
    def is_comment(self) -> bool:
        """Tell a reader's comment: a name with day and clock, or the buttons below one."""
        return bool(_DAY.search(self.text, 0, 90) and _COMMENT.match(self.text[:90]))

    @_Told
    def is_bare_digits(self) -> bool:
        """Tell digits of a visitor counter."""
        return bool(_DIGITS.match(self.text))

    @_Told
    def is_item(self) -> bool:
        """Tell a line that begins with the marker of a list."""
        return bool(_ITEM.match(self.text))

    @_Told
    def is_section(self) -> bool:
        """Tell a numbered heading in capitals: `II. NHIỆM VỤ QUÝ IV`."""
        return bool(_SECTION.match(self.text)) and self.text.isupper()

    @_Told
    def is_row(self) -> bool:
        """Tell a row of a table: cells set apart by tabs or bars."""
        return self.text.count("\t") > 1 or self.text.count(" | ") > 1

    @_Told
    def gapped(self) -> int:
        """Give how many cells wide gaps set apart, from three on: `Khu Lộc Sơn   41   6.120`."""
        if "  " not in self.text or self.furniture in ("counter", "tool"):
            return 0
        cells = len(_GAP.split(self.text))
        return cells if cells > _LEAST_CELLS else 0

    @_Told
    def has_figures(self) -> bool:
        """Tell a row of cells of which the last two are figures: `Khu Lộc Sơn   41   6.120`."""
        return self.gapped > 0 and bool(_LAST_FIGURES.search(self.text[-40:]))

    @_Told
    def ends_in_figure(self) -> bool:
        """Tell words with a figure in a cell of its own behind them: `Tổng số | 43`."""
        return self.text[-1].isdigit() and bool(_LAST_CELL.search(self.text[-24:]))


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
