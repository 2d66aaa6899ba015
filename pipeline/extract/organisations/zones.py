"""Zones and lists of zones: `KCN Thụy Vân`, `KKT Dung Quất và các KCN tỉnh`."""

from typing import NamedTuple

from . import lexicon
from .body import Body, Place
from .brackets import bracket
from .places import known_place, tail
from .runs import Mode, run
from .view import NEWLINE, View

_JOINTS = frozenset({"và", ",", "-", "&", "/"})
_MAX_ZONES = 4
_RULE = "organisations.zone"


class Zones(NamedTuple):
    """The zones that an authority, a union or a party body is for."""

    end: int
    name: tuple[str, ...]
    place: Place | None
    proper: bool


def zone_head(view: View, place: int) -> tuple[int, str] | None:
    """Give the end of a zone's head and its words written out."""
    found = view.head(place) if view.low[place] in view.cues.zone_heads else None
    if found is None or found[1].frame != "zone":
        return None
    if found[1].capitals and not view.is_upper(place):
        return None
    return found[0], found[1].canonical


def zone(
    view: View, place: int, found: tuple[int, lexicon.Entry], *, office: bool = False
) -> Body | None:
    """Read one named zone; a head alone is `bare`."""
    end, entry = found
    name = run(view, end, Mode.ZONE, office=office)
    where = (
        tail(view, name.end, office=office) if name.proper or view.low[name.end] != "tỉnh" else None
    )
    if not name.proper:
        if where is not None and where.name is not None:
            return Body(place, where.end, "zone", _RULE, entry.canonical, (), where, None, True)
        if not view.is_capital(place) or view.is_upper(place):
            return None
        return Body(place, end, "zone", _RULE, entry.canonical, bare=True)
    known = known_place(view, end)
    if known is not None and known.end == name.end:
        return Body(place, name.end, "zone", _RULE, entry.canonical, (), known, None, True)
    end = _enlarged(view, name.end)
    if end > name.end:
        words = (*name.words, *_ENLARGED)
        return Body(place, end, "zone", _RULE, entry.canonical, words, None, None, True)
    end = where.end if where else name.end
    return Body(place, end, "zone", _RULE, entry.canonical, name.words, where, None, True)


_ENLARGED = ("mở", "rộng")
_BEHIND_ENLARGED = frozenset(
    {"", ",", ".", ";", ":", ")", "có", "đã", "đang", "được", "hiện", "là", "với", "tại", "thuộc",
     "sẽ", "chậm", "vẫn", "còn", "gồm", "chưa", "do"}
)  # fmt: skip


def _enlarged(view: View, end: int) -> int:
    """Give the end of `mở rộng` where it names a zone: `KCN Vân Trung mở rộng có 12 nhà máy`.

    What a zone enlarges follows the verb: `KCN Phú Hội mở rộng thêm 120 ha`.
    """
    at = end + 1 if view.low[end] == "(" else end
    if (view.low[at], view.low[at + 1]) != _ENLARGED:
        return end
    if at > end:
        return at + 3 if view.low[at + 2] == ")" else end
    behind = view.low[at + 2]
    return at + 2 if behind in _BEHIND_ENLARGED or behind[0] == NEWLINE else end


def zones(view: View, place: int, *, office: bool = False) -> Zones | None:
    """Read a list of kinds of zones with names and territory, as bodies of zones have it."""
    if view.low[place] not in view.cues.zone_heads and view.low[place] != "các":
        return None
    at, words, proper = place, [], False
    for _ in range(_MAX_ZONES):
        start = at + 1 if view.at(at) == "các" else at
        head = zone_head(view, start)
        if head is None:
            break
        name = run(view, head[0], Mode.ZONE, office=office)
        where = tail(view, head[0], office=office)
        if where is not None and where.level is None and where.end < name.end:
            where = None
        if proper and name.proper and start == at and where is None:
            break
        words.append(head[1])
        at = head[0]
        inner = bracket(view, at) if view.low[at] == "(" else None
        if inner is not None and tail(view, inner, office=office):
            at = inner
        elif name.proper and where is None:
            words.extend(name.words)
            proper, at = True, name.end
        following = at + 1 if view.at(at) in _JOINTS else at
        if following == at or not _another(view, following):
            break
        at = following
    if not words:
        return None
    at = at - 1 if view.at(at - 1) in _JOINTS else at
    where = tail(view, at, office=office)
    return Zones(where.end if where else at, tuple(words), where, proper)


def _another(view: View, place: int) -> bool:
    start = place + 1 if view.at(place) == "các" else place
    return zone_head(view, start) is not None
