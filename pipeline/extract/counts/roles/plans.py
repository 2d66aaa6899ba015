"""Where an article speaks of what is to be done: its counts there are targets."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from ....data.alternatives import alternatives
from ..view import View

_DIRECTIVES = (
    "nhiệm vụ", "giải pháp", "yêu cầu", "đề nghị", "chỉ đạo", "phương hướng", "mục tiêu",
    "chỉ tiêu", "tập trung", "thời gian tới", "kế hoạch", "khâu đột phá", "nội dung", "việc sau",
    "kiến nghị", "giao",
)  # fmt: skip
_DIRECTIVE = re.compile(rf" {alternatives(_DIRECTIVES)}(?!\w)")
_DONE = re.compile(r"(?<!\w)(?:kết quả|đã|đạt được|ghi nhận|nổi bật|báo cáo)(?!\w)")
_TITLES = ("MỤC TIÊU", "NHIỆM VỤ", "PHƯƠNG HƯỚNG", "GIẢI PHÁP", "CHỈ TIÊU", "KẾ HOẠCH")
_CAPITALS = "ỤỤƯẢỈẾ"
"""A rare letter of each of the titles."""
_HEADING = re.compile(
    r"^[ ]*(?:[IVX]{1,4}|\d{1,2}|[A-Z])[.\-) ]{1,3}(?:CÁC )?"
    rf"(?:{'|'.join(_TITLES)})[^a-zđ\n]{{0,80}}$",
    re.MULTILINE,
)
_NEXT_HEADING = re.compile(r"^[ ]*(?:[IVX]{1,4}|[A-Z])[.\-)] ", re.MULTILINE)
_ITEM = re.compile(
    r"\s*(?:[-+•*–] ?|\(?\d{1,2} ?[.)\-/]|[a-zđ]\)|(?:một|hai|ba|bốn|năm|sáu|bảy|tám) là|"
    r"thứ (?:nhất|hai|ba|tư|năm|sáu|bảy|tám))"
)
_OPENS = re.compile(rf":(?:(?P<last> ?(?:\n|\Z))|{_ITEM.pattern})")
"""A colon behind which points can stand: in its line, or below it where it is the last of one."""


def may_order(words: str) -> bool:
    """Tell cheaply whether words may tell somebody to do something."""
    may = "đề nghị" in words or "yêu cầu" in words or "chỉ đạo" in words or "giao" in words
    return may or "kiến nghị" in words or "phấn đấu" in words


class Plans:
    """The stretches of a text that tell what is to be done."""

    def __init__(self, view: View, last: int) -> None:
        """Find them once, as far as the last count."""
        spans = sorted(_regions(view, last))
        self.starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def hold(self, place: int) -> bool:
        """Tell whether a place lies in such a stretch."""
        if not self.starts:
            return False
        index = bisect_right(self.starts, place) - 1
        return index >= 0 and place < self._ends[index]


def _regions(view: View, last: int) -> Iterator[tuple[int, int]]:
    text, low = view.text, view.low
    titled = any(
        sign in text and title in text for sign, title in zip(_CAPITALS, _TITLES, strict=True)
    )
    for heading in _HEADING.finditer(text) if titled else ():
        following = _NEXT_HEADING.search(text, heading.end())
        yield heading.end(), following.start() if following else len(text)
    end = 0
    for place in view.places(":"):
        if place >= last:
            break
        colon = _OPENS.match(low, place) if place >= end else None
        if colon is None:
            continue
        region = _behind_colon(view, place, last=colon["last"] is not None)
        if region:
            yield region
            end = region[1]


def _behind_colon(view: View, colon: int, *, last: bool) -> tuple[int, int] | None:
    """Follow an order in front of a colon over its points, in the line or below it."""
    low = view.low
    line_end = low.find("\n", colon)
    line_end = len(low) if line_end < 0 else line_end
    start = max(low.rfind("\n", 0, colon) + 1, colon - 240)
    start = max(start, *(low.rfind(sign, start, colon) for sign in (". ", "; ", "”")))
    place = -1
    for directive in _DIRECTIVE.finditer(view.spaced, start, colon + 1):
        place = directive.start()
    if place < 0 or _DONE.search(low, max(start, place - 24), colon):
        return None
    return colon, _below(low, line_end) if last else line_end


def _below(low: str, end: int) -> int:
    """Go down as long as the lines are points of a list; blank lines may stand between."""
    place = end
    while 0 <= place < len(low):
        start = place + 1
        line_end = low.find("\n", start)
        line_end = len(low) if line_end < 0 else line_end
        if low[start:line_end].strip():
            if not _ITEM.match(low, start):
                break
            end = line_end
        place = line_end
    return end
