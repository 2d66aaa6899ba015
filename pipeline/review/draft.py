"""A record taken apart so that decisions can change it, and put together again."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from schemas.base import Fact, TextSpan
from schemas.counts import CountFact
from schemas.dates import DateFact
from schemas.organisations import OrganisationFact
from schemas.record import ArticleRecord
from schemas.tasks import TaskItem, TaskStatus
from schemas.unassigned import Unassigned

_F = TypeVar("_F", bound=Fact)
_ID = re.compile(r"^([a-z])(\d+)-(\d+)$")


@dataclass(slots=True)
class DraftList:
    """A task list on its way."""

    status: TaskStatus
    declared_count: int | None
    cue: TextSpan | None
    items: list[TaskItem]


@dataclass(slots=True)
class Draft:
    """The facts of one article, by id; nothing here is checked before `finish.finished`."""

    text: str | None
    dates: dict[str, DateFact]
    organisations: dict[str, OrganisationFact]
    counts: dict[str, CountFact]
    lists: list[DraftList]
    left: list[Unassigned]
    names: dict[str, str]
    """Names of entities by the label that their mentions carry."""
    changed: bool = False
    _fresh: int = field(default=0)

    @classmethod
    def of(cls, record: ArticleRecord) -> "Draft":
        """Take a record apart."""
        return cls(
            text=record.text,
            dates={d.id: d for d in record.dates},
            organisations={o.id: o for o in record.organisations},
            counts={c.id: c for c in record.counts},
            lists=[
                DraftList(t.status, t.declared_count, t.cue, list(t.items)) for t in record.tasks
            ],
            left=list(record.unassigned),
            names={e.id: e.name for e in record.entities},
        )

    def put(self, fact: Fact) -> None:
        """Put a fact in its place; what overlaps it and may not gives way."""
        self.changed = True
        if isinstance(fact, OrganisationFact):
            _drop_overlapping(self.organisations, fact)
            self.organisations[fact.id] = fact
            return
        _drop_overlapping(self.dates, fact)
        _drop_overlapping(self.counts, fact)
        self.left = [u for u in self.left if not overlap(u, fact)]
        if isinstance(fact, DateFact):
            self.dates[fact.id] = fact
        elif isinstance(fact, CountFact):
            self.counts[fact.id] = fact

    def take(self, key: str) -> Fact | None:
        """Take a date, organisation or count out; a number in it becomes a leftover."""
        for facts in (self.dates, self.organisations, self.counts):
            fact = facts.pop(key, None) if isinstance(facts, dict) else None
            if isinstance(fact, Fact):
                self.changed = True
                if not isinstance(fact, OrganisationFact):
                    self._leave(fact)
                return fact
        return None

    def _leave(self, fact: Fact) -> None:
        owners: Iterable[TextSpan] = (*self.left, *self.dates.values(), *self.counts.values())
        if any(c.isdecimal() for c in fact.text) and not any(overlap(o, fact) for o in owners):
            left = Unassigned(start=fact.start, end=fact.end, text=fact.text, reason="unknown")
            self.left = sorted([*self.left, left], key=lambda u: u.start)

    def get(self, key: str) -> Fact | None:
        """Give the fact or item of an id."""
        fact = self.dates.get(key) or self.organisations.get(key) or self.counts.get(key)
        return fact or next((i for t in self.lists for i in t.items if i.id == key), None)

    def list_of(self, key: str) -> DraftList | None:
        """Give the list that holds an item."""
        return next((t for t in self.lists if any(i.id == key for i in t.items)), None)

    def fresh_label(self, name: str) -> str:
        """Give a label for a new entity and keep its name."""
        self._fresh += 1
        label = f"new{self._fresh}"
        self.names[label] = name
        return label


def overlap(one: TextSpan, other: TextSpan) -> bool:
    """Tell whether two spans share a character."""
    return one.start < other.end and other.start < one.end


def shifted(key: str, by: int) -> str:
    """Give the id of the same words `by` code points on: `shifted("d4-12", 8)` is `d12-20`."""
    match = _ID.match(key)
    return f"{match[1]}{int(match[2]) + by}-{int(match[3]) + by}" if match else key


def _drop_overlapping(facts: dict[str, _F], fact: Fact) -> None:
    for key in [key for key, other in facts.items() if overlap(other, fact)]:
        del facts[key]
