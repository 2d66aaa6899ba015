"""The name behind a head: fields, capitalised words, numbers, quotes and what joins them."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum

from . import lexicon
from .places import at_level, is_counted, is_person, known_place, stops
from .syllables import is_foreign
from .view import CLOSING, NEWLINE, OPENING, View

_MAX = 16
_OBJECT = 2
_ROMAN = frozenset(["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"])
_CODE = re.compile(r"\d{1,2}[a-z]")
_TIGHT = frozenset({"-", "&", "'", "’", "+", "/"})


class Mode(Enum):
    """Whose name is read: each kind has its own joints."""

    OFFICE = "office"
    """Ministries and departments: the field as the lexicon has it."""
    BODY = "body"
    COMPANY = "company"
    ZONE = "zone"


@dataclass(frozen=True, slots=True)
class Run:
    """A name: where it ends, its words written out, and whether it holds more than fields."""

    end: int
    words: tuple[str, ...]
    proper: bool
    whole: bool
    """It begins with a complete name of a field."""


@dataclass(slots=True)
class _State:
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


def run(view: View, place: int, mode: Mode, *, office: bool = False, free: bool = False) -> Run:
    """Read the longest name at a word; an empty run ends where it begins.

    `office` says that a person's office stands in front, so that a person may follow; `free` that
    the name may begin like another body (`Báo Công an nhân dân`, `Trường Đại học Công đoàn`); of a
    company, that its legal form says that a name comes.
    """
    state = _State(view, place, place, place, mode, office, view.in_capitals(place), free)
    while state.at < min(len(view), place + _MAX):
        if not _advance(state):
            break
    words = tuple(word for end, part in state.parts if end <= state.end for word in part)
    return Run(state.end, words, state.proper, state.whole)


def _take(
    state: _State, end: int, *, proper: bool = False, close: bool = True, full: str = ""
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


def _quoted(state: _State) -> bool:
    view, at = state.view, state.at
    if view.at(at) not in OPENING or not view.is_capital(at + 1) or state.mode is Mode.OFFICE:
        return False
    for end in range(at + 2, min(at + 9, len(view))):
        if view.at(end) in CLOSING:
            return _take(state, end + 1, proper=True)
        if view.at(end)[0] == NEWLINE:
            break
    return False


def _borrowed(state: _State) -> bool:
    """The head of another body as the first words of this name."""
    view, at = state.view, state.at
    if state.mode is Mode.COMPANY or not state.free or at != state.start or not view.is_capital(at):
        return False
    head = view.head(at)
    if head is None or head[0] == at + 1 or head[1].type == lexicon.NO_HEAD:
        return False
    return _take(state, head[0], proper=True)


def _joint(state: _State) -> bool:
    """Hyphens, `&` and `và` between two parts of a name."""
    view, at = state.view, state.at
    mark = view.at(at)
    if at != state.end or at == state.start:
        return False
    if mark in _TIGHT and not view.spaced(at) and not view.spaced(at + 1):
        named = view.is_upper(at - 1) or is_foreign(view.at(at - 1))
        if view.is_number(at + 1) and mark == "-" and named:
            return _take(state, at + 2, proper=True)
        return _starts(state, at + 1) and _take(state, at + 1, close=False)
    if mark == "." and not view.spaced(at) and not view.spaced(at + 1) and view.is_word(at + 1):
        short = len(view.at(at - 1)) <= 2 and view.is_capital(at - 1)
        return short and state.mode is Mode.COMPANY and _take(state, at + 1, close=False)
    if mark in ("-", "&"):
        fits = state.mode is not Mode.OFFICE and _starts(state, at + 1)
        return fits and _goes_on(state, at + 1) and _take(state, at + 1, close=False)
    if mark == "và" and state.mode in (Mode.BODY, Mode.COMPANY):
        field = view.term(at + 1)
        other = _is_head(view, at + 1) or known_place(view, at + 1) is not None
        return field is not None and not other and _take(state, at + 1, close=False)
    return False


def _starts(state: _State, place: int) -> bool:
    view = state.view
    if not view.is_capital(place) or stops(view, place, capitals=state.capitals):
        return False
    return not (view.spaced(place) and _is_head(view, place))


def _goes_on(state: _State, place: int) -> bool:
    """Behind a spaced hyphen stands another part of the name, no person."""
    view = state.view
    if is_person(view, place) and state.mode is not Mode.ZONE:
        return False
    return state.mode is not Mode.BODY or view.term(place) is not None


def _is_head(view: View, place: int) -> bool:
    head = view.head(place)
    if head is None or head[1].type == lexicon.NO_HEAD:
        return False
    return view.is_capital(place) or head[0] > place + 1


def _field(state: _State) -> bool:
    view, at = state.view, state.at
    found = view.term(at)
    capital = view.is_capital(at)
    if found is None:
        return False
    end, entry = found
    first = at == state.start and entry.type == "whole" and end > at + 2
    if capital and not first and _blocked(state):
        return False
    if entry.capitals and not view.is_upper(at):
        return False
    if entry.type == "whole" and at == state.start:
        state.whole = True
        return _take(state, end, full=entry.canonical)
    if state.mode is Mode.OFFICE and not capital:
        return False
    if capital and end == at + 1 and _is_half(state, end):
        return False
    if capital:
        longer = _word_end(state)
        named = longer > end and all(view.is_capital(k) for k in range(end, longer))
        proper = named or state.mode is Mode.ZONE
        state.asks = _OBJECT if entry.type == "verb" and not named else 0
        return _take(state, longer if named else end, proper=proper)
    if state.proper or known_place(view, at) is not None or not _may_follow(state, end):
        return False
    if state.mode is Mode.ZONE:
        return at == state.start and _take(state, end, close=False)
    closes = state.mode is Mode.BODY and (entry.type != "verb" or state.asks > 0)
    return _take(state, end, close=closes)


def _is_half(state: _State, end: int) -> bool:
    """Tell whether a word goes on in small letters behind a term (`Điều hành` is no `điều`)."""
    view = state.view
    small = view.is_word(end) and not view.is_capital(end)
    return small and _word_end(state) > end and view.term(end) is None


def _object(state: _State) -> bool:
    """Small words behind a verb in capitals are its object: `Trung tâm Quản lý đường hầm`."""
    view, at = state.view, state.at
    if state.asks < 1 or state.proper or at != state.end or not view.at(at).isalpha():
        return False
    if view.is_capital(at) or known_place(view, at) is not None or at_level(view, at):
        return False
    end = view.word_end(at)
    ends = (lexicon.cues(kind).match(view.low, at) for kind in ("stop", "end", "office"))
    if any(ends) or view.head(at) is not None:
        return False
    state.asks -= 1
    return _take(state, end)


def _gap(state: _State) -> bool:
    """Small words of a company with a legal form, which has a name behind its fields."""
    view, at = state.view, state.at
    if state.mode is not Mode.COMPANY or not state.free or state.proper or at == state.start:
        return False
    end = view.word_end(at)
    if not view.at(at).isalpha() or view.is_capital(at) or known_place(view, at) is not None:
        return False
    if any(view.at(k) in lexicon.cue_words("stop") for k in range(at, end)):
        return False
    return _name_follows(state, end) and _take(state, end, close=False)


def _name_follows(state: _State, place: int) -> bool:
    """Tell whether a word in capitals that belongs to a name stands at a place."""
    view = state.view
    if not view.is_capital(place) or stops(view, place, capitals=False):
        return False
    return not at_level(view, place) and not (state.office and is_person(view, place))


def _may_follow(state: _State, end: int) -> bool:
    """Small words go on with a name that is not complete, as whole words (not `tiêu` độc)."""
    view, at = state.view, state.at
    if end == at + 1 and view.word_end(at) > end and not view.is_capital(end):
        return False
    if state.mode is Mode.COMPANY or view.at(at - 1) in ("và", ",", "-", "&"):
        return True
    return not state.whole and view.low[at - 2 : at] != ["trung", "ương"]


def _capital(state: _State) -> bool:
    view, at = state.view, state.at
    if not view.is_capital(at) or _blocked(state) or (state.mode is Mode.OFFICE and state.whole):
        return False
    if state.mode is not Mode.COMPANY and at_level(view, at):
        return False
    if at > state.start and state.mode is not Mode.COMPANY and view.at(at - 1) != "-":
        known = known_place(view, at)
        if known is not None and known.end > at + 1 and state.proper:
            return False
    known = known_place(view, at) if state.mode in (Mode.BODY, Mode.OFFICE) else None
    if known is not None:
        pair = known_place(view, known.end + 1) if view.at(known.end) == "-" else None
        return pair is not None and _take(state, pair.end, proper=True)
    end = at + 1 if view.is_capital(at + 1) else _word_end(state)
    return _take(state, end, proper=True)


def _word_end(state: _State) -> int:
    """Let a capital carry the rest of its word (`Lao động`), but not behind a proper name."""
    view, at = state.view, state.at
    if state.proper or is_foreign(view.at(at)) or known_place(view, at) is not None:
        return at + 1
    end = view.word_end(at)
    return at + 1 if view.at(end - 1) in lexicon.cue_words("stop") else end


def _blocked(state: _State) -> bool:
    """Another head, an office, a person or a verb of a title begins here."""
    view, at = state.view, state.at
    first_of_company = state.mode is Mode.COMPANY and at == state.start
    if not first_of_company and stops(view, at, capitals=state.capitals and at > state.start):
        return True
    if not state.office or at == state.start or not is_person(view, at):
        return False
    return state.whole or (state.proper and not _is_own_name(state))


def _is_own_name(state: _State) -> bool:
    """`Công ty Thái Dương Phú`: a syllable cannot be left of a name that a person would follow."""
    view, at = state.view, state.at
    one = not view.is_capital(at - 2) or view.term(at - 2) is not None
    three = view.is_capital(at + 2) and view.at(at - 1) not in lexicon.cue_words("surname")
    return one and view.is_capital(at - 1) and not three


def _bridge(state: _State) -> bool:
    """A word of a capital and a small syllable in front of more of the name (`Địa ốc Alibaba`)."""
    view, at = state.view, state.at
    if state.mode not in (Mode.COMPANY, Mode.BODY) or state.proper or not view.is_capital(at):
        return False
    small, behind = view.at(at + 1), at + 2
    if not small.isalpha() or view.is_capital(at + 1) or small in lexicon.cue_words("stop"):
        return False
    if _blocked(state) or known_place(view, at) is not None or at_level(view, at):
        return False
    more = view.is_capital(behind) and not stops(view, behind, capitals=False)
    if not more or (state.office and is_person(view, behind)):
        return False
    return _take(state, behind, close=known_place(view, behind) is not None)


def _number(state: _State) -> bool:
    view, at = state.view, state.at
    if view.at(at) == "số" and view.is_number(at + 1) and state.mode is not Mode.OFFICE:
        whole = at == state.end or state.mode is Mode.COMPANY
        return whole and _take(state, at + 2, proper=True)
    word = view.at(at)
    if word in _ROMAN and view.is_upper(at):
        return _take(state, at + 1, proper=True)
    if not view.is_number(at) or state.mode is Mode.OFFICE or len(word) > 3:
        return False
    if view.at(at + 1) in (".", ",") and not view.spaced(at + 1) and view.is_number(at + 2):
        return False
    if state.mode is Mode.COMPANY and _is_day(view, at):
        return _take(state, at + 3, proper=True)
    if view.at(at + 1) in ("/", "%", "-") and not view.spaced(at + 1):
        coded = view.at(at + 1) == "-" and _CODE.fullmatch(view.at(at + 2)) is not None
        return coded and _take(state, at + 3, proper=True)
    if is_counted(view, at + 1) or (at == state.start and state.mode is Mode.ZONE):
        return False
    return at == state.end and _take(state, at + 1, proper=True)


def _is_day(view: View, at: int) -> bool:
    """`Công ty 26/3` bears a day as its name; a date with a year is none."""
    tight = view.at(at + 1) == "/" and view.is_number(at + 2) and not view.spaced(at + 1)
    return tight and len(view.at(at + 2)) < 3 and view.at(at + 3) != "/"


_MARKS = (_quoted, _joint)
_CAPITALS = (_borrowed, _field, _bridge, _capital, _number)
_DIGITS = (_number,)
_SMALL = (_joint, _field, _object, _gap, _number)


def _advance(state: _State) -> bool:
    """Take the next part of a name, by what a word can be at all."""
    first = state.view.low[state.at][0]
    steps: tuple[Callable[[_State], bool], ...]
    if first.isalpha():
        steps = _CAPITALS if state.view.is_capital(state.at) else _SMALL
    else:
        steps = _DIGITS if first.isdigit() else _MARKS
    return any(step(state) for step in steps)
