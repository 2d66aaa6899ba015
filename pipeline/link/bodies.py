"""The wording of what is counted: zones, places, sectors, `toàn tỉnh`, companies in short."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal, get_args

from ..data import load
from .marked import BODY, UPPER, WORD, ZONES, words

Kind = Literal["whole", "place", "zone", "sector", "body", "bare", "zones"]

_NAME: Final = (
    rf"[{UPPER}][\w.&]*(?:(?: [-–] | |-)(?:[{UPPER}][\w.&]*|\d{{1,3}}(?![\w.,%/]))){{0,6}}"
)
_TERRITORY: Final = words("territory", capital=True)
_ZONE: Final = rf"(?:{words('zone_head', capital=True)}|[Kk]hu(?= [A-Z0-9]{{1,2}}(?!\w)))"
_ZONE_TAIL: Final = (
    rf"(?:(?: (?:trong|của|trên|tại|ở)(?: địa bàn)?(?: toàn)?)? {_TERRITORY}(?: {_NAME})?"
    r"| trên địa bàn(?! (?!(?:hiện|có|đang|đã|sử dụng|thu hút)(?!\w))\w)"
    r"| còn lại| khác| phía (?:Nam|Bắc|Đông|Tây))"
)
_ZONES: Final = r"[Cc]ác khu(?!\w)"
_SECTOR: Final = (
    rf"{words('sector', capital=True)}"
    rf"|{words('sector_head', capital=True)}(?! {words('no_sector')})"
    rf"(?: (?!{words('ends_sector')}){WORD}){{1,6}}(?: có vốn đầu tư nước ngoài| trong nước)?"
    rf"|(?:[Cc]ác )?(?:[Dd]oanh nghiệp|DN)(?: khu vực)? {words('sector_kind')}"
)
_WHOLE: Final = rf"(?:[Tt]oàn|[Cc]ả)(?: bộ)? (?:{words('whole_of')}|{BODY}+)(?: {_NAME})?"
_SPEAKER: Final = r"(?: (?:em|tôi|mình|chúng tôi)(?!\w))?"
_BARE: Final = (
    rf"{words('short_place', capital=True)}|{words('short_body', capital=True)}{_SPEAKER}"
)
_PLACE: Final = (
    rf"địa bàn {_TERRITORY}(?! [{UPPER}\d])|{_TERRITORY} ?(?:{_NAME}|\d{{1,2}}(?![\w.,%/]))"
)
_KINDS: Final = get_args(Kind)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that can name what is counted; offsets into their sentence."""

    start: int
    end: int
    kind: Kind


# First words of what has no type of its own below.
_FIRST_WORDS: Final = frozenset(
    {"toàn", "cả", "các", "những", "hai", "ba", "bốn", "năm", "địa", "DN"}
)
_TYPES: Final = ("territory", "zone_head", "sector", "sector_head", "short_body", "short_place")


@lru_cache(maxsize=1)
def _pattern() -> tuple[re.Pattern[str], re.Pattern[str]]:
    provinces = sorted(
        {r.surface for r in load("places") if r.type == "province" and r.surface[0].isupper()},
        key=lambda p: (-len(p), p),
    )
    names = "|".join(map(re.escape, provinces))
    several = r"(?:[Cc]ác|[Nn]hững|\d{1,2}|hai|ba|bốn|năm) "
    joined = rf"{_ZONE}(?:(?:, | và |, và ){_ZONE}){{0,3}}"
    families = {
        "whole": _WHOLE,
        "zones": rf"{ZONES}+",
        "body": rf"{BODY}+",
        "zone": rf"(?:{several}{joined}(?: {_NAME})?|{joined} {_NAME}){_ZONE_TAIL}?|{_ZONES}",
        "sector": _SECTOR,
        "place": rf"{_PLACE}|(?:{names})(?!\w)",
        "bare": _BARE,
    }
    fused = "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in families.items())
    firsts = "|".join(sorted(map(re.escape, _firsts(provinces))))
    return re.compile(fused), re.compile(rf"(?:{firsts})(?![^\W\d])")


def _firsts(provinces: Sequence[str]) -> set[str]:
    """Give how candidates can begin, literals all: the engine then skips to their first letters."""
    cues = {r.surface for r in load("link_cues") if r.type in _TYPES} | {"doanh nghiệp"}
    firsts = {re.split(r"[ ,.-]", cue)[0] for cue in cues | _FIRST_WORDS}
    capitals = {word[0].upper() + word[1:] for word in firsts}
    return firsts | capitals | {n.split()[0] for n in provinces} | {BODY, ZONES, *"0123456789"}


def candidates(line: str) -> list[Candidate]:
    """Give every wording of a blotted sentence that can be a scope, in order."""
    pattern, firsts = _pattern()
    found: list[Candidate] = []
    first = firsts.search(line)
    while first:
        start = first.start()
        inside = start and (line[start - 1].isalnum() or line[start - 1] in "/_")
        match = None if inside else pattern.match(line, start)
        if match:
            found += [Candidate(start, match.end(), kind) for kind in _KINDS if match[kind]]
        first = firsts.search(line, match.end() if match else start + 1)
    return found


def merged(line: str, found: Sequence[Candidate]) -> list[Candidate]:
    """Join what is coordinated (`Khu kinh tế A và các khu công nghiệp`) and drop the larger places.

    Of `phường Ba Hàng, thị xã Phổ Yên` the first names what is counted; it then reaches, for what
    follows, to the end of the second.
    """
    out: list[Candidate] = []
    for candidate in found:
        last = out[-1] if out else None
        between = line[last.end : candidate.start] if last else ""
        if last and between in (" và ", ", ") and _go_together(last, candidate, between):
            out[-1] = Candidate(last.start, candidate.end, last.kind)
        else:
            out.append(candidate)
    return out


def _go_together(one: Candidate, other: Candidate, between: str) -> bool:
    if between == ", ":
        return one.kind == other.kind == "place"
    return {one.kind, other.kind} <= {"zone", "body"} or one.kind == other.kind == "sector"
