"""Facts as decisions keep them, read back at the place where their words stand now."""

import re
from collections.abc import Mapping
from typing import Any, TypeVar

from schemas.base import Fact
from schemas.counts import CountFact
from schemas.dates import DateFact
from schemas.decision import About
from schemas.organisations import OrganisationFact
from schemas.tasks import TaskItem
from schemas.unassigned import Unassigned

from .draft import Draft, shifted

MODELS: Mapping[str, type[Fact]] = {
    "date": DateFact, "organisation": OrganisationFact, "count": CountFact, "item": TaskItem,
}  # fmt: skip
_F = TypeVar("_F", bound=Fact)
_REFERENCE = re.compile(r"^[dotce]\d+-\d+$")
_IN_INPUT = ("raw_start", "raw_end", "xpath")
"""Where the words stand in the input's bytes or page: known to the extraction alone."""
_MACHINE = {"rule", "confidence", "entity", *_IN_INPUT}
"""What a person does not decide; the entity is decided by `merge` and `split`."""


def read(about: About, kept: Mapping[str, Any], by: int) -> Fact:
    """Give a kept fact `by` code points on; ids and spans move with it."""
    own = {k: v for k, v in kept.items() if k not in ("list", "parts", *_IN_INPUT)}
    return MODELS[about].model_validate(_moved(own, by))


def fact(about: About, kept: Mapping[str, Any], by: int, draft: Draft) -> Fact:
    """Give a kept fact where its words stand now; a scope whose words are not there is dropped."""
    found = read(about, kept, by)
    if isinstance(found, CountFact) and found.scope and draft.text is not None:
        scope = found.scope
        if draft.text[scope.start : scope.end] != scope.text:
            found = found.model_copy(update={"scope": None})
    if isinstance(found, TaskItem) and draft.text is not None:
        text = draft.text
        kept_actors = [a for a in found.actors if text[a.start : a.end] == a.text]
        found = found.model_copy(update={"actors": kept_actors})
    return found


def in_input_as(wanted: _F, there: Fact) -> _F:
    """Give a fact with the places in the input of the one that stands at the same words."""
    return wanted.model_copy(update={name: getattr(there, name) for name in _IN_INPUT})


def says_the_same(one: Fact, other: Fact) -> bool:
    """Tell whether two facts differ at most in what no person decides."""
    return one.model_dump(exclude=_MACHINE) == other.model_dump(exclude=_MACHINE)


def left(kept: Mapping[str, Any], by: int) -> Unassigned:
    """Give a kept leftover number `by` code points on."""
    return Unassigned.model_validate(_moved(dict(kept), by))


def _moved(value: Any, by: int) -> Any:
    if by == 0:
        return value
    if isinstance(value, dict):
        return {
            k: v + by if k in ("start", "end") and isinstance(v, int) else _moved(v, by)
            for k, v in value.items()
        }
    if isinstance(value, list):
        return [_moved(v, by) for v in value]
    return shifted(value, by) if isinstance(value, str) and _REFERENCE.match(value) else value
