"""What the parts of one body are called alike: `tổ 1 …, tổ 2 …`; `ca sáng …, ca chiều …`."""

import re
from functools import cache
from typing import Final

from ....data.alternatives import alternatives
from ..view import View

_INNER: Final = (
    "tổ", "đội", "nhóm", "phân xưởng", "xưởng", "chuyền", "ca", "bộ phận", "khối", "ngành", "khoa",
    "lớp", "tàu", "hầm", "lò", "khâu", "công đoạn",
)  # fmt: skip
"""Any word tells one of them from the next: `xưởng may`, `xưởng cắt`."""
_OWN: Final = (
    "xí nghiệp", "nhà máy", "công ty", "cơ sở", "chi nhánh", "nông trường", "đơn vị", "trường",
    "mỏ", "tháng", "quý", "năm", "tuần", "đợt", "khóa", "thôn", "ấp", "bản", "khu", "cụm", "xã",
)  # fmt: skip
"""A number, a letter or a name tells one of these from the next."""
_UNIT: Final = re.compile(rf"{alternatives((*_INNER, *_OWN))}(?!\w)")
_NUMBERED: Final = r" (?:(?:số )?\d{1,4}(?:/\d{4})?|[ivx]{1,4}|[a-z])(?!\w)"
_NO_WORD: Final = (
    "có", "với", "là", "còn", "đạt", "được", "cũng", "chỉ", "đã", "nghỉ", "tăng", "giảm", "trên",
    "dưới", "hơn", "gần", "đầu", "cuối", "trước", "sau", "qua", "này", "tới", "đến", "nợ", "trả",
    "chi", "đóng", "cho", "thiếu", "mất", "cần", "tuyển", "nhận", "nuôi", "sử", "vay", "lỗ", "lãi",
    "bán", "mua", "làm", "hỗ", "tặng", "trao", "thưởng", "bỏ", "chưa", "không", "đang", "phải",
    "bị", "sẽ", "vẫn", "ở", "cách", "rộng", "lương", "tiền", "phép", "tháng", "giờ", "ngày", "thu",
    "nộp", "lên", "xuống", "từ", "vào", "khoảng", "điểm", "tuổi", "vốn", "giá", "mức",
)  # fmt: skip
"""No name of a unit has one of them."""
_WORDED: Final = rf"(?: (?!(?:{'|'.join(_NO_WORD)})(?!\w))[^\W\d_]+){{1,4}}?"
_LINK: Final = (
    r"(?P<link>(?: (?:(?:hiện|đang|cũng|chỉ|thì|đã|mới|lại) ){0,2}"
    r"(?:có|với|là|còn|đạt|được|lên|lên tới|xuống|tăng lên))| ?[:–-]|) "
    r"(?:(?:hơn|gần|trên|khoảng|chừng|xấp xỉ|ngót) )?(?=\d)(?!\d{1,2} ?:)"
)


def unit_at(low: str, place: int) -> str:
    """Give the unit that a name begins with, empty if none."""
    found = _UNIT.match(low, place)
    return found[0] if found else ""


@cache
def _labels(unit: str) -> re.Pattern[str]:
    """Give the pattern of the names of one kind of unit, with what links them to a number."""
    return re.compile(rf"(?P<name>{unit}(?:(?P<number>{_NUMBERED})|{_WORDED})){_LINK}")


def unit_label(view: View, unit: str, place: int) -> re.Match[str] | None:
    """Find the name of the next unit with what links it to its number: `tổ 2 có 15`."""
    if not view.low.startswith(unit, place):
        return None
    found = _labels(unit).match(view.low, place)
    if found is None or found["number"] or unit in _INNER:
        return found
    named = view.text[place + len(unit) + 1 : found.end("name")]
    return found if named[:1].isupper() else None
