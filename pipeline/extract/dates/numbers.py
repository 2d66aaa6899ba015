"""Number words of days, lengths and years: `hai mươi lăm`, `hai nghìn không trăm hai mươi tư`."""

from typing import Final

from ...text.numerals import parse_numeral

_ONES: Final = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_DIGITS: Final = {word: value for value, word in enumerate(_ONES)} | {
    "mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5,
}  # fmt: skip
_TENS: Final = (*_ONES[2:],)
_LAST: Final = "mốt|hai|ba|bốn|tư|lăm|nhăm|sáu|bảy|tám|chín"

SMALL_NUMBER: Final = (
    rf"(?:(?:{'|'.join(_TENS)}) {{1,3}}mươi(?: {{1,3}}(?:{_LAST})(?!\w))?"
    rf"|hăm(?: {{1,3}}(?:{_LAST})(?!\w))?"
    rf"|mười(?: {{1,3}}(?:một|hai|ba|bốn|tư|lăm|nhăm|sáu|bảy|tám|chín)(?!\w))?"
    rf"|(?:{'|'.join(_TENS)}) {{1,3}}(?:mốt|tư|lăm|nhăm)"
    rf"|{'|'.join(_ONES[1:])})(?!\w)"
)
"""One to ninety-nine in words: `mười`, `hăm ba`, `hai tư`, `chín mươi chín`."""

FIRST_WORDS: Final = (*_ONES[1:], "mười", "hăm")
"""Words that a number in words can begin with."""

_YEAR_WORD: Final = (
    "không|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mốt|tư|lăm|nhăm|mười|mươi|linh|lẻ|trăm|nghìn|ngàn"
)
YEAR_WORDS: Final = (
    rf"(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín)(?: {{1,3}}(?:{_YEAR_WORD})(?!\w)){{1,7}}"
)
"""A year in words or read digit by digit: `một chín tám tư`, `hai nghìn không trăm mười bảy`."""


def small_number(words: str) -> int:
    """Read 1 to 99 in digits or words: `hai mươi lăm` is 25. Raises KeyError for anything else."""
    if words.isdigit():
        return int(words)
    parts = words.split()
    if parts[0][0].isdigit():
        return int(parts[0])
    if parts[0] == "hăm":
        return 20 + (_DIGITS[parts[1]] if len(parts) > 1 else 0)
    if parts[0] == "mười":
        return 10 + (_DIGITS[parts[1]] if len(parts) > 1 else 0)
    tens = _DIGITS[parts[0]]
    if len(parts) == 1:
        return tens
    rest = [p for p in parts[1:] if p != "mươi"]
    return tens * 10 + (_DIGITS[rest[0]] if rest else 0)


def year_in_words(words: str) -> int | None:
    """Read a year in words, None where they make no year: `hai không mười chín` is 2019."""
    parts = words.split()
    if len(parts) == 4 and all(p in _DIGITS for p in parts):
        return int("".join(str(_DIGITS[p]) for p in parts))
    if (
        len(parts) == 4
        and parts[2] in ("linh", "lẻ")
        and all(p in _DIGITS for p in (*parts[:2], parts[3]))
    ):
        return int(f"{_DIGITS[parts[0]]}{_DIGITS[parts[1]]}0{_DIGITS[parts[3]]}")
    if len(parts) in (3, 4) and parts[1] in _DIGITS and parts[2] == "mười":
        return (
            _DIGITS[parts[0]] * 1000 + _DIGITS[parts[1]] * 100 + small_number(" ".join(parts[2:]))
        )
    read = parse_numeral(" ".join(parts), counted=False)
    if read is None or not isinstance(read.value, int) or not 100 <= read.value <= 2999:
        return None
    return read.value
