"""Counts that are the sum of others: told by a word, by the points of a list, by the numbers."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from ..reading import Reading
from ..view import View
from .census import Census
from .marks import Roles, is_like, mark
from .wholes import Parted

_ALTOGETHER = re.compile(
    r"(?<!\w)(?:tổng cộng|cộng lại|cộng chung|cả thảy|tất cả)(?: là| có| được)? $"
)
_IN_SUM = re.compile(
    r"(?<!\w)(?:tổng cộng|cộng cả|cộng lại|cộng chung|cả thảy|tất cả|tính chung|tổng số)(?!\w)"
    r"[^.;:\d]{0,44}$"
)
_Row = list[int]
"""Counts of one measure, by their places among all counts."""
NEAR_BY = 60
"""How many counts are looked at around one, so that the cost stays linear."""


def summed(view: View, census: Census, roles: Roles) -> None:
    """Note counts that are the sum of others, and those; only three of a measure can be."""
    readings, rows = census.readings, [row for row in census.kinds.values() if len(row) > 2]
    for find in (_added_up, _pointed, _sums) if rows else ():
        for whole, members in find(view, readings, rows):
            if not _are_siblings(roles, whole, members):
                mark(roles, whole, members)


def _in_order(places: Sequence[Sequence[int]]) -> Sequence[int]:
    return places[0] if len(places) == 1 else sorted(chain.from_iterable(places))


def _behind_less(readings: Sequence[Reading], row: _Row) -> list[int]:
    """Give the counts of a row that the two in front of each do not exceed by much."""
    found: list[int] = []
    first, second = readings[row[0]].absolute or 0, readings[row[1]].absolute or 0
    for index in row[2:]:
        stated = readings[index].absolute or 0
        if stated and first + second <= stated * 1.25:
            found.append(index)
        first, second = second, stated
    return found


def _added_up(view: View, readings: Sequence[Reading], rows: Sequence[_Row]) -> Parted:
    """Find `khu A có 30 doanh nghiệp; khu B có 15 doanh nghiệp; tổng cộng 45 doanh nghiệp`."""
    for index in _in_order([_behind_less(readings, row) for row in rows]):
        whole = readings[index]
        left = view.in_front(whole, 60)
        if not ("cộng" in left or "tổng" in left or "cả" in left or "tính chung" in left):
            continue
        if _IN_SUM.search(left):
            earlier = _exactly(view, readings[max(0, index - 8) : index], whole)
            if earlier:
                yield whole, earlier
                continue
        if not _ALTOGETHER.search(left):
            continue
        start = whole.sentence[0]
        nearby = readings[max(0, index - NEAR_BY) : index]
        members = [r for r in nearby if r.start >= start and is_like(r, whole)]
        if len(members) > 1 and _near(members, whole):
            yield whole, members


def _exactly(view: View, before: Sequence[Reading], whole: Reading) -> list[Reading]:
    """Give the last counts of the paragraph that add up to one behind them, none if none do."""
    line, total = view.line_start(whole.start), 0.0
    members: list[Reading] = []
    for reading in reversed(before):
        if reading.start < line or total >= (whole.absolute or 0):
            break
        if is_like(reading, whole):
            members.append(reading)
            total += reading.absolute or 0
    return members[::-1] if len(members) > 1 and total == whole.absolute else []


def _pointed(view: View, readings: Sequence[Reading], rows: Sequence[_Row]) -> Parted:
    """Find the points of a list (`- Khu A: 30 doanh nghiệp;`) that make up the count above."""
    latest, stop = 0, 0
    for index in _in_order([row[:-2] for row in rows]):
        whole = readings[index]
        if not whole.absolute or whole.measure == "other":
            continue
        end = whole.sentence[1]
        if end != latest:
            latest, stop = end, view.points_end(end)
        if stop <= end:
            continue
        below = [
            r
            for r in readings[index + 1 : index + NEAR_BY]
            if end <= r.start < stop and is_like(r, whole)
        ]
        members = [r for r in below if view.is_label(r.start)]
        complete = len(members) > 1 and len(members) == len(below)
        if complete and not _of_a_row(whole, members[-1]) and _near(members, whole):
            yield whole, members


def _are_siblings(roles: Roles, whole: Reading, members: Sequence[Reading]) -> bool:
    """Tell parts of one list, of which one is the sum of others by chance: 13 = 9 + 3 + 1."""
    return roles.get(whole.start) == "part" and any(roles.get(m.start) == "part" for m in members)


def _near(members: Sequence[Reading], whole: Reading) -> bool:
    total, stated = sum(r.absolute or 0 for r in members), whole.absolute or 0
    return abs(total - stated) <= stated / 4


def _sums(view: View, readings: Sequence[Reading], rows: Sequence[_Row]) -> Parted:
    """Find counts that are exactly the sum of two or more that follow in the same paragraph."""
    for row in rows:
        if readings[row[0]].measure != "other" and any(_summed(readings, row)):
            for paragraph in _paragraphs(view.low, readings, row):
                yield from _summed(readings, paragraph)


def _paragraphs(low: str, readings: Sequence[Reading], row: _Row) -> Iterator[_Row]:
    """Cut a row of counts where an empty line parts them."""
    first = 0
    for place in range(1, len(row)):
        if low.find("\n\n", readings[row[place - 1]].end, readings[row[place]].start) >= 0:
            yield row[first:place]
            first = place
    yield row[first:]


def _summed(readings: Sequence[Reading], row: _Row) -> Parted:
    numbers = [readings[index].absolute or 0 for index in row]
    for place in range(len(row) - 2):
        stated = numbers[place]
        if not stated or numbers[place + 1] + numbers[place + 2] > stated:
            continue
        total, last = 0.0, place + 1
        while total < stated and last < len(row) and row[last] < row[place] + 16:
            total += numbers[last]
            last += 1
        if total != stated or last <= place + 2:
            continue
        whole, members = readings[row[place]], [readings[index] for index in row[place + 1 : last]]
        inside = {member.start for member in members}
        if not (_of_a_row(whole, members[-1]) or any(m.whole in inside for m in members)):
            yield whole, members


def _of_a_row(whole: Reading, member: Reading) -> bool:
    """Tell two counts of one series, of which none is the sum of others but by chance."""
    if member.rule == "counts.series":
        return member.like in (whole.start, whole.like)
    return member.rule == whole.rule == "counts.headed"
