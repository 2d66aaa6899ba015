"""Months: `tháng 9/2021`, `T9/2021`, `cuối tháng 11`, `tháng 4, 5 và 6/2022`."""

import re
from collections.abc import Iterator
from typing import Final

from . import fragments as f
from . import reading
from .lead import Lead
from .lexicon import counts_at
from .moment import Candidate, Moment
from .moment import place as dated
from .rule import Rule, rule

MODDED: Final = rf"(?:(?P<mod>{f.MOD}){f.SPACE})?"
_NOT_A_RATE: Final = (
    rf"(?!{f.SPACE}(?:lần|triệu|tỷ|tỉ|đồng|nghìn|ngàn|trăm|lương|tuổi|ngày(?!{f.SPACE}[\dmhbs])|người|tấn|kg|giờ|suất)"
    rf"(?!\w))(?! ?(?:%|usd))(?!{f.SPACE}\d{{1,2}},{f.GAP}\d{{4}}(?!\d))"
)
_TO = rf"(?:{f.GAP}-{f.GAP}|{f.SPACE}(?:đến|tới){f.SPACE}(?:hết{f.SPACE})?(?:tháng{f.SPACE})?)"


def place(match: re.Match[str], name: str, moment: Moment, *, weak: bool = False) -> Candidate:
    """Give the candidate of a month: with `mod` and year as far as the match states them."""
    named = match.re.groupindex
    mod = f.mod(match["mod"]) if "mod" in named else None
    offset = reading.year_offset(match["of_year"]) if "of_year" in named else None
    return dated(match.span(), name, moment, "month", mod=mod, offset=offset, weak=weak)


def _month(match: re.Match[str], lead: Lead) -> tuple[Candidate, ...]:
    words, year = match["m"], reading.year(match)
    told = bool(year or match["of_year"] or match["mod"])
    if words == "năm" and match.string[match.start() - 1 : match.start()] == "/":
        return ()
    if not words[0].isdigit() and not told:
        return (place(match, "dates.month", Moment(None, reading.month(words)), weak=True),)
    if match["short"] and not year:
        return ()
    return (place(match, "dates.month", Moment(year, reading.month(words))),)


def _bare_month(match: re.Match[str], lead: Lead) -> Iterator[Candidate]:
    if 1900 <= int(match["y"]) <= 2100:
        moment = Moment(int(match["y"]), int(match["m"]))
        yield place(match, "dates.bare_month", moment, weak=True)


def _month_range(match: re.Match[str], lead: Lead) -> Iterator[Candidate]:
    year = reading.year(match)
    first, last = Moment(year, int(match["m1"])), Moment(year, int(match["m"]))
    if int(match["m1"]) < int(match["m"]):
        yield Candidate(
            match.start(), match.end(), "dates.month_range", "interval", first, last,
            grain="month", year_offset=reading.year_offset(match["of_year"]),
        )  # fmt: skip


_IN_LIST = re.compile(rf"(?:tháng {{1,3}})?({f.M})")


def _month_list(match: re.Match[str], lead: Lead) -> Iterator[Candidate]:
    """One month each, the year of the last shared by all."""
    year, offset = reading.year(match), reading.year_offset(match["of_year"])
    if year is None and counts_at(match.string, match.end()):
        return
    for found in _IN_LIST.finditer(match.string, *match.span("months")):
        yield Candidate(
            found.start(), found.end(), "dates.month_list", "date", Moment(year, int(found[1])),
            grain="month", missing=("year",) if year else (), year_offset=offset,
        )  # fmt: skip
    yield Candidate(
        match.start("last"), match.end(), "dates.month_list", "date", Moment(year, int(match["m"])),
        grain="month", year_offset=offset,
    )  # fmt: skip


RULES: Final[tuple[Rule, ...]] = (
    rule(
        "month", "month mod",
        rf"{MODDED}(?:tháng{f.GAP}|(?P<short>t)(?=\d))(?P<m>{f.MONTH}){f.YEAR_TAIL}?{f.END}{_NOT_A_RATE}",
        _month,
        after="month_alone month_list month_named month_stem month_mod months_mod mod words",
    ),
    rule(
        "bare_month", "digit", rf"(?P<m>{f.M})/(?P<y>{f.Y}){f.END}(?!{f.GAP}/)", _bare_month,
        after="of_year",
    ),
    rule(
        "month_range", "month",
        rf"tháng{f.GAP}(?P<m1>{f.M}){_TO}(?P<m>{f.M}){f.YEAR_TAIL}?{f.END}{_NOT_A_RATE}",
        _month_range, after="month_list",
    ),
    rule(
        "month_list", "month several",
        rf"(?:các{f.SPACE}|những{f.SPACE})?"
        rf"(?P<months>tháng{f.SPACE}{f.M}(?:,{f.GAP}(?:tháng{f.SPACE})?{f.M}){{0,10}})"
        rf"(?:,?{f.SPACE}và{f.SPACE}|,{f.GAP})(?P<last>(?:tháng{f.SPACE})?(?P<m>{f.M}){f.YEAR_TAIL}?)"
        rf"{f.END}{_NOT_A_RATE}",
        _month_list, after="month_list some_months",
    ),
)  # fmt: skip
