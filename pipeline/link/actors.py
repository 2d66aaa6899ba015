"""Who must do it: the words that name whoever is asked, never the speaker who asks.

`Ông A yêu cầu các doanh nghiệp rà soát …` → `các doanh nghiệp`; `BHXH tỉnh phải thanh tra …` →
`BHXH tỉnh`; `bà B, Phó Giám đốc công ty, cam kết: …` → `công ty`; `Hội nghị thống nhất 6 nhiệm
vụ` → nobody. Everything here reads text with organisations and dates blotted out (`link.marked`).
"""

import re
from functools import cache
from typing import Final

from ..data import load
from .marked import BODY, DATE, WORD, Blotted, words

Place = tuple[int, int]


_GROUP: Final = words("somebody")
_NOT_SOMEBODY: Final = words("nobody")
_MODAL: Final = words("task_modal")
_FRAME: Final = rf"(?:từ nay|từ|cho|đến|tới|hết|cuối|này|trong|{DATE}+|thời gian tới|quý|tháng|năm)"
_ASKS: Final = re.compile(
    r"(?<!\w)(?!giao (?:ban|dịch|thông))"
    + words("asks")
    + rf"(?:,? |$)(?:(?:với|{_FRAME}),? ?){{0,6}}",
)
_CHARGED: Final = re.compile(
    r" (?:đã |cũng |thì |còn ){0,2}(?:được (?:giao|phân công|yêu cầu|đề nghị|chỉ đạo|lệnh|nhắc)|"
    r"nhận lệnh)(?!\w)",
)
_ASKED_FIRST: Final = re.compile(
    r"(?:(?:riêng )?(?:với|đối với|về phía|phía)|riêng) (?P<who>[^,.:;]{2,90}), "
)
_SIDE: Final = re.compile(r"(?:Về phía|Phía) ")
_PROMISES: Final = re.compile(rf"(?<!\w){words('promises')}(?: {WORD}){{0,6}}\W{{0,20}}$")
_SETS_ITSELF: Final = re.compile(
    r"(?<!\w)" + words("sets_itself"),
)
_DEMANDS: Final = re.compile(rf"(?<!\w){words('demands')}")
_PARTNERS: Final = re.compile(r"(?<!\w)(?:hai|ba|bốn|các) bên(?!\w)")
_AGAIN: Final = re.compile(
    r"\W{0,20}(?:(?:đồng thời|và|cũng|đồng thời cũng),? )?" + words("asks") + " "
)
_LEADS: Final = re.compile(
    rf"\s*(?:(?:{words('task_lead')}|trong {DATE}+(?: này| tới)?|"
    rf"(?:từ nay )?(?:đến |tới |từ )?{DATE}+(?: qua| tới)?)(?:,| )\s*){{0,3}}",
)
_SPLIT: Final = re.compile(
    rf" và (?=(?!Xã hội)(?i:{_GROUP})|{BODY})|"
    rf", (?=(?:chủ tịch|thủ trưởng|giám đốc|lãnh đạo|các|từng|chính quyền các) |{BODY})"
)
_COMPANY: Final = re.compile(rf"(?<!\w)(?:công ty|nhà máy|doanh nghiệp|đơn vị)(?!\w)|{BODY}+")


_INSPECTING: Final = rf"thanh tra (?:các )?(?:sở|bộ|tỉnh|{BODY})"
_STARTS: Final = re.compile(
    rf"{BODY}|(?:(?:\d[\d.]{{0,6}}|hai|ba|bốn|năm|sáu|cả hai) )?{_GROUP}|{_INSPECTING}",
)
_NO_ACTOR: Final = re.compile(_NOT_SOMEBODY)
_HEAD: Final = re.compile(
    rf"(?:{words('determiner')} ){{1,2}}{WORD} ?",
)
_WORD: Final = re.compile(r"\w+")
_STEP: Final = re.compile(r"(?P<stop>[:;.\n“”(\d])|(?<!\w)\w")
_INSPECTORS: Final = re.compile(_INSPECTING)
_TAIL: Final = re.compile(
    r" (?:cũng|còn|cùng|đều|và|thì|là|được|đã|"
    rf"(?:ngay )?(?:từ nay|trước mắt|trong|{DATE})(?: {_FRAME})*)$"
)
_OBJECT: Final = re.compile(
    r" (?:(?:một số|các|những|mấy|hai|ba|bốn|năm|\d{1,2}) (?:nội dung|nhiệm vụ|vấn đề|việc|điểm|"
    r"giải pháp|yêu cầu|kiến nghị)|theo (?:chức năng|quy định|nhiệm vụ|thẩm quyền|phân cấp)|căn cứ|"
    rf"trong (?:thời hạn|vòng|thời gian|nhiệm kỳ|{DATE}))(?!\w)|"
    r", (?:nhất là|đặc biệt|trong đó|trước hết)(?!\w)"
)
_AFTER_NAME: Final = re.compile(r", (?:cần|phải|sẽ|ông|bà|đồng chí|yêu cầu|đề nghị)(?!\w)")
_CIRCUMSTANCE: Final = re.compile(
    rf"(?:sau|trước|trong|ngay|khi|ngoài|để)(?!\w)[^,:;.]{{0,50}}? (?=các |mỗi |từng |{BODY})"
)
_OWNER: Final = re.compile(
    r"(?:nhiệm vụ|mục tiêu|kế hoạch|giải pháp|phương hướng)[^,:;.]{0,40}? của (?=\S)"
)
_MEMBER: Final = re.compile(
    r"(?<!\w)(?:người|chủ|cán bộ|bộ phận|tổ|đội|nhân viên|những|các|nhà|đại|trung|tiểu|địa|đồng) $",
)
_TRADE: Final = re.compile(
    r"(?:khám|sản xuất|kinh doanh|đào tạo|giáo dục|dạy nghề|nuôi|chế biến|thu mua|xay xát)(?!\w)"
)
_SHOPS: Final = ("cơ sở ", "hộ ", "doanh nghiệp ", "đơn vị ", "điểm ", "cửa hàng ")
_SPEAKS: Final = re.compile(
    r" (?:nhấn mạnh|cho biết|cho hay|cho rằng|phát biểu|khẳng định|nêu rõ|nói|chia sẻ)(?!\w)"
)
_SEVERAL: Final = re.compile(r"(?:các|những|toàn thể) ")
_GOES_ON: Final = re.compile(
    r"(?:thị xã|thị trấn|thành phố|phường|xã|ban|ngành|địa phương|đơn vị|đoàn thể|cơ quan)"
    r"(?: (?:trực thuộc|liên quan|và|cơ sở|trong tỉnh))?(?:,| và|\s*$| \w+\s*$)"
)
_PIECE: Final = re.compile(
    r"[,;:.] |(?<!\w)(?:cho biết|cho hay|cho rằng|khẳng định|nhấn mạnh|nêu rõ|rằng) (?!\d)"
)
_MARKER: Final = re.compile(r"\s*(?:[-+•*–]|\(?\w{1,4}[).:/-])\s*")
_HEADING: Final = re.compile(r"(?:Đối với|Về phía|Với|Phía) (?P<who>[^:.;\n]{2,120}?)\s*(?::|\n)")
_NAMED_LINE: Final = re.compile(
    r"(?:^|\n)\s{0,20}(?:[-+•*–]|\(?\w{1,4}[).:/-])\s{0,20}(?P<who>[^:.;\n]{2,120}?)"
    r"\s{0,20}(?::\s{0,20}\n|\n)"
)


@cache
def _verbs() -> dict[str, tuple[tuple[str, bool], ...]]:
    """Give modals, verbs and what only looks like one, by their first word."""
    found: dict[str, list[tuple[str, bool]]] = {}
    for row in load("link_cues"):
        if row.type == "task_modal":
            found.setdefault(row.surface.split(" ")[0], []).append((row.surface, True))
    for row in load("task_verbs"):
        found.setdefault(row.surface.split(" ")[0], []).append((row.surface, row.type != "noun"))
    return {first: tuple(sorted(group, key=lambda p: p[1])) for first, group in found.items()}


def _is_verb(said: Blotted, start: int) -> bool:
    """Tell words that begin with a modal or a task verb, and not with a noun of the same words."""
    first = _WORD.match(said.low, start)
    for phrase, is_verb in _verbs().get(first[0], ()) if first else ():
        end = start + len(phrase)
        if said.low.startswith(phrase, start) and not _WORD.match(said.low, end):
            return is_verb
    return False


def begins_with_verb(said: Blotted, start: int) -> bool:
    """Tell words that begin with a verb and so name nobody: `Rà soát thang bảng lương`."""
    return _is_verb(said, start) and not _INSPECTORS.match(said.low, start)


def noun_phrase(said: Blotted, start: int, end: int, *, may_end: bool = False) -> Place | None:
    """Give the words at a place that name somebody, up to the verb behind them.

    `may_end` allows them to end at a colon, a number or the end instead.
    """
    lead = _LEADS.match(said.low, start, end)
    begin = lead.end() if lead else start
    named = _STARTS.match(said.low, begin)
    if not named or _NO_ACTOR.match(said.low, begin):
        return None
    head = _HEAD.match(said.low, begin)
    first = max(head.end() if head else begin + 1, named.end())
    for match in _STEP.finditer(said.text, begin, min(end, begin + 110)):
        place = match.start()
        if place < first or (said.text[place].isdigit() and said.text.endswith("số ", 0, place)):
            continue
        if match["stop"]:
            ends_well = may_end and match["stop"] in ":\n0123456789"
            return _trimmed(said, begin, place) if ends_well else None
        if not said.text[place].islower() or not _is_verb(said, place):
            continue
        if not (_MEMBER.search(said.low, begin, place) or _is_trade(said, begin, place)):
            return _trimmed(said, begin, place)
    return _trimmed(said, begin, end) if may_end and end - begin <= 110 else None


def _is_trade(said: Blotted, begin: int, place: int) -> bool:
    """Tell `cơ sở khám bệnh` and `hộ kinh doanh` from `cơ sở rà soát …`."""
    return bool(_TRADE.match(said.text, place)) and said.text.endswith(_SHOPS, begin, place)


def _trimmed(said: Blotted, start: int, end: int) -> Place | None:
    what = _OBJECT.search(said.text, start + 1, end)
    words = said.text[start : what.start() if what else end].rstrip(' ,;:-–"“”')
    words = _TAIL.sub("", words).rstrip(" ,")
    return (start, start + len(words)) if words else None


def split(said: Blotted, place: Place) -> list[Place]:
    """Give each of several: `BHXH tỉnh và Ban Quản lý Khu kinh tế tỉnh` are two."""
    start, end = place
    if _PARTNERS.match(said.low, start, end):
        return [place]
    edges = [(m.start(), m.end()) for m in _SPLIT.finditer(said.text, start, end)]
    begins = [start, *(b for _, b in edges)]
    return list(zip(begins, [*(a for a, _ in edges), end], strict=True))


def own(said: Blotted, start: int, end: int) -> Place | None:
    """Give whom an item itself begins with: `Sở Xây dựng rà soát quỹ đất` → `Sở Xây dựng`."""
    if begins_with_verb(said, start):
        return None
    return noun_phrase(said, start, end)


def before_modal(said: Blotted, start: int, end: int) -> Place | None:
    """Give who stands between the end of one item and the beginning of the next with its modal."""
    line = max(said.text.rfind(stop, start, end) + 1 for stop in "\n;.")
    marker = _MARKER.match(said.text, max(start, line), end)
    begin = marker.end() if marker else max(start, line)
    again = _AGAIN.match(said.text, begin, end)
    begin = again.end() if again else begin
    return noun_phrase(said, begin, end, may_end=True) if said.text[begin:end].strip() else None


def heading(said: Blotted, start: int, end: int) -> Place | None:
    """Give who a heading between two items is for: `2. Đối với BHXH tỉnh:`."""
    found = list(_HEADING.finditer(said.text, start, end))
    if found:
        return found[-1].span("who")
    lines = [
        m.span("who")
        for m in _NAMED_LINE.finditer(said.text, start, end)
        if _STARTS.match(said.low, m.start("who")) and not _NO_ACTOR.match(said.low, m.start("who"))
    ]
    return lines[-1] if lines else None


def asked(said: Blotted, start: int, end: int) -> Place | None:
    """Give who the cue of a list asks, or who promises or sets the tasks for himself."""
    charged = _CHARGED.search(said.low, start, end)
    if charged:
        return _charged(said, start, charged.start())
    requests = list(_ASKS.finditer(said.low, start, end))
    for request in reversed(requests):
        found = noun_phrase(said, request.end(), end, may_end=True)
        if found:
            return found
    first = _ASKED_FIRST.match(said.low, start, end)
    first = first if requests or (first and _SIDE.match(said.text, start, end)) else None
    if first and _STARTS.match(said.low, first.start("who")):
        return first.span("who")
    headed = _HEADING.match(said.text, start, end)
    if headed and headed.end() == end and _STARTS.match(said.low, headed.start("who")):
        place, stop = headed.span("who")
        comma = _AFTER_NAME.search(said.low, place, stop)
        return place, comma.start() if comma else stop
    promise = _PROMISES.search(said.low, start, end)
    if promise:
        bodies = list(_COMPANY.finditer(said.low, start, promise.start()))
        partners = _PARTNERS.search(said.low, start, promise.start())
        if partners or bodies:
            return partners.span() if partners else bodies[-1].span()
        group = _STARTS.match(said.low, start, promise.start())
        return noun_phrase(said, start, promise.start(), may_end=True) if group else None
    if requests:
        return _behind_circumstance(said, requests[-1].end(), end)
    if _DEMANDS.search(said.low, start, end):
        return None
    return _subject(said, start, end) or _owner(said, start, end)


def _behind_circumstance(said: Blotted, start: int, end: int) -> Place | None:
    """Give who is asked in `đề nghị sau tập huấn mỗi công đoàn cơ sở …`."""
    found = _CIRCUMSTANCE.match(said.text, start, end)
    return noun_phrase(said, found.end(), end, may_end=True) if found else None


def _owner(said: Blotted, start: int, end: int) -> Place | None:
    """Give whose the tasks are: `Nhiệm vụ của các công đoàn cơ sở là …`."""
    found = _OWNER.search(said.low, start, end)
    return noun_phrase(said, found.end(), end, may_end=True) if found else None


def _charged(said: Blotted, start: int, end: int) -> Place | None:
    """Give who `được giao`: the words before it, from the sentence or its last comma on."""
    for begin in (start, *(m.end() for m in _PIECE.finditer(said.text, start, end))):
        lead = _LEADS.match(said.low, begin, end)
        place = lead.end() if lead else begin
        if _STARTS.match(said.low, place) and end - place <= 110:
            return _trimmed(said, place, end)
    return None


def _with_others(said: Blotted, found: Place, pieces: list[int], verb: int) -> Place:
    """Give the whole of `các cấp ủy, chính quyền và các đoàn thể`, of which we have the end."""
    for piece in pieces:
        if _SEVERAL.match(said.low, piece):
            whole = noun_phrase(said, piece, verb, may_end=True)
            if whole and whole[1] == found[1]:
                return whole
    return found


def _subject(said: Blotted, start: int, end: int) -> Place | None:
    verbs = [m.start() for m in _SETS_ITSELF.finditer(said.low, start, end)]
    for verb in verbs[:3]:
        pieces = [start, *(m.end() for m in _PIECE.finditer(said.text, start, verb))]
        for number in range(len(pieces) - 1, -1, -1):
            piece = pieces[number]
            if number and said.text[piece - 2] == "," and _GOES_ON.match(said.text, piece, verb):
                continue
            lead = _LEADS.match(said.low, piece, verb)
            begin = lead.end() if lead else piece
            if (
                begin < verb
                and _STARTS.match(said.low, begin)
                and not _NO_ACTOR.match(said.low, begin)
            ):
                found = noun_phrase(said, begin, verb, may_end=True)
                found = _with_others(said, found, pieces[:number], verb) if found else None
                return None if found and _SPEAKS.search(said.text, *found) else found
    return None
