"""Who must do it: the words that name whoever is asked, never the speaker who asks.

`Ông A yêu cầu các doanh nghiệp rà soát …` → `các doanh nghiệp`; `BHXH tỉnh phải thanh tra …` →
`BHXH tỉnh`; `bà B, Phó Giám đốc công ty, cam kết: …` → `công ty`; `Hội nghị thống nhất 6 nhiệm
vụ` → nobody. Everything here reads text with organisations and dates blotted out (`link.marked`).
"""

import re
from typing import Final

from .marked import BODY, SEMICOLON, Blotted, cues, led, words
from .phrases import (
    FRAMES,
    GROUP,
    LEADS,
    STARTS,
    Place,
    begins_with_verb,
    noun_phrase,
    trimmed,
    with_partner,
)
from .promises import FOR_OTHERS, PARTNERS, PROMISES, promiser
from .subjects import bound, charged, subject

_NO_NOUN: Final = r"(?<!các .)(?<!những .)(?<!một số .)(?<!mọi .)"
"""Behind these `kiến nghị`, `yêu cầu` are nouns: `đã giải quyết 5 kiến nghị`."""
_ASKS: Final = re.compile(
    led(
        cues("asks"),
        front=_NO_NOUN + r"(?!(?<=g)iao (?:dịch|thông|ước|lưu|nhận|nộp|hữu|"
        r"ban(?! (?:chấp|chỉ|quản|giám|tổ|thường|dân|tuyên|điều))))"
        r"(?!(?<=ban c)hỉ đạo)(?!(?<=phát biểu c)hỉ đạo)(?!(?<=ý kiến c)hỉ đạo)",
        behind=r"(?:,? |:|$)(?:(?:với|(?:(?:trách nhiệm|nhiệm vụ|chỉ tiêu|kế hoạch) )?cho|"
        rf"{FRAMES}),? ?){{0,6}}",
    )
)
_SO_MANY: Final = re.compile(
    r"(?<!số )(?<!quận )(?<!phường )(?<![\d/.-])\d{1,2} $|"
    r"(?<!\w)(?:nghe|trước|qua|tiếp nhận|ghi nhận|tiếp thu|trả lời|giải quyết) $"
)
"""`5 kiến nghị`, `nghe phản ánh` are nouns, `phường 12 kiến nghị` is none."""
_CHARGED: Final = re.compile(
    r" (?:đã |cũng |thì |còn ){0,2}(?:được (?:giao|phân công|yêu cầu|đề nghị|chỉ đạo|lệnh|nhắc)|"
    r"nhận lệnh)(?!\w)",
)
_ASKED_FIRST: Final = re.compile(
    r"(?:(?:riêng )?(?:với|đối với|về phía|phía)|riêng) (?P<who>[^,.:;]{2,90}), "
)
_SIDE: Final = re.compile(r"(?:Về phía|Phía) ")
_DEMANDS: Final = re.compile(led(cues("demands")))
_MET: Final = re.compile(r"(?<!\w)đã (?:giải quyết|đáp ứng|chấp nhận|tiếp thu|chấp thuận)(?!\w)")
_AGAIN: Final = re.compile(
    r"\W{0,20}(?:(?:đồng thời|và|cũng|đồng thời cũng),? )?" + words("asks") + " "
)
_SPLIT: Final = re.compile(
    rf" (?:(?:sẽ|cần|phải|tiếp tục) )?cùng (?:với )?(?={GROUP}|{BODY})|"
    rf" và (?=(?!xã hội){GROUP}|{BODY})|"
    r", ?(?=(?:(?:phó )?chủ tịch|thủ trưởng|giám đốc|tổng giám đốc|cục trưởng|chi cục trưởng|"
    r"trưởng|chỉ huy trưởng|tư lệnh|chánh|viện trưởng|vụ trưởng|bí thư|hiệu trưởng|lãnh đạo|"
    r"ban giám đốc|người đứng đầu|các|từng|"
    r"(?<=[^c] chủ đầu tư, )nhà thầu|"
    r"chính quyền các)(?!\w)|"
    r"(?:ubnd|[uủ][yỷ] ban nhân dân|liên đoàn lao động|lđlđ|công đoàn|ban quản lý|công an) "
    r"(?:các|cấp|ngành|huyện|xã|phường)(?!\w)|"
    rf"(?:(?:phó )?(?:trưởng|giám đốc|chủ tịch|bí thư) )?{BODY})|[{SEMICOLON};] (?:và )?"
)
_OF_COMPANIES: Final = re.compile(
    rf"(?:cấp ủy|cấp uỷ|chi ủy|chi uỷ|lãnh đạo|ban lãnh đạo|ban giám đốc|công đoàn cơ sở|cđcs|"
    rf"cđcs các|người đứng đầu|đại diện) {BODY}+(?:(?:, | và |, và ){BODY}+)+"
)
"""One head over several bodies is one actor: `Cấp ủy Công ty A, Công ty B`."""
_TITLED: Final = re.compile(
    r"(?P<name>(?:[Đđ]ồng chí|[Ôô]ng|[Bb]à) [^,;:]{2,40}), (?:Phó |Quyền )?"
    r"(?:Chủ tịch|Bí thư|Giám đốc|Trưởng|Cục trưởng|Chánh|Ủy viên|Tổng Giám đốc)"
)
"""A person with an office behind the name is one actor."""
_LED: Final = re.compile(r"(?:lãnh đạo|chỉ huy) ")
_ASKS_BEFORE: Final = re.compile(r"(?<!\w)(?:yêu cầu|đề nghị|kiến nghị|giao|nhắc) $")
_AFTER_NAME: Final = re.compile(r", (?:cần|phải|sẽ|ông|bà|đồng chí|yêu cầu|đề nghị)(?!\w)")
_SPEAKER: Final = re.compile(rf", [^,:]{{2,80}} {words('asks')}$")
"""Who asks, behind whom he asks: `Đối với doanh nghiệp, UBND tỉnh yêu cầu`."""
_ABOUT: Final = re.compile(
    rf"(?:về|công tác|lĩnh vực|đối với) [^:.;]{{2,100}}: {words('asks')} (?:cho )?"
)
_TERRITORIES: Final = re.compile(
    r"(?:các )?(?:thành phố|thị xã|thị trấn|quận|huyện|phường|xã|đặc khu|ngành|địa phương|đơn vị)"
    r"(?:(?:, | và )(?:thành phố|thị xã|thị trấn|quận|huyện|phường|xã|đặc khu)){0,3}"
    r"(?: trực thuộc \w+(?: \w+)?)?"
)
"""What goes on with `các tỉnh`, so that it is no one who writes."""
_SENT: Final = re.compile(
    r"g(?<!\w.)ửi "
    r"(?:công điện|công văn|văn bản|thông báo|thư|tâm thư|thư ngỏ|chỉ thị|điện|giấy mời)"
    r"(?: (?:khẩn|hỏa tốc|ngỏ|số [\w./-]{1,30})){0,2} (?:tới|đến|cho) "
)
_CIRCUMSTANCE: Final = re.compile(
    rf"(?:sau|trước|trong|ngay|khi|ngoài|để)(?!\w)[^,:;.]{{0,50}}? (?=các |mỗi |từng |{BODY})"
)
_WORK: Final = (
    "mục tiêu", "kế hoạch", "giải pháp", "phương hướng", "trách nhiệm", "phần việc", "công việc",
)  # fmt: skip
_OF: Final = r"[^,:;.]{0,40}? của (?=\S)"
_FOR: Final = r"(?: \w+){0,3} đối với (?=\S)"
_OWNER: Final = re.compile(
    "|".join(f"{work}{_OF}" for work in _WORK)
    + f"|nhiệm vụ(?:{_OF}|{_FOR})|yêu cầu{_FOR}|lưu ý{_FOR}"
)
_TOPIC: Final = re.compile(rf"[^.;:,]{{3,60}}: (?={BODY})")
"""A topic before whoever sees to it: `Khắc phục hậu quả: Sở Tài chính tham mưu …`."""
_MODAL: Final = re.compile(r" (?:sẽ|cần|phải|có trách nhiệm|cam kết)(?!\w)")
_NEAR: Final = 80
_MARKER: Final = re.compile(r"\s*(?:[-+•*–]|\(?\w{1,4}[).:/-])\s*")
_HEADING: Final = re.compile(
    r"(?:Đối với|Về phía|Với|Phía|(?:Trách nhiệm|Nhiệm vụ|Phần việc)(?: cụ thể| chính)? của) "
    r"(?P<who>[^:.;\n]{2,120}?)\s*(?::|\n)"
)


def split(said: Blotted, place: Place) -> list[Place]:
    """Give each of several: `BHXH tỉnh và Ban Quản lý Khu kinh tế tỉnh` are two."""
    start, end = place
    if PARTNERS.match(said.low, start, end):
        return [place]
    titled = _TITLED.match(said.text, start, end)
    if titled:
        return [(start, titled.end("name"))]
    led = _OF_COMPANIES.fullmatch(said.low, start, end)
    edges = [] if led else [(m.start(), m.end()) for m in _SPLIT.finditer(said.low, start, end)]
    begins = [start, *(b for _, b in edges)]
    return list(zip(begins, [*(a for a, _ in edges), end], strict=True))


def own(said: Blotted, start: int, end: int) -> Place | None:
    """Give whom an item itself begins with: `Sở Xây dựng rà soát quỹ đất` → `Sở Xây dựng`.

    `lãnh đạo Công ty A` is somebody right behind a directive, elsewhere it is work.
    """
    if begins_with_verb(said, start):
        headed = _TOPIC.match(said.low, start, end)
        if headed:
            return noun_phrase(said, headed.end(), end)
        led = _LED.match(said.low, start, end)
        asks = led and _ASKS_BEFORE.search(said.low, max(0, start - 16), start)
        found = noun_phrase(said, led.end(), end) if led and asks else None
        return (start, found[1]) if found else None
    topic = _ABOUT.match(said.low, start, end)
    found = noun_phrase(said, topic.end() if topic else start, end)
    if found and said.low.startswith(" được ", found[1]):
        return found if _CHARGED.match(said.low, found[1], end) else None
    return with_partner(said, found, end) if found else None


def before_modal(said: Blotted, start: int, end: int) -> Place | None:
    """Give who stands between the end of one item and the beginning of the next with its modal."""
    line = max(said.text.rfind(stop, start, end) + 1 for stop in "\n;.")
    marker = _MARKER.match(said.text, max(start, line), end)
    begin = marker.end() if marker else max(start, line)
    again = _AGAIN.match(said.low, begin, end)
    begin = again.end() if again else begin
    return noun_phrase(said, begin, end, may_end=True) if said.text[begin:end].strip() else None


def requested(said: Blotted, start: int, end: int) -> Place | None:
    """Give whom an added sentence itself asks: `Ngoài ra, Đại hội giao Ban Chấp hành mới …`."""
    request = _ASKS.search(said.low, start, min(end, start + _NEAR))
    further = request and LEADS.match(said.low, start, request.start())
    if not request or not further or further.end() == start:
        return None
    return noun_phrase(said, request.end(), end)


def asked(said: Blotted, start: int, end: int) -> Place | None:
    """Give who the cue of a list asks, or who promises or sets the tasks for himself."""
    given = _CHARGED.search(said.low, start, end)
    if given:
        return charged(said, start, given.start())
    requests = [
        m
        for m in _ASKS.finditer(said.low, start, end)
        if not _SO_MANY.search(said.low, max(start, m.start() - 12), m.start())
    ]
    for request in reversed(requests):
        if request[0].startswith("gửi") and FOR_OTHERS.search(said.low, start, request.start()):
            continue
        found = noun_phrase(said, request.end(), end, may_end=True)
        if found:
            return _addressee(said, found, end) if request[0].startswith("gửi") else found
    first = _ASKED_FIRST.match(said.low, start, end)
    first = first if requests or (first and _SIDE.match(said.text, start, end)) else None
    if first and STARTS.match(said.low, first.start("who")):
        return (None if requests else _body_behind(said, first.end(), end)) or first.span("who")
    headed = _HEADING.match(said.text, start, end)
    if headed and headed.end() == end and STARTS.match(said.low, headed.start("who")):
        place, stop = headed.span("who")
        if not PROMISES.search(said.low, place, stop):
            comma = _AFTER_NAME.search(said.low, place, stop) or _SPEAKER.search(
                said.low, place, stop
            )
            return trimmed(said, place, comma.start() if comma else stop)
    promising = promiser(said, start, end)
    if promising or PROMISES.search(said.low, start, end):
        return promising
    if requests:
        asked_then = _behind_circumstance(said, requests[-1].end(), end)
        asked_then = asked_then or _sent_to(said, start, requests[-1].start())
        return asked_then or _owner(said, start, end)
    demand = _DEMANDS.search(said.low, start, end)
    if demand and not _MET.search(said.low, start, demand.start()):
        return bound(said, start, end) or _owner(said, start, end)
    return subject(said, start, end) or _owner(said, start, end)


def _body_behind(said: Blotted, start: int, end: int) -> Place | None:
    """Give who must in `Về phía địa phương, UBND phường sẽ`; of a person who speaks nobody."""
    found = noun_phrase(said, start, end) if said.text[start] == BODY else None
    return found if found and _MODAL.match(said.low, found[1]) else None


def _addressee(said: Blotted, found: Place, end: int) -> Place:
    """Leave out who writes behind whom he writes to: `đơn gửi giám đốc, công nhân yêu cầu`."""
    comma = said.low.find(", ", *found)
    asks = comma > 0 and _ASKS.match(said.low, found[1] + 1, end)
    asks = asks if asks and not _TERRITORIES.fullmatch(said.low, comma + 2, found[1]) else None
    return (found[0], comma) if asks else found


def _behind_circumstance(said: Blotted, start: int, end: int) -> Place | None:
    """Give who is asked in `đề nghị sau tập huấn mỗi công đoàn cơ sở …`."""
    found = _CIRCUMSTANCE.match(said.text, start, end)
    return noun_phrase(said, found.end(), end, may_end=True) if found else None


def _sent_to(said: Blotted, start: int, end: int) -> Place | None:
    """Give who is written to in `gửi công điện tới các tỉnh ven biển, yêu cầu …`."""
    sent = _SENT.search(said.low, start, end)
    return noun_phrase(said, sent.end(), end, may_end=True) if sent else None


def _owner(said: Blotted, start: int, end: int) -> Place | None:
    """Give whose the tasks are: `Nhiệm vụ của các công đoàn cơ sở là …`."""
    found = _OWNER.search(said.low, start, end)
    return noun_phrase(said, found.end(), end, may_end=True) if found else None
