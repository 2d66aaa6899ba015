"""Work of which pacts tell: `Hai bên thống nhất sơ kết …`, `Biên bản ghi rõ: công ty …; …`."""

import re
from typing import Final

from .. import words as w
from ..items import asked, is_body, trimmed
from ..opening import Opening
from ..view import View
from .documented import DOCUMENT

_PARTIES: Final = re.compile(
    r"(?:kết luận: )?(?:[^,.:;]{3,60}, )?(?:hai|ba|bốn|các) (?:bên|ngành|cơ quan|đơn vị)"
    r"(?: (?:cũng|đã|cùng|đều)){0,2} (?:thống nhất|nhất trí|thỏa thuận)(?: sẽ| cùng)?"
    r"(?! (?:đánh giá|ký|thông qua|cho rằng|nhận định|chọn|tổ chức lễ))(?= )"
)

_OFTEN: Final = re.compile(
    r" (?:(?:định kỳ|cứ) )?(?:mỗi|hằng|hàng|\d{1,2}|một|hai|ba|sáu) (?:tuần|tháng|quý|năm)"
    r"(?: (?:một|1|hai|2) lần)?,? "
)
_PACT: Final = re.compile(
    r"theo (?:nội dung )?(?:quy chế|chương trình|kế hoạch|thỏa thuận|bản ghi nhớ|biên bản|"
    r"phân công|phương án|bản cam kết)(?!\w)[^,.:;]{0,80}, "
)
_BEHIND: Final = re.compile(
    r"(?:(?:theo|trong) đó|cụ thể|trong thời gian (?:này|đó|trên|cách ly|giãn cách|phong tỏa)|"
    r"từ (?:nay|\d{1,2} ?(?:h|giờ)|ngày) ?[^,.;:]{0,30}), "
)
_BUSY: Final = re.compile(
    r"(?<!\w)(?:đã|đang|vẫn|vừa|bị|chưa|gồm|là|đạt|tăng|giảm|xếp)(?!\w)"
    r"|\d ?(?:%|triệu|tỷ|tỉ|đồng|điểm)"
)
_BEFORE: Final = 240
"""So near before a series the document stands that orders what bodies do in it."""
_WRITTEN: Final = re.compile(
    r"(?:theo )?(?:bản )?(?:biên bản|cam kết|thỏa ước|thỏa thuận|quy chế|ghi nhớ|giao ước|"
    r"nghị quyết|thông báo|kế hoạch|chương trình|phương án)(?!\w)[^:;]{0,80}"
    r"(?:ghi|ghi rõ|nêu|nêu rõ|quy định|quy định rõ|xác định|phân công|thống nhất)(?: như sau)?:"
)
"""What a pact or minutes say, a part a body."""


def agreed_by_parties(view: View, start: int, end: int) -> int | None:
    """Find work behind `Hai bên thống nhất`; that they sign or judge something is none."""
    if not w.cue(view, start, end, "pact"):
        return None
    found = _PARTIES.match(view.low, start, end)
    if found is None:
        return None
    often = _OFTEN.match(view.low, found.end(), end)
    verb = often.end() if often else found.end() + 1
    return found.end() if w.begins_with_verb(view, verb, end) else None


def in_pact(view: View, start: int, pieces: list[tuple[int, int]]) -> Opening | None:
    """Read `Theo quy chế vừa ký, BHXH tỉnh cung cấp …; LĐLĐ tỉnh lập hồ sơ …`, a part a body.

    So is what minutes and pacts say: `Biên bản ghi rõ: công ty trả đủ lương …; hai bên họp lại …`.
    """
    head = pieces[0][1]
    ordered = _in_order(view, start, pieces)
    if ordered:
        return ordered
    pact = _PACT.match(view.low, start, head)
    said = None if pact else _WRITTEN.match(view.low, start, head)
    place = pact.end() if pact else said.end() if said else None
    if place is None or w.past(view, place, head):
        return None
    below = place + view.low.startswith("\n", place)
    parts = [trimmed(view, below, head), *pieces[1:]]
    bodies = [is_body(view, a) and w.has_verb(view, a, b) for a, b in parts]
    often = [bool(_OFTEN.match(view.low, a - 1)) for a, _ in parts]
    known = all(x or y for x, y in zip(bodies, often, strict=True)) and bodies[0]
    return Opening(place, "planned", named=True) if known else None


def _in_order(view: View, start: int, pieces: list[tuple[int, int]]) -> Opening | None:
    """Read `Theo đó, các quán ăn chỉ bán mang về; chợ phát thẻ …` behind a document."""
    lead = _BEHIND.match(view.low, start, pieces[0][1])
    if lead is None or not DOCUMENT.search(view.low, max(0, start - _BEFORE), start):
        return None
    parts = [trimmed(view, lead.end(), pieces[0][1]), *pieces[1:]]
    if any(_BUSY.search(view.low, *part) for part in parts) or not asked(view, *parts[0]):
        return None
    working = [w.has_verb(view, *part, first=True) for part in parts]
    known = all(works or asked(view, *part) for works, part in zip(working, parts, strict=True))
    return Opening(lead.end() - 1, "planned") if known and 2 * sum(working) > len(parts) else None
