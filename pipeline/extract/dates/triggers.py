"""The first words of time expressions, each with what must follow it for a rule to be tried.

One pattern finds them all in one pass; what follows is a cheap look ahead, not the rule itself.
"""

import re
from collections.abc import Iterable
from typing import Final

from . import fragments as f
from .lunar import STEMS
from .numbers import FIRST_WORDS
from .trie import NO_WORD, any_of

_NUMBERS = (*FIRST_WORDS, "tư")
_WHICH = ("này", "nay", "hiện", "trước", "qua", "vừa", "rồi", "tới", "sau", "tiếp", "kế")
_DAY_NAMES = ("thứ", "chủ", "chúa", r"t\d", "cn")
_OTHER_FIRST = ("đầu", "cuối", "nửa", "giữa", "tờ")
"""First words of parts of the day that say something else far more often."""
_SECOND_WORDS = sorted({w.split()[1] for w in f.PARTS if " " in w})


def _first(words: Iterable[str]) -> list[str]:
    return sorted({w.split()[0] for w in words})


def _then(*words: str) -> str:
    """Look ahead for a blank and one of the words."""
    return rf"(?= {{1,3}}(?:{'|'.join(words)})(?!\w))"


def _figure_or(*words: str) -> str:
    """Look ahead for digits, or for a blank and one of the words."""
    return rf"(?= {{0,3}}[:,']? {{0,3}}\d| {{1,3}}(?:{'|'.join(words)})(?!\w))"


_DAY = _figure_or(
    *_NUMBERS, *_DAY_NAMES, "mùng", "mồng", "hôm", "mai", "mốt", "kia", "kìa", "đầu", "cuối", "rằm"
)
_PART = _figure_or(
    *_SECOND_WORDS, *_DAY_NAMES, "nay", "qua", "mai", "mốt", "hôm", "bữa", "ngày", "cùng", "mùng",
    "mồng", "rằm",
)  # fmt: skip
_NUMBER = (
    r"(?=(?:,? {1,3}(?:mươi|mười|mốt|một|hai|ba|bốn|tư|năm|lăm|nhăm|sáu|bảy|tám|chín|trăm|đến|tới"
    r"|hoặc)(?!\w)| ?- ?[^\W\d]{2,5}(?!\w)){0,8} {1,3}"
    r"(?:năm|tháng|ngày|tuần|quý|thập|thế|tết)(?!\w))"
)
_MOD = _then(
    "tháng", "năm", "quý", "tuần", "giờ", "buổi", "chiều", "thứ", "chủ", "những", "các", "thập",
    "thế", r"\d{4}",
)  # fmt: skip
_MANY = _then("ngày", "tháng", "năm", "tuần", "thập", "quý")
_BEHIND_DIGITS = (
    r"(?!\d)(?: {0,3}+(?=[/.-] {0,3}(?:\d{1,2}(?!\d)|\d{4}(?!\d)|[ivx])|: ?\d\d"
    r"|(?:h|g|giờ)(?![^\W\d])"
    r"|t[/-]?\d{4}(?!\d)"
    r"|(?:năm|tháng|ngày|tuần|quý|thập|thế|tết|đến|tới|và|hoặc|âm)(?!\w)|,(?:5 {1,3}(?:năm|tháng)"
    r"| {0,3}\d)|& {0,3}\d)|(?<=\d{4}))"
)

_GUARDS: Final[dict[str, dict[str, str]]] = {
    "day": {
        "ngày": _DAY, "mùng": "(?= )", "mồng": "(?= )", "bữa": _then("nay", "qua", "kia", "kìa"),
        "hôm": _figure_or("nay", "qua", "kia", "kìa", "sau", "trước", "thứ", "chủ", "mùng", "mồng"),
    },
    "before_weekday": {"hôm": _then("thứ", "chủ", "chúa")},
    "full_moon": {"rằm": _then("tháng")},
    "weekday": {
        "thứ": rf"(?= ?[2-7](?!\d)| {{1,3}}(?:{'|'.join(f.WEEKDAYS)}|[2-7])(?!\w))",
        "chủ": _then("nhật"), "chúa": _then("nhật"), "t": r"(?=[2-7][ ,.:-])", "cn": r"(?=[ ,.:-])",
    },
    "part": {
        **dict.fromkeys((w for w in _first(f.PARTS) if w not in _OTHER_FIRST), _PART),
        "buổi": "(?= )", **dict.fromkeys(("đầu", "cuối"), _then("giờ", "chiều", "buổi")),
        "giữa": _then("trưa"), "tờ": _then("mờ"),
        "nửa": _then("đêm"),
    },
    "month": {"tháng": _figure_or(*_first(f.MONTHS), *_WHICH), "t": r"(?=\d{1,2}[/.-]\d{4})"},
    "quarter": {
        "quý": rf"(?= {{1,3}}(?:\d|[iv]|{'|'.join((*_first(f.MONTHS), *_WHICH, 'đầu', 'cuối'))}))",
        "q": r"(?=[1-4][ /.-]\d{4})",
    },
    "mod": dict.fromkeys(_first(f.MODS), _MOD),
    "half": {"nửa": _then("năm", "tháng", "đầu", "cuối", "sau", "thế")},
    "year": {
        "năm": _figure_or(*_WHICH, "ngoái", "kia", "học", "tài", *STEMS, *FIRST_WORDS),
        "sang": _then("năm"),
    },
    "term": {
        "giai": _then("đoạn"), "thời": _then("kỳ", "gian"), "nhiệm": _then("kỳ"),
        "niên": _then("khóa", "hạn", "độ", "vụ"), "khóa": r"(?=:? {0,3}\d{4})",
        "vụ": _then("đông", "mía", r"\d{4}"),
        "mùa": _then("giải", "khô", "mưa", "đông", "hè", r"\d{4}"),
    },
    "decade": {"thập": _then("niên", "kỷ")},
    "century": {"thế": _then("kỷ")},
    "week": {"tuần": _then(*_WHICH, "lễ", "đầu", "cuối", "thứ")},
    "same": {"cùng": _then("ngày", "kỳ", "thời", "tháng", "quý", "giai")},
    "several": dict.fromkeys(("những", "các", "mấy", "vài"), _MANY),
    "after": dict.fromkeys(("sau", "trước"), _then("đó", "ấy")),
    "ago": {"cách": _then("đây")},
    "word": dict.fromkeys(_NUMBERS, _NUMBER),
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
    """Write the words with their guards, those of one first letter and one guard together."""
    letters: dict[str, dict[str, list[str]]] = {}
    for word in sorted(words, key=lambda w: (-len(w), w)):
        boundary = "" if word in ("t", "q") else r"(?![^\W\d])"
        guards = letters.setdefault(word[0], {})
        guards.setdefault(boundary + words[word], []).append(word[1:])
    return "|".join(
        f"{letter}(?:{'|'.join(f'{any_of(rest)}{guard}' for guard, rest in guards.items())})"
        for letter, guards in sorted(letters.items())
    )


FIRST: Final = re.compile(rf"(\d{{1,4}}+{_BEHIND_DIGITS}|{_branches(_JOINED)})")
"""A trigger at the place itself, for the beginning of the text; the word is group 1."""
LATER: Final = re.compile(
    rf"{NO_WORD}(\d(?<!\d[.,/:]\d)\d{{0,3}}+{_BEHIND_DIGITS}|{_branches(_JOINED)})"
)
"""A trigger behind a character that is no letter or digit; the word is group 1.

What stands before digits is asked behind the first of them: every branch then begins with a letter
or a digit, and `re` passes over a branch by its first character without trying it.
"""
DIGIT: Final = frozenset(("digit",))
_FOLLOW: Final = re.compile(
    r"\d{1,4}(?:(?<=\d{4})(?:(?P<iso>[/.-]\d\d[/.-]\d\d(?!\d))|(?P<year>))"
    r"|(?P<full> {0,3}(?P<mark>[/.-]) {0,3}(?:\d{1,2}(?!\d)|[ivx]{1,4}) {0,3}(?P=mark) {0,3}\d)"
    r"|(?P<of_year>/\d{4}(?!\d))"
    r"| {0,3}(?:(?P<sep>[/.-](?= {0,3}[\divx]))"
    r"|[/,.-]? {0,3}(?P<month>tháng)|(?P<unit>năm|ngày|tuần|quý|th[ậế]|tết)"
    r"|(?P<join>[,&]|và |hoặc )|(?P<to>đến |tới )))"
)
FOLLOWS: Final = (
    "iso", "full", "of_year", "sep", "month", "unit", "join", "to", "year", "rest",
    "words", "figures",
)  # fmt: skip
_WORD_AND_FIGURE: Final = re.compile(r"[^\W\d_]+ {0,3}\d")


def follow(low: str, place: int) -> str:
    """Tell what stands behind the digits at a place: one of `FOLLOWS`.

    `full` says two marks of one kind (`9/5/2021`), `of_year` a year behind a stroke (`9/2021`),
    `iso` the same behind four digits, `year` four digits and anything else, `rest` anything else.
    Of a word it tells `figures` where digits follow it, else `words`.
    """
    match = _FOLLOW.match(low, place)
    if match is not None:
        return match.lastgroup or "rest"
    if low[place : place + 1].isdigit():
        return "rest"
    return "figures" if _WORD_AND_FIGURE.match(low, place) else "words"


_BEHIND_LEAD: Final = re.compile(
    rf"(?:(?P<number>{any_of(_NUMBERS)})|(?P<told>nay|qua|kìa|kia|mai|mốt|cùng|sau|trước)"
    r"|(?P<full_moon>rằm))(?!\w)"
)


def behind_lead(low: str, place: int) -> str:
    """Tell what a day behind a lead begins with, an empty string where nothing can begin one.

    `number`, `told` (`nay`, `cùng`) or `full_moon` of a word; of digits what `follow` tells.
    """
    if low[place : place + 1].isdigit():
        return follow(low, place)
    match = _BEHIND_LEAD.match(low, place)
    return (match.lastgroup if match else None) or ""
