"""Who is to do a task, by when, and what it is to reach."""

from collections import Counter

import pytest

from pipeline.extract.tasks import find_tasks
from pipeline.link.tasks import with_links
from schemas.tasks import TaskItem, TaskList

from .rows import Facts, Row, facts, rows

ROWS = rows("tasks") + rows("actors") + rows("bodies") + rows("headings") + rows("openings")


def linked(row: Row) -> tuple[Facts, tuple[TaskList, ...]]:
    given = facts(row)
    tasks = find_tasks(given.article).lists
    return given, with_links(given.article, tasks, given.organisations, given.dates, given.counts)


def items(lists: tuple[TaskList, ...]) -> list[TaskItem]:
    return [item for tasks in lists for item in tasks.items]


def joined(texts: list[str]) -> str:
    return "; ".join(texts) or "-"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_the_row_holds(row: Row) -> None:
    given, lists = linked(row)
    found = items(lists)
    dates = {d.id: d.text for d in given.dates}
    counts = {c.id: c.text for c in given.counts}
    got = {
        "actors": [joined([a.text for a in i.actors]) for i in found],
        "deadlines": [dates[i.deadline] if i.deadline else "-" for i in found],
        "targets": [joined([counts[t] for t in i.targets]) for i in found],
    }
    assert found, row.text
    wanted = {k: v for k, v in row.fields.items() if k in got}
    assert {k: got[k] for k in wanted} == wanted, [i.text for i in found]
    if "bodies" in row.fields:
        names = {o.id: o.text for o in given.organisations}
        bodies = [joined([names.get(a.organisation or "", "-") for a in i.actors]) for i in found]
        assert bodies == row.fields["bodies"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_actors_quote_the_article_and_say_whether_they_are_inherited(row: Row) -> None:
    _, lists = linked(row)
    for item in items(lists):
        for actor in item.actors:
            assert row.text[actor.start : actor.end] == actor.text
            inside = item.start <= actor.start and actor.end <= item.end
            assert actor.inherited is not inside


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_nothing_else_changes(row: Row) -> None:
    given, lists = linked(row)
    empty: dict[str, object] = {"actors": [], "deadline": None, "targets": []}
    bare = tuple(
        t.model_copy(update={"items": [i.model_copy(update=empty) for i in t.items]}) for t in lists
    )
    assert bare == find_tasks(given.article).lists


def test_there_are_enough_rows_and_none_twice() -> None:
    assert len(ROWS) >= 35
    assert [text for text, times in Counter(r.text for r in ROWS).items() if times > 1] == []


def test_no_tasks_give_no_links() -> None:
    given = facts(Row("none", "Khu có 45 doanh nghiệp.", (), {}, None))
    assert with_links(given.article, (), (), given.dates, given.counts) == ()
