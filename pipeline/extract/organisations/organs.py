"""Bodies with a territory or of another body: committees, unions, party organs, authorities."""

from .body import Body, Place
from .brackets import bracket
from .heads import Head
from .places import is_person, names_person, tail
from .runs import Mode, run
from .zones import Zones, zones

_RULE = "organisations.organ"
_LOOSE = frozenset(
    {"thành ủy", "quận ủy", "huyện ủy", "thị ủy", "liên đoàn lao động", "điện lực",
     "thường trực thành ủy", "thường trực quận ủy", "thường trực huyện ủy", "thường trực thị ủy",
     "thành đoàn", "tỉnh đoàn", "quận đoàn", "huyện đoàn", "thị đoàn"}
)  # fmt: skip


_NO_DISTRICT = frozenset({"đoàn", "thuế", "thống kê", "cảnh sát", "ca", "pc", "đoàn cơ sở"})
"""Heads that are words or surnames too: a name behind them is of something else."""
_BLOCKS = frozenset({"cơ", "doanh", "các"})
"""What a block is of, in small letters too: `Đảng bộ Khối cơ quan và doanh nghiệp tỉnh`."""
_IN_HOUSES = frozenset({"công đoàn", "đảng ủy", "chi bộ", "công đoàn cơ sở"})
_HOUSES = frozenset({("công", "ty"), ("nhà", "máy"), ("xí", "nghiệp"), ("bệnh", "viện")})
_COMMITTEES = frozenset({"ủy ban", "hội đồng dân tộc"})
_MINISTRIES = frozenset({"bộ công an", "bộ quốc phòng"})


def place_frame(head: Head) -> Body | None:
    """Read a body that its territory tells apart: `UBND tỉnh`, `Công an huyện Chư Prông`."""
    view = head.view
    inner = bracket(view, head.end) if view.low[head.end] == "(" else None
    at = inner if inner is not None and tail(view, inner) else head.end
    loose = head.words in _LOOSE or _is_district(head, at)
    where = tail(view, at, office=head.office, loose=loose)
    rule = "organisations.territory"
    if where is None:
        if view.at(head.end) in ("khối", "ngành"):
            return _of_block(head, head.end)
        inside = head.parent(head.end) if head.capital else None
        if inside is not None and not inside.bare:
            return with_parent(head, (), inside)
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


def _is_district(head: Head, at: int) -> bool:
    """`Công an Thủ Đức`, `BHXH Lệ Thủy`: that of a district, neither a force nor a person in it."""
    view = head.view
    if head.words in _NO_DISTRICT or not head.capital or not view.is_capital(at + 1):
        return False
    if not (view.is_capital(at) and view.spaced(at) and view.spaced(at + 1)):
        return False
    named = view.term(at) is None and view.head(at) is None and view.low[at] != "nhân"
    person = is_person(view, at) if head.office else names_person(view, at)
    return named and not person and not view.in_capitals(at)


def self_frame(head: Head) -> Body | None:
    """Read a body that is one without more: `Quốc hội`, `Quận ủy`, `Hội Nông dân`."""
    where = tail(head.view, head.end, office=head.office, loose=head.words in _LOOSE)
    if where is None and head.words.endswith("cấp cao") and head.view.at(head.end) == "tại":
        where = tail(head.view, head.end + 1, office=head.office)
    if not head.capital and (where is None or where.name is None):
        return None
    if head.office and head.words.startswith("thường trực"):
        return None
    if where is None and head.view.at(head.end) in ("khối", "ngành"):
        return _of_block(head, head.end)
    listed = zones(head.view, head.end, office=head.office) if where is None else None
    if listed is not None and head.type in ("association", "union"):
        return _with_zones(head, listed)
    end = where.end if where else head.end
    parent = assembly(head, end) or _ministry(head, end) if where is None else None
    return Body(
        head.first,
        parent.end if parent else end,
        head.type,
        "organisations.known",
        head.words,
        place=where,
        parent=parent,
        proper=True,
    )


def _ministry(head: Head, end: int) -> Body | None:
    """Read the ministry at once behind a force or its number: `Cục CSGT Bộ Công an`, `C03 …`."""
    if head.type != "security" or head.view.low[end] != "bộ" or head.words.startswith("bộ"):
        return None
    parent = head.read(end)
    return parent if parent is not None and parent.head in _MINISTRIES else None


def assembly(head: Head, end: int) -> Body | None:
    """Read the assembly behind `của`: `Ủy ban Kinh tế của Quốc hội`."""
    if head.view.at(end) != "của" or head.words not in _COMMITTEES:
        return None
    parent = head.read(end + 1)
    return parent if parent is not None and parent.head == "quốc hội" else None


def organ_frame(head: Head) -> Body | None:
    """Read an organ of another body: `Ban Thường vụ Tỉnh ủy`, `CĐCS Công ty TNHH May A`."""
    view = head.view
    if head.office and head.words.startswith("thường trực"):
        return None
    if head.words == "ban thường trực" and view.at(head.first - 1) == "trưởng":
        return None
    inner = bracket(view, head.end) if view.low[head.end] == "(" else None
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
    inside = head.owner(at)
    if inside is not None:
        return with_parent(head, (), inside)
    return _of_a_house(head, at) or _named_organ(head, at)


def _of_a_house(head: Head, at: int) -> Body | None:
    """`Công đoàn công ty`, as papers print it: the organ of the one house that is told of."""
    view = head.view
    house = view.at(at), view.at(at + 1)
    if not head.capital or head.words not in _IN_HOUSES or house not in _HOUSES:
        return None
    if view.is_capital(at) or view.is_capital(at + 2):
        return None
    return Body(head.first, at + 2, head.type, _RULE, head.words, house)


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
        return Body(head.first, name.end, head.type, _RULE, head.words, name.words, proper=True)
    return _placed(head, name.words, where)


def _bare_organ(head: Head) -> Body | None:
    if not head.capital:
        return None
    return Body(head.first, head.end, head.type, _RULE, head.words, bare=True)


def _of_block(head: Head, at: int) -> Body | None:
    """`Đảng ủy Khối Doanh nghiệp tỉnh`, `Công đoàn ngành Giáo dục`, short `Đảng ủy Khối`."""
    view = head.view
    field = view.term(at + 1)
    block = view.at(at) == "khối" and view.is_capital(at)
    whole = block and view.at(at + 1) in _BLOCKS
    if field is None or not (view.is_capital(at + 1) or view.at(at + 1) == "các" or whole):
        trade = head.words == "công đoàn" and head.capital and view.at(at) == "ngành"
        if block or trade:
            return Body(head.first, at + 1, head.type, _RULE, head.words, (view.at(at),))
        return None
    where = tail(view, field[0], office=head.office)
    words = (view.at(at), *field[1].canonical.replace(",", "").split())
    if where is None:
        return Body(head.first, field[0], head.type, _RULE, head.words, words)
    return _placed(head, words, where)


def _placed(head: Head, words: tuple[str, ...], where: Place) -> Body:
    return Body(
        head.first, where.end, head.type, _RULE, head.words, words, where,
        proper=where.name is not None,
    )  # fmt: skip


def office_frame(head: Head) -> Body | None:
    """Read an organ with a field of its own; its body may follow: `Ban Dân vận Tỉnh ủy`."""
    found = _organ_at(head, head.end)
    if found is not None:
        return found
    view = head.view
    titled = any(view.is_capital(k) for k in range(head.first + 1, head.end))
    if not titled or not (head.capital or head.words.startswith("cơ quan")):
        return None
    return Body(head.first, head.end, head.type, _RULE, head.words)


def authority_frame(head: Head) -> Body | None:
    """Read the authority of zones: `Ban Quản lý các KCN tỉnh`; alone it is bare."""
    view = head.view
    inner = bracket(view, head.end) if view.low[head.end] == "(" else None
    at = inner if inner is not None and zones(view, inner) else head.end
    called = view.name(at) if view.is_capital(at) else None
    if called is not None and called[1].type == "zone_authority":
        words = tuple(called[1].canonical.split())
        rule = "organisations.authority"
        return Body(head.first, called[0], head.type, rule, head.words, words, proper=True)
    listed = zones(view, at, office=head.office)
    if listed is not None:
        found = _with_zones(head, listed)
        return found._replace(rule="organisations.authority")
    if head.capital and view.is_capital(head.end):
        name = run(view, head.end, Mode.BODY, office=head.office)
        if name.end > head.end and not name.proper:
            where = tail(view, name.end, office=head.office)
            end, rule = where.end if where else name.end, "organisations.head"
            return Body(head.first, end, "government", rule, head.words, name.words, where)
    if not head.capital:
        return None
    rule = "organisations.authority"
    return Body(head.first, head.end, "zone_authority", rule, head.words, bare=True)


def _with_zones(head: Head, listed: Zones) -> Body:
    return Body(
        head.first, listed.end, head.type, _RULE, head.words, listed.name, listed.place,
        proper=listed.proper or (listed.place is not None and listed.place.name is not None),
    )  # fmt: skip


def with_parent(head: Head, words: tuple[str, ...], parent: Body) -> Body:
    """Join a head with the body that it belongs to; the parent's type counts if it has none."""
    return Body(
        head.first, parent.end, head.type or parent.type, _RULE, head.words, words,
        parent=parent, proper=parent.proper,
    )  # fmt: skip
