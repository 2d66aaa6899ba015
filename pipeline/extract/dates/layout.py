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
    text, top = 0, -1
    for start, stop, kind in blocks:
        if kind == "title":
            top = stop if top < 0 else top
        elif kind in _RUNNING and stop - start >= _A_SENTENCE:
            text = start
            break
    if top < 0:
        top = next((stop for _, stop, kind in blocks if kind == "title"), text)
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
