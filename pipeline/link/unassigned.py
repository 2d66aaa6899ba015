"""Every number that became no fact, with the reason: nothing is dropped in silence."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from schemas.base import TextSpan
from schemas.unassigned import Unassigned

from ..segment.segmented import SegmentedText
from .reasons import reason_of

_NUMBER: Final = re.compile(
    r"\d+(?:(?:[.,:/]|[ \u00a0]?[-–/][ \u00a0]?|(?:[hg]|[ \u00a0]giờ[ \u00a0])(?=\d\d(?!\d)))"
    r"\d+){0,8}"
)
"""A number with what ties others to it: `1.250`, `12/5/2014`, `9-12`, `7h15`, `14 giờ 30`."""
_IN_BRACKETS: Final = re.compile(
    r"\d{1,2}\)(?=[ \u00a0]?[^\W\d_])|\+?\d{2,4}\)[ .\-]?\d{1,4}(?:[ .\-]\d{2,4}){1,3}"
)
"""The marker of a point, or a phone with its code: `(1)`, `(0274) 3 800 112`."""
_SPACED_PHONE: Final = re.compile(r"(?:84|0\d{1,3})[ .]\d{1,4}(?:[ .]\d{3,4}){1,2}(?!\d)")
_RUN: Final = re.compile(r"\d+")


def unassigned(
    article: SegmentedText, owners: Iterable[TextSpan], leftovers: Sequence[Unassigned]
) -> list[Unassigned]:
    """Give what no fact owns, in order: `Lượt xem: 291` leaves `291`, reason `page_counter`.

    `owners` are the facts that numbers may stand in, `leftovers` what the rooms themselves refused
    with a reason; a leftover that touches an owner, or an earlier leftover, is dropped.
    """
    owned = _Owned((span.start, span.end) for span in owners)
    left: list[Unassigned] = []
    reach = 0
    for leftover in sorted(leftovers, key=lambda x: (x.start, -x.end)):
        if leftover.start >= reach and owned.is_free(leftover.start, leftover.end):
            left.append(_settled(article, leftover))
            reach = leftover.end
    owned = owned.with_more((x.start, x.end) for x in left)
    for start, end in _numbers(article.text, owned):
        reason = reason_of(article, start, end)
        left.append(Unassigned(start=start, end=end, text=article.text[start:end], reason=reason))
    return sorted(left, key=lambda x: x.start)


def _settled(article: SegmentedText, leftover: Unassigned) -> Unassigned:
    """Let the words around speak where a room took `số 7` for a document: `xe buýt số 7`."""
    if leftover.reason != "document_number":
        return leftover
    own = reason_of(article, leftover.start, leftover.end)
    if own not in ("phone", "name", "address"):
        return leftover
    return leftover.model_copy(update={"reason": own})


class _Owned:
    """The characters that facts own, as ranges that don't touch each other."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def with_more(self, spans: Iterable[tuple[int, int]]) -> "_Owned":
        """Give these ranges and others together."""
        return _Owned([*zip(self._starts, self._ends, strict=True), *spans])

    def holds(self, start: int, end: int) -> bool:
        """Tell whether every character of a range is owned."""
        before = bisect_right(self._starts, start) - 1
        return before >= 0 and self._ends[before] >= end

    def is_free(self, start: int, end: int) -> bool:
        """Tell whether no character of a range is owned."""
        before = bisect_right(self._starts, end - 1) - 1
        return before < 0 or self._ends[before] <= start


def _numbers(text: str, owned: _Owned) -> Iterator[tuple[int, int]]:
    """Yield the numbers of a text that nobody owns; of one that is owned in part, its free runs."""
    reach = 0
    for match in _NUMBER.finditer(text):
        start, end = match.span()
        if end <= reach or owned.holds(start, end):
            continue
        start = max(start, reach)
        wide = _widened(text, start, end)
        if owned.is_free(*wide):
            yield wide
            reach = wide[1]
            continue
        for run in _RUN.finditer(text, start, end):
            if owned.is_free(*run.span()):
                yield run.span()


def _widened(text: str, start: int, end: int) -> tuple[int, int]:
    """Take in the brackets of a marker and the groups of a phone."""
    if text[start - 1 : start] == "(" and (start < 2 or text[start - 2] in " \u00a0\n\t;:,."):
        match = _IN_BRACKETS.match(text, start)
        if match is not None:
            return start - 1, match.end()
    if text[start] in "08":
        match = _SPACED_PHONE.match(text, start)
        if match is not None and match.end() > end:
            return start, match.end()
    return start, end
