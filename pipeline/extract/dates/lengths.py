"""Stated lengths of time: `4 năm`, `một năm rưỡi`, `2-3 tháng`."""

import re
from collections.abc import Iterator
from typing import Final

from . import fragments as f
from .moment import Candidate
from .rule import Rule, rule

_NUMBER = rf"(?:\d{{1,3}}(?![\d.,/])|{f.NUMBER_WORD}(?!\w))"
_UNIT = rf"(?:năm|tháng|tuần{f.SPACE}lễ|tuần|ngày|thập{f.SPACE}k[ỷỉ]|thế{f.SPACE}k[ỷỉ])(?!\w)"
_NOT_A_POINT = (
    rf"(?!{f.SPACE}(?:\d|tuổi|lương|công(?!{f.SPACE}(?:tác|bố))|thu{f.SPACE}nhập|thứ(?!\w)|đầu{f.SPACE}năm|cuối{f.SPACE}năm|"
    rf"giữa{f.SPACE}năm|đầu{f.SPACE}(?:tiên{f.SPACE})?của{f.SPACE}năm|năm{f.SPACE}\d|ấy|đó(?!\w)|sinh(?!\w)))(?!/)"
)
_BIG = {"thập kỷ": 10, "thập kỉ": 10, "thế kỷ": 100, "thế kỉ": 100}
_HALVES = {"Y": "P{}Y6M", "M": "P{}M15D"}


def _amount(words: str) -> int:
    return int(words) if words.isdigit() else f.number(words)


def _length(count: int, unit: str) -> str:
    plain = " ".join(unit.lower().split())
    if plain in _BIG:
        return f"P{count * _BIG[plain]}Y"
    return f.UNITS[plain].format(count)


def _found(match: re.Match[str], name: str, length: str) -> Iterator[Candidate]:
    yield Candidate(
        match.start(), match.end(), f"dates.{name}", "duration", length=length, grain=None
    )


def _plain(match: re.Match[str]) -> Iterator[Candidate]:
    count = _amount(match["n"])
    if count == 0:
        return
    length = _length(count, match["unit"])
    if match["n2"]:
        length += _length(_amount(match["n2"]), match["unit2"])[1:]
    if match["half"]:
        if length[-1] not in _HALVES:
            return
        length = _HALVES[length[-1]].format(length[1:-1])
    yield from _found(match, "length", length)


def _range(match: re.Match[str]) -> Iterator[Candidate]:
    low, high = _amount(match["n"]), _amount(match["n2"])
    if 0 < low < high:
        lengths = f"{_length(low, match['unit'])}/{_length(high, match['unit'])}"
        yield from _found(match, "length_range", lengths)


def _half(match: re.Match[str]) -> Iterator[Candidate]:
    length = {"năm": "P6M", "tháng": "P15D"}[match["unit"].lower()]
    return _found(match, "half_length", length)


RULES: Final[tuple[Rule, ...]] = (
    rule("length", "digit word", rf"(?P<n>{_NUMBER}){f.SPACE}(?P<unit>{_UNIT})"
         rf"(?:{f.SPACE}(?P<half>rưỡi)(?!\w)|{f.SPACE}(?:và{f.SPACE})?(?P<n2>{_NUMBER}){f.SPACE}(?P<unit2>tháng|ngày)(?!\w))?{_NOT_A_POINT}", _plain),
    rule("length_range", "digit word", rf"(?P<n>{_NUMBER})(?:{f.GAP}{f.DASH}{f.GAP}|{f.SPACE}(?:đến|tới|hoặc){f.SPACE})"
         rf"(?P<n2>{_NUMBER}){f.SPACE}(?P<unit>{_UNIT}){_NOT_A_POINT}", _range),
    rule("half_length", "half", rf"nửa{f.SPACE}(?P<unit>năm|tháng)(?!\w)(?!{f.SPACE}(?:đầu|cuối|trước|sau|\d))", _half),
)  # fmt: skip
