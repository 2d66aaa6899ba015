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
    """What the role of a count is read from."""

    __slots__ = ("front", "further", "part", "plans", "previous", "reading", "sized", "start",
                 "view")  # fmt: skip

    def __init__(
        self,
        view: View,
        reading: Reading,
        previous: Reading | None,
        start: int,
        front: Sequence[Cue],
        further: Sequence[Cue],
        part: Part | None,
        plans: Plans,
        *,
        sized: bool,
    ) -> None:
        """Take the count with what stands around it."""
        self.view = view
        self.reading = reading
        self.previous = previous
        self.start = start
        """Where the sentence begins."""
        self.front = front
        """The cues of the clause in front of the count, nearest last."""
        self.further = further
        """The cues behind the count, to the end of the sentence."""
        self.part = part
        """Whether it is a total or a part."""
        self.plans = plans
        self.sized = sized
        """It is a size class."""


RoleRule = Callable[[Scene], Done | None]


def turns(low: str, sentence: tuple[int, int]) -> list[tuple[int, int]]:
    """Give where `;` or `nhưng` part the clauses of a sentence."""
    words = low[sentence[0] : sentence[1]]
    if ";" in words or "nhưng" in words or "song" in words or "tuy nhiên" in words:
        return [match.span() for match in _TURN.finditer(low, *sentence)]
    return []


def clause(cues: Sequence[Cue], turns: Sequence[tuple[int, int]], end: int) -> Sequence[Cue]:
    """Keep the cues of the clause in front of a count; a turn inside a cue parts nothing."""
    for place in range(len(cues) - 1, -1, -1):
        cue = cues[place]
        if any([cue.end <= first and last <= end for first, last in turns]):
            return cues[place + 1 :]
        end = cue.start
    return cues
