"""Several who are named together, taken apart: `BHXH tỉnh và Ban Quản lý Khu kinh tế tỉnh`.

Everything here reads text with organisations and dates blotted out (`link.marked`).
"""

import re
from typing import Final

from .marked import BODY, SEMICOLON, Blotted
from .phrases import GROUP, Place
from .promises import PARTNERS

_SPLIT: Final = re.compile(
    rf" (?:(?:sẽ|cần|phải|tiếp tục) )?cùng (?:với )?(?=(?:\d{{1,3}} )?{GROUP}|{BODY})|"
    rf"(?<!viên chức)(?<!công chức)(?<!đoàn viên)(?<!cán bộ) và (?=người lao động)|"
    rf" và (?=(?!xã hội|người lao động){GROUP}|{BODY})|"
    r", ?(?=(?:(?:phó )?chủ tịch|thủ trưởng|giám đốc|tổng giám đốc|cục trưởng|chi cục trưởng|"
    r"trưởng|chỉ huy trưởng|tư lệnh|chánh|viện trưởng|vụ trưởng|bí thư|hiệu trưởng|lãnh đạo|"
    r"ban giám đốc|người đứng đầu|các|từng|hộ (?:ông|bà|anh|chị)|"
    r"(?<=[^c] chủ đầu tư, )nhà thầu|(?<!c chủ dự án, )chủ đầu tư|"
    r"(?<!cấp ủy, )(?<!cấp uỷ, )chính quyền các)(?!\w)|"
    r"(?:ubnd|[uủ][yỷ] ban nhân dân|liên đoàn lao động|lđlđ|công đoàn|ban quản lý|công an) "
    r"(?:các|cấp|ngành|huyện|xã|phường)(?!\w)|"
    rf"(?:(?:phó )?(?:trưởng|giám đốc|chủ tịch|bí thư) )?{BODY})|[{SEMICOLON};] (?:và )?"
)
_JOINTS: Final = (",", ";", SEMICOLON, " và ", " cùng ")
"""What stands between any two of them."""
_NAMES: Final = re.compile(
    r", (?=(?:Thanh tra|Phòng|Sở|Ban|Đội|Trạm|Trung tâm|Hội|Chi cục|Cục|Văn phòng|Ngân hàng|Hạt|"
    r"Bệnh viện|Trường|Công ty|Kho bạc|Tòa án|Viện|Chi nhánh|Điện lực|Đài|Báo|Mặt trận) "
    r"(?!ngành|ban|và)\w+ ?(?:\w+|$))"
)
_OF_COMPANIES: Final = re.compile(
    rf"(?:cấp ủy|cấp uỷ|chi ủy|chi uỷ|lãnh đạo|ban lãnh đạo|ban giám đốc|công đoàn cơ sở|cđcs|"
    rf"cđcs các|người đứng đầu|đại diện) {BODY}+(?:(?:, | và |, và ){BODY}+)+"
)
"""One head over several bodies is one actor: `Cấp ủy Công ty A, Công ty B`."""
_TERRITORY: Final = r"(?:thành phố|thị xã|thị trấn|quận|huyện|phường|xã|đặc khu)"
_OVER_SEVERAL: Final = re.compile(
    r"(?:ubnd|hđnd|[uủ][yỷ] ban nhân dân|công an|lđlđ|liên đoàn lao động|hội|đoàn|phòng|chủ tịch|"
    rf"bí thư|lãnh đạo|ban chỉ huy|mttq|mặt trận)[^;]{{0,60}}? (?:các|\d{{1,2}}) {_TERRITORY}[^;]*"
)
_ONE_MORE: Final = re.compile(rf" và {_TERRITORY} ")
"""One organ over several places is one actor: `UBND các huyện ven biển và thành phố Hội An`."""
_TITLED: Final = re.compile(
    r"(?P<name>(?:[Đđ]ồng chí|[Ôô]ng|[Bb]à) [^,;:]{2,40}), (?:Phó |Quyền )?"
    r"(?:Chủ tịch|Bí thư|Giám đốc|Trưởng|Cục trưởng|Chánh|Ủy viên|Tổng Giám đốc)"
)
"""A person with an office behind the name is one actor."""


def split(said: Blotted, place: Place) -> list[Place]:
    """Give each of several: `BHXH tỉnh và Ban Quản lý Khu kinh tế tỉnh` are two.

    `Công an thành phố, Thanh tra giao thông` are two, `các Sở, Ban ngành` are one.
    """
    start, end = place
    words = said.low[start:end]
    if not any(map(words.__contains__, _JOINTS)):
        return [place]
    if PARTNERS.match(said.low, start, end):
        return [place]
    titled = _TITLED.match(said.text, start, end)
    if titled:
        return [(start, titled.end("name"))]
    led = _OF_COMPANIES.fullmatch(said.low, start, end)
    edges = [] if led else [m.span() for m in _SPLIT.finditer(said.low, start, end)]
    if not led:
        known = {a for a, _ in edges}
        named = _NAMES.finditer(said.text, start, end)
        edges = sorted([*edges, *(m.span() for m in named if m.start() not in known)])
        edges = [edge for edge in edges if not _goes_on(said, start, edge[0])]
    begins = [start, *(b for _, b in edges)]
    return list(zip(begins, [*(a for a, _ in edges), end], strict=True))


def _goes_on(said: Blotted, start: int, edge: int) -> bool:
    """Tell one more place of an organ from one more body: `UBND các xã và ⟦thị trấn Gôi⟧`."""
    if not _ONE_MORE.match(said.low, edge):
        return False
    return _OVER_SEVERAL.fullmatch(said.low, start, edge) is not None
