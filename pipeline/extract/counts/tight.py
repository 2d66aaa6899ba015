"""A text without doubled blanks and invisible signs, and the way back to the article's offsets."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from operator import itemgetter

from ...segment.segmented import SegmentedText

_NO_COUNTS = frozenset({"boilerplate", "page_header", "stamp", "byline"})
_BLANKS = " \u00a0\u2007\u2009\u202f\t"
_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_LOOSE = re.compile(f"([{_BLANKS}][{_BLANKS}]+)|[{_UNSEEN}]+")
_REST = re.compile(" *")

_start, _end = itemgetter(0), itemgetter(1)

Ranges = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Tight:
    """The text as the room reads it; `span` leads back into the article as delivered."""

    text: str
    low: str
    """In lower case, code point for code point, with plain blanks for others."""
    sentences: Ranges
    closed: Ranges
    """Where no counts may stand: boilerplate, page header, stamp, byline."""
    loose: tuple[int, ...] = ()
    """The places behind blanks that stand for several, and of invisible signs."""
    _shifts: tuple[int, ...] = (0,)
    """How many code points are out in front of the first, second … such place."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the place of a stretch in the article as delivered."""
        places = self.loose
        if not places or end <= places[0]:
            return start, end
        if start >= places[-1]:
            return start + self._shifts[-1], end + self._shifts[-1]
        return self._back(start), self._back(end - 1) + 1

    def _back(self, place: int) -> int:
        return place + self._shifts[bisect_right(self.loose, place)]


def tighten(article: SegmentedText) -> Tight:
    """Take out doubled blanks and zero-width signs; most texts have none and stay as they are."""
    text, article_low = article.text, article.low
    plain = _plain(text)
    if plain is not text:
        article_low = _plain(article_low)
    closed = tuple([(b.start, b.end) for b in article.blocks if b.kind in _NO_COUNTS])
    cuts = _cuts(plain)
    if not cuts:
        return Tight(text, article_low, article.sentences, closed)
    pieces, lows, places, shifts, last = [], [], [], [0], 0
    for start, end in cuts:
        pieces.append(text[last:start])
        lows.append(article_low[last:start])
        places.append(start - shifts[-1])
        shifts.append(shifts[-1] + end - start)
        last = end
    tight, low = "".join([*pieces, text[last:]]), "".join([*lows, article_low[last:]])
    sentences = _moved(article.sentences, cuts, shifts)
    closed = _moved(closed, cuts, shifts)
    return Tight(tight, low, sentences, closed, tuple(places), tuple(shifts))


def _plain(text: str) -> str:
    """Put plain blanks for others; a text without any is given as it is."""
    for blank in _BLANKS[1:]:
        text = text.replace(blank, " ")
    return text


def _cuts(text: str) -> list[tuple[int, int]]:
    """Give what is to be taken out: blanks behind a blank, invisible signs."""
    for sign in _UNSEEN:
        if sign in text:
            return [(m.start() + (m[1] is not None), m.end()) for m in _LOOSE.finditer(text)]
    found = []
    place = text.find("  ")
    while place >= 0:
        rest = _REST.match(text, place + 1)
        end = rest.end() if rest else place + 2
        found.append((place + 1, end))
        place = text.find("  ", end)
    return found


def _moved(found: Ranges, cuts: list[tuple[int, int]], shifts: list[int]) -> Ranges:
    """Lead ranges of the delivered text to the tight one; those of which nothing is left go.

    In front of the first cut nothing moves, behind the last all move alike: most are looked at no
    further.
    """
    starts, last, shift = [start for start, _ in cuts], cuts[-1][1], shifts[-1]
    same = bisect_right(found, starts[0], key=_end)
    behind = bisect_left(found, last, lo=same, key=_start)
    between = [
        (first, second)
        for start, end in found[same:behind]
        if (first := _forth(start, starts, cuts, shifts))
        < (second := _forth(end, starts, cuts, shifts))
    ]
    moved = [(start - shift, end - shift) for start, end in found[behind:]]
    return (*found[:same], *between, *moved)


def _forth(place: int, starts: list[int], cuts: list[tuple[int, int]], shifts: list[int]) -> int:
    index = bisect_right(starts, place)
    if index and place < cuts[index - 1][1]:
        return starts[index - 1] - shifts[index - 1]
    return place - shifts[index]
