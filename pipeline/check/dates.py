"""Checks of dates: their order, their ranges, and the weekday that stands beside them."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import attrgetter, itemgetter, sub
from typing import Final

from schemas.checks import Check, CheckStatus
from schemas.dates import DateFact

from ..data import load
from ..segment.segmented import SegmentedText
from .noted import noted

_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WORDS = {
    row.surface: int(row.canonical) for row in load("calendar_words") if row.type == "weekday"
}
_PRINTED = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")
_WEEKDAY: Final = re.compile(
    r"(?<!\w)(?:(?P<sunday>chủ\s{0,2}nhật|cn)|t(?P<short>[2-7])|thứ\s{1,2}(?P<word>\w{1,4}))(?!\w)"
)
_MAY_NAME_ONE: Final = re.compile(
    "T[2-7]|t[2-7]|T[Hh][Ứứ]|t[Hh][Ứứ]|C[Hh][Ủủ]|c[Hh][Ủủ]|C[Nn]|c[Nn]"
)
"""Each alternative begins with a letter: the engine skips to those."""
_DAYS: Final = ("date", "time")
_NEAR: Final = 12
"""How far apart two dates stand at most that are one range."""
_values: Final = attrgetter("__dict__")
_asked: Final = itemgetter("kind", "role", "text", "start", "end")
"""What tells whether the dates have anything to compare; most have not."""
_IN_ORDER: Final = ("event", "publication", "page")
_STAMPS: Final = frozenset(_IN_ORDER)
_DAY: Final = re.compile(r"\d")
_JOINED: Final = re.compile(r"[ \u00a0]{0,2}(?:đến|tới|[-–—])[ \u00a0]{0,2}(?:hết[ \u00a0])?")


def comparisons(article: SegmentedText, dates: Sequence[DateFact]) -> Iterator[Check]:
    """Give the checks of weekdays, of the order of dates, and of ranges."""
    if not dates:
        return
    kinds, roles, words, starts, ends = zip(*map(_asked, map(_values, dates)), strict=True)
    if _MAY_NAME_ONE.search("\n".join(words)):
        yield from _weekdays(
            [dates[n] for n, said in enumerate(words) if _MAY_NAME_ONE.search(said)]
        )
    if len(_STAMPS.intersection(roles)) > 1:
        yield from _order([dates[n] for n, role in enumerate(roles) if role in _STAMPS])
    gaps = list(map(sub, starts[1:], ends))
    if gaps and min(gaps) < _NEAR:
        near = [dates[n : n + 2] for n, gap in enumerate(gaps) if gap < _NEAR]
        yield from _backwards(article, near)
    if "duration" in kinds:
        yield from _ranges([dates[n] for n, kind in enumerate(kinds) if kind == "duration"])


def _weekdays(dates: Sequence[DateFact]) -> Iterator[Check]:
    """Compare every weekday with the day it stands beside: `Thứ Sáu, 17/5/2024` passes.

    Nothing is compared where the year was chosen by the weekday, or the day told from it. `dates`
    are those that may name a weekday.
    """
    for date in dates:
        stated = _weekday(date.text)
        if stated is None or not _is_day(date):
            continue
        because = date.because or ""
        if because.startswith("the weekday decides"):
            continue
        if not _DAY.search(date.text) and not because.startswith("named beside"):
            continue
        day = dt.date.fromisoformat(str(date.earliest))
        found = day.weekday()
        yield noted(
            code="weekday", status="pass" if found == stated else "fail", measure=None,
            expected=_PRINTED[stated], found=_PRINTED[found], facts=[date.id],
            message=f"{day.day}/{day.month}/{day.year} is a {_NAMES[found]}"
            + ("" if found == stated else f", the text says {_PRINTED[stated]}"),
        )  # fmt: skip


def _order(dates: Sequence[DateFact]) -> Iterator[Check]:
    """Compare event, publication and page: event ≤ publication ≤ page, one check an article.

    The first event that is told to the day counts, else the first of several days or a month.
    """
    stamped = [date for date in dates if date.earliest and date.latest]
    stated = [
        (role, date) for role in _IN_ORDER
        if (date := _first(stamped, role)) is not None
    ]  # fmt: skip
    if len(stated) < 2:
        return
    faults = [
        f"{before} {one.earliest} is after {after} {other.latest}"
        for (before, one), (after, other) in pairwise(stated)
        if (one.earliest or "") > (other.latest or "")
    ]
    status: CheckStatus = "fail" if faults else "pass"
    days = [date.earliest for _, date in stated]
    yield noted(
        code="date_order", status=status, measure=None,
        expected=" ≤ ".join(role for role, _ in stated),
        found=" ≤ ".join(map(str, days)) if not faults
        else ", ".join(f"{role} {date.earliest}" for role, date in stated),
        facts=[date.id for _, date in stated], message="; ".join(faults) or "in order",
    )  # fmt: skip


def _backwards(article: SegmentedText, near: Iterable[Sequence[DateFact]]) -> Iterator[Check]:
    """Tell ranges that run backwards: `từ ngày 20/5/2024 đến ngày 15/5/2024`.

    An interval in order is one fact, and says nothing by being so; one that is not stands as two
    dates joined by `đến`. Years that are inferred decide nothing.
    """
    for one, other in near:
        if not (_full_day(one) and _full_day(other)):
            continue
        joined = _JOINED.fullmatch(article.text, one.end, other.start)
        if joined and str(one.earliest) > str(other.latest):
            yield noted(
                code="interval_order", status="fail", measure=None, expected=f"≥ {one.earliest}",
                found=other.latest, facts=[one.id, other.id],
                message=f"{one.text} is after {other.text}",
            )  # fmt: skip


def _ranges(dates: Sequence[DateFact]) -> Iterator[Check]:
    """Tell lengths of time that run from long to short: `3-2 tháng`."""
    for date in dates:
        if "/" not in date.value:
            continue
        short, _, long = date.value.partition("/")
        if long and _length(short) > _length(long):
            yield noted(
                code="range_order", status="fail", measure=None, expected="short to long",
                found=date.value, facts=[date.id], message=f"{date.text} runs from long to short",
            )  # fmt: skip


def _is_day(date: DateFact) -> bool:
    first = date.earliest
    return first is not None and first == date.latest and date.kind in _DAYS


def _full_day(date: DateFact) -> bool:
    return date.kind in _DAYS and not date.inferred and date.earliest is not None


def _length(value: str) -> float:
    """Give an ISO 8601 length in days, months as 30 and years as 365."""
    weight = {
        "Y": 365.0,
        "M": 30.0,
        "W": 7.0,
        "D": 1.0,
        "TH": 1 / 24,
        "TM": 1 / 1440,
        "TS": 1 / 86400,
    }
    date, _, time = value.removeprefix("P").partition("T")
    parts = [(n, u) for n, u in re.findall(r"([\d.]+)([YMWD])", date)]
    parts += [(n, f"T{u}") for n, u in re.findall(r"([\d.]+)([HMS])", time)]
    return sum(float(number) * weight[unit] for number, unit in parts)


def _first(dates: Sequence[DateFact], role: str) -> DateFact | None:
    known = [d for d in dates if d.role == role]
    days = [d for d in known if d.earliest == d.latest]
    return next(iter(days or (known if role == "event" else ())), None)


def _weekday(text: str) -> int | None:
    match = _WEEKDAY.search(text.lower())
    if match is None:
        return None
    if match["sunday"]:
        return 6
    word = match["short"] or match["word"]
    if word.isdigit():
        return int(word) - 2 if 2 <= int(word) <= 7 else None
    return _WORDS.get(word)
