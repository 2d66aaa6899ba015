"""Facts of one class, to be asked by place."""

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter, itemgetter
from typing import Final, Generic, TypeVar

from schemas.base import TextSpan

_Fact = TypeVar("_Fact", bound=TextSpan)
_values: Final = attrgetter("__dict__")
_place: Final = itemgetter("start", "end")


class Placed(Generic[_Fact]):
    """Facts in order, with where they stand; a model is slow to ask."""

    __slots__ = ("_starts", "facts", "places")

    def __init__(self, facts: Sequence[_Fact]) -> None:
        """Ask each fact once."""
        self.facts = facts
        self.places: list[tuple[int, int]] = list(map(_place, map(_values, facts)))
        self._starts = [start for start, _ in self.places]
        ordered = sorted(self._starts)
        if ordered != self._starts:
            self.facts = sorted(facts, key=lambda fact: fact.start)
            self.places, self._starts = [(fact.start, fact.end) for fact in self.facts], ordered

    def over(self, start: int, end: int) -> list[tuple[int, int]]:
        """Give the places of those that share a character with a range, in order."""
        first = max(bisect_left(self._starts, start) - 1, 0)
        last = bisect_left(self._starts, end, first)
        return [place for place in self.places[first:last] if place[1] > start]

    def inside(self, start: int, end: int) -> list[_Fact]:
        """Give those that lie wholly within a range, in order."""
        numbers = self.numbers(start, end)
        return [self.facts[number] for number in numbers] if numbers else []

    def numbers(self, start: int, end: int) -> list[int]:
        """Give which of the facts lie wholly within a range."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end, first)
        if first == last:
            return []
        return [number for number in range(first, last) if self.places[number][1] <= end]
