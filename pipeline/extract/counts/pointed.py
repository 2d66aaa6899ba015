"""What generic nouns stand for in the points of a list: what opens it says so."""

from collections.abc import Sequence
from typing import cast

from schemas.counts import Measure

from .named import first_of_row, names
from .reading import Reading
from .said import at_most
from .view import View


def by_opener(
    view: View, reading: Reading, earlier: Sequence[Reading], allowed: frozenset[str]
) -> Reading | None:
    """Read a point by what opens its list: `Số lao động mất việc sau:` `Huế: 870 người`."""
    if not view.line_start(reading.start) or not view.is_label(reading.start):
        return None
    opener = view.opener(reading.start)
    if opener is None:
        return None
    own = view.mentions(reading.sentence, reading.start)
    if any(m.measure in allowed and m.end <= reading.start and names(view, m) for m in own):
        return None
    for whole in reversed(earlier):
        if whole.start < opener[0]:
            break
        if whole.end <= opener[1] and whole.measure in allowed and whole.like is None:
            stated = whole.start if at_most(reading, whole) else None
            return reading.counts(whole.measure, whole.noun, stated)
    named = [m for m in view.mentions(opener) if m.measure in allowed and names(view, m)]
    named = [m for m in named if m.measure != "organisations"]
    if not named:
        return None
    first = first_of_row(view, named)
    return reading.counts(cast(Measure, first.measure), first.canonical)
