"""Words that name whoever acts: where they begin, and how far they go.

Everything here reads text with organisations and dates blotted out (`link.marked`).
"""

import re
from typing import Final

from ..data import load
from .marked import BODY, DATE, UPPER, WORD, Blotted, any_of, words
from .verbs import holding_verbs, is_verb, verb_end

Place = tuple[int, int]
GROUP: Final = words("somebody")
NOT_SOMEBODY: Final = words("nobody")
FRAME: Final = r"(?:từ nay|từ|cho|đến|tới|hết|cuối|này|trong|thời gian tới|quý|tháng|năm)"
FRAMES: Final = rf"(?:{FRAME}(?!\w)|{DATE}+)"
LEADS: Final = re.compile(
    rf"\s*(?:(?:{words('task_lead')}|"
    rf"(?:từ nay |cho |ngay )?(?:đến |tới |từ |trong |vào |sang )?(?:hết )?{DATE}+"
    r"(?: này| qua| tới| đến nay)?|(?:ngay )?trong (?:ngày|đêm|tuần)|"
    r"(?:ngay )?từ đầu (?:năm|quý|tháng|nhiệm kỳ)(?: đến nay)?|"
    r"(?:từ |trong |sang |bước sang )?(?:những )?"
    r"(?:tháng|tuần|năm|quý|nhiệm kỳ|năm học|tháng ngày) "
    r"(?:sau|tới|này|nay|mới))(?:,| )\s*){0,3}",
)
INSPECTING: Final = (
    r"thanh tra (?:các )?"
    rf"(?:sở|bộ|tỉnh|huyện|lao động|chuyên ngành|liên ngành|giao thông|xây dựng|{BODY})"
    r"|tư vấn giám sát"
)
STARTS: Final = re.compile(
    rf"{BODY}|(?:(?:\d[\d.]{{0,6}}%?|hai|ba|bốn|năm|sáu|cả hai) )?{GROUP}|{INSPECTING}",
)
_PROVINCES: Final = re.compile(
    r"(?:TP\.? ?|[Tt]hành phố |[Tt]ỉnh )?"
    + any_of(row.surface for row in load("places") if row.type == "province")
)
_BARE: Final = re.compile(
    r"(?:Hội|Đoàn|Bộ|Cục|Viện|Trường|Khu|Cụm|Hiệp hội|Học viện|Liên minh|Quỹ|Mặt trận)(?= |[.:]|$)"
)
"""A bare head, which names somebody before its verb: `Hội tiếp tục vận động …`."""
NO_ACTOR: Final = re.compile(NOT_SOMEBODY)
_HEAD: Final = re.compile(
    rf"(?:{words('determiner')} ){{1,2}}{WORD} ?",
)
_STEP: Final = re.compile(r"(?P<stop>[:;.\n“”(]|\d[^\W\d]*)|[^\W\d]+")
"""A stop or a word; of a number each digit, with the letters behind it."""
_INSPECTORS: Final = re.compile(INSPECTING)
_COUNTED: Final = re.compile(
    r"\d{1,4} (?:doanh nghiệp|công ty|đơn vị|nhà máy|tỉnh|huyện|xã|phường|quận|thị xã|địa phương|"
    r"trường|bệnh viện|cơ sở|chi bộ|đảng bộ|thôn|sở|ngành|bộ|dự án)(?!\w)"
)
"""How many a head is over: `lãnh đạo 5 doanh nghiệp`, `Công an 3 huyện`."""
_SEEN: Final = ("kiểm tra", "thanh tra", "giám sát", "cấp phép", "phân công")
"""What was done to those who are asked: `các công ty được kiểm tra`."""
_BRACKET: Final = re.compile(r"\((?P<inside>[^()\n]{1,90})\) ?")
_BESIDE: Final = re.compile(r" (?:(?:sẽ|cần|phải|tiếp tục) )?cùng (?:với )?")
_TAIL: Final = re.compile(
    r" (?:một số|các|những|mấy|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|"
    r"cũng|còn|cùng|từ|đến|tới|trong|vào|ngay|đều|và|thì|là|được|đã|với|đang|vẫn|sắp|vừa|"
    r"cần|phải|sẽ|"
    r"(?:trong )?(?:thời gian|giai đoạn|năm|quý|tháng|tuần) (?:tới|đến|này)|sắp tới|tới đây|"
    r"(?:như )?sau(?: đây)?|được (?:giao|phân công|yêu cầu|đề nghị|lệnh|nhắc|chỉ định)|"
    rf"(?:ngay )?(?:từ nay|trước mắt|trong|{DATE}+)(?: {FRAMES})*)$"
)
_OBJECT: Final = re.compile(
    r" (?:(?:sau|trước|trong)? ?khi|nếu|gồm|bao gồm)(?!\w)| do (?:đồng chí|ông|bà|anh|chị) |"
    r" (?:(?:một số|các|những|mấy|hai|ba|bốn|năm|sáu|bảy|tám|\d{1,2}) "
    r"(?:nhóm )?(?:nội dung|nhiệm vụ|vấn đề|việc|điểm|"
    r"giải pháp|yêu cầu|kiến nghị)|theo (?:chức năng|quy định|nhiệm vụ|thẩm quyền|phân cấp)|căn cứ|"
    r"là (?:đầu mối|cơ quan|đơn vị|thường trực)|"
    rf"trong (?:thời hạn|vòng|thời gian|nhiệm kỳ|{DATE}))(?!\w)|"
    r", (?:nhất là|đặc biệt|trong đó|trước hết)(?!\w)"
)
_MEMBER: Final = re.compile(
    r"(?<!\w)(?:người|chủ|cán bộ|bộ phận|(?<!công )nhân viên|những|các|nhà|đại|trung|tiểu|địa|đồng|"
    r"cấp trên|(?<!ngân )(?<!khách )hàng|tổ chức|tổ|đội) $",
)
_NUMBERED: Final = re.compile(
    r"(?<!\w)(?:số|phường|quận|khu phố|tổ|ấp|thôn|khóm|xưởng|phân xưởng|đội|trạm|khoa|kíp|"
    r"khai thác|may|lò|khu|vùng|chi bộ|chi nhánh|nhà máy|xí nghiệp) $"
)
"""Behind these a number belongs to a name: `phường 7`, `phân xưởng khai thác 3`."""
_NAME_NUMBER: Final = re.compile(r"\d{1,3}(?=[:,;)]| [^\W\d_A-ZĐ])")
_NAME_BEFORE: Final = re.compile(rf"(?<!\w)[{UPPER}][^\W\d_]{{0,12}} $")
"""A name with a number behind it: `Xưởng Dệt 1`, `Nhà máy Gạch Tuynel 2`."""
_FIELDS: Final = ("giáo dục", "đào tạo", "bảo vệ")
_OF_FIELD: Final = re.compile(
    r"(?<!\w)(?:sở|phòng|bộ|ngành|vụ|ban|cơ sở|lực lượng)(?: giáo dục và| giáo dục -)? $"
)
_TRADE: Final = re.compile(
    r"(?:khám|sản xuất|kinh doanh|đào tạo|giáo dục|dạy nghề|nuôi|chăn nuôi|nuôi trồng|"
    r"đánh bắt|mua bán|chế biến|thu mua|xay xát)(?!\w)"
)
_OTHER_TRADE: Final = re.compile(
    r"(?:tư vấn (?:giám sát|thiết kế)|thi công|vận tải|quản lý|tư vấn|giám sát|thiết kế|cung cấp|"
    r"cung ứng|vận hành|khai thác(?: (?:\d{1,2}|đá|cát|than))?|xuất khẩu|nhập khẩu|"
    r"sử dụng lao động|bảo trì|phân phối|trúng thầu|thụ hưởng|chủ quản)(?!\w)"
)
_SHOPS: Final = (
    "phân xưởng ",
    "cơ sở ",
    "hộ ",
    "doanh nghiệp ",
    "đơn vị ",
    "điểm ",
    "cửa hàng ",
    "công ty ",
    "nhà thầu ",
    "tổ ",
    "đội ",
)


def bare(said: Blotted, start: int) -> re.Match[str] | None:
    """Give a bare head right before its verb or a stop: `kiến nghị Bộ bố trí vốn …`."""
    found = _BARE.match(said.text, start)
    stops = found and said.text[found.end() : found.end() + 1] in ("", ".", ":")
    return found if found and (stops or is_verb(said, found.end() + 1)) else None


def begins_with_verb(said: Blotted, start: int) -> bool:
    """Tell words that begin with a verb and so name nobody: `Rà soát thang bảng lương`."""
    return is_verb(said, start) and not _INSPECTORS.match(said.low, start)


def noun_phrase(said: Blotted, start: int, end: int, *, may_end: bool = False) -> Place | None:
    """Give the words at a place that name somebody, up to the verb behind them.

    `may_end` allows them to end at a colon, a number or the end instead.
    """
    lead = LEADS.match(said.low, start, end)
    begin = lead.end() if lead else start
    named = STARTS.match(said.low, begin) or _PROVINCES.match(said.text, begin)
    named = named or bare(said, begin)
    if not named or NO_ACTOR.match(said.low, begin):
        return None
    head = _HEAD.match(said.low, begin)
    first = max(head.end() if head else begin + 1, named.end())
    for match in _STEP.finditer(said.text, begin, min(end, begin + 110)):
        place = match.start()
        if place < first or (
            said.text[place].isdigit() and _NUMBERED.search(said.low, begin, place)
        ):
            continue
        if match["stop"]:
            beyond = _beyond(said, begin, place, end)
            if beyond:
                first = beyond
                continue
            ends_well = _ends_well(said, place, end, may_end=may_end)
            return trimmed(said, begin, place) if ends_well else None
        verb = verb_end(said, place) if said.text[place].islower() else 0
        if not verb:
            group = holding_verbs().match(said.low, place)
            first = max(first, group.end()) if group else first
        elif name := _field_end(said, begin, place) or _trade_end(said, begin, place):
            first = max(name, verb)
        elif _is_passed(said, begin, place):
            first = verb
        else:
            return trimmed(said, begin, place)
    return trimmed(said, begin, end) if may_end and end - begin <= 110 else None


def with_partner(said: Blotted, found: Place, end: int) -> Place:
    """Give somebody together with whom he does it: `Ban Quản lý sẽ cùng các ngành mở …`."""
    beside = _BESIDE.match(said.low, found[1], end)
    acts = beside and begins_with_verb(said, beside.end())
    partner = noun_phrase(said, beside.end(), end) if beside and not acts else None
    return (found[0], partner[1]) if partner else found


def _beyond(said: Blotted, begin: int, place: int, end: int) -> int:
    """Give where a name goes on behind a number or brackets that belong to it, 0 where none do."""
    several = _COUNTED.match(said.low, place, end)
    if several:
        return several.end()
    aside = _BRACKET.match(said.low, place, end)
    if aside:
        goes_on = said.text[aside.end() : aside.end() + 1].islower()
        return aside.end() if goes_on and not is_verb(said, aside.end()) else 0
    number = _NAME_NUMBER.match(said.text, place, end)
    named = number and _NAME_BEFORE.search(said.text, max(begin, place - 20), place)
    return number.end() if number and named else 0


def _ends_well(said: Blotted, place: int, end: int, *, may_end: bool) -> bool:
    """Tell a stop at which a name can end: brackets before a verb, a colon, a number, the end."""
    aside = _BRACKET.match(said.low, place, end)
    if aside and (is_verb(said, aside.end()) or (may_end and _is_end(said, aside.end(), end))):
        return True
    return may_end and (said.text[place] in ":\n0123456789" or place + 1 >= end)


def _is_end(said: Blotted, place: int, end: int) -> bool:
    return place >= end or said.text[place] in ":\n,"


def _is_passed(said: Blotted, begin: int, place: int) -> bool:
    """Tell a verb within a name or in what was done to somebody: `các đơn vị được kiểm tra`."""
    if _MEMBER.search(said.low, begin, place):
        return True
    return said.low.startswith(_SEEN, place) and said.low.endswith("được ", begin, place)


def _field_end(said: Blotted, begin: int, place: int) -> int:
    """Give where a field in a name ends: `sở giáo dục và đào tạo`, not `các sở rà soát …`."""
    named = _OF_FIELD.search(said.low, begin, place)
    fields = [f for f in _FIELDS if said.low.startswith(f, place)] if named else []
    return place + len(fields[0]) if fields else 0


def _trade_end(said: Blotted, begin: int, place: int) -> int:
    """Give where a trade ends: `cơ sở khám bệnh`, `đơn vị thi công phải …`, 0 where none."""
    if not said.text.endswith(_SHOPS, begin, place):
        return 0
    trade = _TRADE.match(said.text, place)
    if trade:
        return trade.end()
    trade = _OTHER_TRADE.match(said.text, place)
    if trade is None:
        return 0
    stops = said.text[trade.end() : trade.end() + 1] in (":", ",", ";")
    return trade.end() if stops or is_verb(said, trade.end() + 1) else 0


def trimmed(said: Blotted, start: int, end: int) -> Place | None:
    """Give the words without what follows them: an object, a time, marks; None where none are left.

    `các chi bộ 3 nhiệm vụ` is `các chi bộ`.
    """
    what = _OBJECT.search(said.text, start + 1, end)
    words = said.text[start : what.start() if what else end].rstrip(' ,;:-–"“”')
    for _ in range(2):
        words = _TAIL.sub("", words).rstrip(" ,")
    return (start, start + len(words)) if words else None
