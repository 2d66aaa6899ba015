"""From a segmented article to its counts and to the numbers that are no counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from schemas.base import place_id
from schemas.counts import CountFact, limits
from schemas.making import taken
from schemas.unassigned import Unassigned, UnassignedReason

from ...segment.segmented import SegmentedText
from . import generics
from .numbers.quantities import quantities
from .numbers.quantity import Quantity
from .reader import read_all
from .reading import Reading
from .refusals import Refusal
from .roles.assign import assign
from .rows.lists import LISTS
from .rows.row import Row
from .tight import Tight, tighten
from .view import View

_OPEN = frozenset({"range", "vague"})
"""Kinds of numbers that have no one value."""
_FIELDS: dict[str, Any] = dict.fromkeys(CountFact.model_fields)
"""Every field of a count without its value; a copy is filled faster than a dictionary is made."""


@dataclass(frozen=True, slots=True)
class CountsFound:
    """The counts of an article and what the room knows to be none."""

    facts: tuple[CountFact, ...]
    """In order of place, without overlap; `scope` and `period` are filled in `link`."""
    leftovers: tuple[Unassigned, ...]
    """Numbers that are no counts, with the reason."""


def find_counts(article: SegmentedText, *, without: frozenset[str] = frozenset()) -> CountsFound:
    """Find every stated quantity of a counted noun (guide, section 3).

    `without` switches rules off by name (`counts.percent`, `counts.role_change`). In
    `Huyện có 60 doanh nghiệp với 9.400 lao động` it finds 60 enterprises and 9,400 workers.
    """
    tight = tighten(article)
    view = View(tight)
    numbers = quantities(view)
    read = read_all(view, numbers, without)
    readings = _with_lists(view, numbers, read.readings, read.free, without)
    sentence = first, end = view.latest
    for reading in readings:
        if not first <= reading.start < end:
            sentence = first, end = view.sentence(reading.start)
        reading.sentence = sentence
    final = assign(view, _kept(generics.settle(view, readings)), without=without)
    facts = _facts(article.text, tight, final)
    counted = {reading.quantity.start for reading in final}
    left = [
        _leftover(article.text, tight, quantity, refusal.reason)
        for quantity, refusal in read.refused
        if refusal.reason
        and quantity.start not in counted
        and _worth_naming(view, quantity, refusal)
    ]
    return CountsFound(tuple(facts), tuple(left))


def _with_lists(
    view: View,
    numbers: Sequence[Quantity],
    readings: list[Reading],
    free: Sequence[int],
    without: frozenset[str],
) -> list[Reading]:
    row = Row(view, numbers, readings, free)
    for name, rule in LISTS:
        found = [] if name in without else rule(row)
        if found:
            new = {reading.quantity.start for reading in found}
            kept = [r for r in readings if r.quantity.start not in new]
            readings = sorted([*kept, *found], key=lambda r: r.start)
            row = Row(view, numbers, readings, free)
    return readings


def _worth_naming(view: View, quantity: Quantity, refusal: Refusal) -> bool:
    """Leave out words like `một` and `năm` that announce no list: they are hardly numbers."""
    if quantity.words and " " not in view.low[quantity.start : quantity.end]:
        return refusal.reason == "declared_count" and quantity.value != 1
    return True


def _kept(readings: Sequence[Reading]) -> list[Reading]:
    """Leave out what begins before the count in front of it ends, and `một` that counts nothing."""
    kept: list[Reading] = []
    end = 0
    for index, reading in enumerate(readings):
        if reading.start >= end and (not reading.quantity.words or _contrasts(readings, index)):
            kept.append(reading)
            end = reading.end
    return kept


def _contrasts(readings: Sequence[Reading], index: int) -> bool:
    """Keep `một` only where it stands beside another count of its measure (guide, section 3)."""
    reading = readings[index]
    if reading.quantity.value != 1 or reading.quantity.of is not None:
        return True
    beside = [*readings[max(0, index - 1) : index], *readings[index + 1 : index + 2]]
    return any(_beside(reading, other) for other in beside)


def _beside(reading: Reading, other: Reading) -> bool:
    if reading.sentence != other.sentence:
        return False
    gap = max(reading.start, other.start) - min(reading.end, other.end)
    return other.measure == reading.measure != "other" and gap < 40 and other.quantity.value != 1


def _facts(text: str, tight: Tight, readings: Sequence[Reading]) -> list[CountFact]:
    """Make facts of readings; the record that takes them in validates them."""
    facts = []
    loose, span = tight.loose, tight.span
    for reading in readings:
        quantity, modifier = reading.quantity, reading.modifier
        start, end = reading.start, reading.end
        if loose:
            start, end = span(start, end)
        value = low = high = quantity.value
        if quantity.kind in _OPEN:
            value, high = None, quantity.high
        elif modifier != "exact":
            low, high = limits(modifier, value) or (value, quantity.high)
        fact = _FIELDS.copy()
        fact["id"] = place_id("c", start, end)
        fact["start"] = start
        fact["end"] = end
        fact["text"] = text[start:end]
        fact["rule"] = reading.rule
        fact["measure"] = reading.measure
        fact["noun"] = reading.noun
        fact["modifier"] = modifier
        fact["unit"] = "percent" if quantity.percent else "absolute"
        fact["value"] = value
        fact["low"] = low
        fact["high"] = high
        fact["of"] = quantity.of
        fact["role"] = reading.role or "level"
        fact["direction"] = reading.direction
        facts.append(taken(CountFact, fact))
    return facts


def _leftover(text: str, tight: Tight, quantity: Quantity, reason: UnassignedReason) -> Unassigned:
    start, end = quantity.start, quantity.end
    if tight.loose:
        start, end = tight.span(start, end)
    words = {"start": start, "end": end, "text": text[start:end], "reason": reason}
    return taken(Unassigned, words)
