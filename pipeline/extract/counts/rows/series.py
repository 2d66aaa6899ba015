"""Series that name their nouns once: `khu A 83 doanh nghiệp - 19.240 lao động; khu B 51 - 15.876`.

The first item, or what stands in front of a colon, says what is counted; the others are a name and
as many bare numbers, joined alike. Names, scores, dates and amounts of other things are no items.
"""

import re
from collections.abc import Sequence

from .. import lexicon
from ..numbers.quantity import Quantity
from ..reading import Reading
from ..view import View
from .items import BETWEEN, JOIN, LABEL, Model, Slot, is_name, is_series, items_behind, read_items
from .row import FAR, Row
from .units import unit_at, unit_label

_FURTHER = (
    "và", "còn", "riêng", "với", "có", "sử dụng", "gồm", "thu hút", "tập hợp", "quản lý",
    "tạo việc", "giải quyết", "là", "đạt", "được", "cũng", "chỉ",
)  # fmt: skip
"""What may stand behind a number of an item."""
_NAME = re.compile(r"[^\d;,.()\n]{2,80}")
"""What a label is made of."""
_FRONT = re.compile(
    r"(?:^|[;:,.(\n+•*]|[-–] |(?<!\w)(?:và|như|gồm|trong đó|riêng)(?!\w)) ?"
    r"(?P<name>[^\W\d_][^;:,.()\n]{0,50}?)"
    r"(?P<link>(?: (?:hiện |đang |hiện đang )?(?:có|với|là|còn|đạt|được))| ?[:–-]|) $",
    re.MULTILINE,
)


def series(row: Row) -> list[Reading]:
    """`Đồng Văn I 83 doanh nghiệp - 19.240 lao động; Đồng Văn II 51 - 15.876`."""
    view, readings, found = row.view, row.readings, list[Reading]()
    last = 0
    for place in row.series:
        reading = readings[place]
        if reading.start < last or not _goes_on(
            view, reading.end, row.quantities[reading.index + 1]
        ):
            continue
        model = _model(view, readings, place)
        if model is None:
            continue
        items = list(items_behind(view, model, reading.end, opening=False))
        if is_series(view, model, items, row.read()):
            found += read_items(view, model, items, rule="counts.series")
            last = items[-1].end
    return found + _ended(view, row)


def _ended(view: View, row: Row) -> list[Reading]:
    """`Quận 7: 2.914; quận 8: 1.877; huyện Nhà Bè: 1.402 doanh nghiệp`: the last has the noun."""
    readings, found = row.readings, list[Reading]()
    for place in row.ended:
        reading = readings[place]
        behind_colon = view.low.endswith(": ", 0, reading.start)
        if not behind_colon or not _follows(view, readings, place):
            continue
        model = _model(view, readings, place)
        if model is None or len(model.slots) > 1:
            continue
        start = view.sentence(reading.start)[0]
        items = list(items_behind(view, model, start, opening=True))
        behind = [i for i, item in enumerate(items) if item.numbers[0].start == reading.start]
        if behind and behind[0] > 0 and all(item.link == ":" for item in items):
            found += read_items(view, model, items[: behind[0]], rule="counts.series")
    return found


def _follows(view: View, readings: Sequence[Reading], place: int) -> bool:
    """Tell that a number without a noun may stand in front of a count: none has been read."""
    reading = readings[place]
    earlier = readings[place - 1] if place else None
    if earlier is not None and earlier.index == reading.index - 1:
        return False
    start = reading.start
    return reading.index > 0 and view.low.rfind(";", max(0, start - FAR), start) > 0


def _may_end(low: str, place: int) -> bool:
    """Tell whether the number of an item may end at a place: before a sign, a joint or a noun."""
    if place + 1 >= len(low) or low[place] != " " or not low[place + 1].isalpha():
        return True
    if low.startswith(_FURTHER, place + 1):
        return True
    return lexicon.nouns().match(low, place + 1) is not None


def _goes_on(view: View, place: int, number: Quantity) -> bool:
    """Tell whether a name and the next number follow at a place: few counts have a second item."""
    low, start = view.low, number.start
    if number.kind == "number" and not _may_end(low, number.end):
        return False
    parted = BETWEEN.match(low, place)
    if parted is None:
        return False
    unit = unit_at(low, parted.end())
    if unit and unit_label(view, unit, parted.end()):
        return True
    if parted.end() < start and not _NAME.fullmatch(low, parted.end(), start):
        return False
    label = LABEL.match(low, parted.end())
    return label is not None and is_name(view, *label.span("name"))


def _model(view: View, readings: Sequence[Reading], last: int) -> Model | None:
    """Give how an item is written that ends with a count; None where no name stands in front."""
    low, run = view.low, [readings[last]]
    joints: list[str] = []
    if run[0].absolute is None or run[0].noun_start <= run[0].quantity.end:
        return None
    for reading in reversed(readings[max(0, last - 2) : last]):
        after = run[0]
        known = reading.noun_start > reading.quantity.end and reading.absolute is not None
        if not known or any(reading.measure == other.measure for other in run):
            break
        if after.index != reading.index + 1 or not JOIN.fullmatch(low, reading.end, after.start):
            break
        joints.insert(0, low[reading.end : after.start].strip())
        run.insert(0, reading)
    if any(reading.measure in ("other", "zones") for reading in run):
        return None
    start = run[0].start
    front = _FRONT.search(low, max(view.line_start(start), start - 70), start)
    unit = unit_at(low, front.start("name")) if front else ""
    if front is None or not (unit or is_name(view, *front.span("name"))):
        return None
    slots = [Slot(reading.noun, reading.measure, reading.start) for reading in run]
    return Model(slots, joints, front["link"].strip(), run[0].absolute or 0, unit)
