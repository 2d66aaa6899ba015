"""Doc with facts → record: links, checks, what was left over, and the article around it."""

import hashlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from schemas.article import (
    Article,
    Block,
    Source,
)  # fmt: skip
from schemas.base import SCHEMA_VERSION, Span, TextSpan
from schemas.counts import CountFact
from schemas.dates import DateFact
from schemas.organisations import OrganisationFact
from schemas.record import ArticleRecord

from ..check import run_checks
from ..link.period import with_period
from ..link.scope import with_scope
from ..link.tasks import with_links
from ..link.unassigned import unassigned
from ..segment.language import get_segmented, get_words, make_doc
from ..segment.segmented import SegmentedText
from ..text.document import Document
from ..text.reading import TEXT, Reading
from ..text.script import language_of
from .carrier import get_leftovers, get_published, set_published
from .confidence import lists_with_confidence, with_confidence
from .fingerprint import producer
from .options import ExtractOptions
from .publication import known_before, publication

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


def make_article_doc(
    nlp: "Language", segmented: SegmentedText, document: Document, reading: Reading
) -> "Doc":
    """Give the Doc of a segmented text, with the date of publication that is known beforehand."""
    doc = make_doc(nlp, segmented)
    set_published(doc, known_before(document, reading))
    return doc


def assemble(
    doc: "Doc",
    *,
    document: Document | None = None,
    reading: Reading | None = None,
    options: ExtractOptions | None = None,
) -> ArticleRecord:
    """Give the validated record of a Doc that has been through the rooms.

    Without a document the record is that of the Doc's text, as UTF-8 and without a place.
    """
    options = options or ExtractOptions()
    segmented = get_segmented(doc)
    document = document or Document(
        content=segmented.text.encode(), uri="", published=get_published(doc)
    )
    dates: tuple[DateFact, ...] = doc._.dates
    organisations: tuple[OrganisationFact, ...] = doc._.organisations
    counts = _linked(segmented, doc._.counts, organisations, dates)
    tasks = with_links(segmented, doc._.tasks, organisations, dates, counts)
    sha = hashlib.sha256(document.content).hexdigest()
    text_sha = hashlib.sha256(segmented.text.encode()).hexdigest()
    published, warnings = publication(document, reading, dates, segmented.text)
    language = language_of(segmented.text)
    spans = [Span(start=s, end=e) for s, e in segmented.sentences]
    found_words = get_words(doc) if options.words else None
    return ArticleRecord(
        schema_version=SCHEMA_VERSION, producer=producer(), id=sha[:32],
        duplicate_of=document.duplicate_of,
        source=_source(document, reading, sha),
        meta=dict(document.meta),
        text=segmented.text if options.keep_text else None, text_sha256=text_sha,
        article=Article(
            title=_first(segmented, "title"), published=published,
            byline=_first(segmented, "byline"), language=language.code,
        ),
        blocks=list(segmented.blocks), sentences=spans,
        words=[Span(start=s, end=e) for s, e in found_words] if found_words is not None else None,
        dates=with_confidence(dates), organisations=with_confidence(organisations),
        entities=list(doc._.entities), counts=with_confidence(counts),
        tasks=lists_with_confidence(tasks),
        checks=list(run_checks(segmented, dates=dates, counts=counts, tasks=tasks)),
        unassigned=unassigned(
            segmented, (*dates, *counts, *organisations), get_leftovers(doc)
        ),
        warnings=[
            *document.warnings, *(reading.warnings if reading else ()), *warnings,
            *language.warnings,
        ],
    )  # fmt: skip


def _source(document: Document, reading: Reading | None, sha: str) -> Source:
    """Give where the article came from, and how its bytes were read."""
    return Source(
        uri=document.uri, member=document.member,
        media_type=reading.media_type if reading else document.media_type or TEXT,
        encoding=reading.encoding if reading else "utf-8",
        sha256=sha, bytes=len(document.content),
    )  # fmt: skip


def _linked(
    segmented: SegmentedText,
    counts: Sequence[CountFact],
    organisations: Sequence[OrganisationFact],
    dates: Sequence[DateFact],
) -> tuple[CountFact, ...]:
    """Give counts with what is counted where, and when."""
    return with_period(segmented, with_scope(segmented, counts, organisations), dates)


def _first(segmented: SegmentedText, kind: str) -> TextSpan | None:
    block: Block | None = next((b for b in segmented.blocks if b.kind == kind), None)
    if block is None:
        return None
    words = segmented.text[block.start : block.end]
    return TextSpan(start=block.start, end=block.end, text=words)
