"""Scores of one article and their sums over a corpus. Source: the annotation guide, section 6.

Each figure is a `Tally` of gold, predicted and matched; sums over articles make it a micro-average.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from .pairing import Pairing, iou, pair
from .readings import CLASSES, CheckKey, Facts, ListReading, Reading
from .report import CheckScores, ClassScores, FactClass, Score, Share

CORE: Final = frozenset({"workers", "enterprises"})
ENOUGH_OF_AN_ITEM: Final = 0.8
"""Intersection over union from which an item counts as the same."""

_MEASURE, _VALUE = 0, 3
Pairings = dict[FactClass, Pairing]


@dataclass(slots=True)
class Tally:
    """Three running sums behind one figure."""

    gold: int = 0
    predicted: int = 0
    matched: int = 0

    def add(self, gold: int, predicted: int, matched: int) -> None:
        """Add one article."""
        self.gold += gold
        self.predicted += predicted
        self.matched += matched

    def score(self) -> Score:
        """Give precision, recall and F1."""
        return Score.of(self.gold, self.predicted, self.matched)

    def score_if_annotated(self) -> Score:
        """Give the same, of nothing where gold has none at all, which may leave it unannotated."""
        return self.score() if self.gold else Score.of(0, 0, 0)

    def share(self) -> Share:
        """Give the matched share of `gold`."""
        return Share.of(self.gold, self.matched)


@dataclass(slots=True)
class Duties:
    """How many paired items name the same actors, or the same deadline; naming none is the same."""

    annotated: bool = False
    """False as long as gold names none at all, so that there is nothing to compare with."""
    total: int = 0
    met: int = 0

    def add(self, gold: frozenset[str] | str | None, found: frozenset[str] | str | None) -> None:
        """Add one pair of items."""
        self.annotated = self.annotated or bool(gold)
        self.total += 1
        self.met += gold == found

    def share(self) -> Share:
        """Give the equal share of the pairs."""
        return Share.of(self.total, self.met) if self.annotated else Share.of(0, 0)


def _class_tallies() -> dict[FactClass, Tally]:
    return {name: Tally() for name in CLASSES}


@dataclass(slots=True)
class Tallies:
    """The sums of a corpus, filled article by article."""

    found: dict[FactClass, Tally] = field(default_factory=_class_tallies)
    span: dict[FactClass, Tally] = field(default_factory=_class_tallies)
    value: dict[FactClass, Tally] = field(default_factory=_class_tallies)
    roles: dict[FactClass, Tally] = field(default_factory=_class_tallies)
    core: Tally = field(default_factory=Tally)
    entities: Tally = field(default_factory=Tally)
    declared: Tally = field(default_factory=Tally)
    whole: Tally = field(default_factory=Tally)
    actors: Duties = field(default_factory=Duties)
    deadlines: Duties = field(default_factory=Duties)
    scopes: Tally = field(default_factory=Tally)
    periods: Tally = field(default_factory=Tally)
    checks: Tally = field(default_factory=Tally)
    fails_beyond_gold: int = 0

    def add(self, gold: Facts, found: Facts) -> Pairings:
        """Score one article; give its pairings, from which misses are told."""
        pairings: Pairings = {}
        for name in CLASSES:
            pairings[name] = pair(gold.by_class[name], found.by_class[name], name)
            self._add_class(name, pairings[name])
        _add_core(self.core, pairings["counts"])
        self._add_settings(pairings["counts"])
        _add_entities(self.entities, pairings["organisations"])
        for tasks in announced(gold):
            self.declared.add(1, 0, is_met(tasks, found))
        self._add_lists(gold, found, pairings["items"])
        met, beyond = compare_checks(gold, found)
        self.checks.add(gold.checks.total(), met.total() + beyond.total(), met.total())
        self.fails_beyond_gold += beyond.total()
        return pairings

    def _add_class(self, name: FactClass, pairing: Pairing) -> None:
        gold = len(pairing.pairs) + len(pairing.missed)
        predicted = len(pairing.pairs) + len(pairing.spurious)
        self.found[name].add(gold, predicted, len(pairing.pairs))
        self.span[name].add(gold, predicted, sum(same_span(*p) for p in pairing.pairs))
        self.value[name].add(gold, predicted, sum(agree(name, *p) for p in pairing.pairs))
        told = [p for p in pairing.pairs if has_role(name, p[0])]
        self.roles[name].add(len(told), 0, sum(same_role(*p) for p in told))

    def _add_lists(self, gold: Facts, found: Facts, pairing: Pairing) -> None:
        required = [tasks for tasks in gold.lists if not tasks.optional]
        self.whole.add(len(required), 0, sum(is_whole(t, found, pairing) for t in required))
        for item, same in pairing.pairs:
            if item.duty and same.duty:
                self.actors.add(item.duty.actors, same.duty.actors)
                self.deadlines.add(item.duty.deadline, same.duty.deadline)

    def _add_settings(self, pairing: Pairing) -> None:
        """Compare what paired counts count, and when, where either says it."""
        for count, same in pairing.pairs:
            if count.setting and same.setting:
                _add_words(self.scopes, count.setting.scope, same.setting.scope)
                _add_words(self.periods, count.setting.period, same.setting.period)

    def class_scores(self, name: FactClass) -> ClassScores:
        """Give the three scores of one fact class."""
        return ClassScores(
            found=self.found[name].score(),
            span=self.span[name].score(),
            value=self.value[name].score(),
        )

    def check_scores(self) -> CheckScores:
        """Give the score of checks."""
        return CheckScores(score=self.checks.score(), fails_beyond_gold=self.fails_beyond_gold)


def same_span(gold: Reading, found: Reading) -> bool:
    """Tell whether two facts have the same offsets."""
    return (gold.start, gold.end) == (found.start, found.end)


def has_role(name: FactClass, gold: Reading) -> bool:
    """Tell whether there is a role to compare: a date or count that gold gives one, any item."""
    return name == "items" or gold.role is not None


def same_role(gold: Reading, found: Reading) -> bool:
    """Tell whether roles (of items: ordinals, none being one too) are equal."""
    return gold.role == found.role


def agree(name: FactClass, gold: Reading, found: Reading) -> bool:
    """Tell whether paired facts say the same, as value F1 has it.

    Dates by kind, value, mod; organisations by type; counts by measure, unit, modifier and value,
    or low and high where gold has no value; items by .8 of overlap and the status of their list.
    """
    if name == "items":
        return iou(gold, found) >= ENOUGH_OF_AN_ITEM and gold.values == found.values
    if name == "counts" and gold.values[_VALUE] is not None:
        return gold.values[: _VALUE + 1] == found.values[: _VALUE + 1]
    if name == "counts":
        return _without_value(gold) == _without_value(found)
    return gold.values == found.values


def _without_value(count: Reading) -> tuple[object, ...]:
    return count.values[:_VALUE] + count.values[_VALUE + 1 :]


def _add_core(tally: Tally, pairing: Pairing) -> None:
    """Value F1 of the core: gold by gold's measure, predictions by theirs, pairs by gold's.

    A pair that agrees has one measure, so that the figure stays below 1; spans alone would not.
    """

    def is_core(count: Reading) -> bool:
        return count.values[_MEASURE] in CORE

    gold = [g for g, _ in pairing.pairs] + list(pairing.missed)
    found = [f for _, f in pairing.pairs] + list(pairing.spurious)
    matched = sum(is_core(g) and agree("counts", g, f) for g, f in pairing.pairs)
    tally.add(sum(map(is_core, gold)), sum(map(is_core, found)), matched)


def _add_words(tally: Tally, gold: str | None, found: str | None) -> None:
    tally.add(gold is not None, found is not None, gold is not None and gold == found)


def _add_entities(tally: Tally, pairing: Pairing) -> None:
    """Pairs of paired mentions under one entity: in gold, in the record, in both."""
    tally.add(
        _links(g.entity for g, _ in pairing.pairs),
        _links(f.entity for _, f in pairing.pairs),
        _links((g.entity, f.entity) for g, f in pairing.pairs),
    )


def _links(labels: Iterable[object]) -> int:
    return sum(n * (n - 1) // 2 for n in Counter(labels).values())


def announced(gold: Facts) -> list[ListReading]:
    """Give the gold lists that announce a number of items and are not optional throughout."""
    return [t for t in gold.lists if t.declared is not None and not t.optional]


def is_met(tasks: ListReading, found: Facts) -> bool:
    """Tell whether a predicted list that overlaps this one announces the same number."""
    return any(f.declared == tasks.declared and overlap(tasks, f) for f in found.lists)


def is_whole(tasks: ListReading, found: Facts, pairing: Pairing) -> bool:
    """Tell whether one predicted list holds the items of this one: all, and no other list's."""
    mine = {(i.start, i.end) for i in tasks.items}
    needed = sum(not i.optional for i in tasks.items)
    partners = {(f.start, f.end): (g.start, g.end) for g, f in pairing.pairs}
    for other in found.lists:
        held = [partners[key] for i in other.items if (key := (i.start, i.end)) in partners]
        if held and all(key in mine for key in held) and len(held) == needed:
            return True
    return False


def overlap(gold: ListReading, found: ListReading) -> bool:
    """Tell whether two lists, from first item to last, share characters."""
    return found.start < gold.end and gold.start < found.end


def compare_checks(gold: Facts, found: Facts) -> tuple[Counter[CheckKey], Counter[CheckKey]]:
    """Give the checks of gold that are met, and the `fail`s that gold does not have."""
    beyond = found.checks - gold.checks
    fails = {key: n for key, n in beyond.items() if key[1] == "fail"}
    return gold.checks & found.checks, Counter(fails)
