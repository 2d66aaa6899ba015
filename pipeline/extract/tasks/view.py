"""The article as the patterns read it: one kind of space and dash, the same places."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from schemas.article import Block, BlockKind

from ...segment.segmented import SegmentedText
from .cues import Cues
from .markers import Marker, line_markers

_SPACES = (
    "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005"
    "\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
_DASHES = "\u00ad\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\ufe58\ufe63\uff0d"
_SIGNS = (
    *((sign, " ") for sign in _SPACES),
    *((sign, "-") for sign in _DASHES),
    ("\uff1a", ":"),
    ("\uff1b", ";"),
)
_SKIPPED = frozenset({"boilerplate", "page_header", "stamp", "byline"})


@dataclass(slots=True)
class Line:
    """One printed line of a block that may hold work, without the spaces around it."""

    start: int
    end: int
    kind: BlockKind
    marker: Marker | None
    """The marker with which it begins."""


@dataclass(frozen=True, slots=True)
class View:
    """A text of the article's length: spaces and dashes made one, `low` in lower case besides."""

    article: SegmentedText
    plain: str
    low: str
    lines: list[Line]
    starts: list[int]
    """Where the lines begin."""
    cues: Cues
    verbs: dict[int, int | None] = field(default_factory=dict)
    """Where the verbs end that begin at places, for those places that were asked for."""

    def sentences(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Give the sentences that begin in a range, in order."""
        place = start
        while place < end:
            first, last = self.article.sentence_at(place)
            if first == last:
                place += 1
                continue
            if first >= start:
                yield first, last
            place = last


def view(article: SegmentedText) -> View:
    """Make the view of an article, its furniture left out."""
    plain, low = article.text, article.low
    for sign, usual in _SIGNS:
        if sign in plain:
            plain, low = plain.replace(sign, usual), low.replace(sign, usual)
    lines = _lines(plain, low, article.blocks)
    return View(article, plain, low, lines, [line.start for line in lines], Cues(low, plain))


def _lines(plain: str, low: str, blocks: tuple[Block, ...]) -> list[Line]:
    lines: list[Line] = []
    markers = line_markers(low, plain)
    for block in blocks:
        kind = block.kind
        if kind in _SKIPPED:
            continue
        place, last = block.start, block.end
        while place <= last:
            stop = plain.find("\n", place, last)
            stop = last if stop < 0 else stop
            piece = plain[place:stop]
            bare = piece.strip()
            if bare:
                start = place if piece[0] == bare[0] else stop - len(piece.lstrip())
                lines.append(Line(start, start + len(bare), kind, markers.get(start)))
            place = stop + 1
    return lines
