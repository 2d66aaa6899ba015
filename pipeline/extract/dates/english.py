"""Dates that only stamps have, in English or cut short: `Friday, 12 May 2023`, `25 thg 9, 2021`."""

import re
from bisect import bisect_left
from operator import itemgetter
from typing import Final

from ...segment.segmented import SegmentedText
from . import fragments as f
from . import reading
from .days import AFTER
from .moment import Candidate, Moment, is_valid, place

RULE: Final = "dates.english_stamp"
_START: Final = itemgetter(0)
_STAMPS: Final = ("stamp", "page_header")
_MONTHS: Final = (
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
)  # fmt: skip
_WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
    r"|thg {0,2}(?:1[0-2]|0?[1-9]))(?!\w)\.?"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?!\w)"
_NAMED: Final = re.compile("|".join((*_MONTHS, "thg")))
_STAMP: Final = re.compile(
    rf"(?:(?<![\d:])(?P<clock>{f.CLOCK})(?:{f.GAP}(?P<meridiem>{f.MERIDIEM}))?{f.GAP}[,|-]?{f.GAP})?"
    rf"(?:(?<!\w)(?P<weekday>mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?(?!\w)"
    rf"\.?{f.GAP}[,|-]?{f.GAP})?"
    rf"(?<![\w/.])(?:(?P<d>{_DAY})[ -]{{1,2}}(?P<m>{_MONTH}),?[ -]{{1,2}}"
    rf"|(?P<m2>{_MONTH}) {{1,2}}(?P<d2>{_DAY}),? {{1,2}})(?P<y>(?:19|20)\d\d)(?![\w/])"
    rf"(?: at(?= \d))?{AFTER}"
)


def with_english(article: SegmentedText, low: str, mentions: list[Candidate]) -> list[Candidate]:
    """Give the mentions with the English days of stamps and page headers among them, in order.

    What an English day takes in, such as its year, is no mention of its own. In running text an
    English date is a title or a name.
    """
    found: list[Candidate] = []
    for block in article.blocks:
        if block.kind in _STAMPS and not _has_day(mentions, block.start, block.end):
            day = _read(low, block.start, block.end)
            found += [day] if day else []
    if not found:
        return mentions
    kept = [mention for mention in mentions if not _is_within(mention, found)]
    return sorted((*kept, *found), key=_START)


def _has_day(mentions: list[Candidate], start: int, end: int) -> bool:
    """Tell a block whose day is read already, as most are."""
    for index in range(bisect_left(mentions, start, key=_START), len(mentions)):
        if mentions[index].start >= end:
            return False
        if mentions[index].first.day is not None:
            return True
    return False


def _is_within(mention: Candidate, days: list[Candidate]) -> bool:
    """Tell a mention that overlaps one of some days that are in order."""
    after = bisect_left(days, mention.end, key=_START)
    return after > 0 and days[after - 1].end > mention.start


def _read(low: str, start: int, end: int) -> Candidate | None:
    match = _STAMP.search(low, start, end) if _NAMED.search(low, start, end) else None
    if match is None:
        return None
    words = match["m"] or match["m2"]
    named = words[:3] in _MONTHS
    month = _MONTHS.index(words[:3]) + 1 if named else int(re.sub(r"\D", "", words))
    number = int(re.sub(r"\D", "", match["d"] or match["d2"]))
    clock = reading.clock(
        match["clock"] or match["clock2"], match["meridiem"] or match["meridiem2"]
    )
    day = Moment(int(match["y"]), month, number, clock)
    if not is_valid(day):
        return None
    weekday = _WEEKDAYS.index(match["weekday"][:3]) if match["weekday"] else None
    return place(match.span(), RULE, day, "minute" if clock else "day", weekday=weekday)
