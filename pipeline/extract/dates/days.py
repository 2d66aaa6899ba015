"""Days in figures: `09/9/2021`, `Thứ 5, Ngày 24 / 11 / 2022`, `sáng 8/3`, `ngày 12`."""

import re
from collections.abc import Iterator
from typing import Final

from . import fragments as f
from . import reading
from .lead import Lead
from .moment import Candidate, Moment
from .rule import Rule, rule

HEADS: Final = "digit day weekday part word"
_FIRST_YEAR, _LAST_YEAR = 1000, 2200
_FREE_DAY = (
    r"(?= ?(?:$|[\n,.;:)\]!?…\"”-])"
    r"| (?:và|đến|tới|tại|vừa|là|thì|đã|sẽ|ở|của|trên|về|khi|ông|bà)(?!\w))"
)
_AFTER: Final = (
    rf"(?:{f.GAP}[,|-]?{f.GAP}(?:(?:vào{f.SPACE})?lúc{f.SPACE})?(?P<clock2>{f.CLOCK})"
    rf"(?:{f.GAP}(?P<meridiem2>{f.MERIDIEM}))?)?"
)
AFTER: Final = _AFTER
"""A clock time behind a full date: groups clock2 and meridiem2."""
_DM = rf"(?P<d>{f.D}){f.GAP}(?P<sep>[/.-]){f.GAP}(?P<m>{f.M})"


def day_candidate(
    match: re.Match[str], lead: Lead, name: str, moment: Moment, *, weak: bool = False
) -> Iterator[Candidate]:
    """Yield the candidate of one day with its lead, nothing where the calendar has no such day."""
    groups = match.groupdict()
    clock = reading.clock(groups.get("clock2"), groups.get("meridiem2"), lead.part) or lead.clock
    moment = moment._replace(clock=clock) if clock else moment
    if moment.is_valid:
        yield Candidate(
            lead.start, match.end(), f"dates.{name}", "date", moment,
            grain="minute" if clock else "day", part_of_day=lead.part, weekday=lead.weekday,
            weak=weak, year_offset=reading.year_offset(groups.get("of_year")),
        )  # fmt: skip


def _numeric(match: re.Match[str], lead: Lead) -> Iterator[Candidate]:
    year = int(match["y"])
    if _FIRST_YEAR <= year <= _LAST_YEAR:
        moment = Moment(year, reading.month(match["m"]), int(match["d"]))
        yield from day_candidate(match, lead, "numeric", moment)


def _iso(match: re.Match[str], lead: Lead) -> Iterator[Candidate]:
    moment = Moment(int(match["y"]), int(match["m"]), int(match["d"]))
    return day_candidate(match, lead, "iso", moment)


def _two_digit_year(match: re.Match[str], lead: Lead) -> Iterator[Candidate]:
    moment = Moment(reading.short_year(match["yy"]), int(match["m"]), int(match["d"]))
    weak = lead.is_empty and match["sep"] != "/"
    return day_candidate(match, lead, "two_digit_year", moment, weak=weak)


def _day_month(match: re.Match[str], lead: Lead) -> Iterator[Candidate]:
    weak = lead.is_empty
    if weak and match["sep"] == "." and not _has_two_digits(match):
        return
    moment = Moment(None, int(match["m"]), int(match["d"]))
    yield from day_candidate(match, lead, "day_month", moment, weak=weak)


def _has_two_digits(match: re.Match[str]) -> bool:
    """Tell `30.6` and `01.7` from decimals such as `3.5`."""
    return len(match["d"]) == 2


def _day_only(match: re.Match[str], lead: Lead) -> Iterator[Candidate]:
    """`ngày 10`: a day that needs a month from its neighbour or from the day of writing."""
    if lead.head:
        moment = Moment(day=reading.count(match["d"]))
        for found in day_candidate(match, lead, "day_only", moment):
            yield found._replace(missing=("month",), grain="day")


RULES: Final[tuple[Rule, ...]] = (
    rule(
        "numeric", HEADS,
        rf"(?P<d>{f.D}){f.GAP}(?P<sep>[/.-]){f.GAP}(?P<m>{f.M}|{f.ROMAN_MONTH}){f.GAP}(?P=sep){f.GAP}"
        rf"(?P<y>{f.Y}){_AFTER}{f.END}",
        _numeric, led=True, closes=True, after="sep",
    ),
    rule(
        "iso", HEADS,
        rf"(?P<y>(?:19|20)\d\d)(?P<sep>[/.-])(?P<m>1[0-2]|0[1-9])(?P=sep)(?P<d>0[1-9]|[12]\d|3[01])"
        rf"(?!\d)(?:t(?=\d))?{_AFTER}{f.END}",
        _iso, led=True, after="year",
    ),
    rule("two_digit_year", HEADS, rf"{_DM}(?P=sep)(?P<yy>\d\d){f.END}", _two_digit_year, led=True, closes=True, after="sep"),
    rule(
        "day_month", HEADS,
        rf"{_DM}(?:{f.SPACE}{f.OF_YEAR})?{f.END}(?!{f.GAP}[/]{f.GAP}\d)(?!-\d{{4}})(?!,\d)",
        _day_month, led=True, after="sep",
    ),
    rule("day_only", HEADS, rf"(?P<d>{f.DAY}){_FREE_DAY}", _day_only, led=True, after="rest join to words"),
)  # fmt: skip
