"""Zones named in one breath: `các KCN Quế Võ, Yên Phong và Tiên Sơn` are three."""

from collections.abc import Iterator
from typing import Final

from .body import Body
from .places import is_plural, known_place, names_person
from .runs import Mode, run
from .view import View

RULE: Final = "organisations.zone_list"
_MOST: Final = 12
_DEVELOPERS: Final = frozenset({"vsip", "amata", "becamex", "nomura", "deep", "sonadezi"})
"""Companies whose zones bear their name."""
_AND: Final = frozenset({"và", "&"})


def listed(view: View, body: Body) -> Iterator[Body]:
    """Give the zones whose head stands once, in front of the first: `KCN A và B`.

    Behind one head without `các` only `và` goes on, or a name that begins alike (`Trà Nóc 1, Trà
    Nóc 2`): `KCN Quế Võ, Bắc Ninh` tells where the zone is.
    """
    if body.type != "zone" or not body.name or body.place is not None:
        return
    many = is_plural(view, body.first)
    stem, at = body.name[0], body.end
    for _ in range(_MOST):
        joint = view.low[at]
        first = at + 2 if joint == "," and view.low[at + 1] in _AND else at + 1
        if joint != "," and joint not in _AND:
            return
        end = _name(view, first)
        alike = view.low[first] == stem
        joined = many or alike or (first > at + 1 or joint in _AND)
        if end <= first or not joined or (end == first + 1 and not many):
            return
        words = tuple(word for word in view.low[first:end] if word[0].isalnum())
        yield Body(first, end, "zone", RULE, body.head, words, proper=True)
        at = end


def counted_along(view: View, body: Body) -> Iterator[Body]:
    """Give the zones that a series counts in, one by one: `KCN A 38, B 22`, `A có 4.200, B có 900`.

    Each has a figure of its own right behind its name.
    """
    if body.type != "zone" or not body.name or body.place is not None:
        return
    at = _behind_figure(view, body.end)
    for _ in range(_MOST):
        first = _next(view, at) if at else 0
        end = _name(view, first) if first else 0
        at = _behind_figure(view, end) if end > first + 1 else 0
        if not at:
            return
        words = tuple(word for word in view.low[first:end] if word[0].isalnum())
        yield Body(first, end, "zone", RULE, body.head, words, proper=True)


def _behind_figure(view: View, at: int) -> int:
    """Give where a figure with what it counts ends that stands right behind a name, else 0."""
    for _ in range(_FEW):
        at += view.low[at] in _HAS
    if not view.is_number(at):
        return 0
    while view.is_number(at + 2) and view.low[at + 1] in (".", ",") and not view.spaced(at + 2):
        at += 2
    at += 1
    for _ in range(_NOUN):
        at += view.low[at].isalpha() and view.low[at] not in _AND and not view.is_capital(at)
    return at + 1 if view.low[at] == ")" else at


def _next(view: View, at: int) -> int:
    """Give where the next name of a series stands: behind a comma, `và`, `, tiếp đến là`."""
    if view.low[at] not in _JOINTS:
        return 0
    at += 1
    for _ in range(_NOUN):
        at += view.low[at] in _NEXT
    return at


_FEW: Final = 2
_NOUN: Final = 4
"""So many small words may stand between two members of a series."""
_HAS: Final = frozenset({"có", "với", "là", ":", "(", "gồm", "đạt", "tuyển", "còn", "hiện"})
_JOINTS: Final = frozenset({",", ";", *_AND})
_NEXT: Final = frozenset({"và", "tiếp", "đến", "là", "kế", "rồi", "sau", "đó", "theo"})


def _name(view: View, first: int) -> int:
    """Give the end of a zone's name with which nothing else begins, else its beginning."""
    if not view.is_capital(first) or not view.spaced(first) or view.in_capitals(first):
        return first
    name = view.name(first)
    if name is not None and view.low[first] in _DEVELOPERS:
        return name[0]
    if name or view.head(first) or known_place(view, first) or names_person(view, first):
        return first
    found = run(view, first, Mode.ZONE, office=False)
    return found.end if found.proper else first
