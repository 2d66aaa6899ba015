"""All rooms over one article, and who owns a number that two of them claim."""

from collections.abc import Sequence
from dataclasses import dataclass

from schemas.counts import CountFact
from schemas.dates import DateFact
from schemas.organisations import Entity, OrganisationFact
from schemas.tasks import TaskList
from schemas.unassigned import Unassigned

from ..extract.counts import find_counts
from ..extract.dates import find_dates
from ..extract.organisations import find_organisations
from ..extract.tasks import find_tasks
from ..link.ownership import settle
from ..segment.segmented import SegmentedText


@dataclass(frozen=True, slots=True)
class Found:
    """What the rooms read in an article, class by class, before anything joins it."""

    dates: tuple[DateFact, ...]
    organisations: tuple[OrganisationFact, ...]
    entities: tuple[Entity, ...]
    counts: tuple[CountFact, ...]
    tasks: tuple[TaskList, ...]
    leftovers: tuple[Unassigned, ...]
    """What a room refused, with its reasons."""


def read_rooms(
    article: SegmentedText, *, words: Sequence[tuple[int, int]], published: str | None
) -> Found:
    """Give what every room finds: two numbers, so two facts, in `Sáng 8/3, 20 đại biểu dự họp.`

    `published` is a date of publication that is known before the text is read.
    """
    dates = find_dates(article, published=published)
    organisations = find_organisations(article, words=tuple(words))
    counts = find_counts(article)
    tasks = find_tasks(article)
    settled, counted = settle(dates.facts, counts.facts)
    return Found(
        dates=settled, organisations=organisations.facts, entities=organisations.entities,
        counts=counted, tasks=tasks.lists,
        leftovers=(*dates.leftovers, *counts.leftovers, *tasks.leftovers),
    )  # fmt: skip
