"""Bounded pattern fragments for numerals in lowercased NFC text.

They find where a numeral may stand; `reading` says what it is worth, or that it is none.
"""

SPACE = r"[ \u00a0\u2007\u2009\u202f\t]"
"""One blank inside a numeral or between it and its noun; never a line end."""


def _digits(taken: int) -> str:
    """Give the pattern of digits of which some are already taken."""
    return (
        rf"\d{{{1 - taken},{3 - taken}}}(?:{SPACE}\d{{3}}){{1,4}}(?![\d.,]?\d)(?:,\d{{1,2}})?"
        rf"|\d{{{1 - taken},{19 - taken}}}(?:[.,]\d{{1,19}}){{0,5}}"
    )


DIGITS = _digits(0)
"""Digits with groups and decimals: `318.452`, `318 452`, `0,75`, `318.452,0`."""

SCALES = {
    "chục": 10, "trăm": 100, "nghìn": 10**3, "ngàn": 10**3, "vạn": 10**4,
    "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9,
}  # fmt: skip
"""Words that multiply what stands before them."""

DIGIT_WORDS = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5,
    "nhăm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
"""Words for one digit, with the forms that only stand behind others (mốt, tư, lăm, nhăm)."""

OTHER_WORDS = ("mười", "mươi", "hăm", "linh", "lẻ", "rưỡi", "rưởi", "phẩy", "chấm")
FIRST_WORDS = (
    "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "bẩy", "tám", "chín", "mười", "hăm",
    "không",
)  # fmt: skip

_SCALE = "|".join(SCALES)
NUMBER_WORDS = (*DIGIT_WORDS, *OTHER_WORDS, *SCALES)
_WORD = "|".join(NUMBER_WORDS)

BARE_SCALE = rf"(?:{_SCALE})(?!\w)(?:{SPACE}{{1,3}}(?:{_SCALE})(?!\w)){{0,2}}"
"""A scale without a digit: `trăm`, `chục nghìn`; a number only behind a modifier."""

_SCALES_BEHIND = (
    rf"(?:{SPACE}{{0,2}}(?:k|tr\d{{0,3}})(?!\w)"
    rf"|(?:{SPACE}{{1,3}}(?:(?:{_SCALE}|rưỡi|rưởi)(?!\w)|\d{{1,3}}(?={SPACE}(?:{_SCALE})(?!\w)))){{0,7}})"
)
DIGIT_RUN = f"(?:{DIGITS}){_SCALES_BEHIND}"
"""Digits with the scales behind them: `1,2 triệu`, `5 triệu 200 nghìn`, `12k`."""

DIGIT_REST = f"(?:{_digits(1)}){_SCALES_BEHIND}"
"""The same behind its first digit."""

NEXT_WORD = rf"{SPACE}{{1,3}}(?:{_WORD})(?!\w)"
"""A further number word."""

WORD_RUN = rf"(?:{'|'.join(FIRST_WORDS)})(?!\w)(?:{NEXT_WORD}){{0,30}}"
"""Number words: `một trăm hai mươi`."""

NUMERAL = f"{DIGIT_RUN}|{WORD_RUN}"
"""A run of digits or number words; ask `numerals_in_run` how many numerals it holds."""
