"""What a number is modified by, on both sides: `hơn`, `khoảng`, `từ … trở lên`."""

import re
from collections.abc import Callable
from functools import cache, partial
from typing import NamedTuple

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
    low, sentence, end = view.low, view.latest, place - 1
    if not sentence[0] <= place < sentence[1]:
        sentence = view.sentence(place)
    start = sentence[0]
    if end <= start or low[end] != " ":
        return _new((place, "exact", "", False))
    blank = low.rfind(" ", start, end)
    last = low[start if blank < 0 else blank + 1 : end]
    kind = lexicon.in_front().get(last, "")
    if kind == "modifier":
        single = _singles().get(last)
        if single is not None and blank > start:
            further = low.rfind(" ", start, blank)
            earlier = low[start if further < 0 else further + 1 : blank]
            if earlier.isalpha() and earlier not in single[1] and place - further < _WIDTH:
                free = earlier not in lexicon.telling()
                return _new((blank + 1, single[0], earlier, free))
    if kind == "modifier" or (not kind and (not last or last[0] in lexicon.OPENING)):
        return _modified(low, place, low[max(start, place - _WIDTH) : place].split())
    return _new((place, "exact", last, not kind))


@cache
def _singles() -> dict[str, tuple[Modifier, frozenset[str]]]:
    """Give the modifiers of one word, and words in front that make them more or something else."""
    types = lexicon.modifiers().types
    ends = {last: kind for last, kind in types.items() if " " not in last}
    further = frozenset(words.split()[0] for words in _NONE) | lexicon.modifiers().finals
    found: dict[str, tuple[Modifier, frozenset[str]]] = {}
    for last, kind in ends.items():
        longer = {words.split()[-2] for words in types if words.endswith(f" {last}")}
        found[last] = _READ[kind], further | longer
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
