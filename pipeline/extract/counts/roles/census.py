"""What one walk over the counts of an article tells: which of them may be wholes and parts."""

from collections.abc import Sequence

from ..reading import Reading

IN_SUM = ("tổng cộng ", "tổng cộng là ", "tất cả ", "cộng lại ", "cả thảy ", "tổng cộng có ")
"""What stands in front of a number that sums up those told before."""
LAST_OF_SUM = frozenset(words.split()[-1] for words in IN_SUM)
TOLD_OF_OTHERS = frozenset({"counts.of_stated", "counts.percent", "counts.percent_apart"})
_LAST_OF_ALL = frozenset({"trong", "số"})
_COLONS = ":-–"
NEAR_BEFORE = 8
"""So many counts in front of a part its whole is looked for."""


class Census:
    """The counts that a rule for parts may hold of, by their places in the row."""

    __slots__ = (
        "beside", "fractions", "kinds", "labelled", "of_all", "readings", "summed", "worded",
        "zones",
    )  # fmt: skip

    def __init__(self, readings: Sequence[Reading]) -> None:
        """Look at each of them once."""
        self.readings = readings
        self.kinds: dict[str, list[int]] = {}
        """Numbers of things, by their measure."""
        self.beside: list[int] = []
        """Those with one of their measure near in front."""
        self.worded: list[int] = []
        """Those whose wording may make them parts of others."""
        self.of_all: list[int] = []
        """Those behind `trong`, `trong số`."""
        self.summed: list[int] = []
        """People behind what may be the end of `tổng cộng`, `tất cả`."""
        self.labelled: list[int] = []
        """Numbers of things right behind a sign, as behind a label."""
        self.fractions: list[int] = []
        self.zones: list[int] = []
        """`9 khu`: zones of several kinds."""
        self._walk()

    def _walk(self) -> None:
        latest: dict[str, int] = {}
        for index, reading in enumerate(self.readings):
            measure, last = reading.measure, reading.last
            if measure in latest and index - latest[measure] <= NEAR_BEFORE:
                self.beside.append(index)
            latest[measure] = index
            if reading.whole is not None or reading.rule in TOLD_OF_OTHERS:
                self.worded.append(index)
            if reading.absolute is None:
                if reading.quantity.of is not None:
                    self.fractions.append(index)
            else:
                if measure in self.kinds:
                    self.kinds[measure].append(index)
                else:
                    self.kinds[measure] = [index]
                if not last or last[-1] in _COLONS:
                    self.labelled.append(index)
                elif last in LAST_OF_SUM and measure == "people":
                    self.summed.append(index)
            if last in _LAST_OF_ALL:
                self.of_all.append(index)
            if reading.generic == "khu":
                self.zones.append(index)
