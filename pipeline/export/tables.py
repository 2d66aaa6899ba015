"""Which columns a table of facts has, and what stands in them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from schemas.counts import CountFact
from schemas.dates import DateFact
from schemas.organisations import Entity, OrganisationFact
from schemas.record import ArticleRecord
from schemas.tasks import TaskItem, TaskList

Cell = str | int | float | bool | None
Row = tuple[Cell, ...]
KEY = ("article", "uri", "member")
"""What every table begins with: the key of the record (docs/show.md)."""
_PLACE = ("start", "end", "text")
_BETWEEN = " | "


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its name, its own columns behind the key, and the rows of a record.

    Free text is what people wrote and may hold anything; all other columns are of our making.
    """

    name: str
    columns: tuple[str, ...]
    free: frozenset[str]
    rows: Callable[[ArticleRecord], Iterable[Row]]

    @property
    def header(self) -> Row:
        """Give the names of all columns."""
        return (*KEY, *self.columns)


def key(record: ArticleRecord) -> Row:
    """Give the key of a record; a null member is the empty string."""
    return record.id, record.source.uri, record.source.member or ""


def _articles(record: ArticleRecord) -> Iterator[Row]:
    article, published = record.article, record.article.published
    failed = sum(check.status == "fail" for check in record.checks)
    yield (
        article.title.text if article.title else None,
        published.value if published else None, published.source if published else None,
        article.byline.text if article.byline else None, article.language,
        len(record.dates), len(record.organisations), len(record.entities), len(record.counts),
        sum(len(tasks.items) for tasks in record.tasks), len(record.checks), failed,
        len(record.unassigned), _joined(warning.message for warning in record.warnings),
    )  # fmt: skip


def _dates(record: ArticleRecord) -> Iterator[Row]:
    for d in record.dates:
        others = _joined(other.value for other in d.alternatives)
        yield (
            d.id, *_place(d), d.kind, d.value, d.earliest, d.latest, d.grain, d.mod, d.part_of_day,
            d.role, _joined(d.inferred), d.because, others, d.rule, d.confidence,
        )  # fmt: skip


def _organisations(record: ArticleRecord) -> Iterator[Row]:
    names = {entity.id: entity.name for entity in record.entities}
    for o in record.organisations:
        yield o.id, *_place(o), o.type, o.entity, names[o.entity], o.rule, o.confidence


def _entities(record: ArticleRecord) -> Iterator[Row]:
    for entity in record.entities:
        yield _entity(entity)


def _entity(entity: Entity) -> Row:
    aliases, mentions = _joined(entity.aliases), _joined(entity.mentions)
    return entity.id, entity.name, entity.type, len(entity.mentions), aliases, mentions


def _counts(record: ArticleRecord) -> Iterator[Row]:
    dates = {date.id: date.value for date in record.dates}
    for c in record.counts:
        whole = c.of is None
        yield (
            c.id, *_place(c), c.measure, c.noun, c.modifier,
            c.value if whole else None, c.low if whole else None, c.high if whole else None, c.unit,
            None if whole else c.value, c.of, c.role, c.direction,
            c.scope.text if c.scope else None, dates[c.period] if c.period else None, c.period,
            c.rule, c.confidence,
        )  # fmt: skip


def _task_items(record: ArticleRecord) -> Iterator[Row]:
    dates = {date.id: date.value for date in record.dates}
    for tasks in record.tasks:
        for item in tasks.items:
            yield _task_item(tasks, item, dates)


def _task_item(tasks: TaskList, item: TaskItem, dates: dict[str, str]) -> Row:
    return (
        item.id, *_place(item), tasks.id, tasks.status, tasks.declared_count, item.ordinal,
        item.marker, item.level, item.parent, item.inferred,
        _joined(actor.text for actor in item.actors),
        dates[item.deadline] if item.deadline else None, item.deadline, _joined(item.targets),
        item.rule, item.confidence,
    )  # fmt: skip


def _checks(record: ArticleRecord) -> Iterator[Row]:
    for c in record.checks:
        yield c.status, c.code, c.measure, c.expected, c.found, c.message, _joined(c.facts)


def _unassigned(record: ArticleRecord) -> Iterator[Row]:
    for left in record.unassigned:
        yield left.start, left.end, left.text, left.reason


def _place(fact: DateFact | OrganisationFact | CountFact | TaskItem) -> Row:
    return fact.start, fact.end, fact.text


def _joined(words: Iterable[str]) -> str | None:
    return _BETWEEN.join(words) or None


TABLES = (
    Table(
        "articles",
        ("title", "published", "published_source", "byline", "language", "dates", "organisations",
         "entities", "counts", "task_items", "checks", "checks_failed", "unassigned", "warnings"),
        frozenset({"title", "byline", "warnings"}), _articles,
    ),
    Table(
        "dates",
        ("id", *_PLACE, "kind", "value", "earliest", "latest", "grain", "mod", "part_of_day",
         "role", "inferred", "because", "alternatives", "rule", "confidence"),
        frozenset({"text", "because"}), _dates,
    ),
    Table(
        "organisations",
        ("id", *_PLACE, "type", "entity", "entity_name", "rule", "confidence"),
        frozenset({"text", "entity_name"}), _organisations,
    ),
    Table(
        "entities",
        ("id", "name", "type", "mention_count", "aliases", "mentions"),
        frozenset({"name", "aliases"}), _entities,
    ),
    Table(
        "counts",
        ("id", *_PLACE, "measure", "noun", "modifier", "value", "low", "high", "unit",
         "numerator", "of", "role", "direction", "scope", "period", "period_date", "rule",
         "confidence"),
        frozenset({"text", "noun", "scope"}), _counts,
    ),
    Table(
        "task_items",
        ("id", *_PLACE, "list", "status", "declared_count", "ordinal", "marker", "level", "parent",
         "inferred", "actors", "deadline", "deadline_date", "targets", "rule", "confidence"),
        frozenset({"text", "marker", "actors"}), _task_items,
    ),
    Table(
        "checks",
        ("status", "code", "measure", "expected", "found", "message", "facts"),
        frozenset({"expected", "found", "message"}), _checks,
    ),
    Table("unassigned", ("start", "end", "text", "reason"), frozenset({"text"}), _unassigned),
)  # fmt: skip
