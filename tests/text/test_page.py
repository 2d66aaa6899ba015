"""Blocks of saved pages: the table of whole pages, and what holds for any text."""

import tomllib
import unicodedata
from collections import Counter
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.page import read_page
from schemas.article import BlockKind

PAGES = tomllib.loads(
    (Path(__file__).parent / "tables" / "pages.toml").read_text(encoding="utf-8")
)["page"]
KINDS = get_args(BlockKind)


def unmark(page: dict[str, str]) -> tuple[str, list[tuple[str, str]]]:
    """Give a page's text and its lines with their expected kinds."""
    rows: list[str] = []
    expected: list[tuple[str, str]] = []
    for raw in page["lines"].split("\n"):
        kind, bar, words = raw.partition(" | ")
        if not bar:
            assert not raw.strip(), f"{page['name']}: {raw!r} has no kind"
            rows.append("")
            continue
        assert kind in KINDS, f"{page['name']}: {kind!r} is no kind"
        rows.append(words)
        expected.append((kind, words.strip()))
    return "\n".join(rows), expected


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page["name"])
def test_every_line_of_the_page_is_what_the_table_says(page: dict[str, str]) -> None:
    text, expected = unmark(page)
    assert [(b.kind, text[b.start : b.end]) for b in read_page(text).blocks] == expected
