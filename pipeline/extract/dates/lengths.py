"""Stated lengths of time: `4 năm`, `một năm rưỡi`, `2-3 tháng`, `3 tháng 10 ngày`."""

import re
from collections.abc import Iterator
from typing import Final

from . import fragments as f
from . import reading
from .lead import Lead
from .moment import Candidate
from .numbers import SMALL_NUMBER
from .rule import Rule, rule

_HUNDREDS = rf"(?:(?:một|hai|ba|bốn){f.SPACE})trăm(?:{f.SPACE}{SMALL_NUMBER})?"
_NUMBER = rf"(?:\d{{1,3}}(?!\d|[./]\d|,\d)|{_HUNDREDS}(?!\w)|{SMALL_NUMBER})"
_UNIT = rf"(?:năm|tháng|tuần{f.SPACE}lễ|tuần|ngày|thập{f.SPACE}(?:kỷ|niên)|thế{f.SPACE}kỷ)(?!\w)"
_NOT_A_POINT = (
    rf"(?!{f.SPACE}(?:\d|rưỡi(?!\w)|tuổi|ngoái(?!\w)|(?:tiền{f.SPACE})?lương|thu{f.SPACE}nhập|"
    rf"công(?!{f.SPACE}(?:tác|bố|tình|ty|đoàn|nhân))|"
    rf"thứ(?!\w)|(?:đầu|cuối|giữa)(?:{f.SPACE}tiên)?{f.SPACE}(?:của{f.SPACE})?năm|"
    rf"(?:chục|mươi|lăm|trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ)(?!\w)|năm{f.SPACE}\d|ấy|đó(?!\w)|sinh(?!\w)|âm{f.SPACE}lịch|tết))(?!/)"
)
_BIG: Final = {"thập kỷ": 10, "thập niên": 10, "thế kỷ": 100}
_MORE: Final = {"tháng": 12, "ngày": 60}
"""So many are no rest of a greater unit."""
_SOME_DAY: Final = re.compile(
    r" {1,3}ngày {1,3}(?:không xa|nào|kia|đẹp trời|đầu|cuối|giữa|mưa|nắng|đông|hè|thu|xuân"
    r"|mới|đáng nhớ|bình thường|như|bận rộn|gần đây|tháng)(?!\w)"
)
"""`một ngày không xa`, `một ngày mưa`: some day, no length."""
_REST = rf"(?:{f.SPACE}(?P<n3>{_NUMBER}){f.SPACE}(?P<unit3>tháng|tuần|ngày)(?!\w))?"
_TERM = (
    rf"(?:{f.SPACE}(?:tù(?:{f.SPACE}(?:giam|treo)|(?:{f.SPACE}(?:nhưng|được|cho)){{1,3}}{f.SPACE}hưởng"
    rf"{f.SPACE}án{f.SPACE}treo)?|cải{f.SPACE}tạo{f.SPACE}không{f.SPACE}giam{f.SPACE}giữ)(?!\w))?"
)
"""What a term of punishment is called between the two ends of a range."""
_GOES_ON: Final = (" đến", " tới", " tù", " cải", "  ")
_ON_TO: Final = re.compile(
    rf"{_TERM}{f.SPACE}(?:đến|tới){f.SPACE}(?:dưới{f.SPACE})?(?P<n>{_NUMBER}){f.SPACE}(?P<unit>{_UNIT}){_REST}{_NOT_A_POINT}"
)
_DAYS: Final = {"Y": 365, "M": 30, "W": 7, "D": 1}
_SIZES: Final = "YMWD"
"""Letters of the units, the longest first."""
_PARTS: Final = re.compile(r"(\d{1,6})([YMWD])")
_HALVES: Final = {"Y": "P{}Y6M", "M": "P{}M15D", "D": "P{}DT12H"}


def _amount(words: str) -> int:
    if words.isdigit():
        return int(words)
    if "trăm" not in words:
        return reading.count(words)
    hundreds, _, rest = words.partition("trăm")
    return reading.count(hundreds) * 100 + (reading.count(rest) if rest.strip() else 0)


def _length(count: int, unit: str) -> str:
    if unit in f.UNITS:
        return f.UNITS[unit].format(count)
    plain = " ".join(unit.split())
    return f"P{count * _BIG[plain]}Y" if plain in _BIG else f.UNITS[plain].format(count)


def _letter(unit: str) -> str:
    return f.UNITS[unit][-1]


def _found(match: re.Match[str], name: str, length: str) -> Candidate:
    return Candidate(*match.span(), name, "duration", length=length, grain=None)


def _plain(match: re.Match[str], lead: Lead) -> tuple[Candidate, ...]:
    number, unit, half, number2, unit2, number3 = match.group(
        "n", "unit", "half", "n2", "unit2", "n3"
    )
    count = _amount(number)
    if not count or (number == "một" and _SOME_DAY.match(match.string, match.end("n"))):
        return ()
    length = _length(count, unit)
    if number2:
        if _SIZES.index(length[-1]) >= _SIZES.index(_letter(unit2)):
            return ()
        if _amount(number2) >= _MORE.get(unit2, _amount(number2) + 1):
            return _two(match, length)
        length += _length(_amount(number2), unit2)[1:]
    if number3:
        if unit2 == "ngày":
            return ()
        length += f"{_amount(number3)}D"
    if half:
        if length[-1] not in _HALVES:
            return ()
        length = _HALVES[length[-1]].format(length[1:-1])
    whole = None
    if match.string.startswith(_GOES_ON, match.end()):
        whole = _on_to(match, length)
    return (whole or _found(match, "dates.length", length),)


def _two(match: re.Match[str], length: str) -> tuple[Candidate, ...]:
    """`lần lượt 6 năm và 30 tháng tù`: so many months are no rest of years, but another length."""
    name, second = "dates.length", _length(_amount(match["n2"]), match["unit2"])
    first = _found(match, name, length)._replace(end=match.end("unit"))
    return first, _found(match, name, second)._replace(start=match.start("n2"))


def _on_to(match: re.Match[str], length: str) -> Candidate | None:
    """`1 năm 6 tháng đến 4 năm`, `18 tháng tù treo đến 5 năm 6 tháng`: the longer end follows."""
    last = _ON_TO.match(match.string, match.end())
    high = _with_rest(last, _length(_amount(last["n"]), last["unit"])) if last else None
    if last is None or high is None or _days(length) >= _days(high):
        return None
    return _found(match, "dates.length_range", f"{length}/{high}")._replace(end=last.end())


def _with_rest(match: re.Match[str], length: str) -> str | None:
    """Add the smaller unit of `5 năm 6 tháng`; None where it is not smaller."""
    if not match["n3"]:
        return length
    if _SIZES.index(length[-1]) >= _SIZES.index(_letter(match["unit3"])):
        return None
    return length + _length(_amount(match["n3"]), match["unit3"])[1:]


def _days(length: str) -> int:
    """Count about how many days a length has: `P1Y6M` is 545."""
    return sum(int(n) * _DAYS[unit] for n, unit in _PARTS.findall(length))


def _decimal(match: re.Match[str], lead: Lead) -> Iterator[Candidate]:
    """`1,5 năm`: half years and half months alone can be told exactly."""
    half = _HALVES["Y" if match["unit"] == "năm" else "M"]
    yield _found(match, "dates.length", half.format(int(match["n"])))


def _range(match: re.Match[str], lead: Lead) -> Iterator[Candidate]:
    low, high = _amount(match["n"]), _amount(match["n2"])
    unit1, unit = match["unit1"] or match["unit"], match["unit"]
    listed = match["joint"].startswith(",")
    last = _with_rest(match, _length(high, unit))
    if low and high and last and (unit1 != unit or (high == low + 1 if listed else low != high)):
        yield _found(match, "dates.length_range", f"{_length(low, unit1)}/{last}")


def _half(match: re.Match[str], lead: Lead) -> Iterator[Candidate]:
    length = {"năm": "P6M", "tháng": "P15D", "thế kỷ": "P50Y"}[" ".join(match["unit"].split())]
    yield _found(match, "dates.half_length", length)


RULES: Final[tuple[Rule, ...]] = (
    rule(
        "length", "digit word",
        rf"(?P<n>{_NUMBER}){f.GAP}(?P<unit>{_UNIT})(?:{f.SPACE}(?P<half>rưỡi)(?!\w)"
        rf"|{f.SPACE}làm{f.SPACE}việc(?!\w)(?!{f.SPACE}(?:tại|ở|với|của|cùng|trên|ở|liên)(?!\w))"
        rf"|{f.SPACE}(?:và{f.SPACE})?(?P<n2>{_NUMBER}){f.SPACE}(?P<unit2>tháng|tuần|ngày)(?!\w)"
        rf"(?:,?{f.SPACE}(?:và{f.SPACE})?(?P<n3>{_NUMBER}){f.SPACE}ngày(?!\w))?)?{_NOT_A_POINT}",
        _plain,
        after="unit unit_back unit_on unit_years unit_ends month month_stem month_ends month_back"
        " month_on months number",
    ),
    rule(
        "length", "digit",
        rf"(?P<n>\d{{1,2}}),5{f.SPACE}(?P<unit>năm|tháng)(?!\w){_NOT_A_POINT}",
        _decimal, after="decimal",
    ),
    rule(
        "length_range", "digit word",
        rf"(?P<n>{_NUMBER})(?:{f.SPACE}(?P<unit1>năm|tháng|tuần|ngày)(?=(?:{f.GAP}-{f.GAP}|{f.SPACE}(?:đến|tới))))?"
        rf"(?P<joint>{f.GAP}-{f.GAP}|{f.SPACE}(?:đến|tới|hoặc){f.SPACE}|,{f.SPACE})"
        rf"(?P<n2>{_NUMBER}){f.SPACE}(?P<unit>{_UNIT}){_REST}{_NOT_A_POINT}",
        _range, after="unit_on month_on dash to join number",
    ),
    rule(
        "half_length", "half",
        rf"nửa{f.SPACE}(?P<unit>năm|tháng|thế{f.SPACE}kỷ)(?!\w)(?!{f.SPACE}(?:đầu|cuối|\d))",
        _half, after="half_year",
    ),
)  # fmt: skip
