"""Series that name their nouns once: `khu A 83 doanh nghiệp - 19.240 lao động; khu B 51 - 15.876`.

The first item, or what stands in front of a colon, says what is counted; the others are a name and
as many bare numbers, joined alike. Names, scores, dates and amounts of other things are no items.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple, cast

from schemas.counts import Measure

from . import lexicon
from .modifiers import before
from .quantity import Quantity
from .reading import Reading
from .refusals import no_count
from .view import View

_NUMBER = re.compile(r"(?:\d{1,3}(?:\.\d{3}){1,3}|\d{1,6})(?![\d%]|[.,]\d| ?%)")
_JOIN = re.compile(
    r"(?: ?[-–—/|,+:] ?| \(| )(?:(?:và|với|có|sử dụng|gồm|thu hút|tập hợp|quản lý|tạo việc làm cho|"
    r"giải quyết việc làm cho) (?:tổng số |tổng cộng )?)?"
)
_SIGNS = ("-", "–", "/", "(")
"""Joints that may stand for the words between the nouns of the first item."""
_BETWEEN = re.compile(
    r"(?: [^\W\d_]++){0,3}?\)?(?:[;,](?: (?:và|còn|riêng))?|(?: |, )và|"
    r"\.?[ ]?\n\s*(?:[-–+•*]|[a-zđ]\)|\d{1,2}[.)])?)\s?"
)
"""What parts the items; qualifiers of the noun may stand in front of it."""
_LABEL = re.compile(
    r"(?P<name>[^\W\d_][^\d;:,.()\n]{0,50}?(?: \d{1,2}(?= ?:)|[^\W_]))"
    r"(?P<link>(?: (?:hiện |đang |hiện đang )?(?:có|với|là|còn|đạt|được))| ?[:–-]|) "
    r"(?:(?:hơn|gần|trên|khoảng|chừng|xấp xỉ|ngót) )?(?=\d)"
    r"(?!\d{1,2} ?:)"
)
_FURTHER = (
    "và", "còn", "riêng", "với", "có", "sử dụng", "gồm", "thu hút", "tập hợp", "quản lý",
    "tạo việc", "giải quyết",
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
_END = re.compile(r"\)?(?: ?(?:[;,.)]|\n|$)(?!\d)| (?:và|còn|riêng)(?!\w)| [-–] (?!\d))")
_NO_NAME = re.compile(
    r"(?<!\w)(?:tăng|giảm|thu|nộp|thưởng|lương|tiền|giá|vốn|diện tích|doanh thu|năm|tháng|ngày|quý|"
    r"lúc|giờ|tuổi|hạng|điểm|lớp|khóa|thứ|lần|cấp|loại|điều|khoản|quốc lộ|đường|số|tầng|phòng|"
    r"chiếm|thắng|thua|hòa|tỷ|tỉ|tuyến|xe|giải|trận|bình quân|bàn|nghị định|luật|nghị quyết|"
    r"kế hoạch|chỉ tiêu|cùng kỳ|đạt|từ|đến|dưới|trên|khoảng|hơn|gần|được|bị|phải|sẽ|đã|"
    r"lô|ca|mức)(?!\w)"
    r"|^(?:Phòng|Tầng|Tháng|Ngày|Quý|Điều|Khoản|Lương|Tiền|Doanh thu|Quyết định|Nghị định|"
    r"Nghị quyết|Công văn|Điện thoại|Đường|Fax|Hotline|Mã|Biển|Tài khoản|Giải|Bảng|Lớp|Khối|Lô|"
    r"Tuổi|Hạng|Quốc lộ|Tỷ|Tỉ|Mục|Bài|Hình|Ảnh|Trang|Số|Bước|Giai đoạn|Đợt|Kỳ|Vòng|Trận)(?!\w)"
)
"""Words that make what stands in front of a number no name of somebody who has some of them."""
_HEAD = re.compile(
    r"(?<![\w.])(?:[A-ZĐÀ-Ỹ]|"
    r"(?:khu|khu vực|cụm|huyện|xã|phường|tổ|ấp|thôn|ngành|khối|loại hình)(?!\w))"
)
"""What a name of a place, a zone, a body or a branch has."""
_AMONG = re.compile(
    r"(?:trong đó|nhiều nhất|đông nhất|chủ yếu|cụ thể|gồm|như|lớn nhất)(?: là| có| ở| tại)? "
)
"""What opens the parts of the count in front."""
_MOST = 40
"""Longer series are read no further."""
_FAR = 90
"""So far behind a count the first bare number of its series can stand."""
_NO_FACTOR = 40


class Slot(NamedTuple):
    """What a number of an item counts."""

    noun: str
    measure: str
    like: int | None = None
    """Start of the count that says so."""


class Model(NamedTuple):
    """How the items of a series are written."""

    slots: list[Slot]
    joints: list[str]
    link: str | None
    """What stands between name and number, None where the first item does not show it."""
    value: int | float
    """The first number of the first item, 0 where no item has nouns."""


class Item(NamedTuple):
    """A name with its numbers."""

    start: int
    end: int
    numbers: list[Quantity]
    link: str


def series(
    view: View, quantities: Sequence[Quantity], readings: Sequence[Reading]
) -> list[Reading]:
    """`Đồng Văn I 83 doanh nghiệp - 19.240 lao động; Đồng Văn II 51 - 15.876`."""
    found: list[Reading] = []
    taken: frozenset[int] | None = None
    last = 0
    for place, reading in enumerate(readings):
        index = reading.index + 1
        if index >= len(quantities) or quantities[index].start > reading.end + _FAR:
            continue
        following = readings[place + 1] if place + 1 < len(readings) else None
        if following is not None and following.quantity.start == quantities[index].start:
            continue
        if reading.start < last or not _goes_on(view, reading.end, quantities[index]):
            continue
        model = _model(view, readings, place)
        if model is None:
            continue
        taken = taken or frozenset(r.quantity.start for r in readings)
        items = list(items_behind(view, model, reading.end, opening=False))
        if is_series(view, model, items, taken):
            found += read_items(view, model, items, rule="counts.series")
            last = items[-1].end
    return found


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
    if number.percent or (number.kind == "number" and not _may_end(low, number.end)):
        return False
    parted = _BETWEEN.match(low, place)
    if parted is None or (parted.end() < start and not _NAME.fullmatch(low, parted.end(), start)):
        return False
    label = _LABEL.match(low, parted.end())
    return label is not None and _is_name(view, *label.span("name"))


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
        if after.index != reading.index + 1 or not _JOIN.fullmatch(low, reading.end, after.start):
            break
        joints.insert(0, low[reading.end : after.start].strip())
        run.insert(0, reading)
    if any(reading.measure in ("other", "zones") for reading in run):
        return None
    start = run[0].start
    front = _FRONT.search(low, max(view.line_start(start), start - 70), start)
    if front is None or not _is_name(view, *front.span("name")):
        return None
    slots = [Slot(reading.noun, reading.measure, reading.start) for reading in run]
    return Model(slots, joints, front["link"].strip(), run[0].absolute or 0)


def _is_name(view: View, start: int, end: int) -> bool:
    """Tell a name: of a place, a zone, a body."""
    if _NO_NAME.search(view.text[start:end]):
        return False
    return _HEAD.search(view.text, start, end) is not None


def items_behind(view: View, model: Model, place: int, *, opening: bool) -> Iterator[Item]:
    """Give the items behind a place, one after the other, as long as they are alike."""
    for _ in range(_MOST):
        item = _item(view, model, place, opening=opening)
        if item is None:
            return
        yield item
        place, opening = item.end, False


def _item(view: View, model: Model, place: int, *, opening: bool) -> Item | None:
    low = view.low
    if not opening:
        parted = _BETWEEN.match(low, place)
        if parted is None:
            return None
        place = parted.end()
    label = _LABEL.match(low, place)
    if label is None or not _is_name(view, *label.span("name")):
        return None
    numbers: list[Quantity] = []
    place = label.end()
    for index, slot in enumerate(model.slots):
        if index:
            joint = _JOIN.match(low, place)
            if joint is None or not _is_joint(joint[0].strip(), model, index - 1):
                return None
            place = joint.end()
        number = _NUMBER.match(low, place)
        if number is None:
            return None
        numbers.append(_quantity(number))
        place = _behind_noun(view, number.end(), slot)
    if not _END.match(low, place):
        return None
    return Item(label.start(), place, numbers, label["link"].strip())


def _is_joint(joint: str, model: Model, index: int) -> bool:
    return not model.joints or joint == model.joints[index] or joint in _SIGNS


def _quantity(number: re.Match[str]) -> Quantity:
    value = int(number[0].replace(".", ""))
    return Quantity(*number.span(), "number", value, bare=True)


def _behind_noun(view: View, place: int, slot: Slot) -> int:
    """Step over the noun of a number that has one after all."""
    if not view.low.startswith(" ", place):
        return place
    noun = lexicon.nouns().match(view.low, place + 1)
    return noun[0] if noun is not None and noun[1].type == slot.measure else place


def is_series(view: View, model: Model, items: Sequence[Item], taken: frozenset[int]) -> bool:
    """Tell a series from a chance: one number alone may be the end of a name (`May 10`)."""
    if not items or all(number.start in taken for item in items for number in item.numbers):
        return False
    if len(model.slots) > 1:
        return True
    for item in items:
        value = item.numbers[0].value or 0
        first = item.numbers[0]
        year = 1900 <= value <= 2100 and "." not in view.low[first.start : first.end]
        if year or (model.link is not None and item.link not in ("", model.link)):
            return False
        if model.value and not item.link:
            near = model.value / _NO_FACTOR <= value <= model.value * _NO_FACTOR
            if not near or len(items) < 2:
                return False
    return True


def read_items(view: View, model: Model, items: Sequence[Item], *, rule: str) -> list[Reading]:
    """Make a count of each number of the items."""
    found: list[Reading] = []
    among = items[0].start if _AMONG.match(view.low, items[0].start) else -1
    for item in items:
        for index, number in enumerate(item.numbers):
            slot, front = model.slots[index], before(view, number.start)
            if index or no_count(view, number, front, slot.measure) is None:
                found.append(
                    Reading(
                        front.start, number.end, number, slot.noun, cast(Measure, slot.measure),
                        front.modifier, rule, number.end, front.last,
                        like=slot.like, whole=slot.like if among >= 0 else None,
                    )
                )  # fmt: skip
    return found
