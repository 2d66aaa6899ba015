"""The article as every extractor sees it: text, blocks, sentences."""

from bisect import bisect_right
from dataclasses import dataclass, field
from operator import attrgetter, itemgetter
from typing import Final

from schemas.article import Block, BlockKind

_values: Final = attrgetter("__dict__")
_asked: Final = itemgetter("start", "end", "kind")


def lowered(text: str) -> str:
    """Lowercase a text code point for code point."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return low


@dataclass(frozen=True, slots=True)
class SegmentedText:
    """A text with its blocks and sentences, both in order and without overlap."""

    text: str
    blocks: tuple[Block, ...]
    sentences: tuple[tuple[int, int], ...]
    """Half-open ranges of code points; a line end ends a sentence."""
    kinds: tuple[BlockKind, ...] = field(init=False, repr=False, compare=False)
    """The kind of each block; a model is slow to ask."""
    _block_starts: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _block_ends: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _sentence_starts: list[int] = field(init=False, repr=False, compare=False)
    _low: list[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the starts once; look-ups are then logarithmic."""
        asked = zip(*map(_asked, map(_values, self.blocks)), strict=True)
        starts, ends, kinds = asked if self.blocks else ((), (), ())
        object.__setattr__(self, "_block_starts", starts)
        object.__setattr__(self, "_block_ends", ends)
        object.__setattr__(self, "kinds", kinds)
        object.__setattr__(self, "_sentence_starts", [s for s, _ in self.sentences])
        object.__setattr__(self, "_low", [])

    @property
    def low(self) -> str:
        """The text in lower case, code point for code point; made once for all who read it."""
        if not self._low:
            self._low.append(lowered(self.text))
        return self._low[0]

    def block_at(self, place: int) -> Block | None:
        """Give the block that holds a code point, None between blocks."""
        index = bisect_right(self._block_starts, place) - 1
        return self.blocks[index] if index >= 0 and place < self._block_ends[index] else None

    def kind_at(self, place: int) -> BlockKind | None:
        """Give the kind of the block that holds a code point, None between blocks."""
        index = bisect_right(self._block_starts, place) - 1
        return self.kinds[index] if index >= 0 and place < self._block_ends[index] else None

    def sentence_at(self, place: int) -> tuple[int, int]:
        """Give the sentence that holds a code point, an empty range at it between sentences."""
        index = bisect_right(self._sentence_starts, place) - 1
        if index >= 0 and place < self.sentences[index][1]:
            return self.sentences[index]
        return place, place

    def is_boilerplate(self, place: int) -> bool:
        """Tell whether a code point lies in a block that holds no facts."""
        return self.kind_at(place) == "boilerplate"
