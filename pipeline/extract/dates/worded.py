"""Days with the word `tháng`: `ngày 5 tháng 9 năm 2017`, `ngày 15 tháng này`."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from . import fragments as f
from . import reading
from .days import AFTER, HEADS, day_candidate
from .lead import Lead, empty_lead
from .moment import Candidate, Moment, Relative
from .rule import Rule, rule

_THIS = {"này": 0, "nay": 0, "trước": -1, "qua": -1, "rồi": -1, "sau": 1, "tới": 1}
_NOT_A_LENGTH = (
    r"(?! {1,3}(?:ngày|tuần|lần|người|lao|công nhân|doanh|đồng|triệu|tỷ|năm {1,3}(?:qua|nay)))"
)


def _worded(match: re.Match[str], lead: Lead) -> Iterator[Candidate]:
    year, offset = reading.year(match), reading.year_offset(match["of_year"])
    words = not match["d"][0].isdigit()
    stated = not lead.is_empty or year is not None or offset is not None
    if words and not stated and " " not in match["d"]:
        return
    day = year, reading.month(match["m"]), reading.count(match["d"])
    clock = match["clock2"], match["meridiem2"]
    yield from day_candidate(
        match, lead, "dates.worded", day, clock=clock, offset=offset, weak=not stated
    )


def _month_first(match: re.Match[str], lead: Lead) -> Iterable[Candidate]:
    day = int(match["y"]), reading.month(match["m"]), int(match["d"])
    lead, clock = empty_lead(match.start()), (match["clock2"], match["meridiem2"])
    return day_candidate(match, lead, "dates.month_first", day, clock=clock)


def _of_relative_month(match: re.Match[str], lead: Lead) -> Iterator[Candidate]:
    if lead.head:
        relative = Relative(
            "month", _THIS[match["which"].split()[-1]], day=reading.count(match["d"])
        )
        yield Candidate(
            lead.start, match.end(), "dates.day_of_this_month", "date", relative=relative,
            part_of_day=lead.part, weekday=lead.weekday,
        )  # fmt: skip


def _end_of_month(match: re.Match[str], lead: Lead) -> Iterator[Candidate]:
    """`ngày đầu tiên của tháng 3`, `ngày cuối cùng của năm 2022`."""
    year, late = reading.year(match), match["which"].startswith("cuối")
    if not (match["m"] or year or match["of_year"]):
        return
    number = reading.month(match["m"]) if match["m"] else 12 if late else 1
    last = Moment(year, number).last_day(2001)
    if last is not None:
        yield Candidate(
            match.start(), match.end(), "dates.end_of_month", "date",
            Moment(year, number, last.day if late else 1),
            year_offset=reading.year_offset(match["of_year"]),
        )  # fmt: skip


RULES: Final[tuple[Rule, ...]] = (
    rule(
        "worded", f"{HEADS} word",
        rf"(?P<d>{f.DAY}){f.GAP}[/,.-]?{f.GAP}tháng{f.GAP}(?P<m>{f.MONTH}){f.YEAR_TAIL}?{_NOT_A_LENGTH}"
        rf"{AFTER}{f.END}",
        _worded, led=True, after="month month_stem month_led month_signed number",
    ),
    rule(
        "month_first", "month",
        rf"tháng{f.SPACE}(?P<m>{f.MONTH}){f.SPACE}(?P<d>{f.D}),{f.GAP}(?P<y>{f.Y}){AFTER}{f.END}",
        _month_first, after="month_list month_named month_stem",
    ),
    rule(
        "day_of_this_month", HEADS,
        rf"(?P<d>{f.DAY}){f.SPACE}tháng{f.SPACE}(?P<which>này|nay|trước|vừa{f.SPACE}qua|vừa{f.SPACE}rồi"
        rf"|sau|tới){f.WORD_END}",
        _of_relative_month, led=True, after="month_this number",
    ),
    rule(
        "end_of_month", "day",
        rf"ngày{f.SPACE}(?P<which>đầu{f.SPACE}tiên|cuối{f.SPACE}cùng){f.SPACE}(?:của{f.SPACE})?"
        rf"(?:tháng{f.GAP}(?P<m>{f.MONTH}))?{f.YEAR_TAIL}?{f.END}",
        _end_of_month, after="ends",
    ),
)  # fmt: skip
