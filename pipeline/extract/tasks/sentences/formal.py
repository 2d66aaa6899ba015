"""Work in the set phrases of papers and minutes: `Căn cứ kế hoạch này, …`, `Trả lời: sẽ …`."""

import re
from functools import cache
from typing import Final

from .. import words as w
from ..items import asked, is_body
from ..lexicon import any_of
from ..stories import told
from ..view import View

_SUBJECT: Final = 110
_NAME: Final = 70
_PAPER: Final = (
    r"(?:kế hoạch|hướng dẫn|chỉ thị|công văn|nội dung|thông báo|nghị quyết|chương trình|quy chế|"
    r"kết luận|văn bản|phân công)"
)
_ON_PAPER: Final = re.compile(
    rf"(?:(?:căn cứ|trên cơ sở|từ) (?:các )?{_PAPER}[^,.:;]{{0,30}} (?:này|trên), )"
    r"(?=(?:các|mỗi|từng|toàn thể|thủ trưởng|ban|phòng|chi|công đoàn|lđlđ|cđcs|ubnd|văn phòng)"
    r"(?!\w))"
)
_BODIES_BY_PAPER: Final = re.compile(
    rf"(?=(?:các|mỗi|từng) [^,.:;]{{2,60}}(?:, [^,.:;]{{2,40}}){{0,3}} căn cứ "
    rf"[^,.:;]{{0,50}}?{_PAPER}"
    r"[^,.:;]{0,30}? (?:này|trên)(?!\w))"
)
_IF_HARD: Final = re.compile(
    r"(?:trong )?quá trình (?:tổ chức )?(?:thực hiện|triển khai)[^,.:;]{0,40},? "
    r"(?=(?:nếu |có |mọi |gặp )[^.:;]{3,90}?(?:phản ánh|báo cáo|liên hệ|trao đổi|thông báo|gửi)"
    r"(?!\w))"
)
"""What closes plans: `Trong quá trình thực hiện, nếu có vướng mắc, các đơn vị báo cáo về …`."""
_DUE: Final = ("chậm nhất", "trước ngày")
_EACH: Final = re.compile(r"(?:[^,.:;]{3,60}, )?(?=(?:các|mỗi|từng|100%) )")
_BY_DAY: Final = re.compile(
    r"(?:chậm nhất|trước) (?:là |vào )?(?:ngày )?\d[\d/.-]{0,9}"
    r"(?: (?:để|nhằm)(?!\w)|[,.;]? ?(?:\(|\n|$)|[,.;])"
)
"""A day that closes what is said; `… trước ngày 1/7 được giảm thuế` goes on to tell."""
_HAND_IN: Final = ("due", "seen_to")
_ANSWER: Final = re.compile(r"(?:[→=>⇒➔-]{1,2} ?)?(?:[^,.:;]{2,40} )?trả lời: (?P<will>sẽ )?")
_NO_ANSWER: Final = re.compile(
    r"(?<!\w)(?:đã|đang|không|chưa|do|vì|theo quy định|hiện|hiện nay|được|bị|là|nếu không)(?!\w)"
)
_WISHES: Final = re.compile(
    r"về (?:các )?(?:kiến nghị|đề nghị|ý kiến|phản ánh)(?: [^,.:;]{2,70})?, "
)
_CALLS: Final = re.compile(
    r" (?=(?:toàn thể|toàn bộ|đoàn viên|hội viên|công nhân|cán bộ|cnvclđ|cnlđ|nlđ|người lao động|"
    r"mỗi|từng|100%|các (?:cấp|đơn vị|chi|cơ sở|công đoàn|cđcs|tổ|xã|phường|phân xưởng|nhà máy))"
    r"(?!\w))"
)
_CALL: Final = "phát động"
_ASSIGN: Final = "phân công"
_ASSIGNS: Final = re.compile(r" (?:cho )?(?!cụ thể|rõ|nhiệm vụ|trách nhiệm|công tác|lao động)")


def formal(view: View, start: int, end: int) -> int | None:
    """Give where work begins in such a phrase, None where a sentence holds none."""
    said = w.cue(view, start, min(end, start + _SUBJECT), "formal")
    if said is None:
        wishes = view.low.startswith(("về kiến nghị", "về đề nghị", "về các kiến nghị"), start)
        return _answered(view, start, end) if wishes else _due(view, start, end)
    if said.text in _DUE:
        return _due(view, start, end)
    if said.text.startswith(_CALL):
        return _called(view, said.start + len(_CALL), end)
    if said.text.startswith(_ASSIGN):
        return _assigned(view, start, said.start, said.start + len(_ASSIGN), end)
    return _by_paper(view, start, end) or _answered(view, start, end)


@cache
def _hands_in() -> re.Pattern[str]:
    return re.compile(rf" (?:{any_of(*_HAND_IN)}|đăng ký|lập danh sách)(?!\w)")


def _due(view: View, start: int, end: int) -> int | None:
    """Read what bodies hand in by a day: `Các đơn vị gửi báo cáo về Ban trước ngày 15/10`."""
    if all(view.low.find(due, start, end) < 0 for due in _DUE):
        return None
    found = _EACH.match(view.low, start, end)
    if found is None or not is_body(view, found.end()):
        return None
    verb = _hands_in().search(view.low, found.end(), min(end, found.end() + _NAME))
    if verb is None or not _BY_DAY.search(view.low, verb.end(), end):
        return None
    if w.modal(view, start, end) or w.past(view, start, end):
        return None
    return found.end()


def _by_paper(view: View, start: int, end: int) -> int | None:
    found = _IF_HARD.match(view.low, start, end)
    if found:
        return found.end()
    found = _ON_PAPER.match(view.low, start, end) or _BODIES_BY_PAPER.match(view.low, start, end)
    if found is None or w.modal(view, start, end) or w.past(view, start, end):
        return None
    return found.end() if w.acts(view, found.end(), end) else None


def _answered(view: View, start: int, end: int) -> int | None:
    """Read what is promised in answer: `Công ty trả lời: Sẽ lắp thêm quạt trong tháng 10`."""
    found = _ANSWER.match(view.low, start, end) or _WISHES.match(view.low, start, end)
    if found is None or _NO_ANSWER.search(view.low, found.end(), min(end, found.end() + 60)):
        return None
    if found.re is _WISHES:
        modal = w.modal(view, found.end(), min(end, found.end() + _SUBJECT))
        plain = modal and modal.text == "sẽ" and is_body(view, found.end())
        return modal.end if modal and plain and not w.acts(view, found.end(), modal.start) else None
    if found["will"]:
        return found.end() if w.begins_with_verb(view, found.end(), end) else None
    body = is_body(view, found.end()) and not w.modal(view, found.end(), end)
    return found.end() if body and w.acts(view, found.end(), end) else None


def _called(view: View, place: int, end: int) -> int | None:
    """Read `Công đoàn phát động toàn thể công nhân giảm tỷ lệ hàng lỗi`."""
    found = _CALLS.match(view.low, place, end)
    limit = min(end, place + _SUBJECT)
    return place if found and w.acts(view, found.end(), limit) else None


def _assigned(view: View, start: int, said: int, place: int, end: int) -> int | None:
    """Read `Giám đốc phân công Phòng Kỹ thuật lập phương án sửa chữa`."""
    found = _ASSIGNS.match(view.low, place, end)
    if found is None or w.past(view, start, place) or told(view, start, said):
        return None
    begin = found.end()
    known = is_body(view, begin) or (view.plain[begin].isupper() and asked(view, begin, end))
    works = known and w.has_verb(view, begin + 3, min(end, begin + _SUBJECT), first=True)
    return begin - 1 if works else None
