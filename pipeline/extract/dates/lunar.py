"""Days of the lunar calendar: `mùng 6 Tết`, `rằm tháng Bảy`, `10/3 âm lịch`.

Conversion: the lunar-vn package, after Hồ Ngọc Đức's algorithm for UTC+7.
"""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final

from lunar_vn import convert_lunar_to_solar

from . import fragments as f
from .moment import Candidate
from .rule import Rule, rule

_LEAD = rf"(?:(?P<part>{f.PART}){f.SPACE})?(?:ngày{f.SPACE})?"
_LUNAR = rf"{f.SPACE}(?:âm{f.SPACE}lịch|ÂL|AL)(?!\w)"
_YEAR = rf"(?:{f.SPACE}(?:năm{f.SPACE})?(?P<y>{f.Y})(?!\d))?"
_MONTHS_OF_TET: Final = {"giêng": 1, "chạp": 12}


def solar(day: int, month: int, year: int) -> dt.date | None:
    """Give the solar day of a lunar one, None where that lunar month is shorter.

    >>> solar(6, 1, 2024)
    datetime.date(2024, 2, 15)
    """
    try:
        found = convert_lunar_to_solar(day, month, year)
        after = convert_lunar_to_solar(1, month % 12 + 1, year + (month == 12))
    except ValueError:
        return None
    return found if found < after or month not in (11, 12) else None


def _found(match: re.Match[str], day: int, month: int) -> Iterator[Candidate]:
    groups = match.groupdict()
    if 1 <= day <= 30 and 1 <= month <= 12:
        yield Candidate(
            match.start(), match.end(), "dates.lunar", "date", lunar=(day, month, f.year(groups.get("y"))),
            part_of_day=f.part_of_day(groups.get("part")),  # type: ignore[arg-type]
        )  # fmt: skip


def _tet(match: re.Match[str]) -> Iterator[Candidate]:
    day = f.number(match["d"])
    yield from _found(match, day, 1 if day < 15 else 12)


def _of_month(match: re.Match[str]) -> Iterator[Candidate]:
    day = 15 if match["full"] else f.number(match["d"])
    yield from _found(match, day, f.month(match["m"]))


def _numeric(match: re.Match[str]) -> Iterator[Candidate]:
    yield from _found(match, int(match["d"]), f.month(match["m"]))


RULES: Final[tuple[Rule, ...]] = (
    rule("lunar", "day part digit", rf"{_LEAD}(?:mùng|mồng){f.SPACE}(?P<d>{f.DAY}){f.SPACE}Tết(?!\w){_YEAR}", _tet),
    rule("lunar", "day part digit", rf"{_LEAD}(?P<d>2[0-9]|30){f.SPACE}(?:Tết(?!\w)){_YEAR}", _tet),
    rule("lunar", "full_moon day part", rf"{_LEAD}(?:(?P<full>rằm)|(?:(?:mùng|mồng){f.SPACE})(?P<d>{f.DAY})){f.SPACE}tháng{f.SPACE}(?P<m>{f.MONTH}){_YEAR}", _of_month),
    rule("lunar", "day part digit", rf"{_LEAD}(?P<full>rằm)?(?P<d>{f.DAY})(?:/|-|{f.SPACE}tháng{f.SPACE})(?P<m>{f.MONTH})(?:[/-](?P<y>{f.Y}))?(?:{_LUNAR}|{f.GAP}\(âm{f.SPACE}lịch\))", _numeric),
    rule("lunar", "day part digit", rf"{_LEAD}(?P<full>rằm)?(?P<d>{f.DAY}){f.SPACE}tháng{f.SPACE}(?P<m>chạp|giêng)(?!\w){_YEAR}", _of_month),
)  # fmt: skip
