"""Words that name whoever acts: where they begin, and how far they go.

Everything here reads text with organisations and dates blotted out (`link.marked`).
"""

import re
from typing import Final

from ..data import load
from .marked import BODY, DATE, UPPER, WORD, Blotted, any_of, cues, words
from .traits import acts, trait, within
from .verbs import holding_verbs, is_verb, verb_end

Place = tuple[int, int]
GROUP: Final = words("somebody")
NOT_SOMEBODY: Final = words("nobody")
FRAME_WORDS: Final = (
    "từ nay", "từ", "cho", "đến", "tới", "hết", "cuối", "này", "trong", "thời gian tới", "quý",
    "tháng", "năm",
)  # fmt: skip
FRAME: Final = rf"(?:{'|'.join(FRAME_WORDS)})"
_DEAR: Final = "quý (?:thầy|vị|ông|bà|cô|cơ quan|đơn vị|doanh nghiệp|công ty|phụ huynh)"
"""Those who are addressed with respect, and no quarter of a year."""
FRAMES: Final = rf"(?:(?!{_DEAR}){FRAME}(?!\w)|{DATE}+)"
LEADS: Final = re.compile(
    rf"\s*(?:(?:{words('task_lead')}|"
    rf"(?:từ nay |cho |ngay )?(?:đến |tới |từ |trong |vào |sang )?(?:hết )?{DATE}+"
    r"(?: này| qua| tới| đến nay)?|(?:ngay )?trong (?:ngày|đêm|tuần)|"
    r"(?:định kỳ )?(?:vào |trước )?ngày \d{1,2} (?:hằng|hàng|mỗi) tháng|"
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
    rf"{BODY}|(?:(?:\d[\d.]{{0,6}}%?|hai|ba|bốn|năm|sáu|cả hai) )?{GROUP}|{INSPECTING}"
    r"|(?:p|bp|tt)\. ?(?=[^\W\d])",
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
    rf"(?:{words('determiner')} ){{1,2}}(?P<word>{WORD}) ?",
)
_STEP: Final = re.compile(r"(?P<stop>[:;.\n“”(]|\d[^\W\d]*)|[^\W\d]+")
"""A stop or a word; of a number each digit, with the letters behind it."""
_TITLES: Final = re.compile(
    any_of(group for group in cues("somebody") if group.endswith(" viên") and group.count(" ") > 1)
    + r"(?! chức)|(?:học viện|cộng đồng|bảo tàng|quản lý thị trường|ký túc xá|bảo mẫu)(?!\w)"
)
"""Those whose names begin with a verb: `Hướng dẫn viên đưa khách …`, `Học viện đào tạo …`."""
_INSPECTORS: Final = re.compile(INSPECTING)
_COUNTED: Final = re.compile(
    r"\d{1,4} (?:doanh nghiệp|công ty|đơn vị|nhà máy|tỉnh|huyện|xã|phường|quận|thị xã|địa phương|"
    r"trường|bệnh viện|cơ sở|chi bộ|đảng bộ|thôn|sở|ngành|bộ|dự án)(?!\w)"
)
"""How many a head is over: `lãnh đạo 5 doanh nghiệp`, `Công an 3 huyện`."""
_BODY_AND_WORD: Final = re.compile(
    rf"(?P<body>{BODY}+) (?=[^\W\d_{UPPER}])(?!(?:và|các|những|của|thuộc|trên|tại|ở|trong|với|cùng|"
    r"cũng|đều|còn|đã|đang|sẽ|chưa|được|bị|phải|từ|đến|tới|để|là|gồm|theo|khi|nếu|sau|trước|ngay|"
    r"vào|nhằm|cho|do|khu|phía|miền|vùng|ven|toàn|cả|hai|ba|bốn|năm|tỉnh|thành|huyện|quận|xã|phường|"
    r"thị|đặc|thôn|cấp|ngành|địa|cơ|chi|trực|liên|khóa|khoá|nhiệm|lâm|nói|này|đó|khác|mới|cũ|đóng|"
    r"nơi|có|không|công|và|hoặc|hay|đồng|tiếp|mỗi|một|số|tổ|đội|phòng|ban|kiêm|phụ|quản)(?!\w))"
)
"""A body and a word behind it with which no name goes on."""
_NEAR: Final = 18
"""How far behind a body its name can go on: `Công ty Công viên ⟦cây xanh⟧ đốn hạ …`."""
_BRACKET: Final = re.compile(r"\((?P<inside>[^()\n]{1,90})\) ?")
_BESIDE: Final = re.compile(r" (?:(?:sẽ|cần|phải|tiếp tục) )?cùng (?:với )?")
_TAILS: Final = (
    "một số", "các", "những", "nhiều", "mấy", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám",
    "chín", "mười", "cũng", "còn", "cùng", "từ", "đến", "tới", "trong", "vào", "ngay", "đều", "và",
    "thì", "là", "được", "đã", "với", "đang", "vẫn", "sắp", "vừa", "cần", "phải", "sẽ", "sắp tới",
    "tới đây", "sau", "như sau", "sau đây", "như sau đây",
    *(f"được {done}" for done in (
        "giao", "phân công", "yêu cầu", "đề nghị", "lệnh", "nhắc", "chỉ định",
    )),
    *(f"{lead}{time} {which}" for lead in ("", "trong ")
      for time in ("thời gian", "giai đoạn", "năm", "quý", "tháng", "tuần")
      for which in ("tới", "đến", "này")),
)  # fmt: skip
_TIME_TAILS: Final = ("từ nay", "trước mắt", "trong")
_TAIL: Final = re.compile(
    rf" (?:{'|'.join(_TAILS)}|(?:ngay )?(?:{'|'.join(_TIME_TAILS)}|"
    rf"(?<!trên )(?<!quá )(?<!hơn )(?<!dưới ){DATE}+)(?: {FRAMES})*)$"
)
_LAST_OF_TAILS: Final = frozenset(
    words.rpartition(" ")[2] for words in (*_TAILS, *_TIME_TAILS, *FRAME_WORDS)
)
"""The last words of these; most that name somebody end with none of them, and no date."""
_OBJECT: Final = re.compile(
    r" (?:(?:sau|trước|trong)? ?khi|nếu|gồm|bao gồm)(?!\w)| do (?:đồng chí|ông|bà|anh|chị) |"
    r" (?:(?:một số|các|những|mấy|hai|ba|bốn|năm|sáu|bảy|tám|\d{1,2}) "
    r"(?:nhóm )?(?:nội dung|nhiệm vụ|vấn đề|việc|điểm|"
    r"giải pháp|yêu cầu|kiến nghị)|theo (?:chức năng|quy định|nhiệm vụ|thẩm quyền|phân cấp)|căn cứ|"
    r"là (?:đầu mối|cơ quan|đơn vị|thường trực)|"
    rf"trong (?:thời hạn|vòng|thời gian|nhiệm kỳ|{DATE}))(?!\w)|"
    r", (?:nhất là|đặc biệt|trong đó|trước hết)(?!\w)"
)
_NUMBERED: Final = re.compile(
    r"(?<!\w)(?:số|phường|quận|khu phố|tổ|ấp|thôn|khóm|xưởng|phân xưởng|đội|trạm|khoa|kíp|"
    r"khai thác|may|lò|khu|vùng|chi bộ|chi nhánh|nhà máy|xí nghiệp|lớp|khối|quốc lộ|tỉnh lộ|đường|"
    r"cụm|cống|tiểu đoàn|trung đoàn|sư đoàn|lữ đoàn|hải đội|quân khu|ca|"
    r"(?:các|những|mỗi|công nhân|cán bộ|đơn vị|doanh nghiệp|công ty|cơ sở|hộ) [^,;:.]{2,40} "
    r"(?:trên|từ|hơn|dưới|đủ|không quá)) $"
)
"""Behind these a number belongs to a name: `phường 7`, `phân xưởng khai thác 3`."""
_NUMBER: Final = re.compile(r"\d+(?:[.,/]\d+)*")
_NAME_NUMBER: Final = re.compile(r"\d{1,3}(?=[:,;)]| [^\W\d_A-ZĐ])")
_NAME_BEFORE: Final = re.compile(rf"(?<!\w)[{UPPER}][^\W\d_]{{0,12}} $")
"""A name with a number behind it: `Xưởng Dệt 1`, `Nhà máy Gạch Tuynel 2`."""


def bare(said: Blotted, start: int) -> re.Match[str] | None:
    """Give a bare head right before its verb or a stop: `kiến nghị Bộ bố trí vốn …`."""
    found = _BARE.match(said.text, start)
    stops = found and said.text[found.end() : found.end() + 1] in ("", ".", ":")
    return found if found and (stops or is_verb(said, found.end() + 1)) else None


def begins_with_verb(said: Blotted, start: int) -> bool:
    """Tell words that begin with a verb and so name nobody: `Rà soát thang bảng lương`."""
    if not is_verb(said, start) or _INSPECTORS.match(said.low, start):
        return False
    return _TITLES.match(said.low, start) is None


def noun_phrase(said: Blotted, start: int, end: int, *, may_end: bool = False) -> Place | None:
    """Give the words at a place that name somebody, up to the verb behind them.

    `may_end` allows them to end at a colon, a number or the end instead.
    """
    opening = _opening(said, start, end)
    if opening is None:
        return None
    begin, first = opening
    stop = _stop(said, begin, first, end, may_end=may_end)
    return trimmed(said, begin, stop) if stop else None


def _opening(said: Blotted, start: int, end: int) -> Place | None:
    """Give where a name begins, behind words in front of it, and where it can end at the first."""
    lead = LEADS.match(said.low, start, end)
    begin = lead.end() if lead else start
    named = STARTS.match(said.low, begin) or _PROVINCES.match(said.text, begin)
    named = named or bare(said, begin)
    if not named or NO_ACTOR.match(said.low, begin) or verb_end(said, begin) > named.end():
        return None
    head = _HEAD.match(said.low, begin)
    held = holding_verbs().match(said.low, head.start("word")) if head else None
    last = held or head
    return begin, max(last.end() if last else begin + 1, named.end())


def _stop(said: Blotted, begin: int, first: int, end: int, *, may_end: bool) -> int:
    """Give where a name ends that begins at a place: at a verb, or where it may; else 0."""
    meant = body = _alone(said, begin) if not may_end else 0
    for match in _STEP.finditer(said.text, begin, min(end, begin + 110)):
        place = match.start()
        if place < first:
            continue
        if match["stop"]:
            first = _beyond(said, begin, place, end)
            if first:
                continue
            return place if _ends_well(said, place, end, may_end=may_end) else meant
        verb = verb_end(said, place)
        if verb < 0 or (verb and not said.text[place].islower()):
            first = abs(verb)
        elif not verb:
            group = holding_verbs().match(said.low, place)
            first = max(first, group.end()) if group else first
        elif name := within(said, begin, place, verb):
            first = name
        elif meant:
            goes_on = acts(said, place) and not (body and place - body > _NEAR)
            return place if goes_on else meant
        elif told := trait(said, begin, place, verb, end):
            meant, first = told
        else:
            return place
    return end if may_end and end - begin <= 110 else meant


def _alone(said: Blotted, begin: int) -> int:
    """Give where a body ends behind which a verb may stand that no list knows."""
    body = _BODY_AND_WORD.match(said.text, begin)
    return body.end("body") if body and not is_verb(said, body.end("body") + 1) else 0


def with_partner(said: Blotted, found: Place, end: int) -> Place:
    """Give somebody together with whom he does it: `Ban Quản lý sẽ cùng các ngành mở …`."""
    beside = _BESIDE.match(said.low, found[1], end)
    acts = beside and begins_with_verb(said, beside.end())
    partner = noun_phrase(said, beside.end(), end) if beside and not acts else None
    return (found[0], partner[1]) if partner else found


def _beyond(said: Blotted, begin: int, place: int, end: int) -> int:
    """Give where a name goes on behind a number or brackets that belong to it, 0 where none do."""
    if said.text[place].isdigit() and _NUMBERED.search(said.low, begin, place):
        whole = _NUMBER.match(said.text, place, end)
        return whole.end() if whole else 0
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


def trimmed(said: Blotted, start: int, end: int) -> Place | None:
    """Give the words without what follows them: an object, a time, marks; None where none are left.

    `các chi bộ 3 nhiệm vụ` is `các chi bộ`.
    """
    what = _OBJECT.search(said.text, start + 1, end)
    words = said.text[start : what.start() if what else end].rstrip(' ,;:-–"“”*_')
    for _ in range(2):
        last = words[words.rfind(" ") + 1 :]
        if last not in _LAST_OF_TAILS and last[-1:] != DATE:
            break
        words = _TAIL.sub("", words).rstrip(" ,")
    return (start, start + len(words)) if words else None
