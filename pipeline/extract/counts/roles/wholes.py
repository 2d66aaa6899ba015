"""Wholes that stand apart from their parts: in a headline, behind a mixed row, above a list."""

from collections.abc import Iterator, Sequence

from ..lexicon import PERSONS
from ..reading import Reading
from ..view import View
from .census import IN_SUM, LAST_OF_SUM, NEAR_BEFORE, Census
from .marks import is_like

_FAR = 600
"""How far below a headline its parts can stand."""
_LEAST = 20
"""Smaller numbers are often the sum of others by chance."""
_MOST_ROWS = 60
_COLONS_BEFORE = (": ", "- ", "– ")

Parted = Iterator[tuple[Reading, list[Reading]]]


def headlines(view: View, readings: Sequence[Reading]) -> Parted:
    """Find `118 em nhập viện` in the first line, `41 học sinh … 77 em khác` in the lead."""
    end = view.low.find("\n", readings[0].start)
    whole = readings[0]
    if end < 0 or (whole.absolute or 0) < _LEAST:
        return
    members: list[Reading] = []
    for reading in readings[1:6]:
        if reading.start > end + _FAR:
            break
        if reading.start > end and is_like(reading, whole) and reading.like != whole.start:
            members.append(reading)
            total = sum(r.absolute or 0 for r in members)
            if total >= (whole.absolute or 0):
                if total == whole.absolute and len(members) > 1:
                    yield whole, members
                break


def mixed(view: View, census: Census) -> Parted:
    """Find people of several kinds in front of a sum: `12 bác sĩ, 20 công nhân, tổng cộng 32`."""
    for index in census.summed:
        whole = census.readings[index]
        if index > 1 and whole.absolute and is_in_sum(view, whole):
            members = _of_all_kinds(census.readings[max(0, index - NEAR_BEFORE) : index], whole)
            if members:
                yield whole, members


def is_in_sum(view: View, reading: Reading) -> bool:
    """Tell whether `tổng cộng`, `cả thảy` stands right in front of a count."""
    return reading.last in LAST_OF_SUM and view.low.endswith(IN_SUM, 0, reading.start)


def _of_all_kinds(before: Sequence[Reading], whole: Reading) -> list[Reading]:
    """Give the last people of the sentence that add up to a number, none if none do."""
    start, total = whole.sentence[0], 0.0
    members: list[Reading] = []
    for reading in reversed(before):
        if reading.start < start or total >= (whole.absolute or 0):
            break
        if reading.absolute is not None and reading.measure in PERSONS:
            members.append(reading)
            total += reading.absolute
    return members[::-1] if len(members) > 1 and total == whole.absolute else []


def listed(view: View, census: Census) -> Parted:
    """Find the points of a list that add up to a count told further up: districts of a total."""
    run: list[Reading] = []
    low, readings = view.low, census.readings
    for index in census.labelled if len(census.labelled) > 2 else ():
        reading = readings[index]
        if not reading.last and not low.endswith(_COLONS_BEFORE, 0, reading.start):
            continue
        if not view.is_label(reading.start):
            continue
        if run and (not is_like(reading, run[0]) or not _next_line(view, run[-1], reading)):
            run = []
        if len(run) < _MOST_ROWS:
            run.append(reading)
        if len(run) > 2:
            yield from _told_above(readings[:index], run)


def _next_line(view: View, before: Reading, reading: Reading) -> bool:
    return view.low[before.end : reading.start].strip(" .;").count("\n") <= 2


def _told_above(readings: Sequence[Reading], run: list[Reading]) -> Parted:
    total = sum(reading.absolute or 0 for reading in run)
    for whole in readings:
        if whole.start >= run[0].start:
            break
        if whole.absolute == total and is_like(whole, run[0]):
            yield whole, list(run)
            break
