"""The name behind a head: fields, capitalised words, numbers, quotes and what joins them."""

from collections.abc import Callable

from .marks import joint, number_part, quoted
from .parts import borrowed, bridge, capital_part, field_part, gap, verb_object
from .state import Mode, Run, State
from .view import View

__all__ = ["Mode", "Run", "run"]
_MAX = 16
_MARKS = (quoted, joint)
_CAPITALS = (borrowed, field_part, bridge, capital_part, number_part)
_DIGITS = (number_part,)
_SMALL = (joint, field_part, verb_object, gap, number_part)


def run(view: View, place: int, mode: Mode, *, office: bool = False, free: bool = False) -> Run:
    """Read the longest name at a word; an empty run ends where it begins.

    `office` says that a person's office stands in front, so that a person may follow; `free` that
    the name may begin like another body (`Báo Công an nhân dân`, `Trường Đại học Công đoàn`); of a
    company, that its legal form says that a name comes.
    """
    state = State(view, place, place, place, mode, office, view.in_capitals(place), free)
    last = min(len(view.low), place + _MAX)
    while state.at < last and _advance(state):
        pass
    if state.end == place:
        return Run(place, (), False, state.whole)
    words = tuple(word for end, part in state.parts if end <= state.end for word in part)
    return Run(state.end, words, state.proper, state.whole)


def _advance(state: State) -> bool:
    """Take the next part of a name, by what a word can be at all."""
    first = state.view.low[state.at][0]
    steps: tuple[Callable[[State], bool], ...]
    if first.isalpha():
        steps = _CAPITALS if state.view.is_capital(state.at) else _SMALL
    else:
        steps = _DIGITS if first.isdigit() else _MARKS
    return any(step(state) for step in steps)
