"""Public suites of dates, read from ../shared (never copied); what is not our policy set aside."""

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.extract.dates import find_dates

from ..tables import article

PEERS = Path(__file__).parents[3] / "shared" / "peers"
SUITES = ("duckling_time_vi", "dateparser_vi", "nemo_vi")
FLOOR = 1.0
"""Share of the rows that are asked; raised to what is reached, never lowered."""

PAST = "a report follows its event: the latest such day, month or quarter (guide, section 1)"
WINDOW = "`2 tháng qua`, `5 ngày tới` are durations; their place is not guessed (guide, section 1)"
WEEK = "`tuần đầu tháng 6` is 1–7 June (guide, section 1)"
UNSETTLED = "no stated date settles it: no fact but unassigned (guide, section 1)"
SET_ASIDE = {
    **{
        f"duckling-time-{n:03}": PAST for n in (12, 13, 17, 18, 19, 20, 21, 22, 60, 61, 72, 73, 154)
    },
    **{f"duckling-time-{n:03}": WINDOW for n in range(139, 150)},
    "duckling-time-091": WEEK,
    "nemo-tn-date-009": UNSETTLED,
}
QUARTERS = {"33": ("01", "03"), "34": ("04", "06"), "35": ("07", "09"), "36": ("10", "12")}
Row = dict[str, Any]


def asked() -> list[Row]:
    """The rows of dates that are in scope and whose policy is ours."""
    found: list[Row] = []
    for suite in SUITES:
        path = PEERS / f"{suite}.jsonl"
        if not path.exists():
            pytest.skip("../shared/peers is not there")
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        found += [row for row in rows if row["in_scope"] and row["kind"] == "date"]
    assert set(SET_ASIDE) <= {row["id"] for row in found}
    return [row for row in found if row["id"] not in SET_ASIDE]


def wanted(expected: Row | None) -> list[str]:
    """What a row wants, as EDTF: quarters as intervals of months, times with their seconds."""
    if expected is None:
        return []
    if "multi" in expected:
        return list(expected["multi"])
    if "mentions" in expected:
        return [mention["edtf"] for mention in expected["mentions"]]
    value = expected.get("edtf")
    if value is None:
        week = f"{expected['from']}/{expected['to']}" if expected["grain"] == "week" else None
        value = week or expected["from"]
    if value[5:] in QUARTERS and len(value) == 7:
        low, high = QUARTERS[value[5:]]
        value = f"{value[:4]}-{low}/{value[:4]}-{high}"
    return [value + ":00" if "T" in value and len(value) == 16 else value]


def found(row: Row) -> list[str]:
    stated = row["reference_time"]
    facts = find_dates(article(row["text"]), published=stated[:10] if stated else None).facts
    return [fact.value for fact in facts]


def test_public_suites() -> None:
    rows = asked()
    assert len(rows) >= 130
    wrong = [row["id"] for row in rows if found(row) != wanted(row["expected"])]
    assert 1 - len(wrong) / len(rows) >= FLOOR, wrong
