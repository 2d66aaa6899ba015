"""Counts that say how large the bodies of a class are."""

import re

from ..lexicon import PERSONS
from ..reading import Reading
from ..view import View

_SIZE_HEAD = re.compile(
    r"(?:doanh nghiệp|dn|đơn vị|công ty|nhà máy|xí nghiệp|cơ sở|nơi|cđcs|công đoàn cơ sở|"
    r"hợp tác xã|hộ|lò|xưởng|lán|trại|cửa hàng|tổ hợp|bếp ăn|quán|chủ|ai|"
    r"chi bộ|đảng bộ|chi đoàn|công đoàn bộ phận|khu nhà trọ|dãy trọ|chung cư)"
    r"(?:, (?=phần lớn|đa số|đa phần|chủ yếu|hầu hết|phần đông)[^\W\d_]+ [^\W\d_]+)?"
    r"(?P<between>(?: [^\W\d_]+,?){0,10}?) \(?$"
)
_SIZE_VERB = re.compile(
    r"(?<!\w)(?:(?:đã |đang |nếu |khi )?(?:có|sử dụng|có sử dụng|dùng|thuê|với|quy mô|có quy mô|"
    r"với quy mô|sử dụng bình quân)(?: thường xuyên| bình quân)? )?(?:từ )?$"
)
_LONGEST_VERB = 56
_CLASS = (" trở lên", " trở xuống")
"""What makes a size of any number: `từ 300 lao động trở lên`."""
_MADE = re.compile(
    r"(?<!\w)(?:kết nạp|phát triển|tuyển|đào tạo|việc làm cho|giới thiệu|vận động|phấn đấu|"
    r"thành lập|hỗ trợ|thu hút|tăng|giảm)(?: được| thêm| mới| có| đạt)? (?:từ )?$"
)
_IF = re.compile(r"(?<!\w)(?:nếu|khi|trường hợp)(?: [^\W\d_]+){0,3} (?:có|sử dụng|dùng|thuê|đủ) $")
_NO_SIZE = re.compile(
    r"(?<!\w)(?:này|đó|hiện|đã|chúng tôi|nay|trên địa bàn|toàn|tổng|với|sử dụng|đang|cần|tuyển|"
    r"thêm|tìm|cho|giảm|thiếu|hỗ trợ|thu hút|của tôi|là|mất|có|chỉ|mới|phát triển|kết nạp|được|"
    r"đào tạo)(?!\w)"
)
SIZES = frozenset({"more_than", "less_than", "at_least", "at_most", "range"})
"""Modifiers that a size has."""
_NAMED = ("công ty", "nhà máy", "xí nghiệp", "xưởng", "nơi", "chủ")
"""Behind them a bracket tells of one: `Công ty PPJ (trên 2.000 lao động)`."""
_HEAD_COUNT_WORDS = ("hơn", "khoảng", "gần", "vượt", "ước")
_PROPER = re.compile(r"(?<!\w)[A-ZĐ][^\W\d_]*[a-zà-ỹ]")


def is_size(view: View, reading: Reading) -> bool:
    """Tell `doanh nghiệp (có) trên 20 lao động`: a class of bodies, not a head count."""
    limit = reading.quantity.high or reading.quantity.value or 0
    if reading.measure not in PERSONS or limit > 3000:
        return False
    vague = reading.quantity.kind == "vague"
    if reading.quantity.percent or vague or view.low.startswith(_HEAD_COUNT_WORDS, reading.start):
        return False
    left = view.in_front(reading, 80)
    if view.low.endswith(_CLASS, reading.start, reading.end):
        return _MADE.search(left) is None
    verb = _SIZE_VERB.search(left, max(0, len(left) - _LONGEST_VERB))
    before = left[: verb.start()] if verb else left
    head = _SIZE_HEAD.search(before)
    if head is None and _IF.search(left):
        return True
    if head is None or _NO_SIZE.search(head["between"]):
        return False
    if before.endswith("(") and head[0].startswith(_NAMED):
        return False
    place = reading.start - len(left) + head.start()
    named = view.text[place + 1 : reading.start]
    return _PROPER.search(named) is None
