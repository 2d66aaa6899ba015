"""Lists and points as read, before they become facts."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field

from schemas.tasks import TaskStatus
from schemas.unassigned import UnassignedReason


@dataclass(slots=True)
class Point:
    """One point of a list."""

    start: int
    end: int
    rule: str
    ordinal: int | None = None
    marker: str | None = None
    level: int = 1
    parent: "Point | None" = None
    inferred: bool = False
    work: int | None = None
    """Where the words behind a topic heading begin: `Công tác nữ công` and its paragraph."""


@dataclass(slots=True)
class Draft:
    """One list with its cue."""

    status: TaskStatus
    cue: tuple[int, int] | None
    points: list[Point] = field(default_factory=list)
    declared: tuple[int, int, int] | None = None
    """The number that a cue announces, with its place."""

    @property
    def start(self) -> int:
        """Where the list begins, its cue included."""
        first = min(p.start for p in self.points)
        return min(first, self.cue[0]) if self.cue else first

    @property
    def end(self) -> int:
        """Where the last point ends."""
        return max(p.end for p in self.points)


class Taken:
    """Places that lists have taken."""

    def __init__(self, drafts: Iterable[Draft]) -> None:
        """Join the places of lists."""
        self._places: list[tuple[int, int]] = []
        for start, end in sorted((draft.start, draft.end) for draft in drafts):
            if self._places and start < self._places[-1][1]:
                first, last = self._places.pop()
                start, end = first, max(last, end)
            self._places.append((start, end))

    def touches(self, start: int, end: int) -> bool:
        """Tell a range that shares a character with a list."""
        index = bisect_left(self._places, (end, 0)) - 1
        return index >= 0 and self._places[index][1] > start


@dataclass(slots=True)
class Left:
    """A number that belongs to lists and is no fact."""

    start: int
    end: int
    reason: UnassignedReason
