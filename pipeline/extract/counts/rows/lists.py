"""Numbers in a row: several that share one noun, and the parts of a count in brackets."""

import re
from collections.abc import Container, Sequence

from ..modifiers import before
from ..numbers.quantity import Quantity
from ..reading import Reading
from ..refusals import no_count
from ..view import View
from .classed import CLASSED, classed
from .divided import DIVIDED, divided
from .headings import headed
from .labelled import labelled
from .raised import is_raised
from .rated import RATED, rated
from .row import MOST_PARTS, TO_NOW, ListRule, Row, shared
from .series import series
from .singled import SINGLED, singled
from .tables import table

_VERBS = r"kết nạp|kỷ luật|khai trừ|xóa tên|cảnh cáo|khiển trách|thành lập|giải thể|tuyển|cho nghỉ"
_JOIN = re.compile(
    rf"(?:,|;)? (?:(?P<and>và|hoặc|hay|cùng)(?: (?P<also>{_VERBS}))? )?"
    rf"|[,;] (?P<verb>{_VERBS})(?: mới)? "
)
_HAS_VERB = re.compile(rf"(?<!\w)(?:{_VERBS})(?: mới| thêm| được)? $")
"""`kết nạp 121, kỷ luật 9 đảng viên`: the verbs of a row that shares a noun."""
_SUM_WIDTH = 24
_SUM = re.compile(r"(?<!\w)(?:tổng cộng|cộng lại|cộng chung|tổng số|tổng)(?: là| có| được)? $")
_WORDED = (
    r"(?: [^\W\d_]++){0,9}?(?: ?\( ?(?:gồm|bao gồm|trong đó|cụ thể|riêng)?:? ?"
    r"|[,:;]? (?:gồm|bao gồm|trong đó|cụ thể là|cụ thể|lần lượt là|chia ra|phân ra|tách ra)"
    r"(?: có)?:? "
)
_OPENED = re.compile(rf"{_WORDED})")
"""What opens a list of parts where no colon does."""
_PARTS = re.compile(rf"{_WORDED}|[^\d;.()\n]{{0,40}}?: ?(?=\n|[^\W\d_]))")
_COMMA = re.compile(r", (?=[^\W\d_])")
"""`Tổng số CĐCS: 74, khu vực nhà nước 51, ngoài nhà nước 23`: parts where they add up."""
_REACH = re.compile(r"[^\d.)\n]{0,200}")
"""How far the pattern above can reach before one of them."""
_ITEM_END = re.compile(r" ?(?:[,;)]|\.(?!\d)|\n|$| và(?!\w))")
_NAMED = re.compile(r" ?[:–-] ?\d|(?: có)? \d")
"""What follows a number that ends a label: `KCN Biên Hòa 2: 6`."""
_LABEL = re.compile(r"\n?[ :–-]{1,3}(?:\d{1,2})?[^,;()\d\n]{0,58}?[^\W\d_]")
"""A label read from its end, where the number stands that it names."""
_LONGEST_LABEL = 65


def _shared_noun(row: Row) -> list[Reading]:
    """`40, 55 và 62 hợp tác xã`: every number takes the noun behind the last one."""
    found: list[Reading] = []
    for reading in row.shared:
        if reading.last in TO_NOW and is_raised(row, reading, found):
            continue
        number = reading.quantity
        if number.kind == "number" and reading.like is None and reading.noun_start > number.end:
            found += _row(row.view, row.quantities, reading.index, reading, row.read())
    return found


def _row(
    view: View,
    quantities: Sequence[Quantity],
    last: int,
    reading: Reading,
    taken: Container[int],
) -> list[Reading]:
    row: list[Reading] = []
    joined, start = False, reading.start
    for index in range(last - 1, max(-1, last - 9), -1):
        quantity = quantities[index]
        join = _JOIN.fullmatch(view.low, quantity.end, start)
        same = quantity.kind == "number" and quantity.percent == reading.quantity.percent
        if join is None or not same or quantity.start in taken or quantity.year_like:
            break
        front = before(view, quantity.start)
        if no_count(view, quantity, front, reading.measure) is not None:
            return []
        if (join["verb"] or join["also"]) and not _HAS_VERB.search(view.left(front.start, 16)):
            break
        joined = joined or join["and"] is not None or join["verb"] is not None
        start = front.start
        row.append(shared(quantity, front, reading))
    return row[::-1] if joined else []


def _parts_in_a_row(row: Row) -> list[Reading]:
    """`9 CĐCS (Hòa An 4, Tân Lập 3, Phú Mỹ 2)`: bare numbers that add up to a count."""
    view, found = row.view, list[Reading]()
    for reading in row.listed:
        opening = _opening(view.low, reading.end)
        if opening is None:
            continue
        bracketed = "(" in opening[0]
        end = _extent(view, opening.end(), bracketed=bracketed)
        inside = _numbers_in(row.quantities, reading.index + 1, opening.end(), end)
        inside = [q for q in inside if not _NAMED.match(view.low, q.end) or q.value == 0]
        parts = _labelled(row, inside, reading, opening.end())
        if len(parts) == len(inside) > 1 and _parts_of(view, parts, reading, bracketed=bracketed):
            found += [_part(view, quantity, reading) for quantity in parts]
    return found


def _opening(low: str, end: int) -> re.Match[str] | None:
    """Find what opens a list of parts; cheaply tell that nothing does, as behind most counts."""
    reach = _REACH.match(low, end)
    words = reach[0] if reach else ""
    found, may = None, "(" in words or ":" in words or "gồm" in words
    if may or "trong đó" in words or "cụ thể" in words or "lần lượt" in words:
        found = (_PARTS if ":" in words else _OPENED).match(low, end)
    return found or (_COMMA.match(low, end) if words[:2] == ", " else None)


def _numbers_in(quantities: Sequence[Quantity], first: int, start: int, end: int) -> list[Quantity]:
    """Give the numbers of a stretch, of which the first may be one."""
    found: list[Quantity] = []
    while first < len(quantities) and quantities[first].start < end:
        if quantities[first].start >= start:
            found.append(quantities[first])
        first += 1
    return found


def _extent(view: View, start: int, *, bracketed: bool) -> int:
    end = view.sentence(start - 1)[1]
    if not bracketed:
        end = view.points_end(end)
    closing = view.low.find(")", start, end) if bracketed else -1
    return closing if closing >= 0 else end


def _labelled(row: Row, inside: Sequence[Quantity], reading: Reading, start: int) -> list[Quantity]:
    """Give the numbers that follow a label and end their item; names may end in a number."""
    view, found = row.view, list[Quantity]()
    for quantity in inside:
        told = row.read().get(quantity.start)
        if (
            quantity.kind != "number"
            or quantity.percent
            or not _ITEM_END.match(view.low, quantity.end)
        ):
            break
        if told is not None and told.rule != "counts.noun_number":
            break
        first = max(start, quantity.start - _LONGEST_LABEL)
        if not _LABEL.match(view.low[first : quantity.start][::-1]):
            break
        front = before(view, quantity.start)
        if no_count(view, quantity, front, reading.measure) is not None:
            break
        found.append(quantity)
        start = quantity.end
    return found


def _parts_of(view: View, row: Sequence[Quantity], reading: Reading, *, bracketed: bool) -> bool:
    """Tell whether labelled numbers are parts: they add up, or a bracket holds nothing else.

    Names of zones often end in a number (`KCN Sóng Thần 1`), so those are never read.
    """
    whole, total = reading.absolute or 0, sum(q.value or 0 for q in row)
    if reading.measure == "zones" or total == whole or not bracketed:
        return reading.measure != "zones" and total == whole
    colons = all(view.low[: q.start].rstrip()[-1:] == ":" for q in row)
    return (colons or len(row) > 2) and whole / 2 <= total <= whole * 3 / 2


def _part(view: View, quantity: Quantity, whole: Reading) -> Reading:
    front = before(view, quantity.start)
    return Reading(
        front.start, quantity.end, quantity, whole.noun, whole.measure, front.modifier,
        "counts.part_list", quantity.end, front.last, whole=whole.start, like=whole.start,
    )  # fmt: skip


def _summed(row: Row) -> list[Reading]:
    """`Khu A có 120 công nhân, khu B 162, khu C 200, tổng cộng 482`: bare parts and their sum."""
    view, quantities = row.view, row.quantities
    if len(quantities) < 3:
        return []
    found: list[Reading] = []
    for index in row.plain:
        quantity = quantities[index]
        if not _may_sum(view.low, quantity.start) or quantity.start in row.read():
            continue
        front = before(view, quantity.start)
        if _SUM.search(view.left(front.start, 24)) and _is_item(view, quantity):
            found += _addends(view, quantities, index, row.read())
    return found


def _may_sum(low: str, place: int) -> bool:
    """Tell cheaply whether `tổng` or `cộng` stands near in front of a place, as seldom."""
    first = place - _SUM_WIDTH if place > _SUM_WIDTH else 0
    return low.find("tổng", first, place) >= 0 or low.find("cộng", first, place) >= 0


def _addends(
    view: View, quantities: Sequence[Quantity], last: int, taken: dict[int, Reading]
) -> list[Reading]:
    """Give the bare numbers of the sentence that make the sum with a count in front, and it."""
    whole, start = quantities[last], view.sentence(quantities[last].start)[0]
    total: int | float = 0
    measure = ""
    bare: list[Quantity] = [whole]
    for quantity in reversed(quantities[max(0, last - MOST_PARTS) : last]):
        if quantity.start < start or total >= (whole.value or 0):
            break
        told = taken.get(quantity.start)
        if (told is None and not _is_item(view, quantity)) or (told and told.absolute is None):
            return []
        total += quantity.value or 0
        if told is None:
            bare.append(quantity)
        elif told.measure != (measure := measure or told.measure):
            return []
        elif total == whole.value:
            return [_like(view, number, told) for number in reversed(bare)]
    return []


def _like(view: View, quantity: Quantity, told: Reading) -> Reading:
    front = before(view, quantity.start)
    return Reading(
        front.start, quantity.end, quantity, told.noun, told.measure, front.modifier,
        "counts.summed", quantity.end, front.last, like=told.start,
    )  # fmt: skip


def _is_item(view: View, quantity: Quantity) -> bool:
    plain = quantity.kind == "number" and not quantity.percent and not quantity.year_like
    return plain and _ITEM_END.match(view.low, quantity.end) is not None


LISTS: tuple[tuple[str, ListRule], ...] = (
    ("counts.shared_noun", _shared_noun),
    ("counts.part_list", _parts_in_a_row),
    ("counts.summed", _summed),
    (DIVIDED, divided),
    (CLASSED, classed),
    ("counts.series", series),
    ("counts.headed", headed),
    ("counts.table", table),
    ("counts.labelled", labelled),
    (RATED, rated),
    (SINGLED, singled),
)
