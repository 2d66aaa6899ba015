"""The article as every extractor sees it: text, blocks, sentences."""

from bisect import bisect_right
from dataclasses import dataclass, field

from schemas.article import Block


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
    _block_starts: list[int] = field(init=False, repr=False, compare=False)
    _sentence_starts: list[int] = field(init=False, repr=False, compare=False)
    _low: list[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the starts once; look-ups are then logarithmic."""
        object.__setattr__(self, "_block_starts", [b.start for b in self.blocks])
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
        if index >= 0 and place < self.blocks[index].end:
            return self.blocks[index]
        return None

    def sentence_at(self, place: int) -> tuple[int, int]:
        """Give the sentence that holds a code point, an empty range at it between sentences."""
        index = bisect_right(self._sentence_starts, place) - 1
        if index >= 0 and place < self.sentences[index][1]:
            return self.sentences[index]
        return place, place

    def is_boilerplate(self, place: int) -> bool:
        """Tell whether a code point lies in a block that holds no facts."""
        block = self.block_at(place)
        return block is not None and block.kind == "boilerplate"
