"""The public number rows of NeMo, read from ../shared (never copied)."""

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.text.numerals import parse_numeral, parse_ratio

SUITE = Path(__file__).parents[4] / "shared" / "peers" / "nemo_vi.jsonl"
NEGATIVE = "a negative number counts nothing"
YEARS = "the row is a numeral and the noun năm: no numeral from end to end"
SHORT_T = "10t is not read (guide, section 3)"
SET_ASIDE = {
    "nemo-itn-cardinal-043": NEGATIVE, "nemo-itn-cardinal-045": NEGATIVE,
    "nemo-itn-cardinal-047": NEGATIVE, "nemo-itn-cardinal-135": NEGATIVE,
    "nemo-itn-cardinal-137": NEGATIVE, "nemo-itn-decimal-021": NEGATIVE,
    "nemo-itn-decimal-043": NEGATIVE, "nemo-itn-decimal-065": NEGATIVE,
    "nemo-itn-decimal-067": NEGATIVE, "nemo-itn-fraction-012": NEGATIVE,
    "nemo-itn-fraction-014": NEGATIVE, "nemo-tn-cardinal-051": NEGATIVE,
    "nemo-tn-cardinal-053": NEGATIVE, "nemo-tn-cardinal-071": NEGATIVE,
    "nemo-tn-cardinal-073": NEGATIVE, "nemo-tn-decimal-004": NEGATIVE,
    "nemo-tn-decimal-006": NEGATIVE, "nemo-tn-fraction-010": NEGATIVE,
    "nemo-tn-fraction-012": NEGATIVE,
    "nemo-itn-cardinal-083": YEARS, "nemo-itn-cardinal-085": YEARS,
    "nemo-itn-decimal-017": YEARS,
    "nemo-tn-decimal-026": SHORT_T, "nemo-tn-decimal-028": SHORT_T,
    "nemo-tn-range-005": SHORT_T,
    "nemo-itn-cardinal-141": "a product name, no quantity",
}  # fmt: skip


def rows(*kinds: str) -> list[dict[str, Any]]:
    if not SUITE.exists():
        pytest.skip("../shared/peers is not there")
    found = [json.loads(line) for line in SUITE.read_text(encoding="utf-8").splitlines()]
    return [r for r in found if r["in_scope"] and r["kind"] in kinds and r["id"] not in SET_ASIDE]


def test_numbers_are_read() -> None:
    numbers = rows("number")
    right = 0
    for row in numbers:
        found = parse_numeral(row["text"], counted=False)
        right += found is not None and found.value == row["expected"]["value"]
    assert len(numbers) > 140
    assert right == len(numbers)


def test_fractions_are_read() -> None:
    fractions = rows("fraction")
    assert len(fractions) > 8
    for row in fractions:
        wanted = row["expected"]
        assert parse_ratio(row["text"]) == (wanted["numerator"], wanted["denominator"])


def test_rows_set_aside_are_rows_of_the_suite() -> None:
    if not SUITE.exists():
        pytest.skip("../shared/peers is not there")
    ids = {json.loads(line)["id"] for line in SUITE.read_text(encoding="utf-8").splitlines()}
    assert set(SET_ASIDE) <= ids
