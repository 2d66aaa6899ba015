"""From marked lines to points: levels, headings, paragraphs that belong to a point."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from .. import words as w
from ..draft import Point
from ..items import asked, opened, trimmed
from ..lexicon import any_of, opener
from ..markers import Marker
from ..view import View

RULE: Final = "tasks.marked_lines"
_HEAD_LINE: Final = 160
_TOPIC: Final = 100
_CAPITALS: Final = 7
"""An abbreviation may be shorter."""
_SECTION_LINE: Final = 120
_ASKING: Final = "yêu cầu|đề nghị|kiến nghị|đề xuất"
"""With these words a section is headed, or a point begins: `3. Đề nghị Sở Y tế …`."""
_UNIT: Final = re.compile(
    r"(?:Phòng|Ban|Sở|Cục|Chi cục|Trung tâm|Văn phòng|Vụ|Viện|Khoa|Thanh tra|Hội|Đoàn|Trạm|Đội|Tổ)"
    r" (?=[^\W\d_a-zà-ỹđ])\w+(?:,? \w+){0,6} ?:[ *_]{0,3}"
)
_HANDS: Final = re.compile(r"(?:giao|phân công|đề nghị|yêu cầu) (?:cho )?")
"""What hands the points below to a body: `1. Giao UBND huyện Hớn Quản:`."""
_APPROVES: Final = re.compile(
    r"(?:nhất trí (?:cao )?(?:với|thông qua|sửa đổi|bổ sung)|tán thành|biểu quyết|thông qua|"
    r"thống nhất (?:với|thông qua)|đồng ý với) "
    r"(?:(?:toàn văn|nội dung|các|những|dự thảo|bản|cơ bản|việc) ){0,3}"
    r"(?:báo cáo|mục tiêu|chỉ tiêu|phương hướng|văn kiện|nghị quyết|danh sách|đánh giá|nhận định|"
    r"kết quả|dự thảo|đề án|nhân sự|tờ trình|quy chế|thỏa ước|nội quy|tưlđtt|chương trình)(?!\w)"
)
"""What a resolution only approves, which asks nothing: `1. Thông qua Báo cáo nhiệm kỳ V`."""
_WORD: Final = r"\w{1,7}(?: \w{1,7})?"
_FIELD: Final = re.compile(rf"{_WORD}(?:, | và | - ){_WORD}[.*_ ]{{0,4}}")
_PLACE: Final = re.compile(
    r"(?:khu|khối|khoa|phòng|tổ|đội|bộ phận|phân xưởng|xưởng|trung tâm|văn phòng)(?: \w+){1,4}"
)
"""A part of a house that heads its points though its name holds a verb: `Khu khám bệnh`."""
_CONCRETELY: Final = re.compile(
    r",? (?:cụ thể|cụ thể như sau|như sau|gồm|trong đó|đó là|bao gồm|như|là) ?$"
)


@dataclass(slots=True)
class Node:
    """A marked line with what stands under it."""

    marker: Marker
    start: int
    end: int
    """Where its own words end, paragraphs that belong to it included."""
    paragraphs: int = 0
    body: int | None = None
    """Where the first paragraph behind the marked line begins."""
    children: list[Node] = field(default_factory=list)


def is_heading(view: View, start: int, end: int) -> bool:
    """Tell a line that only names who or what the points below are for."""
    stop = end
    while stop > start and view.low[stop - 1] in " :.*_":
        stop -= 1
    if opener("heading").match(view.low, start, stop) or is_capital(view, start, stop):
        return True
    if is_topic(view, start, stop) or _is_unit(view, start, end):
        return True
    hands = _HANDS.match(view.low, start, stop) if view.low[end - 1] == ":" else None
    if hands:
        return not w.has_verb(view, hands.end(), stop)
    if stop - start > _HEAD_LINE or w.begins_with_verb(view, start, stop):
        return False
    return is_section(view, start, stop) or not w.has_verb(view, start, stop)


def is_capital(view: View, start: int, end: int) -> bool:
    """Tell a part's heading in capitals: `C. PHÂN CÔNG`; one that names a body heads its points."""
    if not _CAPITALS < end - start <= _HEAD_LINE or not view.plain[start:end].isupper():
        return False
    plural = len("các ") * view.low.startswith("các ", start)
    return not opener("actor_head", "heading").match(view.low, start + plural)


def _is_unit(view: View, start: int, end: int) -> bool:
    """Tell a line that is the name of a unit: `Phòng Quản lý đầu tư:`."""
    return bool(_UNIT.fullmatch(view.plain, start, end))


def _is_field(view: View, start: int, end: int) -> bool:
    """Tell a heading that joins the names of fields of work: `Sản xuất, kinh doanh`."""
    return bool(_FIELD.fullmatch(view.low, start, end))


def is_topic(view: View, start: int, end: int) -> bool:
    """Tell a short line that names a field of work: `Công tác quản lý đầu tư`."""
    if end - start > _TOPIC or ":" in view.low[start:end]:
        return False
    return bool(opener("topic").match(view.low, start, end))


def is_section(view: View, start: int, end: int) -> bool:
    """Tell the heading of a part of a report: `II. Nhiệm vụ trọng tâm năm sau`."""
    found = _section().match(view.low, start, end) if end - start <= _SECTION_LINE else None
    if found is None or not found["asks"]:
        return found is not None
    return view.plain[start:end].isupper() or not asked(view, found.end() + 1, end)


@cache
def _section() -> re.Pattern[str]:
    number = r"\d{1,2}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|các|những|một số"
    return re.compile(
        rf"(?:(?:{number}) )?"
        rf"(?:nhóm )?(?:(?P<asks>{_ASKING})|{any_of('section')})(?!\w)"
    )


def points_of(view: View, nodes: Sequence[Node]) -> list[Point]:
    """Give the points of a tree in order; headings give none, their children come up a level."""
    points: list[Point] = []
    for node in nodes:
        _collect(view, node, None, points)
    return points


def _collect(view: View, node: Node, above: Point | None, points: list[Point]) -> None:
    start, end = trimmed(view, node.marker.end, node.end)
    heads = is_heading(view, node.marker.end, own_line(node))
    heads = heads or (bool(node.children) and _is_field(view, start, own_line(node)))
    heads = heads or (bool(node.children) and _PLACE.fullmatch(view.low, start, end) is not None)
    approves = _APPROVES.match(view.low, start, end) is not None
    if approves and not node.children:
        return
    if node.children and (heads or approves) and node.paragraphs == 0:
        for child in node.children:
            _collect(view, child, above, points)
        return
    if node.body is not None and opener("heading", "actor_head").match(view.low, start):
        start = trimmed(view, node.body, node.end)[0]
    if node.children:
        found = _CONCRETELY.search(view.low, start, end)
        end = trimmed(view, start, found.start())[1] if found else end
    start = opened(view, start, end)
    point = above
    if start < end:
        level = above.level + 1 if above else 1
        printed = view.article.text[node.marker.start : node.marker.stop]
        point = Point(start, end, RULE, node.marker.ordinal, printed, level, above, work=node.body)
        points.append(point)
    for child in node.children:
        _collect(view, child, point, points)


def own_line(node: Node) -> int:
    """Give where the marked line itself ends."""
    return node.end if node.body is None else node.body
