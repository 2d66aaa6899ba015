"""Marks and numbers inside names: quotes, hyphens, `&`, `và`, `số 3`, `29-03V`."""

import re

from . import lexicon
from .places import ends_title, is_counted, is_person, known_place, stops
from .state import State, take
from .syllables import is_foreign
from .view import CLOSING, NEWLINE, OPENING, View

ROMAN = frozenset(["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"])
_TIGHT = frozenset({"-", "&", "'", "’", "+", "/"})
_CODE = re.compile(r"\d{1,2}[a-z]")


def quoted(state: State) -> bool:
    """Take a name in quotes: `Câu lạc bộ “Nữ chủ nhà trọ”`."""
    view, at = state.view, state.at
    if view.at(at) not in OPENING or not view.is_capital(at + 1) or state.is_office:
        return False
    for end in range(at + 2, min(at + 9, view.size)):
        if view.at(end) in CLOSING:
            return take(state, end + 1, proper=True)
        if view.at(end)[0] == NEWLINE:
            break
    return False


def joint(state: State) -> bool:
    """Hyphens, `&` and `và` between two parts of a name."""
    view, at = state.view, state.at
    mark = view.at(at)
    if mark == "và" and state.is_company and state.free and at > state.end:
        return view.term(at + 1) is not None and take(state, at + 1, close=False)
    if at != state.end or (at == state.start and not _goes_on_from_head(state, at)):
        return False
    if mark in _TIGHT and not view.spaced(at) and not view.spaced(at + 1):
        named = view.is_upper(at - 1) or is_foreign(view.at(at - 1))
        if view.is_number(at + 1) and mark == "-" and named:
            return take(state, at + 2, proper=True)
        return _starts(state, at + 1) and take(state, at + 1, close=False)
    if mark == "." and not view.spaced(at) and not view.spaced(at + 1) and view.is_word(at + 1):
        short = len(view.at(at - 1)) <= 2 and view.is_capital(at - 1)
        return short and state.is_company and take(state, at + 1, close=False)
    if mark == "." and state.is_company and view.low[at - 2] == "." and not view.spaced(at):
        return known_place(view, at + 1) is not None and take(state, at + 1, close=False)
    if mark in ("-", "&"):
        fits = not state.is_office and _starts(state, at + 1)
        return fits and _goes_on(state, at + 1) and take(state, at + 1, close=False)
    if mark == "và" and (state.is_body or state.is_company) and not view.is_number(at - 1):
        field = view.term(at + 1)
        other = _is_head(view, at + 1) or known_place(view, at + 1) is not None
        return field is not None and not other and take(state, at + 1, close=False)
    return False


def _goes_on_from_head(state: State, at: int) -> bool:
    """A long head holds the first field: `Trung tâm Truyền thông - Giáo dục sức khỏe`."""
    free = state.free and state.is_body and state.view.is_capital(at + 1)
    return free and state.view.term(at + 1) is not None


def _starts(state: State, place: int) -> bool:
    view = state.view
    if not view.is_capital(place) or stops(view, place) or ends_title(view, place, state.start):
        return False
    return not (view.spaced(place) and _is_head(view, place))


def _goes_on(state: State, place: int) -> bool:
    """Behind a spaced hyphen stands another part of the name, no person."""
    view = state.view
    if is_person(view, place) and not state.is_zone:
        return False
    return not state.is_body or view.term(place) is not None


def _is_head(view: View, place: int) -> bool:
    head = view.head(place)
    if head is None or head[1].type == lexicon.NO_HEAD:
        return False
    return view.is_capital(place) or head[0] > place + 1


def number_part(state: State) -> bool:
    """Take a number that is part of a name: `May 10`, `số 3`, `Hưng Phú 2A`, `29-03V`."""
    view, at = state.view, state.at
    if view.at(at) == "số" and view.is_number(at + 1) and not state.is_office:
        whole = at == state.end or state.is_company
        return whole and take(state, at + 2, proper=True)
    word = view.at(at)
    if word in ROMAN and view.is_upper(at):
        return take(state, at + 1, proper=True)
    if not view.is_number(at):
        lettered = _CODE.fullmatch(word) is not None and view.is_upper(at)
        return lettered and at == state.end > state.start and take(state, at + 1, proper=True)
    if state.is_office or len(word) > 3 or (state.is_zone and _is_told_of_a_zone(view, at)):
        return False
    if view.at(at + 1) in (".", ",") and view.is_number(at + 2) and not view.spaced(at + 2):
        return False
    first = state.is_body and at == state.start
    if (state.is_company or first) and _is_day(view, at):
        return take(state, at + 3, proper=True)
    if view.at(at + 1) in ("/", "%", "-") and not view.spaced(at + 1):
        coded = view.at(at + 1) == "-" and _CODE.fullmatch(view.at(at + 2)) is not None
        return coded and take(state, at + 3, proper=True)
    if is_counted(view, at + 1) or (at == state.start and state.is_zone):
        return False
    return (at == state.end or _ends_fields(state)) and take(state, at + 1, proper=True)


def _is_told_of_a_zone(view: View, at: int) -> bool:
    """Tell what a series counts in zones: `KCN Phú Lộc 126, KCN Long Hậu 58`, no `CCN Dốc 47 có`.

    A number of one digit is the zone's: `KCN Nhơn Trạch 3, Nhơn Trạch 5`.
    """
    behind = view.low[at + 1]
    return len(view.low[at]) > 1 and (behind == "và" or not behind[:1].isalnum())


def _ends_fields(state: State) -> bool:
    """A number is the name behind small fields: `Xây dựng công trình giao thông 4`."""
    told = state.free or state.view.is_capital(state.start)
    return told and state.is_company and state.at > state.end


def _is_day(view: View, at: int) -> bool:
    """`Công ty 26/3`, `Bệnh viện 30-4` bear a day as their name; a date with a year is none."""
    mark = view.at(at + 1)
    tight = mark in ("/", "-") and view.is_number(at + 2) and not view.spaced(at + 1)
    if not tight or view.spaced(at + 2) or len(view.at(at + 2)) > 2 or view.at(at + 3) == mark:
        return False
    day, month = int(view.at(at)), int(view.at(at + 2))
    return day <= 31 and month <= 12 and not is_counted(view, at + 3)
