"""Task lists: who is to do what, or has done what."""

from typing import Annotated, Literal

from pydantic import Field

from .base import Fact, Frozen, TextSpan

TaskStatus = Literal["planned", "done"]


class Actor(TextSpan):
    """Who must do a task, as worded."""

    organisation: str | None
    """Id of the organisation mention that these words name, where they name one."""
    inherited: bool
    """True where the words stand in the list's cue and not in the item."""


class TaskItem(Fact):
    """One point of a list (guide, section 4)."""

    ordinal: Annotated[int, Field(ge=0)] | None
    """The number it carries, else null."""
    marker: str | None
    """The marker as printed: `(1)`, `1-`, `a)`, `Một là`."""
    level: Annotated[int, Field(ge=1)]
    """1 for the points of the list, 2 for points below them."""
    parent: str | None
    """Id of the item it stands under."""
    inferred: bool
    """True for a sentence that plainly goes on after the last marked point."""
    actors: list[Actor]
    """Who must do it."""
    deadline: str | None
    """Id of a date."""
    targets: list[str]
    """Ids of counts."""


class TaskList(Frozen):
    """A list of work with what announces it."""

    id: Annotated[str, Field(pattern=r"^l[0-9]+-[0-9]+$")]
    """`l`, start of the first item, end of the last."""
    status: TaskStatus
    """Still to be done, or done."""
    declared_count: Annotated[int, Field(ge=1)] | None
    """How many points the text announces."""
    cue: TextSpan | None
    """The words that announce the list."""
    items: Annotated[list[TaskItem], Field(min_length=1)]
    """The points, in order."""
