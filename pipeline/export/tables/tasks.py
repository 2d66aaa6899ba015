"""The tables of task lists, their items, who does them, and of checks."""

from collections.abc import Iterator
from typing import Final

from schemas.record import ArticleRecord
from schemas.tasks import TaskItem

from .model import PROVENANCE, Column, Reference, Row, Table, place


def _lists(record: ArticleRecord) -> Iterator[Row]:
    for tasks in record.tasks:
        yield (
            tasks.id, tasks.status, tasks.declared_count, len(tasks.items),
            tasks.cue.text if tasks.cue else None,
        )  # fmt: skip


def _all_items(record: ArticleRecord) -> Iterator[tuple[str, int, TaskItem]]:
    for tasks in record.tasks:
        for position, item in enumerate(tasks.items, 1):
            yield tasks.id, position, item


def _items(record: ArticleRecord) -> Iterator[Row]:
    for tasks, position, item in _all_items(record):
        yield (
            item.id, item.start, item.end, item.text, tasks, position, item.ordinal, item.marker,
            item.level, item.parent, item.inferred, item.deadline, item.rule, item.confidence,
        )  # fmt: skip


def _actors(record: ArticleRecord) -> Iterator[Row]:
    for _, _, item in _all_items(record):
        for position, actor in enumerate(item.actors, 1):
            yield (
                item.id, position, actor.start, actor.end, actor.text, actor.organisation,
                actor.inherited,
            )  # fmt: skip


def _targets(record: ArticleRecord) -> Iterator[Row]:
    for _, _, item in _all_items(record):
        for target in item.targets:
            yield item.id, target


def _checks(record: ArticleRecord) -> Iterator[Row]:
    for number, c in enumerate(record.checks, 1):
        yield number, c.code, c.status, c.measure, c.expected, c.found, c.message


def _check_facts(record: ArticleRecord) -> Iterator[Row]:
    for number, check in enumerate(record.checks, 1):
        for position, fact in enumerate(check.facts, 1):
            yield number, position, fact


TASK_LISTS: Final = Table(
    "task_lists",
    "every list of tasks",
    (
        Column("id", "text", "`l`, start of the first item, end of the last"),
        Column("status", "text", "`planned` or `done`"),
        Column("declared_count", "integer", "how many the text announces", nullable=True),
        Column("items", "integer", "how many there are"),
        Column("cue", "text", "the words that announce it", nullable=True, free=True),
    ),
    ("id",),
    _lists,
)
TASK_ITEMS: Final = Table(
    "task_items",
    "every task",
    (
        Column("id", "text", "`t`, start and end"),
        *place("the task"),
        Column("list", "text", "its list"),
        Column("position", "integer", "place in the list, from 1"),
        Column("ordinal", "integer", "the number it carries", nullable=True),
        Column("marker", "text", "the marker as printed", nullable=True, free=True),
        Column("level", "integer", "1 for the points of the list, 2 below them"),
        Column("parent", "text", "the item it stands under", nullable=True),
        Column("inferred", "boolean", "true for a sentence that goes on after the last point"),
        Column("deadline", "text", "the date by which", nullable=True),
        *PROVENANCE,
    ),
    ("id",),
    _items,
    (
        Reference("list", "task_lists"),
        Reference("parent", "task_items"),
        Reference("deadline", "dates"),
    ),
)
TASK_ACTORS: Final = Table(
    "task_actors",
    "who must do a task",
    (
        Column("item", "text", "the task"),
        Column("position", "integer", "place among its actors, from 1"),
        *place("the actor"),
        Column("organisation", "text", "the mention it is", nullable=True),
        Column("inherited", "boolean", "true where the cue names the actor and the item doesn't"),
    ),
    ("item", "position"),
    _actors,
    (Reference("item", "task_items"), Reference("organisation", "organisations")),
)
TASK_TARGETS: Final = Table(
    "task_targets",
    "the counts that a task aims at",
    (Column("item", "text", "the task"), Column("count", "text", "the count")),
    ("item", "count"),
    _targets,
    (Reference("item", "task_items"), Reference("count", "counts")),
)
CHECKS: Final = Table(
    "checks",
    "every comparison an editor would make",
    (
        Column("number", "integer", "place among the article's checks, from 1"),
        Column("code", "text", "what is compared"),
        Column("status", "text", "`pass`, `fail`, `incomplete`"),
        Column("measure", "text", "of what", nullable=True),
        Column("expected", "text", "what the text announces", nullable=True, free=True),
        Column("found", "text", "what it gives", nullable=True, free=True),
        Column("message", "text", "the comparison in words", free=True),
    ),
    ("number",),
    _checks,
)
CHECK_FACTS: Final = Table(
    "check_facts",
    "what a check rests on",
    (
        Column("check_number", "integer", "the check"),
        Column("position", "integer", "place among its facts, from 1"),
        Column("fact", "text", "id of a date, count, item or list"),
    ),
    ("check_number", "position"),
    _check_facts,
    (Reference("check_number", "checks", "number"),),
)
