"""What the page says of an article: cards with their states, checks, the text in pieces."""

from collections.abc import Iterator
from dataclasses import dataclass

from schemas.base import Fact
from schemas.dates import DateFact

from ..view import describe, values
from ..view.describe import Checked, Entry, Note
from ..view.marking import Mark, Part, marks, parts
from .found import ABOUT
from .progress import Progress, progress
from .replay import DECIDED, Rejected, Reviewed, State

GROUPS = ("dates", "organisations", "counts", "tasks", "left_over")


@dataclass(frozen=True, slots=True)
class Card:
    """One fact, item or leftover number as the panel shows it."""

    entry: Entry
    about: str
    kind: str
    """As its marks are called."""
    state: State
    rule: str = ""
    confidence: float | None = None
    reason: str | None = None
    alternatives: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Tell whether nobody has decided about it."""
        return self.state not in DECIDED


@dataclass(frozen=True, slots=True)
class Sheet:
    """An article as the page shows it."""

    n: int
    title: str
    place: str
    published: str
    language: str
    groups: dict[str, list[Card]]
    checks: list[Checked]
    parts: list[Part]
    progress: Progress
    entities: list[tuple[str, str]]
    """Id of the first mention and name of every organisation."""

    def card(self, key: str) -> Card | None:
        """Give the card of an id."""
        return next((c for g in self.groups.values() for c in g if c.entry.id == key), None)


def sheet(n: int, reviewed: Reviewed) -> Sheet:
    """Give everything that the page says of an article."""
    record = reviewed.record
    found: list[Card] = [*_facts(reviewed), *(_rejected(gone) for gone in reviewed.rejected)]
    found.sort(key=lambda card: card.entry.words.start)
    names = dict(zip(("date", "organisation", "count", "item", "unassigned"), GROUPS, strict=True))
    groups: dict[str, list[Card]] = {name: [] for name in GROUPS}
    for card in found:
        groups[names[card.about]].append(card)
    struck = [Mark(r.fact.id, "rejected", r.fact.start, r.fact.end) for r in reviewed.rejected]
    return Sheet(
        n, values.title(record), values.place(record), values.published(record),
        record.article.language, groups, describe.checks(record),
        parts(record.text or "", record.blocks, [*marks(record), *struck]), progress(reviewed),
        [(entity.mentions[0], entity.name) for entity in record.entities],
    )  # fmt: skip


def _facts(reviewed: Reviewed) -> Iterator[Card]:
    record = reviewed.record
    facts = {f.id: f for f in (*record.dates, *record.organisations, *record.counts)}
    items = {i.id: i for t in record.tasks for i in t.items}
    for date in describe.dates(record):
        yield _card(reviewed, date, facts[date.id])
    for group in describe.organisations(record):
        for entry in group.entries:
            notes = group.notes if len(group.entries) > 1 or group.notes else ()
            named = Entry(entry.id, group.title, group.kinds, entry.words, notes)
            yield _card(reviewed, named, facts[entry.id])
    for count in describe.counts(record):
        yield _card(reviewed, count, facts[count.id])
    for tasks in describe.tasks(record):
        for number, entry in enumerate(tasks.entries):
            notes = (*((Note("status", tasks.title), *tasks.notes) if not number else ()),
                     *entry.notes)  # fmt: skip
            item = Entry(entry.id, entry.value, (), entry.words, notes, entry.level)
            yield _card(reviewed, item, items[entry.id])
    for left in describe.unassigned(record):
        yield Card(left, "unassigned", "unassigned", reviewed.state(left.id))


def _card(reviewed: Reviewed, entry: Entry, fact: Fact) -> Card:
    about = ABOUT[fact.id[0]]
    other = tuple(a.value for a in fact.alternatives) if isinstance(fact, DateFact) else ()
    return Card(
        entry, about, "task" if about == "item" else about, reviewed.state(fact.id), fact.rule,
        fact.confidence, None, other,
    )  # fmt: skip


def _rejected(gone: Rejected) -> Card:
    fact = gone.fact
    kind = "task" if gone.about == "item" else gone.about
    return Card(
        Entry(fact.id, "", (), fact), gone.about, kind, "rejected", fact.rule, fact.confidence,
        gone.reason,
    )  # fmt: skip
