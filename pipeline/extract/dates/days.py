"""Days in figures: `24/11/2022`, `Thứ 3, Ngày 14 / 5 / 2019`, `sáng 8/3`, `ngày 12`."""

import re
from typing import Final

from schemas.dates import Grain

from . import fragments as f
from . import reading
from .lead import Lead
from .lexicon import counts_at
from .moment import Candidate, Moment, is_valid, place
from .rule import Rule, rule

HEADS: Final = "digit day weekday part"
_FIRST_YEAR, _LAST_YEAR = 1000, 2200
_FREE_DAY = (
    r"(?= {0,3}(?:$|[\n,.;:)\]!?…\"”-])"
    r"| {1,3}(?:và|đến|tới|tại|vừa|là|thì|đã|sẽ|ở|của|trên|về|khi|ông|bà|rạng"
    r"|vì|do|nên|để|nhưng|vẫn|cũng|được|bị|phải|không|chưa|theo|cho)(?!\w))"
)
_AFTER: Final = (
    rf"(?:{f.GAP}[,|-]?{f.GAP}(?:(?:vào{f.SPACE})?lúc{f.SPACE})?(?P<clock2>{f.CLOCK})"
    rf"(?:{f.GAP}(?P<meridiem2>{f.MERIDIEM}))?)?"
)
AFTER: Final = _AFTER
"""A clock time behind a full date: groups clock2 and meridiem2."""
_OPENED: Final = re.compile(
    r"(?:(?:^|[.!?\n“\"]) {0,3}(?:từ|kể từ|đến|trước|sau)|(?<!\w)(?:lễ|dịp)) {1,3}$"
)
_BEGINS: Final = re.compile(r"[.!?:;\n“\"] {0,2}$")
_STOPS: Final = re.compile(r" ?(?:[,;)]|\.?(?:$|\n| ))(?!\d)")
_IN_YEAR = rf"{f.GAP},?{f.SPACE}(?:của{f.SPACE})?năm{f.SPACE}(?P<y>(?:1[89]|20)\d\d)"
"""A year set behind a day in figures: `22/11 năm 2014`."""
_OF_ALL: Final = (" số ", " tổng số ", " diện tích")
"""Behind a fraction: `chỉ sáng 2/3 số bóng`."""
_DM = rf"(?P<d>{f.D}){f.GAP}(?P<sep>[/.-]){f.GAP}(?P<m>{f.M})"


def day_candidate(
    match: re.Match[str],
    lead: Lead,
    rule: str,
    day: tuple[int | None, int | None, int],
    *,
    clock: tuple[str | None, str | None] = (None, None),
    offset: int | None = None,
    weak: bool = False,
) -> tuple[Candidate, ...]:
    """Give the candidate of one day with its lead, nothing where the calendar has no such day.

    `clock` are the words of a time behind the day and of its half of the day.
    """
    time = lead.clock
    if clock[0]:
        time = reading.clock(clock[0], clock[1], lead.part)
    moment = Moment(*day, time)
    if not is_valid(moment):
        return ()
    grain: Grain = "minute" if time else "day"
    span = lead.start, match.end()
    if lead.hours and not clock[0]:
        start, since, until = lead.hours
        first, last = moment._replace(clock=since), moment._replace(clock=until)
        return (
            place(
                (start, match.end()), rule, first, "minute", last, weekday=lead.weekday,
                offset=offset, weak=weak,
            ),
        )  # fmt: skip
    return (
        place(
            span, rule, moment, grain, part=lead.part, weekday=lead.weekday, offset=offset,
            weak=weak,
        ),
    )  # fmt: skip


def _numeric(match: re.Match[str], lead: Lead) -> tuple[Candidate, ...]:
    number, month, words, clock, meridiem = match.group("d", "m", "y", "clock2", "meridiem2")
    year = int(words)
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return ()
    day = year, reading.month(month), int(number)
    return day_candidate(match, lead, "dates.numeric", day, clock=(clock, meridiem))


def _iso(match: re.Match[str], lead: Lead) -> tuple[Candidate, ...]:
    day = int(match["y"]), int(match["m"]), int(match["d"])
    return day_candidate(match, lead, "dates.iso", day, clock=(match["clock2"], match["meridiem2"]))


def _two_digit_year(match: re.Match[str], lead: Lead) -> tuple[Candidate, ...]:
    day = reading.short_year(match["yy"]), int(match["m"]), int(match["d"])
    weak = lead.is_empty and match["sep"] != "/"
    return day_candidate(match, lead, "dates.two_digit_year", day, weak=weak)


def _day_month(match: re.Match[str], lead: Lead) -> tuple[Candidate, ...]:
    """`30.6` and `01.7` can be days, decimals such as `3.5` can't."""
    number, month, told, year = match.group("d", "m", "of_year", "y")
    weak = not (lead.head or lead.part or lead.weekday is not None or told or year)
    if not lead.head and match.string.startswith(_OF_ALL, match.end()):
        return ()
    if weak and match["sep"] == "." and len(number) < 2 and not _opens(match):
        return ()
    offset = reading.year_offset(told)
    day = int(year) if year else None, int(month), int(number)
    return day_candidate(match, lead, "dates.day_month", day, offset=offset, weak=weak)


def _opens(match: re.Match[str]) -> bool:
    """Tell `Từ 1.9, …` at the beginning of a sentence, and `lễ 2.9`."""
    low, start = match.string, match.start()
    return bool(_OPENED.search(low, max(0, start - 12), start) and _STOPS.match(low, match.end()))


def _day_only(match: re.Match[str], lead: Lead) -> tuple[Candidate, ...]:
    """`ngày 10`, `đêm 18`: a day that needs a month from its neighbour or the day of writing."""
    if not lead.head and not (lead.part and match["d"][0].isdigit()):
        return ()
    day = None, None, reading.count(match["d"])
    found = day_candidate(match, lead, "dates.day_only", day, weak=not lead.head)
    return tuple(c._replace(missing=("month",), grain="day") for c in found)


def _some_day(match: re.Match[str], lead: Lead) -> tuple[Candidate, ...]:
    """`Hôm 10 nước còn ngập`: behind `hôm` a number is a day, whatever follows but a noun."""
    low, start = match.string, lead.start
    if not lead.head.startswith("hôm"):
        return ()
    opens = start == 0 or _BEGINS.search(low, max(0, start - 3), start)
    if not opens and counts_at(low, match.end()):
        return ()
    return _day_only(match, lead)


RULES: Final[tuple[Rule, ...]] = (
    rule(
        "numeric", HEADS,
        rf"(?P<d>{f.D}){f.GAP}(?P<sep>[/.-]){f.GAP}(?P<m>{f.M}|{f.ROMAN_MONTH}){f.GAP}(?P=sep){f.GAP}"
        rf"(?P<y>{f.Y}){_AFTER}{f.END}",
        _numeric, led=True, closes=True, after="full",
    ),
    rule(
        "iso", HEADS,
        rf"(?P<y>(?:19|20)\d\d)(?P<sep>[/.-])(?P<m>1[0-2]|0[1-9])(?P=sep)(?P<d>0[1-9]|[12]\d|3[01])"
        rf"(?!\d)(?:t(?=\d))?{_AFTER}{f.END}",
        _iso, led=True, after="iso",
    ),
    rule(
        "two_digit_year", HEADS, rf"{_DM}(?P=sep)(?P<yy>\d\d){f.END}", _two_digit_year,
        led=True, closes=True, after="full",
    ),
    rule(
        "day_month", HEADS,
        rf"{_DM}(?:{f.SPACE}{f.OF_YEAR}|{_IN_YEAR})?{f.END}(?!{f.GAP}[/]{f.GAP}\d)(?!-\d{{4}})(?!,\d)",
        _day_month, led=True, after="stroke dot dash",
    ),
    rule(
        "day_only", "day", rf"(?P<d>{f.D})(?={f.SPACE}[^\W\d])", _some_day, led=True, after="rest",
    ),
    rule(
        "day_only", "digit day weekday part", rf"(?P<d>{f.DAY}){_FREE_DAY}", _day_only,
        led=True, after="rest listed to number",
    ),
)  # fmt: skip
