"""Tasks: lists of work, each point with its words, its number and its place in the list."""

from dataclasses import dataclass

from schemas.base import TextSpan, place_id
from schemas.tasks import TaskItem, TaskList

from ...segment.segmented import SegmentedText
from .draft import Draft, Point
from .marked import marked_lists
from .series import series

__all__ = ["RULE_NAMES", "TasksFound", "find_tasks"]

RULE_NAMES = (
    "tasks.marked_lines", "tasks.marked_inline", "tasks.continued", "tasks.series",
    "tasks.directive",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TasksFound:
    """What the room read: lists in order, actors, deadlines and targets still empty."""

    lists: tuple[TaskList, ...]


def find_tasks(
    article: SegmentedText, *, without: frozenset[str] = frozenset()
) -> TasksFound:
    """Give every task list of an article: `yêu cầu: (1) rà soát …; (2) xây …` has two items.

    `without` switches rules off by name. Actors, deadlines and targets are joined later (`link`).
    Source: annotation guide, section 4.
    """
    marked = marked_lists(article)
    taken = [(d.cue[0] if d.cue else d.start, d.end) for d in marked]
    drafts = sorted([*marked, *series(article, taken)], key=lambda d: d.start)
    lists = []
    for draft in drafts:
        draft.points = [p for p in draft.points if p.rule not in without]
        if draft.points:
            lists.append(_list(article.text, draft))
    return TasksFound(tuple(lists))


def _list(text: str, draft: Draft) -> TaskList:
    cue = draft.cue
    return TaskList(
        id=place_id("l", draft.points[0].start, draft.points[-1].end), status=draft.status,
        declared_count=draft.declared,
        cue=TextSpan(start=cue[0], end=cue[1], text=text[cue[0] : cue[1]])
        if cue and cue[0] < cue[1] else None,
        items=[_item(text, p) for p in draft.points],
    )  # fmt: skip


def _item(text: str, point: Point) -> TaskItem:
    parent = point.parent
    return TaskItem(
        id=place_id("t", point.start, point.end), start=point.start, end=point.end,
        text=text[point.start : point.end], rule=point.rule, confidence=None,
        ordinal=point.ordinal, marker=point.marker, level=point.level,
        parent=place_id("t", parent.start, parent.end) if parent else None,
        inferred=point.inferred, actors=[], deadline=None, targets=[],
    )  # fmt: skip
