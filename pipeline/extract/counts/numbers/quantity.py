"""A number as it is written, before anything around it is looked at."""

from typing import Literal

Kind = Literal["number", "range", "ratio", "vague", "odd", "date"]


class Quantity:
    """A number, range or ratio as written, without modifier and noun; `end` is behind `%`."""

    __slots__ = (
        "bare", "end", "high", "kind", "of", "percent", "start", "value", "words", "year_like",
    )  # fmt: skip

    def __init__(
        self,
        start: int,
        end: int,
        kind: Kind,
        value: int | float | None,
        high: int | float | None = None,
        of: int | float | None = None,
        percent: bool = False,
        words: bool = False,
        year_like: bool = False,
        bare: bool = False,
    ) -> None:
        """Take what the number itself says."""
        self.start = start
        self.end = end
        self.kind = kind
        self.value = value
        """The number; of a range its lower end, of a ratio its numerator; None for codes, dates."""
        self.high = high
        self.of = of
        self.percent = percent
        self.words = words
        self.year_like = year_like
        """Four bare digits that may be a year."""
        self.bare = bare
        """Digits alone that are no year, so that only words around them can make them no count."""

    @property
    def whole(self) -> bool:
        """Tell whether things can be counted with it: no decimals, unless a percentage."""
        return not (isinstance(self.value, float) or isinstance(self.high, float))
