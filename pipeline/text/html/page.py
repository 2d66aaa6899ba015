"""A page of HTML read: its text, blocks, what its markup states, and the place of every word."""

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise

from schemas.article import Block

from ..lines import lines
from .blocks import blocks_of
from .dom import parse
from .lines import PageLine, page_lines
from .metadata import Metadata, Stated, metadata, read_stated
from .outline import Row
from .places import DomMap, line_starts
from .vote import votes


@dataclass(frozen=True, slots=True)
class HtmlPage:
    """The visible text of a page, in blocks, and what its markup says."""

    text: str
    blocks: tuple[Block, ...]
    about: Metadata
    times: tuple[Stated, ...]
    """Dates of `<time>` and properties beside the title or in the stamp."""
    places: DomMap


def read_html(html: str) -> HtmlPage:
    """Give a page; ReadError `html_extra_missing` without its parser, DecodeError for bad pages.

    >>> read_html("<p>Có <b>45</b> doanh nghiệp.</p>").text
    'Có 45 doanh nghiệp.'
    """
    root = parse(html)
    found = page_lines(root)
    places = DomMap(found)
    rows = _rows(found, places)
    theirs = votes(html, [row.cells[0] for row in rows])
    about = metadata(root)
    blocks = blocks_of(rows, about, theirs)
    return HtmlPage(places.text, blocks, about, tuple(_times(rows, blocks)), places)


def _rows(found: list[PageLine], places: DomMap) -> list[Row]:
    """Join the lines of the page with those of its text; blank ones have none."""
    if not found:
        return []
    firsts = [i for i, line in enumerate(found) if not line.joined]
    starts = places.to_text(line_starts(found)[:-1])
    begins = [starts[i] for i in firsts]
    cells = [tuple(found[a:b]) for a, b in pairwise([*firsts, len(found)])]
    return [Row(line, cells[bisect_right(begins, line.start) - 1]) for line in lines(places.text)]


def _times(rows: list[Row], blocks: tuple[Block, ...]) -> list[Stated]:
    out = []
    for row, block in zip(rows, blocks, strict=True):
        if block.kind not in ("stamp", "byline", "title", "lead"):
            continue
        for cell in row.cells:
            value = read_stated(cell.when) if cell.when else None
            if value:
                out.append(Stated(value, "published", f"time {cell.element.xpath}"))
    return out
