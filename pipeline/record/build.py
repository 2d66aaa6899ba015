"""What the rooms found → record: links, checks, what was left over, the article around it."""

import hashlib
from collections.abc import Sequence

from schemas.article import (
    Article,
    Block,
    Source,
)  # fmt: skip
from schemas.base import SCHEMA_VERSION, Span, TextSpan
from schemas.counts import CountFact
from schemas.dates import DateFact
from schemas.making import made
from schemas.organisations import OrganisationFact
from schemas.record import ArticleRecord

from ..check import run_checks
from ..link.period import with_period
from ..link.scope import with_scope
from ..link.tasks import with_links
from ..link.unassigned import unassigned
from ..segment.segmented import SegmentedText
from ..text.document import Document
from ..text.reading import TEXT, Reading
from ..text.script import language_of
from .confidence import lists_with_confidence, with_confidence
from .fingerprint import producer
from .options import ExtractOptions
from .publication import publication
from .rooms import Found

Words = Sequence[tuple[int, int]]


def build_record(
    segmented: SegmentedText,
    found: Found,
    *,
    document: Document,
    words: Words,
    reading: Reading | None = None,
    options: ExtractOptions | None = None,
) -> ArticleRecord:
    """Give the validated record of an article that the rooms have read.

    A pure function: the same article, findings and options give the same record. Without a
    `reading` the article is text that came as UTF-8.
    """
    options = options or ExtractOptions()
    dates, organisations = found.dates, found.organisations
    counts = _linked(segmented, found.counts, organisations, dates)
    tasks = with_links(segmented, found.tasks, organisations, dates, counts)
    sha = hashlib.sha256(document.content).hexdigest()
    text_sha = hashlib.sha256(segmented.text.encode()).hexdigest()
    published, warnings = publication(document, reading, dates, segmented.text)
    language = language_of(segmented.text)
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
        blocks=list(segmented.blocks), sentences=_spans(segmented.sentences),
        words=_spans(words) if options.words else None,
        dates=with_confidence(dates), organisations=with_confidence(organisations),
        entities=list(found.entities), counts=with_confidence(counts),
        tasks=lists_with_confidence(tasks),
        checks=run_checks(segmented, dates=dates, counts=counts, tasks=tasks),
        unassigned=unassigned(
            segmented, (*dates, *counts, *organisations), found.leftovers
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


def _spans(places: Words) -> list[Span]:
    return [made(Span, {"start": start, "end": end}) for start, end in places]


def _first(segmented: SegmentedText, kind: str) -> TextSpan | None:
    block: Block | None = next((b for b in segmented.blocks if b.kind == kind), None)
    if block is None:
        return None
    words = segmented.text[block.start : block.end]
    return TextSpan(start=block.start, end=block.end, text=words)
