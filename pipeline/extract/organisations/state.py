"""How far the reading of a name has come, and what may not be part of it."""

from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple

from . import lexicon
from .places import is_person, known_place, stops
from .syllables import is_foreign
from .view import View


class Mode(Enum):
    """Whose name is read: each kind has its own joints."""

    OFFICE = "office"
    """Ministries and departments: the field as the lexicon has it."""
    BODY = "body"
    COMPANY = "company"
    ZONE = "zone"


class Run(NamedTuple):
    """A name: where it ends, its words written out, and whether it holds more than fields."""

    end: int
    words: tuple[str, ...]
    proper: bool
    whole: bool
    """It begins with a complete name of a field."""


@dataclass(slots=True)
class State:
    """The words of a name taken so far, and what is known of it."""

    view: View
    start: int
    at: int
    end: int
    mode: Mode
    office: bool
    capitals: bool
    free: bool
    proper: bool = False
    whole: bool = False
    asks: int = 0
    """So many more small words the last verb may take as its object (`Quản lý đường hầm`)."""
    parts: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)
    """What was taken: the end of each part and its words written out."""


def take(
    state: State, end: int, *, proper: bool = False, close: bool = True, full: str = ""
) -> bool:
    """Go on behind `end`; a word that may not be the last leaves the end where it is.

    `full` is what the words stand for, where they are an abbreviation.
    """
    view = state.view
    spelled = [view.low[k] for k in range(state.at, end) if view.is_word(k)]
    state.parts.append((end, tuple(full.split() if full else spelled)))
    state.at = end
    if close:
        state.end = end
        state.proper = state.proper or proper
    return True


def word_end(state: State) -> int:
    """Let a capital carry the rest of its word (`Lao động`), but not behind a proper name."""
    view, at = state.view, state.at
    if state.proper or is_foreign(view.at(at)) or known_place(view, at) is not None:
        return at + 1
    end = view.word_end(at)
    return at + 1 if view.at(end - 1) in lexicon.cue_words("stop") else end


def blocked(state: State) -> bool:
    """Another head, an office, a person or a verb of a title begins here."""
    view, at = state.view, state.at
    first_of_company = state.mode is Mode.COMPANY and at == state.start
    if not first_of_company and stops(view, at, capitals=state.capitals and at > state.start):
        return True
    if not state.office or at == state.start or not is_person(view, at):
        return False
    return state.whole or (state.proper and not _is_own_name(state))


def _is_own_name(state: State) -> bool:
    """`Công ty Thái Dương Phú`: a syllable cannot be left of a name that a person would follow."""
    view, at = state.view, state.at
    one = not view.is_capital(at - 2) or view.term(at - 2) is not None
    three = view.is_capital(at + 2) and view.at(at - 1) not in lexicon.cue_words("surname")
    return one and view.is_capital(at - 1) and not three
