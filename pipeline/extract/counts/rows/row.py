"""The numbers of an article beside its counts: which of them may stand in a row with one."""

from collections.abc import Callable, Iterator, Sequence

from ..modifiers import Before
from ..numbers.quantity import Quantity
from ..reading import Reading
from ..view import View

TO_NOW = frozenset({"lên", "xuống", "còn", "tới", "đến", "thành"})
_NEAR = 16
"""Numbers farther apart share no noun: `, khiển trách ` stands between at most."""
_WIDTH = 64
"""How far behind a count the first of its parts stands that leave the noun out."""
MOST_PARTS = 12
"""A count is divided into no more."""
FAR = 90
"""So far behind a count the first bare number of its series can stand."""
_MAY_END = (" và", " có ")
"""The only words behind a number that ends an item or a label."""
_LABEL_SIGNS = ":–-"
_CLOSING = frozenset(("", *',;.)”"\n'))
UNTOLD = frozenset({"other", "zones"})
"""What is counted in no row: names of zones often end in a number."""


class Row:
    """The numbers and the counts of an article in order; one walk says where a rule may hold."""

    __slots__ = (
        "_closed",
        "_read",
        "divided",
        "ended",
        "free",
        "listed",
        "plain",
        "quantities",
        "readings",
        "series",
        "shared",
        "view",
    )  # fmt: skip

    def __init__(
        self,
        view: View,
        quantities: Sequence[Quantity],
        readings: Sequence[Reading],
        free: Sequence[int],
    ) -> None:
        """Look at the numbers in front of each count and behind it."""
        self.view = view
        self.quantities = quantities
        self.readings = readings
        self.free = free
        """Numbers with no noun, unit or date beside them, by place: all that rows can read."""
        numbers = [(index, quantities[index]) for index in free]
        self.plain = [i for i, number in numbers if number.kind == "number" and not number.percent]
        """Those of them that are numbers of things: no ranges, codes, percentages."""
        self._read: dict[int, Reading] = {}
        self._closed: list[int] | None = None
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
        if free:
            self._walk()

    def closed(self) -> list[int]:
        """Give the numbers of things without a noun that a clause ends with, behind a count."""
        found, low = self._closed, self.view.low
        if found is None:
            found, first = [], self.readings[0].end if self.readings else len(low)
            for index in self.plain:
                quantity = self.quantities[index]
                end = quantity.end
                if quantity.start > first and low[end : end + 1] in _CLOSING:
                    found.append(index)
            self._closed = found
        return found

    def read(self) -> dict[int, Reading]:
        """Give the counts by the places of their numbers."""
        if not self._read:
            self._read = {reading.quantity.start: reading for reading in self.readings}
        return self._read

    def _walk(self) -> None:
        """Look at the counts behind free numbers, then at those in front of them."""
        low, quantities, free = self.view.low, self.quantities, frozenset(self.free)
        places: dict[int, int] = {}
        for place, reading in enumerate(self.readings):
            index, start = reading.index, reading.start
            if quantities[index] is not reading.quantity:
                if reading.absolute is not None:
                    self.listed.append(reading)
                continue
            places[index] = place
            if index - 1 in free:
                if start - quantities[index - 1].end <= _NEAR or reading.last in TO_NOW:
                    self.shared.append(reading)
                if low[start - 2] == ":":
                    self.ended.append(place)
            elif reading.last in TO_NOW and not free.isdisjoint(range(index - 3, index)):
                self.shared.append(reading)
        divided: set[int] = set()
        for index in self.free:
            if index - 1 in places:
                self._look_behind(places[index - 1], quantities[index], told=index in places)
                divided.update(self._in_front(places, index))
        self.divided = [self.readings[place] for place in sorted(divided)]

    def _in_front(self, places: dict[int, int], index: int) -> Iterator[int]:
        """Give the counts in front of a number of which it may be a part; others may be between."""
        first = index - 1
        while first in places and index - first <= MOST_PARTS:
            reading, number = self.readings[places[first]], self.quantities[first + 1]
            gap = number.start - reading.end
            if 0 < gap <= _WIDTH and (number.value or 0) < (reading.absolute or 0):
                yield places[first]
            first -= 1

    def _look_behind(self, place: int, number: Quantity, *, told: bool) -> None:
        """Note what a number without a noun behind a count may be."""
        reading = self.readings[place]
        if reading.absolute is None:
            return
        gap = number.start - reading.end
        if reading.index + 2 < len(self.quantities) and _may_end(self.view.low, number, gap):
            self.listed.append(reading)
        if told or gap > FAR or reading.measure in UNTOLD or number.percent:
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
