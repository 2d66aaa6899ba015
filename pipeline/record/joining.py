"""What the rooms found, joined over the article: links, checks, what nobody read."""

from collections.abc import Sequence
from dataclasses import dataclass

from schemas.checks import Check
from schemas.counts import CountFact
from schemas.tasks import TaskList
from schemas.unassigned import Unassigned

from ..check import run_checks
from ..link.aims import with_aims
from ..link.named import Bodies
from ..link.period import with_period
from ..link.placed import Placed
from ..link.scope import with_scope
from ..link.tasks import with_links
from ..link.unassigned import unassigned
from ..link.view import View
from ..segment.segmented import SegmentedText
from .found import Found


@dataclass(frozen=True, slots=True)
class Joined:
    """The facts that others complete, the checks that rest on several, and what was left over."""

    counts: Sequence[CountFact]
    tasks: Sequence[TaskList]
    checks: list[Check]
    unassigned: list[Unassigned]


def joined(segmented: SegmentedText, found: Found) -> Joined:
    """Give counts with scope and period, lists with actors and deadlines, and the checks.

    `Khu A có 60 doanh nghiệp` gives the 60 the scope `Khu A`.
    """
    dates, organisations = found.dates, found.organisations
    counts: Sequence[CountFact] = with_aims(segmented, found.counts, found.tasks)
    view, bodies, days = View(segmented, counts), Bodies(organisations), Placed(dates)
    counts = with_scope(segmented, counts, organisations, view=view, bodies=bodies)
    counts = with_period(segmented, counts, dates, view=view, days=days)
    tasks = with_links(
        segmented, found.tasks, organisations, dates, counts, view=view, days=days, bodies=bodies
    )
    owned = [*days.places, *view.places, *bodies.places]
    return Joined(
        counts, tasks, run_checks(segmented, dates=dates, counts=counts, tasks=tasks),
        unassigned(segmented, owned, found.leftovers),
    )  # fmt: skip
