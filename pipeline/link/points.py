"""The points of a list of tasks as their links read them."""

from collections.abc import Callable
from functools import partial
from operator import attrgetter, itemgetter
from typing import Final, NamedTuple

from schemas.tasks import TaskList


class Point(NamedTuple):
    """What is asked of an item; a model is slow to ask."""

    start: int
    end: int
    id: str
    parent: str | None
    marker: str | None
    inferred: bool


_values: Final = attrgetter("__dict__")
_asked: Final = itemgetter(*Point._fields)
_made: Final[Callable[[tuple[object, ...]], Point]] = partial(tuple.__new__, Point)


def points_of(tasks: TaskList) -> list[Point]:
    """Give the items of a list, each asked once."""
    return list(map(_made, map(_asked, map(_values, tasks.items))))
