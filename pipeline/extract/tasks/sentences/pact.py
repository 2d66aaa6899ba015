"""Work of which pacts tell: `Hai bên thống nhất sơ kết …`, `Biên bản ghi rõ: công ty …; …`."""

import re
from typing import Final

from .. import words as w
from ..items import is_body, trimmed
from ..opening import Opening
from ..view import View

_PARTIES: Final = re.compile(
    r"(?:[^,.:;]{3,60}, )?(?:hai|ba|bốn|các) (?:bên|ngành|cơ quan|đơn vị)"
    r"(?: (?:cũng|đã|cùng|đều)){0,2} (?:thống nhất|nhất trí|thỏa thuận)(?: sẽ| cùng)?"
    r"(?! (?:đánh giá|ký|thông qua|cho rằng|nhận định|chọn|tổ chức lễ))(?= )"
)

_PACT: Final = re.compile(
    r"theo (?:nội dung )?(?:quy chế|chương trình|kế hoạch|thỏa thuận|bản ghi nhớ|biên bản|"
    r"phân công|phương án|bản cam kết)(?!\w)[^,.:;]{0,80}, "
)
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
    if found is None or not w.begins_with_verb(view, found.end() + 1, end):
        return None
    return found.end()


def in_pact(view: View, start: int, pieces: list[tuple[int, int]]) -> Opening | None:
    """Read `Theo quy chế vừa ký, BHXH tỉnh cung cấp …; LĐLĐ tỉnh lập hồ sơ …`, a part a body.

    So is what minutes and pacts say: `Biên bản ghi rõ: công ty trả đủ lương …; hai bên họp lại …`.
    """
    head = pieces[0][1]
    pact = _PACT.match(view.low, start, head)
    said = None if pact else _WRITTEN.match(view.low, start, head)
    place = pact.end() if pact else said.end() if said else None
    if place is None or w.past(view, place, head):
        return None
    parts = [trimmed(view, place, head), *pieces[1:]]
    if all(is_body(view, a) and w.has_verb(view, a, b) for a, b in parts):
        return Opening(place, "planned", named=True)
    return None
