"""The tables of the counts room: every row holds, every rule has its rows and is needed."""

from collections import Counter
from pathlib import Path

from pipeline.extract.counts import RULE_NAMES, find_counts

from ..tables import Row, article, differences, rows
from .specification import Specification

TABLES = sorted((Path(__file__).parent / "tables").glob("counts_*.toml"))
ROWS = rows(*TABLES)


def wrong(row: Row, *, without: frozenset[str] = frozenset()) -> list[str]:
    found = find_counts(article(row.text), without=without)
    said = differences(row, found.facts, found.leftovers)
    if not row.near and not row.rule.startswith("counts.role_") and not without:
        fired = Counter(fact.rule for fact in found.facts)
        said += [] if fired[row.rule] else [f"{row.rule} does not fire but {dict(fired)}"]
    return said


class TestTables(Specification):
    rows, rules, least = ROWS, RULE_NAMES, 300
    wrong = staticmethod(wrong)
