"""A number as it is written, before anything around it is looked at."""

from collections.abc import Callable
from functools import partial
from typing import Final, Literal, NamedTuple

Kind = Literal["number", "range", "ratio", "vague", "odd"]


class Quantity(NamedTuple):
    """A number, range or ratio as written, without modifier and noun; `end` is behind `%`."""

    start: int
    end: int
    kind: Kind
    value: int | float | None
    """The number; of a range its lower end, of a ratio its numerator; None for odd shapes."""
    high: int | float | None = None
    of: int | float | None = None
    percent: bool = False
    words: bool = False
    year_like: bool = False
    """Four bare digits that may be a year."""
    bare: bool = False
    """Digits alone that are no year, so that only words around them can make them no count."""

    @property
    def whole(self) -> bool:
        """Tell whether things can be counted with it: no decimals, unless a percentage."""
        return not (isinstance(self.value, float) or isinstance(self.high, float))


plain: Final[Callable[[tuple[object, ...]], Quantity]] = partial(tuple.__new__, Quantity)
"""Makes a quantity of all its fields in order, in a third of the time."""
