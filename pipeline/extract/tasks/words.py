"""What words say: who asks, what is asked, what begins with a verb, what is a figure."""

import re
from functools import cache
from typing import Final

from ...text.numerals import parse_numeral
from . import lexicon
from .cue_table import KINDS
from .lexicon import Hit, first_of, surfaces, verbs_in
from .view import View

_REACH: Final = 110
_THING: Final = re.compile(
    r"(?<!\w)(?:nội dung|giải pháp|nhiệm vụ|chỉ tiêu|mục tiêu|quy chế|quy định|chương trình|"
    r"nghị quyết|kế hoạch|kết quả|kiến thức|điều|việc|vấn đề|tồn tại|hạn chế|cam kết|thỏa thuận|"
    r"thỏa ước|mô hình|văn bản|công trình|dự án|phương án|biện pháp|hồ sơ|đơn thư|phong trào|"
    r"kiến nghị|số tiền|khoản)(?: [\w/-]+){0,3} $"
)
"""What has been made or said and is now to be worked on: `các nội dung đã ký kết`."""
_BROUGHT: Final = re.compile(r" (?:đạt|có|ký|đề ra|cam kết|xác định|nêu)(?: được| kết)?[ ,](?!\d)")
"""What says of a thing which it is: `phát huy những kết quả đã đạt được, …`."""
_NUMBER: Final = (
    r"(?:\d{1,2}|một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín|"
    r"mười(?: (?:một|hai|ba|bốn|lăm|sáu|bảy|tám|chín))?)"
)
_FIGURE: Final = re.compile(
    r"(?:(?:đã|được|mới|thêm|mở|trao|tặng|cho|trên|hơn|gần|khoảng|tổng cộng) ){0,3}"
    r"\d[\d.,]*(?:/\d+)? ?\w"
)
_REACHED: Final = re.compile(
    r"(?<!\w)(?:đạt|bằng|chiếm|tăng|giảm) (?:\w+ ){0,3}\d[\d.,]* ?(?:%|tỷ|triệu|nghìn|đồng)"
)
_YEAR: Final = re.compile(r"(?:trong|cuối|đầu|hết|cả|mỗi|hằng|hàng|từng|nhiều|theo|qua|kế hoạch) $")
_UNIT: Final = re.compile(r"(?<!\w)(?:số|phường|quận|khu|phố|tổ|ấp|thôn|đội|xưởng|lớp|khóa|đoàn) $")
_NAMED: Final = re.compile(
    r"(?:ban|phòng|cục|tổ|đoàn|sở|cơ quan|đội|công tác|người|cán bộ|đơn vị|cơ sở|nhà|tổ chức|viện|"
    r"nhân viên|bộ phận|chủ|vụ|trung tâm|ủy ban|uỷ ban|chi cục|ngành|và|thuộc|khối|lực lượng|"
    r"hội đồng|các|những|"
    r"khi|nếu|đang|đã|được|chưa|không|bị|để|về|việc|theo|do|vì|nhằm|trình|có) $"
)


def cue(view: View, start: int, end: int, kind: str) -> Hit | None:
    """Find the first cue word of a kind in a range."""
    if kind in KINDS:
        return view.cues.first(kind, start, end)
    return first_of(view.low, kind, start, end)


def directive(view: View, start: int, end: int) -> Hit | None:
    """Find the first directive of a speaker in a range."""
    return view.cues.first("directive", start, end)


def modal(view: View, start: int, end: int) -> Hit | None:
    """Find `sẽ`, `cần`, `phải`, `có trách nhiệm`, with a `tập trung` behind it."""
    return view.cues.first("modal", start, end)


def past(view: View, start: int, end: int) -> Hit | None:
    """Find `đã` before what was carried out, not before what was asked."""
    return view.cues.first("past", start, end)


def reported(view: View, start: int, end: int) -> Hit | None:
    """Find `đã` that reports, not on something done: `phát huy những kết quả đã đạt được`."""
    said = past(view, start, end)
    while (
        said
        and _BROUGHT.match(view.low, said.end, end)
        and _THING.search(view.low, start, said.start)
    ):
        said = past(view, said.end, end)
    return said


def is_over(view: View, start: int, end: int) -> bool:
    """Tell what is reported as done, not work on something done: `thực hiện điều đã ký kết`."""
    said = past(view, start, end)
    return said is not None and not _THING.search(view.low, start, said.start)


def verb_end(view: View, start: int, end: int) -> int | None:
    """Give where the verb ends with which a range begins: `rà soát thang bảng lương`."""
    if start >= end:
        return None
    found = view.verbs.get(start, 0)
    if found == 0:
        found = view.verbs[start] = lexicon.verb_end(view.low, start, end)
    return found


def begins_with_verb(view: View, start: int, end: int) -> bool:
    """Tell words that begin like a task: `rà soát thang bảng lương`."""
    return verb_end(view, start, end) is not None


def is_must(view: View, place: int) -> bool:
    """Tell a place right behind a modal, where a verb stands whether or not the lexicon has it."""
    hit = view.cues.first("modal", max(0, place - 30), place)
    return bool(hit and place - hit.end <= 1)


def has_verb(view: View, start: int, end: int, *, first: bool = False) -> bool:
    """Tell words with a task verb, at the beginning or behind an actor.

    `first` counts verbs that are sure only at the beginning: `chủ nhà trọ bán điện đúng giá`.
    """
    if begins_with_verb(view, start, end):
        return True
    limit = min(end, start + _REACH)
    return any(True for _ in verbs_in(view.low, view.plain, start, limit, first=first))


def acts(view: View, start: int, end: int) -> bool:
    """Tell a range in which somebody does something; `ban quản lý` and `các tổ chức` do nothing."""
    return any(
        not _NAMED.search(view.low, max(start, verb - 12), verb)
        for verb in verbs_in(view.low, view.plain, start, end)
    )


def is_figure(view: View, start: int, end: int) -> bool:
    """Tell a result in figures: `kết nạp 950 đoàn viên`, `thu ngân sách đạt 3.400 tỷ đồng`."""
    behind = verb_end(view, start, end)
    place = start if behind is None else behind + 1
    return bool(_FIGURE.match(view.low, place, end) or _REACHED.search(view.low, start, end))


@cache
def _announced() -> re.Pattern[str]:
    nouns = "|".join(map(re.escape, surfaces("counted_noun")))
    return re.compile(
        rf"(?<![\w,./-])(?<!thứ )(?<!điều )(?P<number>{_NUMBER}) "
        rf"(?:nhóm |loại |nội dung |mặt )?(?:{nouns})(?!\w)"
    )


def declared(view: View, start: int, end: int) -> tuple[int, int, int] | None:
    """Give the number of points that a cue announces and its place: `6 nhóm nhiệm vụ` is 6."""
    found = [
        m
        for m in _announced().finditer(view.low, start, end)
        if not _a_year(view.low, m) and not _a_name(view, start, m.start())
    ]
    if not found:
        return None
    numeral = parse_numeral(found[-1]["number"])
    if not numeral or not numeral.value:
        return None
    return int(numeral.value), *found[-1].span("number")


def _a_name(view: View, start: int, place: int) -> bool:
    """Tell `ông Võ Văn Sáu đề nghị` and `phường 12 yêu cầu` from `Sáu đề nghị của cử tri`."""
    if place > start and view.plain[place].isupper():
        return True
    return bool(_UNIT.search(view.low, max(start, place - 12), place))


def _a_year(low: str, match: re.Match[str]) -> bool:
    """Tell `trong năm công tác` and `một nhiệm vụ` that announce nothing."""
    if match["number"] == "một":
        return True
    return match["number"] == "năm" and bool(
        _YEAR.search(low, max(0, match.start() - 12), match.start())
    )
