"""Which colon of a sentence opens a series, and which only closes a label."""

import re
from typing import Final

from .. import words as w
from ..announcing import asks
from ..opening import speech
from ..view import View

_LONGEST_CUE: Final = 420
_LEADING: Final = 12
FOR_SOMEBODY: Final = re.compile(r"(?:riêng |còn )?(?:đối với|về phía|với) (?=[^.:;\n]{2,110}:)")
"""What leads to whoever the words behind a colon are for: `Đối với Ban Giám đốc:`."""
LABEL: Final = 48
"""Characters of a label in front of things done or asked, and of whom they are told behind it."""


def last_colon(view: View, start: int, head: int) -> int | None:
    """Give the colon that opens a series: `kết luận: Quý II, các chi bộ tập trung 4 việc: …`."""
    colon = first_colon(view.low, start, head)
    later = first_colon(view.low, colon, head) if colon is not None else None
    if colon is None or later is None or w.begins_with_verb(view, colon + 1, head):
        return colon
    return later if w.declared(view, colon, later) else colon


def first_colon(low: str, start: int, head: int) -> int | None:
    """Give where the words behind the first colon begin; `14:30` holds none."""
    place = low.find(":", start, min(head, start + _LONGEST_CUE))
    while place >= 0 and low[place + 1 : place + 2].isdigit():
        place = low.find(":", place + 1, min(head, start + _LONGEST_CUE))
    return place + 1 if place >= 0 else None


def is_spoken(view: View, start: int, colon: int, head: int) -> bool:
    """Tell a label before a directive: `Ý kiến của Tổ công tác: đề nghị …`."""
    if colon - start > LABEL or asks(view, start, colon) or w.past(view, start, colon):
        return False
    behind = speech(view, colon, min(head, colon + _LEADING))
    return behind is not None and behind.start == colon + 1
