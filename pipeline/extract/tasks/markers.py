"""Markers of points, at the beginning of a line or inside one; they read lower-case text."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

_ORDER: Final = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_FIRST: Final = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
_ROMAN: Final = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_ANY_ROMAN: Final = "|".join(sorted(_ROMAN, key=len, reverse=True))
_KIND: Final = (
    r"(?:(?:nhóm )?(?:nhiệm vụ|giải pháp|nội dung|khâu đột phá|yêu cầu|kiến nghị|đề nghị|vấn đề|"
    r"việc|điều|bước|mục tiêu|định hướng|biện pháp|trọng tâm|chương trình|trụ cột|mũi nhọn|mũi|"
    r"hướng|khâu|đợt|giai đoạn)|nhóm)"
)
_WORDS: Final = (
    rf"(?P<first>{'|'.join(_FIRST)})(?: là\b ?[,:]?|,(?= ))"
    rf"|(?:{_KIND} )?thứ (?P<order>{'|'.join(_ORDER)}|nhì)(?: là\b)?(?= ?[,:]|(?<=là) ) ?[,:]?"
    rf"|{_KIND} (?P<counted>\d{{1,2}})(?: \([^()\n]{{3,60}}\)(?= ?:))? ?(?:[.:]|- |,(?= [^\W\d]))"
)
BULLETS: Final = frozenset("-+•*o▪●○✓✔►▶➢❖■□·➤→⇒➔◆◇♦◊‣⁃❑❒∙◾▫★☆✅☑✦§ø")
"""The signs that mark points without a number; portals print what editors paste."""
_RINGS: Final = "①②③④⑤⑥⑦⑧⑨⑩"
_SIGNS: Final = "".join(re.escape(sign) for sign in sorted(BULLETS - {"o"})) + _RINGS
_EMOJI: Final = r"[\U0001f300-\U0001faff]\ufe0f?"
_NUMBERS: Final = (
    r"(?P<bracket>\((?P<inside>\d{1,2})\))"
    r"|(?P<deep>\d{1,2}\.(?P<last>\d{1,2})(?:[.)/:-](?=[ ])|(?= [^\W\d])))"
    r"|(?P<number>\d{1,2}) ?(?P<sign>[.)/:-]|,(?= [^\W\d]))(?!\d)"
)
_LETTERS: Final = (
    rf"(?P<small>\((?:{_ANY_ROMAN})\)|(?:{_ANY_ROMAN})\))"
    r"|(?P<letter>\([a-zđ]\)|[a-zđ]\)|[a-zđ][./,](?= ))"
)
_LINE: Final = re.compile(
    rf"\n[^\S\n]*[*_]{{0,2}}(?:[“\"+•*-] ?(?=[mthbnscv]|\(?\d{{1,2}}[.)/] ))?"
    rf"(?:{_NUMBERS}|(?P<roman>(?:{_ANY_ROMAN})[.)/-](?=[ *]))|{_LETTERS}"
    rf"|(?P<bullet>[{_SIGNS}]\ufe0f?|o(?= )|{_EMOJI})(?=[ a-zà-ỹđ\d“\"])|{_WORDS})"
    r"[*_]{0,2} *"
)
_MARKED: Final = (
    r" ?(?:[“\"]|- )?(?P<marker>"
    r"(?:(?P<bracket>\((?P<inside>\d{1,2})\))"
    r"|(?P<number>\d{1,2}) ?(?P<sign>[.)/-])(?=[ ]|[^\W\d])(?! ?\d(?!\d{0,3}(?:%| [^\W\d])))"
    rf"|{_LETTERS}|{_WORDS}) *)"
)
_SELDOM: Final = re.compile(
    r"[:;,.] ?(?P<marker>(?:"
    rf"(?P<roman>(?:{_ANY_ROMAN})\.(?= [^\W\d]))|(?P<ring>[{_RINGS}])"
    r"|(?P<number>\d{1,2}) ?(?P<sign>:)(?= [^\W\d])) *)"
)
"""Markers that would be something else where no other of their kind stands: `I. …; II. …`."""
_INLINE: Final = re.compile(rf"(?:[:;,.]|và(?= )(?<= và)){_MARKED}")
_BEHIND_WORDS: Final = re.compile(rf"(?:[:;,.]|và(?= )(?<= và)|(?= \([i1a]\))){_MARKED}")
"""The first in brackets may stand behind any word: `UBND tỉnh giao (i) Sở Y tế …`."""
_NO_WORD: Final = re.compile(r"\W")


@dataclass(slots=True)
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


def line_markers(low: str, plain: str) -> dict[int, Marker]:
    """Give the markers with which lines begin, by the place of their first sign."""
    found = {}
    for match in _LINE.finditer(f"\n{low}"):
        end, kind = match.end() - 1, match.lastgroup or ""
        printed = match[0].lstrip()
        begin = end - len(printed)
        if end >= len(low) or low[end] == "\n" or (kind == "roman" and plain[begin].islower()):
            continue
        found[begin] = _marker(match, kind, begin, printed)
    return found


def inline_markers(low: str, start: int, end: int) -> list[Marker]:
    """Give the markers behind `:`, `;`, `,` or `.` inside a line."""
    bare = any(low.find(sign, start, end) >= 0 for sign in (" (i)", " (1)", " (a)"))
    return _found(_BEHIND_WORDS if bare else _INLINE, _KINDS, low, start, end)


def seldom_markers(low: str, start: int, end: int) -> list[Marker]:
    """Give the markers `I.`, `1:` and `①` inside a line."""
    return _found(_SELDOM, _SELDOM_KINDS, low, start, end)


def _found(
    pattern: re.Pattern[str], kinds: Sequence[str], low: str, start: int, end: int
) -> list[Marker]:
    found = []
    for match in pattern.finditer(low, start, end):
        if match.end() < end:
            kind = next(name for name in kinds if match[name] is not None)
            found.append(_marker(match, kind, match.start("marker"), match["marker"]))
    return found


def following(low: str, marker: Marker, end: int) -> int:
    """Find the words of the next marker, `hai` behind `Một là`; -1 where there are none."""
    number = marker.ordinal or 0
    if not 0 < number < len(_FIRST):
        return -1
    words = _FOLLOWING.get(marker.style)
    sought = words[number] if words else _SIGNED[marker.style].format(number + 1)
    place = low.find(sought, marker.end, end)
    if place < 0 and words is None:
        padded = _SIGNED[marker.style].format(f"{number + 1:02d}")
        return low.find(padded, marker.end, end)
    return low.find("thứ nhì", marker.end, end) if place < 0 and sought == "thứ hai" else place


def _marker(match: re.Match[str], kind: str, begin: int, printed: str) -> Marker:
    end = begin + len(printed)
    printed = printed.rstrip(" ")
    if kind == "bullet":
        start = begin + len(printed) - len(printed.lstrip('*_“"'))
        style, ordinal = _bullet(match["bullet"][0])
        return Marker(start, begin + len(printed), end, style, ordinal)
    start = begin + len(printed) - len(printed.lstrip('-+•*_“" '))
    bare = printed.rstrip(",:. *_" if kind in _IN_WORDS else "*_")
    dated = bare.find(" (") if kind == "counted" else -1
    stop = begin + (len(bare) if dated < 0 else dated)
    return Marker(start, stop, end, *_READ[kind](match))


def _bullet(sign: str) -> tuple[str, int | None]:
    """Give the style of a sign without words: one in a ring counts, pictures are all one style."""
    if sign in _RINGS:
        return "①", _RINGS.index(sign) + 1
    return (sign if sign in BULLETS else "•"), None


_KINDS: Final = ("number", "bracket", "first", "order", "counted", "small", "letter")
_SELDOM_KINDS: Final = ("number", "roman", "ring")
"""What an inline marker may be."""
_IN_WORDS: Final = frozenset(("first", "order", "counted"))


def _roman(match: re.Match[str], kind: str) -> int:
    return _ROMAN.index(_NO_WORD.sub("", match[kind])) + 1


def _counted(match: re.Match[str]) -> str:
    """Tell an article of a regulation from a counted point: `Điều 4. Trách nhiệm …`."""
    return "điều" if match[0].lstrip("\n *_").startswith("điều") else "việc 1"


_FOLLOWING: Final = {
    "là": _FIRST, "thứ": tuple(f"thứ {word}" for word in _ORDER), "①": tuple(_RINGS),
}  # fmt: skip
_SIGNED: Final = {
    "(1)": "({})", "1.1": ".{}", "điều": "điều {}", "việc 1": " {}", "I": "{}.", "i": "{})",
    "1.": " {}.", "1)": " {})", "1/": " {}/", "1:": " {}:", "1-": " {}-", "1,": " {},",
}  # fmt: skip
"""How the markers that follow are printed, by their style."""


_READ: Final[dict[str, Callable[[re.Match[str]], tuple[str, int | None]]]] = {
    "first": lambda m: ("là", _FIRST.index(m["first"]) + 1),
    "order": lambda m: ("thứ", 2 if m["order"] == "nhì" else _ORDER.index(m["order"]) + 1),
    "bracket": lambda m: ("(1)", int(m["inside"])),
    "deep": lambda m: ("1.1", int(m["last"])),
    "counted": lambda m: (_counted(m), int(m["counted"])),
    "sign": lambda m: (f"1{m['sign']}", int(m["number"])),
    "number": lambda m: (f"1{m['sign']}", int(m["number"])),
    "roman": lambda m: ("I", _roman(m, "roman")),
    "small": lambda m: ("i", _roman(m, "small")),
    "ring": lambda m: ("①", _RINGS.index(m["ring"]) + 1),
    "letter": lambda _: ("a", None),
}
"""The style of a marker and the number it carries, by its kind; letters carry none."""
