"""Every number that became no fact, with the reason: nothing is dropped in silence."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter, itemgetter, le
from typing import Final

from schemas.base import TextSpan
from schemas.making import changed, taken
from schemas.unassigned import Unassigned

from ..segment.segmented import SegmentedText
from .loose import Place, loose
from .reasons import reason_of

_START: Final = attrgetter("start")
_FIRST: Final = itemgetter("start")
_LAST: Final = itemgetter("end")
_PLACE: Final = itemgetter("start", "end")
_VALUES: Final = attrgetter("__dict__")


def unassigned(
    article: SegmentedText, owners: Iterable[TextSpan], leftovers: Sequence[Unassigned]
) -> list[Unassigned]:
    """Give what no fact owns, in order: `Lượt xem: 291` leaves `291`, reason `page_counter`.

    `owners` are the facts that numbers may stand in, `leftovers` what the rooms themselves refused
    with a reason; a leftover that touches an owner, or an earlier leftover, is dropped.
    """
    starts, ends = _apart(list(map(_VALUES, owners)))
    left = [_settled(article, leftover) for leftover in _free(leftovers, starts, ends)]
    text = article.text
    if left:
        values = list(map(_VALUES, left))
        starts, ends = sorted([*starts, *map(_FIRST, values)]), sorted([*ends, *map(_LAST, values)])
    for start, end in loose(text, starts, ends):
        left.append(taken(Unassigned, {
            "start": start, "end": end, "text": text[start:end],
            "reason": reason_of(article, start, end),
        }))  # fmt: skip
    left.sort(key=_START)
    return left


def _apart(facts: Sequence[dict[str, int]]) -> tuple[list[int], list[int]]:
    """Give where facts start and end, in order, those that share characters as one."""
    starts, ends = sorted(map(_FIRST, facts)), sorted(map(_LAST, facts))
    return (starts, ends) if all(map(le, ends, starts[1:])) else _merged(map(_PLACE, facts))


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
