"""Every number that became no fact, with the reason: nothing is dropped in silence."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from schemas.base import TextSpan
from schemas.unassigned import Unassigned, UnassignedReason

from ..segment.segmented import SegmentedText

_NUMBER: Final = re.compile(
    r"(?P<marker>(?<![^\s;:,.])\(\d{1,2}\)(?=[ \u00a0]?[^\W\d_]))"
    r"|\d+(?:(?:[.,:/]|[ \u00a0]?[-–/][ \u00a0]?)\d+){0,8}"
)
_RUN: Final = re.compile(r"\d+")
_LINE_MARKER: Final = re.compile(r"[ \t\u00a0]*(?:[-+•*][ \t\u00a0]*)?\d{1,2}(?=[ \u00a0]?[.)/\-–:][ \u00a0]?[^\W\d_])")
_PHONE: Final = re.compile(r"\(?\+?\d[\d .\-()]{7,18}\d")
_PHONE_CUE: Final = re.compile(r"(?:điện thoại|đt|tel|hotline|fax|di động|số máy|zalo|liên hệ|sđt|call)[^.;\n]{0,16}$", re.I)
_LEFT: Final[tuple[tuple[UnassignedReason, re.Pattern[str]], ...]] = (
    ("document_number", re.compile(
        r"(?:nghị quyết|quyết định|chỉ thị|kế hoạch|thông tư|nghị định|công văn|hướng dẫn|kết luận|luật|"
        r"điều|khoản|mục|số|số:|giấy phép|gp|mã số|tờ trình|báo cáo|thông báo)[ \u00a0:]{1,3}(?:số[ \u00a0:]{1,3})?$", re.I)),
    ("ordinal", re.compile(r"(?:thứ|lần|lần thứ|đợt|hạng|top|khóa|khoá|vòng|tập|kỳ|giải|bậc|cấp|loại|nhóm|chương|phần|bài)[ \u00a0]$", re.I)),
    ("address", re.compile(
        r"(?:đường|phố|ngõ|ngách|hẻm|kiệt|số nhà|tổ|khu phố|tầng|lô|quốc lộ|tỉnh lộ|km|thôn|xóm|ấp|ql|tl|địa chỉ:?|phòng)[ \u00a0]?$", re.I)),
    ("name", re.compile(r"(?:quận|phường|huyện|xã|tổ đội|trường|trung đoàn|sư đoàn|lữ đoàn|tiểu đoàn|nhà máy|xí nghiệp|công ty|khu|q\.|p\.)[ \u00a0]?$", re.I)),
    ("score", re.compile(r"(?:tỷ số|tỉ số)[ \u00a0]$", re.I)),
)  # fmt: skip
_RIGHT: Final[tuple[tuple[UnassignedReason, re.Pattern[str]], ...]] = (
    ("document_number", re.compile(r"[ \u00a0]?[-–/][ \u00a0]?[A-ZĐÀ-Ỹ]{1,}")),
    ("time_of_day", re.compile(r"[ \u00a0]?(?:h\d{0,2}|g\d{0,2}|giờ|phút|AM|PM|SA|CH)\b", re.I)),
    ("money", re.compile(r"[ \u00a0]?(?:(?:nghìn|ngàn|triệu|trăm|tỷ|tỉ|tr|k)[ \u00a0]?){0,2}(?:đồng|VND|VNĐ|USD|đô la|euro|EUR|đ\b|\$)", re.I)),
    ("money", re.compile(r"[ \u00a0](?:triệu|tỷ|tỉ)\b", re.I)),
    ("age", re.compile(r"[ \u00a0](?:tháng[ \u00a0])?tuổi\b", re.I)),
    ("measure", re.compile(
        r"[ \u00a0]?(?:%|‰|°C?|ha\b|hecta|héc ta|m2|m²|m3|m³|mét|km|kg|tấn|tạ|lít|cm|mm|kw|kwh|mw|gb|lần\b|điểm\b|trang\b|bậc\b|m\b|giờ\b|phút\b)", re.I)),
)  # fmt: skip
_CLOCK: Final = re.compile(r"(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?")
_FRACTION: Final = re.compile(r"\d{1,4}/\d{1,4}")
_NAMED: Final = re.compile(r"(?:[A-ZĐÀ-Ỹ][\w.]*[ \u00a0]|[A-Za-zĐđ]+[-–+]?)$")


def unassigned(
    article: SegmentedText, owners: Iterable[TextSpan], leftovers: Sequence[Unassigned]
) -> list[Unassigned]:
    """Give what no fact owns, in order: `Lượt xem: 291` leaves `291`, reason `page_counter`.

    `owners` are the dates and counts of the record, `leftovers` what the rooms themselves refused
    with a reason; a leftover that touches an owner is dropped.
    """
    taken = sorted((s.start, s.end) for s in owners)
    free = _Free(taken)
    out = [x for x in leftovers if free.is_free(x.start, x.end)]
    free = _Free(sorted(taken + [(x.start, x.end) for x in out]))
    for start, end, is_marker in _numbers(article.text, free):
        reason = "list_marker" if is_marker else _reason(article, start, end)
        out.append(Unassigned(start=start, end=end, text=article.text[start:end], reason=reason))
    return sorted(out, key=lambda u: u.start)


class _Free:
    """Looks up whether characters belong to a fact, for places asked in order."""

    def __init__(self, taken: Sequence[tuple[int, int]]) -> None:
        self._taken = taken
        self._next = 0

    def is_free(self, start: int, end: int) -> bool:
        while self._next and self._taken[self._next - 1][1] > start:
            self._next -= 1
        while self._next < len(self._taken) and self._taken[self._next][1] <= start:
            self._next += 1
        return self._next == len(self._taken) or self._taken[self._next][0] >= end


def _numbers(text: str, free: _Free) -> Iterator[tuple[int, int, bool]]:
    for match in _NUMBER.finditer(text):
        if free.is_free(*match.span()):
            yield *match.span(), match["marker"] is not None
            continue
        for run in _RUN.finditer(text, *match.span()):
            if free.is_free(*run.span()):
                yield *run.span(), False


def _reason(article: SegmentedText, start: int, end: int) -> UnassignedReason:
    text = article.text
    left = text[max(0, start - 48) : start].rpartition("\n")[2]
    right = text[end : end + 24].partition("\n")[0]
    line = text.rfind("\n", 0, start) + 1
    if _is_phone(text, start, end, left):
        return "phone"
    block = article.block_at(start)
    if block and block.kind == "boilerplate" and not _FRACTION.search(text[start:end]):
        return "page_counter"
    marker = _LINE_MARKER.match(text, line)
    if marker and marker.end() == end:
        return "list_marker"
    return _by_neighbours(text[start:end], left, right)


def _by_neighbours(words: str, left: str, right: str) -> UnassignedReason:
    if _CLOCK.fullmatch(words):
        return "time_of_day"
    for reason, pattern in _RIGHT:
        if pattern.match(right):
            return reason
    for reason, pattern in _LEFT:
        if pattern.search(left):
            return reason
    if _FRACTION.fullmatch(words):
        return "fraction"
    return "name" if _NAMED.search(left) else "unknown"


def _is_phone(text: str, start: int, end: int, left: str) -> bool:
    digits = sum(c.isdigit() for c in text[start:end])
    if digits >= 9 and text[start] == "0" and not set(text[start:end]) & set("/:"):
        return True
    match = _PHONE.match(text, start)
    return bool(match and _PHONE_CUE.search(left))
