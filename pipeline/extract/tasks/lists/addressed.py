"""Lists under headings that name whom their points are for, joined under what opens them all."""

import re
from collections.abc import Sequence
from typing import Final

from .. import words as w
from ..announcing import asks
from ..draft import Draft
from ..items import is_body
from ..view import Line, View

_FOR: Final = re.compile(r"(?:riêng |còn )?(?:đối với|về phía|với|phía) [^.:;\n]{2,120}:$")
_LONGEST_GAP: Final = 2
_FAR: Final = 60
_NAME: Final = 60


def joined(view: View, drafts: Sequence[Draft]) -> list[Draft]:
    """Make one list of `… yêu cầu:`, `Đối với sở A:`, `- …`, `Đối với sở B:`, `- …`."""
    found: list[Draft] = []
    open_till: int | None = None
    for draft in drafts:
        if found and draft.cue and found[-1].cue == draft.cue:
            found[-1].points += draft.points
            continue
        line = _heading(view, draft)
        if line is None:
            open_till = None
        elif open_till is not None and line - open_till <= _LONGEST_GAP:
            found[-1].points += draft.points
            open_till = _line_at(view, draft.end - 1)
            continue
        else:
            opening = _opening(view, line)
            draft.cue = opening or draft.cue
            open_till = _line_at(view, draft.end - 1) if opening else None
            number = w.declared(view, *opening) if opening else None
            draft.declared = number or draft.declared
        found.append(draft)
    return found


def opening_over(view: View, index: int) -> tuple[int, int] | None:
    """Give what opens all points below the names of units, one of which stands above a line.

    `Nhiệm vụ của các bộ phận:`, `Phòng Kỹ thuật`, `- …`, `Phòng Kinh doanh`, `- …`.
    """
    if not index or not _is_unit(view, view.lines[index - 1]):
        return None
    for line in reversed(view.lines[max(0, index - _FAR) : index - 1]):
        if line.marker or _is_unit(view, line):
            continue
        start = max(view.article.sentence_at(line.end - 1)[0], line.start)
        opens = view.low[line.end - 1] == ":" and (
            asks(view, start, line.end) or w.cue(view, start, line.end, "strong_noun")
        )
        return (start, line.end) if opens else None
    return None


def _is_unit(view: View, line: Line) -> bool:
    """Tell a line that is the name of a unit: `Phòng Kỹ thuật`, `Xí nghiệp Nước Diên Tân:`."""
    short = line.end - line.start < _NAME and not line.marker
    if not short or view.low[line.end - 1] in ".;,?!" or not is_body(view, line.start):
        return False
    return not (w.acts(view, line.start, line.end) or w.modal(view, line.start, line.end))


def _line_at(view: View, place: int) -> int:
    return max(n for n, start in enumerate(view.starts) if start <= place)


def _heading(view: View, draft: Draft) -> int | None:
    """Give the line of a cue that only names whom the points are for."""
    if draft.cue is None or not _FOR.fullmatch(view.low, *draft.cue):
        return None
    number = _line_at(view, draft.cue[0])
    return number if view.starts[number] == draft.cue[0] else None


def _opening(view: View, number: int) -> tuple[int, int] | None:
    """Give the words right above the first heading that open all: `Giám đốc Sở yêu cầu:`."""
    if number == 0:
        return None
    above: Line = view.lines[number - 1]
    if view.low[above.end - 1] != ":":
        return None
    start = max(view.article.sentence_at(above.end - 1)[0], above.start)
    opens = asks(view, start, above.end) or w.cue(view, start, above.end, "strong_noun")
    return (start, above.end) if opens else None
