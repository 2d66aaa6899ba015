"""Series whose heading says what is counted: `Số đoàn viên mới: Ninh Hòa 120, Diên Khánh 85`."""

import re
from collections.abc import Iterator, Sequence

from .. import lexicon
from ..reading import Reading
from ..view import View
from .items import Item, Model, Slot, is_series, items_behind, read_items
from .row import Row

_WIDTH = 160
"""So much in front of a colon is looked at."""
_SOON = 240
"""So far behind a colon the first number without a noun stands: in the second item, or third."""
_NUMBER_OF = re.compile(r"(?<!\w)(?:tổng số|số lượng|số) (?=[^\W\d_])")
_PIECE = re.compile(r" ?(?:[-–/,;&+]|(?<!\w)và(?!\w)) ?")
_PREFIX = re.compile(
    r"(?:(?:theo thứ tự|lần lượt là|lần lượt|thứ tự là|gồm|tính theo|đơn vị(?: tính)?)[: ]{0,2})?"
    r"(?:(?:tổng )?số (?:lượng )?)?"
)
_LONGEST_PIECE = 30
_NAMES_FOLLOW = (" gồm", " là", " như")
"""Behind them stand names of bodies, which may end in a number."""


def headed(row: Row) -> list[Reading]:
    """`Các khu (số doanh nghiệp - số lao động): Đồng Văn I 83 - 19.240; Châu Sơn 32 - 5.113`."""
    view, found = row.view, list[Reading]()
    last = 0
    for colon in _in_front(view.places(":"), [row.quantities[index].start for index in row.free]):
        if colon < last or not _may_announce(view.low, colon) or not view.is_open(colon):
            continue
        slots = _slots(view, colon)
        if not slots:
            continue
        model = Model(slots, [], None, 0)
        items = list(_items(view, model, colon + 1))
        if len(items) > 1 and is_series(view, model, items, row.read()):
            found += read_items(view, model, items, rule="counts.headed")
            last = items[-1].end
    return found


def _in_front(colons: Sequence[int], numbers: Sequence[int]) -> Iterator[int]:
    """Give the colons behind which a number stands soon that no noun has: that of an item."""
    many, place = len(numbers), 0
    for colon in colons:
        while place < many and numbers[place] < colon:
            place += 1
        if place < many and numbers[place] < colon + _SOON:
            yield colon


def _may_announce(low: str, colon: int) -> bool:
    """Tell cheaply that `số` or a bracket stands in front of a colon, as of few."""
    if low[colon + 1 : colon + 2].isdigit():
        return False
    if ")" in low[max(0, colon - 2) : colon]:
        return True
    return low.find("số ", max(0, colon - _WIDTH), colon) >= 0


def _slots(view: View, colon: int) -> list[Slot]:
    """Give what the words in front of a colon announce to be counted, in order."""
    low = view.low
    start = max(view.line_start(colon), colon - _WIDTH)
    first = start + max(low[start:colon].rfind(sign) for sign in (". ", "; ", ": ")) + 1
    clause = low[first:colon].rstrip()
    opening = low.rfind("(", first, colon) if clause.endswith(")") else -1
    inside = _listed(view, opening + 1, first + len(clause) - 1) if opening >= 0 else []
    if len(inside) > 1:
        return inside
    if "số " not in clause or any(c.isdigit() for c in clause):
        return inside if inside and not any(c.isdigit() for c in clause) else []
    return _announced(view, first, opening if opening >= 0 else colon)


def _listed(view: View, start: int, end: int) -> list[Slot]:
    """Read `(số doanh nghiệp - số lao động)`, where nothing else stands."""
    found: list[Slot] = []
    opening = _PREFIX.match(view.low, start, end)
    place = opening.end() if opening else start
    while place < end:
        slot = _noun_at(view, place)
        if slot is None:
            return []
        found.append(slot[1])
        joint = _PIECE.search(view.low, slot[0], end)
        if (joint.start() if joint else end) - slot[0] > _LONGEST_PIECE:
            return []
        place = joint.end() if joint else end
        prefix = _PREFIX.match(view.low, place, end)
        place = prefix.end() if prefix else place
    return found


def _noun_at(view: View, place: int) -> tuple[int, Slot] | None:
    """Give the noun at a place and where it ends; of things nothing is announced."""
    noun = view.mention_at(place)
    if noun is None or noun.measure in ("other", "zones"):
        return None
    return noun.end, Slot(noun.canonical, noun.measure)


def _announced(view: View, start: int, end: int) -> list[Slot]:
    """Read `Số doanh nghiệp và số lao động của từng khu`; none where other things are told too."""
    found: list[Slot] = []
    for head in _NUMBER_OF.finditer(view.low, start, end):
        slot = _noun_at(view, head.end())
        if slot is None:
            return []
        found.append(slot[1])
        beside = _PIECE.match(view.low, slot[0])
        other = _noun_at(view, beside.end()) if beside and beside.end() < end else None
        if other is not None:
            found.append(other[1])
    named = view.low[start:end].rstrip().endswith(_NAMES_FOLLOW)
    bodies = len(found) == 1 and found[0].measure not in lexicon.PERSONS
    return [] if named and bodies else found


def _items(view: View, model: Model, place: int) -> Iterator[Item]:
    """Give the items behind a colon, in the line or below it."""
    below = view.low.startswith(("\n", " \n"), place)
    return items_behind(view, model, place if below else place + 1, opening=not below)
