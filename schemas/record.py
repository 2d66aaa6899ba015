"""The record: one article, all its facts, one JSON line."""

from typing import Annotated, Any, Self

from pydantic import Field, SerializerFunctionWrapHandler, model_serializer, model_validator
from pydantic_core.core_schema import ValidationInfo

from .article import Article, Block, Place, Producer, Sha256, Source, Warned
from .base import Frozen, Span
from .checks import Check
from .counts import CountFact
from .dates import DateFact
from .integrity import Parts, violations
from .organisations import Entity, OrganisationFact
from .tasks import TaskList
from .unassigned import Unassigned


class ArticleRecord(Frozen):
    """Everything vifacts knows of one article; a breach of the contract raises on construction."""

    schema_version: Annotated[str, Field(pattern=r"^1\.[0-9]+$")]
    producer: Producer
    id: Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]
    """First 32 hex digits of SHA-256 over the input's bytes."""
    duplicate_of: Place | None
    """The first input with the same bytes."""
    source: Source
    meta: dict[str, Any]
    """Handed through from the input."""
    text: str | None = None
    """The article's full text, NFC, `\\n`; absent with --no-text."""
    text_sha256: Sha256
    article: Article
    blocks: list[Block]
    sentences: list[Span]
    words: list[Span] | None = None
    """Present with --words."""
    dates: list[DateFact]
    organisations: list[OrganisationFact]
    entities: list[Entity]
    counts: list[CountFact]
    tasks: list[TaskList]
    checks: list[Check]
    unassigned: list[Unassigned]
    warnings: list[Warned]

    @model_validator(mode="after")
    def _holds_together(self, info: ValidationInfo) -> Self:
        if info.context and info.context.get("violations_elsewhere"):
            return self
        found = [f"{v.pointer}: {v.message}" for v in violations(Parts.of(self))]
        if found:
            raise ValueError("; ".join(found))
        return self

    @model_serializer(mode="wrap")
    def _leave_out_what_was_not_asked_for(
        self, handler: SerializerFunctionWrapHandler
    ) -> dict[str, Any]:
        out: dict[str, Any] = handler(self)
        for name in ("text", "words"):
            if out.get(name) is None:
                out.pop(name, None)
        return out
