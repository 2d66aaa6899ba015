"""Facts with their places in what was delivered: bytes of a text, text nodes of a page."""

from collections.abc import Iterable
from typing import Any, TypeVar

from schemas.base import Fact
from schemas.making import changed
from schemas.tasks import TaskList

from ..text.reading import Reading

F = TypeVar("F", bound=Fact)


def placed(facts: Iterable[F], reading: Reading, *, raw: bool) -> list[F]:
    """Give facts with `raw_start` and `raw_end` where asked for, with `xpath` for a page.

    A fact of which an end is nothing that the page holds (a list number) has no `xpath`. Facts of a
    text whose bytes nobody asked for are given as they are.
    """
    if reading.places is None and not raw:
        return list(facts)
    return [changed(fact, _places(fact, reading, raw=raw)) for fact in facts]


def placed_lists(tasks: Iterable[TaskList], reading: Reading, *, raw: bool) -> list[TaskList]:
    """Give lists whose points have the places that `placed` gives."""
    return [changed(t, {"items": placed(t.items, reading, raw=raw)}) for t in tasks]


def _places(fact: Fact, reading: Reading, *, raw: bool) -> dict[str, Any]:
    span = reading.raw_span(fact.start, fact.end) if raw else None
    found: dict[str, Any] = {"xpath": reading.dom_range(fact.start, fact.end)}
    if span is not None:
        found |= {"raw_start": span[0], "raw_end": span[1]}
    return found
