"""Where work begins in a sentence that no marker opens: behind its directive or modal."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from schemas.tasks import TaskStatus

from . import words as w
from .lexicon import Hit, any_of, opener
from .stories import unsaid
from .view import View

_NEAR: Final = 160
_NEXT: Final = 40
_AHEAD_FIRST: Final = re.compile(r"[^,.;:]{5,60}, ")
_SAYS: Final = re.compile(
    r" (?:cho biết|cho hay|thông tin|khẳng định|chia sẻ|nhấn mạnh)(?: thêm| rằng)?[,:]? "
    r"(?=(?:trong )?(?:thời gian|năm|nhiệm kỳ|giai đoạn|tới đây|sắp tới|trước mắt|tháng|quý))"
)
"""Who says what is planned: `ông cho biết, thời gian tới, LĐLĐ huyện tiếp tục …`."""
_IN_YEAR: Final = re.compile(
    r"(?:trong )?(?:năm|năm học|quý \w{1,3}|tháng \d{1,2})[ /\d-]{2,13},? "
)
_WITHIN: Final = re.compile(
    r"(?:ngay )?trong (?:năm|năm học|quý|tháng|nhiệm kỳ|giai đoạn) [\divx][\divx /-]{0,13},? "
    r"|(?:ngay )?(?:trong )?(?:tuần|tháng|quý) (?:này|tới|sau),? "
    r"|(?:năm|năm học|quý|tháng|giai đoạn) [\divx][\divx /-]{0,13},? "
    r"(?=(?:các|mỗi|từng|toàn thể|lãnh đạo|thủ trưởng|công|doanh|hai|ba|chủ|người|"
    r"ban|phòng|sở|ubnd|đoàn|hội|chi|lđlđ|"
    r"cđcs|liên|bhxh|văn) )"
    r"|(?:ngay )?sau (?:buổi|hội nghị|cuộc|đợt|phiên|khi)[^,.;:]{0,40}, "
)
"""A time frame right behind who asks: `yêu cầu trong tháng 6 các xã …`, `sau hội nghị, …`."""
_NOT_CHARGED: Final = re.compile(r"(?<!\w)(?:khi|từng|(?<!nội )vụ|việc|người|chưa|không|nếu) $")
_BESIDES: Final = re.compile(r"(?:riêng|còn|về phía|phía|bên cạnh đó,|ngoài ra,) ")
_CHARGE: Final = re.compile(r"(?: nhiệm vụ| trách nhiệm)? (?!dừng xe|xuất trình)")
_KEPT: Final = re.compile(
    r"(?:quản lý|vận hành|phụ trách|làm(?! rõ| việc| đầu mối| điểm)|khai thác|sử dụng|đảm nhận|"
    r"thực hiện|trông coi|bảo vệ|phục vụ|nuôi|trồng|sản xuất|giữ)(?!\w)"
)
_FEAST: Final = re.compile(r"(?<!\w)(?:lễ|buổi|ngày|sau khi|chương trình) $")
"""Before `phát động` these name a feast: `các cấp tổ chức lễ phát động`."""
_MET: Final = re.compile(
    r"(?<!\w)đã (?:họp|làm việc|bàn|ngồi lại|trao đổi|gặp|hội ý|thảo luận|thương lượng)(?!\w)"
    r"[^.;:]{0,70}(?:,| và) (?:đã )?$"
)
"""That people met is no report of the work: `huyện đã họp khẩn, thống nhất cấm …`."""
_ADVISES: Final = frozenset({"gợi ý", "khuyến cáo", "cảnh báo", "nhấn mạnh"})
_ROLE: Final = re.compile(
    r"[^,.;:]{3,90}?(?P<role> (?:là|làm) (?:cơ quan|đơn vị|đầu mối|thường trực)"
    r"(?: [^,.;:]{1,30})?),? $"
)
"""What somebody is before what he must: `Sở Nội vụ là cơ quan thường trực, có trách nhiệm …`."""
_WHOEVER: Final = re.compile(
    r" (?:ai|người nào|(?:những )?(?:đơn vị|doanh nghiệp|cơ quan|địa phương|cơ sở|công ty|nơi) nào)"
    r" [^,;:.]{3,90} $"
    r"| [^,;:.]{2,50} (?:khi|nếu) [^,;:.]{3,80} $"
)
"""Of whom something holds who then must: `yêu cầu ai dùng trên 100 lao động phải …`."""
_OTHERS: Final = re.compile(r", (?:còn|riêng|trong khi|đồng thời) ")
"""Before others who must as well: `yêu cầu Sở A rút giấy phép, còn quận B phải dọn …`."""
_ADDS: Final = re.compile(
    r", (?:và )?(?:nói|cho biết|khẳng định|cảnh báo|cho rằng|hứa|vì|bởi|nếu không)(?= )"
    r"[^,.;:]{0,40}$"
)
"""What who asks says besides: `đề nghị ngư dân không …, nói sẽ xử lý nghiêm tàu vi phạm`."""
_EACH: Final = re.compile(r"(?:mỗi|từng|những|người đứng đầu|lãnh đạo)(?!\w)")
_GROUP: Final = re.compile(r"(?:các|những|mỗi|từng|toàn thể|tất cả các) ")
_PIECE: Final = re.compile(r"[,:] ")
_HANDED_TO: Final = re.compile(r"(?: (?:trách nhiệm|nhiệm vụ|chỉ tiêu|kế hoạch))? cho(?= )")
_IS: Final = re.compile(r" (?:là|gồm|bao gồm|đó là|gồm có|như)(?: phải| cần)? ")
_INTENDED: Final = re.compile(
    r"(?:[^,.:;]{3,60}, )?(?:kế hoạch|chủ trương|phương án|lộ trình|cách làm|hướng đi|hướng xử lý|"
    r"(?:những |các )?(?:việc|ưu tiên|bước) (?:cần|phải|sẽ|trước mắt|tiếp theo|hàng đầu)) "
    r"[^,.:;]{0,60}?là "
)
"""What somebody has in mind: `Kế hoạch của thành phố là …`."""
_FORECAST: Final = re.compile(
    r"(?<!\w)(?:được|bị|dự báo|dự kiến|còn|có thể|là|đã|đang|vẫn|"
    r"tiếp tục (?:giảm|tăng|là|diễn))(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Opening:
    """Where the first point begins, whether it is still to do, and how sure that is."""

    place: int
    status: TaskStatus
    weak: bool = False
    """True where only the verbs of the points tell that they are work."""
    named: bool = False
    """True where the first point begins with who does it."""
    bound: bool = False
    """True where several must do it: `các học viên phải …`."""
    granted: bool = False
    """True where the points are what somebody grants, demands or orders: each may name who acts."""
    reported: bool = False
    """True behind `đã chỉ đạo`, which may have been carried out."""


def speech(view: View, start: int, end: int) -> Hit | None:
    """Find the directive of a speaker in a range."""
    return w.directive(view, start, end)


def behind_directive(view: View, start: int, head: int) -> Opening | None:
    """Give where the first point begins in a sentence without a colon."""
    said = speech(view, start, head)
    charged = None if said else passive(view, start, head)
    if charged:
        return Opening(charged, "planned")
    begin = past_time(view, said.end, head) if said else start
    modal = w.modal(view, begin, head)
    if said and modal and modal.text == "nên" and said.text in _ADVISES:
        return None
    if modal is None:
        return _without_modal(view, begin, head, said)
    if said and _WHOEVER.match(view.low, begin, modal.start):
        return Opening(modal.end, "planned")
    if said and _ADDS.search(view.low, begin, modal.start):
        return Opening(begin, "planned")
    role = _ROLE.match(view.low, begin, modal.start)
    others = said and _OTHERS.search(view.low, begin, modal.start)
    if others or (said and w.acts(view, begin + 1, role.start("role") if role else modal.start)):
        return Opening(begin, "planned")
    if said or (ahead(view, start, modal.start) and modal.text != "sẽ"):
        return Opening(modal.end, "planned")
    if unsaid(view, start, modal, head):
        return None
    bound = modal.text != "sẽ" and any(
        _GROUP.match(view.low, place)
        for place in (start, *(m.end() for m in _PIECE.finditer(view.low, start, modal.start)))
    )
    return Opening(modal.end, "planned", weak=True, bound=bound)


def past_time(view: View, place: int, head: int) -> int:
    """Give where `trong thời gian tới` ends right behind a directive: it is no part of the work."""
    handed = view.low.endswith("giao", 0, place) and _HANDED_TO.match(view.low, place, head)
    if handed:
        return handed.end()
    year = _WITHIN.match(view.low, place + 1, head)
    if year:
        return year.end() - 1
    time = ahead(view, place, min(head, place + _NEXT))
    if time and view.low[place : time.start].strip() in ("", "trong", "rằng", "rằng trong"):
        return time.end + view.low.startswith(",", time.end)
    return place


def passive(view: View, start: int, head: int) -> int | None:
    """Give where work begins behind `Sở Tài chính được giao …`; what a body has in hand is none."""
    said = w.cue(view, start, head, "charged")
    charge = said and _CHARGE.match(view.low, said.end, head)
    if not said or not charge or _NOT_CHARGED.search(view.low, start, said.start):
        return None
    place = charge.end()
    given = said.text.endswith(("giao", "phân công"))
    if (given and _KEPT.match(view.low, place)) or not w.begins_with_verb(view, place, head):
        return None
    lead = _BESIDES.match(view.low, start, said.start)
    begin = lead.end() if lead else start
    subjects = [begin, *(m.end() for m in _PIECE.finditer(view.low, begin, said.start))]
    heads = opener("actor_head")
    known = view.plain[subjects[-1]].isupper() and len(subjects) > 1
    named = any(heads.match(view.low, s) or _EACH.match(view.low, s) for s in subjects)
    return place if known or named else None


def _without_modal(view: View, begin: int, head: int, said: Hit | None) -> Opening | None:
    focus = w.cue(view, begin, min(head, begin + _NEAR), "focus")
    past = w.past(view, begin, head)
    if said:
        own = focus and not w.acts(view, begin + 1, focus.start)
        reported = view.low.endswith("đã ", 0, said.start)
        return Opening(focus.end if focus and own else begin, "planned", reported=reported)
    agreed = focus or w.cue(view, begin, min(head, begin + _NEAR), "agreed")
    if agreed and _FEAST.search(view.low, begin, agreed.start):
        return None
    met = past and agreed and _MET.search(view.low, begin, agreed.start)
    if agreed and (met or not (past and past.start < agreed.start)):
        year = _WITHIN.match(view.low, agreed.end + 1, head)
        return Opening(year.end() - 1 if year else agreed.end, "planned", weak=True)
    return named(view, begin, head) or looking_ahead(view, begin, head)


def named(view: View, begin: int, head: int) -> Opening | None:
    """Read `nhiệm vụ trong năm học mới là …`."""
    limit = min(head, begin + _NEAR)
    noun = w.cue(view, begin, limit, "strong_noun")
    link = noun and _IS.search(view.low, noun.end, limit)
    if not link or not w.begins_with_verb(view, link.end(), head):
        return None
    return Opening(link.end(), "planned", weak=True)


def intended(view: View, start: int, head: int) -> Opening | None:
    """Read `Kế hoạch của thành phố là di dời 1.200 hộ …; …`."""
    plan = _INTENDED.match(view.low, start, head)
    if plan is None or not w.begins_with_verb(view, plan.end(), head):
        return None
    return Opening(plan.end(), "planned", weak=True)


def looking_ahead(view: View, start: int, head: int) -> Opening | None:
    """Give where work begins behind `trong thời gian tới,` without a modal; the actor stays."""
    tells = ahead(view, start, min(head, start + _NEAR))
    if tells is None:
        return None
    if tells.start - start <= len("trong ") and _urged_on(view, tells.end + 1, head):
        return Opening(tells.end + 1, "planned", weak=True, named=True)
    told_by = _SAYS.search(view.low, start, min(head, start + _NEAR))
    start = told_by.end() if told_by else start
    cue = _AHEAD_FIRST.match(view.low, start, head)
    if cue and not ahead(view, start, cue.end()):
        cue = _AHEAD_FIRST.match(view.low, cue.end(), head)
    if not cue or not ahead(view, start, cue.end()):
        return None
    later = _AHEAD_FIRST.match(view.low, cue.end(), head)
    cue = later if later and ahead(view, cue.end(), later.end()) else cue
    place = cue.end()
    year = _IN_YEAR.match(view.low, place, head)
    place = year.end() if year else place
    if w.begins_with_verb(view, place, head):
        return Opening(place, "planned", weak=True)
    limit = min(head, place + _NEAR)
    focus = w.cue(view, place, limit, "focus") or w.cue(view, place, limit, "agreed")
    if (
        focus
        and w.begins_with_verb(view, focus.end + 1, head)
        and not (w.acts(view, place, focus.start) or w.past(view, place, focus.start))
    ):
        return Opening(focus.end, "planned", weak=True)
    if _FORECAST.search(view.low, place, limit) or not w.acts(view, place, limit):
        return None
    return Opening(place, "planned", weak=True, named=True)


@cache
def _goes_on() -> re.Pattern[str]:
    return re.compile(rf" {any_of('urged')}(?!\w)")


def _urged_on(view: View, place: int, head: int) -> bool:
    """Tell a body that goes on to act, with no comma in front: `… tới công đoàn tiếp tục …`."""
    if opener("actor_head").match(view.low, place) is None:
        return False
    urged = _goes_on().search(view.low, place, min(head, place + _NEAR))
    if urged is None or w.past(view, place, urged.start()):
        return False
    return w.begins_with_verb(view, urged.start() + 1, head)


def ahead(view: View, start: int, end: int) -> Hit | None:
    """Find words that look ahead: `thời gian tới`, `6 tháng cuối năm`."""
    return w.cue(view, start, end, "ahead")
