"""Bodies with a field: ministries, departments, units, institutes, papers, schools, hospitals."""

from itertools import pairwise

from schemas.organisations import OrganisationType

from . import lexicon
from .body import Body, Place
from .brackets import bracket
from .heads import Head
from .organs import assembly, with_parent
from .places import at_level, tail
from .runs import Mode, Run, run
from .view import View

_RULE = "organisations.head"
_STRICT = frozenset({"bộ", "sở", "vụ", "tổng cục", "ủy ban"})
_OFFICES = frozenset({"sở", "vụ"})
"""Without a field these begin the name of a place: `cầu Sở Thượng`, `huyện Vụ Bản`."""
_ABROAD = frozenset({"đại sứ quán", "tổng lãnh sự quán", "lãnh sự quán"})
_CAPITAL = frozenset({"hội đồng", "ban chỉ đạo", "ban chỉ huy"})
_STEERING = frozenset({"hội đồng", "ban chỉ đạo", "ủy ban"})
_UNITS = frozenset(
    {"cục", "vụ", "viện", "trung", "chi", "phòng", "đội", "đồn", "trạm"}
)  # fmt: skip
_SECURITY = frozenset({("cảnh", "sát"), ("an", "ninh"), ("phòng", "cháy")})
_CUSTOMS = ("hải", "quan")
_LONG_FIELD = 3
"""So many syllables of a field tell a department apart behind `Trưởng`."""
_SHORT = 2
"""Longer heads in small letters are told by their place: `bệnh viện đa khoa huyện Chương Mỹ`."""
_LONG = 4
"""So many syllables of a head hold a field themselves: `Trung tâm Dịch vụ việc làm`."""


def field_frame(head: Head) -> Body | None:
    """Read a body that its field or name tells apart: `Sở Y tế Hà Nội`, `Báo Thái Bình`."""
    view = head.view
    strict = head.words in _STRICT
    at = head.end + 1 if view.at(head.end) in ("các", "về") and not strict else head.end
    mode = Mode.OFFICE if strict else Mode.BODY
    if at > head.end and at_level(view, at):
        return None
    if head.words in _STEERING:
        purpose = _with_purpose(head)
        if purpose is not None:
            return purpose
    if head.words == "báo" and not head.capital and _is_told(view, at):
        return None
    name = run(view, at, mode, office=head.office, free=_is_free(head))
    where = tail(view, name.end, office=head.office, loose=False)
    if where is None and view.low[name.end] == "(":
        inner = bracket(view, name.end)
        where = None if inner is None else tail(view, inner, office=head.office)
    if name.end == at and not (where and _names_itself(head, where)):
        if not head.capital or where is not None:
            return None
        short = head.end - head.first < _LONG
        return Body(head.first, head.end, head.type, _RULE, head.words, bare=short)
    if where is not None and head.words in _ABROAD and view.at(where.end) == "tại":
        where = tail(view, where.end + 1) or where
    body = _field_body(head, name, where)
    if body is None:
        return None
    if head.words in _STEERING and view.low[body.end : body.end + 2] == ["quốc", "gia"]:
        return body._replace(end=body.end + 2, name=(*body.name, "quốc", "gia"))
    parent = _behind(head, body.end) if _is_unit(head) else assembly(head, body.end)
    return body._replace(end=parent.end, parent=parent) if parent else body


def _with_purpose(head: Head) -> Body | None:
    """`Ban Chỉ đạo quốc gia về phòng, chống thiên tai`: what it is for stands behind its level."""
    view, at = head.view, head.end
    where = tail(view, at)
    if where is not None:
        at = where.end
    elif view.low[at : at + 2] == ["quốc", "gia"]:
        at += 2
    else:
        return None
    field = view.term(at + 1) if view.low[at] == "về" and head.capital else None
    if field is None:
        return None
    words = (*view.low[head.end : at], *field[1].canonical.split())
    return Body(head.first, field[0], head.type, _RULE, head.words, words, proper=True)


def _is_free(head: Head) -> bool:
    """Papers, schools, hospitals and long heads may go on with the head of another body."""
    return head.type in ("media", "education", "health") or head.end - head.first >= _LONG


def _is_told(view: View, at: int) -> bool:
    """Tell whether a small `báo` is a verb: a body stands behind that no paper is called by."""
    body = view.head(at)
    known = body is None or body[1].type == lexicon.NO_HEAD or body[0] == at + 1
    return not known and body is not None and not body[1].type.startswith("security")


def _names_itself(head: Head, where: Place) -> bool:
    """A place alone makes the name of papers, schools, hospitals (`Báo Thái Bình`)."""
    short = (head.end - head.first < 2 and head.words != "câu lạc bộ") or head.words == "trung tâm"
    if head.type not in ("media", "education", "health", "security") and short:
        return False
    return where.name is not None or (where.level is not None and head.end - head.first >= 2)


def _field_body(head: Head, name: Run, where: Place | None) -> Body | None:
    named = name.proper or (where is not None and where.name is not None)
    fields_alone = not name.proper and not head.view.is_capital(head.end)
    if not head.capital and not _definite(head, name, named=named):
        return None
    if head.words == "trường" and len(name.words) < 2:
        return None
    if head.words == "hội" and len(name.words) < 2 and head.view.term(head.end) is None:
        return None
    told = name.whole or head.view.term(head.end) is not None or head.view.is_upper(head.end)
    if head.words in _OFFICES and not told:
        return None
    if head.type == "education" and "".join(name.words).isdigit() and head.end == head.first + 1:
        return None
    short = head.end - head.first < _LONG
    if fields_alone and short and not name.whole and where is None and name.words:
        return None
    end = where.end if where else name.end
    kind = head.type
    if kind == "government" and name.words and _is_force(name.words):
        kind = "security"
    if head.words == "trung tâm" and lexicon.cues("state").match((*name.words, ""), 0):
        kind = "government"
    open_kind = kind == "other" or head.words == "trung tâm truyền thông"
    if open_kind and lexicon.mentions("health", name.words):
        kind = "health"
    return Body(head.first, end, kind, _RULE, head.words, name.words, where, proper=named)


def _definite(head: Head, name: Run, *, named: bool) -> bool:
    """A head in lower case wants more: one syllable a field in capitals, else a name."""
    field = head.view.is_capital(head.end) and (name.whole or head.view.term(head.end) is not None)
    short = head.end - head.first == 1 or head.words in _CAPITAL
    if short and head.type not in ("media", "education"):
        return field or (name.whole and named)
    told = len(name.words) > 0 or (head.type == "health" and head.end - head.first > _SHORT)
    return field or name.proper or (named and told)


def _is_unit(head: Head) -> bool:
    return head.words.split()[0] in _UNITS


def _behind(head: Head, end: int) -> Body | None:
    """The body that a unit belongs to, at once or behind its initials (`(PC08)`) or a hyphen."""
    end = bracket(head.view, end) or end
    if head.view.low[end] == ",":
        return _behind_comma(head, end + 1)
    at = end + 1 if head.view.at(end) == "-" and head.view.spaced(end) else end
    if not head.view.is_capital(at):
        return None
    parent = head.read(at)
    return parent if parent is not None and _can_own(parent) else None


def _behind_comma(head: Head, at: int) -> Body | None:
    """The body that has such units: `Khoa Nhi, Bệnh viện Đa khoa tỉnh`; none where many follow."""
    view = head.view
    if not head.capital or view.low[head.first - 1] in _JOINED:
        return None
    if view.low[at] not in _OWNERS or not view.is_capital(at):
        return None
    parent = head.read(at)
    if parent is None or parent.bare or not _has_units(head, parent):
        return None
    goes_on = view.low[parent.end] in (",", *_JOINED) and view.head(parent.end + 1) is not None
    return None if goes_on else parent


def _has_units(head: Head, parent: Body) -> bool:
    if head.words == "khoa":
        return parent.type in ("health", "education")
    return head.words == "phòng" and parent.head in ("sở", "bộ")


_OWNERS = frozenset({"bệnh", "trường", "đại", "học", "đh", "bv", "bvđk", "sở", "bộ"})
"""How the bodies begin that have units."""
_JOINED = frozenset({"và", "cùng", "với"})


def _can_own(parent: Body) -> bool:
    return not parent.bare and parent.type not in ("zone", "media", "mass_organisation")


def unit_frame(head: Head) -> Body | None:
    """Read a department with its parent: `Phòng Tham mưu Công an tỉnh`, `Thanh tra Sở`."""
    view = head.view
    if not head.capital and not view.is_capital(head.end):
        return None
    inside = head.owner(head.end) if head.capital or head.end - head.first > 1 else None
    if inside is not None:
        return with_parent(head, (), inside)
    if (force := _by_number(head)) is not None:
        return force
    name = run(view, head.end, Mode.BODY, office=head.office)
    where = tail(view, name.end, office=head.office)
    if _is_post(head) and where is None and len(name.words) < _LONG_FIELD:
        return None
    if name.end == head.end:
        if head.words != "thanh tra" or where is None or not head.capital:
            return None
        named = where.name is not None
        return Body(
            head.first, where.end, "government", _RULE, head.words, place=where, proper=named
        )
    parent = _behind(head, name.end) if where is None else None
    if parent is not None:
        return with_parent(head, name.words, parent)
    if not (name.whole or (view.is_capital(head.end) and not _stray(head, name))):
        return None
    kind: OrganisationType | None = "security" if _is_force(name.words) else None
    end = where.end if where else name.end
    if where is not None and kind is None:
        kind = "government"
    return Body(head.first, end, kind, _RULE, head.words, name.words, where, proper=name.proper)


def _by_number(head: Head) -> Body | None:
    """`Phòng PA81`, `Phòng PC46 Công an tỉnh`: a department of the police by its number."""
    found = head.view.name(head.end) if head.view.is_upper(head.end) else None
    if found is None or found[1].type != "security" or not head.capital:
        return None
    words, parent = tuple(found[1].canonical.split()), _behind(head, found[0])
    if parent is not None:
        return with_parent(head, words, parent)
    return Body(head.first, found[0], "security", _RULE, "", words, proper=True)


def _is_post(head: Head) -> bool:
    """`Trưởng phòng Lao động tiền lương` is a post; of bodies longer fields tell more."""
    return not head.capital and head.view.at(head.first - 1) in ("trưởng", "phó")


def _is_force(words: tuple[str, ...]) -> bool:
    return words[:2] in _SECURITY or _CUSTOMS in pairwise(words)


def _stray(head: Head, name: Run) -> bool:
    """`Phòng` and `Ban` want a field; a capitalised word that is none is not enough."""
    return head.view.term(head.end) is None and not name.whole
