"""From the numbers of an article to its counts, number by number."""

from collections.abc import Sequence
from typing import cast

from schemas.counts import Measure

from . import behind, lexicon
from .alone import MEASURED, alone, is_date
from .apart import APART, NOUN_NUMBER, may_stand_apart, of_stated
from .lexicon import PERSONS
from .modifiers import before
from .nearby import Apart
from .numbers.quantity import Quantity
from .reading import Reading
from .refusals import Refusal, no_count, refused
from .rules import is_youth, read, rule_of
from .shares import GROWTH, SHARES
from .view import View

_NOTHING_BEHIND = frozenset(("", *",.;:!?)/-–\n"))
"""Signs behind a number after which neither a noun nor a unit follows."""
_DECLARED = refused("declared_count")
_MONTHS = 12
"""A fraction of no more is a day."""
_WITHOUT_PERCENT = (GROWTH, *APART)


def read_all(view: View, numbers: Sequence[Quantity], without: frozenset[str]) -> "_Reader":
    """Read number by number what is counted, or why nothing is.

    Most are plain numbers: without anything behind them that is known, or with a unit or a noun.
    """
    reader = _Reader(view, numbers, without)
    low, size, known = view.low, len(view.low), behind.tables()
    everything, kinds, doubtful = known.everything, known.kinds, known.doubtful
    for index, quantity in enumerate(numbers):
        kind, place = quantity.kind, quantity.end
        if kind == "odd" or kind == "date":
            if kind == "odd":
                reader.free.append(index)
            continue
        if place == size or low[place] in _NOTHING_BEHIND:
            reader.read_alone(index)
            continue
        if kind != "number" or quantity.percent:
            reader.read(index)
            continue
        if quantity.year_like and _is_year(view, quantity):
            continue
        match = everything(low, place)
        if match is None:
            reader.read_alone(index)
            continue
        unit, task, between, noun = kinds[match[1]]
        if task or (between and known.classified(low, match.start(1) + len(between))):
            reader.read(index)
        elif noun is None:
            if unit is None:
                reader.read_alone(index)
            else:
                reader.refused.append((quantity, MEASURED[known.units[unit].unit]))
        elif not quantity.bare or noun in doubtful or unit or low[place] != " ":
            reader.read(index)
        else:
            end = place + 1 + len(noun)
            if "/" in low[end : end + 2]:
                reader.read(index)
            else:
                reader.read_plain(index, end, noun)
    return reader


def _is_year(view: View, quantity: Quantity) -> bool:
    """Tell cheaply a year right behind `năm`, `tháng`, as nearly all numbers like it are."""
    in_front = before(view, quantity.start)
    return in_front.start == quantity.start and is_date(view.low, quantity, in_front)


class _Reader:
    """Reads one number after the other and keeps what it has read."""

    __slots__ = ("entries", "free", "generic", "numbers", "readings", "refused", "view", "without")

    def __init__(self, view: View, numbers: Sequence[Quantity], without: frozenset[str]) -> None:
        self.view = view
        self.numbers = numbers
        self.entries = lexicon.nouns().entries
        self.generic = lexicon.generic()
        self.without = without
        self.readings: list[Reading] = []
        self.refused: list[tuple[Quantity, Refusal]] = []
        self.free: list[int] = []
        """Numbers with no noun, unit or date beside them, by place: all that rows can read."""

    def read_plain(self, index: int, end: int, words: str) -> None:
        """Read bare digits with their noun behind one blank, as nearly all counts are."""
        view, quantity, entry = self.view, self.numbers[index], self.entries[words]
        noun, measure = entry.canonical, entry.type
        generic = noun in self.generic
        rule = "counts.generic_noun" if generic else "counts.number_noun"
        if rule in self.without:
            return
        start, modifier, last, is_free = in_front = before(view, quantity.start)
        if not is_free:
            refusal = no_count(view, quantity, in_front, measure)
            if refusal is not None:
                self.refused.append((quantity, refusal))
                return
        if view.low.startswith(" trở ", end):
            self.read(index)
            return
        if noun.endswith("đoàn viên") and is_youth(view, start):
            measure = "people"
        reading = Reading(
            start, end, quantity, noun, cast(Measure, measure), modifier, rule, end - len(words),
            last, noun if generic else None,
        )  # fmt: skip
        reading.index = index
        if modifier == "more_than" and self.readings:
            _over(view, self.readings[-1], reading)
        self.readings.append(reading)

    def read(self, index: int) -> None:
        """Read a number of any form with whatever stands behind it."""
        view, quantity = self.view, self.numbers[index]
        noun, unit, announced = behind.look_behind(view, quantity)
        if noun is not None or announced is not None:
            self._keep(index, self._with_noun(quantity, noun, announced))
        elif unit is not None:
            self.refused.append((quantity, MEASURED[unit]))
        else:
            self.read_alone(index)

    def _keep(self, index: int, found: Reading | Refusal | None) -> None:
        if isinstance(found, Refusal):
            self.refused.append((self.numbers[index], found))
        elif found is not None:
            found.index = index
            if found.modifier == "more_than" and self.readings:
                _over(self.view, self.readings[-1], found)
            self.readings.append(found)

    def _with_noun(
        self, quantity: Quantity, noun: behind.Found | None, announced: behind.Found | None
    ) -> Reading | Refusal | None:
        """Read a number with its noun; of task nouns (`7/9 nội dung`) only fractions are counts."""
        view, without = self.view, self.without
        rule = rule_of(view, quantity, noun) if noun is not None else None
        if noun is not None and rule is not None and rule not in without:
            return read(view, quantity, noun, rule)
        if quantity.kind == "ratio" and announced and "counts.task_fraction" not in without:
            return read(view, quantity, announced, "counts.task_fraction")
        if noun is None and announced is not None:
            return no_count(view, quantity, before(view, quantity.start), "other") or _DECLARED
        return None

    def read_alone(self, index: int) -> None:
        """Read a number without a noun behind it by what stands in front, or tell what it is."""
        view, quantity = self.view, self.numbers[index]
        days = quantity.kind == "ratio" and not quantity.words
        if days and not of_stated(view, quantity):
            if (quantity.of or 0) > _MONTHS:
                self.free.append(index)
            return
        in_front = before(view, quantity.start)
        if is_date(view.low, quantity, in_front):
            return
        if quantity.percent or may_stand_apart(view, quantity, in_front):
            latest = self.readings[-1] if self.readings else None
            start = view.sentence(quantity.start)[0]
            at = Apart(view, quantity, in_front, self.numbers, index, latest, start, self.readings)
            for name, rule in SHARES if quantity.percent else _WITHOUT_PERCENT:
                found = None if name in self.without else rule(at)
                if found is not None:
                    self._keep(index, found)
                    if name == NOUN_NUMBER:
                        self.free.append(index)
                    return
        refusal = refused("vague") if quantity.kind == "vague" else None
        if refusal is None and not days:
            refusal = alone(view, quantity, in_front)
            if refusal is None:
                self.free.append(index)
                if not (quantity.bare and in_front.is_free):
                    refusal = no_count(view, quantity, in_front, "other")
        if refusal is not None:
            self.refused.append((quantity, refusal))


def _over(view: View, before: Reading, reading: Reading) -> None:
    """Read `trên` between two counts as `of`: `23.906 đoàn viên trên 27.140 lao động`.

    The second is asked for only where it reads as more than its number.
    """
    if reading.start != before.end + 1:
        return
    alike = before.measure == reading.measure or {before.measure, reading.measure} <= PERSONS
    less = alike and before.absolute and before.absolute <= (reading.absolute or 0)
    if less and view.low.startswith("trên ", reading.start):
        reading.start, reading.last = reading.quantity.start, "trên"
        reading.modifier, reading.role = "exact", "total"
