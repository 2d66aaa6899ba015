"""Words with what stands around them: made of a text, and found again in another one."""

from dataclasses import dataclass
from typing import Final, Literal

from schemas.decision import Anchor

ROOM: Final = 40
"""Code points kept on either side."""
_ENOUGH: Final = 30
"""Agreeing neighbours from which a moved place is believed."""
Outcome = Literal["kept", "moved", "stale"]


@dataclass(frozen=True, slots=True)
class Found:
    """What became of an anchor: where the words stand now, None where nobody can tell."""

    outcome: Outcome
    start: int | None = None

    def shift(self, anchor: Anchor) -> int:
        """Give how far the words have moved."""
        return 0 if self.start is None else self.start - anchor.start


def anchor(text: str, start: int, end: int) -> Anchor:
    """Give the anchor of words: `anchor("Họp sáng 8/3.", 4, 12)` has `.` after it."""
    return Anchor(
        start=start, end=end, text=text[start:end],
        before=text[max(start - ROOM, 0) : start], after=text[end : end + ROOM],
    )  # fmt: skip


def locate(text: str, wanted: Anchor, *, same_text: bool = False) -> Found:
    """Give the place of an anchor's words in a text, never that of other words.

    >>> locate("Tin mới\\nHọp sáng 8/3.", anchor("Họp sáng 8/3.", 4, 12))
    Found(outcome='moved', start=12)

    In the same text the place holds. In a changed one the words must stand there with neighbours
    that agree, and no second place may agree as well: then the anchor is `stale`.
    """
    if same_text:
        there = text[wanted.start : wanted.end] == wanted.text
        return Found("kept", wanted.start) if there else Found("stale")
    places = [(_agreement(text, place, wanted), place) for place in _places(text, wanted.text)]
    if not places:
        return Found("stale")
    places.sort(key=lambda scored: (-scored[0], abs(scored[1] - wanted.start)))
    best, place = places[0]
    full = len(wanted.before) + len(wanted.after)
    if best < min(_ENOUGH, full) or (len(places) > 1 and places[1][0] == best):
        return Found("stale")
    return Found("kept" if place == wanted.start else "moved", place)


def _places(text: str, words: str) -> list[int]:
    found = []
    place = text.find(words)
    while place >= 0:
        found.append(place)
        place = text.find(words, place + 1)
    return found


def _agreement(text: str, place: int, wanted: Anchor) -> int:
    """Count the neighbours that are as they were, from the words outwards."""
    end = place + len(wanted.text)
    before, after = text[max(place - ROOM, 0) : place], text[end : end + ROOM]
    return _common(before[::-1], wanted.before[::-1]) + _common(after, wanted.after)


def _common(one: str, other: str) -> int:
    length = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        length += 1
    return length
