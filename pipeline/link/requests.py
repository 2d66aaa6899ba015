"""Who a sentence asks: right behind the request, or named before it.

`yêu cầu các sở rà soát`, `gửi công điện tới các tỉnh, yêu cầu:`, `đã mời chủ hãng, yêu cầu`.
Everything here reads text with organisations and dates blotted out (`link.marked`).
"""

import re
from collections.abc import Sequence
from typing import Final

from .marked import BODY, UPPER, Blotted, cues, led
from .phrases import FRAMES, GROUP, Place, noun_phrase
from .promises import FOR_OTHERS
from .verbs import is_verb

_NO_NOUN: Final = r"(?<!các .)(?<!những .)(?<!một số .)(?<!mọi .)(?<!từng .)(?<!được .)"
"""Behind these `kiến nghị`, `yêu cầu` are nouns: `đã giải quyết 5 kiến nghị`."""
ASKS: Final = re.compile(
    led(
        cues("asks"),
        front=_NO_NOUN + r"(?!(?<=g)iao (?:dịch|thông|ước|lưu|nhận|nộp|hữu|"
        r"ban(?! (?:chấp|chỉ|quản|giám|tổ|thường|dân|tuyên|điều))))"
        r"(?!(?<=ban c)hỉ đạo)(?!(?<=phát biểu c)hỉ đạo)(?!(?<=ý kiến c)hỉ đạo)",
        behind=r"(?:,? |:|$)(?:(?:với|(?:(?:trách nhiệm|nhiệm vụ|chỉ tiêu|kế hoạch|công việc|"
        r"phần việc)(?: cụ thể| chính| trọng tâm)? )?cho|"
        rf"{FRAMES}),? ?){{0,6}}",
    )
    + rf"|(?:quán triệt|chỉ thị|nói(?: thẳng| rõ)? với) (?:(?:tới|đến|cho) )?(?={GROUP}|{BODY})"
)
_SO_MANY: Final = re.compile(
    r"(?<!số )(?<!quận )(?<!phường )(?<![\d/.-])\d{1,2} $|"
    r"(?<!\w)(?:nghe|trước|qua|theo|về|thực hiện|sự|lời|tiếp nhận|ghi nhận|tiếp thu|trả lời|"
    r"giải quyết|giải đáp)(?: (?:từng|các|những))? $"
)
"""`5 kiến nghị`, `nghe phản ánh` are nouns, `phường 12 kiến nghị` is none."""
_NEEDS: Final = re.compile(r"(?:cần|phải|nên)(?: \w+){0,1} $")
"""`Người lao động cần lưu ý` asks nobody else."""
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
_DEALT_WITH: Final = re.compile(
    r"(?<!\w)đã (?:mời|triệu tập|làm việc với|lập biên bản(?: đối với)?|xử phạt|phạt|nhắc nhở) "
)
_AND_ASKED: Final = re.compile(r"[^,.;:]{0,50}, (?:đồng thời |và |qua đó |đồng thời cũng )?")
"""Between somebody who was called in and what he is asked: `đã mời chủ doanh nghiệp, yêu cầu`."""
_ON_BEHALF: Final = re.compile(rf"đại diện (?={GROUP}|{BODY})")
_CIRCUMSTANCE: Final = re.compile(
    rf"(?:sau|trước|trong|ngay|khi|ngoài|để)(?!\w)[^,:;.]{{0,50}}? (?=các |mỗi |từng |{BODY})"
)
_PROPER: Final = re.compile(
    rf"(?P<name>[{UPPER}][^\W\d_]{{0,9}}(?: [{UPPER}][^\W\d_]{{0,9}}){{0,4}}) "
    r"(?:cần|phải|nên|sẽ|tiếp tục)(?!\w)"
)
"""A place or person that has to do it: `lưu ý Ba Vì cần bám vào thế mạnh du lịch`."""
_MEETING: Final = re.compile(r"(?:đại hội|hội nghị|kỳ họp)(?= )")
"""Who is asked as one that decides: `đề nghị Đại hội thảo luận …`."""
_LAST: Final = tuple(cues("asks"))
MODAL: Final = re.compile(r" (?:sẽ|cần|phải|có trách nhiệm|cam kết)(?!\w)")


def requests(said: Blotted, start: int, end: int) -> list[re.Match[str]]:
    """Give the words of a cue that ask somebody: `yêu cầu`, not `5 kiến nghị`."""
    return [m for m in ASKS.finditer(said.low, start, end) if not is_noun(said, m)]


def is_noun(said: Blotted, request: re.Match[str]) -> bool:
    """Tell `5 kiến nghị`, `trả lời kiến nghị` from who asks."""
    before = max(0, request.start() - 24)
    if request[0].startswith("lưu ý") and _NEEDS.search(said.low, before, request.start()):
        return True
    return _SO_MANY.search(said.low, before, request.start()) is not None


def ends_in_request(said: Blotted, start: int, end: int) -> bool:
    """Tell a cue whose last word asks, so that who is asked stands behind it."""
    return said.low.endswith(_LAST, start, end)


def addressed(said: Blotted, asks: Sequence[re.Match[str]], start: int, end: int) -> Place | None:
    """Give who stands right behind a request, the last one first."""
    for request in reversed(asks):
        sends = request[0].startswith("gửi")
        if sends and FOR_OTHERS.search(said.low, start, request.start()):
            continue
        behalf = _ON_BEHALF.match(said.low, request.end(), end)
        begin = behalf.end() if behalf else request.end()
        found = noun_phrase(said, begin, end, may_end=True)
        found = (request.end(), found[1]) if found and behalf else found
        if found and sends:
            inside = said.low.startswith("trong ", start)
            bound = _last_bound(said, found[1], end)
            return bound or (_addressee(said, found, end) if inside else found)
        if found:
            return found
        proper = None if sends else _PROPER.match(said.text, request.end(), end)
        if proper:
            return proper.span("name")
        meeting = None if sends else _MEETING.match(said.low, request.end(), end)
        if meeting and is_verb(said, meeting.end() + 1):
            return meeting.span()
    return None


def indirectly(said: Blotted, request: re.Match[str], start: int, end: int) -> Place | None:
    """Give who is asked though he does not stand behind the request."""
    found = _behind_circumstance(said, request.end(), end)
    return found or _sent_to(said, start, request.start())


def _addressee(said: Blotted, found: Place, end: int) -> Place:
    """Leave out who writes behind whom he writes to: `đơn gửi giám đốc, công nhân yêu cầu`."""
    comma = said.low.find(", ", *found)
    asks = comma > 0 and ASKS.match(said.low, found[1] + 1, end)
    asks = asks if asks and not _TERRITORIES.fullmatch(said.low, comma + 2, found[1]) else None
    return (found[0], comma) if asks else found


def _last_bound(said: Blotted, start: int, end: int) -> Place | None:
    """Give who must at the end of a cue: `Công điện gửi Bộ Y tế nêu rõ, các địa phương phải:`."""
    begin = said.text.rfind(", ", start, end) + 2
    found = noun_phrase(said, begin, end) if begin > start else None
    return found if found and MODAL.match(said.low, found[1]) else None


def _behind_circumstance(said: Blotted, start: int, end: int) -> Place | None:
    """Give who is asked in `đề nghị sau tập huấn mỗi công đoàn cơ sở …`."""
    found = _CIRCUMSTANCE.match(said.text, start, end)
    return noun_phrase(said, found.end(), end, may_end=True) if found else None


def _sent_to(said: Blotted, start: int, end: int) -> Place | None:
    """Give who is written to in `gửi công điện tới các tỉnh ven biển, yêu cầu …`."""
    sent = _SENT.search(said.low, start, end)
    if sent:
        return noun_phrase(said, sent.end(), end, may_end=True)
    met = _DEALT_WITH.search(said.low, start, end)
    found = (
        noun_phrase(said, met.end(), end)
        or noun_phrase(said, met.end(), said.low.find(",", met.end(), end), may_end=True)
        if met
        else None
    )
    return found if found and _AND_ASKED.fullmatch(said.low, found[1], end) else None
