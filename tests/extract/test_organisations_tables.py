"""The tables of the organisations room: every row holds, every rule has its rows and is needed."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from pipeline.extract.organisations import RULE_NAMES, OrganisationsFound, find_organisations

from ..tables import Row, article, differences, rows
from .specification import Specification

TABLES = sorted((Path(__file__).parent / "tables").glob("organisations_*.toml"))
ROWS = rows(*TABLES)


def wrong(row: Row, *, without: frozenset[str] = frozenset()) -> list[str]:
    found = find_organisations(article(row.text, row.kinds), without=without)
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


class TestTables(Specification):
    rows, rules, least = ROWS, RULE_NAMES, 300
    wrong = staticmethod(wrong)
