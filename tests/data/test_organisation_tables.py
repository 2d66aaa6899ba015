"""The lexicons of the organisations room, tested as data."""

from collections import Counter
from typing import get_args

import pytest

from pipeline.data import load
from pipeline.extract.organisations.lexicon import cues
from pipeline.extract.organisations.spelling import PIECE, folded
from schemas.organisations import OrganisationType

TYPES = set(get_args(OrganisationType))
FRAMES = {"place", "self", "field", "organ", "unit", "office", "company", "zone", "authority"}
PROVINCES_2025 = 34
PROVINCES_BEFORE = 63


@pytest.mark.parametrize(
    "name", ["organisation_heads", "organisation_terms", "organisation_names", "places"]
)
def test_a_spelling_has_one_meaning(name: str) -> None:
    meanings: dict[str, set[tuple[str, str]]] = {}
    for row in load(name):
        meanings.setdefault(folded(row.surface), set()).add((folded(row.canonical), row.type))
    assert {word: said for word, said in meanings.items() if len(said) > 1} == {}


def test_heads_have_a_type_and_a_frame() -> None:
    for row in load("organisation_heads"):
        kind, frame = row.type.split()
        if kind == "none":
            assert frame == "none"
            continue
        assert frame in FRAMES, row
        assert kind in TYPES | {"parent"}, row


def test_names_have_types_of_organisations() -> None:
    assert {row.type for row in load("organisation_names")} <= TYPES


def test_abbreviations_are_written_out() -> None:
    rows = load("organisation_abbreviations")
    assert {row.type for row in rows} == {"head", "zone", "term", "form", "place", "word"}
    assert [row for row in rows if row.surface == row.canonical] == []
    assert [s for s, times in Counter(row.surface for row in rows).items() if times > 1] == []


def test_every_cue_can_be_read() -> None:
    for row in load("organisation_cues"):
        pieces = [*PIECE.findall(folded(row.surface)), ""]
        found = cues(row.type).match(pieces, 0)
        assert found is not None and found[0] == len(pieces) - 1, row


def test_all_provinces_old_and_new_are_there() -> None:
    rows = [row for row in load("places") if row.type == "province"]
    new = {row.canonical for row in rows if row.source == "Nghị quyết 202/2025/QH15"}
    assert len(new) == PROVINCES_2025
    assert len({row.canonical for row in rows} - EXTINCT - {"Huế"}) == PROVINCES_BEFORE


EXTINCT = {"Hà Tây", "Quảng Nam - Đà Nẵng", "Bắc Thái", "Hà Nam Ninh", "Sông Bé"}
"""Provinces of before 2008 that old articles name."""
