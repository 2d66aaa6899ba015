"""Words around a date that tell what it is for: a plan, a document, an event, a period."""

import re
from typing import Final

_PLAN: Final = re.compile(
    r"\b(?:sẽ|dự kiến|dự định|sắp|phấn đấu|mục tiêu|chỉ tiêu|phương hướng|định hướng|tầm nhìn|chậm nhất|"
    r"hạn chót|hạn cuối|thời hạn|yêu cầu|đề nghị|giao(?! (?:ban|lưu|thông|dịch|tiếp|ước|đấu))|chỉ đạo|kiến nghị|hoàn thành trước|trong thời gian tới|"
    r"thời gian tới|nhiệm vụ|giải pháp|kế hoạch|chuẩn bị|hướng tới|hướng đến|cần tập trung|lộ trình|"
    r"cam kết|mong muốn|chào mừng|tiến tới|triển khai kế hoạch|đề ra)\b",
    re.IGNORECASE,
)
_DUE: Final = re.compile(
    r"\b(?:trước|chậm nhất(?: là)?(?: đến)?|hạn(?: chót| cuối)?(?: là)?(?: đến)?|hoàn thành (?:trong|trước)|sẽ|dự kiến|sắp)"
    r"(?: \w+){0,6} ?$",
    re.IGNORECASE,
)
_AHEAD: Final = re.compile(r"[ \u00a0]{1,2}(?:tới đây|sắp tới|tới)(?!\w)|[^.;]{0,40}?\b(?:sẽ|dự kiến)\b", re.I)
_PAST: Final = re.compile(
    r"\b(?:đã|vừa|kết quả|tính đến|đạt được|ghi nhận|hoàn thành \d)\b", re.IGNORECASE
)
_BEHIND: Final = re.compile(
    r"[ \u00a0]{1,2}(?:vừa qua|vừa rồi|qua|đã)(?!\w)|[^.;\n]{0,60}?\b(?:đã|vừa)\b", re.IGNORECASE
)
_DOCUMENT: Final = re.compile(
    r"(?:nghị quyết|quyết định|chỉ thị|kế hoạch|thông tư|nghị định|công văn|hướng dẫn|kết luận|quy chế|"
    r"chương trình|thông báo|tờ trình|báo cáo|luật|pháp lệnh|quy định|thông tri|công điện|giấy phép|"
    r"hợp đồng|văn bản|đề án|biên bản|bản án|giấy chứng nhận|giấy mời|lệnh|sắc lệnh|quy chế phối hợp)"
    r"(?: liên tịch| phối hợp| liên ngành)?,?[ \u00a0](?:số[ \u00a0:]{0,2})?(?P<number>[\w./\- –]{0,60}?\d[\w./\-–]{0,40})?"
    r"[^.;\n]{0,60}?[ \u00a0,(]{1,3}(?:ban hành |ký |đề |lập )?$",
    re.IGNORECASE,
)
_EVENT: Final = re.compile(
    r"\b(?:tổ chức|diễn ra|khai mạc|bế mạc|tham dự|dự hội nghị|chủ trì|ký kết|tiếp|làm việc|hội nghị|"
    r"đại hội|lễ|buổi|phiên họp|tọa đàm|toạ đàm|tập huấn|phát động|trao|thăm|kiểm tra|đối thoại|"
    r"công bố|ra mắt|tuyên dương|gặp mặt|họp|xảy ra|ngừng việc|đình công|khánh thành|khởi công|giao ban)\b",
    re.IGNORECASE,
)
_PAST_EVENT: Final = re.compile(r"\b(?:trước đó|năm ngoái|thành lập|từ khi|sinh ngày|sinh năm)\b", re.I)
_ANNIVERSARY: Final = re.compile(
    r"(?:kỷ niệm|kỉ niệm|chào mừng|truyền thống|mừng)[^.;\n]{0,40}$", re.IGNORECASE
)
_REVIEW: Final = re.compile(
    r"\b(?:tổng kết|sơ kết|đánh giá|kết quả|nhìn lại|thực hiện được)\b", re.IGNORECASE
)
_LOOK_AHEAD: Final = re.compile(
    r"\b(?:triển khai|phương hướng|nhiệm vụ|kế hoạch|định hướng|mục tiêu|chỉ tiêu)\b", re.IGNORECASE
)
_COMPARED: Final = re.compile(r"(?:so với|so|bằng|bằng với)[ \u00a0](?:cả[ \u00a0])?$", re.IGNORECASE)
_AS_OF: Final = re.compile(r"\b(?:tính đến|tính tới|đến hết|đến|tới|từ|kể từ)[ \u00a0](?:hết[ \u00a0])?$", re.IGNORECASE)
_COVERED: Final = re.compile(
    r"\b(?:sơ kết|tổng kết|nhìn lại|kết quả|đánh giá|sau|trong|qua|trải qua|nhiệm kỳ|kế hoạch)\b[^.;,]{0,24}$", re.I
)
_COVERED_AHEAD: Final = re.compile(
    r"[ \u00a0](?:thực hiện|triển khai|phối hợp|hoạt động|công tác|qua|thi hành|xây dựng|quy chế|vừa|đầu|tổ chức|thành lập)\b",
    re.IGNORECASE,
)
_HELD: Final = re.compile(
    r"\b(?:hội nghị|đối thoại|diễn đàn|lễ phát động|ngày hội|hội thi|hội thao|tháng công nhân|tết sum vầy|"
    r"phiên chợ|chương trình|cuộc thi|giải|lớp|tập huấn|đợt)\b[^.;\n]{0,120}$",
    re.IGNORECASE,
)
_ITEM: Final = re.compile(r"[ \t\u00a0]*(?:\(?\d{1,2}[).\-/]|[-–+•*]|[a-zđ]\)|một là|hai là|ba là|thứ nhất)", re.I)


def _left(text: str, sentence: tuple[int, int], place: int, reach: int = 220) -> str:
    return text[max(sentence[0], place - reach) : place]


def is_plan(text: str, sentence: tuple[int, int], start: int, end: int) -> bool:
    """Tell a date that lies ahead: under a plan, task or deadline cue of its sentence."""
    left = _left(text, sentence, start)
    if _AHEAD.match(text, end, min(sentence[1], end + 48)) or _DUE.search(left[-60:]):
        return True
    if _BEHIND.match(text, end, min(sentence[1], end + 70)):
        return False
    found = list(_PLAN.finditer(left))
    if not found:
        return False
    return not _PAST.search(left, found[-1].end())


def is_item(text: str, sentence: tuple[int, int]) -> bool:
    """Tell a sentence that begins with the marker of a list."""
    return bool(_ITEM.match(text, sentence[0], sentence[1]))


def is_document(text: str, sentence: tuple[int, int], start: int) -> bool:
    """Tell the day on which a cited document was issued: `Kế hoạch số 01-KH/TU ngày 25/5/2021`."""
    match = _DOCUMENT.search(_left(text, sentence, start, 150))
    if match is None:
        return False
    return bool(match["number"]) or match[0].rstrip().endswith(("ban hành", "ký", "(", ","))


def has_event(text: str, sentence: tuple[int, int]) -> bool:
    """Tell a sentence that reports an act: somebody held, signed, opened something."""
    return bool(_EVENT.search(text, sentence[0], sentence[1]))


def is_earlier(text: str, sentence: tuple[int, int], start: int) -> bool:
    """Tell a date that is said to lie before what is reported."""
    return bool(_PAST_EVENT.search(text, max(sentence[0], start - 60), start + 30))


def is_anniversary(text: str, sentence: tuple[int, int], start: int) -> bool:
    """Tell a day that is commemorated: `kỷ niệm … ngày 28/7`."""
    return bool(_ANNIVERSARY.search(_left(text, sentence, start, 80)))


def outlook(text: str, sentence: tuple[int, int], start: int) -> str | None:
    """Tell whether a period is `reviewed` (`tổng kết … năm 2022`) or `planned` (`nhiệm vụ năm 2023`).

    The cue that stands nearer to the period decides; None where there is none.
    """
    left = _left(text, sentence, start)
    review, ahead = _last(_REVIEW, left), _last(_LOOK_AHEAD, left)
    if review < 0 and ahead < 0:
        return None
    return "planned" if ahead > review else "reviewed"


def _last(cue: re.Pattern[str], left: str) -> int:
    return max((m.start() for m in cue.finditer(left)), default=-1)


def is_compared(text: str, sentence: tuple[int, int], start: int) -> bool:
    """Tell a date that a figure is held against: `so với cùng kỳ năm 2012`."""
    return bool(_COMPARED.search(_left(text, sentence, start, 30)))


def is_as_of(text: str, sentence: tuple[int, int], start: int) -> bool:
    """Tell the day that a figure holds for: `tính đến ngày 31/3`."""
    return bool(_AS_OF.search(_left(text, sentence, start, 24)))


def is_covered(text: str, sentence: tuple[int, int], start: int, end: int) -> bool:
    """Tell a length that results or an agreement cover: `sau 4 năm triển khai`."""
    return bool(
        _COVERED_AHEAD.match(text, end) or _COVERED.search(_left(text, sentence, start, 40))
    )


def is_held(text: str, sentence: tuple[int, int], start: int) -> bool:
    """Tell the year of an event's name: `Hội nghị đối thoại với người lao động năm 2024`."""
    return bool(_HELD.search(_left(text, sentence, start)))


def is_reported(text: str, sentence: tuple[int, int], start: int) -> bool:
    """Tell a list's point that reports: `- Tính đến 30/6, đã thành lập 12 CĐCS`."""
    return bool(_PAST.search(text, sentence[0], min(sentence[1], start + 80)))
