"""Rows of the link tables: counts marked in the text, what is joined to each beside it.

    [[row]]
    text = "Khu A có ⟦97 doanh nghiệp⟧ với ⟦8.127 lao động⟧."
    expect = ["Khu A", "Khu A"]

A dash says that nothing is joined. `organisations` are the mentions, `type: words` each, given for
every place where the words stand; same words, same entity. `bodies` are the words of the mention
that each scope names. In task rows nothing is marked and `actors`, `deadlines`, `targets` have one
entry an item, several actors or targets set off by `;`.
"""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.extract.counts import find_counts
from pipeline.extract.dates import find_dates
from pipeline.link.ownership import settle
from pipeline.segment.article import segment
from pipeline.segment.segmented import SegmentedText
from schemas.base import place_id
from schemas.counts import CountFact
from schemas.dates import DateFact
from schemas.organisations import OrganisationFact

from ..tables import unmark

TABLES = Path(__file__).parent / "tables"
KEYS = {"text", "expect", "organisations", "bodies", "actors", "deadlines", "targets", "published"}


@dataclass(frozen=True)
class Row:
    """One row of a table."""

    id: str
    text: str
    marks: tuple[tuple[int, int], ...]
    fields: dict[str, list[str]]
    published: str | None


def rows(name: str) -> list[Row]:
    """Read a table, refusing what is not as described above."""
    table = tomllib.loads((TABLES / f"{name}.toml").read_text(encoding="utf-8"))
    assert set(table) == {"row"}
    return [_row(f"{name}-{number:03}", raw) for number, raw in enumerate(table["row"], 1)]


def _row(name: str, raw: dict[str, Any]) -> Row:
    assert set(raw) <= KEYS, f"{name}: unknown keys {sorted(set(raw) - KEYS)}"
    text, marks = unmark(raw.pop("text"))
    published = raw.pop("published", None)
    if "expect" in raw:
        assert len(raw["expect"]) == len(marks) > 0, f"{name}: marks and expected differ"
    return Row(name, text, marks, raw, published)


@dataclass(frozen=True)
class Facts:
    """What the rooms find in a row's text."""

    article: SegmentedText
    counts: tuple[CountFact, ...]
    dates: tuple[DateFact, ...]
    organisations: tuple[OrganisationFact, ...]


def facts(row: Row) -> Facts:
    """Read a row's text with the real rooms; organisations are as the row names them."""
    article = segment(row.text)
    found = find_dates(article, published=row.published).facts
    dates, counts = settle(found, find_counts(article).facts)
    return Facts(article, counts, dates, tuple(_organisations(row)))


def _organisations(row: Row) -> list[OrganisationFact]:
    made: list[OrganisationFact] = []
    names = sorted(row.fields.get("organisations", ()), key=lambda n: -len(n))
    for name in names:
        kind, _, words = name.partition(": ")
        places = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", row.text)]
        assert places, f"{row.id}: {words} is not in the text"
        for start, end in places:
            if not any(o.start < end and start < o.end for o in made):
                made.append(_organisation(kind, words, start, end, places[0]))
    return sorted(made, key=lambda o: o.start)


def _organisation(
    kind: str, words: str, start: int, end: int, first: tuple[int, int]
) -> OrganisationFact:
    return OrganisationFact.model_validate(
        {
            "id": place_id("o", start, end), "start": start, "end": end, "text": words,
            "type": kind, "entity": place_id("e", *first), "rule": "organisations.given",
            "confidence": None,
        }
    )  # fmt: skip


def marked(row: Row, counts: tuple[CountFact, ...]) -> list[CountFact]:
    """Give the counts at the marks of a row, in order."""
    by_place = {(c.start, c.end): c for c in counts}
    missing = [row.text[s:e] for s, e in row.marks if (s, e) not in by_place]
    assert not missing, f"{row.id}: no count {missing} among {[c.text for c in counts]}"
    return [by_place[place] for place in row.marks]
