"""Whose a count is."""

import re
from collections import Counter

import pytest

from pipeline.link.marked import BODY, any_of, blot, words
from pipeline.link.scope import with_scope

from .rows import Row, facts, marked, rows

ROWS = rows("scope")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_the_row_holds(row: Row) -> None:
    given = facts(row)
    linked = with_scope(given.article, given.counts, given.organisations)
    found = marked(row, linked)
    assert [c.scope.text if c.scope else "-" for c in found] == row.fields["expect"], row.text
    if "bodies" in row.fields:
        names = {o.id: o.text for o in given.organisations}
        got = [names.get(c.scope.organisation or "", "-") if c.scope else "-" for c in found]
        assert got == row.fields["bodies"], row.text


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_a_scope_quotes_the_article_and_changes_nothing_else(row: Row) -> None:
    given = facts(row)
    linked = with_scope(given.article, given.counts, given.organisations)
    assert [c.model_copy(update={"scope": None}) for c in linked] == list(given.counts)
    for count in linked:
        if count.scope:
            assert row.text[count.scope.start : count.scope.end] == count.scope.text


def test_there_are_enough_rows_and_none_twice() -> None:
    assert len(ROWS) >= 50
    assert [text for text, times in Counter(r.text for r in ROWS).items() if times > 1] == []
    assert sum(set(r.fields["expect"]) == {"-"} for r in ROWS) >= 15


def test_the_same_article_gives_the_same_scopes_twice() -> None:
    for row in ROWS[:10]:
        given = facts(row)
        once, twice = (
            with_scope(given.article, given.counts, given.organisations) for _ in range(2)
        )
        assert once == twice


def test_a_long_line_of_names_is_read_in_time() -> None:
    text = "Khu A và Khu B, các KCN tỉnh " * 2000 + "có 45 doanh nghiệp."
    row = Row("long", text, (), {}, None)
    given = facts(row)
    assert len(with_scope(given.article, given.counts, ())) == len(given.counts)


def test_a_blotted_text_keeps_its_length() -> None:
    row = ROWS[0]
    given = facts(row)
    out = blot("😀 " + row.text, [(c.start, c.end, BODY) for c in given.counts])
    assert len(out) == len(row.text) + 2
    for count in given.counts:
        assert set(out[count.start : count.end]) == {BODY}


@pytest.mark.parametrize("text, found", [("có thể", "có thể"), ("có thểm", "có"), ("cóm", None)])
def test_of_two_phrases_the_longer_is_read(text: str, found: str | None) -> None:
    match = re.match(any_of(["có", "có thể", "có"]), text)
    assert (match and match[0]) == found


def test_there_are_words_for_every_cue() -> None:
    assert re.match(words("counting_verb"), "có")
    assert re.match(words("territory", capital=True), "Quận")
