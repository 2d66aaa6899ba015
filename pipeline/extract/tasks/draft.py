"""Lists and points as read, before they become facts."""

from dataclasses import dataclass, field

from schemas.tasks import TaskStatus


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
    declared: int | None = None

    @property
    def start(self) -> int:
        """Where the first point begins."""
        return min(p.start for p in self.points)

    @property
    def end(self) -> int:
        """Where the last point ends."""
        return max(p.end for p in self.points)
