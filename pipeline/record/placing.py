"""Facts with their places in what was delivered: bytes of a text, text nodes of a page."""

from collections.abc import Sequence
from typing import Any, TypeVar

from schemas.base import Fact
from schemas.tasks import TaskList

from ..text.reading import Reading

F = TypeVar("F", bound=Fact)


def placed(facts: Sequence[F], reading: Reading | None, *, raw: bool) -> list[F]:
    """Give facts with `raw_start` and `raw_end`, or with `xpath`; as they are where there is none.

    A fact of which an end is nothing that the page holds (a list number) has no `xpath`.
    """
    if reading is None or (reading.places is None and not raw):
        return list(facts)
    return [fact.model_copy(update=_places(fact, reading, raw=raw)) for fact in facts]


def placed_lists(
    lists: Sequence[TaskList], reading: Reading | None, *, raw: bool
) -> list[TaskList]:
    """Give lists whose items have their places."""
    if reading is None or (reading.places is None and not raw):
        return list(lists)
    return [
        tasks.model_copy(update={"items": placed(tasks.items, reading, raw=raw)}) for tasks in lists
    ]


def _places(fact: Fact, reading: Reading, *, raw: bool) -> dict[str, Any]:
    span = reading.raw_span(fact.start, fact.end) if raw else None
    found: dict[str, Any] = {"xpath": reading.dom_range(fact.start, fact.end)}
    if span is not None:
        found |= {"raw_start": span[0], "raw_end": span[1]}
    return found
