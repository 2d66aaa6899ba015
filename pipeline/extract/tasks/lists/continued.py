"""The sentence that plainly goes on after the last marked point and closes the list."""

import re
from functools import cache
from re import Pattern
from typing import Final

from .. import words as w
from ..draft import Draft, Point
from ..items import asked, trimmed
from ..lexicon import opener
from ..view import Line, View
from .runs import belongs

RULE: Final = "tasks.continued"
_SPARED: Final = 160
_LAST: Final = re.compile(r"(?:và )?(?:cuối cùng|sau cùng),? (?:là )?(?!,)")
"""What closes a list in words: `Cuối cùng, mỗi xã lập một nhóm Zalo`."""
_WHEN: Final = re.compile(
    r"(?:(?:vào )?(?:thứ \w{2,4}|ngày \d{1,2}) (?:hằng|hàng|mỗi) (?:tuần|tháng|quý)|"
    r"(?:định kỳ )?(?:hằng|hàng|mỗi) (?:tuần|tháng|quý|năm)|chậm nhất[^,.;:]{3,30},),? "
)
_SHORT: Final = 140
_REPORT: Final = re.compile(
    r"(?:kết quả|báo cáo|danh sách|tình hình)[^.;:\n]{0,50} (?:gửi|báo cáo|gởi)(?= )[^.;:\n]{0,60} "
    r"(?:về|cho|đến)(?= )[^;:\n]{0,90} (?:trong|trước|chậm nhất)(?= )"
)
_TOLD: Final = re.compile(
    r"(?:Giao|Đề nghị|Yêu cầu|Kiến nghị|Chỉ đạo) |, (?=[A-ZĐ])|"
    r", (?:các|ông|bà|sở|công ty|đồng chí) |(?<!\w)(?:đã|đang|được|bị|vừa|là|"
    r"hôm nay|hôm qua|sáng|chiều|cảm ơn|đồng chí|ông|bà|phát biểu|kết luận)(?!\w)"
)
"""What makes a paragraph below a list a report."""


@cache
def _continues() -> Pattern[str]:
    return opener("continues")


def behind_line(view: View, draft: Draft, last: Point) -> None:
    """Cut off what goes on behind the last point: `3. … tích tụ. Ngoài ra, …`."""
    for start, end in view.sentences(last.start + 1, last.end):
        if _continues().match(view.low, start, end) or _is_announced(view, draft, start, end):
            last.end = trimmed(view, last.start, start)[1]
            _add(view, draft, start, end)
            return


def _is_announced(view: View, draft: Draft, start: int, end: int) -> bool:
    """Tell the one point too few of those announced, without a marker in the last one's line."""
    if draft.declared is None:
        return False
    numbered = sum(point.level == 1 for point in draft.points)
    if draft.declared[0] != numbered + 1 or end < draft.points[-1].end:
        return False
    return w.begins_with_verb(view, start, end) or (
        asked(view, start, end) and w.acts(view, start, end) and not w.modal(view, start, end)
    )


def behind_list(view: View, draft: Draft, index: int) -> None:
    """Take in a line `Ngoài ra, …` right below the last point."""
    if index >= len(view.lines) or draft.points[-1].inferred:
        return
    line = view.lines[index]
    near = view.plain.count("\n", draft.end, line.start) <= _apart(view, draft)
    last = _LAST.match(view.low, line.start, line.end)
    if near and last and view.low.find(";", line.start, line.end) < 0:
        _add(view, draft, last.end(), min(view.article.sentence_at(last.end())[1], line.end))
        return
    goes_on = _continues().match(view.low, line.start, line.end) and belongs(view, line)
    closes = _reports(view, line.start, line.end) or _is_bare(view, draft, line)
    if near and (goes_on or closes):
        for start, end in view.sentences(line.start, line.end):
            _add(view, draft, start, end)
            return


def _is_bare(view: View, draft: Draft, line: Line) -> bool:
    """Tell the last point of a list that asks, which has lost its bullet: `Đẩy nhanh thủ tục …`."""
    if draft.status == "done" or draft.cue is None or not w.directive(view, *draft.cue):
        return False
    first, last = view.article.sentence_at(line.start)
    whole = first == line.start and line.end - 1 <= last and line.end - line.start < _SHORT
    when = _WHEN.match(view.low, line.start, line.end)
    begin = when.end() if when else line.start
    if not whole or line.kind != "body" or not w.begins_with_verb(view, begin, line.end):
        return False
    return not (_TOLD.search(view.plain, line.start, line.end) or view.low[line.end - 1] in ":,")


def _apart(view: View, draft: Draft) -> int:
    """Give how many line ends part the last two points, one where they stand in one line."""
    if len(draft.points) < 2:
        return 1
    return max(1, view.plain.count("\n", draft.points[-2].end, draft.points[-1].start))


def behind_sentence(view: View, draft: Draft, limit: int) -> None:
    """Take in the sentence right behind a list within a paragraph."""
    for start, end in view.sentences(draft.end, limit):
        _add(view, draft, start, end)
        return


def _reports(view: View, start: int, end: int) -> bool:
    """Tell where to report: `Kết quả thực hiện gửi về Thanh tra Sở trong vòng 15 ngày`."""
    return bool(_REPORT.match(view.low, start, end))


def _add(view: View, draft: Draft, start: int, end: int) -> None:
    low = view.low
    when = _WHEN.match(low, start, end)
    starts = w.begins_with_verb(view, when.end() if when else start, end)
    last = low.endswith(("cuối cùng, ", "sau cùng, ", "cuối cùng là "), 0, start)
    known = starts or _is_announced(view, draft, start, end)
    known = known or (last and asked(view, start, end) and w.acts(view, start, end))
    report = _reports(view, start, end)
    known = known or report or bool(_continues().match(low, start, end))
    if not known or ";" in low[start:end]:
        return
    if low[end - 1] == ":" or w.is_over(view, start, end) or draft.status == "done":
        return
    begin, stop = trimmed(view, start, end)
    modal = None if report else w.modal(view, start, min(end, start + _SPARED))
    if modal and not starts:
        begin = trimmed(view, modal.end, end)[0]
    elif not starts and not report and not w.has_verb(view, begin, stop):
        return
    if begin < stop:
        draft.points.append(Point(begin, stop, RULE, inferred=True))
