"""Gold: what a person says an article states (guide, section 7); absent means null."""

from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from .base import Frozen, TextSpan, same_number
from .checks import CheckCode, CheckStatus
from .counts import CountRole, Direction, Measure, Modifier, Unit
from .dates import DateKind, DateRole, EdtfValue, Missing, Mod, PartOfDay
from .organisations import OrganisationType
from .tasks import TaskStatus

_Number = Annotated[int | float, BeforeValidator(same_number)]


class GoldFact(TextSpan):
    """A span that a reader marked."""

    optional: bool = False
    """Found or not, neither rewarded nor punished."""


class GoldDate(GoldFact):
    """A date as annotated."""

    kind: DateKind
    """As in the record."""
    value: EdtfValue | None = None
    """As in the record."""
    mod: Mod | None = None
    """As in the record."""
    part_of_day: PartOfDay | None = None
    """As in the record."""
    role: DateRole | None = None
    """As in the record."""
    inferred: list[Missing] = Field(default_factory=list)
    """As in the record."""


class GoldOrganisation(GoldFact):
    """A mention as annotated."""

    type: OrganisationType
    """As in the record."""
    entity: str
    """A name used as a label within the article."""


class GoldCount(GoldFact):
    """A count as annotated."""

    measure: Measure
    """As in the record."""
    noun: str | None = None
    """As in the record; null where any will do."""
    modifier: Modifier = "exact"
    """As in the record."""
    unit: Unit = "absolute"
    """As in the record."""
    value: _Number | None = None
    """As in the record."""
    low: _Number | None = None
    """As in the record."""
    high: _Number | None = None
    """As in the record."""
    of: _Number | None = None
    """As in the record."""
    role: CountRole | None = None
    """As in the record."""
    direction: Direction | None = None
    """As in the record."""
    scope: str | None = None
    """Words of the article."""
    period: str | None = None
    """Words of the article."""


class GoldItem(GoldFact):
    """A task item as annotated."""

    ordinal: int | None = None
    """As in the record."""
    inferred: bool = False
    """As in the record."""
    level: int = 1
    """As in the record."""
    parent: int | None = None
    """Position of the parent in the list of items, from 0."""
    actors: list[str] | None = None
    """Words of the article."""
    deadline: str | None = None
    """Words of the article."""
    targets: list[str] | None = None
    """Words of the article."""


class GoldList(Frozen):
    """A task list as annotated."""

    status: TaskStatus
    """As in the record."""
    declared_count: int | None = None
    """As in the record."""
    cue: str | None = None
    """Words of the article."""
    items: Annotated[list[GoldItem], Field(min_length=1)]
    """The points, in order."""


class GoldCheck(Frozen):
    """A check that an editor would look for."""

    code: CheckCode
    """What is compared."""
    status: CheckStatus
    """What comes out."""
    measure: Measure | None = None
    """Of which measure the figures are."""


class GoldFacts(Frozen):
    """All the facts of one article."""

    dates: list[GoldDate]
    """In order of their places."""
    organisations: list[GoldOrganisation]
    """In order of their places."""
    counts: list[GoldCount]
    """In order of their places."""
    tasks: list[GoldList]
    """In order of their places."""
    checks: list[GoldCheck]
    """What an editor would find."""


class GoldArticle(Frozen):
    """One article with its gold; one line of a gold file."""

    id: str
    """Name of the article among the gold."""
    text: str
    """The article's text."""
    published: str | None = None
    """A date given from outside, where the article's row has one."""
    meta: dict[str, Any] = Field(default_factory=dict)
    """What is known of it: genre, region, year …"""
    gold: GoldFacts
    """The facts."""
