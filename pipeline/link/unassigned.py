"""Every number that became no fact, with the reason: nothing is dropped in silence."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from operator import attrgetter, itemgetter, le, sub
from typing import Final

from schemas.base import TextSpan
from schemas.making import changed, made
from schemas.unassigned import Unassigned

from ..segment.segmented import SegmentedText
from .reasons import reason_of

_Place = tuple[int, int]
_TIE: Final = r"(?:[.,:/]|[ \u00a0]?[-–/][ \u00a0]?|(?:[hg]|[ \u00a0]giờ[ \u00a0])(?=\d\d(?!\d)))"
_NUMBER: Final = re.compile(rf"\d\d*(?:{_TIE}\d+){{0,8}}")
"""A number with what ties others to it: `1.250`, `12/5/2014`, `9-12`, `7h15`, `14 giờ 30`."""
_TIED: Final = re.compile(rf"\d{_TIE}?\d")
_REACH: Final = 6
"""How far a tie reaches."""
_DIGITS: Final = bytes(0x31 if 0x30 <= sign <= 0x39 else 0x20 for sign in range(256))
_CONTINUED: Final = bytes(range(0x80, 0xC0))
"""The second and further bytes of a character in UTF-8."""
_OTHER_DIGITS: Final = (0xD9, 0xDB, 0xDF, 0xE0, 0xEA, 0xEF, 0xF0)
"""How digits of other scripts begin in UTF-8, those of Khmer, Burmese and others set aside."""
_SHARED, _OURS = b"\xe1", (b"\xe1\xba", b"\xe1\xbb")
"""How those begin, and how Vietnamese letters do that begin alike."""
_IN_BRACKETS: Final = re.compile(
    r"\d{1,2}\)(?=[ \u00a0]?[^\W\d_])|\+?\d{2,4}\)[ .\-]?\d{1,4}(?:[ .\-]\d{2,4}){1,3}"
)
"""The marker of a point, or a phone with its code: `(1)`, `(0274) 3 800 112`."""
_SPACED_PHONE: Final = re.compile(r"(?:84|0\d{1,3})[ .]\d{1,4}(?:[ .]\d{3,4}){1,2}(?!\d)")
_RUN: Final = re.compile(r"\d+")
_START: Final = attrgetter("start")
_PLACE: Final = itemgetter("start", "end")
_VALUES: Final = attrgetter("__dict__")


def unassigned(
    article: SegmentedText, owners: Iterable[TextSpan], leftovers: Sequence[Unassigned]
) -> list[Unassigned]:
    """Give what no fact owns, in order: `Lượt xem: 291` leaves `291`, reason `page_counter`.

    `owners` are the facts that numbers may stand in, `leftovers` what the rooms themselves refused
    with a reason; a leftover that touches an owner, or an earlier leftover, is dropped.
    """
    starts, ends = _apart(list(map(_PLACE, map(_VALUES, owners))))
    left = [_settled(article, leftover) for leftover in _free(leftovers, starts, ends)]
    text = article.text
    if left:
        starts = sorted([*starts, *[x.start for x in left]])
        ends = sorted([*ends, *[x.end for x in left]])
    for start, end in _numbers(text, starts, ends):
        values = {
            "start": start, "end": end, "text": text[start:end],
            "reason": reason_of(article, start, end),
        }  # fmt: skip
        left.append(made(Unassigned, values))
    left.sort(key=_START)
    return left


def _apart(places: Sequence[_Place]) -> tuple[list[int], list[int]]:
    """Give where facts start and end, in order, those that share characters as one."""
    starts = sorted([start for start, _ in places])
    ends = sorted([end for _, end in places])
    return (starts, ends) if all(map(le, ends, starts[1:])) else _merged(places)


def _merged(places: Iterable[_Place]) -> tuple[list[int], list[int]]:
    reaches: dict[int, int] = {}
    for start, end in places:
        if reaches.get(start, -1) < end:
            reaches[start] = end
    starts: list[int] = []
    ends: list[int] = []
    reach = -1
    for start in sorted(reaches):
        end = reaches[start]
        if start > reach:
            starts.append(start)
            ends.append(end)
            reach = end
        elif end > reach:
            ends[-1] = reach = end
    return starts, ends


def _free(
    leftovers: Sequence[Unassigned], starts: Sequence[int], ends: Sequence[int]
) -> Iterator[Unassigned]:
    """Yield the leftovers that touch no fact and none before; of two at a place the longer."""
    reach = 0
    places = map(_PLACE, map(_VALUES, leftovers))
    for start, back, number in sorted(
        [(start, -end, number) for number, (start, end) in enumerate(places)]
    ):
        if start < reach:
            continue
        end, leftover = -back, leftovers[number]
        before = bisect_left(starts, end) - 1
        if before < 0 or ends[before] <= start:
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


def _numbers(text: str, starts: Sequence[int], ends: Sequence[int]) -> list[_Place]:
    """Give the numbers of a text that nobody owns; of one that is owned in part, its free runs.

    What stands between facts is put together, so that its digits are found in one go.
    """
    begins, stops = [0, *ends], [*starts, len(text)]
    free = b"".join(map(_digits(text).__getitem__, map(slice, begins, stops)))
    borders = list(accumulate(map(sub, stops, begins)))
    found: list[_Place] = []
    gap, place = 0, free.find(b"1")
    while place >= 0:
        gap = bisect_right(borders, place, gap)
        begin, stop = begins[gap], stops[gap]
        ahead = stop - borders[gap]
        start = place + ahead
        match = _NUMBER.match(text, start, stop)
        end = match.end() if match else start + 1
        first, last = start, end
        if text[start] in "08" or text[start - 1 : start] == "(":
            first, last = _widened(text, start, end)
        is_far = start - begin >= _REACH and stop - end >= _REACH
        is_free = is_far or not _is_tied(text, start, end, begin, stop)
        if is_free and begin <= first and last <= stop:
            found.append((first, last))
            end = last
        else:
            found += [run.span() for run in _RUN.finditer(text, start, end)]
        place = free.find(b"1", end - ahead)
    return found


def _digits(text: str) -> bytes:
    """Give a text as one byte a character, 1 for each digit: no pattern finds them as fast."""
    written = text.encode("utf-8", "replace")
    others = written.count(_SHARED) > sum(map(written.count, _OURS))
    for lead in _OTHER_DIGITS:
        others = others or lead in written
    if others:
        return bytes([0x31 if sign.isdecimal() else 0x20 for sign in text])
    return written.translate(_DIGITS, _CONTINUED)


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
