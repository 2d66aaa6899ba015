"""What the role of a count is read from."""

import re
from collections.abc import Callable, Sequence

from .marks import Part
from .plans import Plans
from .reading import Reading
from .verbs import Done
from .view import Cue, View

VICTIMS = re.compile(
    r" (?:[^\W\d_]+ ){0,3}?(?:bị thương|thương vong|tử vong|thiệt mạng|chết|mất tích|bị nạn|"
    r"nhập viện|cấp cứu|ngộ độc|mắc bệnh|nhiễm|dương tính|gặp nạn|mắc kẹt)(?!\w)"
)
DIGIT = re.compile(r"\d")
COPULAS = frozenset({"là", "đạt"})
_TURN = re.compile(r";|(?<!\w)(?:nhưng|song|tuy nhiên)(?!\w)")


class Scene:
    """What the role of a count is read from; it moves on from count to count."""

    __slots__ = (
        "_cues", "_first", "_place", "_readings", "front", "kinds", "low", "part",
        "parted", "plans", "previous", "reading", "sized", "start", "view",
    )  # fmt: skip

    reading: Reading
    front: Sequence[Cue]
    """The cues of the clause in front of the count, nearest last."""
    part: Part | None
    """Whether the count is a total or a part."""
    sized: bool
    """It is a size class."""
    start: int
    """Where the sentence begins."""
    kinds: frozenset[str]
    """Of what types the cues in front of the sentence's counts are."""
    parted: Sequence[tuple[int, int]]
    """Where `;` or `nhưng` part the clauses of the sentence."""

    def __init__(self, view: View, readings: Sequence[Reading], plans: Plans) -> None:
        """Begin in front of the first count."""
        self._readings = readings
        self.view = view
        self.low = view.low
        self.plans = plans
        self.previous: Reading | None = None

    def enter(self, first: int) -> None:
        """Go on to the sentence of a count, the first of it; cues inside counts tell nothing."""
        readings = self._readings
        sentence = readings[first].sentence
        self._first, self.start, last = first, sentence[0], first + 1
        while last < len(readings) and readings[last].sentence == sentence:
            last += 1
        cues = self.view.cues(sentence, readings[last - 1].start)
        self._cues = outside(cues, readings, first)
        self._place = 0
        self.kinds = frozenset([cue.type for cue in self._cues])
        self.parted = turns(self.low, sentence)

    def take(self, reading: Reading, part: Part | None, *, sized: bool) -> None:
        """Go on to a count."""
        self.reading, self.part, self.sized = reading, part, sized

    def look(self) -> None:
        """Read the clause in front of the count."""
        start, cues, place = self.reading.start, self._cues, self._place
        while place < len(cues) and cues[place].end <= start:
            place += 1
        self._place = place
        self.front = cues[:place]
        if place and self.parted and self.parted[0][0] < start:
            self.front = clause(self.front, self.parted, start)

    def opening(self) -> Cue | None:
        """Give the first cue of the sentence."""
        return self._cues[0] if self._cues else None

    def further(self, kind: str) -> bool:
        """Tell whether a cue of a type stands behind the count, in its sentence and in no count."""
        sentence, end = self.reading.sentence, self.reading.end
        cues = [c for c in self.view.cues(sentence) if c.start >= end and c.type == kind]
        return bool(cues) and bool(outside(cues, self._readings, self._first))


RoleRule = Callable[[Scene], Done | None]


def outside(cues: Sequence[Cue], readings: Sequence[Reading], first: int) -> list[Cue]:
    """Leave out the cues of a sentence that begin inside a count; one of them is its first."""
    found: list[Cue] = []
    place, last = first, len(readings)
    end = readings[first - 1].end if first else 0
    for cue in cues:
        start = cue.start
        while place < last and readings[place].start <= start:
            end = readings[place].end
            place += 1
        if start >= end:
            found.append(cue)
    return found


def turns(low: str, sentence: tuple[int, int]) -> list[tuple[int, int]]:
    """Give where `;` or `nhưng` part the clauses of a sentence."""
    start, end = sentence
    words = low[start:end]
    if "nhưng" in words or "song" in words or "tuy nhiên" in words:
        return [match.span() for match in _TURN.finditer(low, start, end)]
    found: list[tuple[int, int]] = []
    place = words.find(";")
    while place >= 0:
        found.append((start + place, start + place + 1))
        place = words.find(";", place + 1)
    return found


def clause(cues: Sequence[Cue], turns: Sequence[tuple[int, int]], end: int) -> Sequence[Cue]:
    """Keep the cues of the clause in front of a count; a turn inside a cue parts nothing."""
    for place in range(len(cues) - 1, -1, -1):
        cue = cues[place]
        if any(cue.end <= first and last <= end for first, last in turns):
            return cues[place + 1 :]
        end = cue.start
    return cues
