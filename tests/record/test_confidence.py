"""Confidence is the measured precision of the rule, and null where nobody measured enough."""

from collections.abc import Iterator

import pytest

from pipeline.data import Row
from pipeline.errors import SetupError
from pipeline.evaluate import calibration
from pipeline.record import confidence, extract

TEXT = "Sáng 14/3/2024, công đoàn họp. Toàn khu có 45 doanh nghiệp và 1.200 công nhân."


@pytest.fixture(autouse=True)
def forget() -> Iterator[None]:
    confidence.measured.cache_clear()
    yield
    confidence.measured.cache_clear()


def test_the_floor_is_the_one_that_was_measured_with() -> None:
    assert confidence.ENOUGH == calibration.ENOUGH


def test_the_table_is_shares(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = (
        Row("counts.number_noun", "57/60", "counts", "corpus"),
        Row("dates.numeric", "19/19", "dates", "corpus"),
    )
    monkeypatch.setattr(confidence, "load", lambda name: rows)
    assert confidence.measured() == {"counts.number_noun": 0.95}
    found = extract(TEXT)
    assert {c.confidence for c in found.counts if c.rule == "counts.number_noun"} == {0.95}
    assert {d.confidence for d in found.dates} == {None}


def test_every_fact_of_a_measured_rule_has_it() -> None:
    known = confidence.measured()
    assert known
    assert all(0 <= share <= 1 for share in known.values())
    found = extract(TEXT)
    facts = [*found.dates, *found.organisations, *found.counts]
    assert [fact.confidence for fact in facts] == [known.get(fact.rule) for fact in facts]


@pytest.mark.parametrize("share", ["3", "5/4", "a/b"])
def test_a_damaged_share_is_refused(share: str, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = (Row("dates.year", share, "dates", "corpus"),)
    monkeypatch.setattr(confidence, "load", lambda name: rows)
    with pytest.raises(SetupError, match="scripts/calibrate"):
        confidence.measured()
