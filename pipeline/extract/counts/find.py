"""From a segmented article to its counts and to the numbers that are no counts."""

from collections.abc import Sequence
from dataclasses import dataclass

from schemas.base import place_id
from schemas.counts import CountFact, limits
from schemas.making import made
from schemas.unassigned import Unassigned

from ...segment.segmented import SegmentedText
from . import generics, roles
from .apart import APART, may_stand_apart, of_stated
from .lists import LISTS
from .behind import Behind, look_behind
from .modifiers import before
from .nearby import Apart
from .quantities import quantities
from .quantity import Quantity
from .reading import Reading
from .refusals import Refusal, alone, measured, no_count
from .rules import read, rule_of
from .shares import GROWTH, SHARES
from .tight import Tight, tighten
from .view import View


_DECLARED = Refusal("declared_count")
_OPEN = frozenset({"range", "vague"})
"""Kinds of numbers that have no one value."""
WITHOUT_PERCENT = (GROWTH, *APART)


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
    readings, refused = _readings(view, numbers, without)
    readings = _with_lists(view, numbers, readings, without)
    for reading in readings:
        reading.sentence = view.sentence(reading.start)
    settled = generics.settle(view, readings)
    settled = _contrasted(settled)
    final = roles.assign(view, _apart_from_each_other(settled), without=without)
    facts = tuple(_fact(article.text, tight, reading) for reading in final)
    taken = {reading.quantity.start for reading in final}
    left = [(q, r) for q, r in refused if q.start not in taken and _worth_naming(view, q, r)]
    return CountsFound(facts, tuple(_leftover(article.text, tight, q, r) for q, r in left))


def _readings(
    view: View, numbers: Sequence[Quantity], without: frozenset[str]
) -> tuple[list[Reading], list[tuple[Quantity, Refusal]]]:
    readings: list[Reading] = []
    refused: list[tuple[Quantity, Refusal]] = []
    for index, quantity in enumerate(numbers):
        if quantity.kind == "odd":
            continue
        behind = look_behind(view, quantity)
        found: Reading | Refusal | None
        if behind.noun is not None or behind.announced is not None:
            found = _with_noun(view, quantity, behind, without)
        elif behind.unit is not None:
            found = measured(behind.unit)
        else:
            found = _without_noun(view, numbers, index, readings, without)
        if found is None:
            continue
        if isinstance(found, Refusal):
            refused.append((quantity, found))
        else:
            readings.append(_over(view, readings[-1], found) if readings else found)
    return readings, refused


def _over(view: View, before: Reading, reading: Reading) -> Reading:
    """Read `trên` between two counts as `of`: `23.906 đoàn viên trên 27.140 lao động`."""
    if reading.modifier != "more_than" or reading.start != before.end + 1:
        return reading
    less = before.absolute and before.absolute <= (reading.absolute or 0)
    if less and view.low.startswith("trên ", reading.start):
        reading.start, reading.modifier, reading.role = reading.quantity.start, "exact", "total"
    return reading


def _with_noun(
    view: View, quantity: Quantity, behind: Behind, without: frozenset[str]
) -> Reading | Refusal | None:
    """Read a number with its noun; of task nouns (`7/9 nội dung`) only fractions are counts."""
    noun, announced = behind.noun, behind.announced
    rule = rule_of(view, quantity, noun) if noun is not None else None
    if noun is not None and rule is not None and rule not in without:
        return read(view, quantity, noun, rule)
    if quantity.kind == "ratio" and announced and "counts.task_fraction" not in without:
        return read(view, quantity, announced, "counts.task_fraction")
    if noun is None and announced is not None:
        return no_count(view, quantity, before(view, quantity.start), "other") or _DECLARED
    return None


def _without_noun(
    view: View,
    numbers: Sequence[Quantity],
    index: int,
    readings: list[Reading],
    without: frozenset[str],
) -> Reading | Refusal | None:
    quantity = numbers[index]
    if quantity.kind == "ratio" and not quantity.words and not of_stated(view, quantity):
        return None
    in_front = before(view, quantity.start)
    if quantity.percent or may_stand_apart(view, quantity, in_front):
        latest = readings[-1] if readings else None
        at = Apart(view, quantity, in_front, numbers, index, latest)
        for name, rule in SHARES if quantity.percent else WITHOUT_PERCENT:
            found = None if name in without else rule(at)
            if found is not None:
                return found
    if quantity.kind == "vague":
        return Refusal("vague")
    if quantity.kind == "ratio" and not quantity.words:
        return None
    refusal = alone(view, quantity, in_front)
    if refusal is None and not (quantity.bare and in_front.is_free):
        refusal = no_count(view, quantity, in_front, "other")
    return refusal


def _with_lists(
    view: View,
    numbers: Sequence[Quantity],
    readings: list[Reading],
    without: frozenset[str],
) -> list[Reading]:
    for name, rule in LISTS:
        if name not in without:
            found = rule(view, numbers, readings)
            new = {reading.quantity.start for reading in found}
            kept = [r for r in readings if r.quantity.start not in new]
            readings = sorted([*kept, *found], key=lambda r: r.start)
    return readings


def _worth_naming(view: View, quantity: Quantity, refusal: Refusal) -> bool:
    """Leave out words like `một` and `năm` that announce no list: they are hardly numbers."""
    single = quantity.words and " " not in view.low[quantity.start : quantity.end]
    if single:
        return refusal.reason == "declared_count" and quantity.value != 1
    return refusal.reason is not None


def _contrasted(readings: Sequence[Reading]) -> list[Reading]:
    """Keep `một` only where it stands beside another count of its measure (guide, section 3)."""
    kept: list[Reading] = []
    for index, reading in enumerate(readings):
        if reading.quantity.words and reading.quantity.value == 1 and reading.quantity.of is None:
            beside = [*readings[max(0, index - 1) : index], *readings[index + 1 : index + 2]]
            if not any(_beside(reading, other) for other in beside):
                continue
        kept.append(reading)
    return kept


def _beside(reading: Reading, other: Reading) -> bool:
    gap = max(reading.start, other.start) - min(reading.end, other.end)
    return other.measure == reading.measure != "other" and gap < 40 and other.quantity.value != 1


def _apart_from_each_other(readings: Sequence[Reading]) -> list[Reading]:
    """Leave out a reading that would begin before the one in front of it ends."""
    kept: list[Reading] = []
    for reading in readings:
        if not kept or reading.start >= kept[-1].end:
            kept.append(reading)
    return kept


def _fact(text: str, tight: Tight, reading: Reading) -> CountFact:
    """Make a fact of a reading; the record that takes it in validates it."""
    quantity, modifier = reading.quantity, reading.modifier
    start, end = tight.span(reading.start, reading.end)
    value = None if quantity.kind in _OPEN else quantity.value
    low, high = limits(modifier, value) or (quantity.value, quantity.high)
    return made(
        CountFact,
        {
            "id": place_id("c", start, end),
            "start": start,
            "end": end,
            "text": text[start:end],
            "rule": reading.rule,
            "confidence": None,
            "measure": reading.measure,
            "noun": reading.noun,
            "modifier": modifier,
            "unit": "percent" if quantity.percent else "absolute",
            "value": value,
            "low": low,
            "high": high,
            "of": quantity.of,
            "role": reading.role or "level",
            "direction": reading.direction,
            "scope": None,
            "period": None,
        },
    )


def _leftover(text: str, tight: Tight, quantity: Quantity, refusal: Refusal) -> Unassigned:
    start, end = tight.span(quantity.start, quantity.end)
    reason = refusal.reason or "unknown"
    words = {"start": start, "end": end, "text": text[start:end], "reason": reason}
    return made(Unassigned, words)
