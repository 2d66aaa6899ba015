"""When a count holds."""

from collections import Counter

import pytest

from pipeline.link.period import with_period

from .rows import Row, facts, marked, rows

ROWS = rows("period")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_the_row_holds(row: Row) -> None:
    given = facts(row)
    linked = with_period(given.article, given.counts, given.dates)
    names = {d.id: d.text for d in given.dates}
    got = [names[c.period] if c.period else "-" for c in marked(row, linked)]
    assert got == row.fields["expect"], [(d.text, d.role) for d in given.dates]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_nothing_but_the_period_changes(row: Row) -> None:
    given = facts(row)
    linked = with_period(given.article, given.counts, given.dates)
    assert [c.model_copy(update={"period": None}) for c in linked] == list(given.counts)


def test_there_are_enough_rows_and_none_twice() -> None:
    assert len(ROWS) >= 40
    assert [text for text, times in Counter(r.text for r in ROWS).items() if times > 1] == []
    assert sum(set(r.fields["expect"]) == {"-"} for r in ROWS) >= 12


def test_without_dates_nothing_has_a_period() -> None:
    for row in ROWS:
        given = facts(row)
        assert all(c.period is None for c in with_period(given.article, given.counts, ()))
