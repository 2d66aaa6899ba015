"""What is done to the things counted, told by the verb behind the count."""

import re
from functools import cache
from typing import Final, NamedTuple

from schemas.counts import CountRole, Direction

from ....data.alternatives import alternatives
from ..lexicon import PERSONS
from ..reading import Reading
from ..view import View

_DOWN = (
    "nghỉ việc", "thôi việc", "mất việc", "giải thể", "phá sản", "ngừng hoạt động", "tạm ngừng",
    "dừng hoạt động", "chấm dứt hợp đồng", "đóng cửa", "nộp đơn xin nghỉ", "rút khỏi thị trường",
    "rời thị trường", "rút lui", "bỏ việc", "nghỉ hưu", "nghỉ hẳn", "nghỉ ngang",
    "chấm dứt hoạt động", "thất nghiệp",
)  # fmt: skip
_OF_BODIES = frozenset({"tổ chức", "ký cam kết", "thương lượng", "tạm dừng", "bầu trực tiếp"})
"""What bodies do in a period: `14 CĐCS tổ chức “Bữa cơm Công đoàn”`."""
_NO_BODIES = PERSONS | {"other", "households", "zones"}
_OF_PERSONS = frozenset(
    {"nghỉ việc", "thôi việc", "mất việc", "bỏ việc", "thất nghiệp",
     "nghỉ hưu", "nghỉ hẳn", "nghỉ ngang"}
)  # fmt: skip
"""What people alone do: not the zones in `900 lao động của 3 khu chế xuất mất việc`."""
_UP = (
    "thành lập mới", "đăng ký thành lập", "đăng ký mới", "gia nhập thị trường",
    "quay trở lại hoạt động",
    "trở lại thị trường", "quay lại thị trường", "ra đời",
    "trở lại hoạt động", "hoạt động trở lại", "quay lại hoạt động", "mới ra đời",
    "gia nhập công đoàn", "vào công đoàn", "gia nhập và tái gia nhập", "tái gia nhập",
    "mới đi vào sản xuất",
    "mới đi vào hoạt động", "vừa đi vào hoạt động",
)  # fmt: skip
_MOVED = (
    "nghỉ luân phiên", "nghỉ chờ việc", "ngừng việc luân phiên", "giãn việc", "nghỉ giãn việc",
    "tạm nghỉ việc", "tạm nghỉ", "nghỉ không lương", "nghỉ không hưởng lương", "di dời", "sơ tán",
    "nộp hồ sơ", "làm thủ tục", "hưởng trợ cấp", "xuất cảnh", "đi làm việc ở nước ngoài",
    "đi xuất khẩu lao động", "bước vào độ tuổi", "ra trường", "tốt nghiệp", "xuất viện",
    "trở lại làm việc", "quay lại làm việc", "bị khởi tố", "bị bắt", "bị tạm giữ",
    "vay vốn", "khỏi bệnh", "ra viện", "bình phục", "nhập ngũ", "lên đường", "về nước", "di chuyển",
    "nhận bằng khen", "nhận giấy khen", "nhận cờ", "nhận danh hiệu", "nhận giải", "nhận thưởng",
    "nhận kỷ niệm chương", "nhận huân chương", "nhận quà", "nhận học bổng", "nhận hỗ trợ",
    "tổ chức", "ký cam kết", "thương lượng", "tạm dừng", "bầu trực tiếp", "tạm hoãn hợp đồng",
    "về quê", "rời thành phố", "nhận chứng chỉ", "nhận trợ cấp", "nhận quyết định", "trúng tuyển",
    "ra trình diện", "ra đầu thú", "bị bắt giữ", "bị tạm giam", "bị điều tra", "bị truy tố",
    "bị xử phạt", "bị phạt", "bị cách ly", "bị đình chỉ", "bị tạm đình chỉ", "bị tước",
)  # fmt: skip
"""What is done by or to people and makes them neither more nor fewer."""
_DONE_TO = (
    "cắt giảm", "sa thải", "khai trừ", "kỷ luật", "tuyên dương", "khen thưởng", "biểu dương",
    "tôn vinh", "vinh danh", "nhận", "tặng", "trao", "kết nạp", "thành lập", "công nhận",
    "đào tạo", "học nghề", "tập huấn", "sơ tán", "cứu", "di dời", "khám", "tư vấn", "hỗ trợ",
    "thăm", "cấp", "trợ cấp", "bồi dưỡng", "đình chỉ", "tạm đình chỉ", "cách chức", "cảnh cáo",
    "khiển trách", "bổ nhiệm", "điều động", "luân chuyển", "khởi tố", "bắt giữ", "xử phạt",
    "tước", "giải cứu", "giới thiệu việc làm", "giới thiệu có việc",
    "cách ly", "xét nghiệm", "tiêm", "tuyển dụng", "nâng lương",
)  # fmt: skip
_ACTIVE = re.compile(
    r" (?:(?!(?:cho|là|chưa|không|sau|trước|đợt|của|do|để|có|với|việc|lo|chờ) )[^\W\d_]+ ){0,3}?"
    r"(?:(?:đã|bị|phải|xin|được|tự ý|làm đơn|đang|tạm|mới) ){0,2}"
    rf"(?:(?P<down>{alternatives(_DOWN)})|(?P<up>{alternatives(_UP)})"
    rf"|(?P<moved>{alternatives(_MOVED)}))(?!\w)"
)
_PASSIVE = re.compile(
    r" (?:(?:trên|tại|ở|của|thuộc|trong) \d{1,3} )?"
    r"(?:[^\W\d_,;.]+ ){0,6}?(?P<voice>được|bị) (?:[^;.\n\d]{0,48}? )?"
    rf"(?P<verb>{'|'.join(_DONE_TO)})(?!\w)"
)
_NEAR = 70
_ADDED = re.compile(
    r"(?:^\s*|(?<!\w)(?:(?:năm|quý|tháng|tuần|kỳ) (?:nay|này|qua|trước|[\divx/]{1,7})|đến nay|"
    r"thành phố|tỉnh|huyện|địa bàn) )thêm $"
)
_WILL = re.compile(r"(?<!\w)sẽ(?!\w)")
_AND = re.compile(
    r"(?: (?:chủ chốt|tiêu biểu|xuất sắc|ưu tú|trong nước|nước ngoài|trẻ|nữ|chính thức|nghèo)){0,2}"
    r"(?:,| và|, và| cùng| cùng với) "
)


class Done(NamedTuple):
    """A role with the direction of a change."""

    role: CountRole
    direction: Direction | None = None


as_role: Final = cache(Done)
"""Gives a role, of which there is one each."""


def behind(view: View, reading: Reading) -> Done | None:
    """Read `80 người nghỉ việc`, `9 tập thể được tặng Bằng khen`."""
    low, end = view.low, reading.end
    if end == len(low) or low[end] != " ":
        return None
    done = _ACTIVE.match(low, end)
    if done is not None:
        return _active(done, reading)
    near = low[end : end + _NEAR]
    if reading.quantity.percent or not ("được " in near or "bị " in near):
        return None
    passive = _PASSIVE.match(low, end)
    if passive is None:
        return None
    verb, up = passive["verb"], passive["verb"] in ("kết nạp", "thành lập")
    if passive["voice"] == "bị":
        return as_role("change", "down" if verb in ("cắt giảm", "sa thải", "khai trừ") else None)
    return as_role("change", "up" if up else None)


def _active(done: re.Match[str], reading: Reading) -> Done | None:
    """Give the change that a verb tells of, if those counted are such as do it."""
    if done["down"] in _OF_PERSONS and reading.measure not in PERSONS:
        return None
    if done["moved"] in _OF_BODIES:
        bodies = reading.measure not in _NO_BODIES and reading.absolute is not None
        will = _WILL.search(done[0]) is not None
        return as_role("target" if will else "change") if bodies else None
    role: CountRole = "target" if _WILL.search(done[0]) else "change"
    return as_role(role, "down" if done["down"] else "up" if done["up"] else None)


def added(view: View, reading: Reading) -> Done | None:
    """Read `Năm nay thêm 4 nhà máy`, `Thêm 176 doanh nghiệp ra đời`: more than before."""
    told = _ADDED.search(view.in_front(reading, 40)) is not None
    return as_role("change", "up") if told else None


def joined(view: View, reading: Reading, following: Reading) -> bool:
    """Tell whether two counts stand side by side: `8 tập thể và 30 cá nhân`."""
    return _AND.fullmatch(view.low, reading.end, following.start) is not None
