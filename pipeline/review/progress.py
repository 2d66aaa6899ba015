"""How far an article is reviewed, and how much it needs eyes."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from schemas.base import Fact
from schemas.dates import DateFact
from schemas.decision import About
from schemas.tasks import TaskItem

from .replay import DECIDED, Reviewed, State

LOW: Final = 0.9
"""Confidence below which a fact is looked at first."""
_UNREAD: Final = frozenset({"unknown", "unresolved_relative", "vague"})


@dataclass(frozen=True, slots=True)
class Standing:
    """A fact, item or leftover number with its state and what the queue sorts it by."""

    key: str
    about: About
    type: str
    state: State
    rule: str
    confidence: float | None
    inferred: bool = False

    @property
    def is_low(self) -> bool:
        """Tell whether the rule is known to be wrong at times."""
        return self.confidence is not None and self.confidence < LOW


@dataclass(frozen=True, slots=True)
class Progress:
    """What of an article is decided, and what needs eyes: of open facts alone."""

    facts: int
    decided: int
    failed: int
    inferred: int
    low: int
    left: int
    done: bool

    @property
    def need(self) -> int:
        """Give what the queue sorts by: failed checks before inferred years before the rest."""
        if self.done:
            return -1
        open_facts = self.facts > self.decided
        return 1000 * self.failed + 30 * self.inferred + 10 * self.low + 3 * self.left + open_facts


def standings(reviewed: Reviewed) -> Iterator[Standing]:
    """Yield everything in an article that can be decided, and what was taken out of it."""
    record = reviewed.record
    for date in record.dates:
        yield _standing(reviewed, "date", date, date.role)
    for mention in record.organisations:
        yield _standing(reviewed, "organisation", mention, mention.type)
    for count in record.counts:
        yield _standing(reviewed, "count", count, count.measure)
    for tasks in record.tasks:
        for item in tasks.items:
            yield _standing(reviewed, "item", item, tasks.status)
    for gone in reviewed.rejected:
        yield Standing(
            gone.fact.id, gone.about, "", "rejected", gone.fact.rule, gone.fact.confidence
        )
    for left in record.unassigned:
        key = f"u{left.start}-{left.end}"
        yield Standing(key, "unassigned", left.reason, reviewed.state(key), "", None)


def _standing(reviewed: Reviewed, about: About, fact: Fact, kind: str) -> Standing:
    inferred = bool(fact.inferred) if isinstance(fact, DateFact | TaskItem) else False
    return Standing(
        fact.id, about, kind, reviewed.state(fact.id), fact.rule, fact.confidence, inferred
    )


def progress(reviewed: Reviewed) -> Progress:
    """Give how far an article is reviewed."""
    found = list(standings(reviewed))
    facts = [s for s in found if s.about != "unassigned"]
    fresh = [s for s in facts if s.state not in DECIDED]
    return Progress(
        facts=len(facts),
        decided=len(facts) - len(fresh),
        failed=sum(check.status == "fail" for check in reviewed.record.checks),
        inferred=sum(s.inferred for s in fresh),
        low=sum(s.is_low for s in fresh),
        left=sum(
            s.about == "unassigned" and s.state == "open" and s.type in _UNREAD for s in found
        ),
        done=is_reviewed(reviewed),
    )


def is_reviewed(reviewed: Reviewed) -> bool:
    """Tell whether an article is reviewed to the end: marked as done, or every fact decided."""
    if reviewed.done:
        return True
    facts = [s for s in standings(reviewed) if s.about != "unassigned"]
    return bool(facts) and all(s.state in DECIDED for s in facts)
