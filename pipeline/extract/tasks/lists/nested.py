"""Points within a point: `1. Sở Y tế: a) chuẩn bị thuốc; b) lập đội cơ động`."""

from ..draft import Point
from ..items import opened, trimmed
from ..markers import Marker, inline_markers
from ..view import View
from .tree import is_heading

_LETTERS = "abcdđe"
_LAST_OPENING = 200


def unfolded(view: View, point: Point) -> list[Point]:
    """Give the lettered points inside a point, below it, or in its place where it only heads them.

    Source: annotation guide, section 4: `Với các sở: a) …; b) …` is a heading and two points.
    """
    first = view.low.find("a)", point.start, min(point.end, point.start + _LAST_OPENING))
    letters = _letters(view, point) if first > 0 else []
    if len(letters) < 2:
        return [point]
    head, stop = trimmed(view, point.start, letters[0].start)
    heading = stop <= head or is_heading(view, head, stop)
    ends = [marker.start for marker in letters[1:]] + [point.end]
    inner = []
    for marker, last in zip(letters, ends, strict=True):
        start, end = trimmed(view, marker.end, last)
        start = opened(view, start, end)
        if start < end:
            printed = view.article.text[marker.start : marker.stop]
            level, above = (point.level, point.parent) if heading else (point.level + 1, point)
            inner.append(Point(start, end, point.rule, None, printed, level, above))
    if heading:
        return inner
    point.end = stop
    return [point, *inner]


def _letters(view: View, point: Point) -> list[Marker]:
    """Give the markers a), b), c) … that follow one another behind the colon of a point."""
    found: list[Marker] = []
    for marker in inline_markers(view.low, point.start, point.end):
        due = _LETTERS[len(found) : len(found) + 1]
        if marker.style == "a" and due and due in view.low[marker.start : marker.stop]:
            found.append(marker)
    behind = found and view.low[point.start : found[0].start].rstrip(" ").endswith(":")
    return found if behind else []
