"""The first words of time expressions, each with what must follow it for a rule to be tried.

One pattern finds them all in one pass; what follows is a cheap look ahead, not the rule itself.
"""

import re
from typing import Final

from . import fragments as f
from .numbers import FIRST_WORDS
from .trie import NO_WORD

_ANY_BLANK = r"(?= )"
_DAY_FOLLOWS = rf"(?= ?:? ?\d| (?:{'|'.join(FIRST_WORDS)}|tư|mùng|mồng|hôm|mai|mốt|kia|thứ|chủ|chúa|t\d|cn|đầu|cuối|rằm)(?!\w))"
_SECOND = "|".join(sorted({w.split()[1] for w in f.PARTS if " " in w}))
_PART_FOLLOWS = (
    rf"(?=,? ?\d| (?:{_SECOND}|nay|qua|mai|mốt|hôm|bữa|ngày|thứ|chủ|chúa|t\d|cn|cùng|mùng|mồng|sớm|rằm)(?!\w))"
)
_NUMBER_FOLLOWS = (
    r"(?=(?:,? {1,3}(?:mươi|mười|mốt|một|hai|ba|bốn|tư|năm|lăm|nhăm|sáu|bảy|tám|chín|trăm|đến|tới|hoặc)"
    r"(?!\w)| ?- ?[^\W\d]{2,5}(?!\w)){0,8}"
    r" {1,3}(?:năm|tháng|ngày|tuần|quý|thập|thế|tết)(?!\w))"
)
_MOD_FOLLOWS = (
    r"(?= {1,3}(?:tháng|năm|quý|tuần|giờ|buổi|chiều|thứ|chủ|những|các|thập|thế|\d{4}(?!\d))(?![^\W\d]))"
)
_DIGITS_FOLLOW = (
    r"(?=\d{0,3}(?: {0,3}[/.-] {0,3}(?:\d{1,2}(?!\d)|\d{4}(?!\d)|[ivx])| ?: ?\d\d| {0,3}(?:h|g|giờ)(?![^\W\d])"
    r"| {0,3}(?:năm|tháng|ngày|tuần|quý|thập|thế|tết|đến|tới|và|hoặc|âm)(?!\w)|,5 (?:năm|tháng)|, ?\d"
    r"|(?<=\d{4})(?!\d)))"
)
_UNIT_FOLLOWS = r"(?= {1,3}(?:ngày|tháng|năm|tuần|thập|quý)(?!\w))"

_GUARDS: Final[dict[str, dict[str, str]]] = {
    "day": {
        "ngày": _DAY_FOLLOWS, "hôm": r"(?= (?:\d|nay|qua|kia|kìa|sau|trước|thứ|chủ|mùng|mồng)(?![^\W\d]))",
        "bữa": r"(?= (?:nay|qua|kia)(?!\w))", "mùng": _ANY_BLANK, "mồng": _ANY_BLANK,
    },
    "full_moon": {"rằm": r"(?= tháng)"},
    "weekday": {
        "thứ": rf"(?= ?[2-7](?!\d)| {{1,3}}(?:{'|'.join(f.WEEKDAYS)})(?!\w))", "chủ": r"(?= nhật)",
        "chúa": r"(?= nhật)", "t": r"(?=[2-7][ ,.:-])", "cn": r"(?=[ ,.:-])",
    },
    "part": {
        **{w: _PART_FOLLOWS for w in sorted({w.split()[0] for w in f.PARTS} - {"đầu", "cuối", "nửa"})},
        "buổi": _ANY_BLANK, "đầu": r"(?= (?:giờ|chiều|buổi))", "cuối": r"(?= (?:giờ|chiều|buổi))",
        "nửa": r"(?= đêm)",
    },
    "month": {
        "tháng": rf"(?= {{0,3}}\d| {{1,3}}(?:{'|'.join(sorted({w.split()[0] for w in f.MONTHS}))}"
        r"|này|nay|trước|qua|vừa|rồi|tới|sau|tiếp|kế|hiện)(?!\w))",
        "t": r"(?=\d{1,2}[/.-]\d{4})",
    },
    "quarter": {
        "quý": r"(?= {1,3}(?:\d|[iv]|một|hai|ba|bốn|tư|này|nay|trước|vừa|rồi|tới|sau|tiếp|kế|hiện|đầu|cuối))",
        "q": r"(?=[1-4][/.-]\d{4})",
    },
    "mod": {w: _MOD_FOLLOWS for w in sorted({w.split()[0] for w in f.MODS})},
    "half": {"nửa": r"(?= (?:năm|tháng|đầu|cuối|sau|thế)(?!\w))"},
    "year": {
        "năm": rf"(?= {{0,3}}'?\d| {{1,3}}(?:nay|này|hiện|ngoái|trước|sau|tới|kia|tiếp|kế|vừa|rồi|qua|học|tài"
        rf"|giáp|ất|bính|đinh|mậu|kỷ|canh|tân|nhâm|quý|{'|'.join(FIRST_WORDS)})(?!\w))",
        "sang": r"(?= năm(?!\w))",
    },
    "term": {
        "giai": r"(?= đoạn)", "thời": r"(?= (?:kỳ|gian)(?!\w))", "nhiệm": r"(?= kỳ)",
        "niên": r"(?= (?:khóa|hạn|độ|vụ))", "khóa": r"(?=:? ?\d{4})", "vụ": r"(?= (?:đông|\d{4}))",
        "mùa": r"(?= (?:giải|\d{4}))",
    },
    "decade": {"thập": r"(?= (?:niên|kỷ))"},
    "century": {"thế": r"(?= kỷ)"},
    "week": {"tuần": r"(?= (?:này|nay|hiện|trước|qua|rồi|vừa|tới|sau|tiếp|kế|lễ|đầu|cuối|thứ)(?!\w))"},
    "same": {"cùng": r"(?= (?:ngày|kỳ|thời)(?!\w))"},
    "several": {"những": _UNIT_FOLLOWS, "các": _UNIT_FOLLOWS, "mấy": _UNIT_FOLLOWS, "vài": _UNIT_FOLLOWS},
    "after": {"sau": r"(?= (?:đó|ấy))", "trước": r"(?= (?:đó|ấy))"},
    "ago": {"cách": r"(?= đây)"},
    "word": dict.fromkeys((*FIRST_WORDS, "tư"), _NUMBER_FOLLOWS),
}  # fmt: skip
"""For each class its words, and for each word a look ahead."""


def _by_word() -> tuple[dict[str, str], dict[str, frozenset[str]]]:
    guards: dict[str, list[str]] = {}
    classes: dict[str, set[str]] = {}
    for name, words in _GUARDS.items():
        for word, guard in words.items():
            guards.setdefault(word, []).append(guard)
            classes.setdefault(word, set()).add(name)
    joined = {w: g[0] if len(g) == 1 else f"(?:{'|'.join(g)})" for w, g in guards.items()}
    return joined, {w: frozenset(c) for w, c in classes.items()}


_JOINED, CLASSES = _by_word()
"""Which classes a first word has: `thứ` is a weekday, `nửa` a half and a part of the day."""


def _branches(words: dict[str, str]) -> str:
    """Write the words with their guards, those of one first letter together."""
    letters: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda w: (-len(w), w)):
        boundary = "" if word in ("t", "q") else r"(?![^\W\d])"
        letters.setdefault(word[0], []).append(f"{word[1:]}{boundary}{words[word]}")
    return "|".join(f"{letter}(?:{'|'.join(rest)})" for letter, rest in sorted(letters.items()))


FIRST: Final = re.compile(rf"(\d{_DIGITS_FOLLOW}|{_branches(_JOINED)})")
"""A trigger at the place itself, for the beginning of the text; the word is group 1."""
LATER: Final = re.compile(rf"{NO_WORD}((?<!\d[.,/:])\d{_DIGITS_FOLLOW}|{_branches(_JOINED)})")
"""A trigger behind a character that is no letter or digit; the word is group 1."""
DIGIT: Final = frozenset(("digit",))
_FOLLOW: Final = re.compile(
    r"\d{1,4}(?:(?P<year>(?<=\d{4}))| {0,3}(?:(?P<sep>[/.-](?= {0,3}[\divx]))|[/,.-]? {0,3}(?P<month>tháng)|(?P<unit>năm|ngày|tuần|quý|th[ậế]|tết)"
    r"|(?P<join>[,&]|và |hoặc )|(?P<to>đến |tới )))"
)


def follow(low: str, place: int) -> str:
    """Tell what stands behind the digits at a place: `sep`, `month`, `unit`, `join`, `to`, `year`.

    `year` says four digits, whatever follows; `words` letters and not digits, `rest` anything else.
    """
    if not low[place : place + 1].isdigit():
        return "words"
    match = _FOLLOW.match(low, place)
    return (match.lastgroup if match else None) or "rest"
