"""What was found and joined → record, with the article around it."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any, Final

from schemas.article import Article, Block, Source
from schemas.base import SCHEMA_VERSION, Span, TextSpan
from schemas.making import made
from schemas.record import ArticleRecord

from ..segment.segmented import SegmentedText
from ..text.document import Document
from ..text.reading import TEXT, Reading
from ..text.script import language_of
from .confidence import lists_with_confidence, with_confidence
from .fingerprint import producer
from .found import Found
from .joining import Joined
from .options import ExtractOptions
from .placing import placed, placed_lists
from .publication import publication
from .restoring import restored

Words = Sequence[tuple[int, int]]
_FACTS: Final = ("dates", "organisations", "counts")
_ARTICLE: Final = ("title", "published", "byline")


def build_record(
    segmented: SegmentedText,
    found: Found,
    joined: Joined,
    *,
    document: Document,
    words: Words,
    reading: Reading | None = None,
    options: ExtractOptions | None = None,
) -> ArticleRecord:
    """Give the validated record of an article from what the rooms found and what joins it.

    A pure function: the same article, findings and options give the same record. Without a
    `reading` the article is text that came as UTF-8.
    """
    options = options or ExtractOptions()
    text, parts = segmented.text, _parts(segmented, found, joined, document, reading)
    if options.words:
        parts["words"] = _spans(words)
    if reading is not None:
        if reading.matched is not None:
            text, parts = reading.text, restored(parts, reading.matched, reading.text)
        parts |= _placed(parts, reading, raw=options.raw_offsets)
    sha = hashlib.sha256(document.content).hexdigest()
    language = language_of(text)
    before = (*document.warnings, *(reading.warnings if reading else ()))
    return ArticleRecord(
        schema_version=SCHEMA_VERSION, producer=producer(), id=sha[:32],
        duplicate_of=document.duplicate_of, source=_source(document, reading, sha),
        meta=dict(document.meta), text=text if options.keep_text else None,
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
        article=Article(language=language.code, **{name: parts.pop(name) for name in _ARTICLE}),
        warnings=[*before, *parts.pop("warnings"), *language.warnings],
        **parts,
    )  # fmt: skip


def _parts(
    segmented: SegmentedText,
    found: Found,
    joined: Joined,
    document: Document,
    reading: Reading | None,
) -> dict[str, Any]:
    """Give the parts of the record that have places in the text, by name."""
    published, warnings = publication(document, reading, found.dates, segmented.text)
    return {
        "title": _first(segmented, "title"), "published": published,
        "byline": _first(segmented, "byline"),
        "blocks": list(segmented.blocks), "sentences": _spans(segmented.sentences),
        "dates": with_confidence(found.dates),
        "organisations": with_confidence(found.organisations),
        "entities": list(found.entities), "counts": with_confidence(joined.counts),
        "tasks": lists_with_confidence(joined.tasks),
        "checks": joined.checks, "unassigned": joined.unassigned,
        "warnings": warnings,
    }  # fmt: skip


def _placed(parts: Mapping[str, Any], reading: Reading, *, raw: bool) -> dict[str, Any]:
    """Give the parts that are facts, with their places in what was delivered."""
    facts = {name: placed(parts[name], reading, raw=raw) for name in _FACTS}
    return {**facts, "tasks": placed_lists(parts["tasks"], reading, raw=raw)}


def _source(document: Document, reading: Reading | None, sha: str) -> Source:
    """Give where the article came from, and how its bytes were read."""
    return Source(
        uri=document.uri, member=document.member,
        media_type=reading.media_type if reading else document.media_type or TEXT,
        encoding=reading.encoding if reading else "utf-8",
        sha256=sha, bytes=len(document.content),
    )  # fmt: skip


def _spans(places: Words) -> list[Span]:
    return [made(Span, {"start": start, "end": end}) for start, end in places]


def _first(segmented: SegmentedText, kind: str) -> TextSpan | None:
    block: Block | None = next((b for b in segmented.blocks if b.kind == kind), None)
    if block is None:
        return None
    return made(TextSpan, {
        "start": block.start, "end": block.end, "text": segmented.text[block.start : block.end],
    })  # fmt: skip
