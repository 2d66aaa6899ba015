"""Every number that became no fact, with the reason: nothing is dropped in silence."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from operator import attrgetter, itemgetter, le
from typing import Final

from schemas.making import changed, taken
from schemas.unassigned import Unassigned

from ..segment.segmented import SegmentedText
from .loose import Place, loose
from .reasons import reason_of

_FIRST: Final = itemgetter(0)
_VALUES: Final = attrgetter("__dict__")
_PLACE: Final = itemgetter("start", "end")


def unassigned(
    article: SegmentedText, owned: Sequence[Place], leftovers: Sequence[Unassigned]
) -> list[Unassigned]:
    """Give what no fact owns, in order: `Lượt xem: 291` leaves `291`, reason `page_counter`.

    `owned` are the places of the facts that numbers may stand in, `leftovers` what the rooms
    themselves refused with a reason; a leftover that touches a fact, or an earlier leftover, is
    dropped.
    """
    starts, ends = _apart(owned)
    kept = _free(leftovers, starts, ends)
    found = [(start, _settled(article, leftover)) for start, _, leftover in kept]
    if kept:
        starts = sorted([*starts, *[start for start, _, _ in kept]])
        ends = sorted([*ends, *[end for _, end, _ in kept]])
    text = article.text
    for start, end in loose(text, starts, ends):
        found.append((start, taken(Unassigned, {
            "start": start, "end": end, "text": text[start:end],
            "reason": reason_of(article, start, end),
        })))  # fmt: skip
    found.sort(key=_FIRST)
    return [left for _, left in found]


def _apart(places: Sequence[Place]) -> tuple[list[int], list[int]]:
    """Give where facts start and end, in order, those that share characters as one."""
    starts, ends = sorted([start for start, _ in places]), sorted([end for _, end in places])
    return (starts, ends) if all(map(le, ends, starts[1:])) else _merged(places)


def _merged(places: Iterable[Place]) -> tuple[list[int], list[int]]:
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
) -> list[tuple[int, int, Unassigned]]:
    """Give the leftovers that touch no fact and none before; of two at a place the longer."""
    found: list[tuple[int, int, Unassigned]] = []
    reach = 0
    places = map(_PLACE, map(_VALUES, leftovers))
    for start, back, number in sorted(
        [(start, -end, number) for number, (start, end) in enumerate(places)]
    ):
        if start < reach:
            continue
        before = bisect_left(starts, -back) - 1
        if before < 0 or ends[before] <= start:
            reach = -back
            found.append((start, reach, leftovers[number]))
    return found


def _settled(article: SegmentedText, leftover: Unassigned) -> Unassigned:
    """Let the words around speak where a room took `số 7` for a document: `xe buýt số 7`."""
    if leftover.reason != "document_number":
        return leftover
    own = reason_of(article, leftover.start, leftover.end)
    if own not in ("phone", "name", "address"):
        return leftover
    return changed(leftover, {"reason": own})
