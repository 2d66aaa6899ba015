"""What the rooms read in an article, before anything joins it."""

from dataclasses import dataclass

from schemas.counts import CountFact
from schemas.dates import DateFact
from schemas.organisations import Entity, OrganisationFact
from schemas.tasks import TaskList
from schemas.unassigned import Unassigned


@dataclass(frozen=True, slots=True)
class Found:
    """The facts of all rooms, class by class; no number belongs to two of them."""

    dates: tuple[DateFact, ...]
    organisations: tuple[OrganisationFact, ...]
    entities: tuple[Entity, ...]
    counts: tuple[CountFact, ...]
    tasks: tuple[TaskList, ...]
    leftovers: tuple[Unassigned, ...]
    """What a room refused, with its reasons."""
