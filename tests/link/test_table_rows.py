"""Rows of tables give their names to their figures, in a page as it comes."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from pipeline.record import extract

from ..tables import page

TABLE = Path(__file__).parent / "tables" / "table_rows.toml"
ROWS: list[dict[str, Any]] = tomllib.loads(TABLE.read_text(encoding="utf-8"))["row"]


@pytest.mark.parametrize("row", ROWS, ids=[row["text"][:40] for row in ROWS])
def test_a_row_names_whose_figures_it_holds(row: dict[str, Any]) -> None:
    counts = extract(page(row["text"])).counts
    assert [count.scope.text if count.scope else "-" for count in counts] == row["expect"]
