"""Somebody known who is asked something that no verb we know names."""

import re
from typing import Final

from .. import words as w
from ..lexicon import opener
from ..view import View

_ORDERS: Final = frozenset({"yêu cầu", "đề nghị", "kiến nghị", "chỉ đạo"})
_SEVERAL_HEADS: Final = frozenset({"các", "mỗi", "toàn thể"})
_WORDS: Final = 4
_NO_PREDICATE: Final = re.compile(
    r"(?: (?:của|về|trong|ngoài|tại|ở|với|là|và|hoặc|hay|này|đó|kia|trên|dưới|nào|khi|khác|cũng|"
    r"đều|nhưng|mà|thì|có|được|bị|đang|đã|chưa|không|vẫn|nên|vì|do|theo|như|từ|đến|cho)(?!\w)|[,.;:(])"
)
"""What goes on with a noun rather than says what is to be done."""


def is_set_to(view: View, start: int, begin: int, stop: int) -> bool:
    """Tell somebody known who is asked what no verb we know names: `đề nghị bà con ra đồng sớm`."""
    said = w.directive(view, start, begin)
    if not said or said.start == start or said.end + 1 != begin or said.text not in _ORDERS:
        return False
    head = opener("actor_head").match(view.low, begin, stop)
    if head and head[0] in _SEVERAL_HEADS:
        head = opener("actor_head").match(view.low, head.end() + 1, stop)
    if head is None or _NO_PREDICATE.match(view.low, head.end(), stop):
        return False
    return view.low.count(" ", head.end(), stop) >= _WORDS
