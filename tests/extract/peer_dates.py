"""Date rows of other projects' suites, read from ../shared (never copied), and what they want."""

import json
from pathlib import Path
from typing import Any

from pipeline.extract.dates import find_dates

from ..tables import article

PEERS = Path(__file__).parents[3] / "shared" / "peers"
SUITES = ("duckling_time_vi", "dateparser_vi", "nemo_vi")

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
"""Rows whose policy is not ours, each with the reason."""
QUARTERS = {"33": ("01", "03"), "34": ("04", "06"), "35": ("07", "09"), "36": ("10", "12")}
"""Codes of quarters in the suites (ISO 8601-2), and their months."""
Row = dict[str, Any]


def in_scope() -> list[Row]:
    """Give the rows of dates that are in scope; none where the suites are not there."""
    found: list[Row] = []
    for suite in SUITES:
        path = PEERS / f"{suite}.jsonl"
        if path.exists():
            rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
            found += [row for row in rows if row["in_scope"] and row["kind"] == "date"]
    return found


def asked() -> list[Row]:
    """Give the rows in scope whose policy is ours."""
    return [row for row in in_scope() if row["id"] not in SET_ASIDE]


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
    """Give the values that this project reads in a row, its reference time as the publication."""
    stated = row["reference_time"]
    facts = find_dates(article(row["text"]), published=stated[:10] if stated else None).facts
    return [fact.value for fact in facts]


def is_right(row: Row) -> bool:
    """Tell that this project reads in a row what it wants."""
    return found(row) == wanted(row["expected"])
