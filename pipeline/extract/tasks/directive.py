"""One sentence under an explicit directive: `ông yêu cầu các sở rà soát …`."""

import re
from functools import cache
from typing import Final

from . import words as w
from .draft import Draft, Point
from .items import asked, is_body, split, trimmed
from .lexicon import Hit, any_of, opener, surfaces
from .opening import ahead, behind_directive, happens, looking_ahead, named, passive, speech, told
from .view import View

RULE: Final = "tasks.directive"
_SHORTEST: Final = 20
_SUBJECT: Final = 110
_ANNOUNCED: Final = 30
_BINDING: Final = ("phải", "cần", "có trách nhiệm", "chịu trách nhiệm", "có nhiệm vụ")
_CHARGING: Final = ("có trách nhiệm", "chịu trách nhiệm", "có nhiệm vụ")
_APART: Final = re.compile(r"(?:riêng|còn)(?: đối)?(?: với)? (?!việc |năm |tháng |quý )")
_BY_LAW: Final = re.compile(
    r"(?<!\w)(?:theo (?:quy định|luật|điều|nghị định|thông tư)|quy định|luật|[?]|nếu không)(?!\w)"
)
_SEVERAL: Final = re.compile(
    r"(?:các|toàn thể|mỗi|từng) (?:cấp|đơn vị|cơ quan|cđcs|công đoàn|chi bộ|chi, đảng bộ|đảng bộ|"
    r"ngành|địa phương|sở|ban|phòng|trường|xã|phường|huyện|tổ chức (?:công đoàn|đảng)|chi đoàn|"
    r"liên đoàn)(?!\w)|(?:cấp ủy|chính quyền|công đoàn) (?:các cấp|cơ sở)|cấp ủy, "
)
_OFFICE: Final = re.compile(
    r"(?:sở|ban|phòng|văn phòng|ubnd|[uủ][yỷ] ban|công an|công đoàn|liên đoàn|lđlđ|bhxh|cục|"
    r"chi cục|trung tâm|đảng ủy|huyện ủy|thành ủy|chi bộ|cđcs|chủ đầu tư|nhà thầu|các|bộ|hội|đoàn|"
    r"mặt trận)(?!\w)"
)
_DUE: Final = re.compile(
    r"(?<!\w)(?:trước|chậm nhất|muộn nhất|xong|trong) (?:là )?(?:ngày|tháng|quý|năm|tuần|\d)"
)
_AMOUNT: Final = re.compile(
    r"(?:(?:mức|tỷ lệ|tỉ lệ|số tiền|khoản|con số|hình phạt|biên độ) |"
    r"\d[\d.,-]{0,12} ?(?:%|năm tù|tháng tù|tỷ|triệu|nghìn|đồng))"
)
"""What is proposed as a figure is no work: `đề xuất mức tăng 6%`, `đề nghị 12 năm tù`."""
_SET_TO_WORK: Final = re.compile(
    rf"(?:các|từng|mỗi) [^,.;:]{{3,70}}? (?:chủ động|khẩn trương|kịp thời|nghiêm túc|tăng cường|"
    rf"thường xuyên|đẩy mạnh|chủ trì)(?!\w)|{_OFFICE.pattern}[^,.;:]{{0,60}}? chủ trì(?!\w)"
)
"""Bodies at work in words that ask it of them: `Các CĐCS chủ động …`, `Sở Y tế chủ trì …`."""
_DOCUMENT: Final = re.compile(
    r"(?<!\w)(?:chỉ thị|kế hoạch|công văn|công điện|thông báo|quyết định|kết luận|văn bản)(?!\w)"
)
_REPORTED: Final = re.compile(
    r"(?<!\w)(?:đã|đang|bị|vẫn|vừa|cũng|(?<!thực )hiện|nhờ|nên|góp phần|"
    r"hằng năm|hàng năm|những năm|thời gian qua)(?!\w)"
)
_NO_NAME: Final = re.compile(
    r"(?:để|muốn|nhằm|khi|nếu|tuy|dù|do|vì|bởi|theo|trong|với|tại|việc|đây|điều|đó|nhưng|song|nên|từ|"
    r"qua|trước|sau|ngoài|trên|vì vậy|do đó)(?!\w)"
)
_OWN: Final = re.compile(
    r"của (?:anh|chị|em|ông|bà|tôi|họ|mình|cô|chúng tôi)(?!\w)|(?:của|theo) (?:ông|bà|anh|chị) |"
    r"(?:một trong những|đề xuất|đề nghị|yêu cầu(?! đặt ra)|cam kết|mục tiêu|chỉ tiêu)(?!\w)"
)
_TOLD: Final = re.compile(r"(?<!\w)(?:được|bị|là|đang|vẫn|chưa|không|có)(?!\w)")
_PERSON: Final = re.compile(
    r"(?<!\w)(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Đđ]ồng chí|(?<!ông )(?<!iên )(?<!ập )[Đđ]oàn|"
    r"[Hh]ội nghị|[Bb]uổi) |[“”\"?]"
)


@cache
def _soft() -> frozenset[str]:
    return frozenset(surfaces("soft"))


def single(view: View, start: int, end: int) -> Draft | None:
    """Read one sentence under an explicit directive, None where it asks for nothing."""
    place = _place(view, start, end)
    if place is None:
        return None
    begin, stop = trimmed(view, place, end)
    if _AMOUNT.match(view.low, begin, stop):
        return None
    somebody = asked(view, begin, stop)
    number = w.declared(view, begin, min(stop, begin + _ANNOUNCED))
    if number and number[1] == begin:
        return None
    if stop - begin < _SHORTEST or not w.has_verb(view, begin, stop, first=somebody):
        return None
    cue = (start, start + len(view.plain[start:place].rstrip(" ")))
    return Draft("planned", cue, [Point(begin, stop, RULE)])


def go_on(view: View, above: Draft, start: int, end: int) -> Draft | None:
    """Read a sentence that goes on with the directive before it, None where it does not.

    `Riêng Bộ Y tế phải cấp đủ thuốc.` is a list of its own, `Đẩy mạnh chuyển đổi số.` a further
    item of the list above.
    """
    if above.status == "done" or above.points[-1].marker:
        return None
    charged = passive(view, start, end)
    if charged:
        place, stop = trimmed(view, charged, end)
        return Draft("planned", (start, charged), [Point(place, stop, RULE)])
    lead = _leads().match(view.low, start, end)
    further = bool(lead and opener("continues").match(view.low, start, end))
    begin = lead.end() if lead else start
    modal = w.modal(view, begin, min(end, begin + _SUBJECT))
    if modal and modal.start == begin and modal.text.startswith(_BINDING):
        return _added(view, above, modal.end, end)
    if modal and modal.text.startswith(_BINDING) and _is_named(view, begin):
        place, stop = trimmed(view, modal.end, end)
        comma = view.low.find(",", begin, modal.start) >= 0 and not is_body(view, begin)
        busy = comma or w.acts(view, begin, modal.start) or told(view, begin, modal.start)
        if busy or stop - place < _SHORTEST:
            return None
        return Draft("planned", (start, modal.end), [Point(place, stop, RULE)])
    if modal is None and (
        _SET_TO_WORK.match(view.low, begin, end) or _in_document(view, above, begin, end)
    ):
        return _set_to_work(view, above, begin, end)
    acting = further and modal is None and asked(view, begin, end) and _acts(view, begin, end)
    starts = acting or w.begins_with_verb(view, begin, end)
    if not starts or _PERSON.search(view.plain, begin, end):
        return None
    if w.is_figure(view, begin, end):
        return None
    return _added(view, above, start, end)


def _in_document(view: View, above: Draft, begin: int, end: int) -> bool:
    """Tell a body at work in the words of a document that asks: `Báo, Đài tỉnh tuyên truyền …`."""
    written = above.cue is None or _DOCUMENT.search(view.low, *above.cue)
    if not written or not is_body(view, begin) or _TOLD.search(view.low, begin, end):
        return False
    return w.acts(view, begin, min(end, begin + _SUBJECT)) and not w.is_over(view, begin, end)


def _set_to_work(view: View, above: Draft, start: int, end: int) -> Draft | None:
    """Read `Các CĐCS chủ động nắm tình hình …` behind what others were asked."""
    cue = above.cue
    asks = cue is None or (
        speech(view, *cue) or w.cue(view, *cue, "charged") or w.modal(view, *cue)
    )
    begin, stop = trimmed(view, start, end)
    if not asks or _REPORTED.search(view.low, begin, stop) or stop - begin < _SHORTEST:
        return None
    if _PERSON.search(view.plain, begin + 1, stop) or w.is_figure(view, begin, stop):
        return None
    return Draft("planned", None, [Point(begin, stop, RULE)])


def _added(view: View, above: Draft, start: int, end: int) -> Draft | None:
    """Take in a sentence as a further item."""
    place, stop = trimmed(view, start, end)
    if stop - place < _SHORTEST or w.is_over(view, place, stop):
        return None
    pieces = split(view, place, stop)
    if not all(w.begins_with_verb(view, *piece) for piece in pieces[1:]):
        pieces = [(place, stop)]
    above.points += [Point(first, last, RULE, inferred=True) for first, last in pieces]
    return above


def behind_list(view: View, start: int, end: int) -> Draft | None:
    """Read a sentence behind a marked list that binds somebody besides, None where it does not.

    `Riêng Công ty A phải dừng lò hơi.`, `Các phòng, ban có trách nhiệm thi hành chỉ thị này.`
    """
    lead = _APART.match(view.low, start, end)
    begin = lead.end() if lead else start
    modal = w.modal(view, begin, min(end, begin + _SUBJECT))
    if not modal or not modal.text.startswith(_BINDING if lead else _CHARGING):
        return None
    if not is_body(view, begin) or w.acts(view, begin, modal.start):
        return None
    place, stop = trimmed(view, modal.end, end)
    if stop - place < _SHORTEST or view.low.find(";", place, stop) >= 0:
        return None
    return Draft("planned", (start, modal.end), [Point(place, stop, RULE)])


def _acts(view: View, begin: int, end: int) -> bool:
    limit = min(end, begin + _SUBJECT)
    return w.acts(view, begin, limit) and not _TOLD.search(view.low, begin, end)


@cache
def _leads() -> re.Pattern[str]:
    """Tell what may stand before the subject of such a sentence: `Về phần mình,`, `Với các xã,`."""
    return re.compile(
        rf"(?:(?:riêng|còn|về phần mình|về phía mình|{any_of('continues')})"
        r"(?:,| là)? ){1,2}(?!\w* ?,)"
        r"|(?:riêng |còn )?(?:đối với|với) (?=[^,.:;]{5,80}, (?:cần|phải)(?!\w))"
    )


def _is_named(view: View, place: int) -> bool:
    if opener("actor_head").match(view.low, place):
        return True
    return view.plain[place].isupper() and not _NO_NAME.match(view.low, place)


def _place(view: View, start: int, end: int) -> int | None:
    said = _explicit(view, start, end)
    if said is None:
        weak = passive(view, start, end) or _looking_ahead(view, start, end)
        weak = weak or _named(view, start, end) or _stressed(view, start, end)
        return weak or _urged(view, start, end)
    if said.start == start and not asked(view, said.end + 1, end):
        return None
    behind = view.low[said.end : said.end + 2].lstrip(" ")
    if behind.startswith(":"):
        return view.low.index(":", said.end) + 1
    if behind.startswith(","):
        later = looking_ahead(view, said.end + 2, end)
        return later.place if later else None
    if not behind or behind[0] in ".;)”":
        return None
    found = behind_directive(view, said.start, end)
    return _behind_colon(view, found.place, end) if found else None


def _behind_colon(view: View, place: int, end: int) -> int:
    """Give where work begins behind `… quan tâm một số vấn đề sau: khắc phục ngay …`."""
    colon = view.low.find(":", place, min(end, place + _SUBJECT))
    named = colon > 0 and (
        asked(view, place + 1, colon) or w.cue(view, place, colon, "strong_noun")
    )
    return colon + 1 if named and w.begins_with_verb(view, colon + 2, end) else place


def _explicit(view: View, start: int, end: int) -> Hit | None:
    """Find the first directive that binds; hopes, promises and mere stress are none."""
    said = speech(view, start, end)
    while said and said.text in _soft():
        if said.text == "lưu ý" and (w.modal(view, said.end, end) or _tells(view, said.end, end)):
            return said
        said = speech(view, said.end, end)
    return said


def _named(view: View, start: int, end: int) -> int | None:
    """Find work behind `nhiệm vụ trước mắt là …`; what a person's work is at his place is none."""
    opening = named(view, start, end)
    own = opening and _OWN.search(view.low, start, opening.place)
    return opening.place if opening and not own else None


def _stressed(view: View, start: int, end: int) -> int | None:
    """Find work behind `Bí thư nhấn mạnh: các cấp ủy phải …`, who must being named."""
    said = speech(view, start, end)
    if said is None or view.low[said.end : said.end + 2] != ": ":
        return None
    begin = said.end + 2
    modal = w.modal(view, begin, min(end, begin + _SUBJECT))
    must = modal and modal.text.startswith(("phải", "cần")) and is_body(view, begin)
    return modal.end if modal and must and not w.acts(view, begin, modal.start) else None


def _urged(view: View, start: int, end: int) -> int | None:
    """Find work behind `các cấp công đoàn cần tiếp tục …`; what a law demands is none."""
    urged = w.cue(view, start, min(end, start + _SUBJECT), "urged")
    modal = w.modal(view, urged.start, end) if urged else None
    if not urged or not modal or modal.start != urged.start:
        return None
    if _BY_LAW.search(view.low, start, end) or _PERSON.search(view.plain, urged.end, end):
        return None
    if told(view, start, urged.start):
        return None
    comma = view.low.rfind(", ", start, urged.start)
    places = (start, comma + 2) if comma > 0 else (start,)
    bound = any(_SEVERAL.match(view.low, place) for place in places)
    if modal.text in _CHARGING or _DUE.search(view.low, modal.end, end):
        bound = bound or any(_OFFICE.match(view.low, place) for place in places)
    return modal.end if bound and not w.acts(view, places[-1], urged.start) else None


def _tells(view: View, place: int, end: int) -> bool:
    """Tell `lưu ý các địa phương không …` from what readers are reminded of."""
    begin = place + 1
    group = asked(view, begin, end) and not view.low.startswith("người", begin)
    return group and w.acts(view, begin, min(end, begin + _SUBJECT))


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
