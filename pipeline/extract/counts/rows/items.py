"""The items of a series: names with numbers whose noun is left out, `Đồng Văn II 51 - 15.876`."""

import re
from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple, cast

from schemas.counts import Measure

from .. import lexicon
from ..modifiers import before
from ..numbers.quantity import Quantity
from ..reading import Reading
from ..refusals import no_count
from ..view import View
from .units import unit_at, unit_label

_NUMBER = re.compile(r"(?:\d{1,3}(?:\.\d{3}){1,3}|\d{1,6})(?![\d%]|[.,]\d| ?%)")
JOIN = re.compile(
    r"(?: ?[-–—/|,+:] ?| \(| )(?:(?:và|với|có|sử dụng|gồm|thu hút|tập hợp|quản lý|tạo việc làm cho|"
    r"giải quyết việc làm cho) (?:tổng số |tổng cộng )?)?"
)
_SIGNS = ("-", "–", "/", "(")
"""Joints that may stand for the words between the nouns of the first item."""
BETWEEN = re.compile(
    r"(?: [^\W\d_]++){0,3}?\)?(?:[;,](?: (?:và|còn|riêng|(?:kế đến|kế tiếp|"
    r"tiếp đến|tiếp theo|tiếp sau|sau đó|rồi đến|theo sau)(?: là)?))?|(?: |, )và|"
    r"\.?[ ]?\n\s*(?:[-–+•*]|[a-zđ]\)|\d{1,2}[.)])?)\s?"
)
"""What parts the items; qualifiers of the noun may stand in front of it."""
LABEL = re.compile(
    r"(?P<name>[^\W\d_][^\d;:,.()\n]{0,50}?(?: \d{1,2}(?= ?:)|[^\W_]))"
    r"(?P<link>(?: (?:hiện |đang |hiện đang )?(?:có|với|là|còn|đạt|được))| ?[:–-]|) "
    r"(?:(?:hơn|gần|trên|khoảng|chừng|xấp xỉ|ngót) )?(?=\d)"
    r"(?!\d{1,2} ?:)"
)
_END = re.compile(r"\)?(?: ?(?:[;,.)”\"]|\n|$)(?!\d)| (?:và|còn|riêng)(?!\w)| [-–] (?!\d))")
NO_NAME = re.compile(
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
    r"(?:khu|khu vực|cụm|huyện|quận|thị xã|xã|phường|tổ|ấp|thôn|ngành|khối|loại hình)(?!\w))"
)
"""What a name of a place, a zone, a body or a branch has."""
_BRANCH = re.compile(
    r"(?:dệt may|may mặc|may|dệt|sợi|da giày|giày da|giày dép|giày|chế biến gỗ|đồ gỗ|gỗ|điện tử|"
    r"điện - điện tử|cơ khí|(?:chế biến )?(?:thủy|thuỷ) sản|thực phẩm|(?:chế biến )?nông sản|nhựa|"
    r"cao su|xây dựng|vận tải|du lịch|dịch vụ|thương mại|nông nghiệp|công nghiệp|bán lẻ|dược|thép|"
    r"hóa chất|vật liệu xây dựng|khai khoáng|khai thác|chế biến|lắp ráp|gốm sứ|gốm|bao bì|in ấn|"
    r"logistics|ô tô|cảng|điện lực|y tế|giáo dục|ngân hàng|bất động sản|gạo|thức ăn chăn nuôi)"
    r"(?!\w)"
)
"""A branch of business that begins a name."""
_AMONG = re.compile(
    r"(?:trong đó|nhiều nhất|đông nhất|chủ yếu|cụ thể|gồm|như|lớn nhất)(?: là| có| ở| tại)? "
)
"""What opens the parts of the count in front."""
_MOST = 40
"""Longer series are read no further."""
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
    unit: str = ""
    """What all items are called, where the first one tells: `tổ 1`, `tổ 2`."""


class Item(NamedTuple):
    """A name with its numbers."""

    start: int
    end: int
    numbers: list[Quantity]
    link: str


def is_name(view: View, start: int, end: int) -> bool:
    """Tell a name: of a place, a zone, a body."""
    if NO_NAME.search(view.text[start:end]):
        return False
    if _HEAD.search(view.text, start, end) is not None:
        return True
    return _BRANCH.match(view.low, start, end) is not None


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
        parted = BETWEEN.match(low, place)
        if parted is None:
            return None
        place = parted.end()
    label = unit_label(view, model.unit, place) if model.unit else None
    if label is None:
        label = LABEL.match(low, place)
        if label is None or not is_name(view, *label.span("name")):
            return None
        if unit_at(low, label.start()) == label["name"]:
            return None
    numbers: list[Quantity] = []
    place = label.end()
    for index, slot in enumerate(model.slots):
        if index:
            joint = JOIN.match(low, place)
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


def is_series(view: View, model: Model, items: Sequence[Item], taken: Container[int]) -> bool:
    """Tell a series from a chance: one number alone may be the end of a name (`May 10`)."""
    if not items or all(number.start in taken for item in items for number in item.numbers):
        return False
    if len(model.slots) > 1:
        return True
    for item in items:
        value = item.numbers[0].value or 0
        first = item.numbers[0]
        year = 1900 <= value <= 2100 and "." not in view.low[first.start : first.end]
        linked = model.unit or model.link is None or item.link in ("", model.link)
        if year or not linked:
            return False
        if model.value and not item.link:
            near = model.value / _NO_FACTOR <= value <= model.value * _NO_FACTOR
            if not near or (len(items) < 2 and not model.unit):
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
