"""What an action is about, found in an article by its id: facts, their lists, parts of items."""

from collections.abc import Mapping
from typing import Any, Final

from schemas.base import Fact, TextSpan
from schemas.decision import About

from ..errors import DecisionError
from .edit import Edited
from .replay import Reviewed, dump

ABOUT: Final[Mapping[str, About]] = {
    "d": "date", "o": "organisation", "c": "count", "t": "item", "u": "unassigned",
}  # fmt: skip


def find(reviewed: Reviewed, key: str) -> TextSpan | None:
    """Give the fact, item, leftover number or rejected fact of an id."""
    if key.startswith("u"):
        spans = reviewed.record.unassigned
        return next((u for u in spans if f"u{u.start}-{u.end}" == key), None)
    return fact_of(reviewed, key)


def fact_of(reviewed: Reviewed, key: str | None) -> Fact | None:
    """Give the fact, item or rejected fact of an id."""
    record = reviewed.record
    facts: list[Fact] = [*record.dates, *record.organisations, *record.counts]
    facts += [item for tasks in record.tasks for item in tasks.items]
    facts += [r.fact for r in reviewed.rejected]
    return next((fact for fact in facts if fact.id == key), None)


def is_about(fact: Fact | None, about: About) -> bool:
    """Tell whether a fact is of a class."""
    return fact is not None and ABOUT[fact.id[0]] == about


def with_list(reviewed: Reviewed, key: str, row: dict[str, Any]) -> dict[str, Any]:
    """Give an item as a decision keeps it: with status and declared number of its list."""
    for tasks in reviewed.record.tasks:
        if any(item.id == key for item in tasks.items):
            kept = {"status": tasks.status, "declared_count": tasks.declared_count}
            return {**row, "list": kept}
    return row


def sibling(reviewed: Reviewed, key: str) -> tuple[int, int] | None:
    """Give another item of the same list, so that an item finds its list again."""
    for tasks in reviewed.record.tasks:
        if len(tasks.items) > 1 and any(item.id == key for item in tasks.items):
            other = next(item for item in tasks.items if item.id != key)
            return other.start, other.end
    return None


def list_nearby(reviewed: Reviewed, found: Edited) -> tuple[int, int] | None:
    """Give an item of the list that new words stand in or next to, within a line or two."""
    items = [i for t in reviewed.record.tasks for i in t.items]
    near = [i for i in items if i.start - 200 < found.end and found.start < i.end + 200]
    other = min(near, key=lambda i: abs(i.start - found.start), default=None)
    return (other.start, other.end) if other else None


def list_form(form: Mapping[str, str]) -> dict[str, Any]:
    """Give what a form says of an item's list."""
    declared = form.get("declared", "").strip()
    number = int(declared) if declared.isdecimal() and len(declared) < 6 else None
    return {
        "status": "done" if form.get("status") == "done" else "planned",
        "declared_count": number or None,
    }


def parts(fact: Fact, at: int | None) -> list[dict[str, Any]]:
    """Cut an item in two at an offset of the article, else at its first `;` or full stop."""
    words = fact.text
    marks = [place for place in (words.find(";"), words.find(". "), words.find(", ")) if place > 0]
    cut = at - fact.start if at is not None else (marks[0] + 1 if marks else 0)
    first, second = words[:cut].rstrip(" \n;.,"), words[cut:].lstrip()
    if not 0 < cut < len(words) or not first or not second:
        raise DecisionError(
            "cannot_split", "there is no place to cut here",
            hint="Select the first word of the second part, then split.",
        )  # fmt: skip
    start = fact.end - len(second)
    row = dump(fact)
    return [
        {**row, "end": fact.start + len(first), "text": first,
         "id": f"t{fact.start}-{fact.start + len(first)}", "rule": "review.corrected",
         "confidence": None},
        {**row, "start": start, "text": second, "id": f"t{start}-{fact.end}", "ordinal": None,
         "marker": None, "rule": "review.corrected", "confidence": None},
    ]  # fmt: skip


def gone(key: str) -> DecisionError:
    """Give the error for a fact that is no longer there."""
    return DecisionError(
        "no_such_fact", f"{key} is no longer there",
        hint="It was decided elsewhere, perhaps in another tab: look at the article again.",
    )  # fmt: skip
