"""One sentence under an explicit directive: `ông yêu cầu các sở rà soát …`."""

from functools import cache
from typing import Final

from . import words as w
from .draft import Draft, Point
from .items import asked, trimmed
from .lexicon import surfaces
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
    said = speech(view, start, end)
    if said is None:
        return _looking_ahead(view, start, end)
    if said.text in _soft() and not (said.text == "lưu ý" and w.modal(view, said.end, end)):
        return _looking_ahead(view, start, end) if said.text in ("nhấn mạnh", "lưu ý") else None
    if said.start == start and not asked(view, said.end + 1, end):
        return None
    behind = view.low[said.end : said.end + 2].lstrip(" ")
    if behind.startswith(":"):
        return view.low.index(":", said.end) + 1
    if not behind or behind[0] in ",.;)”":
        return None
    found = behind_directive(view, start, end)
    return found.place if found else None


def _looking_ahead(view: View, start: int, end: int) -> int | None:
    cue = ahead(view, start, min(end, start + 200))
    modal = w.modal(view, cue.end, end) if cue else None
    if modal and w.begins_with_verb(view, modal.end + 1, end):
        return modal.end
    found = None if modal else looking_ahead(view, start, end)
    return found.place if found else None
