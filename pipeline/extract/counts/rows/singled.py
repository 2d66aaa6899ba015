"""Some of those counted, by their name alone: `310.000 lao động …, riêng các KCN gần 200 nghìn`."""

import re
from collections.abc import Iterator
from typing import Final

from ..modifiers import before
from ..nearby import OTHER_HEADS
from ..numbers.quantity import Quantity
from ..reading import Reading
from ..refusals import no_count
from ..view import View
from .items import is_name
from .row import UNTOLD, Row

SINGLED: Final = "counts.singled"
_SAYS: Final = ("riêng ", "trong đó ", "trong số đó ", "nhất ", "dẫn đầu ", "đứng đầu ")
_CUE: Final = re.compile(
    r"[,;(] ?(?:(?:và|nhưng|còn) )?(?:(?:trong (?:số )?đó,? )?riêng|trong (?:số )?đó|"
    r"(?:tập trung )?(?:nhiều|đông|lớn|cao) nhất|dẫn đầu|đứng đầu)(?: (?:là|có|ở|tại|thuộc))? "
    r"(?P<name>(?:các |những )?[^\W\d_][^\d,;:.()\n]{1,40}?)"
    r"(?P<link>(?: (?:hiện |đã )?(?:có|là|chiếm|đạt|với|còn))?) $"
)
_ENDS: Final = re.compile(r"[,;.)”\"](?!\d)|\n|$")
_WIDTH: Final = 72
_LEAST: Final = 20
"""A smaller number without a word in front may end the name: `riêng KCN Sóng Thần 2`."""
_FAR: Final = 260


def singled(row: Row) -> list[Reading]:
    """Give the numbers that name some of those counted in front of them in the sentence."""
    low, found = row.view.low, list[Reading]()
    for index in row.closed():
        quantity = row.quantities[index]
        reading = _singled(row, quantity) if _says(low, quantity.start) else None
        if reading is not None:
            found.append(reading)
    return found


def _singled(row: Row, quantity: Quantity) -> Reading | None:
    view, low, start = row.view, row.view.low, quantity.start
    if start in row.read() or quantity.year_like or not quantity.value or quantity.words:
        return None
    if not _ENDS.match(low, quantity.end):
        return None
    front = before(view, start)
    first = view.sentence(start)[0]
    cue = _CUE.search(low, max(first, front.start - _WIDTH), front.start)
    if cue is None or not is_name(view, *cue.span("name")) or OTHER_HEADS.search(cue["name"]):
        return None
    plain = not cue["link"] and front.start == start
    if plain and quantity.value < _LEAST:
        return None
    for whole in _wholes(view, row, first, cue.start()):
        if (whole.absolute or 0) >= quantity.value:
            if no_count(view, quantity, front, whole.measure) is not None:
                return None
            return Reading(
                front.start, quantity.end, quantity, whole.noun, whole.measure, front.modifier,
                SINGLED, quantity.end, front.last, whole=whole.start, like=whole.start,
            )  # fmt: skip
    return None


def _says(low: str, place: int) -> bool:
    """Tell cheaply whether a cue may stand in front of a place."""
    front = low[max(0, place - _WIDTH) : place]
    if "riêng" in front or "nhất" in front or "trong" in front or "đầu" in front:
        for words in _SAYS:
            if words in front:
                return True
    return False


def _wholes(view: View, row: Row, first: int, place: int) -> Iterator[Reading]:
    """Give the counts of the sentence in front of a place, the last one first."""
    for reading in reversed(row.readings):
        if reading.start < first or place - reading.end > _FAR:
            if reading.start < place:
                return
        elif reading.end <= place and reading.measure not in UNTOLD:
            yield reading
