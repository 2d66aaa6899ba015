"""Text → segmented text: blocks, then sentences within them."""

from collections.abc import Sequence

from schemas.article import Block

from ..text.page import read_page
from .segmented import SegmentedText
from .sentences import sentences


def segment(text: str, blocks: Sequence[Block] | None = None) -> SegmentedText:
    """Give a text with its blocks and sentences, as every extractor reads it.

    >>> segment("Lượt xem: 291").blocks[0].kind
    'boilerplate'

    Blocks that are known already, those of a page of HTML, are taken as they are.
    """
    found = read_page(text).blocks if blocks is None else tuple(blocks)
    return SegmentedText(text, found, sentences(text, found))
