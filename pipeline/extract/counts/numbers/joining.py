"""Numbers that signs and words tie together: ranges, ratios, and what is neither."""

import re
from fractions import Fraction

from ....text.numerals import exact
from ....text.numerals.fragments import SCALES
from .quantity import Quantity

_CODE = re.compile(r"0\d\d")
_LAST_SCALE = re.compile(r"(nghìn|ngàn|vạn|triệu|tỷ|tỉ|k|tr|chục|trăm)$")
_SCALE_OF = SCALES | {"k": 1000, "tr": 10**6}
_TIGHT = {
    sign.join(blanks): sign
    for sign in "/-–—:."
    for blanks in (("", ""), (" ", " "), ("", " "), (" ", ""))
    if sign not in ".:" or blanks == ("", "")
}
_ONES = (
    " công nhân", " lao động", " người", " doanh nghiệp", " công ty", " hộ", " gia đình", " em ",
    " phụ nữ", " học sinh", " bệnh nhân", " đơn vị", " cơ sở",
)  # fmt: skip
"""Of whom `bảy trong mười` is told; of time it is none: `ba lần trong mười năm`."""
_OVER = re.compile(r" (?:trên(?: tổng số)?|trong|chia) ")
FAR = 24
"""Numbers farther apart are not tied together."""
_TO_OR_OF = frozenset("đtc")  # what the words of _TO and _OVER begin with
_BETWEEN = ("đến ", "tới ", "cho đến ", "trên ", "trong ", "chia ")
_TO = re.compile(r" (?:đến|tới|cho đến)(?: (?:dưới|khoảng))? ")


def joined(low: str, atoms: list[Quantity], ties: list[int]) -> list[Quantity]:
    """Join what signs tie together: ranges, ratios; longer chains are dates, codes, phones."""
    found: list[Quantity] = []
    place = 0
    for index in ties:
        if not place < index < len(atoms):
            continue
        first, second = atoms[index - 1], atoms[index]
        end, start = first.end, second.start
        if start - end <= 3:
            if low[end:start] in _TIGHT:
                found += atoms[place : index - 1]
                place = _chained(low, atoms, index - 1, found)
        elif low[end + 1] in _TO_OR_OF and low.startswith(_BETWEEN, end + 1):
            sign = _word_between(low, first, second)
            if sign:
                found += atoms[place : index - 1]
                found += _two(low, first, second, sign)
                place = index + 1
    return found + atoms[place:] if found else atoms


def _chained(low: str, atoms: list[Quantity], place: int, found: list[Quantity]) -> int:
    """Add what a chain of numbers and signs makes; give the place behind it."""
    first, last = atoms[place], place
    signs: list[str] = []
    while last + 1 < len(atoms) and atoms[last + 1].start - atoms[last].end <= 3:
        sign = _TIGHT.get(low[atoms[last].end : atoms[last + 1].start])
        if sign is None:
            break
        signs.append(sign)
        last += 1
    if len(signs) == 1:
        found += _two(low, first, atoms[last], signs[0])
    else:
        found.append(Quantity(first.start, atoms[last].end, "odd", None))
    return last + 1


def _word_between(low: str, first: Quantity, second: Quantity) -> str:
    """Give the sign that a word between two numbers stands for: `đến`, `/`, else nothing."""
    if _TO.fullmatch(low, first.end, second.start):
        return "đến"
    return "/" if _over(low, first, second) else ""


def _over(low: str, first: Quantity, second: Quantity) -> bool:
    """Tell whether `trên` or `chia` makes a ratio: `8 trên 10 doanh nghiệp`."""
    if second.start - first.end > 16 or not first.kind == second.kind == "number":
        return False
    match = _OVER.fullmatch(low, first.end, second.start)
    if match is None or first.percent or second.percent or not second.value:
        return False
    if "trong" in match[0] and (first.words or second.words):
        told = first.words and second.words and low.startswith(_ONES, second.end)
        return told and (first.value or 0) < second.value
    return "chia" in match[0] or (first.value or 0) < second.value


def _two(low: str, first: Quantity, second: Quantity, sign: str) -> tuple[Quantity, ...]:
    found = None
    if first.kind == second.kind == "number":
        if sign == "/":
            found = _ratio(first, second)
        elif sign not in ":.":
            found = _range(low, first, second)
    if found is not None:
        return (found,)
    if sign == "đến":
        return (first, second)
    years = first.year_like and second.year_like
    return (Quantity(first.start, second.end, "date" if years else "odd", None),)


def _ratio(first: Quantity, second: Quantity) -> Quantity | None:
    if first.percent or second.percent or second.value == 0:
        return None
    return Quantity(
        first.start, second.end, "ratio", first.value, of=second.value, words=first.words
    )


def _range(low: str, first: Quantity, second: Quantity) -> Quantity | None:
    if first.value is None or second.value is None or (first.percent and not second.percent):
        return None
    if first.words and not first.value:
        return None
    lowest = first.value
    scaled = not low[second.end - 1].isdigit()
    scale = _LAST_SCALE.search(low[second.start : second.end]) if scaled else None
    if scale and not second.percent and not _LAST_SCALE.search(low[first.start : first.end]):
        lowest = exact(Fraction(str(lowest)) * _SCALE_OF[scale[1]])
    years = first.year_like and second.year_like
    if years or lowest >= second.value or _CODE.match(low, first.start, first.end):
        return None
    return Quantity(
        first.start, second.end, "range", lowest, second.value, percent=second.percent,
        words=second.words, year_like=second.year_like,
    )  # fmt: skip
