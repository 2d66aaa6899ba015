"""Days of the lunar calendar: `mùng 6 Tết`, `rằm tháng Bảy`, `10/3 âm lịch`.

Conversion: the lunar-vn package, after Hồ Ngọc Đức's algorithm for UTC+7.
"""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final

from lunar_vn import convert_lunar_to_solar

from . import fragments as f
from . import reading
from .lead import Lead
from .moment import Candidate
from .rule import Rule, rule

_LAST_DAYS_OF_THE_YEAR: Final = 20
_BESIDE: Final = 100
_FEAST: Final = re.compile(
    r"(?<!\w)(?:tết|rằm|mùng|mồng|âm lịch|nhằm|tức|táo quân|ông công|ông táo|cá chép|cúng"
    r"|lễ hội|giỗ|giao thừa|tất niên)(?!\w)"
)
"""What tells that a day of tháng Giêng or tháng Chạp is a lunar one."""
_NAME = rf"(?:âm{f.SPACE}lịch|âl|al)(?!\w)"
_CALENDAR = rf"(?:{f.SPACE}(?:\({_NAME}\)|{_NAME}))"
_YEAR = rf"(?:{f.SPACE}(?:năm{f.SPACE})?(?:(?P<y>{f.Y})|{f.NAMED_YEAR}))?"
_HEADS = "digit day part weekday full_moon"
_MONTHS = "month_stem month_alone month_list month_named months_mod mod words"


def may_be_named(low: str) -> bool:
    """Tell a folded text with a piece of a word that the lunar calendar is named by."""
    return (
        "tết" in low or "giêng" in low or "chạp" in low or "m lịch" in low or "  lịch" in low
        or "âl" in low or "al" in low
    )  # fmt: skip


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


def lunar_month(month: int, year: int) -> tuple[dt.date, dt.date] | None:
    """Give the first and last solar day of a lunar month.

    >>> lunar_month(1, 2023)
    (datetime.date(2023, 1, 22), datetime.date(2023, 2, 19))
    """
    first, after = solar(1, month, year), solar(1, month % 12 + 1, year + (month == 12))
    return (first, after - dt.timedelta(days=1)) if first and after else None


def _found(
    match: re.Match[str], lead: Lead, day: int, month: int, *, tet: bool = False
) -> Iterator[Candidate]:
    groups = match.groupdict()
    stated = groups.get("y") or groups.get("y2")
    year = int(stated) if stated else _of_cycle(groups.get("stem"), groups.get("branch"))
    if year and not stated and month == 12 and not tet:
        year += 1
    if 1 <= day <= 30 and 1 <= month <= 12:
        yield Candidate(
            lead.start, match.end(), "dates.lunar", "date", lunar=(day, month, year),
            part_of_day=lead.part,
        )  # fmt: skip


def _of_cycle(stem: str | None, branch: str | None) -> int | None:
    """Give the year of a pair of the sixty that lies in 1984–2043: `quý mão` is 2023."""
    if stem is None or branch is None:
        return None
    first, second = (
        f.STEMS.index(stem),
        next(n for n, names in enumerate(f.BRANCHES) if branch in names),
    )
    return next(
        (y for y in range(1984, 2044) if (y - 4) % 10 == first and (y - 4) % 12 == second), None
    )


def _tet(match: re.Match[str], lead: Lead) -> Iterator[Candidate]:
    day = reading.count(match["d"])
    late = day > _LAST_DAYS_OF_THE_YEAR
    if not (late or lead.head.endswith(("mùng", "mồng"))):
        return
    for one in _found(match, lead, day, 12 if late else 1, tet=True):
        first = reading.count(match["d1"]) if match["d1"] else 0
        if one.lunar and 0 < first < day:
            begin = (first, *one.lunar[1:])
            yield one._replace(kind="interval", lunar=begin, last_lunar=one.lunar)
        elif not first:
            yield one


def _of_month(match: re.Match[str], lead: Lead) -> Iterator[Candidate]:
    """`20 tháng 9 âm lịch`, `10/3 âm lịch`."""
    return _found(match, lead, reading.count(match["d"]), reading.month(match["m"]))


def _mung(match: re.Match[str], lead: Lead) -> Iterator[Candidate]:
    """`mùng 5 tháng Giêng`; without `mùng` or a feast beside it, it is a day of January."""
    if lead.head.endswith(("mùng", "mồng")) or _is_feast(match.string, lead.start, match.end()):
        yield from _of_month(match, lead)


def _is_feast(low: str, start: int, end: int) -> bool:
    """Tell a day with the lunar calendar's words beside it: `23 tháng Chạp, cá chép đắt hàng`."""
    left = low.rfind("\n", max(0, start - _BESIDE), start) + 1 or max(0, start - _BESIDE)
    right = low.find("\n", end, end + _BESIDE)
    return _FEAST.search(low, left, right if right >= 0 else end + _BESIDE) is not None


def _month(match: re.Match[str], lead: Lead) -> Iterator[Candidate]:
    """`tháng Giêng âm lịch`: day 0 stands for the whole month."""
    for one in _found(match, lead, 1, reading.month(match["m"])):
        if one.lunar:
            mod = f.MODS.get(" ".join((match["mod"] or "").split()))
            yield one._replace(
                start=match.start(), lunar=(0, *one.lunar[1:]), kind="interval", grain="month",
                mod=mod,
            )  # fmt: skip


def _full_moon(match: re.Match[str], lead: Lead) -> Iterator[Candidate]:
    return _found(match, lead, 15, reading.month(match["m"]))


RULES: Final[tuple[Rule, ...]] = (
    rule("lunar", _HEADS,
        rf"(?:(?P<d1>{f.DAY})(?:{f.GAP}-{f.GAP}|{f.SPACE}(?:đến|tới){f.SPACE}))?(?P<d>{f.DAY}){f.SPACE}tết(?!\w)(?:{f.SPACE}nguyên{f.SPACE}đán)?{_YEAR}",
        _tet, led=True, after="tet dash to number", lunar=True,
    ),
    rule(
        "lunar", _HEADS,
        rf"(?P<d>{f.DAY})(?:{f.GAP}[/-]{f.GAP}|{f.SPACE}tháng{f.SPACE})(?P<m>{f.MONTH})"
        rf"(?:(?:[/-]|{f.SPACE}năm{f.SPACE})(?P<y>{f.Y}))?{_CALENDAR}(?:{f.SPACE}năm{f.SPACE}(?P<y2>{f.Y}))?",
        _of_month, led=True, lunar=True,
        after="full stroke dash month month_stem month_led number",
    ),
    rule(
        "lunar", _HEADS,
        rf"(?P<d>{f.DAY}){f.SPACE}tháng{f.SPACE}(?P<m>giêng|chạp)(?!\w){_YEAR}", _mung,
        led=True, after="month month_led month_stem number", lunar=True,
    ),
    rule(
        "lunar", _HEADS,
        rf"(?P<d>{f.DAY}){f.SPACE}tháng{f.SPACE}(?P<m>{f.MONTH}){f.SPACE}năm{f.SPACE}{f.NAMED_YEAR}",
        _of_month, led=True, after="month month_stem number",
    ),
    rule(
        "lunar", _HEADS,
        rf"rằm{f.SPACE}tháng{f.SPACE}(?P<m>{f.MONTH}){_CALENDAR}?{_YEAR}", _full_moon,
        led=True, after="full_moon",
    ),
    rule(
        "lunar", "month mod",
        rf"(?:(?P<mod>{f.MOD}){f.SPACE})?tháng{f.SPACE}(?P<m>{f.MONTH}){_CALENDAR}{_YEAR}",
        _month, after=f"{_MONTHS} month_mod", lunar=True,
    ),
    rule(
        "lunar", "month mod",
        rf"(?:(?P<mod>{f.MOD}){f.SPACE})?tháng{f.SPACE}(?P<m>{f.MONTH})"
        rf"(?={f.SPACE}năm{f.SPACE}(?:{'|'.join(f.STEMS)}){f.SPACE}){_YEAR}",
        _month, after=_MONTHS,
    ),
)  # fmt: skip
