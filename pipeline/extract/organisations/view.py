"""An article as the organisations room looks at it: words, line ends and marks in order."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from ...segment.segmented import SegmentedText
from . import lexicon

Found = tuple[int, lexicon.Entry] | None
"""The place behind a phrase of a lexicon, and its entry."""
_FURNITURE = frozenset({"boilerplate", "page_header", "stamp"})
NEWLINE = "\n"
_WRAP = re.compile(r"\n[a-zà-ỹđ]")
_CUT = re.compile(r"(\w+|\n+|[^\w\s])")
_CUT_AT_LINES = re.compile(f"({lexicon.PIECE.pattern})")
"""The same for a text with underscores, which `\\w` takes in: rare, and slower."""
OPENING = frozenset("“\"'‘«")
CLOSING = frozenset("”\"'’»")


def _wraps(text: str) -> frozenset[int]:
    """Give the line ends that only wrap a sentence: a word in front, a small one behind."""
    found = [match.start() for match in _WRAP.finditer(text)]
    small = [place for place in found if text[place + 1].islower()]
    return frozenset(p for p in small if text[max(0, p - 2) : p].rstrip(" ")[-1:].isalpha())


@dataclass(frozen=True, slots=True)
class View:
    """Words, line ends and marks with their places; `low` is the folded spelling of each."""

    article: SegmentedText
    words: Sequence[tuple[int, int]] = ()
    """Places of underthesea's words, in order."""
    text: str = field(init=False, repr=False)
    """The article's text as it stands."""
    starts: list[int] = field(init=False, repr=False)
    ends: list[int] = field(init=False, repr=False)
    low: list[str] = field(init=False, repr=False)
    _heads: dict[int, Found] = field(init=False, repr=False, default_factory=dict)
    _names: dict[int, Found] = field(init=False, repr=False, default_factory=dict)
    _terms: dict[int, Found] = field(init=False, repr=False, default_factory=dict)
    _places: dict[int, Found] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Cut the folded text once; every rule then works on numbers of words."""
        text = lexicon.folded(self.article.text)
        pieces: list[str] = (_CUT_AT_LINES if "_" in text else _CUT).split(text)
        bounds = list(accumulate(map(len, pieces)))
        low, starts, ends = pieces[1::2], bounds[:-1:2], bounds[1::2]
        wraps = _wraps(self.article.text)
        if wraps:
            kept = [k for k, start in enumerate(starts) if start not in wraps]
            low = [low[k] for k in kept]
            starts, ends = ([column[k] for k in kept] for column in (starts, ends))
        object.__setattr__(self, "starts", starts)
        object.__setattr__(self, "ends", ends)
        object.__setattr__(self, "low", low)
        object.__setattr__(self, "text", self.article.text)

    def __len__(self) -> int:
        """Count words, line ends and marks."""
        return len(self.low)

    def word(self, index: int) -> str:
        """Give a word as it is written; nothing behind the last."""
        if 0 <= index < len(self.low):
            return self.text[self.starts[index] : self.ends[index]]
        return ""

    def at(self, index: int) -> str:
        """Give a folded word; nothing in front of the first and behind the last."""
        return self.low[index] if 0 <= index < len(self.low) else ""

    def is_capital(self, index: int) -> bool:
        """Tell whether a word begins with a capital letter."""
        return 0 <= index < len(self.low) and self.text[self.starts[index]].isupper()

    def is_upper(self, index: int) -> bool:
        """Tell whether a word is in capitals throughout."""
        return self.word(index).isupper()

    def is_number(self, index: int) -> bool:
        """Tell whether a word is digits alone."""
        return 0 <= index < len(self.low) and self.low[index].isdigit()

    def is_word(self, index: int) -> bool:
        """Tell whether there are letters or digits, not a mark or a line end."""
        return 0 <= index < len(self.low) and self.low[index][0].isalnum()

    def spaced(self, index: int) -> bool:
        """Tell whether white space stands in front of a word."""
        return index > 0 and index < len(self.low) and self.starts[index] > self.ends[index - 1]

    def span(self, first: int, end: int) -> tuple[int, int]:
        """Give the place in the text of the words from `first` up to `end`."""
        return self.starts[first], self.ends[end - 1]

    def quote(self, first: int, end: int) -> str:
        """Give the text of the words from `first` up to `end`."""
        return self.text[self.starts[first] : self.ends[end - 1]]

    def head(self, index: int) -> Found:
        """Give the head of a body that begins at a word."""
        if index not in self._heads:
            self._heads[index] = lexicon.heads().match(self.low, index)
        return self._heads[index]

    def name(self, index: int) -> Found:
        """Give the name without a head that begins at a word."""
        if index not in self._names:
            self._names[index] = lexicon.names().match(self.low, index)
        return self._names[index]

    def term(self, index: int) -> Found:
        """Give the field that begins at a word."""
        if index not in self._terms:
            self._terms[index] = lexicon.terms().match(self.low, index)
        return self._terms[index]

    def listed_place(self, index: int) -> Found:
        """Give the province, country or region that begins at a word."""
        if index not in self._places:
            self._places[index] = lexicon.places().match(self.low, index)
        return self._places[index]

    def word_end(self, index: int) -> int:
        """Give the number of the word behind underthesea's word that begins here."""
        start = self.starts[index]
        at = bisect_left(self.words, (start, 0))
        if at == len(self.words) or self.words[at][0] != start:
            return index + 1
        end = self.words[at][1]
        return index + 1 if end <= self.ends[index] else bisect_left(self.starts, end)

    def index(self, place: int) -> int:
        """Give the number of the word that begins at or behind a place."""
        return bisect_left(self.starts, place)

    def holds_facts(self, index: int) -> bool:
        """Tell whether facts may stand at a word: not in boilerplate, header or stamp."""
        block = self.article.block_at(self.starts[index])
        return block is None or block.kind not in _FURNITURE

    def in_capitals(self, index: int) -> bool:
        """Tell whether the words around are all in capitals, as in a title."""
        if index >= len(self.low) or (self.low[index][0].isalpha() and not self.is_upper(index)):
            return False
        first, last = max(0, index - 4), min(len(self.low), index + 5) - 1
        place = self.starts[index]
        text = self.text[self.starts[first] : self.ends[last]]
        at = place - self.starts[first]
        left, right = text.rfind(NEWLINE, 0, at) + 1, text.find(NEWLINE, at)
        near = text[left : right if right >= 0 else len(text)]
        return near.isupper() and near.count(" ") >= 3
