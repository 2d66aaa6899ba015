"""Names before a colon that no list knows: `Đô Lương: Gần 900 công nhân`, `- Chợ Bình An: 45 hộ`.

Everything here reads blotted sentences (`link.marked`).
"""

import re
from typing import Final

from .bodies import Candidate
from .marked import NUMBER_AHEAD, UPPER, WORD

_CAPITAL: Final = rf"[{UPPER}][^\W\d_{UPPER}]+"
_NO_PLACE: Final = (
    "Ông|Bà|Anh|Chị|Đồng|Tin|Ảnh|Video|Bài|Thông|Hội|Tháng|Ngày|Kết|Danh|Chương|Phóng|Tổng|Số|Lao|"
    "Công|Doanh|Đoàn|Đại|Đảng|Kế|Kỷ|Báo|Nam|Nữ|Quà|Giải|Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Võ|Vũ"
)
_HEADLINE: Final = re.compile(
    rf"(?!(?:{_NO_PLACE}) )(?:{_CAPITAL} ){{1,3}}{_CAPITAL}(?=: {NUMBER_AHEAD})"
)
_POINT: Final = re.compile(
    r"[-+•*–] ?(?P<name>(?i:siêu thị|cửa hàng|khách sạn|nhà hàng|trường|bệnh viện|phòng khám|"
    r"trung tâm|ngân hàng|htx|hợp tác xã|xưởng|cơ sở|trang trại|trại|nông trường|nhà trẻ|làng nghề|"
    rf"cảng|bến|chợ|tiệm|hãng)(?: {WORD}){{0,4}}? [{UPPER}][^:;,\n]{{0,40}})(?=: {NUMBER_AHEAD})"
)
_LONGEST: Final = 64


def named_before_colon(line: str, *, is_headline: bool) -> Candidate | None:
    """Give whom a headline or a point of a list names before the number that is theirs."""
    if ": " not in line[:_LONGEST]:
        return None
    point = _POINT.match(line)
    if point:
        return Candidate(*point.span("name"), "unit")
    headline = _HEADLINE.match(line) if is_headline else None
    return Candidate(*headline.span(), "place") if headline else None
