"""Labels in front of numbers, and the points of lists that have them: `- Khu A: 30 người`."""

import re

_POINT = re.compile(r"[ ]{0,40}(?:[-+•*–▪]|[a-zđ]\)|\(?\d{1,2}[.)])[ ]?(?=\S)")
_LABEL = re.compile(
    _POINT.pattern + r"[^\W\d_][^.;:\n]{0,60}?(?: ?[:–-]|(?<=\w) có|(?<=\w) với)?(?: có)? ?"
)
_NAMED = re.compile(r"[^\W\d_][^.;:\n]{0,60}(?: ?[:–-]|(?<=\w) có|(?<=\w) với)(?: có)? (?!\n)")
_ROW = re.compile(r"[ ]{0,40}[^\W\d_][^.;:\n]{0,50} ?[:–-] ?(?:[^\W\d_]{1,8} )?\d")
"""A line that is a name and a number: `TP Biên Hòa: 4.870 người`."""
_LONGEST_NAME, _LONGEST_LABEL = 72, 120
"""No name in front of a number, and no marker with a name, is longer than these patterns allow."""


def is_point(low: str, start: int, end: int) -> bool:
    """Tell a point of a list, with a marker or without one, but no line that opens a list."""
    if _POINT.match(low, start, end):
        return True
    return _ROW.match(low, start, end) is not None and not low[start:end].rstrip().endswith(":")


def is_label(low: str, start: int, place: int) -> bool:
    """Tell whether a line is nothing but a label up to a place: `- Khu A có `, `Khu A: `."""
    if place > start + _LONGEST_LABEL:
        return False
    if not low[start].isalpha():
        return _LABEL.fullmatch(low, start, place) is not None
    ended = low.endswith((": ", "- ", "– ", " có ", " với "), start, place)
    short = ended and place < start + _LONGEST_NAME
    return short and _NAMED.fullmatch(low, start, place) is not None
