"""The wording of what is counted: zones, places, sectors, `toàn tỉnh`, companies in short."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final, Literal, NamedTuple, cast

from ..data import load
from .marked import BODY, NUMBER_AHEAD, UPPER, WORD, ZONES, begins, words

Kind = Literal["whole", "place", "zone", "unit", "sector", "body", "bare", "zones"]

_PART: Final = rf"[{UPPER}]\w*(?:[.&'’]\w+)*"
_NAME: Final = rf"{_PART}(?:(?: [-–] | |-)(?:{_PART}|\d{{1,3}}(?![\w.,%/]))){{0,6}}"
_TERRITORY: Final = words("territory", capital=True)
_SIDE: Final = "(?:Đông|Tây|Nam|Bắc)"
_ZONE: Final = (
    rf"(?:{words('zone_head', capital=True)}|[Kk]hu(?= (?:[A-Z0-9]{{1,2}}|{_SIDE})(?!\w)))"
)
_ZONE_TAIL: Final = (
    rf"(?:(?: (?:trong|của|trên|tại|ở)(?: địa bàn)?(?: toàn)?)? {_TERRITORY}(?: {_NAME})?"
    r"| trên địa bàn(?! (?!(?:hiện|có|đang|đã|sử dụng|thu hút)(?!\w))\w)"
    rf"| còn lại| khác| phía {_SIDE})"
)
_NUMBERED: Final = r"(?:số )?\d{1,2}(?![\w/%]|[.,]\d)"
_UNIT: Final = (
    rf"(?:{words('unit_head', capital=True)} (?:{_NUMBERED}(?: và {_NUMBERED})?|[A-Z]\d?(?!\w)"
    rf"|thứ (?:nhất|hai|ba|tư|năm|sáu)(?!\w))|{words('unit_named', capital=True)} {_NAME})"
    rf"(?: (?:ở|tại) {_NAME})?"
)
_OWN: Final = re.compile(
    rf"[Rr]iêng (?:(?:tại|ở) )?(?!(?:Quý|Tháng|Năm|Tết|Ngày|Đợt|Đảng)(?!\w))(?P<name>{_NAME})"
)
"""A name that `riêng` sets apart is a place or a body, whatever else it looks like."""
_OF_PLACE: Final = re.compile(r"^ của (?:tỉnh|huyện)(?!\w)")
_TERM: Final = r" kh(?:óa|oá) (?:[IVXLC]{1,6}|\d{1,2})(?!\w)"
_ZONES: Final = (
    r"[Cc]ác khu(?!\w)(?! (?:cách ly|trọ|nhà|dân cư|phố|vực|lưu trú|tập thể|tái định cư|đô thị|"
    r"du lịch|vui chơi|nghỉ)(?!\w))|[Hh]ai khu(?= (?:có|hiện|thu hút|sử dụng)(?!\w))"
)
_SECTOR: Final = (
    rf"{words('sector', capital=True)}(?: và có vốn đầu tư nước ngoài)?"
    rf"|{words('sector_head', capital=True)}(?! {words('no_sector')})"
    rf"(?: (?!{words('ends_sector')}){WORD}){{1,6}}(?: có vốn đầu tư nước ngoài| trong nước"
    rf"|, {words('trade')}(?= {NUMBER_AHEAD}| (?:có|tuyển|hiện|cần|thu hút|sử dụng|chiếm)(?!\w)))?"
    rf"|(?:[Cc]ác )?(?:[Dd]oanh nghiệp|DN)(?: khu vực)? {words('sector_kind')}"
)
_WHOLE: Final = rf"(?:[Tt]oàn|[Cc]ả)(?: bộ)? (?:{words('whole_of')}(?! hội)|{BODY}+)(?: {_NAME})?"
_SPEAKER: Final = r"(?: (?:em|tôi|mình|chúng tôi)(?!\w))?"
_ORGANS: Final = ("Chấp hành", "Thường vụ", "Kiểm soát", "Thanh tra nhân dân")
_OWNS: Final = ("có", "còn", "hiện", "đang", "sử dụng")
"""What follows bare words that are whose something is only where they have it."""
_BARE: Final = (
    rf"Ban (?:{'|'.join(_ORGANS)})(?:{_TERM})?"
    rf"|{words('short_place', capital=True)}"
    rf"|{words('short_owner', capital=True)}(?= (?:{'|'.join(_OWNS)})(?!\w))"
    rf"|{words('short_body', capital=True)}{_SPEAKER}"
    rf"|(?:[Đđ]ảng|[Cc]hi) bộ(?= (?:có|hiện|kết nạp)(?!\w))"
)
_PLACE: Final = (
    rf"địa bàn {_TERRITORY}(?! [{UPPER}\d])|{_TERRITORY} ?(?:{_NAME}|\d{{1,2}}(?![\w.,%/]))"
    r"(?: cũ(?!\w))?"
)


class Candidate(NamedTuple):
    """Words that can name what is counted; offsets into their sentence."""

    start: int
    end: int
    kind: Kind


_TYPES: Final = (
    "territory", "zone_head", "sector", "sector_head", "short_body", "short_place", "unit_named",
)  # fmt: skip
_WHICH: Final = (*"0123456789ABCDEFGH", "số", "thứ")
_ALL_OF: Final = ("các ", "Các ")
_SEVERAL: Final = ("các", "những", "hai", "ba", "bốn", "năm")
_JOINT: Final = 7
"""How far apart two candidates can stand that are joined."""
_made: Final = tuple.__new__
_Begun = tuple[int, int]
"""Where words begin that can be a candidate; of a body or zones also where they end."""
_SIGNS: Final = "\n\t(\"“”'‘’[.,:;?!)*+•…–—-"
"""Signs that a word can stand behind without a blank."""
_NUMBER_BEFORE: Final = re.compile(r"(?<![\w/])[0-9]{1,2} $")


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Give the pattern of a candidate, and one that finds where candidates can begin."""
    provinces = sorted(
        {r.surface for r in load("places") if r.type == "province" and r.surface[0].isupper()},
        key=lambda p: (-len(p), p),
    )
    names = "|".join(map(re.escape, provinces))
    several = rf"(?:{'|'.join(map(_either, _SEVERAL))}|\d{{1,2}}) "
    joined = rf"{_ZONE}(?:(?:, | và |, và ){_ZONE}){{0,3}}"
    families = {
        "whole": _WHOLE,
        "zones": rf"{ZONES}+",
        "body": rf"{BODY}+",
        "zone": rf"(?:{several}{joined}(?: {_NAME})?|{joined} {_NAME}){_ZONE_TAIL}?"
        rf"|{_ZONE} (?:và|cùng) {several}{joined}(?: {_NAME})?|{_ZONES}",
        "sector": _SECTOR,
        "place": rf"{_PLACE}|(?:{names})(?!\w)",
        "unit": _UNIT,
        "bare": _BARE,
    }
    fused = "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in families.items())
    runs = f"{BODY}{BODY}*|{ZONES}{ZONES}*"
    found = begins(map(_spaced, _beginnings() | set(provinces)))
    return re.compile(fused), re.compile(f" (?:{found}|{runs})")


def _either(word: str) -> str:
    return f"[{word[0].upper()}{word[0]}]{word[1:]}" if word in _SEVERAL[:2] else word


def _beginnings() -> set[str]:
    """Give how candidates can begin, as far as they are literal; numbers are looked for behind."""
    cues: dict[str, list[str]] = {}
    for row in load("link_cues"):
        cues.setdefault(row.type, []).append(row.surface)
    heads = {re.split(r"[ ,]", head)[0] for head in cues["zone_head"]} | {"khu"}
    found = {surface for kind in _TYPES for surface in cues[kind]}
    found |= {"địa bàn", "DN", "khu", "riêng", *(f"Ban {organ}" for organ in _ORGANS)}
    found |= {f"{word} {verb}" for word in cues["short_owner"] for verb in _OWNS}
    found |= {f"{head} {which}" for head in cues["unit_head"] for which in _WHICH}
    found |= {f"{word} {head}" for word in _SEVERAL for head in heads | set(map(_capital, heads))}
    found |= {f"{head} bộ {verb}" for head in ("đảng", "chi") for verb in ("có", "hiện", "kết nạp")}
    found |= {"doanh nghiệp", "các doanh nghiệp", "các Doanh nghiệp", "các DN"}
    wholes = (f"{word}{more}" for word in ("toàn", "cả") for more in ("", " bộ"))
    found |= {f"{whole} {of}" for whole in wholes for of in (*cues["whole_of"], BODY)}
    return found | set(map(_capital, found))


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]


def _spaced(line: str) -> str:
    for sign in _SIGNS:
        line = line.replace(sign, " ")
    return line


def beginnings(lines: Sequence[str]) -> list[list[_Begun]]:
    """Give, for each of some blotted sentences, where candidates can begin in it."""
    spaced = _spaced(" " + " ".join(lines))
    found: list[list[_Begun]] = [[] for _ in lines]
    number, behind, ahead = -1, 0, 0
    for match in _patterns()[1].finditer(spaced):
        start, end = match.span()
        while start >= behind:
            number += 1
            ahead, behind = behind, behind + len(lines[number]) + 1
        found[number].append((start - ahead, end - 1 - ahead))
    return found


def candidates(line: str, begun: Iterable[_Begun]) -> list[Candidate]:
    """Give every wording of a blotted sentence that can be a scope, in order.

    What is coordinated is joined (`Khu kinh tế A và các khu công nghiệp`), and the larger place
    dropped: of `phường Ba Hàng, thị xã Phổ Yên` the first names what is counted.
    """
    found: list[Candidate] = []
    end = 0
    for start, stop in begun:
        if start < end:
            continue
        candidate: Candidate | None
        if line[start] == BODY:
            if line.endswith(_ALL_OF, end, start):
                start -= 4
            candidate = _made(Candidate, (start, stop, "body"))
        else:
            candidate = _candidate(line, start, end)
        if not candidate:
            continue
        start, end, kind = candidate
        if kind == "zones" and line.startswith(BODY, end):
            kind, end = "zone", _end_of_body(line, end)
            candidate = _made(Candidate, (start, end, kind))
        first = found[-1] if found and start < found[-1].end + _JOINT else None
        if first and _go_together(line, first, candidate):
            if kind == "zones":
                end += len("".join(_OF_PLACE.findall(line[end : end + 9])))
            found[-1] = _made(Candidate, (first.start, end, first.kind))
        else:
            found.append(candidate)
    return found


def _candidate(line: str, start: int, done: int) -> Candidate | None:
    """Read the words that begin here; `done` is where those before end."""
    pattern = _patterns()[0]
    if line.startswith("iêng ", start + 1):
        own = _OWN.match(line, start)
        if not own or pattern.match(line, own.start("name")):
            return None
        return _made(Candidate, (*own.span("name"), "place"))
    match = None
    if start > 1 and line[start - 2].isdecimal():
        number = _NUMBER_BEFORE.search(line, max(done, start - 3), start)
        match = pattern.match(line, number.start()) if number else None
    match = match or pattern.match(line, start)
    if not match:
        return None
    return _made(Candidate, (*match.span(), cast(Kind, match.lastgroup)))


def _go_together(line: str, first: Candidate, then: Candidate) -> bool:
    """Tell two candidates that are counted together, or of which the second says where."""
    between, one, other = line[first.end : then.start], first.kind, then.kind
    if between == ", ":
        if one == other == "place":
            return True
        is_several = line[first.start : first.start + 4].lower() == "các "
        is_several = is_several or line[first.start] == ZONES
        return is_several and {one, other} <= {"zone", "body"} and not _is_named(line, first)
    if between not in (" và ", " cùng "):
        return False
    if other == "zones":
        return one in ("zone", "body")
    return {one, other} <= {"zone", "body"} or one == other in ("sector", "place")


def _end_of_body(line: str, place: int) -> int:
    """Give where the name ends that goes on behind a number of zones: `ba KCN ⟦Hòa Phú⟧`."""
    while line.startswith(BODY, place):
        place += 1
    return place


def _is_named(line: str, zone: Candidate) -> bool:
    """Tell zones that have their place with them: `các KCN Bình Dương`, not `các khu kinh tế`."""
    if zone.kind == "body" or line[zone.start] == ZONES:
        return False
    last = line[zone.start : zone.end].rpartition(" ")[2]
    return not last.islower() and not last.isupper()
