"""Counts: stated quantities of counted nouns."""

from collections.abc import Sequence
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, field_validator, model_validator
from pydantic_core.core_schema import ValidationInfo

from .base import Fact, TextSpan, same_number, stands

Measure = Literal[
    "workers", "enterprises", "union_members", "union_organisations", "party_members",
    "party_organisations", "households", "people", "organisations", "zones", "other",
]  # fmt: skip
Modifier = Literal[
    "exact", "about", "nearly", "more_than", "at_least", "less_than", "at_most", "range"
]
Unit = Literal["absolute", "percent"]
CountRole = Literal["level", "change", "part", "total", "threshold", "target", "participants"]
Direction = Literal["up", "down"]
Number = Annotated[int | float, BeforeValidator(same_number)]


class Scope(TextSpan):
    """The body, zone or place that is counted, as worded."""

    organisation: str | None
    """Id of the organisation mention that these words name, where they name one."""


class CountFact(Fact):
    """One stated quantity (guide, section 3)."""

    measure: Measure
    """What is counted, in few classes."""
    noun: Annotated[str, Field(min_length=1)]
    """What is counted, as the lexicon has it."""
    modifier: Modifier
    """How exact the number is said to be."""
    unit: Unit
    """A head count or a percentage."""
    value: Number | None
    """The number; null for ranges and vague numbers; a numerator where `of` is set."""
    low: Number | None
    """Least it can be; null where open."""
    high: Number | None
    """Most it can be; null where open."""
    of: Number | None
    """Denominator of a fraction."""
    role: CountRole
    """Stock, change, whole, part, size class, aim or number present."""
    direction: Direction | None
    """Of a change: up or down."""
    scope: Scope | None
    """What is counted in: a body, zone or place."""
    period: Annotated[str, Field(pattern=r"^d[0-9]+-[0-9]+$")] | None
    """Id of the date that the count holds for."""

    @field_validator("high")
    @classmethod
    def _low_to_high(cls, high: float | None, info: ValidationInfo) -> float | None:
        low, value = info.data.get("low"), info.data.get("value")
        known = [x for x in (low, value, high) if x is not None]
        if known != sorted(known):
            raise ValueError(f"low {low} ≤ value {value} ≤ high {high} does not hold")
        if "modifier" not in info.data or "value" not in info.data or "low" not in info.data:
            return high
        expected = limits(info.data["modifier"], value)
        if expected is not None and (low, high) != expected:
            raise ValueError(
                f"{info.data['modifier']} {value} has low {expected[0]} and high {expected[1]}"
            )
        return high

    @model_validator(mode="after")
    def _modifier_and_numbers_agree(self) -> Self:
        if self.modifier == "range" and (self.value is not None or None in (self.low, self.high)):
            raise ValueError("a range has low and high and no value")
        vague = self.modifier == "at_least" and self.value is None and self.low is not None
        if self.modifier != "range" and self.value is None and not vague:
            raise ValueError(f"{self.modifier} needs a value")
        return self


def limits(modifier: str, value: float | None) -> tuple[float | None, float | None] | None:
    """Give low and high as the record's contract fills them; None where they are free."""
    if value is None or modifier == "range":
        return None
    if modifier == "exact":
        return value, value
    if modifier in ("more_than", "at_least"):
        return value, None
    if modifier in ("less_than", "at_most", "nearly"):
        return None, value
    return None, None


def counts_hold(counts: Sequence[CountFact]) -> bool:
    """Tell whether counts right in their fields are right, as the validators of each have it."""
    for count in counts:
        scope = count.scope
        if not stands(count, "c") or not _are_right(count):
            return False
        if scope and not (scope.start < scope.end and len(scope.text) == scope.end - scope.start):
            return False
    return True


def _are_right(count: CountFact) -> bool:
    """Tell numbers that agree with their modifier; a whole float is still to become an integer."""
    modifier, value, low, high = count.modifier, count.value, count.low, count.high
    for number in (value, low, high, count.of):
        if type(number) is float and number.is_integer():
            return False
    if modifier == "exact":
        return value is not None and low == value == high
    if modifier == "range":
        return value is None and low is not None and high is not None and low <= high
    if value is None:
        return modifier == "at_least" and low is not None and (high is None or low <= high)
    return (low, high) == limits(modifier, value)
