"""Series that somebody grants, demands, orders or rules: `công ty chấp nhận tăng lương; …`."""

import re
from functools import cache
from typing import Final

from .. import words as w
from ..items import asked
from ..lexicon import Hit, any_of, first_of, surfaces
from ..opening import Opening
from ..stories import told
from ..view import View

_NEAR: Final = 80
_SUBJECT: Final = 40
_STOP: Final = re.compile(r"[:(“\"]|[,.](?!\d)")
_LEAD: Final = re.compile(r" (?:cho|với|trước mắt|là|sẽ|rằng|của [^,.;:]{2,40} là)(?= )")
_WORKERS: Final = re.compile(
    r"(?<!\w)(?:công nhân|người lao động|nlđ|thợ|nông dân|người dân)(?!\w)"
)
_DOCUMENT: Final = re.compile(
    r"(?:công điện|chỉ thị|công văn|kế hoạch|mệnh lệnh|văn bản|thông báo|(?<!giải )quyết định)"
    r"(?! kết luận thanh tra)"
    r"[^.;:]{0,90}?(?<!\w)(?:nêu rõ|nêu|ghi rõ|ghi|viết|chỉ rõ|quy định|nhấn mạnh)(?= ?:)"
    r"|(?<!\w)(?:ra|ban hành|thông qua) (?:nghị quyết|chỉ thị|mệnh lệnh|quyết định)(?= ?:)"
    r"|(?<!\w)(?:ký|biên bản) [^.;:]{0,60}?(?:biên bản|cam kết|thỏa thuận|bản ghi nhớ|"
    r"thỏa ước|ghi rõ|ghi)(?= [^,.;:]{1,40}:| ?:)"
)
"""A document that directs, or in which parties bind themselves: `hai bên ký biên bản: …`."""
_RULED: Final = re.compile(
    r"(?:(?:tòa|toà|hội đồng xét xử|hđxx|bản án|phán quyết|thẩm phán|chủ tọa|quyết định|thanh tra|"
    r"đoàn kiểm tra|đoàn thanh tra|hội đồng trọng tài|ủy ban cạnh tranh)(?!\w)[^.;:]{0,90}?"
    r"(?<!bắt )(?<!\w)|tuyên )buộc(?= )"
)
"""A court or office that rules: `Tòa tuyên buộc công ty nhận lại …; bồi thường …`."""


_NOT_TAKEN: Final = re.compile(
    r"(?<!\w)(?:chứng|xác|công|ghi|tiếp|thừa|đón|thu|đảm|cảm|phủ|nhìn|đã|được|thú|khai|bị|giao) $"
)
"""Before `nhận` in other words; `trung tâm nhận lắp thử …` has a verb right behind."""
_KINDS: Final = ("granted", "takes", "demanded", "ordered")


def settled(view: View, start: int, head: int) -> Opening | None:
    """Give where the first point of such a series begins, None where its words are a story's.

    Source: annotation guide, section 4: a series of promises or demands is required.
    """
    ruled = _ruling(view, start, head)
    said = ruled or _word(view, start, head)
    if said is None or _in_story(view, start, said):
        return None
    lead = _LEAD.match(view.low, said.end, head)
    place = lead.end() if lead else said.end
    colon = view.low.find(":", said.end, min(head, said.end + _NEAR))
    if colon >= 0 and not w.acts(view, place, colon):
        return Opening(colon + 1, "planned", weak=True, granted=True)
    if w.begins_with_verb(view, place + 1, head):
        return Opening(place, "planned", weak=True, granted=True)
    asks = ruled or said.text in surfaces("ordered", "demanded")
    somebody = asked(view, place + 1, head) or (asks and _acts_near(view, place + 1, head))
    if somebody and w.has_verb(view, place + 2, head, first=True):
        return Opening(place, "planned", weak=True, named=True, granted=True)
    return None


def _in_story(view: View, start: int, said: Hit) -> bool:
    """Tell a story, a crime, and a word that itself begins the first point."""
    if told(view, start, said.start) or view.low.endswith(": ", 0, said.start):
        return True
    crime = said.text in surfaces("demanded")
    return crime and first_of(view.low, "crime", max(0, start - _NEAR), said.start) is not None


def _acts_near(view: View, place: int, head: int) -> bool:
    """Tell somebody by no word that we know, who acts at once: `buộc chủ trại heo tháo dỡ …`."""
    limit = min(head, place + _SUBJECT)
    return not _STOP.search(view.low, place, limit) and w.has_verb(view, place, limit, first=True)


def _ruling(view: View, start: int, head: int) -> Hit | None:
    found = None
    if w.cue(view, start, head, "ruled"):
        found = _RULED.search(view.low, start, head)
    elif view.low.find(":", start, head) >= 0:
        found = _DOCUMENT.search(view.low, start, head)
    return Hit(*found.span(), found[0]) if found else None


def _word(view: View, start: int, head: int) -> Hit | None:
    """Find the word of somebody who may grant, demand or order: workers grant nothing."""
    hits = [hit for kind in _KINDS if (hit := _first(view, kind, start, head))]
    return min(hits) if hits else None


def _first(view: View, kind: str, start: int, head: int) -> Hit | None:
    hit = w.cue(view, start, head, kind)
    while hit and not _counts(view, kind, start, hit, head):
        hit = w.cue(view, hit.end, head, kind)
    return hit


def _counts(view: View, kind: str, start: int, hit: Hit, head: int) -> bool:
    if kind == "demanded":
        return True
    if kind == "ordered":
        return not view.low.endswith("đã ", 0, hit.start)
    if kind == "takes":
        other = _NOT_TAKEN.search(view.low, max(start, hit.start - 8), hit.start)
        if other or not w.begins_with_verb(view, hit.end + 1, head):
            return False
    return _may_grant(view, start, hit.start)


def _may_grant(view: View, start: int, place: int) -> bool:
    """Tell a body in the clause before the word, and no workers: they put up with things."""
    begin = max(start, view.low.rfind(",", start, place))
    return bool(_body().search(view.low, begin, place)) and not _WORKERS.search(
        view.low, begin, place
    )


@cache
def _body() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of('actor_head')}|phía|hãng|nhà xe|chủ)(?!\w)")
