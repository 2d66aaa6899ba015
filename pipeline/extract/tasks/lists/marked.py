"""Lists whose points carry markers: over lines, or within a paragraph."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from .. import words as w
from ..announcing import announces, asks, no_work, status
from ..cue_table import CHARGING
from ..draft import Draft, Left, Point
from ..items import directed, is_body
from ..judge import is_recipe, is_work
from ..markers import BULLETS, Marker
from ..sentences import further
from ..sentences.addressees import below_list
from ..sentences.colons import FOR_SOMEBODY
from ..view import Line, View
from .addressed import opening_over
from .continued import behind_line, behind_list
from .inline import inline_lists, leading
from .nested import unfolded
from .runs import Run, is_foreign, run_at
from .tree import Node, is_capital, is_section, own_line, points_of

_LOOK_BACK: Final = 400
_BINDS: Final = re.compile(
    rf"(?<!\w)(?:{'|'.join(CHARGING)})(?: (?:sau|như sau|thực hiện|tổ chức))? ?:$"
)
_BINDS_WIDTH: Final = 40
_NAMES_POINTS: Final = re.compile(
    r"(?<!các )(?<!thực hiện )(?<!triển khai )(?<!giao )(?<!kết quả )"
    r"(?:chỉ tiêu|nhiệm vụ|giải pháp|phương hướng|chương trình công tác|kế hoạch công tác)"
    r"(?: (?:trọng tâm|chủ yếu|thi đua|công tác|chính))?(?: (?:năm|tháng|quý|tuần|nhiệm kỳ)"
    r"(?: [\w/-]+){1,4})?:?$"
)
"""How a title ends that names the points below it: `… - CHỈ TIÊU THI ĐUA NĂM 2013`."""
_PARTS: Final = frozenset(("I", "điều"))
"""The styles of markers that head the parts of a document, whatever stands above them."""


@dataclass(slots=True)
class Marked:
    """Marked lists of an article and the markers of all marked lists, work or not."""

    drafts: list[Draft] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)


def marked_lists(view: View) -> Marked:
    """Give the lists whose points are marked, in order."""
    found = Marked()
    lines = view.lines
    opening = view.cues.opening(view.starts)
    marked = [index for index, line in enumerate(lines) if line.marker]
    after = 0
    for index in sorted({*opening, *marked}):
        if index < after:
            continue
        if lines[index].marker is None:
            _within(view, found, lines[index])
            continue
        run = run_at(view, index)
        drafts = _over_lines(view, index, run)
        if len(run.markers) >= 2:
            found.left += [_left(m) for m in run.markers if m.style not in BULLETS]
        taken = [(draft.start, draft.end) for draft in drafts]
        found.drafts += drafts
        after = max(run.after, index + 1)
        for number in opening[bisect_left(opening, index) : bisect_left(opening, after)]:
            line = lines[number]
            if not any(a < line.end and line.start < b for a, b in taken):
                _within(view, found, line)
    return found


def _within(view: View, found: Marked, line: Line) -> None:
    groups = inline_lists(view, line.start, line.end)
    if groups.markers:
        found.left += [_left(m) for m in groups.markers]
        found.drafts += groups.drafts


def _left(marker: Marker) -> Left:
    return Left(marker.start, marker.stop, "list_marker")


def _over_lines(view: View, index: int, run: Run) -> list[Draft]:
    """Read a run as one list, or as one list a section where its outer lines are headings."""
    first = run.nodes[0].marker
    over = opening_over(view, index)
    cue = over or cue_above(view, index)
    alone = len(run.markers) < 2 and not (over or _is_for_somebody(view, cue))
    if alone and (first.ordinal or 0) not in (1, 2):
        return []
    points = points_of(view, run.nodes)
    opening = leading(view, view.lines[index - 1], first) if index and first.ordinal == 2 else None
    if opening:
        cue, points = opening.cue, [opening.point, *points]
        run.markers.insert(0, opening.marker)
    asked = cue is not None and asks(view, *cue)
    if not asked and (_is_recipe(view, index) or (len(points) < 2 and alone)):
        return []
    whole = None if _in_sections(view, run, cue) else _draft(view, points, cue)
    drafts = [whole] if whole else _by_sections(view, run.nodes)
    return _closed(view, run, drafts)


def _is_for_somebody(view: View, cue: tuple[int, int] | None) -> bool:
    """Tell a line that names whom the one point below it is for: `Đối với Ban Giám đốc:`."""
    found = FOR_SOMEBODY.match(view.low, *cue) if cue else None
    closed = cue is not None and view.low.find(":", *cue) == cue[1] - 1
    return found is not None and closed and is_body(view, found.end())


def _is_recipe(view: View, index: int) -> bool:
    """Tell points that teach readers: `Cách tiết kiệm điện mùa nóng`, `5 mẹo …`."""
    above = view.lines[max(0, index - 2) : index]
    return any(is_recipe(view, line.start) for line in above)


def _in_sections(view: View, run: Run, cue: tuple[int, int] | None) -> bool:
    """Tell outer lines that head parts of a report, where nothing above asks for all of them."""
    parted = run.nodes[0].marker.style in _PARTS or _is_capital(view, run.nodes[0])
    if parted and any(_is_part(view, n) for n in run.nodes):
        return True
    if cue and asks(view, *cue) and not _is_title(view, cue):
        return False
    outer = [n for n in run.nodes if n.children]
    return bool(outer) and all(is_section(view, n.marker.end, own_line(n)) for n in outer)


def _is_part(view: View, node: Node) -> bool:
    """Tell the heading of a document's part: `II. NHIỆM VỤ`, `Điều 4. Trách nhiệm của Công an`."""
    below = bool(node.children) or node.body is not None
    return below and _heads(view, node)


def _heads(view: View, node: Node) -> bool:
    return is_section(view, node.marker.end, own_line(node)) or _is_capital(view, node)


def _is_capital(view: View, node: Node) -> bool:
    return is_capital(view, node.marker.end, own_line(node))


def _is_title(view: View, cue: tuple[int, int]) -> bool:
    """Tell `II. Phương hướng, nhiệm vụ năm 2020`, which names sections and asks nobody."""
    return not (w.directive(view, *cue) or w.modal(view, *cue)) and "." not in view.low[cue[1] - 1]


def _by_sections(view: View, nodes: Sequence[Node]) -> list[Draft]:
    """Read the points under each outer line as a list of their own, the line being their cue."""
    drafts: list[Draft] = []
    for node in nodes:
        cue = (node.marker.end, own_line(node))
        if not node.children or not (_heads(view, node) or _binds(view, *cue)):
            continue
        if _all_sections(view, node.children):
            drafts += _by_sections(view, node.children)
            continue
        draft = _draft(view, points_of(view, node.children), cue, heading=True)
        drafts += [draft] if draft else []
    return drafts


def _binds(view: View, start: int, end: int) -> bool:
    """Tell a line that binds somebody to the points below: `Điều 3. Giám đốc có trách nhiệm:`."""
    return _BINDS.search(view.low, max(start, end - _BINDS_WIDTH), end) is not None


def _all_sections(view: View, nodes: Sequence[Node]) -> bool:
    """Tell lines that each head a section with points below."""
    return all(n.children and is_section(view, n.marker.end, n.end) for n in nodes)


def _draft(
    view: View, points: list[Point], cue: tuple[int, int] | None, *, heading: bool = False
) -> Draft | None:
    points = [inner for point in points for inner in unfolded(view, point)]
    if not points or not is_work(view, cue if heading else _wider(view, cue), points):
        return None
    directed(view, points, cue)
    number = w.declared(view, *cue) if cue else None
    return Draft(status(view, cue) if cue else "planned", cue, points, number)


def _wider(view: View, cue: tuple[int, int] | None) -> tuple[int, int] | None:
    """Give the cue with the sentence before it where it says nothing: `Cụ thể như sau:`."""
    if cue is None or cue[1] - cue[0] > 40 or asks(view, *cue) or announces(view, *cue):
        return cue
    if no_work(view, *cue):
        return cue
    return max(0, cue[0] - 200), cue[1]


def _closed(view: View, run: Run, drafts: list[Draft]) -> list[Draft]:
    if drafts:
        behind_line(view, drafts[-1], drafts[-1].points[-1])
        behind_list(view, drafts[-1], run.after)
        drafts += _besides(view, run.after, drafts[-1])
    return drafts


def _besides(view: View, index: int, above: Draft) -> list[Draft]:
    """Give the list of the line below a list that binds somebody besides."""
    if index >= len(view.lines) or view.lines[index].start < above.end:
        return []
    line = view.lines[index]
    start, end = view.article.sentence_at(line.start)
    draft = further.behind_list(view, start, min(end, line.end)) if start == line.start else None
    return [draft] if draft else below_list(view, line, above)


def cue_above(view: View, index: int) -> tuple[int, int] | None:
    """Find the words that open a list of lines: the sentence that ends above its first line."""
    for line in reversed(view.lines[max(0, index - 2) : index]):
        if line.kind == "title" and not _is_head_of_points(view, line, index):
            continue
        if is_foreign(view, line) or _is_aside(view, line):
            continue
        return _cue_in(view, line)
    return None


def _is_aside(view: View, line: Line) -> bool:
    """Tell a line in brackets, over which a cue reaches: `(Thời gian từ 01/6 đến 15/8)`."""
    return view.low[line.start] == "(" and view.low[line.end - 1] == ")"


def _is_head_of_points(view: View, line: Line, index: int) -> bool:
    """Tell a title right above its points that names them: `CHỈ TIÊU THI ĐUA NĂM 2013`."""
    if view.lines[index - 1] is not line:
        return False
    return _NAMES_POINTS.search(view.low, line.start, line.end) is not None


def _cue_in(view: View, line: Line) -> tuple[int, int] | None:
    start, end = view.article.sentence_at(line.end - 1)
    start = max(start, line.start)
    if start >= end:
        return None
    opens = view.low[line.end - 1] == ":"
    if opens or asks(view, start, end) or announces(view, max(start, end - _LOOK_BACK), end):
        return start, line.end
    return (start, line.end) if no_work(view, start, end) or line.kind == "heading" else None
