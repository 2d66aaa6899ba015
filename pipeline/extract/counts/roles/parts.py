"""Totals and their parts: which counts of an article belong to one list."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import chain
from operator import attrgetter

from ..lexicon import PERSONS
from ..nearby import EARLIER
from ..reading import Reading
from ..view import View
from .census import Census
from .marks import Roles, acts, fits, hint, is_like, mark, moves
from .scene import Passage
from .subsets import acted, inspected, left_over, of_them, subsets
from .sums import NEAR_BY, summed
from .wholes import headlines, listed, mixed

_AMONG = frozenset({"trong đó", "trong số đó", "trong số này", "trong đấy", "cụ thể"})
_MADE_OF = frozenset({"gồm", "bao gồm", "gồm có"})
_OPENING = _AMONG | _MADE_OF
_EXHAUSTIVE = ("gồm", "bao gồm", "cụ thể")
_SAYS = (" và", " nhưng", "đáng chú ý", "cho biết", "cho hay", " rằng", "cho thấy", "thống kê")
_IN_ALL = ("trong số ", "trong tổng số ", "trong ")
_start = attrgetter("start")
_BELOW = re.compile(
    r"[ \n]{1,4}((?:trong (?:số )?đó|cụ thể|bao gồm|gồm|(?:chia|phân|tính)(?: ra)? theo"
    r"(?: [^\W\d_]+){1,4}|chia ra|phân ra|theo (?:loại hình|ngành|địa bàn|khu vực|lĩnh vực|"
    r"thành phần|địa phương|giới tính|trình độ|độ tuổi)(?: [^\W\d_]+){0,3}): ?)"
)
"""What opens a list of parts behind the sentence with its wholes, below it as well."""
_LONGEST_BELOW = 90
_PAUSE = re.compile(r"[,;:(] ?$")
_ASIDE = re.compile(
    r"(?<!\w)(?:tăng|giảm|thêm|bớt|nhiều hơn|ít hơn|so với|cùng kỳ|cùng kỳ (?:là|có|chỉ có)|"
    r"năm (?:trước|ngoái))"
    r"(?: thêm| đi)? $"
)


def parts(view: View, readings: Sequence[Reading], within: Sequence[Passage]) -> Roles:
    """Give the place (start) of every count that is a total or a part of one."""
    roles: Roles = {}
    census = Census(readings)
    _worded(view, census, roles)
    for place in _opened(view, within):
        _behind_cue(view, readings, place, roles)
    for index in census.of_all:
        if _of_all(view, readings[index]):
            _behind_cue(view, readings, readings[index].end, roles)
    if len(readings) > 2:
        summed(view, census, roles)
        for whole, members in chain(
            headlines(view, readings), listed(view, census), mixed(view, census)
        ):
            mark(roles, whole, members)
    if census.beside:
        inspected(view, census, roles)
        subsets(view, census, roles)
        _zones(view, census, roles)
    _rests(view, census, roles)
    left_over(view, readings, roles)
    of_them(view, census, roles)
    return roles


def _of_all(view: View, reading: Reading) -> bool:
    """Tell `Trong số 83 bị hại, 52 người …`: those that are told of behind it are some of them."""
    if reading.rule == "counts.of_stated":
        return False
    return view.low.endswith(_IN_ALL, 0, reading.start) and _takes_all(view, reading)


def _takes_all(view: View, reading: Reading) -> bool:
    """Tell `Trong 83 bị hại, 52 người …` from `việc làm trong 83 doanh nghiệp`."""
    if not view.low.endswith("trong ", 0, reading.start):
        return True
    if (reading.absolute or 0) < 2 or reading.measure == "other":
        return False
    place = reading.start - len("trong ")
    start = reading.sentence[0]
    front = view.low[start:place].rstrip()
    return not front or front[-1] in ",;:–-" or front.endswith(_SAYS)


def _worded(view: View, census: Census, roles: Roles) -> None:
    """Note what the wording of a count makes a part of another: `3.200 công nhân (40%)`."""
    readings = census.readings
    by_start = {r.start: r for r in readings} if census.worded else {}
    for index in census.worded:
        reading, rule = readings[index], readings[index].rule
        whole = by_start.get(reading.whole) if reading.whole is not None else None
        if rule == "counts.of_stated" and index + 1 < len(readings):
            whole = readings[index + 1]
        if whole is not None and reading.hinted:
            if not acts(view, reading):
                hint(roles, whole, reading)
        elif whole is not None and not moves(view, reading):
            if not _rises(view, reading) and (fits(reading, whole) or not _rises(view, whole)):
                mark(roles, whole, [reading])
        elif rule == "counts.percent" and _has_whole(
            view, readings[max(0, index - NEAR_BY) : index], reading
        ):
            roles.setdefault(reading.start, "part")
        elif rule == "counts.percent_apart" and reading.like is not None:
            told = by_start.get(reading.like)
            if told is None or told.sentence == reading.sentence:
                roles.setdefault(reading.start, "part")
            if told is not None and told.sentence == reading.sentence:
                _share(view, readings, told, roles)


def _opened(view: View, within: Sequence[Passage]) -> list[int]:
    """Give the places of `trong đó` and of `gồm` behind a comma in the sentences with counts.

    Behind the last count of a sentence they open nothing, unless points stand below it.
    """
    low, found = view.low, list[int]()
    for sentence, readings, cues in within:
        start, end = sentence
        last = readings[-1].start
        if low.find(":", end, end + _LONGEST_BELOW) >= 0:
            below = _BELOW.match(low, end)
            if below is not None:
                found.append(below.start(1))
        if low[end - 1] != "." and view.opens_points(end):
            last, cues = end, view.cues(sentence)
        if _OPENING.isdisjoint(cues.words):
            continue
        for words, cue in zip(cues.words, cues.starts, strict=True):
            if cue >= last or words not in _OPENING:
                continue
            if words in _AMONG or _PAUSE.search(low, max(start, cue - 3), cue):
                found.append(cue)
    return found


def _has_whole(view: View, before: Sequence[Reading], share: Reading) -> bool:
    """Tell whether the sentence states how many there are in all: `3.200 công nhân; 100% …`."""
    start = share.sentence[0]
    if "số" in view.low[share.quantity.end : share.noun_start] or share.end - share.start > 40:
        return False
    wholes = (r for r in before if r.start >= start and is_like(r, share) and not r.generic)
    return any(wholes) and not acts(view, share)


def _share(view: View, readings: Sequence[Reading], told: Reading, roles: Roles) -> None:
    """`8.000 lao động …; lao động trong tỉnh là 6.000 người, chiếm 75%`: told is a part."""
    sentence = told.sentence[0]
    if acted(view, told) or told.start in roles or EARLIER.search(view.in_front(told, 40)):
        return
    first = bisect_left(readings, sentence, key=_start)
    for whole in readings[first : bisect_left(readings, told.start, key=_start)]:
        if whole.measure == told.measure and whole.absolute and fits(told, whole):
            mark(roles, whole, [told])
            return


def _behind_cue(view: View, readings: Sequence[Reading], cue: int, roles: Roles) -> None:
    start, end = view.sentence(cue)
    below = False
    if cue - start < 3:
        front = start - 1
        while front > 0 and view.low[front] in " \n":
            front -= 1
        below = "\n" in view.low[front:start]
        start = view.sentence(front)[0]
    end = view.points_end(end)
    closing = view.low.find(")", cue, end)
    if view.low.rfind("(", start, cue) > view.low.rfind(")", start, cue) and closing > 0:
        end = closing
    first, middle, last = (bisect_left(readings, place, key=_start) for place in (start, cue, end))
    wholes = {
        r.measure: r
        for r in readings[first:middle]
        if r.end <= cue and r.absolute and not _compared(view, r, cue)
    }
    bracketed = [
        r for r in readings[first:middle]
        if r.end <= cue and r.absolute and r.measure not in wholes and view.low[r.end] == ")"
    ]  # fmt: skip
    wholes |= {r.measure: r for r in bracketed}
    for measure, whole in wholes.items():
        inside = [r for r in readings[middle:last] if r.start > cue and _one_of(r, measure)]
        inside = [r for r in inside if not _is_served(view, r, whole)]
        members = [r for r in inside if fits(r, whole)]
        if len(members) < len(inside) and view.low.startswith(_EXHAUSTIVE, cue):
            members = [r for r in inside if fits(r, whole) or _slightly_more(r, whole)]
        stop = _adds_up(members, whole)
        if members and (stop or not (below or whole in bracketed)):
            rest = [r for r in members[stop:] if not (stop and (acted(view, r) or acts(view, r)))]
            mark(roles, whole, [*members[:stop], *rest])


def _adds_up(members: Sequence[Reading], whole: Reading) -> int:
    """Tell how many of the counts make the whole, 0 where none of their rows do."""
    total = 0.0
    for index, member in enumerate(members, 1):
        total += member.absolute or 0
        if total >= (whole.absolute or 0):
            return index if total == whole.absolute and index > 1 else 0
    return 0


def _is_served(view: View, reading: Reading, whole: Reading) -> bool:
    """Tell whom something is done for by those counted: `…, khám bệnh cho 12.475 người`."""
    if reading.measure != "people" or reading.noun == whole.noun or whole.measure != "people":
        return False
    return _is_done_for(view, reading) and not _is_done_for(view, whole)


def _is_done_for(view: View, reading: Reading) -> bool:
    return view.low.endswith((" cho ", " với "), 0, reading.start) or acted(view, reading)


def _compared(view: View, reading: Reading, place: int) -> bool:
    """Tell a number that another is compared with: `tăng 3 vụ`, `(cùng kỳ 290 doanh nghiệp)`."""
    if _rises(view, reading):
        return True
    opening = view.low.rfind("(", reading.sentence[0], reading.start)
    return opening >= 0 and opening < reading.start < view.low.find(")", opening) < place


def _rises(view: View, reading: Reading) -> bool:
    """Tell what a stock rose or fell by, or was: `tăng 3 vụ`, `cùng kỳ là 290 doanh nghiệp`."""
    return _ASIDE.search(view.in_front(reading, 24)) is not None


def _slightly_more(member: Reading, whole: Reading) -> bool:
    """Let a slip of the pen stand in a list of all parts: `304 doanh nghiệp, gồm 12 …, 312 …`."""
    return member.absolute is not None and member.absolute <= (whole.absolute or 0) * 1.1


def _one_of(member: Reading, measure: str) -> bool:
    return member.measure == measure or (measure == "people" and member.measure in PERSONS)


def _rests(view: View, census: Census, roles: Roles) -> None:
    """`14/18 ý kiến …, 4 ý kiến còn lại`: a fraction and its stated rest."""
    readings = census.readings
    for index in census.fractions:
        reading, rest = readings[index], readings[index + 1] if index + 1 < len(readings) else None
        of, value = reading.quantity.of, reading.quantity.value
        if rest is None or of is None or value is None:
            continue
        same = reading.measure == rest.measure and view.line_start(rest.start) <= reading.start
        if same and rest.absolute == of - value:
            roles[reading.start] = roles[rest.start] = "part"


def _zones(view: View, census: Census, roles: Roles) -> None:
    """`6 khu công nghiệp, 3 cụm công nghiệp … cả 9 khu`: kinds of zones make up the zones."""
    readings = census.readings
    for index in census.zones:
        reading = readings[index]
        if not reading.absolute:
            continue
        line = view.line_start(reading.start)
        kinds = [r for r in readings[:index] if r.start >= line and r.measure == "zones"]
        members = [r for r in kinds if r.generic is None and r.absolute]
        total = sum(r.absolute or 0 for r in members)
        if len(members) > 1 and reading.absolute / 2 <= total <= reading.absolute:
            mark(roles, reading, members)
