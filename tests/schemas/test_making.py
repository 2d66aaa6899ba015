"""Models made without validation are those that validation gives, and a record validates them."""

import pytest
from pydantic import ValidationError

from pipeline.record import extract
from schemas.base import Span
from schemas.counts import CountFact
from schemas.making import changed, made, taken
from schemas.record import ArticleRecord

VALUES = {
    "start": 0, "end": 2, "text": "45", "id": "c0-2", "rule": "counts.noun", "confidence": None,
    "measure": "enterprises", "noun": "doanh nghiệp", "modifier": "exact", "unit": "absolute",
    "value": 45, "low": 45, "high": 45, "of": None, "role": "level", "direction": None,
    "scope": None, "period": None,
}  # fmt: skip


def test_made_is_what_validation_gives() -> None:
    """Same value, same JSON, defaults filled in, frozen."""
    fact = made(CountFact, VALUES)
    assert fact == CountFact.model_validate(VALUES)
    assert fact.model_dump_json() == CountFact.model_validate(VALUES).model_dump_json()
    assert fact.xpath is None
    with pytest.raises(ValidationError, match="frozen"):
        fact.value = 46


def test_taken_is_what_validation_gives() -> None:
    """Same value, same JSON, defaults filled in."""
    fact = taken(CountFact, dict(VALUES))
    assert fact == CountFact.model_validate(VALUES)
    assert fact.model_dump_json() == CountFact.model_validate(VALUES).model_dump_json()
    assert fact.xpath is None


def test_changed_leaves_the_first_as_it_was() -> None:
    """A changed fact is a new one."""
    fact = made(CountFact, VALUES)
    other = changed(fact, {"period": "d3-9"})
    assert (fact.period, other.period, other.value) == (None, "d3-9", 45)


def test_two_models_share_no_values() -> None:
    """The mapping given is not kept: what is done with it later changes no model."""
    values = dict(VALUES)
    fact = made(CountFact, values)
    values["value"] = 46
    assert fact.value == 45


def test_a_record_validates_what_it_takes_in() -> None:
    """A wrong value in a part that was made is told when the record is constructed."""
    record = extract("Toàn khu có 45 doanh nghiệp.")
    parts = {name: getattr(record, name) for name in ArticleRecord.model_fields}
    broken = changed(record.counts[0], {"low": 46})
    with pytest.raises(ValidationError, match=r"counts\.0\.high"):
        ArticleRecord(**{**parts, "counts": [broken]})
    with pytest.raises(ValidationError, match=r"sentences\.0\.end"):
        ArticleRecord(**{**parts, "sentences": [made(Span, {"start": 4, "end": 4})]})
