"""The tables of the date room: every row holds, every rule has its rows and is needed."""

from collections import Counter
from pathlib import Path

import pytest

from pipeline.extract.dates import RULE_NAMES, find_dates

from ..tables import Row, article, coverage, differences, rows

TABLES = sorted((Path(__file__).parent / "tables").glob("dates_*.toml"))
ROWS = rows(*TABLES)


def wrong(row: Row, *, without: frozenset[str] = frozenset()) -> list[str]:
    found = find_dates(article(row.text, row.kinds), published=row.published, without=without)
    said = differences(row, found.facts, found.leftovers)
    if not row.near and not without:
        fired = Counter(fact.rule for fact in found.facts)
        said += [] if fired[row.rule] else [f"{row.rule} does not fire but {dict(fired)}"]
    return said


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_the_row_holds(row: Row) -> None:
    assert wrong(row) == [], row.text


def test_there_are_six_hundred_rows_and_none_twice() -> None:
    assert len(ROWS) >= 600
    texts = Counter((row.text, row.published) for row in ROWS)
    assert [text for text, times in texts.items() if times > 1] == []


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
