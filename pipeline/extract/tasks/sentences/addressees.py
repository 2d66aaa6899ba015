"""Bodies set to work in sentences of their own, below a document or behind a list that asks."""

import re
from typing import Final

from .. import words as w
from ..draft import Draft, Point, Taken
from ..items import is_body, trimmed
from ..splitting import split
from ..view import Line, View
from .directive import OFFICE, PERSON, RULE, SHORTEST
from .documented import DOCUMENT

_KINDS: Final = frozenset({"body", "lead"})
_NEAR: Final = 90
_NAME: Final = 45
_LONGEST: Final = 400
_TOLD: Final = re.compile(
    r"(?<!\w)(?:vừa|đang|vẫn|chưa|sẽ|dự kiến|thông báo (?:để|đến|tới|cho)|cho biết|cho hay|"
    r"dự báo|khẳng định|nhận định|đánh giá|"
    r"hiện nay|hôm nay|hôm qua|chiều nay|sáng nay|cùng ngày|bày tỏ|đề nghị|kiến nghị)(?!\w)"
)
_STATE: Final = re.compile(r"(?<!\w)(?:được|bị|(?<!nhất )là|không|có|cũng|yêu cầu)(?!\w)")
"""What makes a body's sentence a report, anywhere near or right behind the body."""
_GROUP: Final = re.compile(
    rf"(?:các|mỗi|từng|toàn thể|toàn bộ|tất cả|thủ trưởng|{OFFICE.pattern})"
    r"(?! nghị| thảo| trường| họp| đồng chí (?:đã|đang))(?!\w)"
)
_CONCLUDES: Final = re.compile(r"(?<!\w)(?:kết luận|phân công|nội dung thi đua)(?!\w)[^:]{0,40}:$")
_ASKS: Final = re.compile(r"(?<!\w)(?:yêu cầu|chỉ đạo|giao|đề nghị|phải)(?!\w)")


def below_document(view: View, index: int, above: Draft, taken: Taken) -> list[Draft]:
    """Read the lines below `Công điện yêu cầu …`, a body a line: `Bộ Công Thương chỉ đạo …`."""
    if above.cue is None or above.status == "done":
        return []
    if not (DOCUMENT.search(view.low, *above.cue) and _ASKS.search(view.low, *above.cue)):
        return []
    drafts = []
    for line in view.lines[index + 1 :]:
        if line.marker or line.kind not in _KINDS or taken.touches(line.start, line.end):
            break
        draft = set_to_work(view, line.start, line.end)
        if draft is None:
            break
        drafts.append(draft)
    return drafts


def below_list(view: View, line: Line, above: Draft) -> list[Draft]:
    """Read the line below a list that asks: `Các đơn vị báo cáo tiến độ tại giao ban tháng.`"""
    asks = above.cue is not None and above.status == "planned" and w.directive(view, *above.cue)
    concludes = above.cue and _CONCLUDES.search(view.low, *above.cue)
    if line.marker or line.kind not in _KINDS or not (asks or concludes):
        return []
    points: list[Point] = []
    for start, end in view.sentences(line.start, line.end):
        if not _GROUP.match(view.low, start):
            break
        pieces = split(view, start, min(end, line.end))
        draft = set_to_work(view, *pieces[0])
        later = all(w.begins_with_verb(view, *piece) for piece in pieces[1:])
        if draft is None or not later:
            break
        points += draft.points + [Point(a, b, RULE) for a, b in pieces[1:]]
    return [Draft("planned", None, points)] if points else []


def set_to_work(view: View, start: int, end: int) -> Draft | None:
    """Read the sentence with which a range begins as a list of one point, that body's work."""
    first, last = view.article.sentence_at(start)
    begin, stop = trimmed(view, start, min(last, end))
    if first != start or not SHORTEST <= stop - begin <= _LONGEST or not is_body(view, begin):
        return None
    if view.low.find(";", start, min(last, end)) >= 0:
        return None
    if _TOLD.search(view.low, begin, min(stop, begin + _NEAR)) or w.is_over(view, begin, stop):
        return None
    if _STATE.search(view.low, begin, min(stop, begin + _NAME)):
        return None
    several = len("các ") + len("đồng chí") if view.low.startswith("các đồng chí", begin) else 1
    if PERSON.search(view.plain, begin + several, stop) or w.is_figure(view, begin, stop):
        return None
    if not w.acts(view, begin, min(stop, begin + _NEAR)) or w.begins_with_verb(view, begin, stop):
        return None
    return Draft("planned", None, [Point(begin, stop, RULE)])
