"""Decisions: what a reviewer said of a fact; an overlay beside the records, never an edit of them.

Each names its words with what stands around them, so that it finds them again in a record that
was extracted anew, and in a text that has changed elsewhere.
"""

from typing import Annotated, Any, Literal

from pydantic import Field

from .article import Sha256
from .base import Frozen, TextSpan

Action = Literal[
    "accept", "reject", "correct", "add", "dismiss", "flag", "skip", "merge", "split", "move",
    "done", "undo",
]  # fmt: skip
About = Literal["date", "organisation", "count", "item", "list", "unassigned", "article"]
DecisionId = Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]


class Anchor(TextSpan):
    """Words, where they stood, and what stood around them."""

    before: str
    """Up to 40 code points before the words."""
    after: str
    """Up to 40 code points after the words."""


class ArticleRef(Frozen):
    """The article that a decision is about, as its record named it."""

    id: Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]
    """`id` of the record."""
    uri: str
    """`source.uri` of the record."""
    member: str | None
    """`source.member` of the record."""
    text_sha256: Sha256
    """Of the text that the reviewer saw."""


class Decision(Frozen):
    """One decision; later ones on the same words stand over earlier ones."""

    id: DecisionId
    """Made of everything below, so that a file imported twice counts once."""
    article: ArticleRef
    """The article."""
    about: About
    """What was decided: a fact by its class, a list, a leftover number, a check, the article."""
    action: Action
    """What was decided about it."""
    anchor: Anchor | None
    """The words; null where the decision is about the whole article."""
    other: Anchor | None = None
    """Second words: of `merge` a mention of the other organisation, of `move` the item that
    follows, of an item that is added one of the list that it goes to."""
    before: dict[str, Any] | None = None
    """The fact as the reviewer found it; null for what was added."""
    after: dict[str, Any] | None = None
    """The fact as the reviewer leaves it; null for what was rejected. An item has its list's
    `status` and `declared_count` beside it in `list`; `split` of an item has its `parts`."""
    reason: str | None = None
    """Why, in the reviewer's words."""
    by: Annotated[str, Field(min_length=1, max_length=100)]
    """The reviewer."""
    at: Annotated[str, Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{8,15}Z$")]
    """When, in UTC."""
    tool: str
    """Name, version and rules of the vifacts that showed the fact."""
    batch: str | None = None
    """Same for decisions that were made, and are undone, as one."""
    undoes: list[DecisionId] = Field(default_factory=list)
    """Ids of the decisions that an `undo` takes back."""
