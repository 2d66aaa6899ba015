"""Whether the points of a list are work."""

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import Final

from . import words as w
from .announcing import announces, asks, concludes, no_work, status, tells_results
from .draft import Point
from .items import is_body
from .lexicon import any_of
from .view import View

_TAIL: Final = 90
"""So near its end a cue holds what rules work out: a word, forty signs and the stop."""
_BINDS: Final = re.compile(r"(?<!\w)(?:hãy|phải|cần|cần phải)(?: ngay| khẩn trương)? ?:\s*$")
"""What makes work of whatever stands below: `Tôi kêu gọi mỗi đoàn viên hãy:`."""
TOPIC: Final = re.compile(r"(?:về|công tác|lĩnh vực|đối với|việc) [^:.;]{2,100}: ")
_LEAD: Final = 40
_DIGIT: Final = re.compile(r"\d")
_NUMBER: Final = re.compile(
    r"(?<!giai đoạn )(?<!đợt )(?<!số )(?<!năm )(?<!tháng )(?<!quý )(?<!ngày )(?<!lần )(?<!khóa )"
    r"(?<![\d./-])\d[\d.,]*(?![\d/-])"
)
"""A number that may be a figure, not one of a date, a part or a paper."""
_FEW: Final = 3
_TARGETS: Final = re.compile(r"(?<!\w)(?:chỉ tiêu|mục tiêu)(?: [\w/]+){0,8}(?: như sau)?:?\s*$")
_COUNTED: Final = re.compile(
    r"\d (?:nhóm )?(?:nhiệm vụ|giải pháp|biện pháp|khâu đột phá|phần việc|việc cần làm)(?!\w)"
    r"|(?:hai|ba|bốn|năm|sáu|bảy|tám) (?:nhóm )?(?:nhiệm vụ|giải pháp|khâu đột phá|phần việc)(?!\w)"
)
"""What is announced by its number, and binds whatever is listed: `4 nhiệm vụ trọng tâm`."""
_REACHED: Final = re.compile(
    r"(?<!\w)(?:kết quả|đạt|đạt được|đã|hoàn thành|thực hiện|tình hình)(?!\w)"
)
"""A cue of targets, whose marked points need no verb: `Chỉ tiêu năm 2019:`, `- Doanh thu …`."""
_CARRIED: Final = re.compile(r"(?:tổ chức thực hiện|phân công)(?!\w)")
"""What heads the part of a plan that says who does what."""
_WORK_DONE: Final = re.compile(
    r"(?<!\w)(?:việc|nhiệm vụ|hoạt động|biện pháp|giải pháp|nội dung)(?! được)(?!\w)"
    r"[^.;:\n]{0,60}:\s*$"
    r"|(?<!\w)(?:đã|làm được|triển khai|thực hiện được):\s*$"
)
"""What tells work, not results, whatever its figures: `đã thực hiện các việc sau:`, `… đã:`."""
_GRANTS: Final = re.compile(
    r"(?:tặng|khen thưởng|công nhận|thành lập|bổ nhiệm|điều động|phê duyệt|ban hành|cho phép|"
    r"trao tặng|truy tặng|chuẩn y|giao chỉ tiêu|kiện toàn)(?!\w)"
)
_SITTING: Final = re.compile(
    r"(?:nghe|thảo luận|bầu|thông qua|chất vấn|phê chuẩn|miễn nhiệm|biểu quyết|bỏ phiếu|khai mạc|"
    r"bế mạc|tham luận|chào cờ|ra mắt|xác nhận tư cách|cho ý kiến|"
    r"xem xét,? (?:các |cho ý kiến )?(?:báo cáo|tờ trình|dự thảo|đề án|quyết định|thông qua)|"
    r"trình bày|báo cáo (?:tổng kết|kiểm điểm|chính trị)|giới thiệu đại biểu)(?!\w)"
)
"""With these words begins what an assembly or a meeting goes through."""
_SET: Final = re.compile(
    r"(?<!\w)(?:nhiệm vụ|giải pháp|biện pháp|phương hướng|phân công|sẽ|cần|phải)(?!\w)"
)
_FOUND: Final = re.compile(r"(?<!\w)(?:chưa|không|còn|đã|bị|có|là|thiếu|vi phạm|do|được)(?!\w)")
_NEAR: Final = 70
_HOUR: Final = re.compile(r"(?:từ )?\d{1,2} ?(?:giờ|h|g)(?: ?\d{2})?\b|(?:ngày|sáng|chiều|tối) \d")
_CLOCK: Final = re.compile(rf"{_HOUR.pattern}|(?:năm|tháng) \d")


def is_work(view: View, cue: tuple[int, int] | None, points: Sequence[Point]) -> bool:
    """Tell a list of tasks from agendas, delegates, awards and shortcomings."""
    start, end = cue or (0, 0)
    if cue and no_work(view, start, end):
        return _were_done(view, cue, points)
    if _grants(view, points[0]):
        return False
    if any(_is_question(view, p) for p in points):
        return False
    size = len(points)
    plans = cue and (asks(view, start, end) or _names_work(view, start, end))
    clock = _HOUR if plans else _CLOCK
    if sum(bool(clock.match(view.low, p.start, p.end)) for p in points) * 2 > size:
        return False
    if cue and status(view, cue) == "done" and _in_figures(view, points):
        told = _WORK_DONE.search(view.low, max(start, end - _TAIL), end)
        marked = told is not None and points[0].marker is not None
        return marked and _share(view, points, w.begins_with_verb) == 1
    if _is_agenda(view, cue, points):
        return False
    if cue and points[0].marker and _are_targets(view, cue, points):
        return True
    if cue and points[0].marker and _are_counted(view, cue, points):
        return True
    if cue and points[0].marker and _BINDS.search(view.low, max(start, end - _TAIL), end):
        return not _in_figures(view, points)
    if cue and (asks(view, start, end) or w.cue(view, start, end, "strong_noun")):
        return _share(view, points, w.has_verb) >= 0.4
    if cue and (announces(view, start, end) or _CARRIED.match(view.low, start)):
        return _share(view, points, w.has_verb) >= 0.5
    if cue and concludes(view, start, end):
        return _share(view, points, _is_set) >= 0.6 and not _in_figures(view, points)
    bound = any(w.is_must(view, p.start) for p in points)
    begins = _acts_or_must if bound else w.begins_with_verb
    return _share(view, points, begins) >= 0.75 and not _in_figures(view, points)


def _grants(view: View, point: Point) -> bool:
    """Tell an article that does itself what it says: `Điều 1. Tặng Giấy khen cho 3 tập thể`."""
    is_article = point.marker is not None and point.marker.lower().startswith("điều")
    return is_article and _GRANTS.match(view.low, point.start) is not None


def _is_agenda(view: View, cue: tuple[int, int] | None, points: Sequence[Point]) -> bool:
    """Tell what an assembly goes through: `Nghe báo cáo …`, `Bầu Ban Chấp hành`, `Thông qua …`."""
    if 2 * sum(bool(_SITTING.match(view.low, p.start)) for p in points) <= len(points):
        return False
    return not (cue and (w.directive(view, *cue) or _SET.search(view.low, *cue)))


def _names_work(view: View, start: int, end: int) -> bool:
    return w.cue(view, start, end, "strong_noun") is not None or announces(view, start, end)


def _were_done(view: View, cue: tuple[int, int], points: Sequence[Point]) -> bool:
    """Tell `Kết quả nổi bật: vận động …; nhận …; hòa giải …` from results in figures."""
    if len(points) < 2 or not tells_results(view, *cue):
        return False
    numbers = sum(bool(_NUMBER.search(view.low, p.start, p.end)) for p in points)
    told = 2 * numbers < len(points) or 2 * numbers == len(points) > _FEW
    return told and not _in_figures(view, points) and _share(view, points, _did) == 1


def _did(view: View, start: int, end: int) -> bool:
    """Tell a point that begins with its verb, or with the body that acted: `Hai bên đã ký …`."""
    if w.begins_with_verb(view, start, end):
        return True
    return is_body(view, start) and w.past(view, start, min(end, start + _NEAR)) is not None


def _acts_or_must(view: View, start: int, end: int) -> bool:
    """Tell a point behind its own modal, or with the body that acts; a verb first will do."""
    if w.begins_with_verb(view, start, end) or w.is_must(view, start):
        return True
    return is_body(view, start) and w.has_verb(view, start, end)


def _is_set(view: View, start: int, end: int) -> bool:
    """Tell what somebody is set to do from what was found: `công ty chưa đăng ký nội quy`."""
    if w.begins_with_verb(view, start, end):
        return True
    limit = min(end, start + _NEAR)
    return w.has_verb(view, start, end) and not _FOUND.search(view.low, start, limit)


def _are_targets(view: View, cue: tuple[int, int], points: Sequence[Point]) -> bool:
    """Tell `Chỉ tiêu năm 2019:` over figures from what was reached."""
    if not _TARGETS.search(view.low, max(cue[0], cue[1] - _TAIL), cue[1]):
        return False
    numbers = sum(bool(_DIGIT.search(view.low, p.start, p.end)) for p in points)
    return not _REACHED.search(view.low, *cue) and 3 * numbers >= 2 * len(points)


def _are_counted(view: View, cue: tuple[int, int], points: Sequence[Point]) -> bool:
    """Tell as many points as tasks were announced, verbs or none: `4 nhiệm vụ: 1. Hội thi …`."""
    if not _COUNTED.search(view.low, *cue) or status(view, cue) == "done":
        return False
    number = w.declared(view, *cue)
    return number is not None and number[0] == sum(p.level == 1 for p in points)


@cache
def _recipe() -> re.Pattern[str]:
    return re.compile(
        rf"(?:\d{{1,3}} |những |các |một số |dưới đây là |và ){{0,3}}{any_of('how_to')}(?!\w)"
    )


def is_recipe(view: View, place: int) -> bool:
    """Tell words that open a lesson for readers: `Cách tiết kiệm điện`, `Các bước nấu canh`."""
    return bool(_recipe().match(view.low, place))


def _is_question(view: View, point: Point) -> bool:
    """Tell a point that asks, not one that says more and then asks: `… . Thế thì ai làm?`."""
    asks_last = view.low[max(point.end - 2, point.start) : point.end + 2].rstrip().endswith("?")
    return asks_last and view.low.find(". ", point.start, point.end) < 0


def _share(view: View, points: Sequence[Point], test: Callable[[View, int, int], bool]) -> float:
    return sum([_does(view, p, test) or on_topic(view, p) for p in points]) / len(points)


def _does(view: View, point: Point, test: Callable[[View, int, int], bool]) -> bool:
    """Try a point's own words, then those of the paragraph below its heading."""
    if test(view, point.start, point.end):
        return True
    return point.work is not None and test(view, point.work, point.end)


def on_topic(view: View, point: Point) -> bool:
    """Tell a point that names its topic and then asks: `Về vốn: Giao Sở Tài chính tham mưu …`."""
    topic = TOPIC.match(view.low, point.start, point.end)
    if topic is None:
        return False
    behind = topic.end()
    asked = w.directive(view, behind, min(point.end, behind + _LEAD))
    if asked is not None or w.begins_with_verb(view, behind, point.end):
        return True
    return is_body(view, behind) and _is_set(view, behind, point.end)


def _in_figures(view: View, points: Sequence[Point]) -> bool:
    return 2 * sum(_does(view, p, w.is_figure) for p in points) >= len(points)
