"""The text as rules match it: without invisible characters, one kind of Đ and of blank."""

import re
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from schemas.article import Block

_INVISIBLE: Final = "\u00ad\u200b-\u200f\u2060\ufeff"
"""Soft hyphens, zero-width blanks and joiners, marks of direction."""
_ALIKE: Final = str.maketrans("ÐðƉɖ\u00a0\u202f\u2009\u3000", "ĐđĐđ    ")
"""Eth and African D as old converters wrote Đ; blanks that are not the common one."""
_ODD: Final = re.compile(f"[{_INVISIBLE}ÐðƉɖ\u00a0\u202f\u2009\u3000]")
_GONE: Final = re.compile(f"[{_INVISIBLE}]")


@dataclass(frozen=True, slots=True)
class Matching:
    """A text to match in place of another, and the way back."""

    text: str
    back: Sequence[int]
    """For each of its code points, and the end, the place in the text that was read; a range where
    every place is its own."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the range of the text that was read, without what is invisible at its end."""
        return self.back[start], self.back[end - 1] + 1

    def read_blocks(self, blocks: Sequence[Block]) -> tuple[Block, ...]:
        """Give the blocks of this text as blocks of the text that was read."""
        if isinstance(self.back, range):
            return tuple(blocks)
        places = [(*self.span(block.start, block.end), block.kind) for block in blocks]
        return tuple(Block(start=start, end=end, kind=kind) for start, end, kind in places)

    def blocks(self, blocks: Sequence[Block]) -> tuple[Block, ...]:
        """Give the blocks of the text that was read as blocks of this one; empty ones fall away."""
        if isinstance(self.back, range):
            return tuple(blocks)
        found = []
        for block in blocks:
            start, end = bisect_left(self.back, block.start), bisect_left(self.back, block.end)
            if start < end:
                found.append(Block(start=start, end=end, kind=block.kind))
        return tuple(found)


def matching(text: str) -> Matching | None:
    """Give the text to match in place of this one; None where it can be matched as it is.

    >>> matching("lao Ð\u00ad\u1ed9ng").text
    'lao Động'

    Nothing is rewritten in the record: facts lead back to the text and quote it.
    """
    if not _ODD.search(text):
        return None
    plain = text.translate(_ALIKE)
    gone = {match.start() for match in _GONE.finditer(plain)}
    if not gone:
        return Matching(plain, range(len(text) + 1))
    kept = array("Q", (place for place in range(len(plain)) if place not in gone))
    kept.append(len(text))
    return Matching(_GONE.sub("", plain), kept)
