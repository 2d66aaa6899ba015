"""No number has two readings of equal rank: at most one rule reads it where its noun is apart."""

from itertools import chain
from pathlib import Path

from pipeline.extract.counts.apart import APART
from pipeline.extract.counts.behind import look_behind
from pipeline.extract.counts.modifiers import before
from pipeline.extract.counts.nearby import Apart
from pipeline.extract.counts.numbers.quantities import quantities
from pipeline.extract.counts.reading import Reading
from pipeline.extract.counts.rules import read, rule_of
from pipeline.extract.counts.shares import SHARES
from pipeline.extract.counts.tight import tighten
from pipeline.extract.counts.view import View

from ..tables import article, rows

TABLES = sorted((Path(__file__).parent / "tables").glob("counts_*.toml"))


def read_by(text: str) -> list[tuple[str, list[str]]]:
    """Give for numbers without a noun behind them the rules that read them, each by itself."""
    view = View(tighten(article(text)))
    numbers = quantities(view)
    latest: Reading | None = None
    found: list[tuple[str, list[str]]] = []
    for index, quantity in enumerate(numbers):
        if quantity.kind in ("odd", "date"):
            continue
        in_front, noun = before(view, quantity.start), look_behind(view, quantity).noun
        rule = rule_of(view, quantity, noun) if noun else None
        if noun and rule:
            reading = read(view, quantity, noun, rule)
            latest = reading if isinstance(reading, Reading) else latest
            continue
        start = view.sentence(quantity.start)[0]
        at = Apart(view, quantity, in_front, numbers, index, latest, start)
        apart = [(name, rule(at)) for name, rule in chain(SHARES, APART)]
        readings = [(name, r) for name, r in apart if isinstance(r, Reading)]
        found.append((view.text[quantity.start : quantity.end], [n for n, _ in readings]))
        latest = readings[0][1] if readings else latest
    return found


def test_at_most_one_rule_reads_a_number_whose_noun_stands_apart() -> None:
    twice = [
        (row.id, number, names)
        for row in rows(*TABLES)
        for number, names in read_by(row.text)
        if len(names) > 1
    ]
    assert twice == []
