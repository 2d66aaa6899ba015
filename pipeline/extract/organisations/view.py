"""An article as the organisations room looks at it: words, line ends and marks in order."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from ...segment.segmented import SegmentedText
from . import lexicon

_FURNITURE = frozenset({"boilerplate", "page_header", "stamp"})
NEWLINE = "\n"
OPENING = frozenset("“\"'‘«")
CLOSING = frozenset("”\"'’»")


def _is_wrap(text: str, start: int, end: int) -> bool:
    """Tell whether a line end only wraps a sentence: a word in front, a small one behind."""
    if text[start] != NEWLINE or end != start + 1:
        return False
    return text[end : end + 1].islower() and text[:start].rstrip(" ")[-1:].isalpha()


@dataclass(frozen=True, slots=True)
class View:
    """Words, line ends and marks with their places; `low` is the folded spelling of each."""

    article: SegmentedText
    words: Sequence[tuple[int, int]] = ()
    starts: list[int] = field(init=False, repr=False)
    ends: list[int] = field(init=False, repr=False)
    low: list[str] = field(init=False, repr=False)
    _joined: dict[int, int] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Cut the folded text once; every rule then works on numbers of words."""
        text = lexicon.folded(self.article.text)
        spans = [match.span() for match in lexicon.PIECE.finditer(text)]
        spans = [span for span in spans if not _is_wrap(self.article.text, *span)]
        object.__setattr__(self, "starts", [start for start, _ in spans])
        object.__setattr__(self, "ends", [end for _, end in spans])
        object.__setattr__(self, "low", [text[s:e] for s, e in spans])
        self._joined.update((s, e) for s, e in self.words if " " in text[s:e])

    @property
    def text(self) -> str:
        """The article's text as it stands."""
        return self.article.text

    def __len__(self) -> int:
        """Count words, line ends and marks."""
        return len(self.low)

    def word(self, index: int) -> str:
        """Give a word as it is written; nothing behind the last."""
        if 0 <= index < len(self.low):
            return self.article.text[self.starts[index] : self.ends[index]]
        return ""

    def at(self, index: int) -> str:
        """Give a folded word; nothing in front of the first and behind the last."""
        return self.low[index] if 0 <= index < len(self.low) else ""

    def is_capital(self, index: int) -> bool:
        """Tell whether a word begins with a capital letter."""
        return 0 <= index < len(self.low) and self.article.text[self.starts[index]].isupper()

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
        return self.article.text[self.starts[first] : self.ends[end - 1]]

    def word_end(self, index: int) -> int:
        """Give the number of the word behind underthesea's word that begins here."""
        end = self._joined.get(self.starts[index])
        return bisect_left(self.starts, end) if end is not None else index + 1

    def index(self, place: int) -> int:
        """Give the number of the word that begins at or behind a place."""
        return bisect_left(self.starts, place)

    def holds_facts(self, index: int) -> bool:
        """Tell whether facts may stand at a word: not in boilerplate, header or stamp."""
        block = self.article.block_at(self.starts[index])
        return block is None or block.kind not in _FURNITURE

    def in_capitals(self, index: int) -> bool:
        """Tell whether the words around are all in capitals, as in a title."""
        if index >= len(self.low):
            return False
        first, last = max(0, index - 4), min(len(self.low), index + 5) - 1
        place = self.starts[index]
        text = self.article.text[self.starts[first] : self.ends[last]]
        at = place - self.starts[first]
        left, right = text.rfind(NEWLINE, 0, at) + 1, text.find(NEWLINE, at)
        near = text[left : right if right >= 0 else len(text)]
        return near.isupper() and near.count(" ") >= 3
