"""The article as the patterns read it: one kind of space and dash, the same places."""

from collections.abc import Iterator
from dataclasses import dataclass

from schemas.article import Block, BlockKind

from ...segment.segmented import SegmentedText
from .lexicon import Index

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


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line of a block that may hold work, without the spaces around it."""

    start: int
    end: int
    kind: BlockKind
    block: Block


@dataclass(frozen=True, slots=True)
class View:
    """A text of the article's length: spaces and dashes made one, `low` in lower case besides."""

    article: SegmentedText
    plain: str
    low: str
    lines: tuple[Line, ...]
    index: Index

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
    plain = article.text
    for sign, usual in _SIGNS:
        if sign in plain:
            plain = plain.replace(sign, usual)
    low = plain.lower()
    if len(low) != len(plain):
        low = "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in plain)
    lines = tuple(_lines(plain, article.blocks))
    return View(article, plain, low, lines, Index(low, plain))


def _lines(plain: str, blocks: tuple[Block, ...]) -> Iterator[Line]:
    for block in blocks:
        if block.kind in _SKIPPED:
            continue
        place = block.start
        if plain.find("\n", place, block.end) < 0:
            yield from _line(plain, place, block.end, block)
            continue
        for piece in plain[block.start : block.end].split("\n"):
            yield from _line(plain, place, place + len(piece), block)
            place += len(piece) + 1


def _line(plain: str, start: int, end: int, block: Block) -> Iterator[Line]:
    """Give the words between two places without the spaces around them, if there are any."""
    piece = plain[start:end]
    bare = piece.lstrip()
    if bare:
        start = end - len(bare)
        yield Line(start, start + len(bare.rstrip()), block.kind, block)
