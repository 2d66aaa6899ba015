"""Whether words govern a number: as its subject, its label, its place in front.

Everything here reads blotted sentences (`link.marked`).
"""

import re
from typing import Final, NamedTuple

from ..data import load
from .bodies import Candidate
from .marked import BODY, COUNT, NUMBER_AHEAD, UPPER, WORD, ZONES, cues, led, words

_ASIDE: Final = (
    r"(?: (?:em|tôi|mình|chúng tôi)(?!\w))?(?: khóa \w{1,5}| nhiệm kỳ[^,;:]{1,16})?"
    r"(?: (?:tại thời điểm|tính đến|tính tới|đến hết|đến) [^\W\d]{0,8} ?\d{1,2}[\d/.-]{0,8})?"
    r"(?: \([^()]{1,80}\))?"
    rf"(?: của (?:ông|bà|anh|chị|vợ chồng)(?: [{UPPER}][^\W\d_]*){{1,4}})?"
)
_ADVERB: Final = words("adverb")
_VERB: Final = words("counting_verb")
_DIRECT: Final = words("direct_verb")
"""Verbs that count only what stands right behind: `nhận 300 công nhân`."""
_TIMES: Final = (
    "hồi", "vào", "trong", "đầu", "giữa", "cuối", "năm", "tháng", "quý", "lúc", "thời", "đợt", "từ",
)  # fmt: skip
_SOON: Final = 50
"""How far behind a time the number stands that a subject has."""
_WHEN: Final = (
    rf"(?: (?:{'|'.join(_TIMES[:-2])}|thời điểm|từ chỗ)"
    rf"(?: [^\s,;:()“”{BODY}{COUNT}{ZONES}]{{1,10}}){{0,5}}?)?"
)
"""When a subject has something: `Công ty A cuối năm 2021 có`."""
_SUBJECT: Final = re.compile(
    rf"{_ASIDE}(?: do [^,;:]{{1,90}}? (?:quản lý|theo dõi))?{_WHEN}"
    rf"(?: {_ADVERB}){{0,5}}(?:(?! thừa nhận) {_VERB}(?: {WORD}){{0,5}}| {_DIRECT}) {NUMBER_AHEAD}"
)
_LAYS_OFF: Final = re.compile(
    rf"(?: {_ADVERB}){{0,5}} cho (?=[{COUNT}]+(?: {WORD}){{0,4}} (?:nghỉ|thôi|tạm|ngừng|mất)(?!\w))"
)
_DOES: Final = re.compile(rf"{_ASIDE}(?: {WORD}){{1,7}} ")
_OTHER_THINGS: Final = re.compile(
    rf"(?: {_ADVERB}){{0,3}} {_VERB}(?: {WORD}){{0,4}} \d[\d.,]*(?: {WORD}){{1,10}}[;,] "
)
_WITH: Final = re.compile(
    rf"{_ASIDE}(?: (?:dẫn đầu|đứng đầu|đứng thứ {WORD}|xếp thứ {WORD}|xếp sau|đông nhất|nhiều nhất|"
    rf"cao nhất|lớn nhất|thấp nhất)(?: {WORD}){{0,3}})? với {NUMBER_AHEAD}"
)
_WHERE: Final = re.compile(rf"{_ASIDE},? nơi(?: {WORD}){{0,4}} {NUMBER_AHEAD}")
_ASIDES: Final = frozenset(("em", "tôi", "mình", "chúng", "khóa", "nhiệm"))
_DATED: Final = (
    " của ông ", " của bà ", " của anh ", " của chị ", " của vợ chồng ", " tại thời điểm",
    " tính đến", " tính tới", " đến hết", " đến ngày",
)  # fmt: skip
_SUBJECTS: Final = frozenset(
    ["do", "cho"] + [
        row.surface.partition(" ")[0] for row in load("link_cues")
        if row.type in ("adverb", "counting_verb", "direct_verb")
    ]
)  # fmt: skip
"""How what makes words a subject can begin; most of what stands behind words does not."""
_LABELS: Final = frozenset((":", COUNT, ZONES))
_LABEL: Final = re.compile(rf"{_ASIDE}(?P<colon> ?:)? {NUMBER_AHEAD}")
_PLACED: Final = re.compile(
    rf"{_ASIDE}(?:,|(?: {_ADVERB}){{0,4}}(?: {_VERB})?)"
    rf"(?:(?: {WORD}){{0,4}}| số(?: {WORD}){{1,6}} (?:là|đạt)) {NUMBER_AHEAD}"
    r"|, (?:tính )?(?:đến|tới|vào|lúc|ngày|sáng|trưa|chiều|tối|đêm|hôm)"
    rf"[^,;:.{BODY}{COUNT}]{{2,26}} (?:có|còn|ghi nhận|tiếp nhận|điều trị) {NUMBER_AHEAD}"
)
_NEED: Final = re.compile(led(cues("needs")))
_CLAUSE: Final = re.compile(
    r"(?:(?<!\S)[-+•*]|(?<!\w)" + words("clause_before") + r")\s*$", re.IGNORECASE
)
_CLAUSE_ENDS: Final = ("-", "+", "•", "*", *cues("clause_before"))
_STOPS: Final = frozenset(',;:(–—“"')
_IN_FRONT: Final = re.compile(
    r"(?:(?:^|[,;:(–—“]|(?<!\w)"
    + words("front_before")
    + r"),?\s?(?:trên|tại|ở|trong|(?:chỉ )?riêng(?: tại| ở| trong)?)|\d trên)\s(?:địa bàn )?$",
    re.IGNORECASE,
)
_AT: Final = tuple(
    f"{cased} " for cue in ("trên", "tại", "ở", "trong", "địa bàn", "riêng")
    for cased in (cue, cue.capitalize(), cue.title(), cue.upper())
)  # fmt: skip
_NUMBER_OF: Final = re.compile(
    rf"(?<!\w)(?:[Ss]ố|[Tt][ỷỉ] lệ) (?!liệu)(?:{WORD} ){{1,6}}?"
    r"(?:(?:trong|tại|ở|của|trên địa bàn|trên|thuộc) )?$"
)
_DELIMITED: Final = re.compile(
    rf"(?:^|[,;:(]|(?<!\S)[-+•*–]|(?<!\w){words('list_before')})\s*$",
    re.IGNORECASE,
)
_SEATED: Final = (" ở ", " tại ", "Ở ", "Tại ")
_LATER: Final = re.compile(
    rf"[,;] (?:(?:hiện nay|hiện đang|hiện|đang)(?: đang)? (?:có|sử dụng)|{words('later_verb')})"
    rf"(?: {WORD}){{0,3}} "
)
_NEVER_BETWEEN: Final = re.compile(rf"[:“”(){BODY}]")
_OTHER_ACTOR: Final = re.compile(rf"[,;] {words('other_subject')}")
_HAS: Final = re.compile(r"(?: (?:hiện nay|hiện|đang))* (?:có|sử dụng|hiện có|còn)(?!\w)")
_MEANT_BY_HAVING: Final = frozenset(["đơn vị", *cues("short_owner")])
"""Bare words that are whose something is only where they have it."""
_IN_BRACKETS: Final = re.compile(rf" \((?:(?:có|hiện có|với|gồm) )?{NUMBER_AHEAD}")
_FIRST_NUMBER: Final = re.compile(rf":[^{BODY}{COUNT}{ZONES};]{{1,80}}{NUMBER_AHEAD}")
_STRIKE: Final = re.compile(
    led(("ngừng", "ngưng", "đình công", "lãn công", "bỏ", "nghỉ", "phản đối"))
)
_SEAT: Final = re.compile(r"(?<!\w)(?:ở|tại|thuộc|quê) [^,;.:]{1,30}, $")
_PART_OF: Final = re.compile(rf"(?<!\w){words('part_of')} (?:ở|tại|trên|trong|của)\s(?:địa bàn )?$")
_OFFICE: Final = re.compile(
    rf"(?<!\w){words('office_before')}\s$",
    re.IGNORECASE,
)


class Under(NamedTuple):
    """How words govern the number at a place."""

    place: int
    is_wished: bool = False
    """True where something is wanted (`cần`, `tuyển`), so that a target can be theirs."""
    is_of_parts: bool = False
    """True where the words name the owner of a part, and of nothing else."""
    is_front: bool = False
    """True of a place in front: `Tại Khu A, …`."""


class Ahead(NamedTuple):
    """The number that comes next, and what stands before it."""

    place: int
    comma: int
    """Where a verb behind a comma begins that has it for its object; -1 where none does."""
    has_where: bool
    """True where `nơi` stands in the sentence."""


def ahead_of(line: str, place: int) -> Ahead:
    """Look before a number for the verb of a subject further in front."""
    comma = max(line.rfind(", ", 0, place), line.rfind("; ", 0, place))
    is_later = comma > 0 and _LATER.fullmatch(line, comma, place)
    return Ahead(place, comma if is_later else -1, " nơi " in line)


def governed(line: str, candidate: Candidate, ahead: Ahead) -> Under | None:
    """Tell how these words govern the first number under them, None where none is."""
    start, end, kind = candidate
    sign, behind = line[end : end + 1], line[end + 1 : end + 2]
    word = line[end + 1 : line.find(" ", end + 1)] if sign == " " else ""
    has_aside = word in _ASIDES or behind == "(" or line.startswith(_DATED, end)
    has_aside = has_aside and sign == " "
    may_have = word in _SUBJECTS or (word in _TIMES and ahead.place < end + _SOON)
    if ahead.has_where and (where := _WHERE.match(line, end)):
        return None if line.endswith((" của ", " thuộc "), 0, start) else Under(where.end())
    under = _subject(line, candidate, ahead, has_verb=has_aside or may_have)
    if under:
        return under
    if sign in (" ", ",") and line.endswith(_AT, 0, start):
        placed = _PLACED.match(line, end)
        if kind == "bare" and line[start:end].lower().startswith("các "):
            return None
        if placed and _IN_FRONT.search(line[max(0, start - 28) : start]):
            return Under(placed.end(), bool(_NEED.search(placed[0])), is_front=True)
    if kind in ("bare", "zones") or not (has_aside or sign == ":" or behind in _LABELS):
        return None
    label = _LABEL.match(line, end)
    before = line[max(0, start - 16) : start]
    if label and (_DELIMITED.search(before) or (label["colon"] and before.endswith(_SEATED))):
        return Under(label.end(), bool(label["colon"]), not label["colon"])
    return None


def _subject(line: str, candidate: Candidate, ahead: Ahead, *, has_verb: bool) -> Under | None:
    """Tell how words govern as a subject: `Khu A hiện có`, `Công ty A cho 300 công nhân nghỉ`."""
    start, end, _ = candidate
    subject = _SUBJECT.match(line, end) if has_verb else None
    if not subject and candidate.kind != "bare" and line.endswith(" với ", 0, ahead.place):
        near = line[max(0, start - 16) : start]
        is_one = near.endswith((" là ", "nhất ở ", "nhất tại ")) or _begins_clause(near)
        found = _WITH.match(line, end) if is_one else None
        if found:
            return Under(found.end())
    if has_verb and not subject and line.startswith(" cho ", ahead.place - 5):
        subject = _LAYS_OFF.match(line, end)
    if subject:
        before = line[max(0, start - 60) : start]
        is_short = line[start:end].lower() in _MEANT_BY_HAVING
        if _may_be_subject(line, candidate, before) or (not is_short and _is_number_of(before)):
            return Under(subject.end(), bool(_NEED.search(subject[0])))
        return None
    if _whole_does(line, candidate, ahead) or _has_other(line, candidate, ahead):
        return Under(ahead.place, bool(_NEED.search(line, end, ahead.place)))
    return _later(line, candidate, ahead) if ahead.comma > end else None


def _whole_does(line: str, candidate: Candidate, ahead: Ahead) -> bool:
    """Tell what happens in the whole of a place: `cả nước nổ ra 294 cuộc`, whatever the verb."""
    if candidate.kind != "whole" or not _begins_clause(
        line[max(0, candidate.start - 16) : candidate.start]
    ):
        return False
    return _DOES.fullmatch(line, candidate.end, ahead.place) is not None


def _has_other(line: str, candidate: Candidate, ahead: Ahead) -> bool:
    """Tell a whole that has other things first: `Toàn xã có 350 ha ngập; 120 hộ phải dời`."""
    start, end, kind = candidate
    if kind != "whole" or not line.endswith(("; ", ", "), 0, ahead.place):
        return False
    begins = _begins_clause(line[max(0, start - 16) : start])
    return begins and _OTHER_THINGS.fullmatch(line, end, ahead.place) is not None


def _later(line: str, candidate: Candidate, ahead: Ahead) -> Under | None:
    """Tell a subject of several verbs: `Nhà máy mở thêm xưởng, tuyển thêm 135 lao động`."""
    start, end, kind = candidate
    place, comma, _ = ahead
    if kind not in ("body", "zone", "bare") or _NEVER_BETWEEN.search(line, end, place):
        return None
    before = line[max(0, start - 60) : start]
    if _OTHER_ACTOR.search(line, end, place) or not _begins_clause(before[-16:]):
        return None
    if not _may_be_subject(line, candidate, before):
        return None
    return Under(place, _NEED.search(line, comma, place) is not None)


def bracketed(line: str, candidate: Candidate) -> int | None:
    """Give the place of a number in brackets behind its owner: `Công ty A (300 công nhân)`."""
    start, end, kind = candidate
    if kind in ("bare", "zones"):
        return None
    if kind in ("zone", "place") and line[max(0, start - 3) : start] == f"{BODY}, ":
        return None
    if line.endswith((" của ", " do "), 0, start):
        return None
    number = _IN_BRACKETS.match(line, end)
    return number.end() if number else None


def headlined(line: str, candidate: Candidate) -> int | None:
    """Give the place of the first number under a place that opens a headline: `Huế: Gần 900 …`."""
    start, end, kind = candidate
    if kind not in ("place", "zone") or line[end : end + 2] != ": " or line[:start].strip():
        return None
    number = _FIRST_NUMBER.match(line, end)
    return number.end() if number else None


def owner(line: str, before: Candidate, candidate: Candidate) -> Candidate | None:
    """Give what lies in these words, and is counted: `Công ty A ở KCN B có 300 công nhân`."""
    if before.kind not in ("body", "unit"):
        return None
    between = line[before.end : candidate.start]
    if candidate.kind in ("zone", "place") and between in (" ở ", " tại ", " thuộc ", " trong "):
        return before
    return before if before.kind == "unit" and between == " của " else None


def is_venue(line: str) -> bool:
    """Tell that people meet, and do not strike: where they meet is not whose they are."""
    return not _STRIKE.search(line)


def _may_be_subject(line: str, candidate: Candidate, before: str) -> bool:
    start, end, kind = candidate
    words = line[start:end].lower()
    if words == "các doanh nghiệp":
        return False
    if kind == "bare" and words.startswith("ban "):
        return before.endswith("bầu ")
    if _begins_clause(before[-16:]):
        if kind == "place" and _SEAT.search(before):
            return False
        return words not in _MEANT_BY_HAVING or bool(_HAS.match(line, end))
    if kind in ("place", "bare"):
        return bool(_PART_OF.search(before[-32:]))
    return kind in ("body", "zone", "unit", "whole") and not _OFFICE.search(before[-24:])


def _is_number_of(before: str) -> bool:
    """Tell what is itself counted: `Số lao động trong` before `các KCN là 5.200 người`."""
    return ("ố " in before or "lệ " in before) and _NUMBER_OF.search(before) is not None


def _begins_clause(before: str) -> bool:
    words = before.rstrip()
    if not words or words[-1] in _STOPS or words[-1].isdecimal():
        return True
    return words.lower().endswith(_CLAUSE_ENDS) and _CLAUSE.search(before) is not None
