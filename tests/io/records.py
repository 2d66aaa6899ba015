"""Small valid records for tests of what is done with records."""

import hashlib

from pipeline.text.document import Document
from schemas.article import Article, Block, Producer, Source
from schemas.base import SCHEMA_VERSION
from schemas.record import ArticleRecord
from schemas.reject import Reject, RejectSource


def record_of(document: Document, *, block: bool = False) -> ArticleRecord:
    """Give a record without facts, as `extract_document` would for a text without any.

    `block` makes all of the text one block of running text.
    """
    digest = hashlib.sha256(document.content).hexdigest()
    text = document.content.decode()
    return ArticleRecord(
        schema_version=SCHEMA_VERSION,
        producer=Producer(name="vifacts", version="0", rules="0" * 16),
        id=digest[:32],
        duplicate_of=document.duplicate_of,
        source=Source(
            uri=document.uri, member=document.member,
            media_type=document.media_type or "text/plain",
            encoding="utf-8", sha256=digest, bytes=len(document.content),
        ),
        meta=dict(document.meta),
        text=text,
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
        article=Article(title=None, published=None, byline=None, language="und"),
        blocks=[Block(start=0, end=len(text), kind="body")] if block else [],
        sentences=[], dates=[], organisations=[], entities=[], counts=[], tasks=[],
        checks=[], unassigned=[], warnings=list(document.warnings),
    )  # fmt: skip


def record(text: str = "Có 45 doanh nghiệp.", uri: str = "a.txt") -> ArticleRecord:
    """Give a record of a text."""
    return record_of(Document(content=text.encode(), uri=uri))


def reject(uri: str = "b.txt") -> Reject:
    """Give a reject."""
    source = RejectSource(uri=uri, member=None, sha256=None, bytes=None)
    return Reject(source=source, stage="read", code="not_found", message="gone", hint="Look.")
