"""What is done to the things counted, told by the verb behind the count."""

import re
from typing import NamedTuple

from schemas.counts import CountRole, Direction

from .reading import Reading
from .view import View

_DOWN = (
    "nghỉ việc", "thôi việc", "mất việc", "giải thể", "phá sản", "ngừng hoạt động", "tạm ngừng",
    "dừng hoạt động", "chấm dứt hợp đồng", "đóng cửa", "nộp đơn xin nghỉ", "rút khỏi thị trường",
    "rời thị trường", "bỏ việc", "chấm dứt hoạt động", "thất nghiệp",
)  # fmt: skip
_UP = (
    "thành lập mới", "đăng ký thành lập", "gia nhập thị trường", "quay trở lại hoạt động",
    "trở lại hoạt động", "hoạt động trở lại", "quay lại hoạt động", "mới ra đời",
    "gia nhập công đoàn", "vào công đoàn",
)  # fmt: skip
_MOVED = (
    "nghỉ luân phiên", "nghỉ chờ việc", "ngừng việc luân phiên", "giãn việc", "nghỉ giãn việc",
    "tạm nghỉ việc", "tạm nghỉ", "nghỉ không lương", "nghỉ không hưởng lương", "di dời", "sơ tán",
    "nộp hồ sơ", "làm thủ tục", "hưởng trợ cấp", "xuất cảnh", "đi làm việc ở nước ngoài",
    "đi xuất khẩu lao động", "bước vào độ tuổi", "ra trường", "tốt nghiệp", "xuất viện",
    "trở lại làm việc", "quay lại làm việc", "bị khởi tố", "bị bắt", "bị tạm giữ",
    "vay vốn",
)  # fmt: skip
"""What is done by or to people and makes them neither more nor fewer."""
_DONE_TO = (
    "cắt giảm", "sa thải", "khai trừ", "kỷ luật", "tuyên dương", "khen thưởng", "biểu dương",
    "tôn vinh", "vinh danh", "nhận", "tặng", "trao", "kết nạp", "thành lập", "công nhận",
    "đào tạo", "học nghề", "tập huấn", "sơ tán", "cứu", "di dời", "khám", "tư vấn", "hỗ trợ",
    "thăm", "cấp", "trợ cấp", "bồi dưỡng",
)  # fmt: skip
_ACTIVE = re.compile(
    r" (?:(?!(?:cho|là|chưa|không|sau|trước|đợt|của|do|để|có|với) )[^\W\d_]+ ){0,3}?"
    r"(?:(?:đã|bị|phải|xin|được|tự ý|làm đơn|đang|tạm|mới) ){0,2}"
    rf"(?:(?P<down>{'|'.join(_DOWN)})|(?P<up>{'|'.join(_UP)})|(?P<moved>{'|'.join(_MOVED)}))(?!\w)"
)
_PASSIVE = re.compile(
    r" (?:[^\W\d_,;.]+ ){0,6}?(?P<voice>được|bị) (?:[^;.\n\d]{0,48}? )?"
    rf"(?P<verb>{'|'.join(_DONE_TO)})(?!\w)"
)
_FIRSTS = frozenset(verb.split()[0] for verb in (*_DOWN, *_UP, *_MOVED))
_AND = re.compile(
    r"(?: (?:chủ chốt|tiêu biểu|xuất sắc|ưu tú|trong nước|nước ngoài|trẻ|nữ|chính thức|nghèo)){0,2}"
    r"(?:,| và|, và| cùng| cùng với) "
)


class Done(NamedTuple):
    """A role with the direction of a change."""

    role: CountRole
    direction: Direction | None = None


def behind(view: View, reading: Reading) -> Done | None:
    """Read `80 người nghỉ việc`, `9 tập thể được tặng Bằng khen`."""
    near = view.low[reading.end : reading.end + 70]
    if not near.startswith(" "):
        return None
    told = not _FIRSTS.isdisjoint(near.split(maxsplit=8))
    done = _ACTIVE.match(view.low, reading.end) if told else None
    if done is not None:
        return Done("change", "down" if done["down"] else "up" if done["up"] else None)
    if reading.quantity.percent or not ("được " in near or "bị " in near):
        return None
    passive = _PASSIVE.match(view.low, reading.end)
    if passive is None:
        return None
    verb, up = passive["verb"], passive["verb"] in ("kết nạp", "thành lập")
    if passive["voice"] == "bị":
        return Done("change", "down" if verb in ("cắt giảm", "sa thải", "khai trừ") else None)
    return Done("change", "up" if up else None)


def joined(view: View, reading: Reading, following: Reading) -> bool:
    """Tell whether two counts stand side by side: `8 tập thể và 30 cá nhân`."""
    return _AND.fullmatch(view.low, reading.end, following.start) is not None
