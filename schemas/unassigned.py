"""Numbers and date-like strings that became no fact, each with its reason."""

from typing import Literal

from .base import TextSpan

UnassignedReason = Literal[
    "page_counter", "document_number", "fraction", "list_marker", "declared_count", "ordinal",
    "money", "measure", "age", "address", "phone", "time_of_day", "score", "name", "vague",
    "unresolved_relative", "unknown",
]  # fmt: skip


class Unassigned(TextSpan):
    """A number or date-like string that is no fact of this record."""

    reason: UnassignedReason
    """Why it is no fact."""
