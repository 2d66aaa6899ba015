"""Number rows of NeMo in front of a counted noun, read from ../shared (never copied)."""

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.extract.counts import find_counts

from ..tables import article

SUITE = Path(__file__).parents[3] / "shared" / "peers" / "nemo_vi.jsonl"
NEGATIVE = ("âm ", "trừ ", "-")
"""No quantity: nobody counts minus five workers."""
SET_ASIDE = {
    "nemo-itn-cardinal-083": "the row counts years",
    "nemo-itn-cardinal-085": "the row counts years",
    "nemo-itn-decimal-017": "the row counts years",
    "nemo-itn-cardinal-141": "a product name",
    "nemo-tn-decimal-026": "10t is not read (guide, section 3)",
    "nemo-tn-decimal-028": "10t is not read (guide, section 3)",
    "nemo-tn-range-005": "10t is not read (guide, section 3)",
}


def right(row: dict[str, Any]) -> bool:
    link = " số" if row["kind"] == "fraction" else ""
    facts = find_counts(article(f"Toàn tỉnh có {row['text']}{link} công nhân.")).facts
    if len(facts) != 1:
        return False
    fact, wanted = facts[0], row["expected"]
    if row["kind"] == "range":
        return (fact.low, fact.high) == (wanted["from"], wanted["to"])
    if row["kind"] == "fraction":
        return (fact.value, fact.of) == (wanted["numerator"], wanted["denominator"])
    return bool(fact.value == wanted["value"])


def test_numbers_ranges_and_fractions_before_a_noun() -> None:
    if not SUITE.exists():
        pytest.skip("../shared/peers is not there")
    rows = [json.loads(line) for line in SUITE.read_text(encoding="utf-8").splitlines()]
    asked = [
        row
        for row in rows
        if row["in_scope"]
        and row["kind"] in ("number", "range", "fraction")
        and row["id"] not in SET_ASIDE
        and not row["text"].startswith(NEGATIVE)
    ]
    wrong = [row["id"] for row in asked if not right(row)]
    assert len(asked) > 150
    assert len(wrong) / len(asked) <= 0.02, wrong
