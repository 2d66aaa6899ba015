"""What the role of a count is read from."""

import re
from collections.abc import Callable
from typing import NamedTuple

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


class Scene(NamedTuple):
    """What the role of a count is read from."""

    view: View
    reading: Reading
    previous: Reading | None
    part: dict[int, Part]
    plans: Plans
    front: list[Cue]
    """The cues of the clause in front of the count, nearest last."""
    further: list[Cue]
    """The cues behind the count, to the end of the sentence."""


RoleRule = Callable[[Scene], Done | None]
