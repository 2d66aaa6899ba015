"""Numbers that are more than bare digits: in words, with scales, halves, percentages, brackets."""

import re
from collections.abc import Iterator
from functools import lru_cache

from ....text.numerals import numerals_in_run, parse_numeral
from ....text.numerals.fragments import SCALES
from .quantity import Quantity

_PERCENT = re.compile(r" ?%| phần trăm(?!\w)")
_PART_OF = re.compile(r" phần (hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)(?!\w)")
_IN_WORDS = re.compile(r" ?\( ?([^\W\d_]+(?: [^\W\d_]+){0,9}) ?\)")
_PAIR = re.compile(
    r"^(hai|ba|năm|sáu|bảy|tám)( )(ba|bốn|sáu|bảy|tám|chín)((?: (?:chục|trăm|nghìn|ngàn))?)$"
)
_DOTTED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3}){1,5}")


_SHORT = 24
"""Runs that are shorter come again and again: `hai`, `một trăm`, `1,5 triệu`."""
_numerals = lru_cache(maxsize=1024)(numerals_in_run)
_numeral = lru_cache(maxsize=1024)(parse_numeral)


def special(group: str, text: str, start: int, end: int) -> Quantity:
    """Read what is no plain run of number words: halves, scales without a digit."""
    if group == "half":
        return Quantity(start, end, "ratio", 1, of=2, words=True)
    if group == "halved":
        halved = parse_numeral("" if text.startswith("nửa") else f"một {text}")
        value = halved.value if halved else SCALES[text.split()[1]] // 2
        return Quantity(start, end, "number", value, words=True)
    if group == "vague":
        return Quantity(start, end, "vague", _product(text.split()[1:]), words=True)
    return Quantity(start, end, "number", _product(text.split()), words=True)


def run(low: str, text: str, start: int, end: int) -> Iterator[Quantity]:
    """Read a run of digits and number words; it may hold more than one number, or none."""
    if text.isdigit() or _DOTTED.fullmatch(text):
        yield atom(low, start, end, int(text.replace(".", "")))
        return
    if pair := _PAIR.match(text):
        yield from _pair(pair, start, end)
        return
    runs = _numerals(text) if len(text) < _SHORT else numerals_in_run(text)
    for one in runs:
        numeral = one.numeral
        words = numeral.form == "words"
        yield atom(low, start + one.start, start + one.end, numeral.value, words=words)
    if text[0].isdigit() and not runs:
        yield Quantity(start, end, "odd", None)


def atom(low: str, start: int, end: int, value: int | float, *, words: bool = False) -> Quantity:
    """Add what stands right behind the number: %, `phần ba`, the number again in brackets."""
    following = low[end : end + 2]
    further = following[1:] if following[:1] == " " else following[:1]
    text = low[start:end]
    year = end - start == 4 and not words and text.isdigit() and 1900 <= value <= 2100
    if further not in ("%", "p", "("):
        return Quantity(start, end, "number", value, words=words, year_like=year)
    if percent := _PERCENT.match(low, end):
        plain = _numeral(text, counted=False)
        value = plain.value if plain else value
        return Quantity(start, percent.end(), "number", value, percent=True, words=words)
    if part := _PART_OF.match(low, end):
        below = _numeral("bốn" if part[1] == "tư" else part[1])
        if below:
            return Quantity(start, part.end(), "ratio", value, of=below.value, words=words)
    if again := _IN_WORDS.match(low, end):
        spelled = _numeral(again[1]) if len(again[1]) < _SHORT else parse_numeral(again[1])
        if spelled and spelled.value == value:
            end = again.end()
    return Quantity(start, end, "number", value, words=words, year_like=year)


def _pair(match: re.Match[str], start: int, end: int) -> Iterator[Quantity]:
    """Read `hai ba` before a noun as two or three; other neighbours as one number."""
    first, second, whole = _numeral(match[1]), _numeral(match[3]), _numeral(match[0])
    if first is None or second is None:
        return
    if second.value - first.value == 1:
        scale = SCALES.get(match[4].strip(), 1)
        yield Quantity(start, end, "range", first.value * scale, second.value * scale, words=True)
    elif whole:
        yield Quantity(start, end, "number", whole.value, words=True)


def _product(words: list[str]) -> int:
    value = 1
    for word in words:
        value *= SCALES[word]
    return value
