"""From a segmented article to its lists of work and to the numbers that belong to lists."""

from collections.abc import Sequence
from dataclasses import dataclass

from schemas.base import TextSpan, place_id
from schemas.making import made
from schemas.tasks import TaskItem, TaskList
from schemas.unassigned import Unassigned

from ...segment.segmented import SegmentedText
from .draft import Draft, Left, Point, Taken
from .lists import continued, inline, plain, tree
from .lists.addressed import joined
from .lists.marked import marked_lists
from .sentences import announced, directive
from .sentences import series as of_series
from .view import view

RULE_NAMES: tuple[str, ...] = (
    tree.RULE, plain.RULE, inline.RULE, continued.RULE, announced.RULE, directive.RULE,
)  # fmt: skip
"""Every rule that `without` can switch off."""


@dataclass(frozen=True, slots=True)
class TasksFound:
    """The lists of an article in order; actors, deadlines and targets are filled in `link`."""

    lists: tuple[TaskList, ...]
    leftovers: tuple[Unassigned, ...]
    """Numbers that announce a list (`declared_count`) and markers as printed (`list_marker`)."""


def find_tasks(article: SegmentedText, *, without: frozenset[str] = frozenset()) -> TasksFound:
    """Give every task list of an article: `yêu cầu: (1) rà soát …; (2) xây …` has two items.

    `without` switches rules off by name (`tasks.series`). Markers of lists that are no work, such
    as agendas, are left over as well. Source: annotation guide, section 4.
    """
    seen = view(article)
    marked = marked_lists(seen)
    marked.drafts = joined(seen, marked.drafts)
    drafts = marked.drafts + plain.unmarked_lists(seen, Taken(marked.drafts))
    drafts += of_series.series(seen, Taken(drafts))
    kept = []
    for draft in sorted(drafts, key=lambda draft: draft.points[0].start):
        draft.points = [p for p in draft.points if p.rule not in without]
        if draft.points:
            kept.append(draft)
    lists = tuple(_list(article.text, draft) for draft in kept)
    return TasksFound(lists, _leftovers(article.text, marked.left, kept))


def _list(text: str, draft: Draft) -> TaskList:
    cue, points = draft.cue, draft.points
    found = {
        "id": place_id("l", points[0].start, points[-1].end),
        "status": draft.status,
        "declared_count": draft.declared[0] if draft.declared else None,
        "cue": _span(text, *cue) if cue else None,
        "items": [_item(text, point) for point in points],
    }
    return made(TaskList, found)


def _span(text: str, start: int, end: int) -> TextSpan:
    return made(TextSpan, {"start": start, "end": end, "text": text[start:end]})


def _item(text: str, point: Point) -> TaskItem:
    start, end, parent = point.start, point.end, point.parent
    found = {
        "id": place_id("t", start, end),
        "start": start,
        "end": end,
        "text": text[start:end],
        "rule": point.rule,
        "confidence": None,
        "ordinal": point.ordinal,
        "marker": point.marker,
        "level": point.level,
        "parent": place_id("t", parent.start, parent.end) if parent else None,
        "inferred": point.inferred,
        "actors": [],
        "deadline": None,
        "targets": [],
    }
    return made(TaskItem, found)


def _leftovers(
    text: str, markers: Sequence[Left], drafts: Sequence[Draft]
) -> tuple[Unassigned, ...]:
    """Give markers and announcing numbers in order, each place once."""
    numbers = [Left(*d.declared[1:], "declared_count") for d in drafts if d.declared]
    if not (markers or numbers):
        return ()
    found = {(left.start, left.end): left.reason for left in [*markers, *numbers]}
    return tuple(
        made(Unassigned, {"start": start, "end": end, "text": text[start:end], "reason": reason})
        for (start, end), reason in sorted(found.items())
    )
