"""The article around the facts: where it came from, its parts, what was odd about it."""

from typing import Annotated, Literal

from pydantic import Field

from .base import Frozen, Span, TextSpan

BlockKind = Literal[
    "page_header", "title", "stamp", "lead", "heading", "body", "caption", "byline", "table",
    "boilerplate",
]  # fmt: skip
PublishedSource = Literal["page", "markup", "given"]
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
# A day, a month or a date-time, as a stamp or a caller states it.
PublishedValue = Annotated[
    str, Field(pattern=r"^[0-9]{4}-[0-9]{2}(-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2})?)?$")
]


class Producer(Frozen):
    """What made the record."""

    name: str
    version: str
    rules: Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")]
    """First 16 hex digits of SHA-256 over lexicons and rules."""


class Source(Frozen):
    """Where the article came from."""

    uri: str
    member: str | None
    """Line of a JSONL file or member of an archive."""
    media_type: str
    encoding: str
    sha256: Sha256
    """Of the input's bytes."""
    bytes: Annotated[int, Field(ge=0)]


class Place(Frozen):
    """An input, named by file and member."""

    uri: str
    member: str | None


class Warned(Frozen):
    """Something odd that did not stop the article."""

    code: Annotated[str, Field(pattern=r"^[a-z_]+$")]
    message: str
    start: int | None = None
    end: int | None = None


class Block(Span):
    """A part of the page and what it is."""

    kind: BlockKind


class PublishedCandidate(Frozen):
    """One place that states a date of publication."""

    value: PublishedValue
    source: PublishedSource
    where: str


class Published(Frozen):
    """When the article appeared, and who says so."""

    value: PublishedValue
    source: PublishedSource
    date: str | None
    """Id of the stamp among `dates`, where it stands in the text."""
    candidates: list[PublishedCandidate]


class Article(Frozen):
    """Title, publication, byline, language."""

    title: TextSpan | None
    published: Published | None
    byline: TextSpan | None
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}$")]
