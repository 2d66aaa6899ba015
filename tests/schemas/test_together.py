"""What is told quickly of a record is what its validators and the list of violations say."""

from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

from schemas.counts import CountFact, counts_hold
from schemas.dates import DateFact, dates_hold
from schemas.integrity import Parts, violations
from schemas.making import changed
from schemas.organisations import OrganisationFact, organisations_hold
from schemas.record import ArticleRecord
from schemas.together import Together
from schemas.whole import is_whole

from ..export.sample import made, sample

LISTS: dict[str, tuple[type[BaseModel], Together]] = {
    "dates": (DateFact, Together(DateFact, dates_hold)),
    "organisations": (OrganisationFact, Together(OrganisationFact, organisations_hold)),
    "counts": (CountFact, Together(CountFact, counts_hold)),
}
ODD: tuple[Any, ...] = (
    None, "", "x", 0, 1, 7, -1, 7.0, 7.5, True, [], ["year"], ["year", "year"], ["week"], {},
    "d3-9", "c3-9", "2024", "2024-02-30", "2024-03-08", "2024-03/2024-01", "P4Y", "PT2M1H",
    "duration", "date", "interval", "start", "end", "month", "range", "exact", "nearly", "about",
    "at_least", "more_than", "percent", "the weekday decides", float("nan"),
)  # fmt: skip


def elements(name: str) -> Iterator[BaseModel]:
    """Facts of real articles, of each make one, and of a record made by hand."""
    seen = set()
    for record in (made(), *sample()):
        for fact in getattr(record, name):
            make = tuple(
                getattr(fact, field, None)
                for field in ("kind", "grain", "mod", "modifier", "unit", "direction", "type")
            )
            if make not in seen:
                seen.add(make)
                yield fact


def odd(fact: BaseModel) -> Iterator[BaseModel]:
    """The fact with one field, or two that belong together, of another value."""
    for field in type(fact).model_fields:
        for value in ODD:
            yield changed(fact, {field: value})
    shown = fact.model_dump()
    for one, other in (
        ("low", "high"),
        ("value", "low"),
        ("earliest", "latest"),
        ("kind", "grain"),
    ):
        for value in ODD if one in shown else ():
            yield changed(fact, {one: value, other: value})


def verdict(validate: Any, values: Sequence[object]) -> tuple[Any, Any]:
    """What comes out, or what is said to be wrong and where."""
    try:
        found = validate(values)
    except ValidationError as error:
        return None, [(fault["loc"], fault["msg"]) for fault in error.errors()]
    return [item.model_dump() for item in found], None


@pytest.mark.parametrize("name", LISTS)
def test_the_quick_way_says_what_the_validators_say(name: str) -> None:
    """Same values accepted, given as the same, and same faults named at the same places."""
    model, together = LISTS[name]
    slow = TypeAdapter(list[model])
    refused = accepted = 0
    for fact in elements(name):
        for other in (fact, *odd(fact)):
            for values in ([other], [dict(other.__dict__)], [fact, other]):
                quick = verdict(lambda v: together._validated(v, slow.validate_python), values)
                assert quick == verdict(slow.validate_python, values), other
                refused += quick[0] is None
                accepted += quick[1] is None
    assert refused > 1000 and accepted > 50


def broken(record: ArticleRecord) -> Iterator[ArticleRecord]:
    """The record with one of its parts moved, renamed, doubled or dropped."""
    other = f"{record.text} Hết."
    yield changed(record, {"text": other})
    yield changed(record, {"text": None})
    yield changed(record, {"id": "0" * 32})
    for name in (
        "blocks", "sentences", "dates", "organisations", "entities", "counts", "tasks", "checks",
        "unassigned",
    ):  # fmt: skip
        parts = getattr(record, name)
        yield changed(record, {name: []})
        yield changed(record, {name: [*parts, *parts[:1]]})
        for place, part in enumerate(parts[:6]):
            for moved in _moved(part):
                yield changed(record, {name: [*parts[:place], moved, *parts[place + 1 :]]})
    first = record.dates[:1]
    yield changed(record, {"unassigned": [*record.unassigned, *first]})


def _moved(part: Any) -> Iterator[Any]:
    values: dict[str, tuple[Any, ...]] = {
        "start": (0, 1, 10**6), "end": (1, 5, 10**6), "text": ("x",), "id": ("d1-2", "l1-2"),
        "entity": ("e1-2",), "mentions": (["o1-2"],), "period": ("d1-2",), "facts": (["c1-2"],),
    }  # fmt: skip
    for field, others in values.items():
        if field in part.__dict__:
            yield from (changed(part, {field: value}) for value in others)
    if getattr(part, "scope", None):
        yield from (changed(part, {"scope": scope}) for scope in _moved(part.scope))
        yield changed(part, {"scope": changed(part.scope, {"organisation": "o1-2"})})
    for place, item in enumerate(getattr(part, "items", ())):
        other = {"parent": "t1-2", "deadline": "d1-2", "targets": ["c1-2"]}
        for moved in (*_moved(item), *(changed(item, {k: v}) for k, v in other.items())):
            yield changed(part, {"items": [*part.items[:place], moved, *part.items[place + 1 :]]})


def test_a_record_is_whole_where_nothing_is_violated() -> None:
    """The quick yes is given to no broken record, and to every one that holds together."""
    found = {True: 0, False: 0}
    for record in (made(), *sample()):
        assert is_whole(record)
        for other in broken(record):
            told = list(violations(Parts.of(other)))
            assert is_whole(other) == (not told), told
            found[not told] += 1
    assert found[True] > 20 and found[False] > 500
