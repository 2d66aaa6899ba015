"""The tables of dates, organisations, entities and counts."""

from collections.abc import Iterator
from typing import Final

from schemas.counts import CountFact
from schemas.record import ArticleRecord

from .model import PROVENANCE, Column, Reference, Row, Table, joined, place


def _dates(record: ArticleRecord) -> Iterator[Row]:
    for d in record.dates:
        yield (
            d.id, d.start, d.end, d.text, d.kind, d.value, d.earliest, d.latest, d.grain, d.mod,
            d.part_of_day, d.role, joined(d.inferred), d.because,
            joined(other.value for other in d.alternatives), d.rule, d.confidence,
        )  # fmt: skip


def _organisations(record: ArticleRecord) -> Iterator[Row]:
    for o in record.organisations:
        yield o.id, o.start, o.end, o.text, o.type, o.entity, o.rule, o.confidence


def _entities(record: ArticleRecord) -> Iterator[Row]:
    for e in record.entities:
        yield e.id, e.name, e.type, len(e.mentions), joined(e.aliases)


def _counts(record: ArticleRecord) -> Iterator[Row]:
    for c in record.counts:
        yield (
            c.id, c.start, c.end, c.text, c.measure, c.noun, c.modifier, *_numbers(c), c.unit,
            c.role, c.direction, c.scope.text if c.scope else None,
            c.scope.organisation if c.scope else None, c.period, c.rule, c.confidence,
        )  # fmt: skip


def _numbers(count: CountFact) -> tuple[float | None, ...]:
    """Give value, low, high, numerator, denominator: a numerator is never a head count."""
    if count.of is None:
        return count.value, count.low, count.high, None, None
    return None, None, None, count.value, count.of


DATES: Final = Table(
    "dates",
    "every date, time, interval and length",
    (
        Column("id", "text", "`d`, start and end"),
        *place("the date"),
        Column("kind", "text", "`date`, `time`, `interval`, `duration`"),
        Column("value", "text", "EDTF; ISO 8601 for lengths"),
        Column("earliest", "day", "first day it can mean", nullable=True),
        Column("latest", "day", "last day it can mean, inclusive", nullable=True),
        Column("grain", "text", "finest unit stated; null for lengths", nullable=True),
        Column("mod", "text", "`start`, `mid`, `end`", nullable=True),
        Column("part_of_day", "text", "`morning` … `night`", nullable=True),
        Column("role", "text", "what the day is to the article"),
        Column("inferred", "text", "parts not in the words, joined by ` | `", nullable=True),
        Column("because", "text", "why they are as they are", nullable=True, free=True),
        Column("alternatives", "text", "other readings, joined by ` | `", nullable=True),
        *PROVENANCE,
    ),
    ("id",),
    _dates,
)
ENTITIES: Final = Table(
    "entities",
    "every organisation of an article once, under its fullest name",
    (
        Column("id", "text", "`e`, start and end of the first mention"),
        Column("name", "text", "fullest form, abbreviations written out", free=True),
        Column("type", "text", "kind of body"),
        Column("mentions", "integer", "number of mentions"),
        Column("aliases", "text", "other wordings, joined by ` | `", nullable=True, free=True),
    ),
    ("id",),
    _entities,
)
ORGANISATIONS: Final = Table(
    "organisations",
    "every mention of an organisation",
    (
        Column("id", "text", "`o`, start and end"),
        *place("the mention"),
        Column("type", "text", "kind of body"),
        Column("entity", "text", "the organisation it stands for"),
        *PROVENANCE,
    ),
    ("id",),
    _organisations,
    (Reference("entity", "entities"),),
)
COUNTS: Final = Table(
    "counts",
    "every stated quantity; a fraction has `numerator` and `denominator` and no `value`",
    (
        Column("id", "text", "`c`, start and end"),
        *place("the count"),
        Column("measure", "text", "what is counted, in few classes"),
        Column("noun", "text", "what is counted, as the lexicon has it"),
        Column("modifier", "text", "`exact`, `about`, `more_than` …"),
        Column("value", "number", "null for ranges, vague numbers, fractions", nullable=True),
        Column("low", "number", "least it can be", nullable=True),
        Column("high", "number", "most it can be", nullable=True),
        Column("numerator", "number", "of a fraction", nullable=True),
        Column("denominator", "number", "of a fraction", nullable=True),
        Column("unit", "text", "`absolute` or `percent`"),
        Column("role", "text", "`level`, `change`, `total`, `part`, `target` …"),
        Column("direction", "text", "of a change: `up` or `down`", nullable=True),
        Column("scope", "text", "body, zone or place that is counted", nullable=True, free=True),
        Column("scope_organisation", "text", "the mention it is", nullable=True),
        Column("period", "text", "the date it holds for", nullable=True),
        *PROVENANCE,
    ),
    ("id",),
    _counts,
    (Reference("scope_organisation", "organisations"), Reference("period", "dates")),
)
