"""Lists over lines that have lost their markers, as a page's bullets do."""

import re
from collections.abc import Sequence
from typing import Final

from .. import words as w
from ..announcing import asks, concludes, status
from ..draft import Draft, Point, Taken
from ..items import opened, trimmed
from ..judge import TOPIC, is_work, on_topic
from ..sentences.addressees import set_to_work
from ..view import Line, View
from .runs import is_foreign

RULE: Final = "tasks.plain_lines"
_CLOSES: Final = re.compile(
    r"(?:kết thúc|bế mạc|khép lại|nhân dịp|dịp này|kết luận) [^:;]{3,60}, |dự kiến(?!\w)"
)
_BODY: Final = frozenset({"body", "lead", "heading"})


def unmarked_lists(view: View, taken: Taken) -> list[Draft]:
    """Give the lists of two or more lines of work below a line such as `… các nhiệm vụ sau:`."""
    drafts = []
    index = 0
    while index < len(view.lines):
        line = view.lines[index]
        index += 1
        if view.low[line.end - 1] != ":" or taken.touches(line.start, line.end):
            continue
        draft = _below(view, line, index)
        if draft:
            drafts.append(draft)
            index += len(draft.points)
    return drafts


def _below(view: View, line: Line, index: int) -> Draft | None:
    start, end = view.article.sentence_at(line.end - 1)
    cue = max(start, line.start), line.end
    known = start < end and (asks(view, *cue) or w.cue(view, *cue, "strong_noun"))
    known = known or (start < end and _tells(view, cue, index))
    if start == end or not (known or concludes(view, *cue)):
        return None
    points: list[Point] = []
    bodies = w.directive(view, *cue) is not None or concludes(view, *cue)
    while index < len(view.lines) and _is_point(view, view.lines[index], points, bodies=bodies):
        below = view.lines[index]
        index += 1
        begin, stop = trimmed(view, below.start, below.end)
        points.append(Point(opened(view, begin, stop), stop, RULE))
    if len(points) < 2 or not is_work(view, cue, points):
        return None
    return Draft(status(view, cue), cue, points, w.declared(view, *cue))


def _tells(view: View, cue: tuple[int, int], index: int) -> bool:
    """Tell a cue above a line of work that reports what is below: `Ban Quản lý đã:`."""
    if index >= len(view.lines) or view.lines[index].marker:
        return False
    below = view.lines[index]
    return w.begins_with_verb(view, below.start, below.end) and status(view, cue) == "done"


def _is_point(view: View, line: Line, points: Sequence[Point], *, bodies: bool) -> bool:
    """Tell a line that begins with a verb, or goes on behind a semicolon; none opens another.

    `bodies` lets it be a sentence of a body that is set to work: `Huyện đoàn làm cầu tạm …`.
    """
    if line.kind not in _BODY or is_foreign(view, line) or view.low[line.end - 1] == ":":
        return False
    if line.marker or _CLOSES.match(view.low, line.start):
        return False
    joined = bool(points) and view.low[points[-1].end : points[-1].end + 1] == ";"
    if joined:
        return True
    if view.low[line.end - 1] == ";":
        return w.has_verb(view, line.start, line.end)
    if TOPIC.match(view.low, line.start, line.end):
        return bool(points) or on_topic(view, Point(line.start, line.end, RULE))
    if w.begins_with_verb(view, opened(view, line.start, line.end), line.end):
        return True
    return bodies and set_to_work(view, line.start, line.end) is not None
