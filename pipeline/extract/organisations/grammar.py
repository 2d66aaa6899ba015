"""Bodies by their heads: each frame says what must follow the head (guide, section 2)."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import cast

from schemas.organisations import OrganisationType

from . import lexicon
from .body import Body, Place
from .brackets import bracket
from .companies import company
from .places import known_place, tail
from .runs import Mode, Run, run
from .view import View
from .zones import Zones, zone, zones

_DEPTH = 4
_LOOSE = frozenset({"thành ủy", "quận ủy", "huyện ủy", "thị ủy", "liên đoàn lao động"})
_PARENTS = frozenset(
    {"công ty", "tổng công ty", "tập đoàn", "nhà máy", "xí nghiệp", "sở", "bộ", "trường",
     "bệnh viện", "ban quản lý", "ngân hàng", "công ty cổ phần", "hợp tác xã", "cục"}
)  # fmt: skip
_STRICT = frozenset({"bộ", "sở", "vụ", "tổng cục", "ủy ban"})
_CAPITAL = frozenset({"hội đồng", "ban chỉ đạo", "ban chỉ huy"})
_SECURITY = frozenset({("cảnh", "sát"), ("an", "ninh"), ("pccc",), ("phòng", "cháy"), ("pccc", "và")})


@dataclass(frozen=True, slots=True)
class Head:
    """A head at a place, read: where it ends, its words, type and surroundings."""

    view: View
    first: int
    end: int
    words: str
    type: OrganisationType | None
    office: bool
    depth: int

    @property
    def capital(self) -> bool:
        """The head begins with a capital."""
        return self.view.is_capital(self.first)


def parse(view: View, place: int, *, depth: int = 0, office: bool | None = None) -> Body | None:
    """Read the longest body whose head begins at a word, None where there is none.

    Bodies that are only a head are `bare`; whether they mean one is not decided here.
    """
    found = lexicon.heads().match(view.low, place)
    if found is None or found[1].type == "none none" or depth > _DEPTH:
        return None
    if found[1].capitals and not view.is_upper(place):
        return None
    kind, frame = found[1].type.split()
    near_office = follows_office(view, place) if office is None else office
    if frame == "zone":
        return zone(view, place)
    if frame == "company":
        return company(view, place, office=near_office)
    head = Head(
        view, place, found[0], lexicon.folded(found[1].canonical),
        None if kind == "parent" else cast(OrganisationType, kind), near_office, depth,
    )  # fmt: skip
    return _FRAMES[frame](head)


def follows_office(view: View, place: int) -> bool:
    """Tell whether a person's office stands right in front of a word."""
    return any(
        (found := lexicon.cues("office").match(view.low, place - count)) is not None
        and found[0] == place
        for count in (1, 2, 3, 4, 5)
        if place >= count
    )


def _place_frame(head: Head) -> Body | None:
    view = head.view
    inner = bracket(view, head.end)
    at = inner if inner is not None and tail(view, inner) else head.end
    where = tail(view, at, office=head.office, loose=head.words in _LOOSE)
    rule = "organisations.territory"
    if where is None:
        if view.at(head.end) in ("khối", "ngành"):
            return _of_block(head, head.end)
        inside = _parent(head, head.end) if head.capital else None
        if inside is not None and not inside.bare:
            return _with_parent(head, (), inside, head.end)
        other = zones(view, head.end, office=head.office)
        if other is not None and other.end > head.end:
            return _with_zones(head, other)
        return Body(head.first, head.end, head.type, rule, head.words, bare=True)
    if not head.capital and where.name is None and head.end - head.first < 2:
        return None
    return Body(
        head.first, where.end, head.type, rule, head.words, place=where,
        proper=where.name is not None,
    )  # fmt: skip


def _self_frame(head: Head) -> Body | None:
    where = tail(head.view, head.end, office=head.office, loose=head.words in _LOOSE)
    if not head.capital and (where is None or where.name is None):
        return None
    end = where.end if where else head.end
    return Body(
        head.first, end, head.type, "organisations.known", head.words, place=where, proper=True
    )


def _field_frame(head: Head) -> Body | None:
    view = head.view
    strict = head.words in _STRICT
    at = head.end + 1 if view.at(head.end) in ("các", "về") and not strict else head.end
    mode = Mode.OFFICE if strict else Mode.BODY
    name = run(view, at, mode, office=head.office, free=head.type in ("media", "education"))
    where = tail(view, name.end, office=head.office, loose=False)
    if name.end == at and not (where and _names_itself(head, where)):
        bare = head.capital and where is None
        return Body(head.first, head.end, head.type, _HEAD, head.words, bare=True) if bare else None
    body = _field_body(head, name, where)
    if body is None:
        return None
    parent = _behind(head, body.end) if _is_unit(head) else None
    return replace(body, end=parent.end, parent=parent) if parent else body


_HEAD = "organisations.head"


def _names_itself(head: Head, where: Place) -> bool:
    """A place alone makes the name of papers, schools, hospitals (`Báo Thái Bình`)."""
    if head.type not in ("media", "education", "health", "security") and head.end - head.first < 2:
        return False
    return where.name is not None or (where.level is not None and head.end - head.first >= 2)


def _field_body(head: Head, name: Run, where: Place | None) -> Body | None:
    named = name.proper or (where is not None and where.name is not None)
    fields_alone = not name.proper and not head.view.is_capital(head.end)
    if not head.capital and not _definite(head, name, named=named):
        return None
    if head.words == "trường" and len(name.words) < 2:
        return None
    if fields_alone and not name.whole and where is None and name.words:
        return None
    end = where.end if where else name.end
    kind = head.type
    if kind == "government" and name.words[:2] in _SECURITY:
        kind = "security"
    return Body(head.first, end, kind, _HEAD, head.words, name.words, where, proper=named)


def _definite(head: Head, name: Run, *, named: bool) -> bool:
    """A head in lower case wants more: one syllable a field in capitals, else a name."""
    field = head.view.is_capital(head.end) and (
        name.whole or lexicon.terms().match(head.view.low, head.end) is not None
    )
    if (head.end - head.first == 1 or head.words in _CAPITAL) and head.type not in ("media", "education"):
        return field
    return field or name.proper or (named and len(name.words) > 0)


def _is_unit(head: Head) -> bool:
    return head.words.split()[0] in ("cục", "vụ", "viện", "trung", "chi", "phòng", "đội", "đồn", "trạm")


def _behind(head: Head, end: int) -> Body | None:
    """The body that a unit belongs to, at once or behind a hyphen."""
    at = end + 1 if head.view.at(end) == "-" and head.view.spaced(end) else end
    if not head.view.is_capital(at):
        return None
    parent = parse(head.view, at, depth=head.depth + 1, office=head.office)
    return parent if parent is not None and _can_own(parent) else None


def _can_own(parent: Body) -> bool:
    return not parent.bare and parent.type not in ("zone", "media", "mass_organisation")


def _unit_frame(head: Head) -> Body | None:
    view = head.view
    if not head.capital and not view.is_capital(head.end):
        return None
    inside = _parent(head, head.end) if head.capital or head.end - head.first > 1 else None
    if inside is not None and (not inside.bare or inside.head in _PARENTS):
        return _with_parent(head, (), inside, head.end)
    name = run(view, head.end, Mode.BODY, office=head.office)
    where = tail(view, name.end, office=head.office)
    if name.end == head.end:
        plain = where is not None and head.words == "thanh tra" and where.name is None
        if not plain or where is None:
            return None
        return Body(head.first, where.end, "government", _HEAD, head.words, place=where)
    parent = _behind(head, name.end) if where is None else None
    if parent is not None:
        return _with_parent(head, name.words, parent, name.end)
    if not (name.whole or (view.is_capital(head.end) and not _stray(head, name))):
        return None
    kind: OrganisationType | None = "security" if name.words[:2] in _SECURITY else None
    end = where.end if where else name.end
    if where is not None and kind is None:
        kind = "government"
    return Body(head.first, end, kind, _HEAD, head.words, name.words, where, proper=name.proper)


def _stray(head: Head, name: Run) -> bool:
    """`Phòng` and `Ban` want a field; a capitalised word that is none is not enough."""
    return lexicon.terms().match(head.view.low, head.end) is None and not name.whole


def _organ_frame(head: Head) -> Body | None:
    view = head.view
    if head.office and head.words.startswith("thường trực"):
        return None
    inner = bracket(view, head.end)
    at = inner if inner is not None and _organ_at(head, inner) else head.end
    return _organ_at(head, at) or _bare_organ(head)


def _organ_at(head: Head, at: int) -> Body | None:
    view = head.view
    listed = zones(view, at, office=head.office)
    if listed is not None and (view.at(at) == "các" or view.is_capital(at)):
        return _with_zones(head, listed)
    if view.at(at) in ("khối", "ngành"):
        return _of_block(head, at)
    where = tail(view, at, office=head.office)
    if where is not None and head.type is not None:
        if not head.capital and where.name is None:
            return None
        return _placed(head, (), where)
    inside = _parent(head, at)
    if inside is not None and (not inside.bare or inside.head in _PARENTS):
        return _with_parent(head, (), inside, at)
    return _named_organ(head, at)


def _named_organ(head: Head, at: int) -> Body | None:
    """`CĐCS Pou Yuen`, `Công đoàn Giáo dục Việt Nam`, `Chi bộ Vinatex`."""
    view = head.view
    if head.type is None or not view.is_capital(at):
        return None
    name = run(view, at, Mode.BODY, office=head.office)
    where = tail(view, name.end, office=head.office)
    if name.end == at or (not name.proper and where is None):
        return None
    if where is None:
        return Body(
            head.first, name.end, head.type, _ORGAN, head.words, name.words, proper=True
        )
    return _placed(head, name.words, where)


_ORGAN = "organisations.organ"


def _bare_organ(head: Head) -> Body | None:
    if not head.capital:
        return None
    return Body(head.first, head.end, head.type, _ORGAN, head.words, bare=True)


def _of_block(head: Head, at: int) -> Body | None:
    """`Đảng ủy Khối Doanh nghiệp tỉnh`, `Công đoàn ngành Giáo dục`, short `Đảng ủy Khối`."""
    view = head.view
    field = lexicon.terms().match(view.low, at + 1)
    if field is None or not (view.is_capital(at + 1) or view.at(at + 1) == "các"):
        if view.at(at) == "khối" and view.is_capital(at):
            return Body(
                head.first, at + 1, head.type, _ORGAN, head.words, ("khối",), proper=False
            )
        return None
    where = tail(view, field[0], office=head.office)
    words = tuple(view.low[k] for k in range(at, field[0]) if view.is_word(k))
    if where is None:
        return Body(head.first, field[0], head.type, _ORGAN, head.words, words)
    return _placed(head, words, where)


def _placed(head: Head, words: tuple[str, ...], where: Place) -> Body:
    return Body(
        head.first, where.end, head.type, _ORGAN, head.words, words, where,
        proper=where.name is not None,
    )  # fmt: skip


def _office_frame(head: Head) -> Body | None:
    found = _organ_at(head, head.end)
    if found is not None:
        return found
    if not head.capital or not head.view.is_capital(head.first + 1):
        return None
    return Body(head.first, head.end, head.type, _ORGAN, head.words)


def _authority_frame(head: Head) -> Body | None:
    view = head.view
    inner = bracket(view, head.end)
    at = inner if inner is not None and zones(view, inner) else head.end
    listed = zones(view, at, office=head.office)
    if listed is not None:
        found = _with_zones(head, listed)
        return replace(found, rule="organisations.authority")
    if head.capital and view.is_capital(head.end):
        name = run(view, head.end, Mode.BODY, office=head.office)
        if name.end > head.end and not name.proper:
            where = tail(view, name.end, office=head.office)
            end = where.end if where else name.end
            return Body(head.first, end, "government", _HEAD, head.words, name.words, where)
    if not head.capital:
        return None
    rule = "organisations.authority"
    return Body(head.first, head.end, "zone_authority", rule, head.words, bare=True)


def _with_zones(head: Head, listed: Zones) -> Body:
    return Body(
        head.first, listed.end, head.type, _ORGAN, head.words, listed.name, listed.place,
        proper=listed.proper or (listed.place is not None and listed.place.name is not None),
    )  # fmt: skip


def _parent(head: Head, at: int) -> Body | None:
    """The body at a word, with or without a capital of its own."""
    view = head.view
    at = at + 1 if view.at(at) == "-" and view.spaced(at) else at
    inside = parse(view, at, depth=head.depth + 1, office=head.office)
    if inside is None or inside.type == "zone":
        return None
    return inside if view.is_capital(at) or inside.proper else None


def _with_parent(head: Head, words: tuple[str, ...], parent: Body, at: int) -> Body:
    return Body(
        head.first, parent.end, head.type or parent.type, _ORGAN, head.words, words,
        parent=parent, proper=parent.proper,
    )  # fmt: skip


_FRAMES: dict[str, Callable[[Head], Body | None]] = {
    "place": _place_frame,
    "self": _self_frame,
    "field": _field_frame,
    "unit": _unit_frame,
    "organ": _organ_frame,
    "office": _office_frame,
    "authority": _authority_frame,
}
