"""Where work begins in a sentence that no marker opens: behind its directive or modal."""

import re
from dataclasses import dataclass
from typing import Final

from schemas.tasks import TaskStatus

from . import words as w
from .lexicon import Hit
from .view import View

_NEAR: Final = 160
_AHEAD_FIRST: Final = re.compile(r"[^,.;:]{5,60}, ")
_FORECAST: Final = re.compile(
    r"(?<!\w)(?:được|bị|dự báo|dự kiến|còn|có thể|là|đã|đang|vẫn|"
    r"tiếp tục (?:giảm|tăng|là|diễn))(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Opening:
    """Where the first point begins, whether it is still to do, and how sure that is."""

    place: int
    status: TaskStatus
    weak: bool = False
    """True where only the verbs of the points tell that they are work."""


def speech(view: View, start: int, end: int) -> Hit | None:
    """Find the directive of a speaker in a range."""
    return w.directive(view, start, end)


def behind_directive(view: View, start: int, head: int) -> Opening | None:
    """Give where the first point begins in a sentence without a colon."""
    said = speech(view, start, head)
    begin = said.end if said else start
    modal = w.modal(view, begin, head)
    if modal is None:
        return _without_modal(view, begin, head, said)
    if said and w.acts(view, begin + 1, modal.start):
        return Opening(begin, "planned")
    if said or ahead(view, start, modal.start):
        return Opening(modal.end, "planned")
    return Opening(modal.end, "planned", weak=True)


def _without_modal(view: View, begin: int, head: int, said: Hit | None) -> Opening | None:
    focus = w.cue(view, begin, min(head, begin + _NEAR), "focus")
    past = w.past(view, begin, head)
    if said:
        own = focus and not w.acts(view, begin + 1, focus.start)
        return Opening(focus.end if focus and own else begin, "planned")
    agreed = focus or w.cue(view, begin, min(head, begin + _NEAR), "agreed")
    if agreed and not (past and past.start < agreed.start):
        return Opening(agreed.end, "planned", weak=True)
    return looking_ahead(view, begin, head)


def looking_ahead(view: View, start: int, head: int) -> Opening | None:
    """Give where work begins behind `trong thời gian tới,` without a modal; the actor stays."""
    cue = _AHEAD_FIRST.match(view.low, start, head)
    if not cue or not ahead(view, start, cue.end()):
        return None
    place = cue.end()
    if w.begins_with_verb(view, place, head):
        return Opening(place, "planned", weak=True)
    limit = min(head, place + _NEAR)
    if _FORECAST.search(view.low, place, limit) or not w.acts(view, place, limit):
        return None
    return Opening(place, "planned", weak=True)


def ahead(view: View, start: int, end: int) -> Hit | None:
    """Find words that look ahead: `thời gian tới`, `6 tháng cuối năm`."""
    return w.cue(view, start, end, "ahead")
