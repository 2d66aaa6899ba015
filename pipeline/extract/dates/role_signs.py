"""Words right beside a date that tell what it is for, whatever the rest of its sentence says."""

import re
from typing import Final

from .around import Around
from .cue_words import DOCUMENT, EVENT, FUTURE, PAST, PLAN

_SINCE: Final = re.compile(r"(?<!\w)(?:kể |suốt |ngay )?từ {1,3}$")
_FROM: Final = ("từ ", "từ  ", "từ   ")
_THERE_BEGINS: Final = (" x", " l", ")", "  ")
_FROM_THERE: Final = re.compile(r"\)? {1,3}(?:xuống|lên)(?!\w)")
_SIDES: Final = FUTURE | PAST | EVENT
_SOON: Final = 40
"""Characters behind a day in which `sẽ` says that it lies ahead."""
_LATE: Final = ("tối nay", "đêm nay", "tối cùng ngày", "đêm cùng ngày")
_TILL_ITS_END: Final = ("đến hết ", "tới hết ")
_COUNTED_TILL: Final = ("tính đến hết ", "tính tới hết ", "kế đến hết ", "kế tới hết ")
_ISSUES: Final = re.compile(
    r",? [^.;:\n]{0,60}?(?<!\w)(?:đã )?(?:có|ra|phát|ban hành) "
    r"(?:công điện|công văn|chỉ thị|văn bản(?: hỏa tốc| khẩn))(?!\w)"
)
_UNTIL: Final = ("đến ", "tới ", "hết ", "kế ", "đến hết ")
_HAD: Final = re.compile(r",? [^.;,:\d\n]{0,40}(?<!\w)(?:có|còn|đạt|là|gồm) (?:hơn |gần |trên )?\d")


def is_since(around: Around) -> bool:
    """Tell the beginning of what goes on: `kể từ ngày 5/3`."""
    low, start = around.low, around.start
    return low.endswith(_FROM, 0, start) and bool(_SINCE.search(low, max(0, start - 12), start))


def goes_from_there(around: Around) -> bool:
    """Tell the time that a figure is told to have changed from: `từ năm 2019 xuống …`."""
    low, end = around.low, around.end
    return low.startswith(_THERE_BEGINS, end) and bool(_FROM_THERE.match(low, end))


def goes_on_until(around: Around) -> bool:
    """Tell the end of what goes on: `nghỉ học đến hết tuần này`, not `tính đến hết tháng 9`."""
    low, start = around.low, around.start
    if not low.endswith(_TILL_ITS_END, 0, start) or low.endswith(_COUNTED_TILL, 0, start):
        return False
    return _HAD.match(low, around.end) is None


def is_due_today(around: Around) -> bool:
    """Tell what is to be done yet today: `báo cáo trong chiều nay`, `Hôm nay, ủy ban sẽ …`."""
    low, start, end = around.low, around.start, around.end
    if low.endswith("trong ", 0, start):
        return bool(around.told & PLAN) or around.lies_ahead or low.startswith(_LATE, start)
    if not around.said & FUTURE:
        return False
    cue = next((c for c in around.all if c[0] >= end and c[2] & _SIDES), None)
    return cue is not None and bool(cue[2] & FUTURE) and cue[0] - end < _SOON


def issues_paper(around: Around) -> bool:
    """Tell the day on which a cited paper was issued: `Hôm 16/4, Thủ tướng có Công điện 483`."""
    return around.behind(DOCUMENT, 80) and _ISSUES.match(around.low, around.end) is not None


def is_counted_at(around: Around) -> bool:
    """Tell a part of a month or year at which figures are told: `đến cuối tháng 9, có 64 DN`.

    Else it says when something happened: `Đầu năm 2019, tổ thợ bỏ việc`.
    """
    low, end = around.low, around.end
    if low.endswith(_UNTIL, 0, around.start):
        return not low.startswith(" mới ", end)
    return _HAD.match(low, end) is not None
