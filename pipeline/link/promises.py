"""Who promises: the house that somebody speaks for, or whoever a pronoun means.

Everything here reads text with organisations and dates blotted out (`link.marked`).
"""

import re
from typing import Final

from .marked import BODY, UPPER, Blotted, cues, led
from .phrases import STARTS, Place, noun_phrase, with_partner
from .subjects import before_verb, subject

PROMISE: Final = re.compile(led(cues("promises")))
"""What all that promises has, and few cues have."""
PROMISES: Final = re.compile(led(cues("promises"), behind=r"(?: \w+){0,9}\W{0,20}$"))
PARTNERS: Final = re.compile(r"(?<!\w)(?:hai|ba|bốn|các) bên(?!\w)")
_COMPANY: Final = re.compile(
    rf"(?<!\w)(?:công ty|nhà máy|doanh nghiệp|đơn vị)(?: này)?(?!\w)|{BODY}+"
)
_BOARD: Final = re.compile(
    r"(?:ban|hội đồng|lãnh đạo|tập thể|phía|bên|người sử dụng|chủ(?! tịch| nhiệm| trì)|các|những|"
    r"mỗi|tất cả|\d{1,4}|hai|ba|bốn) "
)
_FOR_WHOM: Final = re.compile(r"(?<!\w)(?:đại diện|phía) ")
_ON_BEHALF: Final = re.compile(r"(?:thay mặt|đại diện)(?: cho)? (?P<who>[^,.:;]{2,90}), ")
FOR_OTHERS: Final = re.compile(led(cues("promises"), behind=" (?:rằng |là )?"))
_PRONOUN: Final = re.compile(
    r"(?:[^,.;:]{2,30}, )?(?P<sex>[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị) "
    rf"(?![{UPPER}])(?=(?:\w+ ){{0,3}}(?:cam kết|hứa))"
)
_PERSON: Final = re.compile(
    rf"(?<!\w)(?P<sex>[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị)(?: [{UPPER}][^\W\d_]*){{1,5}}"
)
_NAMED_NEAR: Final = 400


def promiser(said: Blotted, start: int, end: int) -> Place | None:
    """Give who promises what a cue opens, or for whom it is promised."""
    themselves = _promised_for(said, start, end)
    promise = None if themselves else PROMISES.search(said.low, start, end)
    return _promiser(said, start, promise.start(), end) if promise else themselves


def _promiser(said: Blotted, start: int, promise: int, end: int) -> Place | None:
    """Give who promises: `bà B, Phó Giám đốc công ty, cam kết:` → `công ty`."""
    inner = said.low.rfind(" mà ", start, promise) + 4
    named = noun_phrase(said, inner, promise, may_end=True) if inner > 3 else None
    if named:
        return named
    whole = before_verb(said, start, promise)
    if whole and _BOARD.match(said.low, whole[0]):
        return whole
    bodies = list(_COMPANY.finditer(said.low, start, promise))
    partners = PARTNERS.search(said.low, start, promise)
    if partners or bodies:
        return partners.span() if partners else bodies[-1].span()
    group = STARTS.match(said.low, start, promise)
    found = noun_phrase(said, start, promise, may_end=True) if group else None
    found = found or subject(said, start, promise)
    found = found or _represented(said, start, promise)
    behalf = None if found else _ON_BEHALF.match(said.low, start, promise)
    if behalf and STARTS.match(said.low, behalf.start("who")):
        return behalf.span("who")
    return found or _he(said, start, end) or _by_name(said, start, promise)


def _represented(said: Blotted, start: int, end: int) -> Place | None:
    """Give whom somebody speaks for: `đại diện nhà thầu suất ăn hứa …`."""
    sent = _FOR_WHOM.search(said.low, start, end)
    return noun_phrase(said, sent.end(), end, may_end=True) if sent else None


def _promised_for(said: Blotted, start: int, end: int) -> Place | None:
    """Give for whom somebody promises: `ông A hứa nhà máy sẽ …`."""
    promise = FOR_OTHERS.search(said.low, start, end)
    found = noun_phrase(said, promise.end(), end) if promise else None
    itself = found and said.low.startswith(" sẽ ", found[1])
    return with_partner(said, found, end) if found and itself else None


def _by_name(said: Blotted, start: int, promise: int) -> Place | None:
    """Give a person who promises for himself: `ông Đạt cam kết:`; with an office he does not."""
    named = list(_PERSON.finditer(said.text, start, promise))
    close = named and said.text[named[-1].end() : promise].strip() in ("", "đã", "cũng", "còn")
    return named[-1].span() if named and close else None


def _he(said: Blotted, start: int, end: int) -> Place | None:
    """Give whom `Ông hứa:` means: the last such person named shortly before."""
    pronoun = _PRONOUN.match(said.text, start, end)
    if pronoun is None:
        return None
    people = _PERSON.finditer(said.text, max(0, start - _NAMED_NEAR), start)
    same = [m.span() for m in people if m["sex"].lower() == pronoun["sex"].lower()]
    return same[-1] if same else None
