"""Gold and record in one form, so that they can be laid side by side.

Texts are compared NFC and with their ends stripped; offsets move with them (guide, section 7).
"""

import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from schemas.base import TextSpan
from schemas.counts import CountFact
from schemas.gold import GoldArticle, GoldCount, GoldFact, GoldFacts, GoldItem
from schemas.record import ArticleRecord
from schemas.tasks import TaskItem

from .report import FactClass

Value = str | int | float | None
Place = Callable[[int], int]
CheckKey = tuple[str, str]

CLASSES: Final[tuple[FactClass, ...]] = ("dates", "organisations", "counts", "items")


@dataclass(frozen=True, slots=True)
class Duty:
    """Who must do an item and by when, as worded."""

    actors: frozenset[str] = frozenset()
    deadline: str | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """What a count counts and the date it holds for, as worded."""

    scope: str | None = None
    period: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One fact, of gold or of a record, in offsets of the compared text."""

    start: int
    end: int
    text: str
    values: tuple[Value, ...]
    """What value F1 compares. Dates: kind, value, mod. Organisations: type. Counts: measure, unit,
    modifier, value, low, high. Items: status of their list."""
    role: Value
    """Role of a date or count, ordinal of an item, null for organisations."""
    entity: str | None = None
    optional: bool = False
    duty: Duty | None = None
    """Of items."""
    setting: Setting | None = None
    """Of counts."""


@dataclass(frozen=True, slots=True)
class ListReading:
    """One task list: where it stands, its items, and the number of items it announces."""

    start: int
    end: int
    declared: int | None
    optional: bool
    """All its items are optional."""
    items: tuple[Reading, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """All that an article is scored by."""

    by_class: Mapping[FactClass, tuple[Reading, ...]]
    lists: tuple[ListReading, ...]
    checks: Counter[CheckKey]


@dataclass(frozen=True, slots=True)
class Frame:
    """A text as delivered and as it is compared."""

    text: str
    """NFC, ends stripped."""
    lead: int
    """Code points stripped at the start."""
    place: Place
    """From an offset into the text as delivered to one into `text`."""


NO_FACTS: Final = Facts(dict.fromkeys(CLASSES, ()), (), Counter())


def frame(raw: str) -> Frame:
    """Give the text as it is compared and the way from one kind of offset to the other.

    >>> frame("\\n Sáng 8/3").place(2)
    0
    """
    whole = unicodedata.normalize("NFC", raw)
    lead = len(whole) - len(whole.lstrip())
    if whole == raw:
        return Frame(whole.strip(), lead, lambda offset: offset - lead)

    def place(offset: int) -> int:
        return len(unicodedata.normalize("NFC", raw[:offset])) - lead

    return Frame(whole.strip(), lead, place)


def gold_facts(article: GoldArticle, place: Place) -> Facts:
    """Read a gold article."""
    checks = Counter((str(check.code), str(check.status)) for check in article.gold.checks)
    return _facts(article.gold, place, checks)


def record_facts(record: ArticleRecord, place: Place) -> Facts:
    """Read a record."""
    checks = Counter((str(check.code), str(check.status)) for check in record.checks)
    return _facts(record, place, checks)


def _facts(source: GoldFacts | ArticleRecord, place: Place, checks: Counter[CheckKey]) -> Facts:
    def reading(
        fact: TextSpan, values: tuple[Value, ...], role: Value, entity: str | None = None
    ) -> Reading:
        optional = isinstance(fact, GoldFact) and fact.optional
        start, end = place(fact.start), place(fact.end)
        return Reading(start, end, fact.text, values, role, entity, optional)

    dates = [reading(d, (d.kind, d.value, d.mod), d.role) for d in source.dates]
    bodies = [reading(o, (o.type,), None, o.entity) for o in source.organisations]
    days = {} if isinstance(source, GoldFacts) else {d.id: d.text for d in source.dates}
    counts = [
        replace(
            reading(c, (c.measure, c.unit, c.modifier, c.value, c.low, c.high), c.role),
            setting=_setting(c, days),
        )
        for c in source.counts
    ]
    items: list[Reading] = []
    lists: list[ListReading] = []
    for tasks in source.tasks:
        points = [
            replace(reading(i, (tasks.status,), i.ordinal), duty=_duty(i, days))
            for i in tasks.items
        ]
        items += points
        start, end = min(p.start for p in points), max(p.end for p in points)
        optional = all(p.optional for p in points)
        lists.append(ListReading(start, end, tasks.declared_count, optional, tuple(points)))
    by_class: dict[FactClass, tuple[Reading, ...]] = {
        "dates": _in_order(dates), "organisations": _in_order(bodies),
        "counts": _in_order(counts), "items": _in_order(items),
    }  # fmt: skip
    return Facts(by_class, tuple(lists), checks)


def _duty(item: GoldItem | TaskItem, days: Mapping[str, str]) -> Duty:
    """Read actors and deadline of an item; `days` words the dates of a record by their ids."""
    if isinstance(item, GoldItem):
        return Duty(frozenset(map(_worded, item.actors or ())), item.deadline)
    actors = frozenset(_worded(actor.text) for actor in item.actors)
    return Duty(actors, days.get(item.deadline) if item.deadline else None)


def _setting(count: GoldCount | CountFact, days: Mapping[str, str]) -> Setting:
    """Read scope and period of a count; `days` words the dates of a record by their ids."""
    if isinstance(count, GoldCount):
        return Setting(_said(count.scope), _said(count.period))
    period = days.get(count.period) if count.period else None
    return Setting(_said(count.scope.text if count.scope else None), _said(period))


def _said(words: str | None) -> str | None:
    return None if words is None else _worded(words)


def _worded(words: str) -> str:
    return " ".join(unicodedata.normalize("NFC", words).casefold().split())


def _in_order(readings: list[Reading]) -> tuple[Reading, ...]:
    return tuple(sorted(readings, key=lambda r: (r.start, r.end)))
