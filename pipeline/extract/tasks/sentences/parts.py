"""Whether the parts of a running series are work."""

import re
from typing import Final

from .. import words as w
from ..draft import Point
from ..items import is_body
from ..lexicon import opener
from ..opening import Opening
from ..view import View

_SUBJECT: Final = 60
_BUSY: Final = re.compile(r"(?<!\w)(?:đang|chưa|vẫn|đã|vừa)(?!\w)")
_NUMBERED: Final = re.compile(r"\d|trong đó ")
_LATER: Final = re.compile(
    r"(?:về lâu dài|lâu dài|trước mắt|sau đó|tiếp đó|tiếp theo|cuối cùng|mặt khác|thứ \w{2,4}), "
    r"|đồng thời,? "
)
"""What may stand before the verb of a part: `…; về lâu dài, xây 3 khu nhà ở`."""


_TURN: Final = re.compile(
    r"(?:và )?(?:trước hết|trước tiên|đầu tiên|tiếp đó|tiếp đến|tiếp theo|sau đó|kế đến|kế tiếp|"
    r"cuối cùng|sau cùng)(?: là)?,? "
)
_FIRST: Final = re.compile(r"(?:trước hết|trước tiên|đầu tiên)(?!\w)")
_LAST: Final = re.compile(r"(?:và )?(?:tiếp|sau|cuối|kế)(?!\w)")
_APPROVES: Final = re.compile(
    r"(?:biểu quyết )?thông qua (?:các |dự thảo )?(?:báo cáo|phương án|nghị quyết|quy chế|điều lệ|"
    r"danh sách|kết quả|đề án|tờ trình|kế hoạch)(?!\w)"
)


def is_series(view: View, points: list[Point], opening: Opening, *, met: bool) -> bool:
    """Tell a series of work; `met` says that it has as many parts as were announced."""
    size = len(points)
    must = sum(w.is_must(view, p.start) for p in points[1:])
    doing = must + sum(_acts(view, p) for p in points)
    promised = opening.status == "planned" and _is_promised(view, opening.place)
    begins = _binds if opening.granted else _starts if promised else _begins
    starting = must + opening.named + sum(begins(view, p) for p in points[opening.named :])
    figures = sum(w.is_figure(view, p.start, p.end) for p in points)
    if opening.status == "planned":
        numbers = sum(bool(_NUMBERED.match(view.low, p.start)) for p in points)
        reported = 2 * (figures + numbers) >= size and opening.reported
        bare = 2 * numbers >= size or reported or (2 * starting < size and 2 * figures >= size)
        return not bare and (
            _enough(view, points, opening, starting)
            if opening.weak
            else doing >= (0.3 if met else 0.5) * size
        )
    held = sum(_is_held(view, p) for p in points)
    enough = starting >= (0.75 if opening.weak else 0.6) * size
    return enough and 2 * figures < size and 2 * held <= size


def in_turn(view: View, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Cut off the words that only count: `trước hết cứu người; tiếp đó …; cuối cùng …`."""
    if not (spans and _FIRST.match(view.low, *spans[0]) and _LAST.match(view.low, *spans[-1])):
        return spans
    return [(found.end() if (found := _TURN.match(view.low, a, b)) else a, b) for a, b in spans]


def approves(view: View, place: int) -> bool:
    """Tell what a meeting only approves: `nhất trí thông qua báo cáo tài chính; …`."""
    return _APPROVES.match(view.low, place) is not None


def _is_held(view: View, point: Point) -> bool:
    """Tell a part that is ceremony, `thăm, tặng quà`; `thăm hỏi công nhân ốm` is care."""
    found = opener("ceremony").match(view.low, point.start)
    return found is not None and not view.low.startswith(" hỏi", found.end())


def _enough(view: View, points: list[Point], opening: Opening, starting: int) -> bool:
    """Tell enough points that begin with verbs; of somebody who must, half of them do."""
    size = len(points)
    doing = opening.bound and all(w.has_verb(view, p.start, p.end) for p in points)
    return starting >= (0.5 if doing else 0.6) * size


def _is_promised(view: View, place: int) -> bool:
    """Tell `sẽ`, or `phải` and `cần` of a body right behind a colon: `kết luận: Phòng A phải …`."""
    if view.low.endswith("sẽ", 0, place):
        return True
    colon = view.low.rfind(":", max(0, place - _SUBJECT), place)
    return view.low.endswith(("phải", "cần"), 0, place) and colon > 0 and is_body(view, colon + 2)


def _acts(view: View, point: Point) -> bool:
    """Tell a part with a verb; behind a body those count that are sure only at the beginning."""
    if w.has_verb(view, point.start, point.end):
        return True
    head = opener("actor_head").match(view.low, point.start, point.end)
    return head is not None and w.has_verb(view, head.end() + 1, point.end, first=True)


def _begins(view: View, point: Point) -> bool:
    if w.begins_with_verb(view, point.start, point.end):
        return True
    later = _LATER.match(view.low, point.start, point.end)
    return later is not None and w.begins_with_verb(view, later.end(), point.end)


def _starts(view: View, point: Point) -> bool:
    """Tell a part that begins with a verb, or with the body that acts: `Hội Nông dân mở …`."""
    if _begins(view, point):
        return True
    busy = _BUSY.search(view.low, point.start, min(point.end, point.start + _SUBJECT))
    return not busy and is_body(view, point.start) and w.has_verb(view, point.start, point.end)


def _binds(view: View, point: Point) -> bool:
    """Tell a part of a settlement: in it verbs count that are sure only at the beginning."""
    if _begins(view, point):
        return True
    later = _LATER.match(view.low, point.start, point.end)
    start = later.end() if later else point.start
    return is_body(view, start) and w.has_verb(view, start, point.end, first=True)
