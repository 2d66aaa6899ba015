"""What every model shares: frozen, closed, and a span that quotes its own words."""

from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator
from pydantic_core.core_schema import ValidationInfo

SCHEMA_VERSION = "1.1"


def is_absent(value: object) -> bool:
    """Tell a field that was not asked for; `exclude_if` leaves it out of the JSON."""
    return value is None


class Frozen(BaseModel):
    """A model that cannot change and knows no unknown fields."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        strict=True,
        allow_inf_nan=False,
        revalidate_instances="always",
        use_attribute_docstrings=True,
    )


class Span(Frozen):
    """A half-open range of Unicode code points in the article's `text`."""

    start: Annotated[int, Field(ge=0)]
    """First code point."""
    end: Annotated[int, Field(gt=0)]
    """One past the last code point; greater than `start`."""

    @field_validator("end")
    @classmethod
    def _not_empty(cls, end: int, info: ValidationInfo) -> int:
        start = info.data.get("start")
        if start is not None and end <= start:
            raise ValueError(f"end {end} is not after start {start}")
        return end


class TextSpan(Span):
    """A span with the words that stand there: `text[start:end]`."""

    text: Annotated[str, Field(min_length=1)]
    """The exact words of the article."""

    @field_validator("text")
    @classmethod
    def _as_long_as_its_span(cls, text: str, info: ValidationInfo) -> str:
        start, end = info.data.get("start"), info.data.get("end")
        if start is not None and end is not None and len(text) != end - start:
            raise ValueError(f"{len(text)} characters of text in a span of {end - start}")
        return text


def place_id(letter: str, start: int, end: int) -> str:
    """Give the id of a fact at a place: `place_id("d", 89, 115)` is `d89-115`."""
    return f"{letter}{start}-{end}"


class DomRange(Frozen):
    """Where words stand in an HTML page, as a selection in a browser has it.

    XPath 1.0 of text nodes in the tree that HTML5 builds; offsets are code points of their data.
    """

    start: Annotated[str, Field(pattern=r"^/")]
    """Text node of the first character."""
    start_offset: Annotated[int, Field(ge=0)]
    """First character, in code points of that node's data."""
    end: Annotated[str, Field(pattern=r"^/")]
    """Text node of the last character."""
    end_offset: Annotated[int, Field(gt=0)]
    """One past the last character."""


class Fact(TextSpan):
    """A span with an id made of its place, the rule that read it and how often that is right."""

    id: Annotated[str, Field(pattern=r"^[dcot][0-9]+-[0-9]+$")]
    """Class letter and place: same words, same id."""
    rule: Annotated[str, Field(pattern=r"^[a-z_]+\.[a-z0-9_]+$")]
    """Name of the rule that made the fact, as `room.rule`."""
    confidence: Annotated[float, Field(ge=0, le=1)] | None
    """How often the rule is right on the gold corpus; null until it is measured."""
    raw_start: Annotated[int | None, Field(ge=0, exclude_if=is_absent)] = None
    """First byte of the words in the input; present with --raw-offsets for text."""
    raw_end: Annotated[int | None, Field(gt=0, exclude_if=is_absent)] = None
    """One past their last byte; `content[raw_start:raw_end]` decodes to the words."""
    xpath: Annotated[DomRange | None, Field(exclude_if=is_absent)] = None
    """Where the words stand in the page; present for HTML."""

    @field_validator("id")
    @classmethod
    def _names_its_place(cls, value: str, info: ValidationInfo) -> str:
        start, end = info.data.get("start"), info.data.get("end")
        if start is not None and end is not None and value[1:] != f"{start}-{end}":
            raise ValueError(f"id {value} does not name the place {start}-{end}")
        return value

    @model_validator(mode="after")
    def _has_its_letter(self) -> Self:
        letter = _LETTERS.get(type(self).__name__)
        if letter and not self.id.startswith(letter):
            raise ValueError(f"id {self.id} does not begin with {letter}")
        return self


def stands(fact: Fact, letter: str) -> bool:
    """Tell whether the place, the words and the id of a fact agree, as its validators have it."""
    start, end = fact.start, fact.end
    return start < end and len(fact.text) == end - start and fact.id == f"{letter}{start}-{end}"


_LETTERS = {"DateFact": "d", "OrganisationFact": "o", "CountFact": "c", "TaskItem": "t"}


def same_number(value: Any) -> Any:
    """Write a whole float as an integer, so that one number has one form: 53000.0 is 53000."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value
