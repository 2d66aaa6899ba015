"""One sentence under an explicit directive: `ông yêu cầu các sở rà soát …`."""

import re
from functools import cache
from typing import Final

from .. import words as w
from ..cue_table import CHARGING
from ..draft import Draft, Point
from ..items import asked, is_body, trimmed, unquoted, unspoken
from ..lexicon import Hit, surfaces
from ..opening import (
    ahead,
    behind_directive,
    looking_ahead,
    named,
    passive,
    past_time,
    speech,
)
from ..stories import happens, is_crime, told
from ..view import View
from .documented import BINDING, by_document
from .formal import formal
from .hoped import hoped
from .pact import agreed_by_parties
from .unnamed import is_set_to

RULE: Final = "tasks.directive"
SHORTEST: Final = 20
SUBJECT: Final = 110
_ANNOUNCED: Final = 30
_MAY_TELL: Final = ("lưu ý", "khuyến nghị", "quán triệt")
_THERE: Final = re.compile(
    r" (?:ngay |trực tiếp |thêm )?(?:(?:tại|trong|sau) [^,.;:]{3,50})?(?:như sau)?"
)
_AND: Final = re.compile(
    r"(?:,| và|, đồng thời) (?:yêu cầu|đề nghị|kiến nghị|chỉ đạo|giao|nhắc nhở|lưu ý) "
)
"""The second of two directives: `nhắc nhở, yêu cầu 5 doanh nghiệp …`."""
_BY_LAW: Final = re.compile(
    r"(?<!\w)(?:theo (?:quy định|luật|điều|nghị định|thông tư)|quy định|luật|[?]|nếu không)(?!\w)"
)
_SEVERAL: Final = re.compile(
    r"(?:các|toàn thể|mỗi|từng) (?:cấp|đơn vị|cơ quan|cđcs|công đoàn|chi bộ|chi, đảng bộ|đảng bộ|"
    r"ngành|địa phương|sở|ban|phòng|trường|xã|phường|huyện|tổ chức (?:công đoàn|đảng)|chi đoàn|"
    r"liên đoàn)(?!\w)|(?:cấp ủy|chính quyền|công đoàn) (?:các cấp|cơ sở)|cấp ủy, "
)
OFFICE: Final = re.compile(
    r"(?:sở|ban|phòng|văn phòng|ubnd|[uủ][yỷ] ban|công an|công đoàn|liên đoàn|lđlđ|bhxh|cục|"
    r"chi cục|trung tâm|đảng ủy|huyện ủy|thành ủy|chi bộ|cđcs|chủ đầu tư|nhà thầu|các|bộ|hội|đoàn|"
    r"mặt trận)(?!\w)"
)
_HEADS: Final = re.compile(
    r"(?:chánh|thủ trưởng|giám đốc|chủ tịch ubnd|trưởng (?:ban|phòng|các))(?!\w)"
)
_DUE: Final = re.compile(
    r"(?<!\w)(?:trước|chậm nhất|muộn nhất|xong|trong) (?:là )?(?:ngày|tháng|quý|năm|tuần|\d)"
)
_AMOUNT: Final = re.compile(
    r"(?:(?:mức|tỷ lệ|tỉ lệ|số tiền|khoản|con số|hình phạt|biên độ) |"
    r"\d[\d.,-]{0,12} ?(?:%|năm tù|tháng tù|tỷ|triệu|nghìn|đồng))"
)
"""What is proposed as a figure is no work: `đề xuất mức tăng 6%`, `đề nghị 12 năm tù`."""
_FINE: Final = re.compile(r"(?:xử phạt|phạt|thu hồi|truy thu)(?: \w+){0,3} \d")
"""What an inspection that is over came to: `đã lập biên bản 22 nơi, đề nghị xử phạt 412 triệu`."""
_REFRAINS: Final = re.compile(r"[^,.;:]{3,60}? (?:tuyệt đối )?không (?:được )?")
_OWN: Final = re.compile(
    r"của (?:anh|chị|em|ông|bà|tôi|họ|mình|cô|chúng tôi)(?!\w)|(?:của|theo) (?:ông|bà|anh|chị) |"
    r"(?:một trong những|đề xuất|đề nghị|yêu cầu(?! đặt ra)|cam kết|mục tiêu|chỉ tiêu)(?!\w)"
)
_HANDED: Final = re.compile(r" (?:trách nhiệm|nhiệm vụ) cho ")
PERSON: Final = re.compile(
    r"(?<!\w)(?:[Ôô]ng|[Bb]à(?! con)|[Aa]nh(?! em| chị)|[Cc]hị(?! em)|"
    r"[Đđ]ồng chí|(?<!ông )(?<!iên )(?<!ập )(?<!uyện )(?<!ỉnh )(?<!ành )(?<!uận )"
    r"[Đđ]oàn(?! (?:viên|[Tt]hanh niên|TN|[Kk]hối|xã|phường|trường|thể|kết)(?!\w))|"
    r"[Hh]ội nghị|[Bb]uổi) |[“”\"?]"
)

_PRIVATE: Final = re.compile(
    r"(?:[^.;:]{3,60}, )?"
    r"(?:hlv|huấn luyện viên|trọng tài|cô giáo|thầy giáo|đạo diễn|bác sĩ|khách|"
    r"một vị khách|hàng xóm|láng giềng|chủ quán|chủ nhà|vợ|chồng|kẻ|tên|gã|hắn|"
    r"nhóm người|đối tượng|người yêu|bạn trai|bạn gái)(?!\w)[^,.:;]{0,50}$"
)
"""Who asks as a person of a person: `HLV yêu cầu các cầu thủ …`, `bác sĩ yêu cầu bệnh nhân …`."""
_IN_VAIN: Final = ("nhiều lần ", "liên tục ", "nhiều lần đã ", "mấy lần ", "hai lần ", "ba lần ")
_BUT: Final = re.compile(
    r"(?<!\w)(?:nhưng|song|mà|vẫn|đều) (?:\w+ ){0,4}(?:không|chưa|chẳng|vẫn)(?!\w)"
)
"""What was asked again and again and not done: `nhiều lần yêu cầu … nhưng không ai chịu`."""
_OF_PERSON: Final = re.compile(r" ?(?:anh|chị|cô|bệnh nhân|cầu thủ)(?! em| chị| nuôi| ruột)(?= )")

_MEMBERS: Final = re.compile(
    r" (?:(?:mỗi|toàn thể|các|toàn bộ) )?(?:đoàn viên|hội viên|cán bộ|cấp công đoàn|công đoàn|"
    r"cấp hội|cnvclđ|cnvc|đảng viên|thanh niên)(?!\w)"
)
"""Whom a body of theirs calls on: `Ban Thường vụ kêu gọi mỗi đoàn viên …`."""


@cache
def _soft() -> frozenset[str]:
    return frozenset(surfaces("soft"))


def single(view: View, start: int, end: int) -> Draft | None:
    """Read one sentence under an explicit directive, None where it asks for nothing."""
    place = _place(view, start, end) if view.cues.any(start, end) else None
    if place is None:
        return None
    begin, stop = trimmed(view, place, end)
    begin, stop = unquoted(view, begin, unspoken(view, begin, stop))
    if _AMOUNT.match(view.low, begin, stop) or is_crime(view, begin, stop):
        return None
    if _FINE.match(view.low, begin, stop) and w.past(view, start, place):
        return None
    somebody = asked(view, begin, stop)
    number = w.declared(view, begin, min(stop, begin + _ANNOUNCED))
    if number and number[1] == begin:
        return None
    if stop - begin < SHORTEST:
        return None
    if not (w.has_verb(view, begin, stop, first=somebody) or is_set_to(view, start, begin, stop)):
        return None
    cue = (start, start + len(view.plain[start:place].rstrip(" ")))
    return Draft("planned", cue if place > start else None, [Point(begin, stop, RULE)])


def _place(view: View, start: int, end: int) -> int | None:
    said = _explicit(view, start, end)
    if said is None:
        weak = passive(view, start, end) or _looking_ahead(view, start, end)
        weak = weak or _named(view, start, end) or _stressed(view, start, end)
        weak = weak or _urged(view, start, end) or by_document(view, start, end)
        weak = weak or formal(view, start, end)
        return weak or hoped(view, start, end) or agreed_by_parties(view, start, end)
    handed = _HANDED.match(view.low, said.end, end)
    if said.start == start and not asked(view, handed.end() if handed else said.end + 1, end):
        return None
    if _PRIVATE.match(view.low, start, said.start) or _OF_PERSON.match(view.low, said.end):
        return None
    if view.low.endswith(_IN_VAIN, start, said.start) and _BUT.search(view.low, said.end, end):
        return None
    behind = view.low[said.end : said.end + 2].lstrip(" ")
    if behind.startswith(":"):
        return view.low.index(":", said.end) + 1
    if behind.startswith(","):
        return _behind_comma(view, said.end + 2, end)
    if not behind or behind[0] in ".;)”":
        return _in_quotation(view, start, said.start)
    found = behind_directive(view, said.start, end)
    return _behind_colon(view, found.place, end) if found else None


def _in_quotation(view: View, start: int, place: int) -> int | None:
    """Find work inside the quotation in front of who asks: `“Các xã phải …”, ông Tú yêu cầu`."""
    close = max(view.low.rfind(sign, start + 1, place) for sign in '”"')
    if view.low[start] not in '“"' or close < 0 or not is_body(view, start + 1):
        return None
    modal = w.modal(view, start + 1, min(close, start + SUBJECT))
    if not modal or not modal.text.startswith(BINDING) or w.acts(view, start + 1, modal.start):
        return None
    return modal.end


def _behind_comma(view: View, begin: int, end: int) -> int | None:
    """Give where work begins behind `ông đề nghị, UBND các xã cần …`."""
    later = looking_ahead(view, begin, end)
    if later or not (is_body(view, begin) and w.acts(view, begin, end)):
        return later.place if later else None
    modal = w.modal(view, begin, min(end, begin + SUBJECT))
    return modal.end if modal and not w.acts(view, begin, modal.start) else begin - 1


def _behind_colon(view: View, place: int, end: int) -> int:
    """Give where work begins behind `… quan tâm một số vấn đề sau: khắc phục ngay …`."""
    colon = view.low.find(":", place, min(end, place + SUBJECT))
    if colon > 0 and _THERE.fullmatch(view.low, place, colon):
        return colon + 1
    named = colon > 0 and (
        asked(view, place + 1, colon) or w.cue(view, place, colon, "strong_noun")
    )
    return colon + 1 if named and w.begins_with_verb(view, colon + 2, end) else place


def _explicit(view: View, start: int, end: int) -> Hit | None:
    """Find the first directive that binds; hopes, promises and mere stress are none."""
    said = speech(view, start, end)
    while said and said.text in _soft():
        reminded = said.text == "lưu ý" and w.modal(view, said.end, end)
        called = said.text == "kêu gọi" and _MEMBERS.match(view.low, said.end)
        if called or reminded or (said.text in _MAY_TELL and _tells(view, said.end, end)):
            return said
        said = speech(view, said.end, end)
    later = said and _AND.match(view.low, said.end, end)
    return speech(view, said.end, later.end()) or said if said and later else said


def _named(view: View, start: int, end: int) -> int | None:
    """Find work behind `nhiệm vụ trước mắt là …`; what a person's work is at his place is none."""
    opening = named(view, start, end)
    if opening is None or _OWN.search(view.low, start, opening.place):
        return None
    return None if w.past(view, start, opening.place) else opening.place


def _stressed(view: View, start: int, end: int) -> int | None:
    """Find work behind `Bí thư nhấn mạnh: các cấp ủy phải …`, who must being named."""
    said = speech(view, start, end)
    if said is None or view.low[said.end : said.end + 2] != ": ":
        return None
    begin = said.end + 2
    modal = w.modal(view, begin, min(end, begin + SUBJECT))
    must = modal and modal.text.startswith(("phải", "cần")) and is_body(view, begin)
    return modal.end if modal and must and not w.acts(view, begin, modal.start) else None


def _urged(view: View, start: int, end: int) -> int | None:
    """Find work behind `các cấp công đoàn cần tiếp tục …`; what a law demands is none."""
    urged = w.cue(view, start, min(end, start + SUBJECT), "urged")
    modal = w.modal(view, urged.start, end) if urged else None
    if not urged or not modal or modal.start != urged.start:
        return None
    if _BY_LAW.search(view.low, start, end) or PERSON.search(view.plain, urged.end, end):
        return None
    if told(view, start, urged.start):
        return None
    comma = view.low.rfind(", ", start, urged.start)
    places = (start, comma + 2) if comma > 0 else (start,)
    bound = any(_SEVERAL.match(view.low, place) for place in places)
    if modal.text in CHARGING or _DUE.search(view.low, modal.end, end):
        bound = bound or any(
            OFFICE.match(view.low, place) or _HEADS.match(view.low, place) for place in places
        )
    return modal.end if bound and not w.acts(view, places[-1], urged.start) else None


def _tells(view: View, place: int, end: int) -> bool:
    """Tell `lưu ý các địa phương không …` from what readers are reminded of."""
    begin = past_time(view, place, end) + 1
    group = asked(view, begin, end) and not view.low.startswith("người", begin)
    limit = min(end, begin + SUBJECT)
    if not group or w.acts(view, begin, limit):
        return group
    refrains = _REFRAINS.match(view.low, begin, limit)
    return refrains is not None and w.begins_with_verb(view, refrains.end(), end)


def _looking_ahead(view: View, start: int, end: int) -> int | None:
    """Find work behind `thời gian tới`, unless somebody only hopes or promises it."""
    cue = ahead(view, start, min(end, start + 200))
    soft = speech(view, start, end) if cue else None
    if cue is None or (soft and soft.text not in ("nhấn mạnh", "lưu ý")):
        return None
    modal = w.modal(view, cue.end, end)
    if modal and happens(view, cue.end, modal.start):
        return None
    if modal and w.begins_with_verb(view, modal.end + 1, end):
        return modal.end
    colon = _behind_colon(view, modal.end, end) if modal else 0
    if modal and colon > modal.end:
        return colon
    found = None if modal else looking_ahead(view, start, end)
    return found.place if found else None
