"""Code points of a page's text → its text nodes."""

from bisect import bisect_right
from itertools import accumulate

from schemas.base import DomRange

from ..offsets import OffsetMap, normalise
from .dom import Element
from .lines import PageLine, Piece, texts


class DomMap:
    """The text of a page, and for each of its characters the text node and the place there."""

    def __init__(self, lines: list[PageLine]) -> None:
        """Join the lines; nothing is computed for places that nobody asks for."""
        parts: list[str] = []
        self._pieces: list[Piece] = []
        starts: list[int] = []
        place = 0
        for before, line in texts(lines):
            lead = before + line.marker
            parts.append(lead)
            place += len(lead)
            for piece in line.pieces:
                parts.append(piece.text)
                self._pieces.append(piece)
                starts.append(place)
                place += len(piece.text)
        self._starts = starts
        source = "".join(parts)
        self.text = normalise(source)
        self._offsets = OffsetMap(source, text=self.text)

    def to_text(self, places: list[int]) -> list[int]:
        """Give places of the joined lines as places of the text, in order."""
        if self._offsets.is_identity:
            return places
        back = [self._offsets.to_source(place) for place in range(len(self.text) + 1)]
        return [bisect_right(back, place) - 1 for place in places]

    def range_of(self, start: int, end: int) -> DomRange | None:
        """Give where `text[start:end]` stands in the page; None for what the browser adds."""
        first, last = self._offsets.source_span(start, end)
        begin, close = self._at(first), self._at(last - 1)
        if begin is None or close is None:
            return None
        return DomRange(
            start=_xpath(begin[0]), start_offset=begin[1],
            end=_xpath(close[0]), end_offset=close[1] + 1,
        )  # fmt: skip

    def _at(self, place: int) -> tuple[Piece, int] | None:
        index = bisect_right(self._starts, place) - 1
        if index < 0:
            return None
        piece = self._pieces[index]
        inside = place - self._starts[index]
        if piece.node == 0 or inside >= len(piece.text):
            return None
        return piece, piece.offset + inside


def _xpath(piece: Piece) -> str:
    owner: Element = piece.owner
    return f"{owner.xpath}/text()[{piece.node}]"


def line_starts(lines: list[PageLine]) -> list[int]:
    """Give the place of each line in the joined text, and the end."""
    sizes = [len(before) + len(line.text) for before, line in texts(lines)]
    ends = list(accumulate(sizes))
    return [end - len(line.text) for end, line in zip(ends, lines, strict=True)] + ends[-1:]
