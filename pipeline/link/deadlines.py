"""By when a task is due."""

import re
from collections.abc import Sequence
from typing import Final

from schemas.dates import DateFact

from .marked import DATE, words
from .points import Point

_STRONG: Final = re.compile(rf"(?<!\w){words('due_by')} $")
_CUE: Final = re.compile(rf"(?<!\w){words('due_in')} (?:hết )?(?:kỳ (?:trả )?lương )?$")
_NO_CUE: Final = re.compile(r"(?<!\w)(?:từ|giai đoạn|nhiệm kỳ|kế hoạch|so với|của) $")
_SINCE: Final = re.compile(r"(?<!\w)từ (?:nay )?$")
_AT: Final = re.compile(r"(?<!\w)(?:khởi công|hoàn thành|khánh thành|bàn giao|xong) $")
_CLOSING: Final = re.compile(
    r"(?<!\w)(?:sơ kết|tổng kết|báo cáo|nghiệm thu|quyết toán|thông xe|khai giảng|khai mạc|"
    r"bế mạc) $"
)
"""Work that is itself done at a stated time: `sơ kết đầu tháng 7`."""
_FROM: Final = re.compile(r"(?<!\w)(?:kể từ|bắt đầu từ|áp dụng từ|có hiệu lực từ) $")
_TAKES_EFFECT: Final = re.compile(r"(?<!\w)từ (?:kỳ lương |kỳ trả lương |đầu )?$")
_WITHIN: Final = re.compile(r"(?<!\w)(?:trong|trong vòng|trong thời hạn|sau) $")
_COMPLETES: Final = re.compile(r"(?:[Hh]oàn thành|[Hh]oàn tất|[Kk]ết thúc)(?!\w)[^,;.:]{0,60}$")
_AFTER: Final = re.compile(r" (?:một lần|/lần|/năm|(?:hằng|hàng|mỗi) (?:năm|tháng|quý|tuần))(?!\w)")
_LASTS: Final = re.compile(
    r"(?<!\w)(?:đủ|dùng|dự trữ|kéo dài|cách ly|theo dõi|nghỉ|liên tục|ăn|ở|duy trì|hoạt động|"
    r"cầm cự|thí điểm|miễn phí|vay|tối thiểu|ít nhất|học) (?:trong|trong vòng) $"
)
_INTERIM: Final = re.compile(r"(?<!\w)sơ kết (?:vào |trong )?$")
"""Work goes on behind it: of `sơ kết quý II, tổng kết quý IV` the second is the deadline."""
_LIMIT: Final = re.compile(r"h(?<!\w.)ạn (?:cuối|chót|cuối cùng)[^.;:]{0,40} (?:là|vào|đến) $")
_NOTED: Final = re.compile(
    r"(?:thời gian|thời hạn|tiến độ|hạn)(?: \w+){0,2}: ?$|\([^()]{0,80}[;,] ?$"
)
"""In front of a date that stands by itself: `Thời gian: quý IV`, `(Phòng Việc làm; tháng 11)`."""
_HEADS: Final = re.compile(rf"{DATE}+(?=\s*:\s*\n)")
_STATED: Final = re.compile(r"(?:tháng|quý|tuần|ngày|sáng|chiều|tối|đêm) ", re.IGNORECASE)
_PAST: Final = frozenset({"publication", "page", "event", "document"})


def deadline(text: str, item: Point, dates: Sequence[DateFact]) -> str | None:
    """Give the id of the date by which an item is due: `… trước ngày 30/6`, `… trong quý III`."""
    weak: str | None = None
    interim: str | None = None
    for date in dates:
        before = text[max(item.start, date.start - 24) : date.start].lower()
        if date.kind != "duration" and "sơ kết" in before and _INTERIM.search(before):
            interim = interim or date.id
        elif date.kind == "duration":
            early = before.endswith("trước ") and not text.startswith(" kể từ", date.end)
            within = not early and (_STRONG.search(before) or _WITHIN.search(before))
            if within and not (_AFTER.match(text, date.end) or _LASTS.search(before)):
                return date.id
        elif _AFTER.match(text, date.end):
            continue
        elif date.role in _PAST:
            today = date.role == "event" and (
                _ends(text, item, date, before)
                or _FROM.search(before) is not None
                or _begins_then(text, item, date, before)
            )
            weak = weak or (date.id if today else None)
        elif _is_noted(text, item, date):
            return date.id
        elif _is_stretch(date, before) or (_FROM.search(before) and date.kind != "interval"):
            weak = weak or date.id
        elif date.value.startswith("../") or _is_limit(text, item, date, before):
            return date.id
        elif _begins_then(text, item, date, before):
            weak = weak or date.id
        elif _NO_CUE.search(before):
            continue
        elif _is_then(text, item, date, before):
            weak = weak or date.id
        elif _STRONG.search(before):
            return date.id
        elif _is_due(text, item, date, before):
            weak = weak or date.id
    return weak or interim


def _is_noted(text: str, item: Point, date: DateFact) -> bool:
    """Tell a date that a note of its own states: `… Thời gian: quý IV`."""
    if text[max(date.start - 2, 0) : date.start].strip(" ") not in (":", ";", ","):
        return False
    closes = date.end >= item.end or text[date.end] in ".;,)"
    return closes and bool(_NOTED.search(text[item.start : date.start].lower()))


def _is_then(text: str, item: Point, date: DateFact, before: str) -> bool:
    """Tell the time at which work is done as a whole: `hoàn thành quý II`, `sơ kết đầu tháng 7`."""
    if date.start == item.start and _STATED.match(date.text):
        return True
    if date.role == "plan" and (_AT.search(before) or _is_bracketed(text, date)):
        return True
    closes = date.end >= item.end or text[date.end] in ".;,"
    return closes and _CLOSING.search(before) is not None


def _is_bracketed(text: str, date: DateFact) -> bool:
    """Tell the day that brackets state: `Hội thi nấu ăn (ngày 6/3)`."""
    return text[date.start - 1 : date.start] == "(" and text[date.end : date.end + 1] in (
        ")", ";", ",",
    )  # fmt: skip


def _is_limit(text: str, item: Point, date: DateFact, before: str) -> bool:
    """Tell what an item states as its limit: `hạn cuối nộp hồ sơ là 30/6`."""
    if not before.endswith((" là ", " vào ", " đến ")):
        return False
    return _LIMIT.search(text[item.start : date.start].lower()) is not None


def _begins_then(text: str, item: Point, date: DateFact, before: str) -> bool:
    """Tell the day from which a task takes effect: `đổi nhà cung cấp suất ăn từ ngày 1/8`."""
    known = date.kind == "date" and date.value.count("-") >= 1
    closes = date.end >= item.end or text[date.end] in ",;"
    if not (known and closes and _TAKES_EFFECT.search(before)):
        return False
    return " đã " not in text[item.start : date.start].lower()


def _is_stretch(date: DateFact, before: str) -> bool:
    """Tell the days within which work is to be done: `mở đợt cao điểm từ 15/7 đến 20/8`."""
    days = date.kind == "interval" and date.role == "plan" and date.value.count("-") == 4
    return days and _SINCE.search(before) is not None


def _is_due(text: str, item: Point, date: DateFact, before: str) -> bool:
    if _CUE.search(before) and (date.role == "plan" or _completes(text, item, date)):
        return True
    return date.role == "period" and _ends(text, item, date, before)


def _ends(text: str, item: Point, date: DateFact, before: str) -> bool:
    """Tell a month or quarter that closes what is to be done: `báo cáo kết quả trong tháng 9`."""
    if _STATED.match(date.text) is None or not before.endswith(("trong ", "ngay trong ")):
        return False
    return date.end >= item.end or text[date.end] in ".;"


def _completes(text: str, item: Point, date: DateFact) -> bool:
    return bool(_COMPLETES.search(text, max(item.start, date.start - 80), date.start))


def heading_deadline(text: str, start: int, end: int, dates: Sequence[DateFact]) -> str | None:
    """Give the id of the date that heads the points after it: `- Trước ngày 30/11/2025:`."""
    if text.find(DATE, start, end) < 0:
        return None
    places = {m.start() for m in _HEADS.finditer(text, start, end)}
    return next((d.id for d in dates if d.start in places), None)
