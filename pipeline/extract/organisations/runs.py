"""The name behind a head: fields, capitalised words, numbers, quotes and what joins them."""

from .marks import joint, number_part, quoted
from .parts import borrowed, bridge, capital_part, field_part, gap, verb_object
from .state import Mode, Run, State
from .view import OPENING, View

__all__ = ["Mode", "Run", "run"]
_MAX = 16


def run(view: View, place: int, mode: Mode, *, office: bool = False, free: bool = False) -> Run:
    """Read the longest name at a word; an empty run ends where it begins.

    `office` says that a person's office stands in front, so that a person may follow; `free` that
    the name may begin like another body (`Báo Công an nhân dân`, `Trường Đại học Công đoàn`); of a
    company, that its legal form says that a name comes.
    """
    if not free and _is_nothing(view, place):
        return Run(place, (), False, False)
    state = State(view, place, place, place, mode, office, view.in_capitals(place), free)
    last = min(view.size, place + _MAX)
    while state.at < last and _advance(state):
        pass
    if state.end == place:
        return Run(place, (), False, state.whole)
    words = tuple(word for end, part in state.parts if end <= state.end for word in part)
    return Run(state.end, words, state.proper, state.whole)


def _advance(state: State) -> bool:
    """Take the next part of a name, by what a word can be at all."""
    view, at = state.view, state.at
    word = view.low[at]
    if not word[0].isalpha():
        return number_part(state) if word[0].isdigit() else quoted(state) or joint(state)
    if view.is_capital(at):
        known = borrowed(state) or field_part(state)
        return known or bridge(state) or capital_part(state) or number_part(state)
    if (word == "và" and joint(state)) or field_part(state):
        return True
    if state.asks > 0 and verb_object(state):
        return True
    if state.mode is Mode.COMPANY and gap(state):
        return True
    return word == "số" and number_part(state)


def _is_nothing(view: View, place: int) -> bool:
    """Tell at once whether no name can begin at a word, as behind most heads: a small word, a mark.

    Of a free name more may begin with a mark or a joint.
    """
    word = view.at(place)
    if not word or view.is_capital(place):
        return not word
    if word[0].isalpha():
        return word != "số" and view.term(place) is None
    return not word[0].isdigit() and word not in OPENING
