"""One number read as a count, before it becomes a fact."""

from typing import NamedTuple

from schemas.counts import CountRole, Direction, Measure, Modifier

from .quantity import Quantity


class Reading(NamedTuple):
    """A count with its span and its parts; role and measure may still be settled by neighbours."""

    start: int
    end: int
    quantity: Quantity
    noun: str
    measure: Measure
    modifier: Modifier
    rule: str
    noun_start: int
    """Where the noun stands in the text; the end of the span where it stands apart."""
    generic: str | None = None
    """The printed noun, where it stands for what the sentence says (người, đơn vị)."""
    like: int | None = None
    """Start of the count whose noun this one takes over."""
    whole: int | None = None
    """Start of the count that this one is a part of, where its wording says so."""
    hinted: bool = False
    """No cue names it as a part of `whole`; only the order of things does."""
    role: CountRole | None = None
    direction: Direction | None = None

    @property
    def absolute(self) -> int | float | None:
        """The number of things, None for shares, fractions and vague numbers."""
        quantity = self.quantity
        if quantity.percent or quantity.of is not None or quantity.kind != "number":
            return None
        return quantity.value
