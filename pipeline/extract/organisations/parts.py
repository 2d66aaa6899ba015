"""Words inside names: fields, words in capitals, and small ones between them."""

from . import lexicon
from .places import at_level, is_person, known_place, stops
from .state import State, blocked, take, word_end
from .view import View

_OBJECT = 2


def borrowed(state: State) -> bool:
    """The head of another body as the first words of this name."""
    view, at = state.view, state.at
    if state.is_company or not state.free or at != state.start:
        return False
    head = view.head(at)
    if head is None or head[0] == at + 1 or head[1].type == lexicon.NO_HEAD:
        return False
    field = view.term(at)
    if field is not None and field[0] > head[0]:
        return False
    return take(state, head[0], proper=True)


def zone_part(state: State) -> bool:
    """The zone that a company is for: `Công ty Hạ tầng KCN Bến Vân`."""
    view, at = state.view, state.at
    if not state.is_company or state.proper or at == state.start:
        return False
    head = view.head(at)
    zone = head is not None and head[1].frame == "zone" and view.is_capital(head[0])
    return zone and head is not None and take(state, head[0], close=False)


def field_part(state: State, found: tuple[int, lexicon.Entry], *, capital: bool) -> bool:
    """Take a field of the lexicon: `Lao động - Thương binh và Xã hội`, `dệt may`."""
    view, at = state.view, state.at
    end, entry = found
    goes_on = end > at + 1 and view.word_end(end - 1) > end
    if goes_on and not view.is_capital(end) and not at_level(view, end):
        return False
    whole = entry.type == "whole" and at == state.start
    if capital and not (whole and end > at + 2) and blocked(state):
        return False
    if capital and end == at + 1 and not state.is_company and view.listed_place(at) is not None:
        return False
    if entry.capitals and not view.is_upper(at):
        return False
    if whole:
        state.whole = True
        return take(state, end, full=entry.canonical)
    if not capital:
        return not state.is_office and _small_field(state, end, entry)
    if end == at + 1 and _is_half(state, end):
        return False
    longer = word_end(state)
    named = longer > end and all(view.is_capital(k) for k in range(end, longer))
    state.asks = _OBJECT if entry.type == "verb" and not named else 0
    return take(state, longer if named else end, proper=named or state.is_zone)


def _small_field(state: State, end: int, entry: lexicon.Entry) -> bool:
    """A field in small letters goes on with a name that has nothing of its own yet."""
    view, at = state.view, state.at
    region = view.low[at] in ("miền", "phía", "châu") and known_place(view, at) is not None
    if state.proper or region or not _may_follow(state, end):
        return False
    if state.is_zone:
        return at == state.start and take(state, end, close=False)
    state.asks, asked = 0, state.asks
    closes = state.is_body and (entry.type != "verb" or asked > 0)
    return take(state, end, close=closes)


def _is_half(state: State, end: int) -> bool:
    """Tell whether a word goes on in small letters behind a term (`Điều hành` is no `điều`)."""
    view = state.view
    small = view.is_word(end) and not view.is_capital(end)
    return small and word_end(state) > end and view.term(end) is None


def verb_object(state: State) -> bool:
    """Small words behind a verb in capitals are its object: `Trung tâm Quản lý đường hầm`."""
    view, at = state.view, state.at
    if state.asks < 1 or state.proper or at != state.end or not view.at(at).isalpha():
        return False
    if view.is_capital(at) or known_place(view, at) is not None or at_level(view, at):
        return False
    end = small_end(view, at)
    tables = (lexicon.cues("stop"), view.cues.ends, view.cues.offices)
    ends = (table.match(view.low, at) for table in tables)
    if any(ends) or view.head(at) is not None:
        return False
    state.asks -= 1
    return take(state, end)


def small_end(view: View, place: int) -> int:
    """Give the end of a word in small letters, in front of any capital that it runs into."""
    end = view.word_end(place)
    return next((k for k in range(place + 1, end) if view.is_capital(k)), end)


def gap(state: State) -> bool:
    """Small words of a company with a legal form, which has a name behind its fields."""
    view, at = state.view, state.at
    if not state.free or state.proper or at == state.start:
        return False
    end = small_end(view, at)
    if not view.at(at).isalpha() or view.is_capital(at) or known_place(view, at) is not None:
        return False
    if any(view.at(k) in view.cues.stops for k in range(at, end)):
        return False
    return _name_follows(state, end) and take(state, end, close=False)


def _name_follows(state: State, place: int) -> bool:
    """Tell whether a word in capitals that belongs to a name stands at a place."""
    view = state.view
    if not view.is_capital(place) or stops(view, place):
        return False
    return not at_level(view, place) and not (state.office and is_person(view, place))


def _may_follow(state: State, end: int) -> bool:
    """Small words go on with a name that is not complete, as whole words (not `tiêu` độc)."""
    view, at = state.view, state.at
    if end == at + 1 and view.word_end(at) > end and not view.is_capital(end):
        return False
    if state.is_company or view.low[at - 1] in ("và", ",", "-", "&"):
        return True
    return not state.whole and view.low[at - 2 : at] != ["trung", "ương"]


def bridge(state: State) -> bool:
    """A capital and small syllables in front of more of the name (`Địa ốc Alibaba`).

    Behind a legal form there may be three (`Lưới thép hàn Đại Thắng`), else one.
    """
    view, at = state.view, state.at
    if state.is_office or state.is_zone or state.proper:
        return False
    behind, most = at + 1, 3 if state.free and state.is_company else 1
    while behind - at <= most and _is_small(view, behind):
        behind += 1
    if behind == at + 1:
        return False
    if blocked(state) or known_place(view, at) is not None or at_level(view, at):
        return False
    more = view.is_capital(behind) and not stops(view, behind)
    if not more or (state.office and is_person(view, behind)):
        return False
    return take(state, behind, close=known_place(view, behind) is not None)


def _is_small(view: View, place: int) -> bool:
    word = view.low[place]
    return word.isalpha() and word not in view.cues.stops and not view.is_capital(place)


def capital_part(state: State, roles: int, *, followed: bool) -> bool:
    """Take a word in capitals, with the small rest of its word: `Sông Hồng`, `Chợ Rẫy`.

    `followed` says that another capital stands behind.
    """
    view, at = state.view, state.at
    if (roles & _BLOCKS and blocked(state)) or (state.is_office and state.whole):
        return False
    if roles & lexicon.LEVEL and not state.is_company and at_level(view, at):
        return False
    known = known_place(view, at) if roles & lexicon.PLACE else None
    if known is not None and state.is_company:
        state.closed = at > state.start and view.in_capitals(at)
        return take(state, known.end, proper=True)
    if known is not None:
        joined = at == state.start or view.low[at - 1] == "-"
        if not joined and known.end > at + 1 and state.proper:
            return False
        if not state.is_zone:
            pair = known_place(view, known.end + 1) if view.low[known.end] == "-" else None
            return pair is not None and take(state, pair.end, proper=True)
    return take(state, at + 1 if followed else word_end(state), proper=True)


_BLOCKS = lexicon.HEAD | lexicon.OFFICE | lexicon.END | lexicon.SURNAME
