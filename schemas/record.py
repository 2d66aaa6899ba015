"""The record: one article, all its facts, one JSON line."""

from typing import Annotated, Any, Self

from pydantic import Field, model_validator
from pydantic_core.core_schema import ValidationInfo

from .article import Article, Block, Place, Producer, Sha256, Source, Warned
from .base import Frozen, Span, is_absent
from .checks import Check
from .counts import CountFact, counts_hold
from .dates import DateFact, dates_hold
from .integrity import Parts, violations
from .organisations import Entity, OrganisationFact, organisations_hold
from .tasks import TaskList
from .together import Together
from .unassigned import Unassigned
from .whole import is_whole

Id = Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]


class ArticleRecord(Frozen):
    """Everything vifacts knows of one article; a breach of the contract raises on construction."""

    schema_version: Annotated[str, Field(pattern=r"^1\.[0-9]+$")]
    """Version of this contract, `MAJOR.MINOR`."""
    producer: Producer
    """What made the record."""
    id: Id
    """First 32 hex digits of SHA-256 over the input's bytes."""
    duplicate_of: Place | None
    """The first input with the same bytes."""
    duplicate_group: Annotated[Id | None, Field(exclude_if=is_absent)] = None
    """Id of the first record of nearly the same text; `vifacts batch --near` writes it, absent for
    a text that is like no other."""
    source: Source
    """Where the article came from."""
    meta: dict[str, Any]
    """Handed through from the input."""
    text: Annotated[str | None, Field(exclude_if=is_absent)] = None
    """The article's full text, NFC, `\\n`; absent with --no-text."""
    text_sha256: Sha256
    """SHA-256 of `text` in UTF-8, given with --no-text too."""
    article: Article
    """Title, publication, byline, language."""
    blocks: list[Block]
    """The parts of the page in order; what lies between them is blank."""
    sentences: list[Span]
    """In order; boilerplate has none."""
    words: Annotated[list[Span] | None, Field(exclude_if=is_absent)] = None
    """Present with --words."""
    dates: Annotated[list[DateFact], Together(DateFact, dates_hold)]
    """In order of their places."""
    organisations: Annotated[list[OrganisationFact], Together(OrganisationFact, organisations_hold)]
    """Mentions, in order of their places."""
    entities: list[Entity]
    """What the mentions stand for, in order of the first mention."""
    counts: Annotated[list[CountFact], Together(CountFact, counts_hold)]
    """In order of their places."""
    tasks: list[TaskList]
    """Lists, in order of their places."""
    checks: list[Check]
    """Every comparison that could be made."""
    unassigned: list[Unassigned]
    """Every number and date-like string that became no fact, in order."""
    warnings: list[Warned]
    """What was odd and stopped nothing."""

    @model_validator(mode="after")
    def _holds_together(self, info: ValidationInfo) -> Self:
        if info.context and info.context.get("violations_elsewhere"):
            return self
        if not is_whole(self):
            found = [f"{v.pointer}: {v.message}" for v in violations(Parts.of(self))]
            if found:
                raise ValueError("; ".join(found))
        return self
