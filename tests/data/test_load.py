"""Lexicons as data: every table is read whole, and a damaged one is refused by line."""

import unicodedata
from collections import Counter
from pathlib import Path

import pytest

import pipeline.data
from pipeline.data import COLUMNS, Row, load, rows
from pipeline.errors import SetupError

TABLES = sorted(path.stem for path in Path(pipeline.data.__file__).parent.glob("*.tsv"))
HEADER = "\t".join(COLUMNS)
STOP_TYPES = {
    "title", "place", "number", "company", "company_end", "list_end", "unit_end", "domain", "file",
}  # fmt: skip


def test_there_are_tables() -> None:
    assert {"abbreviations_stop", "sentence_starters"} <= set(TABLES)


@pytest.mark.parametrize("name", TABLES)
def test_every_table_loads_without_doubled_rows(name: str) -> None:
    found = load(name)
    assert found
    assert [row for row, times in Counter(found).items() if times > 1] == []


@pytest.mark.parametrize("name", ["abbreviations_stop", "sentence_starters"])
def test_a_surface_form_has_one_meaning_before_a_stop(name: str) -> None:
    surfaces = Counter(row.surface for row in load(name))
    assert [word for word, times in surfaces.items() if times > 1] == []


def test_types_of_abbreviations_are_known() -> None:
    assert {row.type for row in load("abbreviations_stop")} == STOP_TYPES


def test_suffixes_are_lower_case() -> None:
    suffixes = [r.surface for r in load("abbreviations_stop") if r.type in ("domain", "file")]
    assert suffixes == [s.lower() for s in suffixes]


def test_rows_keep_their_order_and_skip_comments() -> None:
    lines = ["# chú thích", HEADER, "", "TP\tthành phố\tplace\tpress", "Q\tquận\tplace\tpress", ""]
    assert rows(lines, name="x") == (
        Row("TP", "thành phố", "place", "press"),
        Row("Q", "quận", "place", "press"),
    )


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("TP\tthành phố\tplace", "line 2: not four"),
        ("TP\tthành phố\tplace\t", "line 2: not four"),
        ("TP \tthành phố\tplace\tpress", "line 2: not four"),
        (unicodedata.normalize("NFD", "TP\tthành phố\tplace\tpress"), "line 2: not NFC"),
    ],
)
def test_a_damaged_row_is_named(line: str, message: str) -> None:
    with pytest.raises(SetupError, match=message) as caught:
        rows([HEADER, line], name="x")
    assert caught.value.code == "lexicon_damaged"


def test_a_table_without_header_is_refused() -> None:
    with pytest.raises(SetupError, match="line 1: the first row"):
        rows(["TP\tthành phố\tplace\tpress"], name="x")


def test_a_missing_table_is_a_setup_error() -> None:
    with pytest.raises(SetupError) as caught:
        load("no_such_table")
    assert caught.value.code == "lexicon_missing"
