"""One input as a reader hands it over."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from schemas.article import Place, Warned


@dataclass(frozen=True, slots=True)
class Document:
    """The bytes of one article and what was given with them; nothing is decoded yet."""

    content: bytes
    """Of a file or archive member its bytes, of a JSONL row the UTF-8 of its `text` or `html`."""
    uri: str
    member: str | None = None
    """Line number of a JSONL row (from 1) or the name of an archive member."""
    media_type: str | None = "text/plain"
    """`text/plain`, `text/html`, or None where the content itself is to tell."""
    encoding: str | None = None
    """Encoding given from outside; None where the content is to tell."""
    published: str | None = None
    """Date of publication given from outside: `2024-05-17`, `2024-05`, `2024-05-17T08:15:00`."""
    title: str | None = None
    """Title given from outside; metadata, never added to the text."""
    meta: Mapping[str, Any] = field(default_factory=dict)
    duplicate_of: Place | None = None
    warnings: tuple[Warned, ...] = ()
