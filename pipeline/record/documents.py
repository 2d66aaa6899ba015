"""From a document or a string to its record."""

from collections.abc import Iterable, Iterator

from schemas.record import ArticleRecord

from ..errors import DecodeError
from ..segment.article import segment
from ..segment.segmented import SegmentedText
from ..segment.words import words
from ..text.document import Document
from ..text.published import read_published
from ..text.reading import Reading, read_document
from .build import build_record
from .options import ExtractOptions
from .publication import known_before
from .rooms import read_rooms


def extract(text: str, published: str | None = None) -> ArticleRecord:
    """Give the record of one article's text.

    >>> extract("Toàn khu có 45 doanh nghiệp.").counts[0].value
    45

    `published` is a day, month or date-time (`2024-05-17`) that is known from elsewhere. Raises
    DecodeError for a text that is empty or no Unicode, ReadError for a date that cannot be read.
    """
    given = read_published(published) if published is not None else None
    try:
        content = text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise DecodeError(
            "not_unicode", f"character {error.start} is half a surrogate pair",
            hint="Decode the article's bytes with the right encoding.",
        ) from error  # fmt: skip
    return extract_document(Document(content=content, uri="", published=given))


def extract_many(texts: Iterable[str], published: str | None = None) -> Iterator[ArticleRecord]:
    """Yield one record for each text, in order; one at a time is in memory."""
    for text in texts:
        yield extract(text, published)


def extract_document(document: Document, *, options: ExtractOptions | None = None) -> ArticleRecord:
    """Give the record of a document as a reader hands it over.

    Raises DecodeError where its bytes are no text, SetupError where a model is missing.
    """
    reading = read_document(document)
    segmented = _segmented(reading)
    found_words = words(segmented.text, segmented.sentences)
    found = read_rooms(segmented, words=found_words, published=known_before(document, reading))
    return build_record(
        segmented, found, document=document, words=found_words, reading=reading, options=options
    )


def _segmented(reading: Reading) -> SegmentedText:
    """Segment the text as it is matched, in the blocks that the reader tells."""
    if reading.matched is None:
        return segment(reading.text, reading.blocks)
    return segment(reading.matched.text, reading.matched.blocks(reading.blocks))
