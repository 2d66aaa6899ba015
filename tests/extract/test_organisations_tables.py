"""The tables of the organisations room: every row holds, every rule has its rows and is needed."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from pipeline.extract.organisations import RULE_NAMES, OrganisationsFound, find_organisations

from ..tables import Row, article, coverage, differences, rows

TABLES = sorted((Path(__file__).parent / "tables").glob("organisations_*.toml"))
ROWS = rows(*TABLES)


def wrong(row: Row, *, without: frozenset[str] = frozenset()) -> list[str]:
    found = find_organisations(article(row.text), without=without)
    said = differences(row, found.facts)
    if row.entities is not None and not said:
        said += _entities(row.entities, found)
    if not row.near and not without:
        fired = Counter(fact.rule for fact in found.facts)
        said += [] if fired[row.rule] else [f"{row.rule} does not fire but {dict(fired)}"]
    return said


def _entities(wanted: Sequence[dict[str, object]], found: OrganisationsFound) -> list[str]:
    words = {fact.id: fact.text for fact in found.facts}
    got = [{"name": e.name, "mentions": [words[i] for i in e.mentions]} for e in found.entities]
    return [] if got == list(wanted) else [f"has the entities {got}"]


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
