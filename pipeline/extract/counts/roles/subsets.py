"""Parts that stand behind no cue: what an inspection finds, `riêng`, `còn lại`, women of all."""

import re
from collections.abc import Sequence

from ..nearby import SUBSETS
from ..reading import Reading
from ..view import View
from .census import NEAR_BEFORE, Census
from .marks import Roles, acts, fits, hint, is_like, mark, moves
from .scene import VICTIMS

_OTHER_PLACES = "".join(
    f"(?<!{place} còn lại)"
    for place in (
        "huyện", "xã", "khu", "nơi", "tỉnh", "ngành", "phương", "vực", "phường", "địa bàn"
    )
)  # fmt: skip
_REST = re.compile(rf"(?<!\w)(?:riêng|còn lại{_OTHER_PLACES}|thì)(?!\w)")
_TIME = re.compile(
    r" (?:trong )?(?:năm|tháng|quý|tuần|ngày|đợt|\d|(?:(?:đến |hiện |bây )?(?:nay|giờ)|hiện)(?!\w))"
)
_LEFT_OVER = re.compile(r"[^.;\n]{0,80}?(?<!\w)(?:số|phần|những|số [^\d,.;]{2,20}) còn lại(?!\w)")
_FAULT = re.compile(
    r" (?:[^\W\d_]+ ){0,2}?"
    r"(?:chưa|nợ|vi phạm|không|chậm|trốn|sai phạm|có sai phạm|thiếu|bị xử phạt)(?!\w)"
)
_FAULTS = re.compile(r"(?<!\w)(?:tồn tại|hạn chế|vi phạm|thiếu sót|sai phạm)(?!\w)")
_FINDS = re.compile(r"(?<!\w)(?:phát hiện|xử phạt|xử lý|nhắc nhở|kiến nghị xử lý|có|còn)(?: có)? $")
_INSPECTIONS = ("kiểm tra", "thanh tra", "giám sát", "khảo sát", "rà soát", "phúc tra")
_INSPECTED_ONES = ("enterprises", "organisations", "workers")
_INSPECTED = re.compile(r"(?!\w)[^.;:\d]{0,80}$")
"""What may stand between an inspection and those inspected."""
_OTHER_TIME = re.compile(
    r"(?<!\w)(?:năm|tháng|quý|cùng kỳ|nay|hiện|trước|giờ|ban đầu|lúc đầu|cao điểm|đông nhất)(?!\w)"
)
_AMONG_THEM = (" trong số đó", " trong số này", " trong số họ", " trong số ấy")
_ANY = frozenset({"em", "cháu", "người", "bé", "bạn"})
_SOME_ARE = re.compile(
    r" (?:khác |còn )?(?:đã|đang|chưa|không|vắng|phải|được|là|thuộc|có|còn|muốn|vẫn|hết)(?!\w)"
)
_NEXT_CLAUSE = re.compile(
    r"[^\d;:.()]{0,70}, ?(?:(?:nhưng|song|và|hiện|nay|đến nay|trong khi) ){0,2}"
    r"(?:có |mới có |chỉ có |chỉ |vẫn còn )?"
)
_STOCK = re.compile(r"(?<!\w)(?:có|gồm|với|quản lý|sử dụng|còn|quy hoạch|là)(?: \w+){0,2} $")
_ONLY = re.compile(r"(?<!\w)(?:chỉ|mới|mới chỉ|mới có|chỉ có|đã có|chỉ mới có) $")

_ONLY_ENDS = frozenset({"chỉ", "mới", "có"})
"""One of them ends whatever the pattern of `chỉ`, `mới` matches."""


def inspected(view: View, census: Census, roles: Roles) -> None:
    """`Kiểm tra 12 doanh nghiệp, phát hiện 4 doanh nghiệp nợ bảo hiểm`: 4 of the 12."""
    for measure in _INSPECTED_ONES:
        row: Sequence[int] = census.kinds.get(measure, ())
        whole: Reading | None = None
        for index in row if len(row) > 1 else ():
            reading = census.readings[index]
            if not reading.absolute or (whole is None and index == row[-1]):
                continue
            if not reading.generic and _is_inspected(view.in_front(reading, 100)):
                whole = reading
            elif whole is not None and _is_less(reading, whole) and _finds(view, reading, whole):
                hint(roles, whole, reading)


def _is_less(reading: Reading, whole: Reading) -> bool:
    return (reading.absolute or 0) < (whole.absolute or 0)


def _is_inspected(left: str) -> bool:
    """Tell `Kiểm tra …` in front of a count; `đoàn kiểm tra` only right in front of it."""
    if not ("tra" in left or "sát" in left or "soát" in left):
        return False
    for words in _INSPECTIONS:
        place = left.rfind(words)
        while place >= 0:
            end = place + len(words)
            if not left[place - 1 : place].isalnum() and _INSPECTED.match(left, end):
                between = left[end:]
                if between == " ":
                    return True
                apart = "trong đó" in between or "phát hiện" in between
                if not apart and not left.endswith("đoàn ", 0, place):
                    return True
            place = left.rfind(words, 0, place)
    return False


def _finds(view: View, reading: Reading, whole: Reading) -> bool:
    """Tell whether a count is what an inspection has found among those inspected."""
    found = _FINDS.search(view.in_front(reading, 100)) and (whole.sentence == reading.sentence)
    return (
        bool(found) or _FAULT.match(view.low, reading.end) is not None or _is_fault(view, reading)
    )


def _is_fault(view: View, reading: Reading) -> bool:
    """Tell a point of the list that `một số tồn tại, hạn chế:` opens."""
    opener = view.opener(reading.start) if view.line_start(reading.start) else None
    return opener is not None and _FAULTS.search(view.low, *opener) is not None


def subsets(view: View, census: Census, roles: Roles) -> None:
    """`8.000 lao động; lao động nữ có 5.200 người`: some nouns always name a subset."""
    low, readings = view.low, census.readings
    for index in census.beside:
        reading = readings[index]
        left = view.in_front(reading, 34)
        only = reading.last in _ONLY_ENDS and readings[index - 1].noun == reading.noun
        named = only or reading.noun in SUBSETS or _may_rest(left)
        if named or low.startswith("riêng ", reading.sentence[0]):
            _subset(view, readings, index, left, roles)


def _may_rest(left: str) -> bool:
    return "riêng" in left or "thì" in left or "còn lại" in left


def _subset(view: View, readings: Sequence[Reading], index: int, left: str, roles: Roles) -> None:
    """Note a count as a part of one in front of it that counts the same."""
    reading = readings[index]
    if roles.get(reading.start) == "part":
        return
    cue = (_may_rest(left) and _REST.search(left)) or _alone(view, readings, index)
    named = reading.noun in SUBSETS
    if not (cue or named) or moves(view, reading) or (not cue and acted(view, reading)):
        return
    if cue and cue is not True:
        place = reading.start - len(left) + cue.end()
        if place + 1 < reading.start and _TIME.match(view.low, place):
            return
        if cue[0] == "còn lại" and _is_sibling(readings, index):
            return
    start = _sentence_before(view, reading)
    for before in reversed(readings[max(0, index - NEAR_BEFORE) : index]):
        same = before.measure == reading.measure and before.absolute and fits(reading, before)
        if reading.measure == "zones" and before.noun != reading.noun:
            same = False
        if before.start < start:
            break
        if same and (cue or before.noun not in SUBSETS):
            if cue is True:
                hint(roles, before, reading)
            else:
                mark(roles, before, [reading])
            break


def _is_sibling(readings: Sequence[Reading], index: int) -> bool:
    """Tell `51 doanh nghiệp dệt may, 28 doanh nghiệp da giày, còn lại 15 đơn vị`: parts all."""
    reading, row = readings[index], readings[max(0, index - 8) : index]
    same = [r for r in row if r.sentence == reading.sentence and is_like(r, reading)]
    return len(same) > 1 and same[0].absolute != sum(r.absolute or 0 for r in (*same[1:], reading))


def left_over(view: View, readings: Sequence[Reading], roles: Roles) -> None:
    """`800 công nhân trở lại máy, số còn lại chờ thông báo`: 800 are some of a whole."""
    if "còn lại" not in view.low:
        return
    for index, reading in enumerate(readings):
        behind = view.low[reading.end : reading.end + 128]
        if reading.absolute is None or "còn lại" not in behind or not _LEFT_OVER.match(behind):
            continue
        start = reading.sentence[0]
        if not any(r.start >= start and is_like(r, reading) for r in readings[:index]):
            roles.setdefault(reading.start, "part")


def of_them(view: View, census: Census, roles: Roles) -> None:
    """`có 11 khu công nghiệp, 6 khu đã lấp đầy`; `6 trường trong số đó phải trả lại tiền`."""
    low, readings = view.low, census.readings
    for index in census.beside:
        before, reading = readings[index - 1], readings[index]
        some, of = reading.absolute, before.absolute
        if before.measure != reading.measure or some is None or reading.start in roles:
            continue
        among = low.startswith(_AMONG_THEM, reading.end)
        if of is not None and some < of and (among or _is_one_of(view, before, reading)):
            hint(roles, before, reading)
        elif of is None and among:
            roles[reading.start] = "part"


def _is_one_of(view: View, before: Reading, reading: Reading) -> bool:
    """Tell whether a clause speaks of some of those counted in front of it."""
    same = reading.noun == before.noun or reading.generic or reading.noun in _ANY
    if not same or before.sentence != reading.sentence:
        return False
    if not _SOME_ARE.match(view.low, reading.end) or VICTIMS.match(view.low, reading.end):
        return False
    between = view.low[before.end : reading.start]
    if not _NEXT_CLAUSE.fullmatch(between) or not _STOCK.search(view.in_front(before, 30)):
        return False
    named = any(c.isupper() for c in view.text[before.end : reading.start])
    return not named and not acts(view, before) and not acts(view, reading)


def _alone(view: View, readings: Sequence[Reading], index: int) -> bool:
    """Tell `Riêng các khu công nghiệp có 2.786 doanh nghiệp`, `… mới có 11 hợp tác xã`."""
    reading, before = readings[index], readings[index - 1]
    start = reading.sentence[0]
    alone = view.low.startswith("riêng ", start) and not _TIME.match(view.low, start + 5)
    if alone and before.start < start:
        return True
    same = before.start >= start and before.noun == reading.noun
    if same and _OTHER_TIME.search(view.low, before.end, reading.start):
        return False
    return same and _ONLY.search(view.in_front(reading, 16)) is not None


def _sentence_before(view: View, reading: Reading) -> int:
    """Give the start of the sentence in front, within the paragraph."""
    start = reading.sentence[0]
    return view.sentence(max(view.line_start(reading.start), start - 2))[0]


def acted(view: View, reading: Reading) -> bool:
    """Tell whether something is done right to the things counted: `xử phạt 112 lao động`."""
    start = reading.start
    cues = view.cues(reading.sentence, start)
    for end, kind in zip(cues.ends, cues.kinds, strict=True):
        if start - 12 < end <= start and kind in ("up", "down", "done"):
            return True
    return False
