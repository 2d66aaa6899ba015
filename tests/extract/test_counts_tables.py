"""The tables of the counts room: every row holds, every rule has its rows and is needed."""

from collections import Counter
from pathlib import Path

import pytest

from pipeline.extract.counts import RULE_NAMES, find_counts

from ..tables import Row, article, coverage, differences, rows

TABLES = sorted((Path(__file__).parent / "tables").glob("counts_*.toml"))
ROWS = rows(*TABLES)


def wrong(row: Row, *, without: frozenset[str] = frozenset()) -> list[str]:
    found = find_counts(article(row.text), without=without)
    said = differences(row, found.facts, found.leftovers)
    if not row.near and not row.rule.startswith("counts.role_") and not without:
        fired = Counter(fact.rule for fact in found.facts)
        said += [] if fired[row.rule] else [f"{row.rule} does not fire but {dict(fired)}"]
    return said


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_the_row_holds(row: Row) -> None:
    assert wrong(row) == [], row.text


def test_there_are_three_hundred_rows_and_none_twice() -> None:
    assert len(ROWS) >= 300
    assert [text for text, times in Counter(row.text for row in ROWS).items() if times > 1] == []


@pytest.mark.parametrize("rule", RULE_NAMES)
def test_a_rule_has_five_positives_and_three_near_misses(rule: str) -> None:
    counted = coverage(ROWS)
    assert counted.positives[rule] >= 5
    assert counted.near[rule] >= 3


def test_rows_name_rules_that_are_there() -> None:
    assert {row.rule for row in ROWS} <= set(RULE_NAMES)


@pytest.mark.parametrize("rule", RULE_NAMES)
def test_switching_a_rule_off_turns_a_row_red(rule: str) -> None:
    without = frozenset({rule})
    assert any(wrong(row, without=without) for row in ROWS if row.rule == rule and not row.near)
