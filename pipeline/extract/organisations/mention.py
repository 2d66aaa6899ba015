"""A mention on its way from the grammar to the record."""

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from schemas.organisations import OrganisationType

from .body import Body


class Mention(NamedTuple):
    """A place in the text that names a body, and how it was found."""

    start: int
    end: int
    type: OrganisationType | None
    rule: str
    body: Body | None = None
    same_as: int | None = None
    """Start of an earlier mention of the same organisation, where the text itself says so."""


class Taken:
    """The places of mentions, to ask whether another would overlap one."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        """Sort the places once; mentions do not overlap."""
        spans = sorted([(mention.start, mention.end) for mention in mentions])
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def is_free(self, start: int, end: int) -> bool:
        """Tell whether no mention shares a character with a place."""
        index = bisect_right(self._starts, start)
        if index and self._ends[index - 1] > start:
            return False
        return index == len(self._starts) or self._starts[index] >= end
