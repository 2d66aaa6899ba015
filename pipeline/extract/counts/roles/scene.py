"""What the role of a count is read from."""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence

from ..cues import Cues, outside
from ..reading import Reading
from ..view import View
from .marks import Part
from .plans import Plans
from .verbs import Done

VICTIMS = re.compile(
    r" (?:[^\W\d_]+ ){0,3}?(?:bị thương|thương vong|tử vong|thiệt mạng|chết|mất tích|bị nạn|"
    r"nhập viện|cấp cứu|ngộ độc|mắc bệnh|nhiễm|dương tính|gặp nạn|mắc kẹt)(?!\w)"
)
DIGIT = re.compile(r"\d")
COPULAS = frozenset({"là", "đạt"})


class Scene:
    """What the role of a count is read from; it moves on from count to count."""

    __slots__ = (
        "_readings", "cues", "first", "kinds", "last", "low", "part", "parted", "plans",
        "previous", "reading", "sized", "start", "view",
    )  # fmt: skip

    reading: Reading
    cues: Cues
    """The cues of the sentence that begin in no count."""
    first: int
    """Where in them the clause in front of the count begins."""
    last: int
    """Where in them it ends."""
    part: Part | None
    """Whether the count is a total or a part."""
    sized: bool
    """It is a size class."""
    start: int
    """Where the sentence begins."""
    kinds: frozenset[str]
    """Of what types the cues in front of the sentence's counts are."""
    parted: list[tuple[int, int]]
    """Where `;` or `nhưng` part the clauses of the sentence."""

    def __init__(self, view: View, readings: Sequence[Reading], plans: Plans) -> None:
        """Begin in front of the first count."""
        self._readings: Sequence[Reading] = readings
        self.view = view
        self.low = view.low
        self.plans = plans
        self.previous: Reading | None = None

    def enter(self, readings: Sequence[Reading]) -> None:
        """Go on to a sentence with its counts; cues inside counts tell nothing."""
        sentence, last = readings[0].sentence, readings[-1].start
        self._readings, self.start = readings, sentence[0]
        cues = self.view.cues(sentence, last)
        self.cues = outside(cues, readings)
        self.kinds = frozenset(self.cues.kinds)
        self.parted = cues.turns
        place = self.low.find(";", sentence[0], last)
        if place >= 0:
            self.parted = [*cues.turns]
            while place >= 0:
                self.parted.append((place, place + 1))
                place = self.low.find(";", place + 1, last)
            self.parted.sort()

    def take(self, reading: Reading, part: Part | None, *, sized: bool) -> None:
        """Go on to a count."""
        self.reading, self.part, self.sized = reading, part, sized

    def look(self) -> None:
        """Read the clause in front of the count."""
        start = self.reading.start
        self.first, self.last = 0, bisect_right(self.cues.ends, start)
        if self.last and self.parted and self.parted[0][0] < start:
            self.first = clause(self.cues, self.last, self.parted, start)

    def further(self, kind: str) -> bool:
        """Tell whether a cue of a type stands behind the count, in its sentence and in no count."""
        reading = self.reading
        cues = self.view.cues(reading.sentence)
        return any(
            start >= reading.end and of_kind == kind and not self._is_inside(start)
            for start, of_kind in zip(cues.starts, cues.kinds, strict=True)
        )

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
