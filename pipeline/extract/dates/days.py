"""Days: numeric and worded, with and without year, with weekday, part of day and clock."""

import re
from collections.abc import Iterator
from typing import Final

from . import fragments as f
from .moment import Candidate, Moment
from .rule import Rule, rule

_HEAD = rf"(?:(?:ngày{f.SPACE})?(?:mùng|mồng){f.SPACE}|(?:các{f.SPACE}|những{f.SPACE})?ngày{f.GAP}:?{f.GAP}|hôm{f.SPACE})"
_LEAD = (
    rf"(?P<lead>(?:(?P<clock>{f.CLOCK})(?:{f.GAP}(?P<meridiem>{f.MERIDIEM}))?{f.GAP}[,|–-]?{f.GAP})?"
    rf"(?:(?P<part>{f.PART})(?:,?{f.SPACE})(?:của{f.SPACE})?)?"
    rf"(?:(?P<weekday>{f.WEEKDAY}){f.GAP}(?:[,\-–|]{f.GAP})?)?"
    rf"(?P<head>{_HEAD})?)"
)
_AFTER = (
    rf"(?:{f.GAP}[,|\-–]?{f.GAP}(?:(?:vào{f.SPACE})?lúc{f.SPACE})?(?P<clock2>{f.CLOCK})"
    rf"(?:{f.GAP}(?P<meridiem2>{f.MERIDIEM}))?)?"
)
_OF_YEAR = rf"(?:{f.SPACE}(?P<of_year>năm{f.SPACE}(?:nay|ngoái|trước|sau|tới))(?!\w))?"
_END = f.NOT_IN_NUMBER + r"(?!\w)(?!/[A-ZĐ])"
YEAR_OFFSETS: Final = {"nay": 0, "này": 0, "ngoái": -1, "trước": -1, "qua": -1, "sau": 1, "tới": 1}


def year_offset(words: str | None) -> int | None:
    """Read `năm ngoái` as -1; None where nothing is said."""
    return YEAR_OFFSETS[words.lower().split()[-1]] if words else None


def _day(match: re.Match[str], name: str, moment: Moment, *, weak: bool = False) -> Iterator[Candidate]:
    groups = match.groupdict()
    clock = f.clock(groups.get("clock"), groups.get("meridiem"))
    clock = f.clock(groups.get("clock2"), groups.get("meridiem2")) or clock
    part = groups.get("part") or _spoken_part(groups.get("meridiem"))
    moment = Moment(moment.year, moment.month, moment.day, clock)
    if not moment.is_valid:
        return
    yield Candidate(
        match.start(), match.end(), f"dates.{name}", "date", moment,
        grain="minute" if clock else "day",
        part_of_day=f.part_of_day(part),  # type: ignore[arg-type]
        weekday=f.weekday(groups.get("weekday")), weak=weak,
        year_offset=year_offset(groups.get("of_year")),
    )  # fmt: skip


def _spoken_part(meridiem: str | None) -> str | None:
    return meridiem if meridiem and meridiem.lower() in f.PARTS else None


def _numeric(match: re.Match[str]) -> Iterator[Candidate]:
    moment = Moment(f.year(match["y"]), int(match["m"]), int(match["d"]))
    return _day(match, "numeric", moment)


def _iso(match: re.Match[str]) -> Iterator[Candidate]:
    return _day(match, "iso", Moment(int(match["y"]), int(match["m"]), int(match["d"])))


def _two_digit_year(match: re.Match[str]) -> Iterator[Candidate]:
    if match["lead"]:
        moment = Moment(f.year(match["y"]), int(match["m"]), int(match["d"]))
        yield from _day(match, "two_digit_year", moment)


def _day_month(match: re.Match[str]) -> Iterator[Candidate]:
    strong = bool(match["head"] or match["part"] or match["weekday"] or match["clock"])
    if not strong and match["sep"] not in "/-":
        return
    yield from _day(
        match, "day_month", Moment(None, int(match["m"]), int(match["d"])), weak=not strong
    )


def _worded(match: re.Match[str]) -> Iterator[Candidate]:
    if not (match["lead"] or match["y"]):
        return
    if not match["head"] and (not match["d"][0].isdigit() or match["m"].lower() == "năm"):
        return
    moment = Moment(f.year(match["y"]), f.month(match["m"]), f.number(match["d"]))
    yield from _day(match, "worded", moment)


def _month_first(match: re.Match[str]) -> Iterator[Candidate]:
    return _day(match, "month_first", Moment(int(match["y"]), f.month(match["m"]), int(match["d"])))


_IN_LIST = re.compile(rf"(?:ngày{f.SPACE})?{f.D}(?!\d)", re.IGNORECASE)


def _list(match: re.Match[str]) -> Iterator[Candidate]:
    """`ngày 5 và 6/6/2025`: one day each, the month and year of the last shared by all."""
    if not (match["head"] or match["y"]):
        return
    month, year = int(match["m"]), f.year(match["y"])
    start = match.start()
    for found in _IN_LIST.finditer(match.string, match.start("days"), match.end("days")):
        day = Moment(year, month, int(re.findall(r"\d+", found[0])[0]))
        begin = match.start() if found.start() == match.start("days") else found.start()
        if not day.is_valid:
            return
        missing = ("month", "year") if year else ("month",)
        yield Candidate(
            begin, found.end(), "dates.day_list", "date", day, missing=missing,
            part_of_day=f.part_of_day(match["part"]) if begin == start else None,  # type: ignore[arg-type]
            weekday=f.weekday(match["weekday"]) if begin == start else None,
        )  # fmt: skip
    last = Moment(year, month, int(match["d"]))
    if last.is_valid:
        yield Candidate(match.start("last"), match.end(), "dates.day_list", "date", last)


def _range(match: re.Match[str]) -> Iterator[Candidate]:
    """`ngày 10 đến 15/5/2023`, `10-15/5/2023`: the first day takes month and year of the last."""
    plain = match["joint"].strip() in "-–—"
    if plain and not (match["head"] or match["y"]):
        return
    month, year = int(match["m"]), f.year(match["y"])
    first, last = Moment(year, month, int(match["d1"])), Moment(year, month, int(match["d"]))
    if not (first.is_valid and last.is_valid) or int(match["d1"]) >= int(match["d"]):
        return
    weak = not (match["head"] or match["y"])
    yield Candidate(
        match.start(), match.end(), "dates.day_range", "interval", first, last, weak=weak
    )


def _day_only(match: re.Match[str]) -> Iterator[Candidate]:
    """`ngày 10`: a day that needs a month from its neighbour or from the day of writing."""
    yield Candidate(
        match.start(), match.end(), "dates.day_only", "date", Moment(day=f.number(match["d"])),
        part_of_day=f.part_of_day(match["part"]), weekday=f.weekday(match["weekday"]),  # type: ignore[arg-type]
        missing=("month",),
    )  # fmt: skip


_DM = rf"(?P<d>{f.D}){f.GAP}(?P<sep>[/.\-–]){f.GAP}(?P<m>{f.M})"
_TO = rf"(?P<joint>{f.GAP}{f.DASH}{f.GAP}|{f.SPACE}(?:đến|tới){f.SPACE}(?:hết{f.SPACE})?)"
_OPTIONAL_YEAR = rf"(?:{f.GAP}(?:/|-|\.|{f.SPACE}năm{f.SPACE}){f.GAP}(?P<y>{f.Y}))?"
_HEADS = "digit day weekday part several"

RULES: Final[tuple[Rule, ...]] = (
    rule("numeric", _HEADS, rf"{_LEAD}{_DM}{f.GAP}(?P=sep){f.GAP}(?P<y>{f.Y}){_AFTER}{_END}", _numeric),
    rule("iso", _HEADS, rf"{_LEAD}(?P<y>{f.Y})(?P<sep>[/-])(?P<m>0[1-9]|1[0-2])(?P=sep)"
         rf"(?P<d>0[1-9]|[12]\d|3[01])T?{_AFTER}{_END}", _iso),
    rule("two_digit_year", _HEADS, rf"{_LEAD}{_DM}(?P=sep)(?P<y>\d\d){_END}", _two_digit_year),
    rule("day_month", _HEADS, rf"{_LEAD}{_DM}{_OF_YEAR}{_END}(?!{f.GAP}[/\-–]{f.GAP}\d)", _day_month),
    rule("worded", _HEADS, rf"{_LEAD}(?P<d>{f.DAY}){f.GAP}(?:tháng|/){f.GAP}(?P<m>{f.MONTH})"
         rf"(?:{f.GAP}[,/\-]?{f.GAP}(?:năm{f.SPACE})?(?P<y>{f.Y})(?!\d)|{_OF_YEAR}){_AFTER}{_END}", _worded),
    rule("month_first", "month", rf"tháng{f.SPACE}(?P<m>{f.MONTH}){f.SPACE}(?P<d>{f.D}),{f.GAP}"
         rf"(?P<y>{f.Y}){_AFTER}{_END}", _month_first),
    rule("day_list", _HEADS, rf"{_LEAD}(?P<days>{f.D}(?!\d)(?:,{f.GAP}(?:ngày{f.SPACE})?{f.D}(?!\d)){{0,6}})"
         rf"(?:,?{f.SPACE}(?:và|hoặc){f.SPACE}|{f.GAP}[&,]{f.GAP})(?P<last>(?:ngày{f.SPACE})?(?P<d>{f.D})"
         rf"{f.GAP}[/.\-]{f.GAP}(?P<m>{f.M}){_OPTIONAL_YEAR}){_END}", _list),
    rule("day_range", _HEADS, rf"{_LEAD}(?P<d1>{f.D})(?!\d){_TO}(?:ngày{f.SPACE})?(?P<d>{f.D})"
         rf"{f.GAP}[/.\-]{f.GAP}(?P<m>{f.M}){_OPTIONAL_YEAR}{_END}", _range),
    rule("day_only", "day weekday part several", rf"{_LEAD}(?<=\s)(?P<d>{f.DAY}){_END}(?!{f.GAP}[/\-–.]{f.GAP}\d)", _day_only),
)  # fmt: skip
