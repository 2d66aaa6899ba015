"""Actors, deadlines and targets of task items, joined from organisations, dates and counts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from schemas.base import TextSpan
from schemas.counts import CountFact
from schemas.dates import DateFact
from schemas.making import changed, made
from schemas.organisations import OrganisationFact
from schemas.tasks import Actor, TaskList

from ..segment.segmented import SegmentedText
from . import actors as a
from . import headings as h
from . import in_charge as c
from . import requests as r
from .deadlines import deadline, heading_deadline
from .marked import BODY, DATE, SEMICOLON, Blotted
from .named import Bodies
from .phrases import Place
from .placed import Placed
from .points import Point, points_of
from .several import split
from .view import View

_NOT_HIS: Final = ("việc ", "công tác ")
"""A part with a subject of its own does not go on with whoever the part before it names."""
_LABEL_LINE: Final = 40
_LINE: Final = 160
_SHORTEST_HEADING: Final = 6
"""Words between two items that are shorter head nothing: `;\\n\\n- `."""


@dataclass(frozen=True, slots=True)
class _Facts:
    """All that is joined to the items of one article."""

    article: SegmentedText
    text: str
    bodies: Bodies
    dates: Placed[DateFact]
    view: View


def with_links(
    article: SegmentedText,
    tasks: Sequence[TaskList],
    organisations: Sequence[OrganisationFact],
    dates: Sequence[DateFact],
    counts: Sequence[CountFact],
    *,
    view: View | None = None,
    days: Placed[DateFact] | None = None,
    bodies: Bodies | None = None,
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
        article, article.text, bodies or Bodies(organisations), days or Placed(dates),
        view or View(article, counts),
    )  # fmt: skip
    return tuple(_Links(facts, list_).linked() for list_ in tasks)


def _blotted(facts: _Facts, tasks: TaskList) -> Blotted:
    """Blot out what lies in a list, from its cue on: nothing else is read."""
    cue, items = tasks.cue, tasks.items
    start = min(cue.start, items[0].start) if cue else _top(facts.text, items[0].start)
    end = max([item.end for item in items])
    end = _below(facts.text, end)
    found = [(first, last, BODY) for first, last in facts.bodies.over(start, end)]
    found += [(first, last, DATE) for first, last in facts.dates.over(start, end)]
    if cue:
        found += [(place, place + 1, SEMICOLON) for place in _semicolons(facts.text, cue)]
    return Blotted.of(facts.article, start, end, found)


def _top(text: str, start: int) -> int:
    """Give where a list begins that nothing announces: with the headings above its first point."""
    return h.above(text, text.rfind("\n", 0, start) + 1)


def _below(text: str, end: int) -> int:
    """Give where the line below a list ends, which can say who does its last point."""
    line = text.find("\n", end, end + 3)
    if line < 0 or ":" not in text[line : line + _LABEL_LINE]:
        return end
    last = text.find("\n", line + 3, line + _LINE)
    return last if last >= 0 else min(len(text), line + _LINE)


def _semicolons(text: str, cue: TextSpan) -> Iterator[int]:
    place = text.find(";", cue.start, cue.end)
    while place >= 0:
        yield place
        place = text.find(";", place + 1, cue.end)


class _Links:
    """The links of one list, read from its cue and then item by item."""

    def __init__(self, facts: _Facts, tasks: TaskList) -> None:
        self._facts = facts
        self._tasks = tasks
        self._blotted = _blotted(facts, tasks)
        self._heading = h.Heading()
        self._points = points_of(tasks)
        self._parents = {point.parent for point in self._points}
        self._is_planned = tasks.status == "planned"
        self._addressed: dict[str, Place] = {}
        """Whom points set to work that have points of their own."""
        self._apart = True
        """Whether each has his own to do, as far as it is known."""
        cue = tasks.cue
        self._asked = self._from_cue(cue) if cue else None
        self._requests = self._requested() if self._is_planned else {}
        self._head_date: str | None = None
        self._head_marker: str | None = None
        self._previous: Place | None = None

    def _from_cue(self, cue: TextSpan) -> Place | None:
        """Give who the cue asks; nobody where it ends in a request, and the first point names him.

        `Trong thư gửi đoàn viên, Chủ tịch kêu gọi người lao động đoàn kết; …`.
        """
        said, first = self._blotted, self._points[0]
        opens = r.ends_in_request(said, cue.start, cue.end)
        named = opens and a.own(said, first.start, first.end)
        return None if named else a.asked(said, cue.start, cue.end)

    def _requested(self) -> dict[str, Place]:
        """Give whom points themselves ask, where each has its own to do: `1. Giao Sở Y tế …`.

        Where one body does it all, to ask somebody is a task like the others.
        """
        said, found = self._blotted, {}
        for item in self._points:
            whom = h.requested(said, item.start, item.end, assigns=self._asked is not None)
            if whom:
                found[item.id] = whom
        if len(found) == 1:
            others = [item for item in self._points if item.id not in found]
            self._apart = all(a.own(said, item.start, item.end) for item in others)
        return found

    def linked(self) -> TaskList:
        """Give the list with its links."""
        cue = self._tasks.cue
        end = cue.end if cue else _top(self._facts.text, self._points[0].start)
        items = []
        for item, point in zip(self._tasks.items, self._points, strict=True):
            items.append(changed(item, self._linked(point, min(end, point.start))))
            end = point.end
        return changed(self._tasks, {"items": items})

    def _linked(self, item: Point, end: int) -> dict[str, object]:
        """Give what an item is linked to, of which the one before ends at a place."""
        self._enter_heading(item, end)
        if item.id in self._parents:
            whom = h.addressed(self._blotted, item.start, item.end)
            whom = whom or self._addressed.get(item.parent or "")
            if whom:
                self._addressed[item.id] = whom
        actors = self._actors(item, end)
        if not self._is_planned:
            return {"actors": actors}
        facts, dates = self._facts, self._facts.dates.inside(item.start, item.end)
        due = deadline(facts.text, item, dates) if dates else None
        goals = facts.view.targets(item.start, item.end)
        return {"actors": actors, "deadline": due or self._head_date, "targets": goals}

    def _enter_heading(self, item: Point, end: int) -> None:
        """Note what a heading above the item says, and forget one whose points are over."""
        said = self._blotted
        between = item.start - end >= _SHORTEST_HEADING
        for head in h.heads(said, end, item.start) if between else ():
            self._heading.enter(head)
            self._apart = self._apart or head.who is not None
        self._heading.point(h.kind_of(item.marker))
        kind = (item.marker or "").strip("()")[:1]
        due = (
            heading_deadline(said.text, end, item.start, self._facts.dates.facts)
            if between
            else None
        )
        if due:
            self._head_date, self._head_marker = due, kind
        elif kind != self._head_marker:
            self._head_date = None

    def _actors(self, item: Point, end: int) -> list[Actor]:
        said = self._blotted
        place = a.own(said, item.start, item.end)
        if place and self._asked and a.is_about(said, item.start, place):
            place = None
        place = place or a.before_modal(said, end, item.start)
        place = place or c.in_charge(said, self._facts.bodies, item.start, item.end)
        place = place or c.below(said, item.end)
        if item.inferred and (not place or a.only_asks(said, place)):
            place = a.requested(said, item.start, item.end) or place
        below = self._addressed.get(item.parent or "")
        if self._apart and not (place or below or self._heading.who):
            place = self._requests.get(item.id)
        if place:
            self._previous = place
        elif below:
            place = below
        elif self._heading.who or self._asked:
            place = self._heading.who or self._asked
        elif not (item.marker or said.low.startswith(_NOT_HIS, item.start)):
            place = self._previous
        if place and c.is_about_a_thing(said, item.start, item.end):
            return []
        place = place or c.done_by(said, item.start, item.end)
        place = place or c.each(said, item.start, item.end)
        named = split(said, place) if place else []
        for other in c.others(said, item.start, item.end):
            named += [p for p in split(said, other) if p not in named]
        return [self._actor(p, item) for p in named]

    def _actor(self, place: Place, item: Point) -> Actor:
        start, end = place
        words = self._facts.text[start:end]
        inside = item.start <= start and end <= item.end
        found = {
            "start": start, "end": end, "text": words, "inherited": not inside,
            "organisation": self._facts.bodies.meant(start, end, words),
        }  # fmt: skip
        return made(Actor, found)
