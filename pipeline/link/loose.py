"""The numbers of a text that no fact owns, with what ties their digits together."""

import re
from collections.abc import Sequence
from typing import Final

Place = tuple[int, int]
_TIE: Final = r"(?:[.,:/]|[ \u00a0]?[-–/][ \u00a0]?|(?:[hg]|[ \u00a0]giờ[ \u00a0])(?=\d\d(?!\d)))"
_MAY_BE_DIGITS: Final = "0-9\u0600-\u1dff\ua600-\U0010ffff"
"""Where digits of any script are, and no letters of ours: asked faster than what is a digit."""
_NUMBER: Final = re.compile(rf"[{_MAY_BE_DIGITS}](?<=\d)\d*(?:{_TIE}\d+){{0,8}}")
"""A number with what ties others to it: `1.250`, `12/5/2014`, `9-12`, `7h15`, `14 giờ 30`."""
_TIED: Final = re.compile(rf"\d{_TIE}?\d")
_REACH: Final = 6
"""How far a tie reaches."""
_IN_BRACKETS: Final = re.compile(
    r"\d{1,2}\)(?=[ \u00a0]?[^\W\d_])|\+?\d{2,4}\)[ .\-]?\d{1,4}(?:[ .\-]\d{2,4}){1,3}"
)
"""The marker of a point, or a phone with its code: `(1)`, `(0274) 3 800 112`."""
_SPACED_PHONE: Final = re.compile(r"(?:84|0\d{1,3})[ .]\d{1,4}(?:[ .]\d{3,4}){1,2}(?!\d)")
_RUN: Final = re.compile(r"\d+")


def loose(text: str, starts: Sequence[int], ends: Sequence[int]) -> list[Place]:
    """Give the numbers of a text that nobody owns; of one that is owned in part, its free runs.

    `starts` and `ends` are where facts begin and end, in order and apart.
    """
    found: list[Place] = []
    for begin, stop in zip((0, *ends), (*starts, len(text)), strict=True):
        number = _NUMBER.search(text, begin, stop)
        while number is not None:
            place, done = first, last = number.span()
            if text[place] in "08" or text[place - 1 : place] == "(":
                first, last = _widened(text, place, done)
            is_far = place - begin >= _REACH and stop - done >= _REACH
            is_free = is_far or not _is_tied(text, place, done, begin, stop)
            if is_free and begin <= first and last <= stop:
                found.append((first, last))
                done = last
            else:
                found += [run.span() for run in _RUN.finditer(text, place, done)]
            number = _NUMBER.search(text, done, stop)
    return found


def _is_tied(text: str, start: int, end: int, begin: int, stop: int) -> bool:
    """Tell a number that is tied to the digits of a fact before or behind it."""
    if start - begin < _REACH:
        for place in range(start - 1, max(0, start - _REACH) - 1, -1):
            tied = _TIED.match(text, place)
            if tied is not None and tied.end() > start:
                return True
    tied = _TIED.match(text, end - 1) if stop - end < _REACH else None
    return tied is not None and tied.end() > stop


def _widened(text: str, start: int, end: int) -> Place:
    """Take in the brackets of a marker and the groups of a phone."""
    if text[start - 1 : start] == "(" and (start < 2 or text[start - 2] in " \u00a0\n\t;:,."):
        match = _IN_BRACKETS.match(text, start)
        if match is not None:
            return start - 1, match.end()
    if text[start] in "08":
        match = _SPACED_PHONE.match(text, start)
        if match is not None and match.end() > end:
            return start, match.end()
    return start, end
