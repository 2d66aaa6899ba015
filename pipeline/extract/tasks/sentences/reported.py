"""Series of things done that no colon opens: behind `đã`, or as examples of what was done."""

import re
from typing import Final

from .. import words as w
from ..announcing import asks, main_clause, no_work
from ..items import trimmed
from ..opening import Opening, speech
from ..view import View
from .colons import LABEL

_SETTLED: Final = re.compile(
    r"(?:ký|lập|đạt|đi đến|thống nhất|thông qua|có|ký kết|ra) [^.;:]{0,60}"
    r"(?:biên bản|thỏa thuận|cam kết|thỏa ước|thống nhất)[^.;:]{0,60}, "
    r"(?:theo đó|trong đó|qua đó),? "
)
"""What was agreed is to be done: `đã ký thỏa thuận, theo đó công ty nâng …`."""
_EXAMPLES: Final = re.compile(
    r"(?<!\w)(?:được|đã) (?:\w+ ){1,8}?(?:với|bằng|qua|thông qua) (?:nhiều|các|những) (?:hình thức|"
    r"hoạt động|việc làm|cách làm|mô hình|biện pháp|nội dung|phần việc)"
    r"(?: (?!như|gồm)\w+){0,6},? (?:như|gồm|như là) "
    r"|(?<!\w)(?:nhiều|các|những) (?:hoạt động|việc làm|phần việc|mô hình|nội dung)"
    r"(?: (?!như|gồm|sẽ|cần|phải)\w+){0,4} (?:đã )?được (?:triển khai|tổ chức|thực hiện|duy trì)"
    r"(?: (?!như|gồm)\w+){0,4},? (?:như|gồm|như là) "
)
_MEASURES: Final = re.compile(
    r"đã (?:và đang )?(?:triển khai|thực hiện|áp dụng|làm|đưa ra|tiến hành|dùng|tìm|thử) "
    r"(?:\w+ ){0,3}?(?:nhiều|một loạt|hàng loạt|các|một số|đủ) "
    r"(?:\w+ )?(?:giải pháp|biện pháp|cách|cách làm)(?: (?!như)\w+){0,8},? như(?: là)?:? "
)
"""What somebody has done about a thing: `sở đã triển khai nhiều giải pháp như phân công …`."""
_IN_VAIN: Final = (" nhưng ", " song ", " mà ", " vẫn ")
_DID: Final = re.compile(
    r"(?:(?:cũng|đồng thời|và|đến nay|cụ thể|trong đó),? )?đã (?!được |bị |có )"
)
"""The word that each part of a series repeats: `công đoàn đã tuyên truyền …; đã kiểm tra …`."""
_PROSECUTED: Final = ("khởi tố", "bắt giữ", "bắt tạm giam", "bắt khẩn", "truy tố", "tuyên phạt")
"""What police and courts have done is news, no list of work."""
_LOOKS_BACK: Final = re.compile(
    r"(?:trong )?(?:(?:\d{1,2}|một|hai|ba|bốn|năm|sáu|chín) (?:năm|tháng|tuần) (?:vừa )?qua|"
    r"(?:thời gian|năm|tháng|quý|nhiệm kỳ|giai đoạn) (?:vừa )?qua|vừa qua)(?!\w)"
)
"""A time frame that is over: `6 tháng qua, công đoàn tập trung tuyên truyền …; rà soát …`."""


def meanwhile(view: View, start: int, head: int) -> Opening | None:
    """Read `Tập trung chống hạn, xã đã …; …`, where the clause in front is no directive."""
    comma = view.low.find(", ", start, head)
    past = (
        w.past(view, comma, head) if comma > 0 and w.begins_with_verb(view, start, comma) else None
    )
    own = past and not w.modal(view, start, past.start) and not w.past(view, start, comma)
    own = own and past and not speech(view, comma, past.start)
    return done(view, start, head) if own else None


def done(view: View, start: int, head: int) -> Opening | None:
    """Find where a series of things done begins behind no colon: `chi bộ đã đổi mới …; …`.

    A label may stand in front: `Công tác chăm lo: Đã tổ chức Tết sum vầy; tặng vé xe …`.
    """
    past = w.past(view, main_clause(view, start, head), head)
    if past is None or ":" in view.low[past.start : head]:
        return None
    label = view.low.rfind(":", start, past.start)
    far = label >= 0 and (label - start > LABEL or past.start - label > LABEL)
    if far or no_work(view, start, past.start):
        return None
    behind = past.end + 1
    settled = _SETTLED.match(view.low, behind, head)
    if settled:
        return Opening(settled.end(), "planned", named=True)
    if w.begins_with_verb(view, behind, head) and not view.low.startswith(_PROSECUTED, behind):
        return Opening(past.end, "done", weak=True)
    return None


def behind_past(view: View, start: int, end: int) -> int:
    """Give where a part begins whose `đã` is repeated and whose verb follows it."""
    found = _DID.match(view.low, start, end)
    behind = found and w.begins_with_verb(view, found.end(), end)
    return found.end() if found and behind else start


def looks_back(view: View, start: int, place: int) -> bool:
    """Tell words that tell of a time that is over and ask nobody."""
    if not _LOOKS_BACK.match(view.low, start, place):
        return False
    return not (w.modal(view, start, place) or speech(view, start, place))


def measures(view: View, start: int, end: int) -> tuple[int, int] | None:
    """Give where the measures stand that somebody has taken, told in one clause."""
    place = view.low.find("đã ", start, end) if view.low.find(" như ", start, end) >= 0 else -1
    found = _MEASURES.search(view.low, place, end) if place >= 0 else None
    if found is None or not w.begins_with_verb(view, found.end(), end):
        return None
    if asks(view, start, found.start()) or no_work(view, start, found.start()):
        return None
    if any(view.low.find(word, found.end(), end) >= 0 for word in _IN_VAIN):
        return None
    return trimmed(view, found.end(), end)


def by_example(view: View, start: int, head: int) -> Opening | None:
    """Read `phong trào được đẩy mạnh với nhiều hình thức như tổ chức hội thi …; phát động …`."""
    may = view.low.find(" như ", start, head) >= 0 or view.low.find(" gồm ", start, head) >= 0
    found = _EXAMPLES.search(view.low, start, head) if may else None
    if found is None or asks(view, start, found.end()) or no_work(view, start, found.start()):
        return None
    if not w.begins_with_verb(view, found.end(), head):
        return None
    return Opening(found.end() - 1, "done", weak=True)
