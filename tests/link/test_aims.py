"""Counts in planned points of work are targets."""

from collections import Counter

import pytest

from pipeline.extract.tasks import find_tasks
from pipeline.link.aims import with_aims

from .rows import Row, facts, marked, rows

ROWS = rows("aims")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_the_row_holds(row: Row) -> None:
    given = facts(row)
    linked = with_aims(given.article, given.counts, find_tasks(given.article).lists)
    assert [c.role for c in marked(row, linked)] == row.fields["expect"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_nothing_but_the_role_changes(row: Row) -> None:
    given = facts(row)
    linked = with_aims(given.article, given.counts, find_tasks(given.article).lists)
    roles = [c.role for c in given.counts]
    back = [c.model_copy(update={"role": r}) for c, r in zip(linked, roles, strict=True)]
    assert back == list(given.counts)


def test_without_tasks_nothing_changes() -> None:
    for row in ROWS:
        given = facts(row)
        assert with_aims(given.article, given.counts, ()) == given.counts


def test_there_are_enough_rows_and_none_twice() -> None:
    assert [text for text, times in Counter(r.text for r in ROWS).items() if times > 1] == []
    assert sum("target" in r.fields["expect"] for r in ROWS) >= 8
    assert sum("target" not in r.fields["expect"] for r in ROWS) >= 5
