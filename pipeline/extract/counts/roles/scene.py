"""What the role of a count is read from."""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import Literal

from ..cues import Cues, moving, outside
from ..reading import Reading
from ..view import View
from .marks import Part
from .plans import Plans, may_order
from .verbs import Done

VICTIMS = re.compile(
    r" (?:[^\W\d_]+ ){0,3}?(?:bị thương|thương vong|tử vong|thiệt mạng|chết|mất tích|bị nạn|"
    r"nhập viện|cấp cứu|ngộ độc|mắc bệnh|nhiễm|dương tính|gặp nạn|mắc kẹt)(?!\w)"
)
DIGIT = re.compile(r"\d")
COPULAS = frozenset({"là", "đạt"})
Own = Part | Literal["size"]


Passage = tuple[tuple[int, int], Sequence[Reading], Cues]
"""A sentence with its counts, and its cues as far as the last of them."""


def passages(view: View, readings: Sequence[Reading]) -> list[Passage]:
    """Cut a row of counts into sentences."""
    found: list[Passage] = []
    first, sentence, many = 0, readings[0].sentence if readings else (0, 0), len(readings)
    for index in range(1, many + 1):
        if index < many and readings[index].sentence == sentence:
            continue
        cues = view.cues(sentence, readings[index - 1].start)
        found.append((sentence, readings[first:index], cues))
        if index < many:
            first, sentence = index, readings[index].sentence
    return found


class Scene:
    """What the role of a count is read from; it moves on from count to count."""

    __slots__ = (
        "_readings", "aims", "cues", "first", "last", "low", "moves", "orders", "part", "parted",
        "plans", "previous", "reading", "start", "view",
    )  # fmt: skip

    reading: Reading
    cues: Cues
    """The cues of the sentence that begin in no count."""
    first: int
    """Where in them the clause in front of the count begins."""
    last: int
    """Where in them it ends."""
    part: Own | None
    """Whether the count is a total or a part, or a size class."""
    start: int
    """Where the sentence begins."""
    aims: bool
    """The sentence may speak of what is to be done."""
    moves: bool
    """It has a cue that can tell of a change."""
    orders: bool
    """It may begin with an order whose points `;` parts."""
    parted: list[tuple[int, int]]
    """Where `;` or `nhưng` part the clauses of the sentence."""

    def __init__(self, view: View, plans: Plans) -> None:
        """Begin in front of the first count."""
        self._readings: Sequence[Reading] = ()
        self.view = view
        self.low = view.low
        self.plans = plans
        self.previous: Reading | None = None

    def enter(self, passage: Passage) -> None:
        """Go on to a sentence with its counts; cues inside counts tell nothing."""
        (start, _), readings, cues = passage
        self._readings, self.start = readings, start
        self.cues = outside(cues, readings)
        self.parted = cues.turns
        last = readings[-1].start
        place, turn = self.low.find(";", start, last), start
        if place >= 0:
            parted = [*cues.turns]
            while place >= 0:
                parted.append((place, place + 1))
                turn, place = place, self.low.find(";", place + 1, last)
            self.parted = sorted(parted)
        self.orders = turn > start and may_order(self.low[start:turn])
        self.moves = not moving().isdisjoint(self.cues.words)
        self.aims = self.orders or bool(self.plans.starts) or "target" in self.cues.kinds

    def look(self, reading: Reading, part: Own | None) -> None:
        """Go on to a count and read the clause in front of it."""
        self.reading, self.part = reading, part
        start, parted = reading.start, self.parted
        self.first, self.last = 0, bisect_right(self.cues.ends, start)
        if parted and self.last and parted[0][0] < start:
            self.first = clause(self.cues, self.last, parted, start)

    def further(self, kind: str) -> bool:
        """Tell whether a cue of a type stands behind the count, in its sentence and in no count."""
        reading = self.reading
        cues = self.view.cues(reading.sentence)
        return any(
            start >= reading.end and of_kind == kind and not self._is_inside(start)
            for start, of_kind in zip(cues.starts, cues.kinds, strict=True)
        )

    def next_one(self) -> Reading | None:
        """Give the count behind this one in its sentence."""
        behind = (r for r in self._readings if r.start > self.reading.start)
        return next(behind, None)

    def _is_inside(self, place: int) -> bool:
        return any(reading.start <= place < reading.end for reading in self._readings)


RoleRule = Callable[[Scene], Done | None]


def clause(cues: Cues, last: int, turns: Sequence[tuple[int, int]], end: int) -> int:
    """Give the first cue of the clause in front of a count; a turn inside a cue parts nothing."""
    for place in range(last - 1, -1, -1):
        behind = cues.ends[place]
        for first, second in turns:
            if behind <= first and second <= end:
                return place + 1
        end = cues.starts[place]
    return 0
