"""One sentence under an explicit directive: `ông yêu cầu các sở rà soát …`."""

from functools import cache
from typing import Final

from . import words as w
from .draft import Draft, Point
from .items import asked, trimmed
from .lexicon import Hit, surfaces
from .opening import ahead, behind_directive, looking_ahead, speech
from .view import View

RULE: Final = "tasks.directive"
_SHORTEST: Final = 20


@cache
def _soft() -> frozenset[str]:
    return frozenset(surfaces("soft"))


def single(view: View, start: int, end: int) -> Draft | None:
    """Read one sentence under an explicit directive, None where it asks for nothing."""
    place = _place(view, start, end)
    if place is None:
        return None
    begin, stop = trimmed(view, place, end)
    if stop - begin < _SHORTEST or not w.has_verb(view, begin, stop):
        return None
    cue = (start, start + len(view.plain[start:place].rstrip(" ")))
    return Draft("planned", cue, [Point(begin, stop, RULE)])


def _place(view: View, start: int, end: int) -> int | None:
    said = _explicit(view, start, end)
    if said is None:
        return _looking_ahead(view, start, end)
    if said.start == start and not asked(view, said.end + 1, end):
        return None
    behind = view.low[said.end : said.end + 2].lstrip(" ")
    if behind.startswith(":"):
        return view.low.index(":", said.end) + 1
    if behind.startswith(","):
        later = looking_ahead(view, said.end + 2, end)
        return later.place if later else None
    if not behind or behind[0] in ".;)”":
        return None
    found = behind_directive(view, said.start, end)
    return found.place if found else None


def _explicit(view: View, start: int, end: int) -> Hit | None:
    """Find the first directive that binds; hopes, promises and mere stress are none."""
    said = speech(view, start, end)
    while said and said.text in _soft():
        if said.text == "lưu ý" and w.modal(view, said.end, end):
            return said
        said = speech(view, said.end, end)
    return said


def _looking_ahead(view: View, start: int, end: int) -> int | None:
    """Find work behind `thời gian tới`, unless somebody only hopes or promises it."""
    cue = ahead(view, start, min(end, start + 200))
    soft = speech(view, start, end) if cue else None
    if cue is None or (soft and soft.text not in ("nhấn mạnh", "lưu ý")):
        return None
    modal = w.modal(view, cue.end, end)
    if modal and w.begins_with_verb(view, modal.end + 1, end):
        return modal.end
    found = None if modal else looking_ahead(view, start, end)
    return found.place if found else None
