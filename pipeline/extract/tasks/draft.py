"""Lists and points as read, before they become facts."""

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


@dataclass(frozen=True, slots=True)
class Left:
    """A number that belongs to lists and is no fact."""

    start: int
    end: int
    reason: UnassignedReason
