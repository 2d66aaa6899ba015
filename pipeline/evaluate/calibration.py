"""How often each rule is right: its predictions against gold, and whether the figure holds.

A prediction counts as right where value F1 counts it as matched (`score.agree`); one that goes to
optional gold is no case at all (guide, section 6).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from schemas.gold import GoldArticle
from schemas.record import ArticleRecord

from .pairing import pair
from .readings import CLASSES, Place, frame, gold_facts, record_facts
from .report import FactClass
from .score import agree

ENOUGH: Final = 20
"""Cases from which a share is told; the fewer, the less it says."""
BANDS: Final = ((0.0, 0.8), (0.8, 0.9), (0.9, 0.95), (0.95, 1.01))


@dataclass(frozen=True, slots=True)
class Case:
    """One prediction that gold speaks of: its rule, and whether it is right."""

    rule: str
    right: bool


@dataclass(frozen=True, slots=True)
class Precision:
    """How often a rule was right."""

    rule: str
    right: int
    cases: int

    @property
    def share(self) -> float | None:
        """Give the share of right ones; None below `ENOUGH` cases."""
        return round(self.right / self.cases, 3) if self.cases >= ENOUGH else None


@dataclass(frozen=True, slots=True)
class Band:
    """Facts of similar confidence: how sure the record is, and how often it is right."""

    low: float
    high: float
    cases: int
    expected: float
    measured: float


def cases(gold: GoldArticle, record: ArticleRecord) -> Iterator[Case]:
    """Yield every prediction of a record that its gold article decides."""
    framed = frame(gold.text)
    wanted = gold_facts(gold, framed.place)
    place = framed.place if record.text is None else frame(record.text).place
    found, rules = record_facts(record, place), _rules(record, place)
    for name in CLASSES:
        pairing = pair(wanted.by_class[name], found.by_class[name], name)
        for one, other in pairing.pairs:
            yield Case(rules[name, other.start, other.end], agree(name, one, other))
        for other in pairing.spurious:
            yield Case(rules[name, other.start, other.end], False)


def precisions(found: Iterable[Case]) -> list[Precision]:
    """Give each rule's share of right predictions, by name of the rule."""
    total: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for case in found:
        total[case.rule] += 1
        right[case.rule] += case.right
    return [Precision(rule, right[rule], total[rule]) for rule in sorted(total)]


def reliability(found: Sequence[Case], confidence: Mapping[str, float]) -> list[Band]:
    """Give, per band of confidence, what was expected and what came out."""
    out = []
    for low, high in BANDS:
        inside = [c for c in found if low <= confidence.get(c.rule, -1) < high]
        if inside:
            expected = sum(confidence[c.rule] for c in inside) / len(inside)
            measured = sum(c.right for c in inside) / len(inside)
            out.append(Band(low, min(high, 1.0), len(inside), expected, measured))
    return out


def _rules(record: ArticleRecord, place: Place) -> dict[tuple[FactClass, int, int], str]:
    items = [item for tasks in record.tasks for item in tasks.items]
    by_class: dict[FactClass, Sequence[tuple[int, int, str]]] = {
        "dates": [(f.start, f.end, f.rule) for f in record.dates],
        "organisations": [(f.start, f.end, f.rule) for f in record.organisations],
        "counts": [(f.start, f.end, f.rule) for f in record.counts],
        "items": [(f.start, f.end, f.rule) for f in items],
    }
    return {
        (name, place(start), place(end)): rule
        for name, facts in by_class.items()
        for start, end, rule in facts
    }
