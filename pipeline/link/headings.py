"""Whom a line names for the points below it: `2. Đối với BHXH tỉnh:`, `Điều 4. Trách nhiệm của …`.

Everything here reads text with organisations and dates blotted out (`link.marked`).
"""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from .marked import Blotted
from .phrases import NO_ACTOR, STARTS, Place, begins_with_verb, noun_phrase, trimmed

_MARK: Final = re.compile(
    r"[\s*_]{0,20}(?:(?P<part>điều|chương|mục|phần) [\divxlc]{1,5}[.:]?|(?P<bullet>[-+•*–●▪○►■□·])|"
    r"(?P<open>\()?(?P<sign>\d{1,2}(?:\.\d{1,2}){0,2}|[ivx]{1,5}|[a-zđ])(?P<close>[).:/-]{1,2}))"
    r"[\s*_]{1,20}"
)
_WHAT: Final = (
    r"(?:trách nhiệm|nhiệm vụ|nghĩa vụ|quyền hạn|quyền lợi|quyền|phần việc|công việc|nội dung|"
    r"giải pháp|kiến nghị|đề nghị|yêu cầu|đề xuất|phân công|cam kết|chỉ tiêu|lưu ý)"
)
_LEAD: Final = re.compile(
    r"(?:riêng )?(?:đối với|về phía|với|phía)[ \u00a0]"
    rf"|(?:về )?{_WHAT}(?:(?:, | và | ){_WHAT}){{0,2}}"
    r"(?: (?:cụ thể|chính|chủ yếu|chung|riêng|trọng tâm|phối hợp|thi hành|thực hiện)){0,2}"
    r" (?:của|đối với|với|cho|thuộc về)(?: phía)? "
    r"|(?:giao|giao cho|đề nghị|yêu cầu|kiến nghị|phân công) "
)
_REST: Final = re.compile(
    r"[\s*_]{0,9}(?:\([^()\n]{0,90}\))?[\s*_]{0,9}(?:,? ?(?:có |chịu |cùng )?(?:trách nhiệm|"
    r"nhiệm vụ|cam kết|sẽ|cần|phải|chủ trì|thực hiện|triển khai|tập trung|được giao|phụ trách|"
    r"đảm nhiệm|đảm nhận|tham mưu|phối hợp|thống nhất|đồng ý)(?!\w)[^.;:\n(]{0,90})?[\s*_:.]{0,9}$"
)
"""What may stand behind whom a heading names: `Sở Y tế (cơ quan thường trực) có trách nhiệm:`."""
_INNER: Final = re.compile(
    rf"(?P<lead>{_LEAD.pattern})?(?P<who>[^:.;\n]{{2,120}}?) ?:"
    r"(?P<first> ?(?:\(?[ai1][).]|[-+–]) ?)?[\s*_]{0,9}$"
)
"""Who heads points in his own line: `1. Giám đốc Sở Y tế: a) …`, `2. Đối với Sở Y tế: …`."""
_DIRECTS: Final = re.compile(
    r"(?:(?:tiếp tục|chủ động|thường xuyên|tăng cường|lãnh đạo,|kiểm tra,|hướng dẫn,) ){0,2}"
    r"(?:chỉ đạo|đôn đốc|yêu cầu|đề nghị|kiến nghị|giao cho|giao|phân công|hướng dẫn|vận động|"
    r"nhắc nhở|lưu ý) "
)
_ASKS: Final = re.compile(
    r"(?:giao(?: cho)?|phân công|yêu cầu|đề nghị|kiến nghị|đề xuất|kêu gọi)(?: với)? "
)
_ONE_OF_ITS_OWN: Final = re.compile(
    r"\d|(?:các )?(?:cán bộ|đồng chí|đảng viên|thành viên|công chức|nhân viên|người|lãnh đạo)(?!\w)"
)
"""Whom a body sets to its own work: `phân công 6 đồng chí phụ trách 6 xóm`."""
_TOPICS: Final = ("chuyên môn", "thanh tra", "y tế", "kế toán", "đội ngũ", "cán bộ", "đoàn thể")
"""Heads of somebody that alone name a part of the work: `1/ Chuyên môn`."""
_HEAD_LINE: Final = 160
_LINES_ABOVE: Final = 3
_RANKS: Final = {"điều": 1, "mục": 1, "chương": 0, "phần": 0, "I": 2, "A": 1, "a": 6}
_DIGITS: Final = 3
_BULLET: Final = 7


class Head(NamedTuple):
    """A line above points: whom it names, if anybody, and the style of its marker."""

    who: Place | None
    kind: str


class Heading:
    """The heading that points stand under, as far as it still holds."""

    __slots__ = ("_kind", "_under", "who")

    def __init__(self) -> None:
        """Begin without any."""
        self.who: Place | None = None
        self._kind = self._under = ""

    def enter(self, head: Head) -> None:
        """Read a line: a new heading, or a topic that ends what stood above it."""
        if head.who:
            self.who, self._kind, self._under = head.who, head.kind, ""
        elif self.who and not (head.kind or self._kind):
            self.who = None
        else:
            self.point(head.kind)

    def point(self, kind: str) -> None:
        """Come to a point with a marker: one as high as the heading is no longer below it."""
        if not (self.who and kind):
            return
        self._under = self._under or kind
        above = _rank(self._kind or self._under)
        same = kind == self._kind
        if kind != self._under and (same or _rank(kind) < above):
            self.who = None


def _rank(kind: str) -> int:
    if kind in _RANKS:
        return _RANKS[kind]
    return _DIGITS + kind.count(".1") if "1" in kind else _BULLET


@lru_cache(maxsize=256)
def kind_of(marker: str | None) -> str:
    """Give the style of a printed marker: `1.` and `2.` are one, `a)` and `1)` two."""
    found = _MARK.match(f"{marker.lower()} ") if marker else None
    return _kind(found, marker or "") if found else ""


def _kind(found: re.Match[str], printed: str) -> str:
    if found["part"]:
        return found["part"]
    sign = found["sign"]
    if not sign:
        return found["bullet"]
    if sign[0].isdigit():
        return (found["open"] or "") + ".".join("1" * (sign.count(".") + 1)) + found["close"][:1]
    upper = printed.strip(" *_(\n\t")[:1].isupper()
    return ("I" if sign.strip("ivx") == "" else "A") if upper else "a"


def heads(said: Blotted, start: int, end: int) -> list[Head]:
    """Give what the lines between two points say, the beginning of the point's own line last."""
    found: list[Head] = []
    place = start
    while (stop := said.text.find("\n", place, end)) >= 0:
        if place > start or start == 0 or said.text[start - 1] == "\n":
            is_last = (
                said.text[stop + 1 : end].strip() != "" and said.text.find("\n", stop + 1, end) < 0
            )
            short = stop - place <= _HEAD_LINE
            head = _line(said, place, stop, is_last=is_last) if short else None
            if head:
                found.append(head)
        place = stop + 1
    own = _own_line(said, place, end)
    return [*found, own] if own else found


def _line(said: Blotted, start: int, end: int, *, is_last: bool) -> Head | None:
    """Read a line of its own; None where it is blank.

    Right above a point with a sign (`is_last`) the name of somebody alone is a heading.
    """
    while end > start and said.text[end - 1] in " \t\r*_":
        end -= 1
    if start >= end:
        return None
    mark = _MARK.match(said.low, start, end)
    kind = _kind(mark, said.text[start : mark.end()]) if mark else ""
    begin = mark.end() if mark else start
    lead = _LEAD.match(said.low, begin, end)
    who = None
    if mark or lead or said.text[end - 1] == ":":
        who = _named(said, lead.end() if lead else begin, end)
    elif is_last and STARTS.match(said.low, begin):
        alone = noun_phrase(said, begin, end, may_end=True)
        who = _named(said, begin, end) if alone == (begin, end) else None
    return Head(who, kind)


def _named(said: Blotted, start: int, end: int) -> Place | None:
    if not STARTS.match(said.low, start) or NO_ACTOR.match(said.low, start):
        return None
    if said.low[start:end].rstrip(" .:") in _TOPICS:
        return None
    bracket = said.text.find("(", start, end)
    stop = bracket if bracket > 0 else end
    last = said.text.rfind("; ", start, stop) + 2
    found = noun_phrase(said, last if last > 1 else start, stop, may_end=True)
    return (start, found[1]) if found and _REST.match(said.low, found[1], end) else None


def _own_line(said: Blotted, start: int, end: int) -> Head | None:
    """Read what stands before a point in its own line."""
    mark = _MARK.match(said.low, start, end)
    begin = mark.end() if mark else start
    found = _INNER.match(said.low, begin, end) if said.text.find(":", begin, end) > 0 else None
    if not found or not (found["lead"] or found["first"]):
        return None
    place, stop = found.span("who")
    if not STARTS.match(said.low, place) or begins_with_verb(said, place):
        return None
    return Head(trimmed(said, place, stop), _kind(mark, said.text[start:]) if mark else "")


def addressed(said: Blotted, start: int, end: int) -> Place | None:
    """Give whom a point sets to work that its own points spell out: `Chỉ đạo các CĐCS: + …`."""
    directs = _DIRECTS.match(said.low, start, end)
    return _named(said, directs.end() if directs else start, end)


def requested(said: Blotted, start: int, end: int, *, assigns: bool) -> Place | None:
    """Give whom a point itself asks: `Đề nghị UBND tỉnh nâng cấp đường`, `Giao Công an huyện …`.

    With `assigns` to ask is not enough: only who gives work to somebody does not do it himself.
    """
    asks = _ASKS.match(said.low, start, end)
    if asks and assigns and not said.low.startswith(("giao", "phân công"), start):
        return None
    if not asks or (assigns and _ONE_OF_ITS_OWN.match(said.low, asks.end())):
        return None
    return noun_phrase(said, asks.end(), end)


def above(text: str, start: int) -> int:
    """Give where the headings begin right above a line: at most three short lines, no sentences."""
    first, lines = start, 0
    while first > 0 and lines < _LINES_ABOVE:
        begin = text.rfind("\n", 0, first - 1) + 1
        line = text[begin : first - 1].strip()
        if line:
            if len(line) > _HEAD_LINE or line[-1] in '.;!?…,”"':
                break
            lines += 1
        first = begin
    return first
