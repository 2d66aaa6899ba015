"""One number read as a count, before it becomes a fact."""

from schemas.counts import CountRole, Direction, Measure, Modifier

from .numbers.quantity import Quantity


class Reading:
    """A count with its span and its parts; role and measure are settled later by neighbours."""

    __slots__ = (
        "absolute", "direction", "end", "generic", "hinted", "index", "last", "like", "measure",
        "modifier", "noun", "noun_start", "quantity", "role", "rule", "sentence", "start", "whole",
    )  # fmt: skip

    def __init__(
        self,
        start: int,
        end: int,
        quantity: Quantity,
        noun: str,
        measure: Measure,
        modifier: Modifier,
        rule: str,
        noun_start: int,
        last: str,
        generic: str | None = None,
        *,
        like: int | None = None,
        whole: int | None = None,
        role: CountRole | None = None,
        direction: Direction | None = None,
    ) -> None:
        """Take what the number and the words around it say."""
        self.start = start
        self.end = end
        self.quantity = quantity
        self.noun = noun
        self.measure = measure
        self.modifier = modifier
        self.rule = rule
        self.noun_start = noun_start
        """Where the noun stands in the text; the end of the span where it stands apart."""
        self.last = last
        """The word right in front of it, empty where a sign or the sentence's beginning is."""
        self.generic = generic
        """The printed noun, where it stands for what the sentence says (người, đơn vị)."""
        self.like = like
        """Start of the count whose noun this one takes over."""
        self.whole = whole
        """Start of the count that this one is a part of, where its wording says so."""
        self.hinted = False
        """No cue names it as a part of `whole`; only the order of things does."""
        self.index = 0
        """Which of the article's numbers it is."""
        self.sentence = 0, 0
        """Where the sentence that it stands in begins and ends."""
        self.role = role
        self.direction = direction
        plain = quantity.kind == "number" and not quantity.percent and quantity.of is None
        self.absolute: int | float | None = quantity.value if plain else None
        """The number of things, None for shares, fractions and vague numbers."""

    def counts(self, measure: Measure, noun: str, whole: int | None = None) -> "Reading":
        """Let a generic noun count what the sentence says, as a part of a whole or for itself."""
        self.measure, self.noun, self.whole = measure, noun, whole
        return self
