"""An article as the organisations room looks at it: words, line ends and marks in order."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate

from ...segment.segmented import SegmentedText
from . import lexicon
from .spelling import one_spelling

_FURNITURE = frozenset({"boilerplate", "page_header", "stamp"})
NEWLINE = "\n"
_WRAP = re.compile(r"\n[a-zà-ỹđ]")
_CUT = re.compile(r"([^ \W]+|\n+|\S)")
"""As `spelling.PIECE` cuts, written so that blanks are left at once."""
_CUT_AT_LINES = re.compile(r"([^\W_]+|\n+|\S)")
"""The same for a text with underscores, which `\\w` takes in: rare, and slower."""
OPENING = frozenset("“\"'‘«")
CLOSING = frozenset("”\"'’»")


def _wraps(text: str) -> frozenset[int]:
    """Give the line ends that only wrap a sentence: a word in front, a small one behind."""
    found = [match.start() for match in _WRAP.finditer(text)]
    small = [place for place in found if text[place + 1].islower()]
    return frozenset(p for p in small if text[max(0, p - 2) : p].rstrip(" ")[-1:].isalpha())


_PAD = 8
"""So many empty words stand behind the last: rules look a few words behind and in front without
asking whether there are any (in front of the first, the list is read from its end)."""


class View:
    """Words, line ends and marks with their places; `low` is the folded spelling of each."""

    __slots__ = (
        "_heads", "_places", "_terms", "article", "cased", "cues", "furnished",
        "low", "size", "starts", "text", "words",
    )  # fmt: skip

    def __init__(self, article: SegmentedText, words: Sequence[tuple[int, int]] = ()) -> None:
        """Cut the folded text once; every rule then works on numbers of words."""
        self.article = article
        self.words = words
        """Places of underthesea's words, in order."""
        self.text = text = article.text
        low = one_spelling(article.low)
        low = low.replace("\t", NEWLINE)  # no name goes on in another cell
        pieces: list[str] = (_CUT_AT_LINES if "_" in low else _CUT).split(low)
        starts = list(accumulate(map(len, pieces)))[:-1:2]
        self.low = pieces[1::2]
        wraps = _wraps(text)
        if wraps:
            kept = [k for k, start in enumerate(starts) if start not in wraps]
            self.low, starts = [self.low[k] for k in kept], [starts[k] for k in kept]
        self.size = len(starts)
        """So many words, line ends and marks; only empty words stand behind."""
        self.low += [""] * _PAD
        self.starts = starts + [len(text)] * _PAD
        self.cased = text + NEWLINE
        """The text with something behind it, so that there is a letter at every start."""
        self.furnished = not _FURNITURE.isdisjoint([block.kind for block in article.blocks])
        self.cues = lexicon.near()
        self._heads: dict[int, lexicon.Found] = {}
        self._terms: dict[int, lexicon.Found] = {}
        self._places: dict[int, lexicon.Found] = {}

    def word(self, index: int) -> str:
        """Give a word as it is written; nothing behind the last."""
        start = self.starts[index]
        return self.text[start : start + len(self.low[index])]

    def at(self, index: int) -> str:
        """Give a folded word; nothing in front of the first and behind the last."""
        return self.low[index]

    def is_capital(self, index: int) -> bool:
        """Tell whether a word begins with a capital letter."""
        return self.cased[self.starts[index]].isupper()

    def is_upper(self, index: int) -> bool:
        """Tell whether a word is in capitals throughout."""
        start = self.starts[index]
        return self.text[start : start + len(self.low[index])].isupper()

    def is_number(self, index: int) -> bool:
        """Tell whether a word is digits alone."""
        return self.low[index].isdigit()

    def is_word(self, index: int) -> bool:
        """Tell whether there are letters or digits, not a mark or a line end."""
        return self.low[index][:1].isalnum()

    def spaced(self, index: int) -> bool:
        """Tell whether white space stands in front of a word."""
        before = index - 1
        gap = self.starts[index] - self.starts[before]
        return 0 <= before < self.size - 1 and gap > len(self.low[before])

    def span(self, first: int, end: int) -> tuple[int, int]:
        """Give the place in the text of the words from `first` up to `end`."""
        return self.starts[first], self.starts[end - 1] + len(self.low[end - 1])

    def quote(self, first: int, end: int) -> str:
        """Give the text of the words from `first` up to `end`."""
        return self.text[self.starts[first] : self.starts[end - 1] + len(self.low[end - 1])]

    def head(self, index: int) -> lexicon.Found:
        """Give the head of a body that begins at a word, abbreviated in capitals alone (`CA`)."""
        if self.low[index] not in self.cues.heads.first:
            return None
        if index not in self._heads:
            found = self.cues.heads.match(self.low, index)
            short = found is not None and found[1].capitals and not self.is_upper(index)
            self._heads[index] = None if short else found
        return self._heads[index]

    def name(self, index: int) -> lexicon.Found:
        """Give the name without a head that begins at a word."""
        return self.cues.names.match(self.low, index)

    def term(self, index: int) -> lexicon.Found:
        """Give the field that begins at a word."""
        if self.low[index] not in self.cues.terms.first:
            return None
        if index not in self._terms:
            self._terms[index] = self.cues.terms.match(self.low, index)
        return self._terms[index]

    def listed_place(self, index: int) -> lexicon.Found:
        """Give the province, country or region that begins at a word."""
        if self.low[index] not in self.cues.places.first:
            return None
        if index not in self._places:
            self._places[index] = self.cues.places.match(self.low, index)
        return self._places[index]

    def word_end(self, index: int) -> int:
        """Give the number of the word behind underthesea's word that begins here."""
        start = self.starts[index]
        at = bisect_left(self.words, (start, 0))
        if at == len(self.words) or self.words[at][0] != start:
            return index + 1
        end = self.words[at][1]
        if end <= start + len(self.low[index]):
            return index + 1
        return bisect_left(self.starts, end)

    def index(self, place: int) -> int:
        """Give the number of the word that begins at or behind a place."""
        return bisect_left(self.starts, place)

    def holds_facts(self, index: int) -> bool:
        """Tell whether facts may stand at a word: not in boilerplate, header or stamp."""
        if not self.furnished:
            return True
        block = self.article.block_at(self.starts[index])
        return block is None or block.kind not in _FURNITURE

    def in_capitals(self, index: int) -> bool:
        """Tell whether the words around are all in capitals, as in a title."""
        if index >= self.size or (self.low[index][0].isalpha() and not self.is_upper(index)):
            return False
        first = self.starts[max(0, index - 4)]
        text = self.text[first : self.span(index, min(self.size, index + 5))[1]]
        at = self.starts[index] - first
        left, right = text.rfind(NEWLINE, 0, at) + 1, text.find(NEWLINE, at)
        near = text[left : right if right >= 0 else len(text)]
        return near.isupper() and near.count(" ") >= 3
