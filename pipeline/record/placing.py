"""Facts with their places in what was delivered: bytes of a text, text nodes of a page."""

from collections.abc import Sequence
from typing import Any, TypeVar

from schemas.base import Fact
from schemas.record import ArticleRecord

from ..text.reading import Reading

F = TypeVar("F", bound=Fact)


def placed(record: ArticleRecord, reading: Reading, *, raw: bool) -> ArticleRecord:
    """Give the record whose facts have `raw_start` and `raw_end`, or `xpath` for a page.

    A fact of which an end is nothing that the page holds (a list number) has no `xpath`. A text
    whose bytes nobody asked for is given as it is.
    """
    if reading.places is None and not raw:
        return record
    lists = [
        tasks.model_copy(update={"items": _placed(tasks.items, reading, raw=raw)})
        for tasks in record.tasks
    ]
    facts = {
        name: _placed(getattr(record, name), reading, raw=raw)
        for name in ("dates", "organisations", "counts")
    }
    return record.model_copy(update={**facts, "tasks": lists})


def _placed(facts: Sequence[F], reading: Reading, *, raw: bool) -> list[F]:
    return [fact.model_copy(update=_places(fact, reading, raw=raw)) for fact in facts]


def _places(fact: Fact, reading: Reading, *, raw: bool) -> dict[str, Any]:
    span = reading.raw_span(fact.start, fact.end) if raw else None
    found: dict[str, Any] = {"xpath": reading.dom_range(fact.start, fact.end)}
    if span is not None:
        found |= {"raw_start": span[0], "raw_end": span[1]}
    return found
