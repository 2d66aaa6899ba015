"""Dates: everything that places something on the calendar, and every stated length of time."""

import datetime as dt
from collections.abc import Sequence
from typing import Annotated, Literal, Self

from pydantic import Field, field_validator, model_validator
from pydantic_core.core_schema import ValidationInfo

from . import edtf
from .base import Fact, Frozen, stands

DateKind = Literal["date", "time", "interval", "duration"]
Grain = Literal["minute", "day", "week", "month", "quarter", "half", "year", "decade", "other"]
Mod = Literal["start", "mid", "end"]
PartOfDay = Literal["morning", "noon", "afternoon", "evening", "night"]
DateRole = Literal["publication", "page", "event", "document", "period", "plan", "background"]
Missing = Literal["year", "month", "day"]
IsoDay = Annotated[
    str, Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", json_schema_extra={"format": "date"})
]
EdtfValue = Annotated[str, Field(pattern=edtf.VALUE_PATTERN)]


class Alternative(Frozen):
    """A second reading of a date, and why it could be right."""

    value: EdtfValue
    """The other value, as in `dates`."""
    because: Annotated[str, Field(min_length=1)]
    """Why it could be right."""


class DateFact(Fact):
    """One date, time, interval or length, as worded and as EDTF (guide, section 1)."""

    kind: DateKind
    """`date`, `time` (a day with a clock time), `interval` or `duration`."""
    value: EdtfValue
    """EDTF levels 0 and 1 with unspecified digits anywhere; lengths are ISO 8601 (`P4Y`,
    `P1M/P3M`); beyond EDTF: a clock time on a day of unknown year (`XXXX-09-05T14:30:00`)."""
    grain: Grain | None
    """The finest unit stated; null for lengths."""
    mod: Mod | None
    """`start`, `mid` or `end` for đầu, giữa, cuối."""
    earliest: IsoDay | None
    """First day it can mean; null where unknown, open, or a length."""
    latest: IsoDay | None
    """Last day it can mean, inclusive."""
    part_of_day: PartOfDay | None
    """Stated part of the day: sáng, trưa, chiều, tối, đêm."""
    role: DateRole
    """What the day is to the article: when it appeared, when it happened, of which document …"""
    inferred: list[Missing]
    """Which parts are not in the words."""
    because: str | None
    """Why an inferred part has the value it has."""
    alternatives: list[Alternative]
    """Other readings, best first."""

    @field_validator("value")
    @classmethod
    def _is_of_its_kind(cls, value: str, info: ValidationInfo) -> str:
        kind = info.data.get("kind")
        if kind is not None and edtf.kind_of(value) != kind:
            raise ValueError(f"{value} is not a {kind}")
        edtf.bounds(value)
        return value

    @field_validator("grain")
    @classmethod
    def _length_has_no_grain(cls, grain: str | None, info: ValidationInfo) -> str | None:
        if "kind" in info.data and (grain is None) != (info.data["kind"] == "duration"):
            raise ValueError("grain is null for lengths and for nothing else")
        return grain

    @field_validator("earliest", "latest")
    @classmethod
    def _is_what_value_says(cls, day: str | None, info: ValidationInfo) -> str | None:
        if "value" not in info.data or "mod" not in info.data:
            return day
        first, last = edtf.days(info.data["value"], info.data["mod"])
        expected = first if info.field_name == "earliest" else last
        if day != expected:
            raise ValueError(f"{info.data['value']} gives {expected}, not {day}")
        return day

    @model_validator(mode="after")
    def _inference_has_a_reason(self) -> Self:
        if self.inferred and not self.because:
            raise ValueError("an inferred part needs a reason in `because`")
        if len(set(self.inferred)) != len(self.inferred):
            raise ValueError("a part is inferred once")
        return self

    def days(self) -> tuple[dt.date | None, dt.date | None]:
        """Give `earliest` and `latest` as dates."""
        return edtf.bounds(self.value, self.mod)


def dates_hold(dates: Sequence[DateFact]) -> bool:
    """Tell whether dates right in their fields are right, as the validators of each have it."""
    for date in dates:
        is_length = date.kind == "duration"
        if not stands(date, "d") or edtf.kind_of(date.value) != date.kind:
            return False
        try:
            days = edtf.days(date.value, date.mod)
        except ValueError:
            return False
        if days != (date.earliest, date.latest) or (date.grain is None) != is_length:
            return False
        inferred = date.inferred
        if inferred and not (date.because and len(set(inferred)) == len(inferred)):
            return False
    return True
