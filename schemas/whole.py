"""Whether a record holds together, told at one glance; what is wrong, `integrity` tells.

Nearly every record is right, and a yes or no costs a fraction of a list of faults and places.
`tests/schemas/test_together.py` holds the two to the same verdict.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .base import TextSpan
from .integrity import sha256
from .tasks import TaskList

if TYPE_CHECKING:
    from .record import ArticleRecord


def is_whole(record: ArticleRecord) -> bool:
    """Tell a record without violations at one glance; where it is not sure, they are to be told."""
    text = record.text
    if record.id != record.source.sha256[:32]:
        return False
    if text is not None and sha256(text) != record.text_sha256:
        return False
    return _is_evident(record) and _is_owned_once(record) and _is_joined(record)


def _is_evident(record: ArticleRecord) -> bool:
    """Tell that all places are in order, within the text, and quote it."""
    text = record.text
    article = record.article
    length = len(text) if text is not None else None
    for spans in (record.blocks, record.sentences, record.words or ()):
        reach = 0
        for span in spans:
            if span.start < reach:
                return False
            reach = span.end
        if length is not None and reach > length:
            return False
    quoted: list[TextSpan | None] = [article.title, article.byline]
    for facts in (record.dates, record.organisations, record.counts, record.unassigned):
        reach = 0
        for fact in facts:
            start, end = fact.start, fact.end
            if start < reach or (text is not None and text[start:end] != fact.text):
                return False
            reach = end
    quoted += [count.scope for count in record.counts]
    for tasks in record.tasks:
        quoted.append(tasks.cue)
        for item in tasks.items:
            quoted += [item, *item.actors]
    return text is None or all(
        span is None or text[span.start : span.end] == span.text for span in quoted
    )


def _is_owned_once(record: ArticleRecord) -> bool:
    """Tell that dates, counts and the unassigned share no character."""
    reach = 0
    owners = (*record.dates, *record.counts, *record.unassigned)
    for start, end in sorted([(span.start, span.end) for span in owners]):
        if start < reach:
            return False
        reach = end
    return True


def _is_joined(record: ArticleRecord) -> bool:
    """Tell that every reference leads to what it names."""
    entities = {entity.id for entity in record.entities}
    organisations = {fact.id: fact.entity for fact in record.organisations}
    for entity in record.entities:
        if entity.id[1:] != entity.mentions[0][1:]:
            return False
        for mention in entity.mentions:
            if organisations.get(mention) != entity.id:
                return False
    dates = {date.id for date in record.dates}
    counts = {count.id for count in record.counts}
    items = {item.id for tasks in record.tasks for item in tasks.items}
    days, bodies = _named(record)
    anything = {*entities, *organisations, *dates, *counts, *items, *(t.id for t in record.tasks)}
    return (
        entities.issuperset(organisations.values())
        and dates.issuperset(days)
        and organisations.keys() >= bodies
        and all(_are_joined(tasks, items, counts) for tasks in record.tasks)
        and all(anything.issuperset(check.facts) for check in record.checks)
    )


def _named(record: ArticleRecord) -> tuple[set[str], set[str]]:
    """Give the ids of the dates and of the mentions that anything refers to."""
    published = record.article.published
    days = {published.date if published else None}
    bodies: set[str | None] = set()
    for count in record.counts:
        days.add(count.period)
        if count.scope:
            bodies.add(count.scope.organisation)
    for tasks in record.tasks:
        for item in tasks.items:
            days.add(item.deadline)
            bodies.update([actor.organisation for actor in item.actors])
    return {day for day in days if day is not None}, {body for body in bodies if body is not None}


def _are_joined(tasks: TaskList, items: set[str], counts: set[str]) -> bool:
    """Tell that a list is named by its place, and its items by parents and targets that are."""
    if tasks.id != f"l{tasks.items[0].start}-{tasks.items[-1].end}":
        return False
    return all(
        (item.parent is None or item.parent in items) and counts.issuperset(item.targets)
        for item in tasks.items
    )
