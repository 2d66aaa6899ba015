"""Checks of task lists: as many points as announced, numbered without gaps or doubles."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from schemas.checks import Check, CheckStatus
from schemas.tasks import TaskItem, TaskList

from ..segment.segmented import SegmentedText
from .noted import noted

_CUT: Final = re.compile(r"(?:…|\.\.\.)[ \u00a0)]{0,2}$")


def counted(article: SegmentedText, tasks: Sequence[TaskList]) -> Iterator[Check]:
    """Compare the announced number with the marked points: `3 nhiệm vụ`, two listed, fails.

    Inferred points do not count; the message says how many there are.
    """
    for found in tasks:
        marked = [i for i in _top(found) if i.marker is not None and not i.inferred]
        if found.declared_count is None or not marked:
            continue
        number = len(marked)
        inferred = sum(i.inferred for i in found.items)
        status: CheckStatus = "pass" if number == found.declared_count else "fail"
        if status == "fail" and number < found.declared_count and _is_cut(article, found):
            status = "incomplete"
        more = f", {inferred} more inferred" if inferred else ""
        yield noted(
            code="task_count", status=status, measure=None, expected=str(found.declared_count),
            found=str(number), facts=[found.id],
            message=f"{found.declared_count} declared, {number} listed{more}",
        )  # fmt: skip


def numbered(tasks: Sequence[TaskList]) -> Iterator[Check]:
    """Compare the numbers that points carry with 1, 2, 3 …: gaps and doubles fail."""
    for found in tasks:
        ordinals = [i.ordinal for i in _top(found) if i.ordinal is not None]
        if len(ordinals) < 2:
            continue
        expected = list(range(ordinals[0], ordinals[0] + len(ordinals)))
        right = ordinals == expected
        yield noted(
            code="numbering", status="pass" if right else "fail", measure=None,
            expected=_shown(expected), found=_shown(ordinals), facts=[found.id],
            message="in order" if right else f"numbered {_shown(ordinals)}",
        )  # fmt: skip


def _top(found: TaskList) -> list[TaskItem]:
    return [i for i in found.items if i.level == 1]


def _shown(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers))


def _is_cut(article: SegmentedText, found: TaskList) -> bool:
    """Tell a list that visibly stops: dots at its end, or nothing behind it but furniture."""
    end = found.items[-1].end
    if _CUT.search(article.text[max(0, end - 4) : end + 3].rstrip()):
        return True
    return article.text[end : end + 1] not in (".", ";", ":", "", "\n") and not any(
        b.start >= end and b.kind in ("body", "heading") for b in article.blocks
    )
