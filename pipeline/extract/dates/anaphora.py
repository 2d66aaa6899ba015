"""Which year `năm đó` is, what `tháng sau` follows: told from a date before, not from today."""

import datetime as dt
from collections.abc import Reversible, Sequence
from typing import Final

from schemas import edtf

from .cues import Cues
from .moment import Candidate, Relative
from .resolved import Resolved

THAT: Final = ("đó", "đấy", "ấy")
_SAME: Final = (*THAT, "cùng năm")
_NEXT: Final = (" sau", " trước")
_OPENING: Final = 5
"""Characters: `Đến` may stand before what a sentence opens with."""
_BOUNDS: Final = ("từ ", "đến ", "tới ", "hạn ")


def is_that(candidate: Candidate, low: str) -> bool:
    """Tell `tháng 12 năm đó`, `ngày 5/8 cùng năm`: a date before it has its year, or none has."""
    return low.endswith(_SAME, candidate.start, candidate.end)


def _is_long(candidate: Candidate) -> bool:
    """Tell months and years from weeks, which are told from today: `thứ hai tuần trước`."""
    return candidate.relative is None or candidate.relative.unit in ("month", "quarter", "year")


def told_before(candidate: Candidate, done: Reversible[Resolved], cues: Cues) -> dt.date | None:
    """Give the day that it is told from: for `năm đó` of its paragraph, else of its sentence.

    The first day of what was told last and has its year; None where it is told from today.
    """
    low = cues.low
    if is_that(candidate, low):
        block = cues.blocks[candidate.start]
        first = block.start if block else 0
    elif low.endswith(_NEXT, candidate.start, candidate.end) and _is_long(candidate):
        first = cues.around(candidate).sentence[0]
    else:
        return None
    for before in reversed(done):
        one = before.candidate
        if one.start < first:
            return None
        if before.kind == "duration" or "X" in before.value:
            continue
        stated = one.first.year is not None or (one.last is not None and one.last.year is not None)
        if stated or is_that(candidate, low):
            begin, end = edtf.bounds(before.value)
            return end if before.kind == "interval" and end else begin
    return None


def day_before(
    candidate: Candidate,
    relative: Relative,
    last_day: Resolved | None,
    done: Sequence[Resolved],
    cues: Cues,
) -> Resolved | None:
    """Give the day told before; of a step also the month told before it in its sentence."""
    if cues.low.endswith("cùng ngày", candidate.start, candidate.end):
        return _reported(candidate, last_day, done, cues)
    latest = done[-1] if done else None
    if candidate.rule != "dates.step" or latest is None or latest.kind == "interval":
        return last_day
    near = latest.candidate.start >= cues.around(candidate).sentence[0]
    if not near or latest.grain not in ("month", "year"):
        return last_day
    month, by_months = latest.candidate.first, relative.unit in ("month", "quarter")
    if latest.grain == "year" or month.year is None or not by_months:
        return None
    return latest._replace(day=month._replace(day=1))


def _reported(
    candidate: Candidate, last_day: Resolved | None, done: Sequence[Resolved], cues: Cues
) -> Resolved | None:
    """Give the day of what happened last: `Trưa cùng ngày, …` opens anew with it.

    That is no day from which or until which something goes on.
    """
    if candidate.start - cues.around(candidate).sentence[0] > _OPENING:
        return last_day
    for before in reversed(done):
        if before.day and not cues.low.endswith(_BOUNDS, 0, before.candidate.start):
            return before
    return last_day
