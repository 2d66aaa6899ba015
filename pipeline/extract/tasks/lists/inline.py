"""Lists within a paragraph: `(1) …; (2) …`, `một là …; hai là …`, `a) …; b) …`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from .. import words as w
from ..announcing import asks, status
from ..draft import Draft, Point
from ..items import directed, opened, trimmed
from ..judge import is_recipe, is_work
from ..lexicon import opener
from ..markers import Marker, inline_markers, seldom_markers
from ..sentences.addressees import set_to_work
from ..sentences.further import behind_list
from ..view import Line, View
from .continued import behind_sentence
from .nested import unfolded

RULE: Final = "tasks.marked_inline"
_MARKER: Final = 40
"""So long are a first marker's words and sign before its number: `; nhiệm vụ thứ nhất`."""
_LETTERS: Final = "abcdđeghiklmnopqrstuvxy"


@dataclass(slots=True)
class Groups:
    """The lists of a paragraph and the markers of all groups, work or not."""

    drafts: list[Draft] = field(default_factory=list)
    markers: list[Marker] = field(default_factory=list)


def inline_lists(view: View, start: int, end: int) -> Groups:
    """Find the groups of markers that count on inside a line."""
    found = Groups()
    first = max(start, view.cues.first_marker(start, end) - _MARKER)
    groups = list(_groups(view, inline_markers(view.low, first, end)))
    if not groups and view.cues.seldom_marked:
        groups = list(_groups(view, seldom_markers(view.low, first, end)))
    for number, group in enumerate(groups, 1):
        last = groups[number][0].start if number < len(groups) else end
        found.markers += group
        draft = _draft(view, start, last, group)
        if draft:
            asked = draft.cue is not None and w.directive(view, *draft.cue) is not None
            asked = asked and draft.status == "planned"
            found.drafts += [draft, *_besides(view, draft.end, end, asked=asked)]
    return found


def _besides(view: View, place: int, limit: int, *, asked: bool) -> list[Draft]:
    """Give the list of the sentence behind a group that binds somebody besides."""
    for start, end in view.sentences(place, limit):
        draft = behind_list(view, start, min(end, limit))
        draft = draft or (set_to_work(view, start, min(end, limit)) if asked else None)
        return [draft] if draft else []
    return []


def _groups(view: View, markers: Sequence[Marker]) -> Iterator[list[Marker]]:
    """Group markers of one style: from 1 or a on, gaps of one and doubles allowed."""
    group: list[Marker] = []
    for marker in markers:
        if group and marker.style != group[0].style:
            continue
        if group and _next(view, group, marker):
            group.append(marker)
            continue
        if len(group) > 1:
            yield group
        group = [marker] if _is_first(view, marker) else []
    if len(group) > 1:
        yield group


def _is_first(view: View, marker: Marker) -> bool:
    return marker.ordinal == 1 or (marker.ordinal is None and "a" in _printed(view, marker))


def _next(view: View, group: Sequence[Marker], marker: Marker) -> bool:
    last = group[-1]
    if marker.ordinal is None or last.ordinal is None:
        return 0 < _letter(view, marker) - _letter(view, last) <= 2
    return last.ordinal <= marker.ordinal <= last.ordinal + 2 and marker.ordinal > 1


def _letter(view: View, marker: Marker) -> int:
    """Give the place of a letter marker in the alphabet."""
    return next((_LETTERS.find(sign) for sign in _printed(view, marker) if sign.isalpha()), -1)


def _printed(view: View, marker: Marker) -> str:
    return view.low[marker.start : marker.stop]


def _draft(view: View, start: int, end: int, group: Sequence[Marker]) -> Draft | None:
    cue = _cue(view, start, group[0])
    points = [
        point
        for number, marker in enumerate(group)
        if (point := _point(view, marker, _stop(view, end, group, number)))
    ]
    points = [inner for point in points for inner in unfolded(view, point)]
    recipe = cue is not None and not asks(view, *cue) and is_recipe(view, cue[0])
    if len(points) < 2 or recipe or not is_work(view, cue, points):
        return None
    directed(view, points, cue)
    number = w.declared(view, *cue) if cue else None
    draft = Draft(status(view, cue) if cue else "planned", cue, points, number)
    behind_sentence(view, draft, end)
    return draft


def _stop(view: View, limit: int, group: Sequence[Marker], number: int) -> int:
    """Give where a point ends at the latest: before the next marker, the last with its sentence."""
    if number + 1 < len(group):
        return _past_and(view, group[number + 1].start)
    place = group[number].end
    stop = min(max(view.article.sentence_at(place)[1], place), limit)
    for start, end in view.sentences(stop, limit):
        if not opener("goes_on").match(view.low, start, end) or behind_list(view, start, end):
            break
        stop = min(end, limit)
    return stop


def _past_and(view: View, place: int) -> int:
    """Give where a point ends before `và` and the marker of the next."""
    bare = place - (view.low[place - 1] == " ")
    return bare - len(" và") if view.low.endswith(" và", 0, bare) else place


def _point(view: View, marker: Marker, stop: int) -> Point | None:
    start, end = trimmed(view, marker.end, stop)
    start = opened(view, start, end)
    if start >= end:
        return None
    printed = view.article.text[marker.start : marker.stop]
    return Point(start, end, RULE, marker.ordinal, printed)


def _cue(view: View, limit: int, first: Marker) -> tuple[int, int] | None:
    """Give the words of the sentence before the first marker, or the sentence before that."""
    end = limit + len(view.plain[limit : first.start].rstrip(' -“"'))
    if end <= limit:
        return None
    return max(view.article.sentence_at(end - 1)[0], limit), end


@dataclass(frozen=True, slots=True)
class Leading:
    """A first point in the paragraph above the line of the second."""

    marker: Marker
    point: Point
    cue: tuple[int, int] | None


def leading(view: View, line: Line, second: Marker) -> Leading | None:
    """Find a first point that stands in the paragraph above the line of the second."""
    for marker in inline_markers(view.low, line.start, line.end):
        if marker.style == second.style and marker.ordinal == 1:
            point = _point(view, marker, line.end)
            if point:
                return Leading(marker, point, _cue(view, line.start, marker))
    return None
