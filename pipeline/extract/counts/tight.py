"""A text without doubled blanks and invisible signs, and the way back to the article's offsets."""

import re
from bisect import bisect_left
from dataclasses import dataclass

from schemas.article import Block

from ...segment.segmented import SegmentedText

_LOOSE = re.compile(
    "(?P<blank>[ \u00a0\u2007\u2009\u202f\t])[ \u00a0\u2007\u2009\u202f\t]+"
    "|[\u00ad\u200b\u200c\u200d\u2060\ufeff]"
)


@dataclass(frozen=True, slots=True)
class Tight:
    """The tightened article; `span` leads back into the text it was made of."""

    article: SegmentedText
    _origin: list[int] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the place of a stretch in the article as delivered."""
        if self._origin is None:
            return start, end
        return self._origin[start], self._origin[end - 1] + 1


def tighten(article: SegmentedText) -> Tight:
    """Take out doubled blanks and zero-width signs; most texts have none and stay as they are."""
    text = article.text
    if _LOOSE.search(text) is None:
        return Tight(article)
    origin: list[int] = []
    last = 0
    for match in _LOOSE.finditer(text):
        kept = match.start() + (match["blank"] is not None)
        origin.extend(range(last, kept))
        last = match.end()
    origin.extend(range(last, len(text)))
    tight = "".join(text[place] for place in origin)
    places = [(bisect_left(origin, s), bisect_left(origin, e)) for s, e in article.sentences]
    blocks = [
        Block(start=start, end=end, kind=block.kind)
        for block in article.blocks
        for start, end in [(bisect_left(origin, block.start), bisect_left(origin, block.end))]
        if start < end
    ]
    sentences = tuple(place for place in places if place[0] < place[1])
    return Tight(SegmentedText(tight, tuple(blocks), sentences), origin)
