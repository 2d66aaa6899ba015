"""Totals and their parts: which counts of an article belong to one list."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from .reading import Reading
from .view import View

_PART_CUE = re.compile(
    r"(?<!\w)(?:trong (?:tổng )?số (?:đó|này|ấy)|trong đó|bao gồm|gồm có|gồm|cụ thể là)(?!\w)"
)
_RIGHT_OF_WHOLE = re.compile(r"(?<!\w)(?:riêng|còn lại|số còn lại)(?!\w)")
_BULLET = re.compile(r"\s*(?:[-+•*–]|[a-zđ]\)|\d{1,2}[.)])\s")
_SUBSETS = frozenset({"lao động nữ", "lao động nước ngoài", "nữ"})

Part = Literal["total", "part"]


def parts(view: View, readings: Sequence[Reading]) -> dict[int, Part]:
    """Give the place (start) of every count that is a total or a part of one."""
    roles: dict[int, Part] = {}
    by_start = {r.start: r for r in readings}
    for reading in readings:
        whole = by_start.get(reading.whole) if reading.whole is not None else None
        if whole is not None:
            _mark(roles, whole, [reading])
    for cue in _PART_CUE.finditer(view.low):
        if view.holds_counts(cue.start()):
            _behind_cue(view, readings, cue.start(), roles)
    for whole, members in _sums(view, readings):
        _mark(roles, whole, members)
    _subsets(view, readings, roles)
    return roles


def _mark(roles: dict[int, Part], whole: Reading, members: Sequence[Reading]) -> None:
    if roles.get(whole.start) != "part":
        roles[whole.start] = "total"
    for member in members:
        if member.start != whole.start:
            roles[member.start] = "part"


def _behind_cue(view: View, readings: Sequence[Reading], cue: int, roles: dict[int, Part]) -> None:
    start, end = view.sentence(cue)
    if cue - start < 3:
        start = view.sentence(max(view.line_start(cue), start - 2))[0]
    end = _with_bullets(view, end)
    closing = view.low.find(")", cue, end)
    if view.low.rfind("(", start, cue) > view.low.rfind(")", start, cue) and closing > 0:
        end = closing
    wholes = {r.measure: r for r in readings if start <= r.start and r.end <= cue and r.absolute}
    for measure, whole in wholes.items():
        inside = [r for r in readings if cue < r.start < end and r.measure == measure]
        members = [r for r in inside if _fits(r, whole)]
        if members:
            _mark(roles, whole, members)


def _fits(member: Reading, whole: Reading) -> bool:
    if member.quantity.percent:
        return member.noun_start == member.quantity.end
    return (
        member.absolute is not None
        and whole.absolute is not None
        and member.absolute <= whole.absolute
    )


def _with_bullets(view: View, end: int) -> int:
    """Let a list that is opened by a colon run over the bulleted lines below."""
    if view.low[:end].rstrip()[-1:] not in (":", ";"):
        return end
    place = view.low.find("\n", end - 1)
    while place >= 0 and _BULLET.match(view.low, place + 1):
        following = view.low.find("\n", place + 1)
        end = following if following >= 0 else len(view.low)
        place = following
    return end


def _sums(view: View, readings: Sequence[Reading]) -> Iterator[tuple[Reading, list[Reading]]]:
    """Find counts that are exactly the sum of two or more that follow in the same paragraph."""
    for index, whole in enumerate(readings):
        if not whole.absolute or whole.measure == "other":
            continue
        total, members = 0.0, []
        for member in readings[index + 1 : index + 16]:
            if view.low.find("\n\n", whole.end, member.start) >= 0:
                break
            if member.measure != whole.measure or member.absolute is None:
                continue
            total += member.absolute
            members.append(member)
            if total >= whole.absolute:
                break
        if len(members) > 1 and total == whole.absolute:
            yield whole, members


def _subsets(view: View, readings: Sequence[Reading], roles: dict[int, Part]) -> None:
    """`14.250 lao động; lao động nữ có 9.120 người`: some nouns always name a subset."""
    for index, reading in enumerate(readings):
        if not index or reading.start in roles:
            continue
        named = reading.noun in _SUBSETS
        cue = _RIGHT_OF_WHOLE.search(view.left(reading.start, 30))
        before = readings[index - 1]
        same = before.measure == reading.measure and _fits(reading, before)
        near = view.line_start(before.start) == view.line_start(reading.start)
        if (named or cue) and same and near and before.start not in roles:
            _mark(roles, before, [reading])
