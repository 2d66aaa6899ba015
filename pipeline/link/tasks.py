"""Actors, deadlines and targets of task items, joined from organisations, dates and counts."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from schemas.base import Fact
from schemas.counts import CountFact
from schemas.dates import DateFact
from schemas.organisations import OrganisationFact
from schemas.tasks import Actor, TaskItem, TaskList

from ..segment.segmented import SegmentedText
from . import actors as a
from .deadlines import deadline, heading_deadline, targets
from .marked import BODY, DATE, blot
from .named import Bodies

_Fact = TypeVar("_Fact", bound=Fact)


@dataclass(frozen=True, slots=True)
class _Facts:
    """All that is joined to the items of one article."""

    text: str
    blotted: str
    bodies: Bodies
    dates: Sequence[DateFact]
    counts: Sequence[CountFact]


def with_links(
    article: SegmentedText,
    tasks: Sequence[TaskList],
    organisations: Sequence[OrganisationFact],
    dates: Sequence[DateFact],
    counts: Sequence[CountFact],
) -> tuple[TaskList, ...]:
    """Give the lists with `actors`, `deadline` and `targets` of their items filled where stated.

    `yêu cầu các doanh nghiệp: (1) rà soát thang bảng lương trước ngày 30/6` has the actor
    `các doanh nghiệp`, inherited from the cue, and the deadline `trước ngày 30/6`. Whoever asks is
    no actor; whoever promises is. Lists of what was done have actors alone. Source: annotation
    guide, section 4.
    """
    if not tasks:
        return ()
    facts = _Facts(
        article.text,
        blot(article.text, [*((o, BODY) for o in organisations), *((d, DATE) for d in dates)]),
        Bodies(organisations),
        sorted(dates, key=lambda d: d.start),
        sorted(counts, key=lambda c: c.start),
    )
    return tuple(_Links(facts, tasks_).linked() for tasks_ in tasks)


class _Links:
    """The links of one list, read from its cue and then item by item."""

    def __init__(self, facts: _Facts, tasks: TaskList) -> None:
        self._facts = facts
        self._tasks = tasks
        cue = tasks.cue
        self._asked = a.asked(facts.blotted, cue.start, cue.end) if cue else None
        self._heading: a.Place | None = None
        self._head_date: str | None = None
        self._head_marker: str | None = None
        self._previous: a.Place | None = None

    def linked(self) -> TaskList:
        """Give the list with its links."""
        end = self._tasks.cue.end if self._tasks.cue else self._tasks.items[0].start
        items = []
        for item in self._tasks.items:
            items.append(self._item(item, min(end, item.start)))
            end = item.end
        return self._tasks.model_copy(update={"items": items})

    def _item(self, item: TaskItem, end: int) -> TaskItem:
        self._enter_heading(item, end)
        update: dict[str, object] = {"actors": self._actors(item, end)}
        if self._tasks.status == "planned":
            dates = _inside(self._facts.dates, item)
            due = deadline(self._facts.text, item, dates)
            update["deadline"] = due or self._head_date
            update["targets"] = targets(_inside(self._facts.counts, item))
        return item.model_copy(update=update)

    def _enter_heading(self, item: TaskItem, end: int) -> None:
        """Note what a heading above the item says, and forget one whose points are over."""
        text = self._facts.blotted
        found = a.heading(text, end, item.start)
        if found:
            self._heading = found
        elif item.ordinal is not None:
            self._heading = None
        kind = (item.marker or "").strip("()")[:1]
        due = heading_deadline(text, end, item.start, self._facts.dates)
        if due:
            self._head_date, self._head_marker = due, kind
        elif kind != self._head_marker:
            self._head_date = None

    def _actors(self, item: TaskItem, end: int) -> list[Actor]:
        text = self._facts.blotted
        place = a.own(text, item.start, item.end) or a.before_modal(text, end, item.start)
        if place:
            self._previous = place
        elif self._heading or self._asked:
            place = self._heading or self._asked
        elif not item.marker:
            place = self._previous
        return [self._actor(p, item) for p in a.split(text, place)] if place else []

    def _actor(self, place: a.Place, item: TaskItem) -> Actor:
        start, end = place
        words = self._facts.text[start:end]
        inside = item.start <= start and end <= item.end
        return Actor(
            start=start, end=end, text=words, inherited=not inside,
            organisation=self._facts.bodies.meant(start, end, words),
        )  # fmt: skip


def _inside(facts: Sequence[_Fact], item: TaskItem) -> Sequence[_Fact]:
    first = bisect_left(facts, item.start, key=lambda f: f.start)
    last = bisect_left(facts, item.end, key=lambda f: f.start)
    return [f for f in facts[first:last] if f.end <= item.end]
