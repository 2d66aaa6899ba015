"""Sentences that go on with a directive before them, or bind somebody besides a list."""

import re
from functools import cache
from typing import Final

from .. import words as w
from ..cue_table import CHARGING
from ..draft import Draft, Point
from ..items import asked, is_body, trimmed
from ..lexicon import any_of, opener
from ..opening import passive, speech
from ..splitting import split
from ..stories import told
from ..view import View
from .directive import OFFICE, PERSON, RULE, SHORTEST, SUBJECT
from .documented import BINDING, DOCUMENT

_APART: Final = re.compile(r"(?:riêng|còn)(?: đối)?(?: với)? (?!việc |năm |tháng |quý )")
_ON_TOPIC: Final = re.compile(r"(?:riêng|còn|về)(?: về| đối với| với)? [^,.:;]{3,70}, ")
_SET_TO_WORK: Final = re.compile(
    rf"(?:các|từng|mỗi) [^,.;:]{{3,70}}? (?:chủ động|khẩn trương|kịp thời|nghiêm túc|tăng cường|"
    rf"thường xuyên|đẩy mạnh|chủ trì)(?!\w)|{OFFICE.pattern}[^,.;:]{{0,60}}? chủ trì(?!\w)"
)
"""Bodies at work in words that ask it of them: `Các CĐCS chủ động …`, `Sở Y tế chủ trì …`."""
_REPORTED: Final = re.compile(
    r"(?<!\w)(?:đã|đang|bị|vẫn|vừa|cũng|(?<!thực )hiện|nhờ|nên|góp phần|"
    r"hằng năm|hàng năm|những năm|thời gian qua)(?!\w)"
)
_NO_NAME: Final = re.compile(
    r"(?:để|muốn|nhằm|khi|nếu|tuy|dù|do|vì|bởi|theo|trong|với|tại|việc|đây|điều|đó|nhưng|song|nên|từ|"
    r"qua|trước|sau|ngoài|trên|vì vậy|do đó)(?!\w)"
)
_COMES_OF_IT: Final = re.compile(
    r"[^,;:]{4,60}(?: xong, |, (?:[^\W\d]\w*,? ){1,6}(?:sẽ|mới|cũng|đỡ|vẫn|đều) )"
)
"""What comes of it when it is done: `Lắp quạt xong, công nhân đỡ nóng.`"""
_TOLD: Final = re.compile(r"(?<!\w)(?:được|bị|là|đang|vẫn|chưa|(?<!xem xét )không|có)(?!\w)")


def go_on(view: View, above: Draft, start: int, end: int) -> Draft | None:
    """Read a sentence that goes on with the directive before it, None where it does not.

    `Riêng Bộ Y tế phải cấp đủ thuốc.` is a list of its own, `Đẩy mạnh chuyển đổi số.` a further
    item of the list above.
    """
    if above.status == "done" or above.points[-1].marker:
        return None
    start += view.low.startswith(('"', "“"), start)
    charged = passive(view, start, end)
    if charged:
        place, stop = trimmed(view, charged, end)
        return Draft("planned", (start, charged), [Point(place, stop, RULE)])
    lead = _besides_topic(view, start, end) or _leads().match(view.low, start, end)
    further = bool(lead and opener("continues").match(view.low, start, end))
    begin = lead.end() if lead else start
    modal = w.modal(view, begin, min(end, begin + SUBJECT))
    if modal and modal.start == begin and modal.text.startswith(BINDING):
        return _added(view, above, modal.end, end)
    if modal and modal.text.startswith(BINDING) and _is_named(view, begin):
        place, stop = trimmed(view, modal.end, end)
        comma = view.low.find(",", begin, modal.start) >= 0 and not is_body(view, begin)
        busy = comma or w.acts(view, begin, modal.start) or told(view, begin, modal.start)
        if busy or stop - place < SHORTEST:
            return None
        return Draft("planned", (start, modal.end), [Point(place, stop, RULE)])
    acting = further and modal is None and asked(view, begin, end) and _acts(view, begin, end)
    if not (acting or modal) and (
        _SET_TO_WORK.match(view.low, begin, end) or _in_document(view, above, begin, end)
    ):
        return _set_to_work(view, above, begin, end)
    starts = acting or w.begins_with_verb(view, begin, end)
    if not starts or PERSON.search(view.plain, begin, end):
        return None
    if w.is_figure(view, begin, end) or _COMES_OF_IT.match(view.low, begin, end):
        return None
    return _added(view, above, start, end)


def _besides_topic(view: View, start: int, end: int) -> re.Match[str] | None:
    """Find the topic before a body: `Riêng vấn đề nhà trẻ, Sở Giáo dục và Đào tạo phải …`."""
    topic = _ON_TOPIC.match(view.low, start, end)
    return topic if topic and is_body(view, topic.end()) else None


def _in_document(view: View, above: Draft, begin: int, end: int) -> bool:
    """Tell a body at work in the words of a document that asks: `Báo, Đài tỉnh tuyên truyền …`."""
    written = above.cue is None or DOCUMENT.search(view.low, *above.cue)
    said = above.cue and w.directive(view, *above.cue)
    if (
        not (written or (said and said.text == "giao") or _charges(view, above.cue))
        or not is_body(view, begin)
        or _TOLD.search(view.low, begin, end)
    ):
        return False
    return w.acts(view, begin, min(end, begin + SUBJECT)) and not w.is_over(view, begin, end)


def _charges(view: View, cue: tuple[int, int] | None) -> bool:
    """Tell who was told what he has to answer for: `Sở Công Thương có trách nhiệm …`."""
    return cue is not None and view.low.endswith(CHARGING, 0, cue[1])


def _set_to_work(view: View, above: Draft, start: int, end: int) -> Draft | None:
    """Read `Các CĐCS chủ động nắm tình hình …` behind what others were asked."""
    cue = above.cue
    asks = cue is None or (
        speech(view, *cue) or w.cue(view, *cue, "charged") or w.modal(view, *cue)
    )
    begin, stop = trimmed(view, start, end)
    if not asks or _REPORTED.search(view.low, begin, stop) or stop - begin < SHORTEST:
        return None
    if PERSON.search(view.plain, begin + 1, stop) or w.is_figure(view, begin, stop):
        return None
    return Draft("planned", None, [Point(begin, stop, RULE)])


def _added(view: View, above: Draft, start: int, end: int) -> Draft | None:
    """Take in a sentence as a further item."""
    place, stop = trimmed(view, start, end)
    if stop - place < SHORTEST or w.is_over(view, place, stop):
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
    modal = w.modal(view, begin, min(end, begin + SUBJECT))
    if not modal or not modal.text.startswith(BINDING if lead else CHARGING):
        return None
    if not is_body(view, begin) or w.acts(view, begin, modal.start):
        return None
    place, stop = trimmed(view, modal.end, end)
    if stop - place < SHORTEST or view.low.find(";", place, stop) >= 0:
        return None
    return Draft("planned", (start, modal.end), [Point(place, stop, RULE)])


def _acts(view: View, begin: int, end: int) -> bool:
    limit = min(end, begin + SUBJECT)
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
