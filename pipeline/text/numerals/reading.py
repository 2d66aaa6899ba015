"""What a numeral is worth: exact arithmetic over its words and digits."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, NamedTuple

from .fragments import DIGIT_WORDS, SCALES, SPACE
from .groups import group_value

_TOKEN = re.compile(rf"\d[\d.,]*(?:{SPACE}\d{{3}}(?!\d))*(?:,\d+)?|[^\W\d_]+\d{{0,3}}")
_SHORT = re.compile(rf"^(\d[\d.,]*){SPACE}{{0,2}}(k|tr)(\d{{0,3}})$")
_USUAL = re.compile(
    r"^([1-9]\d{0,2}(?:\.\d{3}){1,4}|\d{1,15})(?:,(\d{1,2}))?(?: (nghìn|ngàn|vạn|triệu|tỷ|tỉ))?$"
)
_GROUPED = {
    ".": re.compile(r"^[1-9]\d{0,2}(?:\.\d{3})+$"),
    ",": re.compile(r"^[1-9]\d{0,2}(?:,\d{3})+$"),
    " ": re.compile(r"^[1-9]\d{0,2}(?: \d{3})+$"),
}
_PLAIN = re.compile(r"^\d+$")
_DECIMAL = re.compile(r"^\d+[.,]\d+$")
_RATIO = re.compile(r"^(.{1,80}?) ?(?:/| phần | trên | chia ) ?(.{1,80})$")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number and how it was written."""

    value: int | float
    """Exact: an int wherever it is whole."""
    form: Literal["digits", "words", "mixed"]


class Ratio(NamedTuple):
    """A fraction as written, not reduced: 4/6 is numerator 4, denominator 6."""

    numerator: int | float
    denominator: int | float


class Run(NamedTuple):
    """One numeral inside a run of number words, with its place in the run."""

    start: int
    end: int
    numeral: Numeral


def exact(value: Fraction) -> int | float:
    """Give a whole number as int, any other as the float nearest to it."""
    return value.numerator if value.denominator == 1 else float(value)


def parse_numeral(text: str, *, counted: bool = True) -> Numeral | None:
    """Read a text that is a numeral from end to end, else give None.

    `counted` says that a counted noun follows: then three digits behind `,` are thousands
    (guide, section 3), and `318,452` is 318452; without it 318.452. `10t` is not read.

    >>> parse_numeral("2tr5"), parse_numeral("một trăm hai")
    (Numeral(value=2500000, form='mixed'), Numeral(value=120, form='words'))
    """
    text = re.sub(rf"{SPACE}+", " ", text.strip().lower())
    if short := _SHORT.match(text):
        return _short(short, counted)
    tokens = _TOKEN.findall(text)
    if not tokens or sum(map(len, tokens)) + len(tokens) - 1 != len(text):
        return None
    return _numeral(tokens, counted)


def numerals_in_run(text: str, *, counted: bool = True) -> list[Run]:
    """Cut a run of number words into the longest numerals from the left.

    Words that make no numeral are passed over: `năm hai nghìn` (a year) holds 5 and 2000.
    """
    lowered = text.lower()
    if usual := _USUAL.match(lowered):
        return [Run(0, len(text), _usual(usual))]
    if short := _SHORT.match(lowered):
        read = _short(short, counted)
        return [Run(0, len(text), read)] if read else []
    places = list(_TOKEN.finditer(lowered))
    tokens = [re.sub(rf"{SPACE}+", " ", m[0]) for m in places]
    found: list[Run] = []
    first = 0
    while first < len(tokens):
        for last in range(len(tokens), first, -1):
            if numeral := _numeral(tokens[first:last], counted):
                found.append(Run(places[first].start(), places[last - 1].end(), numeral))
                first = last
                break
        else:
            first += 1
    return found


def parse_ratio(text: str) -> Ratio | None:
    """Read a fraction in digits or words: `4/9`, `hai phần ba`, `hai trên mười lăm`."""
    match = _RATIO.match(re.sub(rf"{SPACE}+", " ", text.strip().lower()))
    if match is None:
        return None
    over = "bốn" if match[2] == "tư" else match[2]
    above, below = parse_numeral(match[1]), parse_numeral(over)
    if above is None or below is None or below.value == 0:
        return None
    return Ratio(above.value, below.value)


def _short(match: re.Match[str], counted: bool) -> Numeral | None:
    value = _digits(match[1], counted and match[2] == "k" and not match[3])
    if value is None or (match[2] == "k" and match[3]):
        return None
    if match[3]:
        if value.denominator != 1:
            return None
        value += Fraction(int(match[3]), 10 ** len(match[3]))
    return Numeral(exact(value * (1000 if match[2] == "k" else 10**6)), "mixed")


def _usual(match: re.Match[str]) -> Numeral:
    """Read the forms nearly all numbers have: `9.400`, `12,5`, `2,5 tỷ`."""
    decimals = match[2] or ""
    scale = SCALES[match[3]] if match[3] else 1
    total, unit = int(match[1].replace(".", "") + decimals) * scale, 10 ** len(decimals)
    form: Literal["digits", "mixed"] = "mixed" if match[3] else "digits"
    return Numeral(total // unit if total % unit == 0 else total / unit, form)


def _digits(text: str, counted: bool) -> Fraction | None:
    """Read digits with their groups and decimals: the table of section 3."""
    if _PLAIN.match(text):
        return Fraction(int(text))
    text = re.sub(SPACE, " ", text)
    if _GROUPED["."].match(text) or _GROUPED[" "].match(text):
        return Fraction(int(re.sub(r"[. ]", "", text)))
    if _GROUPED[","].match(text) and (counted or text.count(",") > 1):
        return Fraction(int(text.replace(",", "")))
    if _DECIMAL.match(text):
        return Fraction(text.replace(",", "."))
    whole, mark, decimals = _last_mark(text)
    if mark and decimals.isdigit() and len(decimals) <= 9:
        group = "," if mark == "." else "."
        if _GROUPED[group].match(whole) or (mark == "," and _GROUPED[" "].match(whole)):
            return Fraction(re.sub(r"[., ]", "", whole) + "." + decimals)
    return None


def _last_mark(text: str) -> tuple[str, str, str]:
    mark = "," if text.rfind(",") > text.rfind(".") else "."
    return text.rpartition(mark)


def _numeral(tokens: Sequence[str], counted: bool) -> Numeral | None:
    digits = sum(t[0].isdigit() for t in tokens)
    if digits == len(tokens) == 1:
        value = _digits(tokens[0], counted)
        return None if value is None else Numeral(exact(value), "digits")
    for mark in ("phẩy", "chấm"):
        if mark in tokens:
            value = _spoken_decimal(tokens, tokens.index(mark))
            break
    else:
        value = _sum_of_groups(tokens)
    if value is None:
        return None
    return Numeral(exact(value), "mixed" if digits else "words")


def _spoken_decimal(tokens: Sequence[str], place: int) -> Fraction | None:
    whole = _sum_of_groups(tokens[:place])
    rest = tokens[place + 1 :]
    count = next((i for i, t in enumerate(rest) if t not in DIGIT_WORDS), len(rest))
    if whole is None or not count:
        return None
    value = whole + Fraction(int("".join(str(DIGIT_WORDS[t]) for t in rest[:count])), 10**count)
    for token in rest[count:]:
        if token not in SCALES or SCALES[token] < 1000:
            return None
        value *= SCALES[token]
    return value


def _sum_of_groups(tokens: Sequence[str]) -> Fraction | None:
    """Add up `group scale group scale … group` with scales that fall from left to right."""
    if tokens and tokens[0] in ("linh", "lẻ"):
        return None
    parts: list[tuple[Fraction, int]] = []
    group: list[str] = []
    for place, token in enumerate(tokens):
        scale = SCALES.get(token, 0)
        if scale < 1000:
            group.append(token)
            continue
        if not group and place and parts:
            value, before = parts.pop()
            parts.append((value * scale, before * scale))
            continue
        if not _push(parts, group, scale):
            return None
        group = []
    return _finish(parts, group, tokens)


def _push(parts: list[tuple[Fraction, int]], group: Sequence[str], scale: int) -> bool:
    """Put `group scale` behind the parts; smaller parts before it are multiplied with it."""
    value = group_value(group, _digits) if group else Fraction(1)
    if value is None:
        return False
    while parts and parts[-1][1] < scale:
        before, size = parts.pop()
        if size <= 1000 and value >= size:
            return False
        value += before
    if parts and parts[-1][1] <= scale:
        return False
    parts.append((value * scale, scale))
    return True


def _finish(
    parts: list[tuple[Fraction, int]], group: list[str], tokens: Sequence[str]
) -> Fraction | None:
    total = sum((value for value, _ in parts), Fraction(0))
    if not group:
        return total
    scale = parts[-1][1] if parts else 1
    if parts and group in (["rưỡi"], ["rưởi"]):
        return total + Fraction(scale, 2)
    if parts and len(group) == 1 and group[0] in DIGIT_WORDS:
        tail = group[0]
        if tail in ("không", "năm", "lăm", "nhăm"):
            return None
        return total + Fraction(DIGIT_WORDS[tail] * scale, 10)
    if parts and group[0][0].isdigit() and len(group[0]) < 3:
        return None
    value = group_value(group, _digits)
    if value is None or (parts and value >= scale):
        return None
    return total + value
