"""The name behind a head: fields, capitalised words, numbers, quotes and what joins them."""

from . import lexicon
from .marks import ROMAN, joint, number_part, quoted
from .parts import borrowed, bridge, capital_part, field_part, gap, verb_object, zone_part
from .places import has_middle, names_person
from .state import Mode, Run, State, take
from .view import OPENING, View

__all__ = ["Mode", "Run", "run"]
_MAX = 16
_NAMELESS = frozenset({Mode.OFFICE, Mode.ZONE, Mode.COMPANY})
"""Whose name is no person's, unless something says that a name comes."""


def run(view: View, place: int, mode: Mode, *, office: bool = False, free: bool = False) -> Run:
    """Read the longest name at a word; an empty run ends where it begins.

    `office` says that a person's office stands in front, so that a person may follow; `free` that
    the name may begin like another body (`Báo Công an nhân dân`, `Trường Đại học Công đoàn`); of a
    company, that its legal form says that a name comes.
    """
    if not free and (_is_nothing(view, place) or _is_holder(view, place, mode, office=office)):
        return Run(place, (), False, False)
    last = min(view.size, place + _MAX)
    plain = _plain_end(view, place, last, office=office)
    if plain > place and _ends_plain(view, plain):
        return Run(plain, tuple(view.low[place:plain]), True, False)
    state = State(view, place, mode, office=office, free=free)
    if plain > place:
        take(state, plain, proper=True)
    while state.at < last and not state.closed and _advance(state):
        pass
    if state.end == place:
        return Run(place, (), False, state.whole)
    words = [word for end, part in state.parts if end <= state.end for word in part]
    return Run(state.end, tuple(words), state.proper, state.whole)


def _is_holder(view: View, place: int, mode: Mode, *, office: bool) -> bool:
    """Tell whether who holds the office in front follows: `Giám đốc Sở Vũ Khắc Lượng`."""
    if not office or mode not in _NAMELESS:
        return False
    return has_middle(view, place) if mode is Mode.COMPANY else names_person(view, place)


def _plain_end(view: View, place: int, last: int, *, office: bool) -> int:
    """Give the end of capitals that are nothing but a name, as most are: `Sông Hồng`.

    One alone is none: what stands behind it decides.
    """
    low, starts, cased, known = view.low, view.starts, view.cased, view.cues.roles
    barred = _BARRED | lexicon.SURNAME if office else _BARRED
    end = place
    while end < last and cased[starts[end]].isupper():
        word = low[end]
        roles = known.get(word, 0)
        if roles & barred or not word.isalpha() or word == "và":
            return end
        if roles & _ASKED and not _is_plain(view, end, roles):
            return end
        end += 1
    return end if end > place + 1 else place


_BARRED = lexicon.HEAD | lexicon.OFFICE | lexicon.LEVEL | lexicon.END
_ASKED = lexicon.TERM | lexicon.PLACE


def _is_plain(view: View, place: int, roles: int) -> bool:
    """Tell whether neither a field nor a place begins at a word, though one may."""
    if roles & lexicon.TERM and view.term(place) is not None:
        return False
    return not roles & lexicon.PLACE or view.listed_place(place) is None


def _ends_plain(view: View, end: int) -> bool:
    """Tell at once that a name ends in front of a small word or a mark that joins nothing."""
    word = view.low[end]
    if word in _BORDERS:
        return True
    return word[0].isalpha() and word not in _JOINTS and not view.is_capital(end)


_BORDERS = frozenset({"", ",", ";", ":", ")", "\n", "\n\n", "?", "!", "…"})
_JOINTS = frozenset({"và", "số"})


def _advance(state: State) -> bool:
    """Take the next part of a name, by what a word can be at all."""
    view, at = state.view, state.at
    word = view.low[at]
    if not word[0].isalpha():
        return number_part(state) if word[0].isdigit() else quoted(state) or joint(state)
    roles = view.cues.roles.get(word, 0)
    if view.cased[view.starts[at]].isupper():
        return _capital(state, word, roles)
    if word == "và" and joint(state):
        return True
    term = view.term(at) if roles & lexicon.TERM else None
    if term is not None and field_part(state, term, capital=False):
        return True
    if state.asks > 0 and verb_object(state):
        return True
    if state.is_company and gap(state):
        return True
    return word == "số" and number_part(state)


def _capital(state: State, word: str, roles: int) -> bool:
    """Take a word in capitals as a field, in front of small words, or as it is."""
    view, at = state.view, state.at
    if word == "và":
        return joint(state)
    if roles & lexicon.HEAD and (borrowed(state) or zone_part(state)):
        return True
    term = view.term(at) if roles & lexicon.TERM else None
    if term is not None and field_part(state, term, capital=True):
        return True
    followed = view.is_capital(at + 1)
    if not (followed or state.proper) and bridge(state):
        return True
    if capital_part(state, roles, followed=followed):
        return True
    return word in ROMAN and number_part(state)


def _is_nothing(view: View, place: int) -> bool:
    """Tell at once whether no name can begin at a word, as behind most heads: a small word, a mark.

    Of a free name more may begin with a mark or a joint.
    """
    word = view.low[place]
    if not word or view.is_capital(place):
        return not word or word == "và"
    if word[0].isalpha():
        return word != "số" and view.term(place) is None
    return not word[0].isdigit() and word not in OPENING
