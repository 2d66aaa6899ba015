"""What every view says of a record: each fact with its value, kinds, words and notes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from schemas.base import TextSpan
from schemas.checks import Check
from schemas.counts import CountFact, Scope
from schemas.dates import DateFact
from schemas.record import ArticleRecord
from schemas.tasks import Actor, TaskItem, TaskList

from .values import count_value, date_value, listed, marker

_WORST_FIRST = {"fail": 0, "incomplete": 1, "pass": 2}


@dataclass(frozen=True, slots=True)
class Note:
    """Something said about a fact, with the key of the words it speaks of."""

    label: str
    text: str
    ref: str | None = None
    loud: bool = False
    """True for what a reader should look at: a part that the words do not state."""

    def __str__(self) -> str:
        """Give `scope: Toàn khu`."""
        return f"{self.label}: {self.text}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One fact as a row or a card."""

    id: str
    value: str
    kinds: tuple[str, ...]
    words: TextSpan
    notes: tuple[Note, ...] = ()
    level: int = 1


@dataclass(frozen=True, slots=True)
class Group:
    """Facts that belong together: the mentions of an organisation, the items of a list."""

    id: str
    title: str
    kinds: tuple[str, ...]
    entries: tuple[Entry, ...]
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """A check with the words of the facts that it compares, in order."""

    check: Check
    facts: tuple[tuple[str, str], ...]
    """Id and words of each."""


def dates(record: ArticleRecord) -> list[Entry]:
    """Give the dates in order; parts that the words do not state are loud notes."""
    return [
        Entry(date.id, date_value(date), (date.role,), date, tuple(_date_notes(date)))
        for date in record.dates
    ]


def _date_notes(date: DateFact) -> Iterator[Note]:
    if date.inferred:
        yield Note(f"{', '.join(date.inferred)} inferred", date.because or "", loud=True)
    elif date.because:
        yield Note("because", date.because)
    for other in date.alternatives:
        yield Note("or", f"{other.value}, {other.because}")


def counts(record: ArticleRecord) -> list[Entry]:
    """Give the counts in order, with scope and period as notes."""
    known = {date.id: date for date in record.dates}
    return [
        Entry(
            count.id, count_value(count), (_measure(count), _role(count)), count,
            tuple(_count_notes(count, known)),
        )
        for count in record.counts
    ]  # fmt: skip


def _measure(count: CountFact) -> str:
    return count.noun if count.measure == "other" else count.measure


def _role(count: CountFact) -> str:
    return f"{count.role} {count.direction or ''}".rstrip()


def _count_notes(count: CountFact, known: dict[str, DateFact]) -> Iterator[Note]:
    if count.scope:
        yield Note("scope", count.scope.text, span_key(count.scope))
    if count.period:
        date = known[count.period]
        yield Note("period", f"{date.text} = {date_value(date)}", date.id)


def span_key(span: Scope | Actor) -> str:
    """Give the key of words that are no fact of their own: `s89-97`."""
    return f"s{span.start}-{span.end}"


def organisations(record: ArticleRecord) -> list[Group]:
    """Give the organisations in order of their first mention, each with all its mentions."""
    mentions = {fact.id: fact for fact in record.organisations}
    return [
        Group(
            entity.id, entity.name, (entity.type,),
            tuple(Entry(m, "", (), mentions[m]) for m in entity.mentions),
            tuple(Note("also", alias) for alias in entity.aliases),
        )
        for entity in record.entities
    ]  # fmt: skip


def tasks(record: ArticleRecord) -> list[Group]:
    """Give the lists in order, with what announces them and, per item, who, until when, how many.

    Items that carry no mark of their own are loud.
    """
    words = labels(record)
    return [_list(found, words) for found in record.tasks]


def _list(found: TaskList, words: dict[str, str]) -> Group:
    entries = tuple(
        Entry(item.id, marker(item), (), item, tuple(_item_notes(item, words)), item.level)
        for item in found.items
    )
    notes = (Note("cue", found.cue.text, found.id),) if found.cue else ()
    return Group(found.id, listed(found), (), entries, notes)


def _item_notes(item: TaskItem, words: dict[str, str]) -> Iterator[Note]:
    if item.inferred:
        yield Note("inferred", "goes on after the last marked point", loud=True)
    for actor in item.actors:
        label = "actor, from the cue" if actor.inherited else "actor"
        yield Note(label, actor.text, span_key(actor))
    if item.deadline:
        yield Note("deadline", words[item.deadline], item.deadline)
    for target in item.targets:
        yield Note("target", words[target], target)


def unassigned(record: ArticleRecord) -> list[Entry]:
    """Give the numbers that became no fact, each with its reason."""
    return [Entry(f"u{left.start}-{left.end}", left.reason, (), left) for left in record.unassigned]


def checks(record: ArticleRecord) -> list[Checked]:
    """Give the checks: failed ones first, then incomplete ones, then those that hold."""
    words = labels(record)
    ordered = sorted(record.checks, key=lambda check: _WORST_FIRST[check.status])
    return [Checked(check, tuple((i, words[i]) for i in check.facts)) for check in ordered]


def labels(record: ArticleRecord) -> dict[str, str]:
    """Give the words that stand for each id: a fact's own, an entity's name, a list's cue."""
    facts: list[Sequence[tuple[str, str]]] = [
        [(fact.id, fact.text) for fact in (*record.dates, *record.organisations, *record.counts)],
        [(entity.id, entity.name) for entity in record.entities],
        [(t.id, t.cue.text if t.cue else t.items[0].text) for t in record.tasks],
        [(item.id, item.text) for found in record.tasks for item in found.items],
    ]
    return {key: words for pairs in facts for key, words in pairs}
