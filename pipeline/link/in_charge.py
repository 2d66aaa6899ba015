"""Who is put in charge inside an item, or bound by a later clause of it.

`… (Chủ trì: Sở Nội vụ)`, `… (Khoa Tim mạch)`, `…, giao Sở Y tế chủ trì`, `…; riêng Phân xưởng 4 …`.
Everything here reads text with organisations and dates blotted out (`link.marked`).
"""

import re
from typing import Final

from .marked import BODY, DATE, UPPER, Blotted
from .named import Bodies
from .phrases import (
    GROUP,
    LEADS,
    NO_ACTOR,
    STARTS,
    Place,
    begins_with_verb,
    noun_phrase,
    trimmed,
)

_SOMEBODY: Final = rf"(?=(?:{GROUP}|{BODY})"
_LABELLED: Final = re.compile(
    r"(?<!\w)(?:(?:đơn vị|cơ quan|bộ phận|phòng|ban|sở|người)(?: được giao)? )?"
    r"(?:chủ trì(?:,? (?:thực hiện|tham mưu))?|chịu trách nhiệm(?: chính)?|thực hiện|đầu mối|"
    r"phụ trách|thường trực): ?"
    r"|[,;(.] ?giao (?=[^.;]{2,70} (?:chủ trì|làm đầu mối|là đầu mối|phụ trách|theo dõi, đôn đốc))"
    rf"|(?<!\w)do {_SOMEBODY}[^,.;:]{{0,60}}? ?"
    r"(?:chủ trì|phụ trách|đảm nhiệm|đảm nhận|làm đầu mối|chịu trách nhiệm)(?!\w))"
    rf"|, {_SOMEBODY}[^,.;:]{{0,60}}? ?chịu trách nhiệm(?! (?:với|trước))(?!\w))"
)
_GIVEN: Final = re.compile(
    r"[,;(.] ?giao (?=[^,.;]{2,60} (?:tổ chức |triển khai )?"
    r"(?:thực hiện|triển khai|tham mưu) *[.;)]?$)"
)
_BELOW: Final = re.compile(
    r"[.;]?[ \t]{0,4}\n\s{0,4}[-+•*(]{0,2} ?(?:(?:đơn vị|cơ quan|bộ phận)(?: được giao)? )?"
    r"(?:chủ trì(?: thực hiện)?|thực hiện|chịu trách nhiệm(?: chính)?|phụ trách|đầu mối): ?"
)
"""The line below a point that says who does it: `Đơn vị thực hiện: LĐLĐ tỉnh`."""
_LABELS: Final = (
    "chủ trì", "chịu trách nhiệm", "phụ trách", "đầu mối", "theo dõi, đôn đốc", "đảm nhiệm",
    "đảm nhận", "thực hiện:", "thường trực:", "tham mưu:",
)  # fmt: skip
"""What all that puts somebody in charge has one of, and few items have."""
_DONE_BY: Final = re.compile(
    rf"d(?<!\w.)o {_SOMEBODY}[^,.;:]{{0,60}}? ?(?:thực hiện|triển khai|tổ chức)(?= *(?:[,;.(]|$)))"
)
_TOPIC: Final = re.compile(rf"(?!đã |từ )[^.;:,{BODY}\n]{{6,70}}\. (?={BODY})")
"""A topic before whoever sees to it: `Giữ gìn an ninh. Công an xã tuần tra`."""
_REPORTED: Final = re.compile(r" (?:đã|đang|vừa|hiện|chưa|là|có|cho|thì|mới|bị|cũng|vẫn|còn)(?!\w)")
_WITH: Final = re.compile(r"[,;.] |,? (?:phối hợp|cùng) ")
_ONE_MORE: Final = re.compile(
    rf"[,;] (?=(?:{GROUP}|{BODY}))(?![^,;.()\n]{{0,50}}(?:phối hợp|liên quan))"
)
"""One more of those in charge: `(Chủ trì: các phòng; UBND các xã)`, not those who help."""
_STOP: Final = re.compile(r"[;,.()\n]")
_GOES_ON: Final = r"(?:huyện|thị xã|thành phố|quận|phường|xã|thị trấn|ngành)(?!\w)"
_BRACKET: Final = re.compile(
    rf" \((?:[^()\n;,:]{{0,6}}{DATE}+[,;] )?"
    rf"(?P<who>[^()\n;,:]{{2,90}}(?:, (?={BODY}|{_GOES_ON})[^()\n;,:]{{2,90}}){{0,2}})"
    r"(?P<more>[;,][^()\n]{0,60})?\)[.;]?$"
)
_DASHED: Final = re.compile(rf" [-–] (?P<who>(?:[{UPPER}]|{BODY})[^\n;:()–]{{2,60}})$")
"""Who stands behind the work: `Tập huấn cho 300 thiếu nhi - Hội đồng Đội`."""
_ROLE: Final = re.compile(
    r" (?:chủ trì|thực hiện|phụ trách|triển khai|đảm nhiệm|đảm nhận|tham mưu|làm đầu mối|tổ chức|"
    r"chịu trách nhiệm|theo dõi)(?!\w)[^,;]*$"
)
"""What a unit in brackets is to do: `(Ban Tuyên giáo chủ trì)`."""
_SEEN_TO: Final = ("enterprise", "zone")
"""Bodies that are rather what the work is about than who does it."""
_SEVERAL: Final = re.compile(r"(?:các|những|mỗi|từng|mọi) ")
_LATER: Final = re.compile(
    r"; (?=(?:mỗi|từng) )|, (?=(?:mỗi|từng) )|t(?<!\w.)hì |đ(?<!\w.)ầu mối (?:là |gồm )|"
    + "|".join(
        rf"{stop} ?(?:riêng |còn )(?!với |đối với |về |trong |năm |tháng |quý |việc )"
        for stop in (";", ",", r"\.")
    )
    + rf"|\. (?={GROUP}|{BODY})"
)
"""Where a clause begins that may bind others; each begins with a sign, which is found fast."""
_SECOND: Final = re.compile(rf", (?={GROUP}|{BODY})")
_FIRMLY: Final = re.compile(" (?:phải|kiên quyết)(?!\\w)")
_EACH: Final = ("mỗi ", "từng ")
_APART: Final = ("riêng ", "còn ")
_CLAUSE_SIGNS: Final = (
    ";", ". ", "thì ", "riêng ", "đầu mối ", ", còn ", ", mỗi ", ", từng ",
)  # fmt: skip
"""What such a clause begins with; strings are found faster than a pattern."""
_THING: Final = re.compile(
    r"[^,;.:]{4,50}? không (?:được )?(?:thấp|vượt|quá|dưới|ít|cao|lớn|nhỏ)(?!\w)"
)
_HAS: Final = re.compile(r"(?P<who>(?:mỗi|từng) [^.:;\d]{2,50}?) có (?:ít nhất|tối thiểu|từ|\d)")
_MEANT: Final = (" đó", " ấy", " này", " nào", " ai")
"""Who is only whoever the clause before is about: `… thì giám đốc đó chịu trách nhiệm`."""
_MUST: Final = re.compile(
    r",? (?:phải|có trách nhiệm|chịu trách nhiệm(?! (?:trước|nếu|khi)))(?!\w)"
)


def in_charge(said: Blotted, bodies: Bodies, start: int, end: int) -> Place | None:
    """Give whom an item puts in charge: `… (Chủ trì: Sở Nội vụ)`, `…, giao Sở Y tế chủ trì`."""
    low = said.low[start:end]
    led = ":" in low or "giao " in low or "do " in low or "chịu " in low
    labelled = led and any(w in low for w in _LABELS)
    named = _LABELLED.search(said.low, start, end) if labelled else None
    named = named or (_GIVEN.search(said.low, start, end) if "giao " in low else None)
    if named:
        return _behind(said, named.end(), end)
    return _bracketed(said, bodies, start, end)


def below(said: Blotted, end: int) -> Place | None:
    """Give who the line below an item says does it: `Đơn vị thực hiện: LĐLĐ tỉnh`."""
    label = _BELOW.match(said.low, end)
    return _behind(said, label.end(), label.end() + 120) if label else None


def _behind(said: Blotted, start: int, end: int) -> Place | None:
    stop = _STOP.search(said.low, start, end)
    found = noun_phrase(said, start, stop.start() if stop else end, may_end=True)
    found = _alone(said, found) if found else None
    while found and (more := _ONE_MORE.match(said.low, found[1], end)):
        stop = _STOP.search(said.low, more.end(), end)
        other = noun_phrase(said, more.end(), stop.start() if stop else end, may_end=True)
        if not other or other[1] < (stop.start() if stop else end):
            break
        found = (found[0], other[1])
    return found


def _alone(said: Blotted, found: Place) -> Place:
    """Leave out with whom somebody works: `Sở Y tế phối hợp Công an tỉnh`."""
    stop = _WITH.search(said.low, *found)
    return (found[0], stop.start()) if stop else found


def _bracketed(said: Blotted, bodies: Bodies, start: int, end: int) -> Place | None:
    """Give the unit that stands in brackets behind the work: `… (Khoa Tim mạch; tháng 11)`.

    A company is rather what the work is about; so is what explains a body: `Sở Y tế (Phòng A)`.
    """
    if said.low.find(")", max(start, end - 2), end + 1) < 0:
        return _dashed(said, bodies, start, end)
    found = _BRACKET.search(said.text, max(start, end - 160), min(end + 1, len(said.text)))
    if not found:
        return None
    who, stop = found.span("who")
    if not STARTS.match(said.low, who) or _SEVERAL.match(said.low, who):
        return None
    inside = bodies.inside(who, stop)
    before = [body for body in bodies.inside(start, found.start()) if body.end == found.start()]
    if any(body.type in _SEEN_TO for body in inside):
        return None
    if any(body.type not in _SEEN_TO for body in before):
        return None
    role = _ROLE.search(said.text, who, stop)
    return trimmed(said, who, role.start() if role else stop)


def _dashed(said: Blotted, bodies: Bodies, start: int, end: int) -> Place | None:
    """Give the unit that a dash sets off behind the work."""
    place = max(said.text.rfind(" - ", start, end), said.text.rfind(" – ", start, end))
    found = _DASHED.match(said.text, place, end) if place > start else None
    who = found.start("who") if found else 0
    if not found or not STARTS.match(said.low, who):
        return None
    if any(body.type in _SEEN_TO for body in bodies.inside(who, end)):
        return None
    name = noun_phrase(said, who, end, may_end=True)
    return name if name and name[1] >= end - 1 else None


def done_by(said: Blotted, start: int, end: int) -> Place | None:
    """Give who does what nobody else is named for: `tập huấn do Trung tâm Y tế thực hiện`."""
    topic = _TOPIC.match(said.low, start, end)
    found = noun_phrase(said, topic.end(), end) if topic else None
    if found and not (NO_ACTOR.match(said.low, found[0]) or _REPORTED.match(said.low, found[1])):
        return found
    named = _DONE_BY.search(said.low, start, end) if said.low.find("do ", start, end) >= 0 else None
    found = noun_phrase(said, named.end(), end, may_end=True) if named else None
    return _alone(said, found) if found else None


def is_about_a_thing(said: Blotted, start: int, end: int) -> bool:
    """Tell an item that says how things are to be: `suất ăn không được thấp hơn 13.000 đồng`."""
    if said.low.find(" không ", start, min(end, start + 60)) < 0:
        return False
    lead = LEADS.match(said.low, start, end)
    place = lead.end() if lead else start
    if STARTS.match(said.low, place) or begins_with_verb(said, place):
        return False
    return _THING.match(said.low, place, end) is not None


def each(said: Blotted, start: int, end: int) -> Place | None:
    """Give of whom each has something to do: `mỗi CĐCS có ít nhất một sáng kiến`."""
    has = None if NO_ACTOR.match(said.low, start) else _HAS.match(said.low, start, end)
    return has.span("who") if has else None


def others(said: Blotted, start: int, end: int) -> list[Place]:
    """Give whom later clauses bind besides: `…; mỗi xã …`, `… thì chủ tịch xã phải …`."""
    low = said.low[start:end]
    found = _second(said, start, end) if " phải " in low or " kiên quyết " in low else []
    if not any(map(low.__contains__, _CLAUSE_SIGNS)):
        return found
    for clause in _LATER.finditer(said.low, start, end):
        begin, stop = clause.span()
        hub = said.low[begin] == "đ"
        every = clause[0] in ("; ", ", ") and said.low.startswith(_EACH, stop)
        if every and said.low[begin] == "," and not said.low.startswith(_EACH, start):
            continue
        place = noun_phrase(said, stop, end, may_end=hub)
        if every and not place:
            place = each(said, stop, end)
        if not place or _is_nobody(said, place):
            continue
        bound = every or hub or said.low.endswith(_APART, begin, stop)
        goes_on = said.low[begin] == "." and said.text[place[0]] == BODY
        bound = bound or (goes_on and not _REPORTED.match(said.low, place[1]))
        if (bound or _MUST.match(said.low, place[1], end)) and place not in found:
            found.append(place)
    return sorted(found)


def _second(said: Blotted, start: int, end: int) -> list[Place]:
    """Give second subjects that must: `thị trấn lập tổ …, đồn biên phòng kiên quyết …`."""
    if not STARTS.match(said.low, start):
        return []
    heads = [noun_phrase(said, m.end(), end) for m in _SECOND.finditer(said.low, start, end)]
    return [p for p in heads if p and _FIRMLY.match(said.low, p[1]) and not _is_nobody(said, p)]


def _is_nobody(said: Blotted, place: Place) -> bool:
    return bool(NO_ACTOR.match(said.low, place[0])) or said.low.endswith(_MEANT, *place)
