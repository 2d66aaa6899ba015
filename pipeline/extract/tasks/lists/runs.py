"""Marked lines that follow one another: which go on with a list, which begin another."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from .. import words as w
from ..lexicon import opener
from ..markers import BULLETS, Marker, following, inline_markers
from ..view import Line, View
from .tree import Node, is_heading

_LABEL: Final = 30
_FOREIGN: Final = 3
"""So many unmarked lines in a row may stand between two points."""
_QUOTE: Final = re.compile(r"[“\"«]")


@dataclass(slots=True)
class Run:
    """Nodes of a list over lines, the markers of all its lines, and the line behind it."""

    nodes: list[Node] = field(default_factory=list)
    markers: list[Marker] = field(default_factory=list)
    after: int = 0


def run_at(view: View, index: int) -> Run:
    """Collect the marked lines from a line on; captions, quotations, paragraphs may interrupt."""
    run = Run(after=index)
    stack: list[Node] = []
    place = index
    while place < len(view.lines):
        line = view.lines[place]
        marker = line.marker
        if marker is None:
            step = _gap(view, place, stack)
            if not step:
                break
            _take_in(view, view.lines[place : place + step], stack[-1])
            place += step
            continue
        marker = _in_words(marker, stack)
        depth = _depth(view, stack, marker)
        if depth is None:
            break
        for node in _nodes(view, marker, line):
            (stack[depth - 1].children if depth else run.nodes).append(node)
            stack[depth:] = [node]
            run.markers.append(node.marker)
        place += 1
        run.after = place
    _last_paragraph(view, run, stack)
    return run


def _nodes(view: View, marker: Marker, line: Line) -> list[Node]:
    """Give the points of a line: `Một là, …. Hai là, …. Ba là, …` has three."""
    nodes = [Node(marker, line.start, line.end)]
    if following(view.low, marker, line.end) < 0:
        return nodes
    for later in inline_markers(view.low, marker.end, line.end):
        last = nodes[-1].marker
        if later.style == last.style and later.ordinal == (last.ordinal or 0) + 1:
            nodes[-1].end = later.start
            nodes.append(Node(later, later.start, line.end))
    return nodes


def _in_words(marker: Marker, stack: Sequence[Node]) -> Marker:
    """Read `v)` behind `u)` as a letter: small Roman numbers begin with i."""
    if marker.style == "i" and marker.ordinal != 1 and all(n.marker.style != "i" for n in stack):
        return Marker(marker.start, marker.stop, marker.end, "a", None)
    return marker


def _depth(view: View, stack: Sequence[Node], marker: Marker) -> int | None:
    """Give the level at which a marker goes on, None where it begins another list."""
    for depth in range(len(stack) - 1, -1, -1):
        if stack[depth].marker.style == marker.style:
            return depth if _follows(stack[depth].marker, marker) else None
    if not stack:
        return 0
    number = marker.ordinal
    if number is not None and number > 1:
        for depth in range(len(stack) - 1, -1, -1):
            if stack[depth].marker.ordinal == number - 1 and marker.style != "1.1":
                return depth
    if _opens(view, stack[-1], marker):
        return len(stack)
    return None


def _follows(last: Marker, marker: Marker) -> bool:
    """Tell a number that does not begin again: gaps, doubles and a step back are one list."""
    if marker.ordinal is None or last.ordinal is None:
        return True
    if marker.style == "1.1":
        return True
    return marker.ordinal > 1 or last.ordinal == 0


def _opens(view: View, above: Node, marker: Marker) -> bool:
    """Tell whether points of a new style stand under the line above."""
    if view.low[above.start : above.end].rstrip(" *_").endswith(":"):
        return True
    if is_heading(view, above.marker.end, above.end):
        return True
    if _is_part(view, marker.end):
        return False
    bulleted = above.marker.style in BULLETS
    return not bulleted or (marker.style in BULLETS)


def _is_part(view: View, place: int) -> bool:
    """Tell what heads another part of a report, no point below the one above: `* Tồn tại: …`."""
    head = opener("section").match(view.low, place)
    return head is not None and ":" in view.low[head.end() : head.end() + _LABEL].split("\n")[0]


def _gap(view: View, place: int, stack: Sequence[Node]) -> int:
    """Give how many unmarked lines stand between two points of a list, 0 where it ends."""
    if not stack:
        return 0
    for step in range(1, _FOREIGN + 1):
        if place + step >= len(view.lines):
            return 0
        marker = view.lines[place + step].marker
        if marker is None:
            continue
        between = view.lines[place : place + step]
        return step if _goes_on(view, between, stack, marker) else 0
    return 0


def _goes_on(view: View, between: Sequence[Line], stack: Sequence[Node], marker: Marker) -> bool:
    same = [n for n in stack if n.marker.style == marker.style]
    if any(view.low[line.end - 1] == ":" for line in between):
        return False
    if not same:
        return _is_open(view, stack[-1]) and len(between) == 1 and marker.ordinal in (1, None)
    last = same[-1].marker.ordinal
    if marker.ordinal is None or last is None:
        return all(is_foreign(view, line) for line in between)
    return last < marker.ordinal <= last + 2


def _is_open(view: View, node: Node) -> bool:
    return is_heading(view, node.marker.end, node.end)


def _is_named(view: View, node: Node) -> bool:
    """Tell a line without a stop that begins with a body: `Các công đoàn cấp trên cơ sở`."""
    begins = opener("actor_head").match(view.low, node.marker.end, node.end)
    return bool(begins) and view.low[node.end - 1] not in ".;"


def is_foreign(view: View, line: Line) -> bool:
    """Tell a caption, a quotation or the like from a paragraph of a point."""
    announces = view.low[line.end - 1] == ":"
    if not announces and (line.kind == "caption" or _QUOTE.match(view.low, line.start)):
        return True
    found = opener("caption").match(view.low, line.start, line.end)
    return bool(found) and line.end - line.start < 200


def belongs(view: View, line: Line) -> bool:
    """Tell a paragraph that goes on with the point above it."""
    if is_foreign(view, line):
        return False
    return bool(
        w.begins_with_verb(view, line.start, line.end)
        or opener("goes_on", "continues").match(view.low, line.start, line.end)
        or view.plain[line.start].islower()
    )


def _take_in(view: View, between: Sequence[Line], node: Node) -> None:
    """Let a point run over the paragraphs below it, up to the first foreign line."""
    for line in between:
        under = bool(node.paragraphs) or _is_open(view, node)
        if is_foreign(view, line) or not (under or belongs(view, line)):
            return
        node.body = node.body or line.start
        node.end = line.end
        node.paragraphs += 1


def _last_paragraph(view: View, run: Run, stack: Sequence[Node]) -> None:
    """Give the last point its paragraph where every point before it has one, or points below."""
    others = (stack[-2].children if len(stack) > 1 else run.nodes)[:-1]
    if not others or not all(n.paragraphs or n.children for n in others):
        return
    last = stack[-1]
    if run.after < len(view.lines) and (_is_open(view, last) or _is_named(view, last)):
        _take_in(view, view.lines[run.after : run.after + 1], last)
        run.after += last.paragraphs
