"""Whether words govern a number: as its subject, its label, its place in front or behind.

Everything here reads blotted sentences (`link.marked`).
"""

import re
from typing import Final

from ..data import load
from .bodies import Candidate
from .marked import BODY, COUNT, UPPER, WORD, ZONES, cues, led, words

_NUMBER: Final = f"(?=[{COUNT}{ZONES}])"
_ASIDE: Final = (
    r"(?: (?:em|tôi|mình|chúng tôi)(?!\w))?(?: khóa \w{1,5}| nhiệm kỳ[^,;:]{1,16})?"
    r"(?: \([^()]{1,80}\))?"
)
_ADVERB: Final = words("adverb")
_VERB: Final = words("counting_verb")
_SUBJECT: Final = re.compile(
    rf"{_ASIDE}(?: do [^,;:]{{1,90}}? (?:quản lý|theo dõi))?"
    rf"(?: {_ADVERB}){{0,5}} {_VERB}(?: {WORD}){{0,5}} {_NUMBER}"
)
_ASIDES: Final = frozenset(("em", "tôi", "mình", "chúng", "khóa", "nhiệm"))
_SUBJECTS: Final = frozenset(
    ["do"] + [
        row.surface.partition(" ")[0] for row in load("link_cues")
        if row.type in ("adverb", "counting_verb")
    ]
)  # fmt: skip
"""How what makes words a subject can begin; most of what stands behind words does not."""
_LABELS: Final = frozenset((":", COUNT, ZONES))
_LABEL: Final = re.compile(rf"{_ASIDE}(?P<colon> ?:)? {_NUMBER}")
_PLACED: Final = re.compile(
    rf"{_ASIDE}(?:,|(?: {_ADVERB}){{0,4}}(?: {_VERB})?)(?: {WORD}){{0,4}} {_NUMBER}"
)
_NEED: Final = re.compile(led(cues("needs")))
_CLAUSE: Final = re.compile(
    r"(?:(?<!\S)[-+•*]|(?<!\w)" + words("clause_before") + r")\s*$", re.IGNORECASE
)
_STOPS: Final = frozenset(',;:(–—“"')
_IN_FRONT: Final = re.compile(
    r"(?:(?:^|[,;:(–—“]|(?<!\w)"
    + words("front_before")
    + r"),?\s?(?:trên|tại|ở|trong|riêng (?:tại|ở|trong))|\d trên)\s(?:địa bàn )?$",
    re.IGNORECASE,
)
_AT: Final = ("trên", "tại", "ở", "trong", "địa bàn")
_NUMBER_OF: Final = re.compile(
    rf"(?<!\w)[Ss]ố (?:{WORD} ){{1,6}}?(?:(?:trong|tại|ở|của|trên địa bàn|trên|thuộc) )?$"
)
_DELIMITED: Final = re.compile(
    rf"(?:^|[,;:(]|(?<!\S)[-+•*–]|(?<!\w){words('list_before')})\s*$",
    re.IGNORECASE,
)
_LATER: Final = re.compile(
    r"[^;:“”()]{1,90}?, (?:hiện nay|hiện đang|hiện|đang)(?: đang)? (?:có|sử dụng)"
    rf"(?: {WORD}){{0,3}} {_NUMBER}"
)
_HAS: Final = re.compile(r"(?: (?:hiện nay|hiện|đang))* (?:có|sử dụng|hiện có|còn)(?!\w)")
_PART_OF: Final = re.compile(rf"(?<!\w){words('part_of')} (?:ở|tại|trên|trong|của)\s(?:địa bàn )?$")
_OFFICE: Final = re.compile(
    rf"(?<!\w){words('office_before')}\s$",
    re.IGNORECASE,
)
_PREPOSITIONS: Final = (" của ", " thuộc ", " trên ", " trong ", " tại ", " ở ", " địa bàn ")
_BEHIND: Final = re.compile(rf"(?: {WORD}){{0,2}}? (?:của|thuộc|trên|trong|tại|ở) (?:địa bàn )?")
_CLOSE_BEHIND: Final = re.compile(r" (?:(?:của|thuộc|trên|trong|tại|ở) )?(?:địa bàn )?")
_NO_LABEL: Final = words("no_label")
_BRACKETED: Final = re.compile(r"\([^()]{0,300}\)")
_OTHER_SUBJECT: Final = rf"\s*{words('other_subject')}"
_BREAK: Final = re.compile(
    rf"“|”|\"|{BODY}|,{_OTHER_SUBJECT}|;{_OTHER_SUBJECT}|"
    + led(("và", "còn", "nhưng", "song", "do"), behind=_OTHER_SUBJECT)
    + r"|r(?<!\w.)iêng (?!số|lao động|công nhân|nữ|tháng|năm|quý|trong)|"
    + led([*cues("other_clause"), "doanh"])
)
"""`doanh nghiệp` that is not counted is another subject, with or without a comma in front."""
_PART_LABEL: Final = re.compile(
    rf"(?:\(|[,;] (?:và )?|^ và )(?P<label>[{UPPER}]{WORD[:-1]}*(?: [{UPPER}]{WORD[:-1]}*){{0,4}}|"
    rf"(?!{_NO_LABEL}){WORD}(?: (?!{_NO_LABEL}){WORD}){{0,3}}):? $"
)
_SERIES_LABEL: Final = re.compile(
    r"(?:^|[;:,(\n]|(?<!\w)(?:và|còn|riêng)(?!\w)) ?(?:[-+•*–] ?)?(?:(?:trong đó|nhiều nhất|"
    r"đông nhất|cụ thể|như|gồm)(?: là| có)? )?"
    rf"(?P<label>(?:[^\W\d_]|{BODY})[^;:,()\n]{{0,60}}?)"
    r"(?: (?:hiện |đang )?(?:có|là|với|còn|đạt|được)| ?[:–-])? $"
)
_GOES_ON: Final = re.compile(r"\s*(?:[-+•*]\s*)?(?:Trong đó|Trong số (?:này|đó|ấy)|Số này)(?!\w)")
_RETURNS: Final = re.compile(r";\s*(?:tổng )?số ")
_SAME_GROUND: Final = re.compile(
    rf" trên địa bàn(?= ?[.,;:)]|$| (?!tỉnh|thành phố|huyện|quận|xã|phường|[{UPPER}]))"
)
_OF_A_NUMBER: Final = re.compile(rf" (?:của|thuộc) [{COUNT}{ZONES}]")
_LIST_FOLLOWS: Final = re.compile(r"(?:trong đó|gồm|bao gồm|gồm có)\s*:\s*$", re.IGNORECASE)
_LIST_LINE: Final = re.compile(rf"\s*[-+•*]\s*[{COUNT}{ZONES}]")


def governed(line: str, candidate: Candidate) -> tuple[int, bool, bool] | None:
    """Give the place of the first number that stands under these words, None where none does.

    The first flag tells that something is wanted (`cần`, `tuyển`), so that a target can be theirs;
    the second that the words name the owner of a part, and of nothing else.
    """
    start, end, kind = candidate
    sign, ahead = line[end : end + 1], line[end + 1 : end + 2]
    word = line[end + 1 : line.find(" ", end + 1)] if sign == " " else ""
    has_aside = word in _ASIDES or (sign == " " and ahead == "(")
    subject = _SUBJECT.match(line, end) if has_aside or word in _SUBJECTS else None
    if not subject and start < 8 and kind in ("body", "zone") and not line[:start].strip():
        subject = _LATER.match(line, end)
    if subject:
        before = line[max(0, start - 60) : start]
        if _may_be_subject(line, candidate, before) or _NUMBER_OF.search(before):
            return subject.end(), bool(_NEED.search(subject[0])), False
    if kind == "bare":
        return None
    if sign in (" ", ",") and _may_be_placed(line, start):
        placed = _PLACED.match(line, end)
        if placed and _IN_FRONT.search(line[max(0, start - 28) : start]):
            return placed.end(), bool(_NEED.search(placed[0])), False
    if kind == "zones" or not (has_aside or sign == ":" or ahead in _LABELS):
        return None
    label = _LABEL.match(line, end)
    if label and _DELIMITED.search(line[max(0, start - 16) : start]):
        return label.end(), False, not label["colon"]
    return None


def _may_be_placed(line: str, start: int) -> bool:
    """Tell words that a preposition of place stands in front of."""
    if not line[max(0, start - 1) : start].isspace():
        return False
    return line[max(0, start - 9) : start - 1].lower().endswith(_AT)


def _may_be_subject(line: str, candidate: Candidate, before: str) -> bool:
    start, end, kind = candidate
    words = line[start:end].lower()
    if words == "các doanh nghiệp":
        return False
    if _begins_clause(before[-16:]):
        return words != "đơn vị" or bool(_HAS.match(line, end))
    if kind == "place":
        return bool(_PART_OF.search(before[-32:]))
    return kind in ("body", "zone", "whole") and not _OFFICE.search(before[-24:])


def _begins_clause(before: str) -> bool:
    words = before.rstrip()
    if not words or words[-1] in _STOPS or words[-1].isdecimal():
        return True
    return _CLAUSE.search(before) is not None


def may_follow(between: str) -> bool:
    """Tell words behind a number after which its scope can stand: most that stand near do not."""
    return between == " " or between.endswith(_PREPOSITIONS)


def follows(line: str, end: int, candidate: Candidate, *, close: bool, people: bool) -> bool:
    """Tell words right behind a number that say whose it is: `97 doanh nghiệp của Khu A`.

    `close` asks for nothing but a preposition between, as where another scope is there already;
    of people the body may stand right behind: `3.000 công nhân Công ty X`.
    """
    if not end < candidate.start <= end + 40 or candidate.kind == "zones":
        return False
    between = line[end : candidate.start]
    if candidate.kind == "bare":
        return between == " của "
    if candidate.kind in ("sector", "whole") and _CLOSE_BEHIND.fullmatch(between):
        return not line.startswith("ngành", candidate.start)
    if between == " ":
        return people and candidate.kind == "body"
    pattern = _CLOSE_BEHIND if close else _BEHIND
    return len(between) > 1 and bool(pattern.fullmatch(between))


def labelled(between: str) -> tuple[int, int] | None:
    """Give the place of a label that only its place in a list of parts shows: `(Rạch Giá 3, …)`."""
    match = _PART_LABEL.search(between)
    return match.span("label") if match else None


def in_series(between: str) -> tuple[int, int] | None:
    """Give the place of a label in a series of labels and numbers: `; Đồng Văn II 51 - 15.876`."""
    match = _SERIES_LABEL.search(between)
    named = match is not None and any(c.isupper() or c == BODY for c in match["label"])
    return match.span("label") if match and named else None


def breaks(between: str) -> bool:
    """Tell words between two numbers behind which the scope of the first no longer holds."""
    return bool(_BREAK.search(_BRACKETED.sub("", between).rpartition(")")[2]))


def returns(between: str) -> bool:
    """Tell words behind a list of parts that count the whole again: `…; tổng số đoàn viên là`."""
    return bool(_RETURNS.search(between))


def is_on_the_same_ground(line: str, end: int) -> bool:
    """Tell a bare `trên địa bàn` right behind a number: the place named so before is meant."""
    return bool(_SAME_GROUND.match(line, end))


def is_of_a_number(line: str, end: int) -> bool:
    """Tell a number whose owner is itself counted: `25/25 công đoàn của hai tỉnh`."""
    return bool(_OF_A_NUMBER.match(line, end))


def goes_on(before: str, line: str) -> bool:
    """Tell a sentence that goes on counting within the scope of the one before."""
    if _GOES_ON.match(line):
        return True
    return bool(_LIST_LINE.match(line) and _LIST_FOLLOWS.search(before))
