"""A count told again by its classes: `31.208 lao động …. Chia theo ngành: gạo 3.077, gỗ 28.131`."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from typing import Final

from ..modifiers import Before, before
from ..numbers.quantity import Quantity
from ..reading import Reading
from ..refusals import no_count
from ..view import View
from .row import MOST_PARTS, UNTOLD, Row

CLASSED: Final = "counts.classed"
_LAST: Final = ("gồm", " ra", " đó", "cụ thể", "như sau")
_CUE: Final = re.compile(
    r"(?<!\w)(?:(?:chia|phân|tính|xét|tách|phân bổ|thống kê|phân loại)(?: ra)? theo "
    r"[^.;:,\d]{1,40}|theo (?:ngành|địa bàn|loại hình|khu vực|huyện|lĩnh vực|nhóm|giới tính|"
    r"trình độ|độ tuổi|địa phương)[^.;:,\d]{0,30}|chia ra|phân ra|(?:bao )?gồm|trong (?:số )?đó|"
    r"cụ thể)(?: như sau)? ?$"
)
_WIDTH: Final = 64
_REACH: Final = 160
"""So far behind the colon stands the first number without a noun."""
_LABEL: Final = re.compile(r" ?(?:[,;] )?(?:(?:và|còn|riêng) )?[^\W\d_][^\d,;:.()\n]{0,60} ")
_ENDS: Final = re.compile(r"(?: người| đơn vị)? ?(?:[,;.](?!\d)|\n|$| và(?!\w))")
_FAR: Final = 400
_start = attrgetter("start")


def classed(row: Row) -> list[Reading]:
    """Give the numbers of classes behind a colon that add up to a count in front of it."""
    view, found, last = row.view, list[Reading](), -1
    for index in row.closed():
        start = row.quantities[index].start
        colon = view.low.rfind(":", max(0, start - _REACH), start)
        if colon <= last or not _may_class(view.low, colon):
            continue
        last = colon
        if _CUE.search(view.low, max(0, colon - _WIDTH), colon) is None:
            continue
        parts = _parts(view, row.quantities, colon + 1)
        whole = _whole(row, colon, sum(part.value or 0 for part in parts)) if parts else None
        if whole is not None:
            found += _read(row, parts, whole)
    return found


def _may_class(low: str, colon: int) -> bool:
    """Tell cheaply whether a colon may open classes with their numbers."""
    if low.startswith("\n", colon + 1) or low[colon + 1 : colon + 2].isdigit():
        return False
    return low.endswith(_LAST, 0, colon) or low.find("theo ", max(0, colon - _WIDTH), colon) >= 0


def _parts(view: View, quantities: Sequence[Quantity], place: int) -> list[Quantity]:
    """Give the numbers of a row of names and numbers, none where something else stands there."""
    end, found = view.sentence(place)[1], list[Quantity]()
    first = bisect_left(quantities, place, key=_start)
    for quantity in quantities[first : first + MOST_PARTS]:
        if quantity.start >= end:
            break
        front = before(view, quantity.start)
        plain = quantity.kind == "number" and not quantity.percent and not quantity.words
        if not plain or not _LABEL.fullmatch(view.low, place, front.start):
            return []
        ends = _ENDS.match(view.low, quantity.end)
        if ends is None:
            return []
        found.append(quantity)
        place = quantity.end + len(ends[0].rstrip(" ,;.\n")) if " và" not in ends[0] else ends.end()
    return found if len(found) > 1 else []


def _whole(row: Row, colon: int, total: float) -> Reading | None:
    """Give the last count in front that is as much, in the paragraph."""
    line = row.view.line_start(colon)
    index = bisect_left(row.readings, colon, key=_start)
    for reading in reversed(row.readings[max(0, index - 6) : index]):
        if reading.start < line or colon - reading.start > _FAR:
            return None
        if reading.absolute == total and reading.measure not in UNTOLD:
            return reading
    return None


def _read(row: Row, parts: Sequence[Quantity], whole: Reading) -> list[Reading]:
    """Read the parts, those with a noun that stands for others as well."""
    found, known = list[Reading](), row.read()
    for part in parts:
        front, told = before(row.view, part.start), known.get(part.start)
        if no_count(row.view, part, front, whole.measure) is not None:
            return []
        if told is not None and not told.generic and told.measure != whole.measure:
            return []
        if told is None or told.generic:
            end = told.end if told else part.end
            found.append(_part(part, front, end, whole))
    return found


def _part(part: Quantity, front: Before, end: int, whole: Reading) -> Reading:
    return Reading(
        front.start, end, part, whole.noun, whole.measure, front.modifier, CLASSED, part.end,
        front.last, whole=whole.start, like=whole.start,
    )  # fmt: skip
