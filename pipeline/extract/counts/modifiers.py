"""What a number is modified by, on both sides: `hơn`, `khoảng`, `từ … trở lên`."""

import re
from collections.abc import Callable
from functools import cache, partial
from typing import Literal, NamedTuple

from schemas.counts import Modifier

from . import lexicon
from .view import View

_AFTER = re.compile(r" trở (lên|xuống)(?!\w)")
_FROM = re.compile(r"(?<!\w)từ $")
_WIDTH = 48
"""How many characters in front of a number are looked at."""
_ENOUGH = 6
"""More words are not looked at: phrases have four, and one more may stand in front."""
_NONE = frozenset(
    {"mầm non", "núi non", "cấp trên", "cấp dưới", "bên trên", "bên dưới", "nêu trên", "nói trên",
     "kể trên", "tiếp cận", "vùng trên", "cùng cỡ", "nâng tầm"}
)  # fmt: skip
"""Words that end like a modifier and are none: `mầm non 1.412 giáo viên`."""
_READ: dict[str, Modifier] = {
    "about": "about", "nearly": "nearly", "more_than": "more_than", "at_least": "at_least",
    "less_than": "less_than", "at_most": "at_most",
}  # fmt: skip


LastWord = Literal["telling"] | tuple[Modifier | None, frozenset[str]]


class Before(NamedTuple):
    """The modifiers in front of a number: where they begin and which one decides."""

    start: int
    modifier: Modifier
    last: str = ""
    """The word in front of them, empty where a sign or the sentence's beginning is."""
    is_free: bool = False
    """That word makes no plain number anything but a count."""


_new: Callable[[tuple[int, str, str, bool]], Before] = partial(tuple.__new__, Before)


def before(view: View, place: int) -> Before:
    """Read the modifiers in front of a number; the nearest decides (`khoảng hơn` is more_than)."""
    low, (start, stop), end = view.low, view.latest, place - 1
    if not start <= place < stop:
        start = view.sentence(place)[0]
    if end <= start or low[end] != " ":
        return _new((place, "exact", "", False))
    word = low.rfind(" ", start, end) + 1 or start
    last = low[word:end]
    kind = _last_words().get(last)
    if kind is None:
        if last and last[0] not in lexicon.OPENING:
            return _new((place, "exact", last, True))
    elif kind == "telling":
        return _new((place, "exact", last, False))
    elif word > start:
        further = low.rfind(" ", start, word - 1) + 1 or start
        earlier, (modifier, more) = low[further : word - 1], kind
        if earlier not in more and earlier[:1] not in lexicon.OPENING:
            if modifier is None:
                return _new((place, "exact", last, last not in lexicon.telling()))
            return _new((word, modifier, earlier, earlier not in lexicon.telling()))
    return _modified(low, place, low[max(start, place - _WIDTH) : place].split())


@cache
def _last_words() -> dict[str, LastWord]:
    """Tell of words what they may be as the last in front of a number.

    Words that make it no count are `telling`. Others are or end a modifier: what they say by
    themselves, if anything, and the words that make them more or something else.
    """
    types, finals = lexicon.modifiers().types, lexicon.modifiers().finals
    found: dict[str, LastWord] = dict.fromkeys(lexicon.telling(), "telling")
    further = frozenset(words.split()[0] for words in _NONE) | finals
    for last in finals:
        longer = {words.split()[-2] for words in types if words.endswith(f" {last}")}
        kind = types.get(last)
        found[last] = (_READ[kind], further | longer) if kind else (None, frozenset(longer))
    return found


def words_before(view: View, place: int) -> list[str]:
    """Give the words in front of a place, as many as a phrase and one more may have."""
    return view.left(place).rstrip(lexicon.OPENING).rsplit(None, _ENOUGH)


def _modified(low: str, place: int, words: list[str]) -> Before:
    start, decided, table = place, "", lexicon.modifiers()
    while words:
        found = table.last(words)
        if found is None:
            break
        count, kind = found
        if " ".join(words[-count - 1 :]) in _NONE:
            break
        decided = decided or kind
        for word in reversed(words[-count:]):
            start = low.rfind(word, 0, start)
        start += len(words[-count]) - len(words[-count].lstrip(lexicon.OPENING))
        del words[-count:]
    last = words[-1] if words else ""
    free = last != "" and last not in lexicon.telling()
    return Before(start, _READ.get(decided, "exact"), last, free)


def after(view: View, start: int, end: int) -> tuple[int, int, Modifier] | None:
    """Read `(từ) … trở lên` and `trở xuống` around a span; give the wider span and the modifier."""
    if not view.low.startswith(" trở ", end):
        return None
    match = _AFTER.match(view.low, end)
    if match is None:
        return None
    opening = _FROM.search(view.low, max(0, start - 6), start)
    wider = opening.start() if opening else start
    return wider, match.end(), "at_least" if match[1] == "lên" else "at_most"
