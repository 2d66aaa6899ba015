"""What a modal does not make work: what is told, forecast, suffered, or holds of everybody."""

import re
from functools import cache
from typing import Final

from .lexicon import Hit, any_of
from .view import View

_EXPECTED: Final = re.compile(r"(?<!\w)(?:được |bị )?(?:dự báo|dự đoán|dự kiến|ước tính)(?!\w)")
_SELF: Final = re.compile(r"(?<!\w)(?:anh|chị|em|cô|chú|bác|ông|bà|họ|tôi|nó|cháu|gia đình) $")
_HARDSHIP: Final = re.compile(
    r" (?:tạm )?(?:đóng cửa|nghỉ việc|nghỉ học|vay|đi vay|nhập viện|cấp cứu|chịu cảnh|gánh|"
    r"xếp hàng|ở trọ|thuê trọ|đối mặt|hứng chịu|phá sản|trả giá|vật lộn|xoay xở|dè sẻn|thắt lưng|"
    r"đi bộ|lội|gửi con|cắt giảm|giảm (?:ca|giờ|nhân sự|lương)|thu hẹp|sa thải|ngừng|"
    r"cho (?:hàng |\d[\d.]* )?(?:trăm |nghìn )?(?:công nhân|lao động|người lao động) nghỉ|"
    r"bán (?:tháo|đổ|rẻ|tống|lúa non|máu|nhà|đất|xe)|cầm cố|cầm đồ|"
    r"bỏ (?:học|xứ|quê)|nhịn|chạy ăn|tha hương|cắn răng|chấp nhận|bóp bụng|thức trắng|đổ bỏ|"
    r"mua nước|chen chúc|nằm|sống|ngủ)(?!\w)"
)
"""What somebody has to suffer: `ga phải đóng cửa gần nửa năm`."""
_CRIME: Final = (
    "trốn thuế", "chiếm đoạt", "để rút tiền", "hợp thức hóa", "để che giấu", "để đối phó", " khống",
    "để hưởng lợi", "làm giả", "hai hệ thống sổ sách",
)  # fmt: skip
"""What a wrongdoer has others do: it is told, not asked."""
_FOUGHT: Final = (
    "chống",
    "ngăn",
    "xử lý",
    "phát hiện",
    "kiểm tra",
    "điều tra",
    "khống chế",
    "không",
)
_ANYBODY: Final = re.compile(
    r"(?:(?:muốn|để) [^,.;:]{3,60}, )?(?:mỗi |các |những |nhiều )?"
    r"(?:lao động (?:đi|sang|muốn|xuất khẩu)|người (?:mua|bán|vay|bệnh)|nghệ nhân|lúa|cây|tôm|cá|"
    r"heo|lợn|gà|vịt|thí sinh|sinh viên|du học sinh|bạn|ta|mình|con người)"
    r"(?!\w)[^,.;:]{0,40} $"
)
"""Whom and what a rule of life binds: `Lao động đi Nhật phải học tiếng`, `Lúa phải gặt sớm`."""


@cache
def _told() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of('told', 'advice')}(?!\w)")


@cache
def _fortunes() -> re.Pattern[str]:
    return re.compile(rf"[ ,]*{any_of('fortune')}(?!\w)")


def happens(view: View, start: int, end: int) -> bool:
    """Tell what happens rather than is done: `giá thịt lợn được dự báo sẽ tăng`."""
    return bool(_fortunes().match(view.low, start, end) or _EXPECTED.search(view.low, start, end))


def told(view: View, start: int, end: int) -> bool:
    """Tell the words of somebody's story, or of advice to readers: `anh kể, lúc đầu phải …`."""
    return bool(_told().search(view.low, start, end))


def unsaid(view: View, start: int, modal: Hit, head: int) -> bool:
    """Tell a sentence in which nobody asks and whose modal only tells."""
    low = view.low
    if modal.text == "phải" and _HARDSHIP.match(low, modal.end, head):
        return True
    clause = max(start, low.rfind(", ", start, modal.start) + 2)
    if modal.text == "sẽ":
        if _fortunes().match(low, clause):
            return True
        if low.endswith("tôi ", 0, modal.start):
            return False
    elif _ANYBODY.match(low, start, modal.start):
        return True
    return told(view, start, modal.end) or bool(_SELF.search(low, start, modal.start))


def is_crime(view: View, start: int, end: int) -> bool:
    """Tell what wrongdoers have others do, unless it is to be fought: `chống trốn thuế`."""
    if not any(view.low.find(word, start, end) >= 0 for word in _CRIME):
        return False
    return not any(view.low.find(word, start, end) >= 0 for word in _FOUGHT)
