"""Forms → facts, by the models of the record."""

import pytest

from pipeline.review.edit import edited
from pipeline.review.fields import fields
from schemas.counts import CountFact
from schemas.dates import DateFact

from .made import full

RECORD = full()


@pytest.mark.parametrize(
    ("value", "mod", "kind", "earliest", "latest", "grain"),
    [
        ("2024-03-08", "", "date", "2024-03-08", "2024-03-08", "day"),
        ("2022-11", "end", "date", "2022-11-21", "2022-11-30", "month"),
        ("2022-01/2022-03", "", "interval", "2022-01-01", "2022-03-31", "other"),
        ("XXXX-03-08", "", "date", None, None, "day"),
        ("199X", "", "date", "1990-01-01", "1999-12-31", "decade"),
        ("P4Y", "", "duration", None, None, None),
        ("2017-09-13T14:30:00", "", "time", "2017-09-13", "2017-09-13", "minute"),
    ],
)
def test_a_date_follows_its_value(
    value: str, mod: str, kind: str, earliest: str, latest: str, grain: str
) -> None:
    found = edited(RECORD, "date", RECORD.dates[0], {"value": value, "mod": mod})
    assert found.faults == {}
    fact = found.fact
    assert isinstance(fact, DateFact)
    assert (fact.kind, fact.earliest, fact.latest, fact.grain) == (kind, earliest, latest, grain)
    assert (fact.rule, fact.confidence) == ("review.corrected", None)


@pytest.mark.parametrize(
    ("value", "says"),
    [("2024-13", "no month 13"), ("hôm qua", "neither EDTF"), ("2024-02-30", "no day 30"),
     ("2023/2017", "2023"), ("", "empty")],
)  # fmt: skip
def test_a_wrong_date_is_told_beside_its_field(value: str, says: str) -> None:
    found = edited(RECORD, "date", RECORD.dates[0], {"value": value})
    assert found.fact is None
    assert says in found.faults["value"]


@pytest.mark.parametrize(
    ("form", "numbers"),
    [
        ({"value": "1.200"}, (1200, 1200, 1200)),
        ({"value": "12.300", "modifier": "more_than"}, (12300, 12300, None)),
        ({"value": "0,64", "unit": "percent"}, (0.64, 0.64, 0.64)),
        ({"value": "", "low": "10", "high": "12", "modifier": "range"}, (None, 10, 12)),
        ({"value": "600", "modifier": "nearly"}, (600, None, 600)),
    ],
)
def test_a_count_follows_value_and_modifier(
    form: dict[str, str], numbers: tuple[float, ...]
) -> None:
    fact = edited(RECORD, "count", RECORD.counts[0], form).fact
    assert isinstance(fact, CountFact)
    assert (fact.value, fact.low, fact.high) == numbers


@pytest.mark.parametrize(
    ("form", "where"),
    [({"value": "nhiều"}, "value"), ({"measure": "chó"}, "measure"),
     ({"scope": "Sao Hỏa"}, "scope"), ({"value": "", "modifier": "exact"}, "fact"),
     ({"value": "", "low": "12", "high": "10", "modifier": "range"}, "high")],
)  # fmt: skip
def test_a_wrong_count_is_told(form: dict[str, str], where: str) -> None:
    found = edited(RECORD, "count", RECORD.counts[0], form)
    assert found.fact is None
    assert where in found.faults


def test_scope_is_found_in_the_article() -> None:
    mention = RECORD.organisations[1]
    fact = edited(RECORD, "count", RECORD.counts[1], {"scope": mention.text}).fact
    assert isinstance(fact, CountFact) and fact.scope
    assert RECORD.text and RECORD.text[fact.scope.start : fact.scope.end] == mention.text
    assert edited(RECORD, "count", fact, {"scope": ""}).row["scope"] is None


@pytest.mark.parametrize(
    ("nudge", "words"),
    [("end+", "45 doanh nghiệp,"), ("end-", "45 doanh"), ("start+", "doanh nghiệp"),
     ("start-", "có 45 doanh nghiệp")],
)  # fmt: skip
def test_ends_move_by_a_word(nudge: str, words: str) -> None:
    assert edited(RECORD, "count", RECORD.counts[0], {"nudge": nudge}).row["text"] == words


def test_a_fact_is_added_at_words_or_offsets() -> None:
    found = edited(RECORD, "organisation", None, {"words": "Toàn khu", "type": "zone"})
    assert found.fact and found.fact.text == "Toàn khu"
    assert found.fact.rule == "review.added"
    start = (RECORD.text or "").index("30 doanh nghiệp")
    form = {"start": str(start), "end": str(start + 2), "value": "30", "noun": "doanh nghiệp"}
    added = edited(RECORD, "count", None, form)
    assert added.fact and (added.fact.text, added.faults) == ("30", {})
    assert edited(RECORD, "count", None, {"start": "9999", "end": "10000"}).end <= 1


@pytest.mark.parametrize("about", ["date", "organisation", "count", "item"])
def test_every_class_has_its_fields(about: str) -> None:
    facts = {
        "date": RECORD.dates[0], "organisation": RECORD.organisations[0],
        "count": RECORD.counts[0], "item": RECORD.tasks[0].items[0],
    }  # fmt: skip
    row = facts[about].model_dump(mode="json")
    found = fields(about, row, RECORD)
    form = {field.name: field.value for field in found}
    same = edited(RECORD, about, facts[about], form).fact
    ignored = {"rule", "confidence"}
    assert same and same.model_dump(exclude=ignored) == facts[about].model_dump(exclude=ignored)
