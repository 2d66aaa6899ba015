"""The words of the counts room: counted nouns, units, modifiers and cues, ready to be matched."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from ...data import Row, load
from ...data.alternatives import alternatives

OPENING = "“\"'‘([\u2026"
PERSONS = frozenset({"workers", "union_members", "party_members", "people"})
MODIFIERS = ("about", "nearly", "more_than", "at_least", "less_than", "at_most")
JOINS = frozenset({"và", "hoặc", "đến", "-", "–"})
"""Words that go on a row: `ngày 5 và 6`."""
SO = frozenset({"có", "thì", "tới"})
"""Words of a proportion: `cứ 10 người thì có 3`."""
FIRST = re.compile(r"[^\W\d_]+|[^\w\s]")
_OLD_TONES = {
    "òa": "oà", "óa": "oá", "ỏa": "oả", "õa": "oã", "ọa": "oạ", "òe": "oè", "óe": "oé",
    "ỏe": "oẻ", "õe": "oẽ", "ọe": "oẹ", "ùy": "uỳ", "úy": "uý", "ủy": "uỷ", "ũy": "uỹ",
    "ụy": "uỵ",
}  # fmt: skip
_NEW = re.compile(rf"(?<!q)(?:{'|'.join(_OLD_TONES)})(?!\w)")
_TWINS = {"sĩ": "sỹ", "sỹ": "sĩ", "kỹ": "kĩ", "ty": "ti"}
"""Syllables that are written with i and with y: `bác sỹ`, `kĩ sư`, `công ti`."""
_TWIN = re.compile(rf"(?<!\w)(?:{'|'.join(_TWINS)})(?!\w)")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a phrase means: a row of a lexicon without its spelling."""

    canonical: str
    type: str
    capitals: bool = False
    """A short abbreviation that is only read in capitals (DN, KCN)."""


class Phrases:
    """Phrases that can be matched at a place of lowercased text, the longest first."""

    def __init__(self, rows: Iterable[Row]) -> None:
        """Index the rows by spelling; the first row of a spelling decides."""
        self.entries: dict[str, Entry] = {}
        firsts: set[str] = set()
        for row in rows:
            entry = Entry(row.canonical, row.type, row.surface.isupper() and len(row.surface) < 5)
            for spelling in _spellings(row.surface.lower()):
                first = FIRST.match(spelling)
                if first and spelling not in self.entries:
                    self.entries[spelling] = entry
                    firsts.add(first[0])
        self.pattern = rf"{alternatives(self.entries)}(?!\w)"
        """All of them, the longest at a place, as part of a pattern."""
        self.firsts = frozenset(firsts)
        """Every word that a phrase begins with."""
        self._match = re.compile(self.pattern).match

    def match(self, low: str, place: int) -> tuple[int, Entry] | None:
        """Give the end and the entry of the longest phrase that begins at a place."""
        found = self._match(low, place)
        return None if found is None else (found.end(), self.entries[found[0]])


class Endings:
    """Phrases looked up as the last words in front of a place."""

    def __init__(self, rows: Iterable[Row]) -> None:
        """Index the rows by their words."""
        self.types: dict[str, str] = {}
        """Every phrase with its type."""
        for row in rows:
            for spelling in _spellings(row.surface):
                self.types.setdefault(spelling, row.type)
        self._longest: dict[str, int] = {}
        for spelling in self.types:
            words = spelling.split()
            self._longest[words[-1]] = max(self._longest.get(words[-1], 0), min(len(words), 4))
        self.finals = frozenset(self._longest)
        """Every word that a phrase ends with."""

    def last(self, words: Sequence[str]) -> tuple[int, str] | None:
        """Give how many of the last words make the longest phrase, and its type."""
        longest = self._longest.get(words[-1].lstrip(OPENING), 0) if words else 0
        for count in range(min(longest, len(words)), 0, -1):
            found = self.types.get(" ".join(words[-count:]).lstrip(OPENING))
            if found:
                return count, found
        return None


@cache
def nouns() -> Phrases:
    """Give the counted nouns with their measures."""
    return Phrases(load("counted_nouns"))


@cache
def finals() -> frozenset[str]:
    """Give the words that counted nouns end with."""
    return frozenset(words.split()[-1] for words in nouns().entries)


@cache
def declared() -> Phrases:
    """Give the nouns whose number announces a list of tasks."""
    return Phrases(_cues("declared"))


@cache
def units() -> Phrases:
    """Give money, measures of things, lengths of time and ages."""
    return Phrases(_cues("money", "measure", "time", "age"))


@cache
def classifiers() -> Phrases:
    """Give the words that stand between a number and the noun that is counted."""
    return Phrases(_cues("classifier"))


@cache
def modifiers() -> Endings:
    """Give the modifiers in front of a number."""
    return Endings(_cues(*MODIFIERS))


@cache
def fences() -> Endings:
    """Give the words in front of a number that make it no count."""
    return Endings(
        r for r in load("count_cues") if r.type == "free" or r.type.startswith("before_")
    )


@cache
def date_words() -> frozenset[str]:
    """Give the words that make the number behind them a date, whatever stands further in front."""
    fences = [r for r in load("count_cues") if r.type.startswith("before_")]
    others = {r.surface.split()[-1] for r in fences if r.type != "before_date"}
    return frozenset(r.surface for r in fences if r.type == "before_date") - others


@cache
def telling() -> frozenset[str]:
    """Give the words that may make a number behind them no count."""
    return fences().finals | JOINS | SO


@cache
def actions() -> Phrases:
    """Give the cues for roles and the heads that announce a number."""
    order = ("idiom", "head", "part", "participants", "target", "up", "down", "done", "level")
    return Phrases(row for kind in order for row in _cues(kind))


@cache
def heads() -> tuple[str, ...]:
    """Give the words that the heads which announce a number end with: `số`, `lệ`, `lượng`."""
    return tuple({row.surface.split()[-1] for row in _cues("head")})


@cache
def generic() -> frozenset[str]:
    """Give the nouns that stand for what the sentence says they are."""
    return frozenset(row.surface for row in _cues("generic"))


def _cues(*types: str) -> tuple[Row, ...]:
    return tuple(row for row in load("count_cues") if row.type in types)


def _spellings(surface: str) -> list[str]:
    """Give a surface form with the tone mark in its new and its old place, with i and y."""
    old = _NEW.sub(lambda match: _OLD_TONES[match[0]], surface)
    twins = [_TWIN.sub(lambda match: _TWINS[match[0]], form) for form in (surface, old)]
    return list(dict.fromkeys((surface, old, *twins)))
