"""Numbers below a thousand in words: `một trăm linh hai`, `hai lăm`, `bốn trăm sáu`, `3 chục`."""

import re
from collections.abc import Callable, Sequence
from fractions import Fraction

from .fragments import DIGIT_WORDS

_CLASSES = {
    "không": "z", "năm": "5", "mốt": "e", "tư": "e", "lăm": "f", "nhăm": "f", "mười": "T",
    "mươi": "m", "chục": "c", "trăm": "h", "linh": "l", "lẻ": "l", "rưỡi": "r", "rưởi": "r",
    "hăm": "V",
}  # fmt: skip
"""One letter a word: z 0, d a plain digit, 5 năm, e/f digits that only stand behind others,
N a literal in digits; the shapes below are written in these letters."""

_SHAPE = re.compile(
    r"^(?:(?P<hundreds>[dz5N]?)h)?"
    r"(?P<tail>l[d5ef]|l?T[def]?|[d5]m[def]?|z?m[def]|[dN5]?c|V[def]?|[d5][def]|[d5eN]|r|z|)$"
)
_FIRST_OF_PAIR = {"một", "không"}


def group_value(
    tokens: Sequence[str], digits: Callable[[str, bool], Fraction | None]
) -> Fraction | None:
    """Give the value of a group without thousands, None where the words make no number."""
    if len(tokens) == 1 and tokens[0][0].isdigit():
        return digits(tokens[0], False)
    shape = "".join(_letter(t) for t in tokens)
    match = _SHAPE.match(shape)
    if match is None or not tokens:
        return None
    cut = shape.find("h") + 1
    total = Fraction(0)
    if cut:
        total = (_atom(tokens[0], digits) if cut == 2 else Fraction(1)) * 100
    tail = _tail(match["tail"], tokens[cut:], digits, behind_hundred=bool(cut))
    return None if tail is None else total + tail


def _letter(token: str) -> str:
    if token[0].isdigit():
        return "N"
    return _CLASSES.get(token) or ("d" if token in DIGIT_WORDS else "?")


def _atom(token: str, digits: Callable[[str, bool], Fraction | None]) -> Fraction:
    if token[0].isdigit():
        return digits(token, False) or Fraction(0)
    return Fraction(DIGIT_WORDS[token])


def _tail(
    shape: str,
    tokens: Sequence[str],
    digits: Callable[[str, bool], Fraction | None],
    *,
    behind_hundred: bool,
) -> Fraction | None:
    if shape == "":
        return Fraction(0)
    if shape == "r":
        return Fraction(50) if behind_hundred else None
    if shape[0] == "l":
        return _tail(shape[1:], tokens[1:], digits, behind_hundred=False)
    if shape[0] in "TV":
        return Fraction((10 if shape[0] == "T" else 20) + sum(DIGIT_WORDS[t] for t in tokens[1:]))
    if "m" in shape or "c" in shape:
        cut = max(shape.find("m"), shape.find("c"))
        tens = _atom(tokens[0], digits) if cut else Fraction(1)
        return tens * 10 + sum(DIGIT_WORDS[t] for t in tokens[cut + 1 :])
    if len(tokens) == 2:
        return _pair(tokens, behind_hundred=behind_hundred)
    if behind_hundred:
        return None if shape in ("N", "z", "5", "f") else _atom(tokens[0], digits) * 10
    return None if shape == "e" else _atom(tokens[0], digits)


def _pair(tokens: Sequence[str], *, behind_hundred: bool) -> Fraction | None:
    """Two digit words with mươi left out: `hai lăm` 25, `bốn ba` 43; `năm hai` only behind trăm."""
    first, second = tokens
    if first in _FIRST_OF_PAIR or (
        first == "năm" and not behind_hundred and _letter(second) == "d"
    ):
        return None
    return Fraction(DIGIT_WORDS[first] * 10 + DIGIT_WORDS[second])
