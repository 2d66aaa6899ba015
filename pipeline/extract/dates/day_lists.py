"""Several days at once: `ngày 5 và 6/6/2025`, `10-15/5/2023`, `ngày 5-9 tháng 6`."""

import re
from collections.abc import Iterator
from typing import Final

from schemas.dates import Missing

from . import fragments as f
from . import reading
from .days import HEADS
from .lead import Lead
from .lexicon import counts_at
from .moment import Candidate, Moment, is_valid
from .rule import Rule, rule

_ONE = re.compile(rf"(?:ngày {{1,3}})?({f.D})")
_DAY_END = (
    rf"(?P<d>{f.D})(?:{f.GAP}[/.-]{f.GAP}(?P<m>{f.M})|{f.GAP}tháng{f.GAP}(?P<mw>{f.MONTH}))"
    rf"{f.YEAR_TAIL}?"
)
_PART2 = rf"(?:(?P<part2>{f.PART}){f.SPACE})?"
"""`đêm 5, rạng sáng 6/8`: the part of the last day."""
_TO = rf"(?P<joint>{f.GAP}-{f.GAP}|{f.SPACE}(?:đến|tới){f.SPACE}(?:hết{f.SPACE})?)"


def _month(match: re.Match[str]) -> int:
    return reading.month(match["m"] or match["mw"])


def _list(match: re.Match[str], lead: Lead) -> Iterator[Candidate]:
    """One day each; the month and year of the last are shared by all."""
    month, year = _month(match), reading.year(match)
    if match["part2"] and not lead.part:
        return
    weak = not (lead.head or lead.part or year)
    if weak and not (match["joint"].strip() == "và" and match["m"]):
        return
    if year is None and not lead.head and counts_at(match.string, match.end()):
        return
    offset = reading.year_offset(match["of_year"])
    missing: tuple[Missing, ...] = ("month", "year") if year else ("month",)
    places = [
        (m.start(), m.end(), int(m[1])) for m in _ONE.finditer(match.string, *match.span("days"))
    ]
    days = [Moment(year, month, number) for *_, number in places] + [
        Moment(year, month, int(match["d"]))
    ]
    if not all(is_valid(day) for day in days):
        return
    for index, ((start, end, _), day) in enumerate(zip(places, days, strict=False)):
        yield Candidate(
            start if index else lead.start, end, "dates.day_list", "date", day, missing=missing,
            part_of_day=None if index else lead.part, weekday=None if index else lead.weekday,
            year_offset=offset, weak=weak,
        )  # fmt: skip
    yield Candidate(
        match.start("last"), match.end(), "dates.day_list", "date", days[-1], year_offset=offset,
        part_of_day=reading.part_of_day(match["part2"]), weak=weak,
    )  # fmt: skip


def _range(match: re.Match[str], lead: Lead) -> Iterator[Candidate]:
    """The first day takes month and year of the last; backwards they are two days, not a range."""
    month, year = _month(match), reading.year(match)
    first, last = Moment(year, month, int(match["d1"])), Moment(year, month, int(match["d"]))
    if not (is_valid(first) and is_valid(last)) or int(match["d1"]) == int(match["d"]):
        return
    whole = Candidate(
        lead.start, match.end(), "dates.day_range", "interval", first, last,
        weak=not (lead.head or lead.part or year or match["mw"]),
        year_offset=reading.year_offset(match["of_year"]),
    )  # fmt: skip
    if int(match["d1"]) < int(match["d"]):
        yield whole
    elif lead.head and not match["joint"].startswith("-"):
        missing: tuple[Missing, ...] = ("month", "year") if year else ("month",)
        yield whole._replace(end=match.end("d1"), kind="date", last=None, missing=missing)
        yield whole._replace(start=match.start("last"), kind="date", first=last, last=None)


def _days_of_month(match: re.Match[str], lead: Lead) -> Iterator[Candidate]:
    """`từ ngày 5 đến 25`: the month is told beside it, or by the publication."""
    first, last = int(match["d1"]), int(match["d"])
    if lead.head == "ngày" and first < last:
        yield Candidate(
            lead.start, match.end(), "dates.day_range", "interval", Moment(day=first),
            Moment(day=last), missing=("month",),
        )  # fmt: skip


RULES: Final[tuple[Rule, ...]] = (
    rule(
        "day_range", "day",
        rf"(?P<d1>{f.D}){f.SPACE}(?:đến|tới){f.SPACE}(?:hết{f.SPACE})?(?:ngày{f.SPACE})?(?P<d>{f.D})"
        rf"{f.END}(?={f.GAP}(?:$|[\n,.;:)])|{f.SPACE}(?:tại|ở|của|là|thì|để|cho)(?!\w))(?!,\d)",
        _days_of_month, led=True, after="to",
    ),
    rule(
        "day_list", HEADS,
        rf"(?P<days>{f.D}(?:,{f.GAP}(?:ngày{f.SPACE})?{f.D}){{0,6}})"
        rf"(?P<joint>,?{f.SPACE}(?:và|hoặc){f.SPACE}|{f.GAP}[&,]{f.GAP})"
        rf"(?P<last>{_PART2}(?:ngày{f.SPACE})?{_DAY_END}){f.END}",
        _list, led=True, after="join listed",
    ),
    rule(
        "day_range", HEADS,
        rf"(?P<d1>{f.D}){_TO}(?P<last>{_PART2}(?:ngày{f.SPACE})?{_DAY_END}){f.END}",
        _range, led=True, after="dash to",
    ),
)  # fmt: skip
