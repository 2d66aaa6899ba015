"""Number rows of NeMo in front of a counted noun, read from ../shared (never copied).

`report()` gives the lines that a script prints beside those of the dates.
"""

import json
from collections import Counter
from pathlib import Path
from typing import Any

from pipeline.extract.counts import find_counts

from ..tables import article

SUITE = Path(__file__).parents[3] / "shared" / "peers" / "nemo_vi.jsonl"
KINDS = ("number", "range", "fraction")
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
Row = dict[str, Any]


def in_scope() -> list[Row]:
    """Give the rows of numbers, ranges and fractions that belong to the project; none without."""
    if not SUITE.exists():
        return []
    rows = [json.loads(line) for line in SUITE.read_text(encoding="utf-8").splitlines()]
    return [row for row in rows if row["in_scope"] and row["kind"] in KINDS]


def aside(row: Row) -> str | None:
    """Say why a row is no quantity of ours."""
    if row["text"].startswith(NEGATIVE):
        return "a negative number counts nothing"
    return SET_ASIDE.get(row["id"])


def asked() -> list[Row]:
    """Give the rows that are asked."""
    return [row for row in in_scope() if aside(row) is None]


def right(row: Row) -> bool:
    """Tell whether the number of a row is read in front of a counted noun."""
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


def report() -> list[str]:
    """Give right/total of each kind and in all, then the rows set aside with their reasons."""
    total, ours = Counter[str](), Counter[str]()
    for row in asked():
        for kind in (row["kind"], "all"):
            total[kind] += 1
            ours[kind] += right(row)
    lines = [f"nemo {kind:15} {f'{ours[kind]}/{total[kind]}':>12}" for kind in (*KINDS, "all")]
    reasons = ((row, aside(row)) for row in in_scope())
    left = [f"{row['id']:24} {row['text']}: {reason}" for row, reason in reasons if reason]
    return [*lines, f"set aside: {len(left)}", *left]
