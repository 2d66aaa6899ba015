"""Pieces of patterns that the rules of this room are built of, and the readers of what they match.

All are bounded: no quantifier stands inside another that is not fixed.
"""

import re
from collections.abc import Iterable
from typing import Final

from ...data import load

_ONES = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]


def _small_numbers() -> dict[str, int]:
    """Words for 1 to 99 in northern and southern forms."""
    words: dict[str, int] = {}
    for number in range(1, 100):
        tens, ones = divmod(number, 10)
        last = {_ONES[ones]} if ones else {""}
        last |= {"bẩy"} if ones == 7 else set()
        if tens:
            last |= {"lăm", "nhăm"} if ones == 5 else set()
            last |= {"mốt"} if ones == 1 and tens > 1 else set()
            last |= {"tư"} if ones == 4 and tens > 1 else set()
        head = [""] if not tens else ["mười"] if tens == 1 else [f"{_ONES[tens]} mươi"]
        for h in head:
            for word in sorted(last):
                words[f"{h} {word}".strip()] = number
    return words


SMALL: Final = _small_numbers()


def _rows(kind: str) -> dict[str, str]:
    return {row.surface: row.canonical for row in load("calendar_words") if row.type == kind}


def _any(words: Iterable[str]) -> str:
    ordered = sorted(words, key=lambda w: (-len(w), w))
    return "(?:" + "|".join(re.escape(w).replace(r"\ ", SPACE) for w in ordered) + ")"


SPACE: Final = r"[ \t\u00a0\u2009\u202f]{1,3}"
GAP: Final = r"[ \t\u00a0\u2009\u202f]{0,3}"
DASH: Final = r"[-–—]"
SEP: Final = rf"{GAP}[/.\-–]{GAP}"
D: Final = r"(?:0?[1-9]|[12]\d|3[01])"
M: Final = r"(?:0?[1-9]|1[0-2])"
Y: Final = r"\d{4}"
NOT_IN_NUMBER: Final = r"(?![\d%‰])(?![.,/]\d)"
"""Behind a number: it does not go on, and is no share."""

MONTHS: Final = {k: int(v) for k, v in _rows("month").items()}
WEEKDAYS: Final = {k: int(v) for k, v in _rows("weekday").items()}
PARTS: Final = _rows("part_of_day")
MODS: Final = _rows("mod")
UNITS: Final = _rows("unit")

MONTH_WORD: Final = _any(MONTHS)
MONTH: Final = rf"(?:{M}(?!\d)|{MONTH_WORD}(?!\w))"
NUMBER_WORD: Final = _any(SMALL)
DAY: Final = rf"(?:{D}(?!\d)|{NUMBER_WORD}(?!\w))"
WEEKDAY: Final = rf"(?:thứ{SPACE}(?:{_any(WEEKDAYS)}|[2-7])|thứ[2-7]|chủ{SPACE}nhật|T[2-7]|CN)(?!\w)"
PART: Final = rf"(?:(?:buổi{SPACE})?{_any(PARTS)})(?!\w)"
MOD: Final = rf"(?:{_any(MODS)})(?!\w)"
UNIT: Final = rf"(?:{_any(UNITS)})(?!\w)"
CLOCK: Final = (
    rf"(?:[01]?\d|2[0-3])(?:{GAP}:{GAP}[0-5]\d(?::[0-5]\d)?|{GAP}(?:h|giờ|g)(?![^\W\d])"
    rf"(?:{GAP}[0-5]\d(?!\d)(?:{GAP}(?:phút|'|p)(?!\w))?)?)"
)
MERIDIEM: Final = r"(?:AM|PM|SA|CH|sáng|trưa|chiều|tối|đêm)(?!\w)"
ROMAN: Final = {"I": 1, "II": 2, "III": 3, "IV": 4, "1": 1, "2": 2, "3": 3, "4": 4}
ROMAN_WORDS: Final = {"một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4}


def number(words: str) -> int:
    """Read 1 to 99 in digits or words: `hai mươi lăm` is 25. Raises KeyError for anything else."""
    plain = " ".join(words.lower().split())
    return int(plain) if plain.isdigit() else SMALL[plain]


def month(words: str) -> int:
    """Read a month in digits or words: `Giêng` is 1."""
    plain = " ".join(words.lower().split())
    return int(plain) if plain.isdigit() else MONTHS[plain]


def weekday(words: str | None) -> int | None:
    """Read a weekday, 0 = Monday: `Chủ Nhật` is 6."""
    if not words:
        return None
    plain = " ".join(words.lower().split())
    if plain in ("cn", "chủ nhật"):
        return 6
    name = plain.removeprefix("thứ").strip() if plain.startswith("thứ") else plain[1:]
    return int(name) - 2 if name.isdigit() else WEEKDAYS[name]


def part_of_day(words: str | None) -> str | None:
    """Read a part of the day: `buổi sáng` is `morning`."""
    if not words:
        return None
    plain = " ".join(words.lower().split())
    return PARTS[plain.removeprefix("buổi ")]


def clock(words: str | None, meridiem: str | None = None) -> tuple[int, int, int] | None:
    """Read a clock time: `2:30:00` with `CH` is (14, 30, 0), `14h30` is (14, 30, 0)."""
    if not words:
        return None
    numbers = [int(n) for n in re.findall(r"\d+", words)] + [0, 0]
    hour = numbers[0]
    after_noon = (meridiem or "").lower() in ("pm", "ch", "chiều", "tối", "đêm", "trưa")
    if after_noon and hour < 12 and not (meridiem or "").lower() == "trưa":
        hour += 12
    elif (meridiem or "").lower() == "trưa" and hour < 3:
        hour += 12
    elif (meridiem or "").lower() in ("am", "sa") and hour == 12:
        hour = 0
    return hour, numbers[1], numbers[2]


def year(words: str | None) -> int | None:
    """Read a year of four digits, or of two: 00–69 are of this century, 70–99 of the last."""
    if not words:
        return None
    value = int(words)
    if value >= 100:
        return value
    return 2000 + value if value < 70 else 1900 + value
