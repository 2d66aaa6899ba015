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
    """Always `vifacts`."""
    version: str
    """Version of the program."""
    rules: Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")]
    """First 16 hex digits of SHA-256 over lexicons and rules."""


class Source(Frozen):
    """Where the article came from."""

    uri: str
    """File as named, or the row's `uri`."""
    member: str | None
    """Line of a JSONL file or member of an archive."""
    media_type: str
    """What the input was, e.g. `text/plain`."""
    encoding: str
    """How its bytes were read, e.g. `utf-8`."""
    sha256: Sha256
    """Of the input's bytes."""
    bytes: Annotated[int, Field(ge=0)]
    """Number of the input's bytes."""


class Place(Frozen):
    """An input, named by file and member."""

    uri: str
    """As `source.uri`."""
    member: str | None
    """As `source.member`."""


class Warned(Frozen):
    """Something odd that did not stop the article."""

    code: Annotated[str, Field(pattern=r"^[a-z_]+$")]
    """What was odd, for programs."""
    message: str
    """What was odd, for people."""
    start: int | None = None
    """First code point it is about; null for the whole."""
    end: int | None = None
    """One past the last code point."""


class Block(Span):
    """A part of the page and what it is."""

    kind: BlockKind
    """What this part of the page is."""


class PublishedCandidate(Frozen):
    """One place that states a date of publication."""

    value: PublishedValue
    """What it states."""
    source: PublishedSource
    """What kind of place it is."""
    where: str
    """The place: words for the text, a path for markup."""


class Published(Frozen):
    """When the article appeared, and who says so."""

    value: PublishedValue
    """A day, a month or a date-time."""
    source: PublishedSource
    """`page` (printed in the text), `markup` (JSON-LD, meta, time element) or `given`."""
    date: str | None
    """Id of the stamp among `dates`, where it stands in the text."""
    candidates: list[PublishedCandidate]
    """Every place that states a date of publication."""


class Article(Frozen):
    """Title, publication, byline, language."""

    title: TextSpan | None
    """The title's words."""
    published: Published | None
    """When it appeared; null where nothing says so."""
    byline: TextSpan | None
    """Author or agency as printed."""
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}$")]
    """ISO 639 code; `und` under 200 letters."""
