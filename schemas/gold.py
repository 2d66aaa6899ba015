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
    value: EdtfValue | None = None
    mod: Mod | None = None
    part_of_day: PartOfDay | None = None
    role: DateRole | None = None
    inferred: list[Missing] = Field(default_factory=list)


class GoldOrganisation(GoldFact):
    """A mention as annotated."""

    type: OrganisationType
    entity: str
    """A name used as a label within the article."""


class GoldCount(GoldFact):
    """A count as annotated."""

    measure: Measure
    noun: str | None = None
    modifier: Modifier = "exact"
    unit: Unit = "absolute"
    value: _Number | None = None
    low: _Number | None = None
    high: _Number | None = None
    of: _Number | None = None
    role: CountRole | None = None
    direction: Direction | None = None
    scope: str | None = None
    period: str | None = None


class GoldItem(GoldFact):
    """A task item as annotated."""

    ordinal: int | None = None
    inferred: bool = False
    level: int = 1
    parent: int | None = None
    """Position of the parent in the list of items, from 0."""
    actors: list[str] | None = None
    deadline: str | None = None
    targets: list[str] | None = None


class GoldList(Frozen):
    """A task list as annotated."""

    status: TaskStatus
    declared_count: int | None = None
    cue: str | None = None
    items: Annotated[list[GoldItem], Field(min_length=1)]


class GoldCheck(Frozen):
    """A check that an editor would look for."""

    code: CheckCode
    status: CheckStatus
    measure: Measure | None = None


class GoldFacts(Frozen):
    """All the facts of one article."""

    dates: list[GoldDate]
    organisations: list[GoldOrganisation]
    counts: list[GoldCount]
    tasks: list[GoldList]
    checks: list[GoldCheck]


class GoldArticle(Frozen):
    """One article with its gold; one line of a gold file."""

    id: str
    text: str
    published: str | None = None
    """A date given from outside, where the article's row has one."""
    meta: dict[str, Any] = Field(default_factory=dict)
    gold: GoldFacts
