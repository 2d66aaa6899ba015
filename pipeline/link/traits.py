"""Verbs within a name, which do not end it: `cơ sở ⟦khám⟧ bệnh`, `các hộ ⟦nuôi⟧ tôm hùm`.

Everything here reads text with organisations and dates blotted out (`link.marked`).
"""

import re
from typing import Final

from .marked import Blotted
from .verbs import is_verb

_SEEN: Final = ("kiểm tra", "thanh tra", "giám sát", "cấp phép", "phân công")
"""What was done to those who are asked: `các công ty được kiểm tra`."""
_MEMBERS: Final = (
    "người", "chủ", "những", "các", "nhà", "đại", "trung", "tiểu", "địa", "đồng", "cấp trên",
)  # fmt: skip
_MEMBER: Final = re.compile(rf"(?<!\w)(?:{'|'.join(_MEMBERS)}|(?<!ban )tổ chức) $")
_MEMBER_ENDS: Final = tuple(f"{word} " for word in (*_MEMBERS, "tổ chức"))
_REACH: Final = 12
"""How long these and units are at most."""
_UNIT: Final = re.compile(
    r"(?<!\w)(?:cán bộ|bộ phận|(?<!công )nhân viên|tổ|(?<!quân )(?<!bộ )đội|nhóm) $"
)
"""Who may be named by what he does: `tổ ⟦kiểm tra⟧ lập biên bản`, but `tổ kiểm tra xe`."""
_FIELDS: Final = ("giáo dục", "đào tạo", "bảo vệ")
_OF_FIELD: Final = re.compile(
    r"(?<!\w)(?:sở|phòng|bộ|ngành|vụ|ban|cơ sở|lực lượng)(?: giáo dục và| giáo dục -)? $"
)
_TRADE: Final = re.compile(
    r"(?:khám|sản xuất|kinh doanh|đào tạo|giáo dục|dạy nghề|nuôi|chăn nuôi|nuôi trồng|"
    r"đánh bắt|mua bán|chế biến|thu mua|xay xát)(?!\w)"
)
_OTHER_TRADE: Final = re.compile(
    r"(?:tư vấn (?:giám sát|thiết kế)|thi công|vận tải|quản lý|tư vấn|giám sát|thiết kế|cung cấp|"
    r"cung ứng|vận hành|khai thác(?: (?:\d{1,2}|đá|cát|than))?|xuất khẩu|nhập khẩu|"
    r"sử dụng lao động|bảo trì|phân phối|trúng thầu|thụ hưởng|chủ quản)(?!\w)"
)
_SHOPS: Final = (
    "phân xưởng ",
    "cơ sở ",
    "hộ ",
    "doanh nghiệp ",
    "đơn vị ",
    "điểm ",
    "cửa hàng ",
    "công ty ",
    "nhà thầu ",
    "tổ ",
    "đội ",
)
_SEVERAL: Final = re.compile(
    r"(?:\d[\d.]{0,6}|tất cả|toàn thể|các|những|mọi|mỗi|từng|chủ|người|hộ|công nhân|đơn vị|"
    r"doanh nghiệp|cơ sở|đồng chí|giáo viên|học sinh|lao động|cán bộ|bác sĩ|lãnh đạo)(?!\w)|"
    r".{2,40}? (?:các|những) "
)
"""Of whom only some may be meant."""
_TRAIT: Final = re.compile(
    r"sử dụng (?:nhiều|từ|trên|đông|hơn|dưới)|đánh bắt|phụ trách|trực chính|chủ nhiệm|hoạt động|"
    r"tham gia (?:dự án|chương trình|đề án|gói thầu|chuỗi|mô hình|bảo hiểm|đoàn)|"
    r"làm (?:việc|ca|thuê|nghề|thêm)|cung cấp (?:dịch vụ|suất ăn|thức ăn|nước|điện)|"
    r"(?:vay|mua|thuê|nhận|hưởng|mất|nghỉ|ký|trúng|coi|nuôi|trồng) (?:vốn|nhà|đất|trọ|khoán|thầu|"
    r"trợ cấp|việc|thai sản|thi|tôm|cá|bò|lợn|heo|gà|rừng|lúa)"
)
"""What tells some from others; a verb behind it is what they must do."""
_STATE: Final = re.compile(r"(?<!\w)(?:chưa|đang|bị|không chịu|chậm|thiếu)(?: \w+)? $")
_MODAL: Final = ("phải", "cần", "sẽ", "có trách nhiệm", "có nhiệm vụ", "nên", "được giao")
_SPOKEN: Final = re.compile(
    r"(?:yêu cầu|đề nghị|kiến nghị|chỉ đạo|giao|thống nhất|nhất trí|xác định|cho|nêu|nhấn mạnh|"
    r"cam kết|đồng ý|hứa|quyết|khẳng định|thông|kết luận|bàn|họp|tổ chức|phát biểu|lưu ý|nhắc)"
    r"(?!\w)"
)
_NOT_ACTING: Final = re.compile(
    r"(?:,|(?<!\w)(?:đúng|theo|việc|sự|công tác|để|cho|từ|về|và|hoặc|có|hay|chương trình|dự án|"
    r"kế hoạch|nghề|ca|chất)) $"
)
"""In front of a verb that no one does: `làm việc ⟦theo⟧ phân công`."""
Told = tuple[int, int]
"""Where the name ends without a trait, and where the trait ends."""


def within(said: Blotted, begin: int, place: int, verb: int) -> int:
    """Give where a verb ends that belongs to a name: `người ⟦đại diện⟧`, `cơ sở ⟦khám bệnh⟧`.

    `verb` is where the verb itself ends; 0 where it belongs to none.
    """
    name = _field_end(said, begin, place) or _trade_end(said, begin, place)
    if name:
        return max(name, verb)
    return verb if _is_passed(said, begin, place) else 0


def _is_passed(said: Blotted, begin: int, place: int) -> bool:
    """Tell a verb within a name or in what was done to somebody: `các đơn vị được kiểm tra`."""
    near = max(begin, place - _REACH)
    if said.low.endswith(_MEMBER_ENDS, near, place) and _MEMBER.search(said.low, near, place):
        return True
    return said.low.startswith(_SEEN, place) and said.low.endswith("được ", begin, place)


def _field_end(said: Blotted, begin: int, place: int) -> int:
    """Give where a field in a name ends: `sở giáo dục và đào tạo`, not `các sở rà soát …`."""
    if not said.low.startswith(_FIELDS, place) or not _OF_FIELD.search(said.low, begin, place):
        return 0
    return place + next(len(field) for field in _FIELDS if said.low.startswith(field, place))


def _trade_end(said: Blotted, begin: int, place: int) -> int:
    """Give where a trade ends: `cơ sở khám bệnh`, `đơn vị thi công phải …`, 0 where none."""
    if not said.text.endswith(_SHOPS, begin, place):
        return 0
    trade = _TRADE.match(said.text, place)
    if trade:
        return trade.end()
    trade = _OTHER_TRADE.match(said.text, place)
    if trade is None:
        return 0
    stops = said.text[trade.end() : trade.end() + 1] in (":", ",", ";")
    return trade.end() if stops or is_verb(said, trade.end() + 1) else 0


def trait(said: Blotted, begin: int, place: int, verb: int, end: int) -> Told | None:
    """Give the place of a verb that tells whom of several: `các doanh nghiệp ⟦sử dụng⟧ nhiều …`.

    Behind it another verb must follow; where the modal is known that ends it all, any verb may.
    """
    if _UNIT.search(said.low, max(begin, place - _REACH), place):
        return place, verb
    if not _SEVERAL.match(said.low, begin, place):
        return None
    bound = said.low.startswith(_MODAL, end) and "," not in said.text[place:end]
    if bound and not _SPOKEN.match(said.low, place):
        return place, end
    state = _STATE.search(said.low, begin, place)
    if state:
        return state.start(), verb
    told = _TRAIT.match(said.low, place, end)
    return (place, told.end()) if told else None


def acts(said: Blotted, place: int) -> bool:
    """Tell the verb behind a trait that says what is done: `… nhiều lao động ⟦rà soát⟧`."""
    return _NOT_ACTING.search(said.low, max(0, place - 14), place) is None
