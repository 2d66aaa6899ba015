"""Where an article can state dates: its stamp under the title, and its text."""

from typing import Final, NamedTuple

from ...segment.segmented import SegmentedText

_RUNNING: Final = ("lead", "body")
_A_SENTENCE: Final = 120
"""Characters: a block of running text has as many."""


class Layout(NamedTuple):
    """Where the blocks of an article let dates stand."""

    top: int
    """End of the title, where a stamp can stand."""
    text: int
    """Where the running text begins."""
    places: list[tuple[int, int]]
    """The places that can hold dates: all but boilerplate, and the lines under the title."""
    doubtful: bool
    """One of the lines under the title is boilerplate; what it holds is a stamp or no date."""


def read_layout(article: SegmentedText) -> Layout:
    """Give the places of an article that can hold dates, its stamp among them."""
    blocks = [(block.start, block.end, block.kind) for block in article.blocks]
    text = next((a for a, b, kind in blocks if kind in _RUNNING and b - a >= _A_SENTENCE), 0)
    top = next((b for _, b, kind in blocks if kind == "title"), text)
    places: list[tuple[int, int]] = []
    begin = end = 0
    doubtful = False
    for start, stop, kind in blocks:
        if kind == "boilerplate":
            if not top <= start < text:
                if end:
                    places.append((begin, end))
                end = 0
                continue
            doubtful = True
        if not end:
            begin = start
        end = stop
    if end:
        places.append((begin, end))
    return Layout(top, text, places, doubtful)
