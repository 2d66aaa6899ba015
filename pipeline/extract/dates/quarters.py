"""Quarters: `quý I/2022`, `cuối quý III`, `quý I, II và III năm 2022`, `Q3/2023`."""

import re
from collections.abc import Iterator
from typing import Final

from schemas.dates import Mod

from . import fragments as f
from . import reading
from .lead import Lead
from .moment import Candidate, Moment, place
from .months import MODDED
from .rule import Rule, rule

_NUMBERS: Final = {
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4,
    "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4,
}  # fmt: skip
_QUARTER = r"(?:iv|i{1,3}|0?[1-4])(?!\w)"
_WORD = r"(?:một|hai|ba|tư|bốn)(?!\w)"
_ONE = re.compile(rf"(?:quý {{1,3}})?({_QUARTER})")
_NOT_COUNTED = rf"(?!{f.SPACE}(?:ông|bà|vị|anh|chị|khách|độc|lần)(?!\w))"


def _span(
    start: int,
    end: int,
    number: int,
    *,
    year: int | None,
    offset: int | None,
    mod: Mod | None = None,
) -> Candidate:
    first, last = Moment(year, 3 * number - 2), Moment(year, 3 * number)
    return place((start, end), "dates.quarter", first, "quarter", last, mod=mod, offset=offset)


def _number(words: str) -> int:
    return _NUMBERS[words.removeprefix("0")]


def _quarter(match: re.Match[str], lead: Lead) -> tuple[Candidate, ...]:
    year, offset = reading.year(match), reading.year_offset(match["of_year"])
    if match["short"] and not year:
        return ()
    mod, number = f.mod(match["mod"]), _number(match["q"])
    return (_span(*match.span(), number, year=year, offset=offset, mod=mod),)


def _quarter_list(match: re.Match[str], lead: Lead) -> Iterator[Candidate]:
    """One quarter each, the year of the last shared by all."""
    year, offset = reading.year(match), reading.year_offset(match["of_year"])
    for found in _ONE.finditer(match.string, *match.span("quarters")):
        one = _span(*found.span(), _number(found[1]), year=year, offset=offset)
        yield one._replace(rule="dates.quarter_list", missing=("year",) if year else ())
    last = _span(match.start("last"), match.end(), _number(match["q"]), year=year, offset=offset)
    yield last._replace(rule="dates.quarter_list")


def _quarters_of_year(match: re.Match[str], lead: Lead) -> Iterator[Candidate]:
    """`3 quý đầu năm 2023`: January to September."""
    count = reading.count(match["n"]) if match["n"] else 1
    if not 1 <= count <= 3:
        return
    year, offset = reading.year(match), reading.year_offset(match["of_year"])
    low, high = (1, 3 * count) if match["which"].startswith("đầu") else (13 - 3 * count, 12)
    yield Candidate(
        match.start(), match.end(), "dates.quarters_of_year", "interval",
        Moment(year, low), Moment(year, high), year_offset=offset,
        grain="half" if count == 2 else "quarter" if count == 1 else "month",
    )  # fmt: skip


RULES: Final[tuple[Rule, ...]] = (
    rule(
        "quarter", "quarter mod",
        rf"{MODDED}(?:quý{f.SPACE}|(?P<short>q)(?=\d))(?P<q>{_QUARTER}|{_WORD}){f.YEAR_TAIL}?{f.END}"
        rf"{_NOT_COUNTED}",
        _quarter, after="quarter quarter_list quarter_mod mod",
    ),
    rule(
        "quarter_list", "quarter",
        rf"(?P<quarters>quý{f.SPACE}{_QUARTER}(?:,{f.GAP}(?:quý{f.SPACE})?{_QUARTER}){{0,2}})"
        rf"(?:,{f.GAP}|,?{f.SPACE}và{f.SPACE})(?P<last>(?:quý{f.SPACE})?(?P<q>{_QUARTER})"
        rf"{f.YEAR_TAIL}?){f.END}",
        _quarter_list, after="quarter_list",
    ),
    rule(
        "quarters_of_year", "quarter digit word",
        rf"(?:(?P<n>[23]|hai|ba){f.SPACE})?quý{f.SPACE}(?P<which>đầu(?:{f.SPACE}tiên)?"
        rf"|cuối(?:{f.SPACE}cùng)?)"
        rf"{f.SPACE}{f.WHOLE_YEAR}{f.END}",
        _quarters_of_year, after="quarters number",
    ),
)  # fmt: skip
