"""The tables of the date room: every row holds, every rule has its rows and is needed."""

from collections import Counter
from pathlib import Path

from pipeline.extract.dates import RULE_NAMES, find_dates

from ..tables import Row, article, differences, rows
from .specification import Specification

TABLES = sorted((Path(__file__).parent / "tables").glob("dates_*.toml"))
ROWS = rows(*TABLES)


def wrong(row: Row, *, without: frozenset[str] = frozenset()) -> list[str]:
    found = find_dates(article(row.text, row.kinds), published=row.published, without=without)
    said = differences(row, found.facts, found.leftovers)
    if not row.near and not without:
        fired = Counter(fact.rule for fact in found.facts)
        said += [] if fired[row.rule] else [f"{row.rule} does not fire but {dict(fired)}"]
    return said


class TestTables(Specification):
    rows, rules, least = ROWS, RULE_NAMES, 600
    wrong = staticmethod(wrong)
