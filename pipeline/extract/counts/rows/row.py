"""The numbers of an article beside its counts: which of them may stand in a row with one."""

from collections.abc import Callable, Sequence

from ..modifiers import Before
from ..numbers.quantity import Quantity
from ..reading import Reading
from ..view import View

TO_NOW = frozenset({"lên", "xuống", "còn", "tới", "đến", "thành"})
_NEAR = 16
"""Numbers farther apart share no noun: `, khiển trách ` stands between at most."""
_WIDTH = 64
"""How far behind a count the first of its parts stands that leave the noun out."""
FAR = 90
"""So far behind a count the first bare number of its series can stand."""
_MAY_END = (" và", " có ")
"""The only words behind a number that ends an item or a label."""
_LABEL_SIGNS = ":–-"
_UNTOLD = frozenset({"other", "zones"})
"""What is counted in no row: names of zones often end in a number."""


class Row:
    """The numbers and the counts of an article in order; one walk says where a rule may hold."""

    __slots__ = (
        "_read",
        "divided",
        "ended",
        "listed",
        "quantities",
        "readings",
        "series",
        "shared",
        "view",
    )  # fmt: skip

    def __init__(
        self, view: View, quantities: Sequence[Quantity], readings: Sequence[Reading]
    ) -> None:
        """Look at the numbers in front of each count and behind it."""
        self.view = view
        self.quantities = quantities
        self.readings = readings
        self._read: dict[int, Reading] = {}
        self.shared: list[Reading] = []
        """Counts close behind a number: it may share their noun."""
        self.listed: list[Reading] = []
        """Counts in front of a number that ends an item: it may be the first of a list of parts."""
        self.divided: list[Reading] = []
        """Counts close in front of a smaller number: it may be a part that leaves the noun out."""
        self.series: list[int] = []
        """Counts in front of a number without a noun, by place: it may be of the next item."""
        self.ended: list[int] = []
        """Counts behind a colon, by place: the last item of a series may have the noun."""
        self._walk()

    def read(self) -> dict[int, Reading]:
        """Give the counts by the places of their numbers."""
        if not self._read:
            self._read = {reading.quantity.start: reading for reading in self.readings}
        return self._read

    def _walk(self) -> None:
        low, quantities, readings = self.view.low, self.quantities, self.readings
        many = len(quantities) - 1
        for place, reading in enumerate(readings):
            index, start = reading.index, reading.start
            if index and (start - quantities[index - 1].end <= _NEAR or reading.last in TO_NOW):
                self.shared.append(reading)
            if low[start - 2] == ":":
                self.ended.append(place)
            if index >= many or reading.absolute is None:
                continue
            number = quantities[index + 1]
            gap = number.start - reading.end
            if quantities[index] is not reading.quantity:
                self.listed.append(reading)
                continue
            if 0 < gap <= _WIDTH and (number.value or 0) < reading.absolute:
                self.divided.append(reading)
            behind = readings[place + 1] if place + 1 < len(readings) else None
            told = behind is not None and behind.quantity is number
            if behind is None or not told or behind.noun_start <= number.end or number.words:
                self._look_behind(place, number, gap, told=told)

    def _look_behind(self, place: int, number: Quantity, gap: int, *, told: bool) -> None:
        """Note what a number without a noun behind it may be; it may be told of all the same."""
        reading = self.readings[place]
        if reading.index + 2 < len(self.quantities) and _may_end(self.view.low, number, gap):
            self.listed.append(reading)
        if told or gap > FAR or reading.measure in _UNTOLD or number.percent:
            return
        if reading.noun_start > reading.quantity.end:
            self.series.append(place)


def _may_end(low: str, number: Quantity, gap: int) -> bool:
    """Tell cheaply that a number ends no item, as where it has a noun of its own."""
    if number.words:
        return True
    end = number.end
    sign = low[end : end + 2]
    if sign[:1] == " " and len(sign) > 1:
        return gap > 0 and (not sign[1].isalpha() or low.startswith(_MAY_END, end))
    if number.percent or number.kind != "number":
        return sign[:1] in _LABEL_SIGNS
    return gap > 0


def shared(quantity: Quantity, front: Before, reading: Reading) -> Reading:
    """Let a number count what a count behind it counts."""
    return Reading(
        front.start, quantity.end, quantity, reading.noun, reading.measure,
        front.modifier, "counts.shared_noun", quantity.end, front.last, like=reading.start,
    )  # fmt: skip


ListRule = Callable[[Row], list[Reading]]
