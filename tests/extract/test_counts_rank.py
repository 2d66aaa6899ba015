"""No number has two readings of equal rank: within a table at most one rule reads it."""

from itertools import chain
from pathlib import Path

from pipeline.extract.counts.apart import APART
from pipeline.extract.counts.modifiers import before
from pipeline.extract.counts.nearby import Apart
from pipeline.extract.counts.quantities import quantities
from pipeline.extract.counts.reading import Reading
from pipeline.extract.counts.rules import RULES, Place, look_behind
from pipeline.extract.counts.shares import SHARES
from pipeline.extract.counts.tight import tighten
from pipeline.extract.counts.view import View

from ..tables import article, rows

TABLES = sorted((Path(__file__).parent / "tables").glob("counts_*.toml"))


def read_by(text: str) -> list[tuple[str, list[str]]]:
    """Give for every number of a text the rules that read it, each asked by itself."""
    view = View(tighten(article(text)))
    numbers = quantities(view)
    latest: Reading | None = None
    found: list[tuple[str, list[str]]] = []
    for index, quantity in enumerate(numbers):
        if quantity.kind == "odd":
            continue
        place = Place(view, quantity, before(view, quantity.start), look_behind(view, quantity))
        at = Apart(view, quantity, place.before, numbers, index, latest)
        nouns = [(name, rule(place)) for name, rule in RULES]
        apart = [(name, rule(at)) for name, rule in chain(SHARES, APART)]
        for table in (nouns, [] if place.noun else apart):
            readings = [(name, r) for name, r in table if isinstance(r, Reading)]
            found.append((view.text[quantity.start : quantity.end], [n for n, _ in readings]))
            latest = readings[0][1] if readings else latest
    return found


def test_at_most_one_rule_of_a_table_reads_a_number() -> None:
    twice = [
        (row.id, number, names)
        for row in rows(*TABLES)
        for number, names in read_by(row.text)
        if len(names) > 1
    ]
    assert twice == []
