"""Text → segmented text: blocks, then sentences within them."""

from ..text.page import read_page
from .segmented import SegmentedText
from .sentences import sentences


def segment(text: str) -> SegmentedText:
    """Give a text with its blocks and sentences, as every extractor reads it.

    >>> segment("Lượt xem: 291").blocks[0].kind
    'boilerplate'
    """
    blocks = read_page(text).blocks
    return SegmentedText(text, blocks, sentences(text, blocks))
