"""What is still to be done is no change yet: counts in planned points of work are targets."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import zip_longest
from operator import attrgetter, itemgetter
from typing import Final

from schemas.counts import CountFact
from schemas.making import changed
from schemas.tasks import TaskItem, TaskList

from ..segment.segmented import SegmentedText

_PAST = re.compile(
    r"(?:đ(?<!\w.)ã|s(?<!\w.)au khi|v(?<!\w.)(?:ừa|ẫn)|t(?<!\w.)rước đó)(?!\w)[^.;]{0,60}$"
)
_STOCK = re.compile(
    r"(?<!\w)(?:có|của|với|còn|trong|tại|thuộc|gồm|là|ở|cho|giữa|từ|nợ|thiếu|hơn|trên|số) ?$"
)
"""What in front of a number says that so many are there: `chi bộ có 5 đảng viên`."""
_FRONT, _NEAR = 80, 8
_values: Final = attrgetter("__dict__")
_start: Final = itemgetter("start")


def with_aims(
    segmented: SegmentedText, counts: Sequence[CountFact], tasks: Sequence[TaskList]
) -> tuple[CountFact, ...]:
    """Give the role target to what a planned point wants done (guide, section 3).

    Under `Quý IV cần:`, `1. Kết nạp 40 đảng viên; 2. Kiểm tra 10 doanh nghiệp` has two targets.
    """
    items = [item for found in tasks if found.status == "planned" for item in found.items]
    return _aimed(segmented.text, counts, items) if items and counts else tuple(counts)


def _aimed(text: str, counts: Sequence[CountFact], items: list[TaskItem]) -> tuple[CountFact, ...]:
    starts = list(map(_start, map(_values, counts)))
    aimed = list(counts)
    items.sort(key=lambda item: item.start)
    for item, behind in zip_longest(items, items[1:]):
        first = bisect_left(starts, item.start)
        last = bisect_left(starts, behind.start if behind else item.end, first)
        for number in range(first, last):
            count = counts[number]
            if count.role in ("change", "level") and count.end <= item.end:
                front = text[max(item.start, count.start - _FRONT) : count.start].lower()
                if _is_aim(count, front):
                    aimed[number] = changed(count, {"role": "target"})
    return tuple(aimed)


def _is_aim(count: CountFact, front: str) -> bool:
    """Tell a thing to be done from one that is there: `giám sát nợ của 47 doanh nghiệp`."""
    if _PAST.search(front):
        return False
    if count.role == "change":
        return True
    whole = count.unit == "absolute" and count.of is None
    near = max(0, len(front) - _NEAR)
    return whole and count.measure != "other" and _STOCK.search(front, near) is None
