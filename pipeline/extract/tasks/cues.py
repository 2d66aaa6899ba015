"""The cue words of an article, found in one pass."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final

from .cue_table import KINDS, READ, known_words, pattern
from .doubtful import JUDGES
from .lexicon import Hit

_SIGNS: Final = "\n,.:;()“”\"?!…[]*‘’'«»/<>{}_"
_FIRST_PRINTED: Final = re.compile(
    r"0?1 ?(?:[).\-/:,]|\([^()\n]{3,60}\) ?:)|①|[ai] ?[).\-/]|một(?:,| là)|thứ nhất"
)
_SELDOM_FIRST: Final = (": 01", ": ①")
_SELDOM_MARKED: Final = ("i.", "1:", "01:", "①")
_CRIME_BEFORE: Final = 90
_CRIME_NEAR: Final = 60
_SURE: Final = frozenset(KINDS) - {"directive", "modal", "past"}


class Cues:
    """All cue words of an article by kind and place; the doubtful are judged when asked for."""

    def __init__(self, low: str, plain: str) -> None:
        """Find them all, once."""
        self._low = low
        self._plain = plain
        self._found: dict[str, list[tuple[int, str]]] = {kind: [] for kind in READ}
        self._judged: dict[tuple[str, int], Hit | None] = {}
        self._asking: list[int] = []
        self._firsts: list[int] = []
        self._places: list[int] = []
        self.seldom_marked = False
        self._read()

    def _read(self) -> None:
        low, found, asking = self._low, self._found, self._asking
        search, known = pattern().search, known_words()
        spaced = low
        for sign in _SIGNS:
            if sign in spaced:
                spaced = spaced.replace(sign, " ")
        match = search(spaced := f" {spaced} ")
        while match:
            place, stop = match.span()
            asks, may_be_first, kinds = known[match[0]]
            for kind, word in kinds:
                found[kind].append((place, word))
            if kinds:
                self._places.append(place)
            if asks:
                asking.append(place)
            if may_be_first:
                self._add_first(place)
            match = search(spaced, place + 1)
        for sign in _SELDOM_FIRST:
            place = low.find(sign)
            while place >= 0:
                self._add_first(place + 2)
                place = low.find(sign, place + 1)
        self._firsts.sort()
        stop = low.find(";")
        while stop >= 0:
            asking.append(stop)
            stop = low.find(";", stop + 1)
        asking.sort()

    def _add_first(self, place: int) -> None:
        found = _FIRST_PRINTED.match(self._low, place)
        if found:
            self._firsts.append(place)
            self.seldom_marked |= found[0] in _SELDOM_MARKED

    def first(self, kind: str, start: int, end: int) -> Hit | None:
        """Give the first word of a kind within a range."""
        found = self._found[kind]
        if not found or found[-1][0] < start:
            return None
        index = bisect_left(found, (start,))
        size = len(found)
        while index < size:
            place, word = found[index]
            if place >= end:
                return None
            hit = self._hit(kind, place, word)
            if hit:
                return hit if hit.end <= end else None
            index += 1
        return None

    def _hit(self, kind: str, place: int, word: str) -> Hit | None:
        if kind in _SURE:
            return Hit(place, place + len(word), word)
        key = kind, place
        if key not in self._judged:
            hit = Hit(place, place + len(word), word)
            told = kind == "directive" and self._is_told(place)
            self._judged[key] = None if told else JUDGES[kind](hit, self._low, self._plain)
        return self._judged[key]

    def _is_told(self, place: int) -> bool:
        """Tell what a suspect demanded of a victim: it is told, not asked."""
        crimes = self._found["crime"]
        index = bisect_left(crimes, (place,)) - 1
        if index < 0:
            return False
        start, word = crimes[index]
        end = start + len(word)
        near = start >= place - _CRIME_BEFORE and end <= place <= end + _CRIME_NEAR
        return near and not any(self._low.find(sign, end, place) >= 0 for sign in ".;:")

    def any(self, start: int, end: int) -> bool:
        """Tell a range in which a word of any kind begins."""
        index = bisect_left(self._places, start)
        return index < len(self._places) and self._places[index] < end

    def may_ask(self, start: int, end: int) -> bool:
        """Tell words that may hold a directive or a series: a cheap look before the costly ones."""
        index = bisect_left(self._asking, start)
        if index < len(self._asking) and self._asking[index] < end:
            return True
        names = self._found["strong_noun"]
        index = bisect_left(names, (start,))
        if index == len(names) or names[index][0] >= end:
            return False
        if self._low.find(" là ", start, end) >= 0 or self._low.find("gồm ", start, end) >= 0:
            return True
        return self._low.find("đã ", start, end) >= 0 and self._low.find(" như ", start, end) >= 0

    def asking(self, starts: Sequence[int]) -> list[int]:
        """Give the numbers of the lines that may ask, of lines that begin at these places."""
        names = [place for place, _ in self._found["strong_noun"]]
        return _numbers(starts, [*self._asking, *names])

    def first_marker(self, start: int, end: int) -> int:
        """Give where the first marker of a group may begin in a range, the end where none does."""
        index = bisect_left(self._firsts, start)
        return min(self._firsts[index], end) if index < len(self._firsts) else end

    def opening(self, starts: Sequence[int]) -> list[int]:
        """Give the numbers of the lines that may hold a group's first marker: `1)`, `một là`."""
        return _numbers(starts, self._firsts)


def _numbers(starts: Sequence[int], places: Sequence[int]) -> list[int]:
    return sorted({bisect_right(starts, place) - 1 for place in places} - {-1})
