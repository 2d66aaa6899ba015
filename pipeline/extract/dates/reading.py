"""Readers of what the pieces of patterns match: months, weekdays, clock times, years."""

import re
from typing import Final

from schemas.dates import PartOfDay

from . import fragments as f
from .numbers import small_number, year_in_words

ROMAN: Final = {
    word: number
    for number, word in enumerate(
        ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"), 1
    )
}
_PIVOT: Final = 40
"""Two digits up to here are of this century, the others of the last."""
_YEAR_OFFSETS: Final = {
    "nay": 0, "này": 0, "tại": 0, "ngoái": -1, "trước": -1, "qua": -1, "rồi": -1, "kia": -2,
    "sau": 1,
    "tới": 1, "theo": 1, "tiếp": 1, "năm": 1, "đó": 0, "đấy": 0, "ấy": 0,
}  # fmt: skip
_NUMBERS: Final = re.compile(r"\d+")


def month(words: str) -> int:
    """Read a month in digits, words or Roman: `giêng` is 1, `ix` is 9."""
    if words[0].isdigit():
        return int(words)
    plain = " ".join(words.split())
    return f.MONTHS[plain] if plain in f.MONTHS else ROMAN[plain]


def weekday(words: str | None) -> int | None:
    """Read a weekday, 0 = Monday: `chủ nhật` is 6."""
    if not words:
        return None
    if words[0] == "c":
        return 6
    name = words.removeprefix("thứ").removeprefix("t").strip()
    return int(name) - 2 if name[0].isdigit() else f.WEEKDAYS[name]


def part_of_day(words: str | None) -> PartOfDay | None:
    """Read a part of the day: `buổi sáng` is `morning`."""
    if not words:
        return None
    return f.PARTS[" ".join(words.split()).removeprefix("buổi ")]


def clock(
    words: str | None, meridiem: str | None = None, part: PartOfDay | None = None
) -> tuple[int, int, int] | None:
    """Read a clock time: `2:30:00` with `ch` is (14, 30, 0), `3 giờ kém 10` (2, 50, 0).

    None for 24 o'clock, which belongs to the next day.
    """
    if not words:
        return None
    numbers = [int(n) for n in _NUMBERS.findall(words)] + [0, 0]
    hour = numbers[0]
    late = meridiem in ("pm", "ch") or part in ("afternoon", "evening")
    if (
        (late and hour < 12)
        or (part == "noon" and hour < 3)
        or (part == "night" and 6 <= hour < 12)
    ):
        hour += 12
    elif meridiem in ("am", "sa") and hour == 12:
        hour = 0
    if "r" in words or "k" in words:
        hour, numbers[1] = _told_in_words(words, hour, numbers[1])
    return (hour, numbers[1], numbers[2]) if 0 <= hour < 24 else None


def _told_in_words(words: str, hour: int, minute: int) -> tuple[int, int]:
    """Give hour and minute of `7 giờ rưỡi`, and of `3 giờ kém 10` those before the hour."""
    if "rưỡi" in words:
        return hour, 30
    _, _, before = words.partition("kém")
    told = before.removesuffix("phút").strip()
    return divmod(hour * 60 - (minute or small_number(told)), 60)


def short_year(words: str) -> int:
    """Read a year of two digits: `17` is 2017, `91` is 1991."""
    value = int(words)
    return 2000 + value if value <= _PIVOT else 1900 + value


def year(match: re.Match[str]) -> int | None:
    """Read the year that a match states in its groups `y`, `yy` or `yw`."""
    named = match.re.groupindex
    if "y" in named and match["y"]:
        return int(match["y"])
    if "yy" in named and match["yy"]:
        return short_year(match["yy"])
    return year_in_words(match["yw"]) if "yw" in named and match["yw"] else None


def year_offset(words: str | None) -> int | None:
    """Read `năm ngoái` as -1, `cùng năm` as 0; None where nothing is said."""
    if words and words.startswith("cùng"):
        return 0
    return _YEAR_OFFSETS[words.split()[-1]] if words else None


def count(words: str) -> int:
    """Read a number of days, months or years in digits or words."""
    return small_number(words)
