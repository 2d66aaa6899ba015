"""Markers of points, at the beginning of a line or inside one; they read lower-case text."""

import re
from dataclasses import dataclass
from typing import Final

_ORDER: Final = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_FIRST: Final = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
_ROMAN: Final = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_ANY_ROMAN: Final = "|".join(sorted(_ROMAN, key=len, reverse=True))
_KIND: Final = (
    r"(?:(?:nhóm )?(?:nhiệm vụ|giải pháp|nội dung|khâu đột phá|yêu cầu|kiến nghị|đề nghị|vấn đề|"
    r"việc|điều|bước|mục tiêu|định hướng|biện pháp|trọng tâm|chương trình|trụ cột|mũi nhọn)|nhóm)"
)
_WORDS: Final = (
    rf"(?P<first>{'|'.join(_FIRST)})(?: là\b ?[,:]?|,(?= ))"
    rf"|(?:{_KIND} )?thứ (?P<order>{'|'.join(_ORDER)})(?: là\b)?(?= ?[,:]|(?<=là) ) ?[,:]?"
    rf"|{_KIND} (?P<counted>\d{{1,2}}) ?(?:[.:]|- |,(?= [^\W\d]))"
)
_NUMBERS: Final = (
    r"(?P<bracket>\((?P<inside>\d{1,2})\))"
    r"|(?P<deep>\d{1,2}\.(?P<last>\d{1,2})(?:\.(?=[ ])|(?= [^\W\d])))"
    r"|(?P<number>\d{1,2}) ?(?P<sign>[.)/:-])(?!\d)"
)
_LETTERS: Final = (
    rf"(?P<small>\((?:{_ANY_ROMAN})\)|(?:{_ANY_ROMAN})\))"
    r"|(?P<letter>\([a-zđ]\)|[a-zđ]\)|[a-zđ][./](?= ))"
)
_LINE: Final = re.compile(
    rf"[*_]{{0,2}}(?:{_NUMBERS}|(?P<roman>(?:{_ANY_ROMAN})[.)/-](?=[ *]))|{_LETTERS}"
    rf"|(?P<bullet>[-+•*▪●○✓✔►▶➢❖■□·])(?=[ a-zà-ỹđ\d“\"])|{_WORDS})[*_]{{0,2}} *"
)
_INLINE: Final = re.compile(
    r"(?:[:;,.]|và(?= )(?<= và)) ?(?:“|- )?(?P<marker>"
    r"(?:(?P<bracket>\((?P<inside>\d{1,2})\))"
    r"|(?P<number>\d{1,2}) ?(?P<sign>[.)/-])(?=[ ]|[^\W\d])(?! ?\d)"
    rf"|{_LETTERS}|{_WORDS}) *)"
)
_FIRST_SIGN: Final = re.compile(r"[:;,.] ?(?:“|- )?\(?[1ai] ?[).\-/](?!\d)")
_FIRST_WORDS: Final = ("một là", ": một, ", ". một, ", "thứ nhất", " 1:", " 1. ", " 1, ")
_KIND_WORDS: Final = (
    "thứ", "nhóm", "nhiệm", "giải", "nội", "khâu", "yêu", "kiến", "đề", "vấn", "việc", "điều",
    "bước", "mục", "định", "biện", "trọng", "chương", "trụ", "mũi",
)  # fmt: skip
_WORDS_BEGIN: Final = frozenset((*_FIRST, *_KIND_WORDS))


def _has_first(low: str, start: int, end: int) -> bool:
    """Tell a line that holds the first marker of a group: a cheap look before the costly one."""
    line = low[start:end]
    for words in _FIRST_WORDS:
        if words in line:
            return True
    return bool(_FIRST_SIGN.search(line))


@dataclass(frozen=True, slots=True)
class Marker:
    """One marker: where it stands, where its point begins, which style and number it has."""

    start: int
    stop: int
    """Where the printed marker ends."""
    end: int
    """Where the words of the point begin."""
    style: str
    ordinal: int | None

    @property
    def numeric(self) -> bool:
        """Tell a marker that carries a number."""
        return self.ordinal is not None


def line_marker(low: str, plain: str, start: int, end: int) -> Marker | None:
    """Give the marker with which a line begins."""
    if low[start].isalpha():
        word = low[start : min(start + 12, end)].split(" ", 1)[0]
        if word.isalnum() and word not in _WORDS_BEGIN:
            return None
    match = _LINE.match(low, start, end)
    if not match or match.end() >= end:
        return None
    if match["roman"] and plain[match.start("roman")].islower():
        return None
    return _marker(match)


def inline_markers(low: str, start: int, end: int) -> list[Marker]:
    """Give the markers behind `:`, `;`, `,` or `.` inside a line."""
    if not _has_first(low, start, end):
        return []
    return [_marker(m) for m in _INLINE.finditer(low, start, end) if m.end() < end]


def _marker(match: re.Match[str]) -> Marker:
    groups = match.groupdict()
    whole = "marker" if "marker" in groups else 0
    printed = match[whole].rstrip(" ")
    begin = match.start(whole)
    start = begin + len(printed) - len(printed.lstrip("*_"))
    if groups.get("bullet"):
        start = match.start("bullet")
    stop = begin + len(printed)
    if match["first"] or match["order"] or match["counted"]:
        stop -= len(printed) - len(printed.rstrip(",:. *_"))
    elif not groups.get("bullet"):
        stop -= len(printed) - len(printed.rstrip("*_"))
    style, ordinal = _read(groups)
    return Marker(start, stop, match.end(), style, ordinal)


def _read(groups: dict[str, str | None]) -> tuple[str, int | None]:
    """Give the style of a marker and the number it carries; letters carry none."""
    for group, style, words in (("first", "là", _FIRST), ("order", "thứ", _ORDER)):
        if word := groups[group]:
            return style, words.index(word) + 1
    for group, style in (("inside", "(1)"), ("last", "1.1"), ("counted", "việc 1")):
        if digits := groups.get(group):
            return style, int(digits)
    if digits := groups["number"]:
        return f"1{groups['sign']}", int(digits)
    for group, style in (("roman", "I"), ("small", "i")):
        if word := groups.get(group):
            return style, _ROMAN.index(re.sub(r"\W", "", word)) + 1
    if groups["letter"]:
        return "a", None
    return groups.get("bullet") or "-", None
