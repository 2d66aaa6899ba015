"""Two directives in one sentence: `yêu cầu Bộ A kiểm tra …, đồng thời giao Bộ B cân đối …`."""

import re
from typing import Final

from .. import words as w
from ..draft import Draft, Point
from ..items import asked, trimmed
from ..view import View

_SECOND: Final = re.compile(
    r", (?P<besides>(?:và )?(?:đồng thời|cũng) )?"
    r"(?P<word>yêu cầu|đề nghị|kiến nghị|giao|chỉ đạo|lưu ý|nhắc nhở) (?:cho )?"
)
_ORDERS: Final = ("giao", "yêu cầu", "chỉ đạo", "lưu ý", "nhắc nhở")
"""What a superior says: who is himself asked `đồng thời đề nghị …`, he does not `giao`."""
_ASKS: Final = ("yêu cầu", "đề nghị", "kiến nghị")


def divided(view: View, draft: Draft) -> list[Draft]:
    """Give a list of one point as two where a second body is asked something of its own.

    `yêu cầu CĐCS lắng nghe …, vận động …, đề nghị doanh nghiệp …` stays whole: CĐCS may ask.
    """
    only = draft.points[0]
    if len(draft.points) > 1 or draft.cue is None or only.marker or only.inferred:
        return [draft]
    found = _SECOND.search(view.low, only.start, only.end)
    if found is None or not _is_own(view, draft.cue, only, found):
        return [draft]
    begin, stop = trimmed(view, found.end(), only.end)
    second = Draft("planned", (found.start("word"), found.end("word")))
    second.points.append(Point(begin, stop, only.rule))
    only.end = trimmed(view, only.start, found.start())[1]
    return [draft, second]


def _is_own(view: View, cue: tuple[int, int], only: Point, found: re.Match[str]) -> bool:
    begin, place = found.end(), found.start()
    if not asked(view, begin, only.end) or not w.has_verb(view, begin, only.end, first=True):
        return False
    if not asked(view, only.start, place) or not w.has_verb(view, only.start, place, first=True):
        return False
    if found["besides"] and found["word"] in _ORDERS:
        return True
    first = w.directive(view, *cue)
    plain = view.low.find(",", only.start, place) < 0
    return bool(plain and first and first.text != found["word"] and found["word"] in _ASKS)
