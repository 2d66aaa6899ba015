"""Every number that became no fact, with the reason: nothing is dropped in silence."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import Final

from schemas.base import TextSpan
from schemas.making import changed, made
from schemas.unassigned import Unassigned

from ..segment.segmented import SegmentedText
from .reasons import reason_of

_Place = tuple[int, int]
_DIGIT: Final = re.compile(r"\d")
_TIE: Final = r"(?:[.,:/]|[ \u00a0]?[-–/][ \u00a0]?|(?:[hg]|[ \u00a0]giờ[ \u00a0])(?=\d\d(?!\d)))"
_NUMBER: Final = re.compile(rf"\d\d*(?:{_TIE}\d+){{0,8}}")
"""A number with what ties others to it: `1.250`, `12/5/2014`, `9-12`, `7h15`, `14 giờ 30`."""
_TIED: Final = re.compile(rf"\d{_TIE}?\d")
_REACH: Final = 6
"""How far a tie reaches."""
_IN_BRACKETS: Final = re.compile(
    r"\d{1,2}\)(?=[ \u00a0]?[^\W\d_])|\+?\d{2,4}\)[ .\-]?\d{1,4}(?:[ .\-]\d{2,4}){1,3}"
)
"""The marker of a point, or a phone with its code: `(1)`, `(0274) 3 800 112`."""
_SPACED_PHONE: Final = re.compile(r"(?:84|0\d{1,3})[ .]\d{1,4}(?:[ .]\d{3,4}){1,2}(?!\d)")
_RUN: Final = re.compile(r"\d+")
_START: Final = attrgetter("start")


def unassigned(
    article: SegmentedText, owners: Iterable[TextSpan], leftovers: Sequence[Unassigned]
) -> list[Unassigned]:
    """Give what no fact owns, in order: `Lượt xem: 291` leaves `291`, reason `page_counter`.

    `owners` are the facts that numbers may stand in, `leftovers` what the rooms themselves refused
    with a reason; a leftover that touches an owner, or an earlier leftover, is dropped.
    """
    owned = _merged(owners)
    left = [_settled(article, leftover) for leftover in _free(leftovers, owned)]
    text = article.text
    owned += [(x.start, x.end) for x in left]
    owned.sort()
    for start, end in _numbers(text, owned):
        values = {
            "start": start, "end": end, "text": text[start:end],
            "reason": reason_of(article, start, end),
        }  # fmt: skip
        left.append(made(Unassigned, values))
    return sorted(left, key=_START)


def _merged(owners: Iterable[TextSpan]) -> list[_Place]:
    """Give the places of facts, which may stand in each other, as places apart, in order."""
    places: list[_Place] = []
    first = reach = 0
    for start, end in sorted([(owner.start, owner.end) for owner in owners]):
        if start > reach:
            places.append((first, reach))
            first = start
        if end > reach:
            reach = end
    places.append((first, reach))
    return places


def _free(leftovers: Sequence[Unassigned], owned: Sequence[_Place]) -> Iterator[Unassigned]:
    """Yield the leftovers that touch no fact and none before; of two at a place the longer."""
    reach = 0
    for leftover in sorted(leftovers, key=lambda x: (x.start, -x.end)):
        start, end = leftover.start, leftover.end
        if start < reach:
            continue
        before = bisect_left(owned, (end, end)) - 1
        if before < 0 or owned[before][1] <= start:
            yield leftover
            reach = end


def _settled(article: SegmentedText, leftover: Unassigned) -> Unassigned:
    """Let the words around speak where a room took `số 7` for a document: `xe buýt số 7`."""
    if leftover.reason != "document_number":
        return leftover
    own = reason_of(article, leftover.start, leftover.end)
    if own not in ("phone", "name", "address"):
        return leftover
    return changed(leftover, {"reason": own})


def _numbers(text: str, owned: Iterable[_Place]) -> list[_Place]:
    """Give the numbers of a text that nobody owns; of one that is owned in part, its free runs."""
    found: list[_Place] = []
    begin, search = 0, _DIGIT.search
    for start, end in (*owned, (len(text), 0)):
        if start > begin and search(text, begin, start):
            found += _numbers_between(text, begin, start)
        begin = end
    return found


def _numbers_between(text: str, begin: int, stop: int) -> Iterator[_Place]:
    """Yield the numbers of what stands between two facts."""
    reach = begin
    for match in _NUMBER.finditer(text, begin, stop):
        start, end = match.span()
        if end <= reach:
            continue
        start = max(start, reach)
        wide = _widened(text, start, end)
        if begin <= wide[0] and wide[1] <= stop and not _is_tied(text, start, end, begin, stop):
            yield wide
            reach = wide[1]
            continue
        yield from (run.span() for run in _RUN.finditer(text, start, end))


def _is_tied(text: str, start: int, end: int, begin: int, stop: int) -> bool:
    """Tell a number that is tied to the digits of a fact before or behind it."""
    if start - begin < _REACH:
        for place in range(start - 1, max(0, start - _REACH) - 1, -1):
            tied = _TIED.match(text, place)
            if tied is not None and tied.end() > start:
                return True
    tied = _TIED.match(text, end - 1) if stop - end < _REACH else None
    return tied is not None and tied.end() > stop


def _widened(text: str, start: int, end: int) -> _Place:
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
