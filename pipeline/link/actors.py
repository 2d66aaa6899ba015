"""Who must do it: the words that name whoever is asked, never the speaker who asks.

`Ông A yêu cầu các doanh nghiệp rà soát …` → `các doanh nghiệp`; `BHXH tỉnh phải thanh tra …` →
`BHXH tỉnh`; `bà B, Phó Giám đốc công ty, cam kết: …` → `công ty`; `Hội nghị thống nhất 6 nhiệm
vụ` → nobody. Everything here reads text with organisations and dates blotted out (`link.marked`).
"""

import re
from typing import Final

from . import requests as r
from .marked import BODY, Blotted, cues, led, words
from .phrases import (
    LEADS,
    STARTS,
    Place,
    begins_with_verb,
    noun_phrase,
    trimmed,
    with_partner,
)
from .promises import PROMISE, PROMISES, promiser
from .subjects import bound, charged, speaks, subject

_CHARGED: Final = re.compile(
    r" (?:đã |cũng |thì |còn ){0,2}(?:được (?:giao|phân công|yêu cầu|đề nghị|chỉ đạo|lệnh|nhắc|"
    r"dặn|căn dặn|khuyến cáo|khuyến khích|chỉ định|ủy quyền)|nhận lệnh)(?!\w)",
)
_GIVEN_WORK: Final = ("nhiệm vụ", "công việc", "phần việc", "trách nhiệm", "chỉ tiêu", "chức năng")
"""What is given, and does nothing: `hoàn thành các nhiệm vụ được giao`."""
_ASKED_FIRST: Final = re.compile(
    r"(?:(?:riêng )?(?:với|đối với|về phía|phía)|riêng) (?P<who>[^,.:;]{2,90}), "
)
_SIDE: Final = re.compile(r"(?:Về phía|Phía) ")
_DEMANDS: Final = re.compile(led(cues("demands")))
_MET: Final = re.compile(r"(?<!\w)đã (?:giải quyết|đáp ứng|chấp nhận|tiếp thu|chấp thuận)(?!\w)")
_AGAIN: Final = re.compile(
    r"\W{0,20}(?:(?:đồng thời|và|cũng|đồng thời cũng),? )?" + words("asks") + " "
)
_LED: Final = re.compile(r"(?:lãnh đạo|chỉ huy) ")
_ASKS_BEFORE: Final = re.compile(r"(?<!\w)(?:yêu cầu|đề nghị|kiến nghị|giao|nhắc) $")
_ASKING: Final = (" đề nghị ", " cũng đề nghị ", " kiến nghị ", " yêu cầu ", " kêu gọi ")
_AFTER_NAME: Final = re.compile(r", (?:cần|phải|sẽ|ông|bà|đồng chí|yêu cầu|đề nghị)(?!\w)")
_SPEAKER: Final = re.compile(rf", [^,:]{{2,80}} (?:{words('asks')}|quy định[^,:]{{0,40}})$")
"""Who asks, behind whom he asks: `Đối với doanh nghiệp, UBND tỉnh yêu cầu`."""
_ABOUT: Final = re.compile(
    rf"(?:về|công tác|lĩnh vực|đối với) [^:.;]{{2,100}}: (?:{words('asks')} (?:cho )?)?"
    rf"|(?:về|đối với|với|riêng|trước mắt|lâu dài)(?!\w)[^:.;]{{0,90}}, {words('asks')} (?:cho )?"
)
_TOPICS: Final = ("đối với ", "về ", "với ", "riêng ", "nếu ", "khi ", "trường hợp ")
"""Behind these and a comma stands whoever does it: `Đối với vay mới, ngân hàng không đòi …`."""
_WORK: Final = (
    "mục tiêu", "kế hoạch", "giải pháp", "phương hướng", "trách nhiệm", "phần việc", "công việc",
    "nghĩa vụ", "chương trình công tác", "chương trình hành động", "lịch công tác", "việc",
)  # fmt: skip
_OF: Final = r"[^,:;.]{0,40}? của (?=\S)"
_FOR: Final = r"(?: \w+){0,3} đối với (?=\S)"
_OWNER: Final = re.compile(
    "|".join(f"{work}{_OF}" for work in _WORK)
    + f"|nhiệm vụ(?:{_OF}|{_FOR})|yêu cầu{_FOR}|lưu ý{_FOR}"
)
_ABOUT_WHOM: Final = re.compile(r"(?:đối với|với) ")
"""Before a comma those whom work is about: `đối với doanh nghiệp nợ lương, lập danh sách`."""
_LABEL: Final = re.compile(r"(?: \([^()\n]{1,90}\))? ?:[*_]{0,3} ")
_TOPIC: Final = re.compile(rf"[^.;:,(]{{3,60}}: (?={BODY})")
"""A topic before whoever sees to it: `Khắc phục hậu quả: Sở Tài chính tham mưu …`."""
_SPEAKS_HIMSELF: Final = re.compile(
    r"(?:phó |tổng |quyền |nguyên )*(?:chủ tịch|bí thư|giám đốc|trưởng|thủ tướng|bộ trưởng|"
    r"thứ trưởng|lãnh đạo|đại biểu|đồng chí|chánh|chủ nhiệm|đại diện|cử tri|người dân|công nhân)"
    r"(?!\w)"
)
_NEAR: Final = 80
_COMMAS: Final = 2
_SHARE: Final = 6
"""How long a share is: `100% `."""
_WE: Final = re.compile(r"(?<!\w)chúng (?:tôi|em)(?= (?:sẽ|cam kết|hứa|xin hứa|phải|cần)\W*$)")
_MARKER: Final = re.compile(
    r"\s*[\"“'‘]?(?:[-+•*–●▪○►■□·➢✓♦]|\(?\w{1,4}[).:/-]|(?:[Mm]ột|[Hh]ai|[Bb]a|[Bb]ốn|[Nn]ăm|[Ss]áu|[Bb]ảy|"
    r"[Tt]ám|[Cc]hín|[Mm]ười) là,?|[Tt]hứ \w{2,4},)\s*[*_]{0,3}"
)
_NO_WORDS: Final = " \t\r\n\u00a0\"“'‘-+•*_–()[]:/0123456789●▪○►■□·➢✓♦"
"""Most that stands between two points has nothing else."""
_HEADING: Final = re.compile(
    r"(?:Đối với|Về phía|Với|Phía|(?:Trách nhiệm|Nhiệm vụ|Phần việc)(?: cụ thể| chính)? của) "
    r"(?P<who>[^:.;\n]{2,120}?)\s*(?::|\n)"
)


def own(said: Blotted, start: int, end: int) -> Place | None:
    """Give whom an item itself begins with: `Sở Xây dựng rà soát quỹ đất` → `Sở Xây dựng`.

    `lãnh đạo Công ty A` is somebody right behind a directive, elsewhere it is work.
    """
    if begins_with_verb(said, start) and not _led_by_time(said, start, end):
        has_colon = said.low.find(": ", start, min(end, start + _NEAR)) > 0
        headed = _TOPIC.match(said.low, start, end) if has_colon else None
        if headed:
            return noun_phrase(said, headed.end(), end)
        led = _LED.match(said.low, start, end)
        asks = led and _ASKS_BEFORE.search(said.low, max(0, start - 16), start)
        found = noun_phrase(said, led.end(), end) if led and asks else None
        return (start, found[1]) if found else None
    topic = _ABOUT.match(said.low, start, end)
    found = noun_phrase(said, topic.end() if topic else start, end)
    if not found and not topic and said.low.startswith(_TOPICS, start):
        return _behind_comma(said, start, end)
    if found and _is_any(said, found):
        return None
    if found and said.low.startswith(" được ", found[1]):
        return found if _CHARGED.match(said.low, found[1], end) else None
    return with_partner(said, found, end) if found else _labelled(said, start, end)


def _behind_comma(said: Blotted, start: int, end: int) -> Place | None:
    """Give whom the clause behind a topic or a condition begins with."""
    place = start
    for _ in range(_COMMAS):
        place = said.low.find(", ", place, min(end, start + _NEAR)) + 2
        if place < _COMMAS:
            return None
        found = noun_phrase(said, place, end)
        if found:
            return found
    return None


def _is_any(said: Blotted, found: Place) -> bool:
    """Tell a share that is to be reached, or whoever it may be, from somebody who is to do it."""
    if said.low.endswith(" nào", *found) and not said.low.startswith(" cũng", found[1]):
        return True
    return "%" in said.low[found[0] : found[0] + _SHARE]


def _led_by_time(said: Blotted, start: int, end: int) -> bool:
    """Tell words in front of somebody from a verb: `Định kỳ hằng tháng, Công an huyện tổng hợp`."""
    lead = LEADS.match(said.low, start, end)
    place = lead.end() if lead else start
    return place > start and STARTS.match(said.low, place, end) is not None


def is_about(said: Blotted, start: int, found: Place) -> bool:
    """Tell those whom work is about from who does it, where that is known already."""
    return _ABOUT_WHOM.match(said.low, start, found[0]) is not None and said.text[found[1]] == ","


def _labelled(said: Blotted, start: int, end: int) -> Place | None:
    """Give whose label an item keeps: `Đồng chí Hà (Phó Chủ tịch): chỉ đạo tuyên truyền`."""
    found = noun_phrase(said, start, end, may_end=True)
    label = _LABEL.match(said.low, found[1], end) if found else None
    return found if label and not said.low[label.end() : label.end() + 1].isdigit() else None


def before_modal(said: Blotted, start: int, end: int) -> Place | None:
    """Give who stands between the end of one item and the beginning of the next with its modal."""
    rest = said.text[start:end]
    line = start + max(rest.rfind("\n"), rest.rfind(";"), rest.rfind(".")) + 1
    if not said.text[line:end].strip(_NO_WORDS):
        return None
    marker = _MARKER.match(said.text, line, end)
    begin = marker.end() if marker else line
    again = _AGAIN.match(said.low, begin, end)
    begin = again.end() if again else begin
    return noun_phrase(said, begin, end, may_end=True) if said.text[begin:end].strip() else None


def only_asks(said: Blotted, speaker: Place) -> bool:
    """Tell who asks somebody else: `Ngoài ra, đoàn thanh tra đề nghị Sở Y tế rút kinh nghiệm`."""
    return said.low.startswith(_ASKING, speaker[1])


def requested(said: Blotted, start: int, end: int) -> Place | None:
    """Give whom an added sentence itself asks: `Ngoài ra, Đại hội giao Ban Chấp hành mới …`."""
    request = r.ASKS.search(said.low, start, min(end, start + _NEAR))
    further = request and LEADS.match(said.low, start, request.start())
    if not request or not further or further.end() == start:
        return None
    return noun_phrase(said, request.end(), end)


def asked(said: Blotted, start: int, end: int) -> Place | None:
    """Give who the cue of a list asks, or who promises or sets the tasks for himself."""
    cue = said.low[start:end]
    may_be = " được " in cue or " nhận lệnh" in cue
    given = _CHARGED.search(said.low, start, end) if may_be else None
    if given and not said.low.endswith(_GIVEN_WORK, start, given.start()):
        return charged(said, start, given.start())
    asks = r.requests(said, start, end)
    found = r.addressed(said, asks, start, end)
    if found:
        return found
    first = _ASKED_FIRST.match(said.low, start, end)
    first = first if asks or (first and _SIDE.match(said.text, start, end)) else None
    if first and STARTS.match(said.low, first.start("who")):
        return (None if asks else _body_behind(said, first.end(), end)) or first.span("who")
    headed = _headed(said, start, end)
    if headed:
        return headed
    promises = PROMISE.search(said.low, start, end)
    promising = promiser(said, start, end) if promises else None
    if promising or (promises and PROMISES.search(said.low, start, end)):
        return promising
    if asks:
        return r.indirectly(said, asks[-1], start, end) or _owner(said, start, end)
    demand = _DEMANDS.search(said.low, start, end)
    if demand and not _MET.search(said.low, start, demand.start()) and not r.is_noun(said, demand):
        return bound(said, start, end) or _owner(said, start, end)
    found = subject(said, start, end) or _owner(said, start, end) or _before_colon(said, start, end)
    we = None if found else _WE.search(said.low, start, end)
    return we.span() if we else found


def _headed(said: Blotted, start: int, end: int) -> Place | None:
    """Give whom a cue that is a heading names: `Đối với các doanh nghiệp:`, and who acts there."""
    headed = _HEADING.match(said.text, start, end)
    if not headed or headed.end() != end or not STARTS.match(said.low, headed.start("who")):
        return None
    place, stop = headed.span("who")
    itself = said.low.rfind(", ", place, stop)
    if itself > 0 and said.low.endswith(" sẽ", place, stop):
        return noun_phrase(said, itself + 2, stop)
    if PROMISES.search(said.low, place, stop):
        return None
    comma = _AFTER_NAME.search(said.low, place, stop) or _SPEAKER.search(said.low, place, stop)
    return trimmed(said, place, comma.start() if comma else stop)


def _before_colon(said: Blotted, start: int, end: int) -> Place | None:
    """Give whose share follows: `Theo cam kết, phía doanh nghiệp:`; not who speaks."""
    begin = max(said.text.rfind(", ", start, end) + 2, start)
    if said.text[end - 1] != ":" or _SPEAKS_HIMSELF.match(said.low, begin):
        return None
    found = noun_phrase(said, begin, end, may_end=True)
    return found if found and found[1] == end - 1 and not speaks(said, found) else None


def _body_behind(said: Blotted, start: int, end: int) -> Place | None:
    """Give who must in `Về phía địa phương, UBND phường sẽ`; of a person who speaks nobody."""
    found = noun_phrase(said, start, end) if said.text[start] == BODY else None
    return found if found and r.MODAL.match(said.low, found[1]) else None


def _owner(said: Blotted, start: int, end: int) -> Place | None:
    """Give whose the tasks are: `Nhiệm vụ của các công đoàn cơ sở là …`."""
    found = _OWNER.search(said.low, start, end)
    return noun_phrase(said, found.end(), end, may_end=True) if found else None
