"""What a length of time is for: the time reviewed, a plan, the reported act, or a story."""

import re
from typing import Final

from schemas.dates import DateRole

from .around import Around
from .cue_words import COVERS

_LEFT: Final = 24
_PAST: Final = re.compile(r" {1,3}(?:qua|vừa qua|vừa rồi|gần đây|nay)(?!\w)")
_NEXT: Final = re.compile(r" {1,3}(?:tới đây|tới|sắp tới)(?!\w)")
_TOOK: Final = re.compile(r"(?<!\w)(?:trong|sau|suốt) {1,3}$")
_TERM: Final = re.compile(
    r"(?<!\w)(?:thời hạn|trong vòng|chậm nhất|trong thời gian)(?: là| tối đa)? {1,3}$"
)
_SET: Final = re.compile(
    r"(?<!\w)(?:không quá|tối thiểu|tối đa|xuống còn|(?:dự kiến|dự tính)(?: [^\W\d]{1,6}){0,2})"
    r" {1,3}$"
)
"""What a length is set by, where the clause lies ahead: `thời gian trả lời không quá 7 ngày`."""
_FROM_THEN: Final = re.compile(r" {1,3}kể từ(?! {1,3}(?:đó|sau|hồi)(?!\w))")
_OPENS: Final = re.compile(r"(?:(?:cũng|chỉ|riêng|tính|ngay) )?(?:trong|qua) {1,3}$")
_PRISON: Final = re.compile(r" {1,3}(?:tù|giam|tuổi|rưỡi|lương)(?!\w)")
_AGREED: Final = re.compile(r"(?<!\w)có (?:thời hạn|hiệu lực|giá trị)(?: trong)? {1,3}$")
_SIDES: Final = (" tới", " sắp", " qua", " vừa", " gần", " nay", "  ")
_LEFT_ENDS: Final = (
    "trong ", "sau ", "suốt ", "hạn ", "vòng ", "nhất ", "gian ", "là ", "đa ", "lực ", "trị ",
    "quá ", "thiểu ", "còn ", "kiến ", "dài ", "  ",
)  # fmt: skip
"""How what the patterns above look for begins, or ends."""
_MERELY_AFTER: Final = ("sau", "qua", "trải qua")
_ONLY_NOW: Final = re.compile(r",? {1,3}(?:[^\W\d]{1,6} {1,3})?(?:mới|đã|chỉ)(?!\w)")


def role_of_length(around: Around, *, titled: bool = False) -> DateRole:
    """Tell the role of a length: `5 năm qua` is `period`, `trong 3 ngày tới` `plan`.

    `titled` says that it stands in the title. Source: annotation guide, sections 1 and 8.
    """
    low, start, end = around.low, around.start, around.end
    left = max(0, start - _LEFT)
    if low.startswith((" kể từ", "  "), end) and _FROM_THEN.match(low, end):
        return "plan"
    if low[start:end].endswith("tháng") and _told_of_months(around, titled=titled):
        return "period"
    if low.startswith(_SIDES, end):
        if _NEXT.match(low, end):
            return "plan"
        if _PAST.match(low, end):
            return "period"
    if low.endswith(_LEFT_ENDS, 0, start):
        if _AGREED.search(low, left, start):
            return "period"
        if _TERM.search(low, left, start) and around.lies_ahead:
            return "plan"
        if _SET.search(low, left, start) and around.lies_ahead:
            return "plan"
        if _TOOK.search(low, left, start) and low[start:end].endswith("ngày"):
            return "plan" if around.lies_ahead else "event"
    return "period" if _is_covered(around) else "background"


def _told_of_months(around: Around, *, titled: bool) -> bool:
    """Tell the months that a title counts, or a sentence opens with: `Cũng trong 9 tháng, …`."""
    low, start = around.low, around.start
    if _PRISON.match(low, around.end):
        return False
    if titled:
        return True
    opens = around.sentence[0]
    return start - opens < _LEFT and bool(_OPENS.fullmatch(low, opens, start))


def _is_covered(around: Around) -> bool:
    """Tell the length of what is reviewed; `sau hai năm` alone says only when."""
    if not around.said & COVERS:
        return False
    start, end = around.start, around.end
    cues = [c for c in around.before[-3:] if start - c[1] <= 8]
    cues += [c for c in around.all if end <= c[0] < end + 3]
    said = [around.low[c[0] : c[1]] for c in cues if c[2] & COVERS]
    if any(word not in _MERELY_AFTER for word in said):
        return True
    return bool(said) and _ONLY_NOW.match(around.low, around.end) is not None
