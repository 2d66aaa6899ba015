"""How far the reading of a name has come, and what may not be part of it."""

from enum import Enum
from typing import NamedTuple

from . import lexicon
from .places import ends_title, has_middle, is_person, known_place, names_person, stops
from .syllables import is_foreign
from .view import View


class Mode(Enum):
    """Whose name is read: each kind has its own joints."""

    OFFICE = "office"
    """Ministries and departments: the field as the lexicon has it."""
    BODY = "body"
    COMPANY = "company"
    ZONE = "zone"


_ORDER = (Mode.BODY, Mode.COMPANY, Mode.OFFICE, Mode.ZONE)
_KINDS = {mode: tuple(mode is kind for kind in _ORDER) for mode in _ORDER}


class Run(NamedTuple):
    """A name: where it ends, its words written out, and whether it holds more than fields."""

    end: int
    words: tuple[str, ...]
    proper: bool
    whole: bool
    """It begins with a complete name of a field."""


class State:
    """The words of a name taken so far, and what is known of it."""

    __slots__ = (
        "asks", "at", "closed", "end", "free", "is_body", "is_company", "is_office", "is_zone",
        "office", "parts", "proper", "start", "stopped", "stopped_at", "view", "whole",
    )  # fmt: skip

    def __init__(self, view: View, place: int, mode: Mode, *, office: bool, free: bool) -> None:
        """Begin at a word with nothing taken."""
        self.view = view
        self.start = self.at = self.end = place
        self.is_body, self.is_company, self.is_office, self.is_zone = _KINDS[mode]
        self.office = office
        self.free = free
        self.proper = self.whole = self.stopped = self.closed = False
        self.stopped_at = -1
        """Where it was asked last whether something else begins: the parts of a name all ask."""
        self.asks = 0
        """So many more small words the last verb may take as its object (`Quản lý đường hầm`)."""
        self.parts: list[tuple[int, tuple[str, ...]]] = []
        """What was taken: the end of each part and its words written out."""


def take(
    state: State, end: int, *, proper: bool = False, close: bool = True, full: str = ""
) -> bool:
    """Go on behind `end`; a word that may not be the last leaves the end where it is.

    `full` is what the words stand for, where they are an abbreviation.
    """
    words = full.split() if full else state.view.low[state.at : end]
    state.parts.append((end, tuple([word for word in words if full or word[0].isalnum()])))
    state.at = end
    if close:
        state.end = end
        state.proper = state.proper or proper
    return True


def word_end(state: State) -> int:
    """Let a capital carry the rest of its word (`Lao động`), but not behind a proper name."""
    view, at = state.view, state.at
    if state.proper or not view.low[at].isalpha() or (at > state.start and _is_titled(view, at)):
        return at + 1
    end = view.word_end(at)
    if len(view.low[at]) == 1 or end == at + 1 or view.low[end - 1] in view.cues.stops:
        return at + 1
    if not all(view.low[k].isalpha() for k in range(at + 1, end)):
        return at + 1
    if view.is_upper(at + 1) and view.in_capitals(at):
        return at + 1
    return at + 1 if is_foreign(view.low[at]) or known_place(view, at) is not None else end


def _is_titled(view: View, at: int) -> bool:
    """`Cầu Bắc` in front of `nấu`: a name in capitals throughout goes on in capitals."""
    return view.is_capital(at - 1) and view.low[at - 1].isalpha()


def blocked(state: State) -> bool:
    """Another head, an office, a person or a verb of a title begins here."""
    if state.stopped_at != state.at:
        state.stopped, state.stopped_at = _is_blocked(state), state.at
    return state.stopped


def _is_blocked(state: State) -> bool:
    view, at = state.view, state.at
    roles = view.cues.roles.get(view.low[at], 0)
    first = at == state.start
    if roles & _BEGINS and not (first and state.is_company) and stops(view, at):
        return True
    if first:
        if view.low[at] in _NO_NAME:
            return view.in_capitals(at)
        verb = roles & lexicon.END and not state.is_company and view.term(at) is None
        return bool(verb) and ends_title(view, at, at)
    trade = state.is_company and not state.proper and view.term(at) is not None
    if roles & lexicon.END and not trade and ends_title(view, at, state.start):
        return True
    if not (roles & lexicon.SURNAME and state.office and is_person(view, at)):
        return False
    if not view.spaced(at):
        return False
    if (has_middle(view, at + 2) and not has_middle(view, at)) or has_middle(view, at - 1):
        return False
    if state.whole or _ends_field(state):
        return True
    return state.proper and not _is_own_name(state) and not _begins_later(view, at)


def _ends_field(state: State) -> bool:
    """`Trường ĐH Bách khoa Hoàng Minh Sơn`: a whole person behind a field in capitals."""
    view, at = state.view, state.at
    if not state.is_body or state.proper or at != state.end:
        return False
    first = state.parts[-2][0] if len(state.parts) > 1 else state.start
    return view.is_capital(first) and names_person(view, at)


def _begins_later(view: View, at: int) -> bool:
    """`Trường THCS Phan Bội Châu Lê Văn Tám`: the next surname has a whole name behind it."""
    later = view.low[at + 1] in view.cues.surnames
    return later and all(view.is_capital(k) for k in range(at + 1, at + 4))


_NO_NAME = frozenset(
    {
        "của",
        "tại",
        "ở",
        "với",
        "cho",
        "đã",
        "sẽ",
        "đang",
        "bị",
        "được",
        "là",
        "để",
        "nào",
        "này",
        "đó",
        "ấy",
    }
)
"""Begin no name in a title of capitals: `CƠ QUAN CỦA TỔNG LIÊN ĐOÀN`."""
_BEGINS = lexicon.HEAD | lexicon.OFFICE


def _is_own_name(state: State) -> bool:
    """`Công ty Thái Dương Phú`: a syllable cannot be left of a name that a person would follow."""
    view, at = state.view, state.at
    if has_middle(view, at) or known_place(view, at - 2) is not None:
        return False
    one = not view.is_capital(at - 2) or view.term(at - 2) is not None
    three = view.is_capital(at + 2) and view.low[at - 1] not in view.cues.surnames
    return one and view.is_capital(at - 1) and not three
