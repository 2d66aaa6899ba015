"""What is done to the things counted, told by the verb behind the count."""

import re
from typing import NamedTuple

from schemas.counts import CountRole, Direction

from .reading import Reading
from .view import View

_DOWN = (
    "nghỉ việc", "nghỉ luân phiên", "nghỉ chờ việc", "thôi việc", "mất việc", "giải thể",
    "phá sản", "ngừng hoạt động", "tạm ngừng", "dừng hoạt động", "ngừng việc luân phiên",
    "chấm dứt hợp đồng", "đóng cửa", "nộp đơn xin nghỉ", "giãn việc",
)  # fmt: skip
_DONE_TO = (
    "cắt giảm", "sa thải", "khai trừ", "kỷ luật", "tuyên dương", "khen thưởng", "biểu dương",
    "tôn vinh", "vinh danh", "nhận", "tặng", "trao", "kết nạp", "thành lập", "công nhận",
    "đào tạo", "học nghề", "khám", "tư vấn", "hỗ trợ", "thăm", "cấp", "trợ cấp", "bồi dưỡng",
)  # fmt: skip
_DOWN_BEHIND = re.compile(
    r" (?:[^\W\d_]+ ){0,3}?(?:(?:đã|bị|phải|xin|được|tự ý|làm đơn) ){0,2}"
    rf"({'|'.join(_DOWN)})(?!\w)"
)
_PASSIVE = re.compile(
    r" (?:[^\W\d_,;.]+ ){0,6}?(?P<voice>được|bị) (?:[^;.\n]{0,48}? )?"
    rf"(?P<verb>{'|'.join(_DONE_TO)})(?!\w)"
)
_ANY_DOWN = re.compile(r"nghỉ|thôi|mất|giải|phá|ngừng|dừng|chấm|đóng|giãn")
_AND = re.compile(r"(?:,| và|, và) ")


class Done(NamedTuple):
    """A role with the direction of a change."""

    role: CountRole
    direction: Direction | None = None


def behind(view: View, reading: Reading) -> Done | None:
    """Read `80 người nghỉ việc`, `9 tập thể được tặng Bằng khen`."""
    near = view.low[reading.end : reading.end + 70]
    if not near.startswith(" "):
        return None
    if _ANY_DOWN.search(near) and _DOWN_BEHIND.match(view.low, reading.end):
        return Done("change", "down")
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
