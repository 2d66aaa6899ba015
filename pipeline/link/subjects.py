"""Who does what a clause says: the subject before its verb, whoever is charged.

Everything here reads text with organisations and dates blotted out (`link.marked`).
"""

import re
from typing import Final

from .marked import BODY, DATE, Blotted, cues, led
from .phrases import (
    GROUP,
    LEADS,
    NO_ACTOR,
    STARTS,
    Place,
    bare,
    noun_phrase,
    trimmed,
    with_partner,
)

_SETS_ITSELF: Final = re.compile(led(cues("sets_itself")))
_SPEAKS: Final = re.compile(
    r" (?:nhấn mạnh|nêu(?= (?:\d|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|ra|lên))|chỉ ra|cho biết|"
    r"cho hay|cho rằng|phát biểu|khẳng định|nêu rõ|nói|chia sẻ|kết luận|chỉ rõ|gợi mở|nhận định|"
    r"đặt vấn đề|bày tỏ|thông tin|tuyên bố|quả quyết|bộc bạch)(?!\w)"
)
_COMES: Final = re.compile(r" (?:tham dự|dự|có mặt|chứng kiến|tham gia|chủ trì)(?!\w)")
_ATTENDING: Final = re.compile(r"(?:các |các vị |toàn thể )?đại biểu(?! quốc hội| hội đồng| hđnd)")
"""Who only takes part in what is agreed: `các đại biểu thống nhất 6 nhiệm vụ`."""
_NO_OTHER: Final = re.compile(
    rf"(?:[\s(),]|{DATE}|"
    r"(?:rằng|trong|từ|vào|đến|tới|ngay|thời gian|sắp|này|nay|đơn vị)(?!\w)){0,90}"
)
"""What may stand between `cho biết` and `sẽ` where nobody else is named."""
_SEVERAL: Final = re.compile(r"(?:các|những|toàn thể) ")
_GOES_ON: Final = re.compile(
    r"(?:thị xã|thị trấn|thành phố|phường|xã|ban|ngành|địa phương|đơn vị|đoàn thể|cơ quan)"
    r"(?: (?:trực thuộc|liên quan|và|cơ sở|trong tỉnh))?(?:,| và|\s*$| \w+\s*$)"
)
_NAMED: Final = re.compile(
    r"(?<!\w)(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Đđ]ồng chí)(?: [^\W\d_]+){1,5}, $"
)
"""Behind a name stands an office, not one more who must: `ông Nam, Trưởng phòng, công ty sẽ`."""
_OFFICE: Final = re.compile(
    r"(?:phó |tổng |quyền ){0,2}(?:giám đốc|trưởng|chủ tịch|bí thư|quản đốc)"
    rf"[^,.:;{BODY}]{{0,60}}, "
)
_LEADER: Final = re.compile(
    r"(?:(?:phó |tổng |quyền )?(?:giám đốc|chủ tịch|bí thư|trưởng|viện trưởng|cục trưởng|chánh)|"
    r"bộ trưởng|thứ trưởng|lãnh đạo|đồng chí|đại diện)(?!\w)"
)
_ANNOUNCES: Final = re.compile(r" (?:thông báo|công bố|trình bày)(?!\w)")
"""What a leader says for others: `Tổng Giám đốc Sến công bố bốn giải pháp`."""
_PIECE: Final = re.compile(
    r", |; |: |\. |"
    + led(
        (
            "cho biết", "cho hay", "cho rằng", "khẳng định", "nhấn mạnh", "nêu rõ", "rằng",
            "tuyên bố", "thông báo", "quả quyết", "chia sẻ", "ghi nhận", "biểu dương",
            "đánh giá cao", "khen ngợi", "hoan nghênh", "chỉ rõ", "chỉ ra", "nêu",
        ),
        behind=r" (?!\d)",
    )
)  # fmt: skip
_AGREED: Final = ("thống nhất", "nhất trí", "xác định", "quy định")
_WORK: Final = tuple(
    f"{work}{kind}{more}"
    for work in ("nhiệm vụ", "nội dung", "việc", "giải pháp", "yêu cầu", "chỉ tiêu")
    for kind in ("", " trọng tâm", " cụ thể", " chủ yếu", " chính") for more in ("", " mà")
)  # fmt: skip
_INNER: Final = re.compile(led([*_AGREED, *_WORK], behind=f" (?={LEADS.pattern}{GROUP})"))
"""Behind what is agreed or named begins who must do it: `thống nhất các cấp ủy cần`."""
_GIVEN: Final = re.compile(
    r"[đgn0-9](?:(?<!\w.)(?:(?<=đ)(?:ặt|ề|ưa) ra|(?<=g)iao|(?<=n)êu)(?: \w+){0,3} "
    r"(?:nhiệm vụ|việc|yêu cầu|giải pháp|chỉ tiêu)"
    rf"(?: (?:trọng tâm|cụ thể|chủ yếu))? (?:cho|đối với) (?={GROUP})"
    r"|(?<=\d) (?:đề nghị|kiến nghị|yêu cầu|đề xuất|yêu sách) "
    rf"(?:với|đối với|tới|đến|cho) (?={GROUP}))"
)
_MUST: Final = re.compile(
    r"(?<!\w)(?:phải|cần|có trách nhiệm|có nhiệm vụ|đã làm|đã thực hiện|làm được)(?!\w)"
)


def bound(said: Blotted, start: int, end: int) -> Place | None:
    """Give who must do what is named: `6 nội dung các cấp công đoàn phải thực hiện, gồm:`."""
    given = _GIVEN.search(said.low, start, end)
    if given:
        return noun_phrase(said, given.end(), end, may_end=True)
    for inner in _INNER.finditer(said.low, start, end):
        must = _MUST.search(said.low, inner.end(), end)
        found = noun_phrase(said, inner.end(), end) if must else None
        found = with_partner(said, found, end) if found else None
        if must and found and said.text[found[1] : must.start()].strip() == "":
            return found
    return None


def charged(said: Blotted, start: int, end: int) -> Place | None:
    """Give who `được giao`: the words before it, from the sentence or its last comma on."""
    for begin in (start, *(m.end() for m in _PIECE.finditer(said.text, start, end))):
        lead = LEADS.match(said.low, begin, end)
        place = lead.end() if lead else begin
        if STARTS.match(said.low, place) and end - place <= 110:
            return trimmed(said, place, end)
    return None


def _with_others(said: Blotted, found: Place, pieces: list[int], verb: int) -> Place:
    """Give the whole of `các cấp ủy, chính quyền và các đoàn thể`, of which we have the end."""
    for piece in reversed(pieces):
        joined = said.text.endswith(", ", 0, found[0]) and STARTS.match(said.low, piece)
        if not joined or _is_behind_name(said, piece):
            break
        if _SPEAKS.search(said.text, piece, found[0]) or _COMES.search(said.text, piece, found[0]):
            break
        whole = noun_phrase(said, piece, verb, may_end=True)
        if not whole or whole[1] != found[1]:
            break
        found = whole
    for piece in pieces:
        if _SEVERAL.match(said.low, piece):
            whole = noun_phrase(said, piece, verb, may_end=True)
            if whole and whole[1] == found[1]:
                return whole
    return found


def subject(said: Blotted, start: int, end: int) -> Place | None:
    """Give who sets himself the tasks, or does what opens them: `LĐLĐ tỉnh tổ chức …:`."""
    found = bound(said, start, end)
    if found:
        return found
    verbs = [m.start() for m in _SETS_ITSELF.finditer(said.low, start, end)]
    for verb in verbs[:3]:
        found = before_verb(said, start, verb)
        if found:
            if _ATTENDING.match(said.low, found[0]):
                return None
            found = with_partner(said, found, end)
            spoken = _SPEAKS.search(said.text, *found)
            return _own_plan(said, found[0], spoken.span(), verb) if spoken else found
    return None if verbs else _doer(said, start, end)


def speaks(said: Blotted, found: Place) -> bool:
    """Tell words in which somebody only speaks: `người đứng đầu Chính phủ nhấn mạnh`."""
    return _SPEAKS.search(said.text, *found) is not None


def _own_plan(said: Blotted, start: int, spoken: Place, verb: int) -> Place | None:
    """Give the body that tells what itself will do: `Sở Y tế cho biết trong tuần tới sẽ …`."""
    named = said.text[start] == BODY or said.low.endswith(" này", start, spoken[0])
    itself = named and _NO_OTHER.fullmatch(said.low, spoken[1], verb)
    return trimmed(said, start, spoken[0]) if itself else None


def _doer(said: Blotted, start: int, end: int) -> Place | None:
    """Give whom the clause that opens a list begins with, up to its verb of work."""
    pieces = [start, *(m.end() for m in _PIECE.finditer(said.text, start, end))]
    for piece in reversed(pieces):
        if _is_office(said, piece, end):
            continue
        lead = LEADS.match(said.low, piece, end)
        begin = lead.end() if lead else piece
        found = noun_phrase(said, begin, end) if begin < end else None
        if found and not _only_says(said, found):
            return found
    return None


def _only_says(said: Blotted, found: Place) -> bool:
    """Tell who speaks or announces for others from who does it."""
    if _SPEAKS.match(said.text, found[1]) or speaks(said, found):
        return True
    announces = _ANNOUNCES.match(said.low, found[1])
    return announces is not None and _LEADER.match(said.low, found[0]) is not None


def _is_office(said: Blotted, piece: int, end: int) -> bool:
    """Tell the office of somebody named, of no body that we know: `ông Nam, giám đốc sản xuất,`."""
    office = _OFFICE.match(said.low, piece, end)
    return bool(office) and _is_behind_name(said, piece)


def _is_behind_name(said: Blotted, piece: int) -> bool:
    named = said.text.endswith(", ", 0, piece)
    return named and _NAMED.search(said.text, max(0, piece - 50), piece) is not None


def before_verb(said: Blotted, start: int, verb: int) -> Place | None:
    """Give the words right before a verb that name somebody.

    Of those whom a body is made up of none: `Tổ công tác gồm Sở Y tế, Công an tỉnh đã`.
    """
    made_up = said.low.find(" gồm ", start, verb)
    if made_up > 0:
        return before_verb(said, start, made_up)
    pieces = [start, *(m.end() for m in _PIECE.finditer(said.text, start, verb))]
    named = [bool(STARTS.match(said.low, piece)) for piece in pieces]
    for number in range(len(pieces) - 1, -1, -1):
        piece = pieces[number]
        comma = number and said.text[piece - 2] == "," and any(named[:number])
        if comma and _GOES_ON.match(said.text, piece, verb):
            continue
        if number and _is_office(said, piece, verb):
            continue
        lead = LEADS.match(said.low, piece, verb)
        begin = lead.end() if lead else piece
        somebody = STARTS.match(said.low, begin) or bare(said, begin)
        if begin < verb and somebody and not NO_ACTOR.match(said.low, begin):
            found = noun_phrase(said, begin, verb, may_end=True)
            return _with_others(said, found, pieces[:number], verb) if found else None
    return None
