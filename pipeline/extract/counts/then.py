"""The same counted at another time: `1.250 công nhân, cao điểm lên tới 1.800`, `(đầu năm 398)`."""

import re

from . import lexicon
from .nearby import CLOSED, OTHER_HEADS, Apart
from .reading import Reading

_PART = r"(?:(?:hồi|vào|lúc|thời điểm|cho đến|tính đến|đến) )?(?:(?:đầu|giữa|cuối|hết) )?"
_DATED = r"(?:\d{1,4}(?:[/.-]\d{4})?|[ivx]{1,4}(?:/\d{4})?)"
_TIME = (
    r"(?:(?:so với |của )?cùng kỳ(?: (?:năm|tháng|quý) (?:trước|ngoái|\d{4}))?"
    rf"|{_PART}(?:năm|quý|tháng|tuần|nhiệm kỳ|khóa|kỳ|mùa|vụ) (?:trước|ngoái|nay|này|{_DATED})"
    r"|(?:(?:hồi|lúc|thời điểm) )?(?:đầu|giữa|cuối) (?:năm|quý|tháng|nhiệm kỳ|vụ)"
    r"|(?:(?:cho |tính )?(?:đến|tới) |hiện |giờ |bây giờ |ngày )?nay"
    r"|hiện(?: tại| giờ)?|(?:bây )?giờ"
    r"|(?:(?:vào|lúc|khi|thời|mùa|dịp|ngày|thời điểm|giai đoạn) ){0,2}"
    r"(?:cao điểm|đông nhất|cao nhất|đỉnh điểm|thấp điểm|thấp nhất)"
    r"|có (?:lúc|khi|hôm|ngày|tháng|năm|thời điểm|đợt)|trước (?:đây|đó|kia|dịch|tết|bão)"
    r"|ban đầu|lúc đầu|thời gian đầu|ngày thường|bình thường|mọi năm)"
)
_VERB = (
    r"(?: (?:chỉ|mới|đã|vẫn|cũng|đang|còn|có|là|lên|tăng|giảm|tới|đến|thành|đạt|xuống|rút|giữ|lại|"
    r"được|ở mức|chạm|vọt|tụt|khoảng|kết nạp|thành lập|tuyển)){1,4}"
)
_JOINT = re.compile(r"[,;(] ?|(?<= )(?:thì|mà|nhưng|song|còn|trong khi) ")
_BREAK = re.compile(r"[\d.()\n]")
_OTHER_TIME = re.compile(
    r"(?:(?:và|nhưng|song|còn|thì|mà|trong khi) )?"
    rf"{_TIME}(?:(?P<who>(?: (?!lương|lãi|nộp|thu|con số)[^\W\d_]+){{0,4}}?){_VERB}|,? là)?:? $"
)
"""What leads from a count to the number of another time: `(cùng kỳ 98)`, `, nay chỉ còn giữ 31`."""
LAST_OF_TIME = frozenset(
    {"kỳ", "trước", "ngoái", "nay", "năm", "điểm", "nhất", "đầu", "thường", "giờ", "hiện", "lại",
     "giữ", "thành", "chạm", "vọt", "tụt", "tuyển", "lập", "nạp", "được", "lúc", "khi", "hôm"}
)  # fmt: skip
"""What a number of another time stands right behind, where no word of measuring does."""
_SUBJECTS = frozenset({"other", "enterprises", "organisations", "zones"})
"""Who can have them then: `nay hợp tác xã đã có 96`."""
_FACTOR = 60
"""No number of another time is so many times larger or smaller."""


def is_other_time(at: Apart) -> Reading | None:
    """Give the count of which a number tells another time, if it does."""
    told, value, quantity = at.told, at.quantity.value, at.quantity
    if told is None or told.absolute is None or not value or told.measure in ("other", "zones"):
        return None
    if quantity.kind != "number" or quantity.percent or quantity.year_like:
        return None
    words = at.between(told.end)
    if len(words) > 90 or not CLOSED.match(at.view.low, quantity.end):
        return None
    if not told.absolute / _FACTOR < value < told.absolute * _FACTOR or not _leads(words):
        return None
    own = at.view.nouns(told.end, at.before.start)
    counted = (m for m in own if m.measure not in _SUBJECTS and m.canonical != "ca")
    return None if any(m.canonical not in lexicon.generic() for m in counted) else told


def _leads(words: str) -> bool:
    """Tell whether words from a count to a number lead to another time."""
    for joint in _JOINT.finditer(words):
        found = _OTHER_TIME.fullmatch(words, joint.end())
        front = words[: joint.start()]
        if found is not None:
            heads = OTHER_HEADS.search(front) or OTHER_HEADS.search(found["who"] or "")
            return heads is None and _BREAK.search(front) is None
    return False
