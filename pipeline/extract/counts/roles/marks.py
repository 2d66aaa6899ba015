"""Roles that lists give: how a count is noted as a whole or as a part of one."""

import re
from collections.abc import Sequence
from typing import Literal

from ..reading import Reading
from ..view import View
from . import verbs

_MOVED = re.compile(r"(?<!\w)(?:tuyển|nhận|kết nạp|cắt giảm)(?:[^\W\d_]| ){0,20}$")

_ROW = re.compile(
    r"[,;] (?:(?:còn|và|riêng|kế đến là|tiếp đến là|tiếp theo là|rồi đến) )?"
    r"(?!(?:nay|hiện|đến|nhưng|song|mới|chỉ|trong|có|đã|được|sau|trước|thì|bị|cho|tuyển|giảm|tăng|"
    r"nghỉ|thêm|nhận|kết|cắt|còn|nâng|xuống|lên) )"
    r"[^\W\d_]+(?: (?!(?:chỉ|mới|có|được|còn|cho|là|đưa|với) )[^\W\d_]+){0,5} (?:là |có |với )?$"
)
_ROW_ENDS = re.compile(r" ?(?:[.,;)\n]|$)| và(?!\w)")

_MOVES = frozenset({"up", "down"})
_ACTS = _MOVES | {"done"}
Part = Literal["total", "part", "whole"]
"""A `whole` has a part that no cue names as such: it is a total unless a verb makes it more."""
Roles = dict[int, Part]


def mark(roles: Roles, whole: Reading, members: Sequence[Reading]) -> None:
    """Note a total and its parts; what is a part already stays one."""
    if roles.get(whole.start) != "part" and not whole.quantity.percent:
        roles[whole.start] = "total"
    for member in members:
        if member.start != whole.start:
            roles[member.start] = "part"


def hint(roles: Roles, whole: Reading, member: Reading) -> None:
    """Note a part that no cue names as such."""
    roles.setdefault(member.start, "part")
    if not whole.quantity.percent:
        roles.setdefault(whole.start, "whole")


def moves(view: View, reading: Reading) -> bool:
    """Tell whether a generic count tells of people who came or left: `có 80 người nghỉ việc`."""
    if not reading.generic:
        return False
    done = verbs.behind(view, reading)
    if done is not None and done.direction == "down":
        return True
    return _MOVED.search(view.in_front(reading, 30)) is not None


def fits(member: Reading, whole: Reading) -> bool:
    """Tell whether a count can be a part of another: no more than it, or a share of it."""
    if member.quantity.percent:
        return member.noun_start == member.quantity.end and member.rule != "counts.growth"
    return (
        member.absolute is not None
        and whole.absolute is not None
        and member.absolute <= whole.absolute
    )


def is_like(member: Reading, whole: Reading) -> bool:
    """Tell whether two counts count the same: a head count of one measure."""
    return member.measure == whole.measure and member.absolute is not None


def acts(view: View, reading: Reading) -> bool:
    """Tell whether a verb says what is done by or to the things counted: `120 người ra viện`."""
    moved = _MOVED.search(view.in_front(reading, 30)) is not None
    return moved or verbs.behind(view, reading) is not None or is_acted(view, reading)


def is_next_of_row(view: View, before: Reading, reading: Reading) -> bool:
    """Tell `Biên Hòa 4.870 người, Long Thành 1.020 người`: a name and a number, nothing more."""
    if before.sentence != reading.sentence or reading.absolute is None:
        return False
    if not _ROW_ENDS.match(view.low, reading.end):
        return False
    label = _ROW.search(view.low, before.end, reading.start)
    if label is None:
        return False
    cues = view.cues(reading.sentence, reading.start)
    return not any(
        kind in ("up", "down", "done") and label.start() <= start < reading.start
        for start, kind in zip(cues.starts, cues.kinds, strict=True)
    )


def is_acted(view: View, reading: Reading) -> bool:
    """Tell a clause with a verb of its own: `…, chấm dứt hợp đồng với 310 người`."""
    clause = max(view.low.rfind(sign, reading.sentence[0], reading.start) for sign in ",;")
    if clause < 0:
        return False
    cues = view.cues(reading.sentence, reading.start)
    told = _ACTS if reading.measure == "people" or reading.generic == "người" else _MOVES
    return any(
        kind in told and clause < start <= clause + 3 and end <= reading.start
        for start, end, kind in zip(cues.starts, cues.ends, cues.kinds, strict=True)
    )
