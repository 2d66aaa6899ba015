"""Checks: arithmetic and logic that an editor would do by hand."""

from typing import Annotated, Literal

from pydantic import Field

from .base import Frozen
from .counts import Measure

CheckCode = Literal[
    "task_count", "numbering", "total_of_parts", "subset", "zone_count", "share_of_total",
    "date_order", "interval_order", "range_order", "weekday", "duplicate_title",
]  # fmt: skip
CheckStatus = Literal["pass", "fail", "incomplete"]


class Check(Frozen):
    """One comparison and what it rests on (guide, section 5)."""

    code: CheckCode
    """What is compared."""
    status: CheckStatus
    """`pass`, `fail`, or `incomplete` where the list is visibly cut."""
    measure: Measure | None
    """Of which measure the figures are; null for dates and tasks."""
    expected: str | None
    """What the text announces."""
    found: str | None
    """What the facts give."""
    facts: list[str]
    """Ids of the facts compared."""
    message: Annotated[str, Field(min_length=1)]
    """The comparison in words and in the article's own figures."""
