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

    __slots__ = ("cues", "front", "kinds", "low", "part", "parted", "plans", "previous", "reading",
                 "sized", "start", "view")  # fmt: skip

    reading: Reading
    front: Sequence[Cue]
    """The cues of the clause in front of the count, nearest last."""
    part: Part | None
    """Whether the count is a total or a part."""
    sized: bool
    """It is a size class."""
    start: int
    """Where the sentence begins."""
    cues: Sequence[Cue]
    """The cues of the sentence that stand in no count."""
    kinds: frozenset[str]
    """Of what types they are."""
    parted: Sequence[tuple[int, int]]
    """Where `;` or `nhưng` part the clauses of the sentence."""

    def __init__(self, view: View, plans: Plans) -> None:
        """Begin in front of the first count."""
        self.view = view
        self.low = view.low
        self.plans = plans
        self.previous: Reading | None = None

    def enter(self, sentence: tuple[int, int], cues: Sequence[Cue]) -> None:
        """Go on to a sentence with the cues that stand in no count."""
        self.start = sentence[0]
        self.cues = cues
        self.kinds = frozenset([cue.type for cue in cues])
        self.parted = turns(self.low, sentence)

    def look(self, reading: Reading, part: Part | None, *, sized: bool) -> None:
        """Go on to a count."""
        self.reading, self.part, self.sized = reading, part, sized
        start = reading.start
        self.front = front = [cue for cue in self.cues if cue.end <= start]
        if self.parted and front and self.parted[0][0] < start:
            self.front = clause(front, self.parted, start)

    def further(self, kind: str) -> bool:
        """Tell whether a cue of a type stands behind the count, in its sentence."""
        if kind in self.kinds:
            for cue in self.cues:
                if cue.type == kind and cue.start >= self.reading.end:
                    return True
        return False


RoleRule = Callable[[Scene], Done | None]


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
