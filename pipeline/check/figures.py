"""Counts as figures that can be compared: bounds, and how the article prints them."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal
from operator import attrgetter
from typing import TypeVar

from schemas.base import TextSpan
from schemas.counts import CountFact

S = TypeVar("S", bound=TextSpan)
_start = attrgetter("start")
_NUMBER = re.compile(r"(?:\d[\d.,]*\d|\d)(?: (?:nghìn|ngàn|vạn|triệu|tỷ|tỉ)(?!\w))?")


def is_absolute(count: CountFact) -> bool:
    """Tell a head count: no percentage, no fraction, no vague number."""
    said = count.__dict__
    return said["unit"] == "absolute" and said["of"] is None and said["value"] is not None


def is_exact(count: CountFact) -> bool:
    """Tell a head count that can be added up: `45 doanh nghiệp`, not `hơn 40 doanh nghiệp`."""
    return count.modifier == "exact" and is_absolute(count)


def within(spans: Sequence[S], start: int, end: int) -> Sequence[S]:
    """Give the spans that begin in a range; they are in order."""
    first = bisect_left(spans, start, key=_start)
    return spans[first : bisect_left(spans, end, lo=first, key=_start)]


def value(count: CountFact) -> Decimal:
    """Give the number of a head count or share."""
    number = count.value
    return Decimal(number) if isinstance(number, int) else Decimal(str(number))


def at_least(count: CountFact) -> Decimal | None:
    """Give what a count surely reaches: 2300 of `hơn 2.300 hộ`; None of `gần 900 người`."""
    if count.modifier in ("exact", "more_than", "at_least", "about"):
        return value(count)
    return None


def fits_under(part: CountFact, whole: CountFact) -> bool | None:
    """Tell whether a part is at most its whole; None where the modifiers leave it open.

    `47 người` fits under `hơn 1,1 triệu lao động`; whether `60` fits under `hơn 50` nobody knows.
    """
    if value(part) <= value(whole):
        open_above = part.modifier in ("more_than", "at_least") and value(part) == value(whole)
        lower_whole = whole.modifier in ("nearly", "less_than", "at_most", "about")
        return None if open_above or (lower_whole and value(part) == value(whole)) else True
    least = at_least(part)
    sure = least is not None and part.modifier != "about" and whole.modifier in (
        "exact", "nearly", "less_than", "at_most",
    )  # fmt: skip
    return False if sure else None


def printed(count: CountFact) -> str:
    """Give a count's figure as the article prints it: `1,2 triệu` of `1,2 triệu lao động`."""
    text = count.text.strip()
    if text.lower().endswith(count.noun.lower()):
        figure = text[: len(text) - len(count.noun)].strip()
        if figure:
            return figure
    match = _NUMBER.search(text)
    return match[0] if match else text


def grouped(number: Decimal) -> str:
    """Write a number as the articles do: 12580 is `12.580`, 0.5 is `0,5`."""
    whole, _, fraction = f"{number:,}".partition(".")
    return whole.replace(",", ".") + ("," + fraction if fraction.strip("0") else "")
