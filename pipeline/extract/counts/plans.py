"""Where an article speaks of what is to be done: its counts there are targets."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from .view import View

_DIRECTIVE = re.compile(
    r"(?<!\w)(?:nhiệm vụ|giải pháp|yêu cầu|đề nghị|chỉ đạo|phương hướng|mục tiêu|chỉ tiêu|"
    r"tập trung|thời gian tới|kế hoạch|khâu đột phá|nội dung|việc sau|kiến nghị|giao)(?!\w)"
)
_DONE = re.compile(r"(?<!\w)(?:kết quả|đã|đạt được|ghi nhận|nổi bật|báo cáo)(?!\w)")
_TITLES = ("MỤC TIÊU", "NHIỆM VỤ", "PHƯƠNG HƯỚNG", "GIẢI PHÁP", "CHỈ TIÊU", "KẾ HOẠCH")
_HEADING = re.compile(
    r"^[ ]*(?:[IVX]{1,4}|\d{1,2}|[A-Z])[.\-) ]{1,3}(?:CÁC )?"
    rf"(?:{'|'.join(_TITLES)})[^a-zđ\n]{{0,80}}$",
    re.MULTILINE,
)
_ITEM = re.compile(
    r"\s*(?:[-+•*–] ?|\(?\d{1,2} ?[.)\-/]|[a-zđ]\)|(?:một|hai|ba|bốn|năm|sáu|bảy|tám) là|"
    r"thứ (?:nhất|hai|ba|tư|năm|sáu|bảy|tám))"
)


class Plans:
    """The stretches of a text that tell what is to be done."""

    def __init__(self, view: View) -> None:
        """Find them once."""
        spans = sorted(_regions(view))
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def hold(self, place: int) -> bool:
        """Tell whether a place lies in such a stretch."""
        index = bisect_right(self._starts, place) - 1
        return index >= 0 and place < self._ends[index]


def _regions(view: View) -> Iterator[tuple[int, int]]:
    titled = any(title in view.text for title in _TITLES)
    for heading in _HEADING.finditer(view.text) if titled else ():
        following = re.compile(r"^[ ]*(?:[IVX]{1,4}|[A-Z])[.\-)] ", re.MULTILINE).search(
            view.text, heading.end()
        )
        yield heading.end(), following.start() if following else len(view.text)
    place = view.low.find(":")
    while place >= 0:
        region = _behind_colon(view, place)
        if region:
            yield region
        place = view.low.find(":", region[1] if region else place + 1)


def _behind_colon(view: View, colon: int) -> tuple[int, int] | None:
    """Follow an order in front of a colon over its points, in the line or below it."""
    start = max(view.line_start(colon), colon - 240)
    stop = max(view.low.rfind(sign, start, colon) for sign in (". ", "; ", "”"))
    before = view.low[max(start, stop) : colon]
    line_end = view.low.find("\n", colon)
    line_end = len(view.low) if line_end < 0 else line_end
    directives = list(_DIRECTIVE.finditer(before))
    if not directives or _DONE.search(
        before, directives[-1].start() - 24 if directives[-1].start() > 24 else 0
    ):
        return None
    rest = view.low[colon + 1 : line_end]
    if rest.strip():
        return (colon, line_end) if _ITEM.match(rest) else None
    return colon, _below(view, line_end)


def _below(view: View, end: int) -> int:
    """Go down as long as the lines are points of a list; blank lines may stand between."""
    place = end
    while 0 <= place < len(view.low):
        start = place + 1
        line_end = view.low.find("\n", start)
        line_end = len(view.low) if line_end < 0 else line_end
        if view.low[start:line_end].strip():
            if not _ITEM.match(view.low, start):
                break
            end = line_end
        place = line_end
    return end
