"""A document read: its text in blocks, and where every word stands in what was delivered."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from schemas.article import Block, Warned
from schemas.base import DomRange

from ..errors import DecodeError
from .decode import Decoded, decode, must_be_bounded
from .document import Document
from .html.metadata import Meaning, Stated, date_in_address
from .html.places import DomMap
from .html.sniff import is_html
from .matching import Matching, matching
from .offsets import OffsetMap
from .page import read_page

TEXT, HTML = "text/plain", "text/html"
_ORDER: Final[dict[Meaning, int]] = {"published": 0, "created": 1, "modified": 2, "address": 3}


@dataclass(frozen=True, slots=True)
class Reading:
    """The text of a document and what its form tells."""

    text: str
    blocks: tuple[Block, ...]
    encoding: str
    media_type: str
    stated: tuple[Stated, ...] = ()
    """Dates that the markup or the address of a page states, the surest first."""
    warnings: tuple[Warned, ...] = ()
    offsets: OffsetMap | None = None
    """Of a text file: places of the text → bytes."""
    places: DomMap | None = None
    """Of a page: places of the text → text nodes."""
    matched: Matching | None = None
    """The text to match in place of `text`, where that has characters that only look alike."""

    def raw_span(self, start: int, end: int) -> tuple[int, int] | None:
        """Give the bytes of `text[start:end]`; None for a page."""
        return None if self.offsets is None else self.offsets.byte_span(start, end)

    def dom_range(self, start: int, end: int) -> DomRange | None:
        """Give the place of `text[start:end]` in the page; None for a text file."""
        return None if self.places is None else self.places.range_of(start, end)


def read_document(document: Document) -> Reading:
    """Give the text of a document, told to be text or HTML by its content.

    Raises DecodeError for bytes that are no certain text, ReadError `html_extra_missing` for a page
    where the parser of pages is not installed.
    """
    decoded = decode(document.content, encoding=document.encoding)
    warnings = tuple(_repairs(decoded))
    if document.media_type == HTML or (document.media_type is None and is_html(decoded.text)):
        return _page(document, decoded, warnings)
    must_be_bounded(decoded.text)
    matched = matching(decoded.text)
    blocks = read_page(matched.text if matched else decoded.text).blocks
    return Reading(
        decoded.text, matched.read_blocks(blocks) if matched else blocks, decoded.encoding, TEXT,
        warnings=warnings, offsets=decoded.offsets, matched=matched,
    )  # fmt: skip


def _page(document: Document, decoded: Decoded, warnings: tuple[Warned, ...]) -> Reading:
    from .html.page import read_html

    page = read_html(decoded.text)
    must_be_bounded(page.text)
    if not page.text.strip():
        raise DecodeError(
            "empty", "the page shows no text", hint="Save it again when it has loaded in a browser."
        )
    stated = [*page.times, *page.about.dates]
    stated.sort(key=lambda s: _ORDER[s.meaning])
    own = date_in_address(document.uri)
    if own:
        stated.append(Stated(own, "address", "uri"))
    return Reading(
        page.text, page.blocks, decoded.encoding, HTML, stated=tuple(dict.fromkeys(stated)),
        warnings=warnings, places=page.places, matched=matching(page.text),
    )  # fmt: skip


def _repairs(decoded: Decoded) -> Iterator[Warned]:
    if decoded.repaired:
        outer, inner = decoded.encoding.split("+")
        yield Warned(
            code="encoding_repaired",
            message=f"the text was decoded as windows-1252 where it was {inner}, then written as "
            f"{outer}; that is undone",
        )
