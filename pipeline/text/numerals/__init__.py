"""Vietnamese numerals as they stand in text: digits, words, mixed; exact values.

`parse_numeral("318.452")` is 318452, `parse_numeral("hai nghìn rưỡi")` is 2500,
`parse_numeral("1,2 triệu")` is 1200000. The fragments are bounded and linear and are meant to be
built into larger patterns over lowercased text.
"""

from .fragments import BARE_SCALE, DIGITS, NUMERAL, SPACE
from .reading import Numeral, Ratio, exact, numerals_in_run, parse_numeral, parse_ratio

__all__ = [
    "BARE_SCALE",
    "DIGITS",
    "NUMERAL",
    "SPACE",
    "Numeral",
    "Ratio",
    "exact",
    "numerals_in_run",
    "parse_numeral",
    "parse_ratio",
]
