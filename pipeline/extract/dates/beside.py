"""What stands on both sides of a reading."""

import re
from typing import Final

from .lexicon import NEXT_WORDS, counts_at, words
from .moment import Candidate

_REACH: Final = 36
_BLANKS: Final = 40
"""Characters: a text that is nothing but an expression has no more blanks around it."""
_OPENING: Final = "([{“\"'‘-"
_FREE: Final = re.compile(r" {0,3}(?:$|[\n.,;:)\]!?…\"”*|-])")
_BEFORE_BRACKET: Final = re.compile(r"([^\W\d]+) ?[(\[,] ?$")
_WEEKDAY_BEFORE: Final = re.compile(r"(?<!\w)thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7]) ?[(\[]$")
_SOME_DAY: Final = re.compile(r"(?<!\w)(?:ngày|phiên|sáng|tối|đêm)(?!\w)[^.;\n()]{0,30}\($")


class Beside:
    """What stands on both sides of a reading in folded text."""

    __slots__ = ("_left", "low", "reading")

    def __init__(self, low: str, reading: Candidate) -> None:
        """Look at one reading; nothing is read before it is asked for."""
        self.low = low
        self.reading = reading
        self._left: list[str] | None = None

    @property
    def left(self) -> list[str]:
        """The last words before it on its line, at most three, without opening marks."""
        if self._left is None:
            before = self.low[max(0, self.reading.start - _REACH) : self.reading.start]
            line = before[before.rfind("\n") + 1 :]
            self._left = [w.lstrip(_OPENING) for w in line.split()[-3:]] if line else []
        return self._left

    def follows(self, kind: str) -> bool:
        """Tell that one to three words of a type of `date_cues` stand right before it."""
        place = self.reading.start
        if place and self.low[place - 1] not in " (":
            return False
        left = self.left
        if left and left[-1].endswith(":"):
            left = [*left[:-1], left[-1][:-1]]
        return _ends_with(left, words(kind))

    def is_numbered(self, kind: str = "numbered") -> bool:
        """Tell a number that belongs to the word before it: `số 5/8`, `đường 3/2`, `QL 1/5`."""
        left = self.left
        if left and left[-1][-1:] in (":", "."):
            left = [*left[:-1], left[-1].rstrip(":.")]
        return _ends_with(left, words(kind))

    @property
    def is_free(self) -> bool:
        """Tell that what follows is a mark or a word that no counted thing begins with."""
        if _FREE.match(self.low, self.reading.end):
            return True
        match = NEXT_WORDS.match(self.low, self.reading.end)
        return match is not None and match[1] in words("free")

    @property
    def counts(self) -> bool:
        """Tell that a counted noun follows: `5/8 nội dung`."""
        return counts_at(self.low, self.reading.end)

    @property
    def is_month_of_no_day(self) -> bool:
        """Tell `tháng 2` behind a number that is no day of it: `31 tháng 2`."""
        return bool(self.left) and self.left[-1].isdigit() and len(self.left[-1]) <= 2

    @property
    def in_brackets(self) -> bool:
        """Tell `sáng nay (7/7)`, `7 giờ thứ Năm (22/9)`, `ngày mai, 5/9`."""
        before = self.low[max(0, self.reading.start - _REACH) : self.reading.start]
        match = _BEFORE_BRACKET.search(before)
        known = match is not None and match[1] in words("before_bracket")
        return known or (self.fills_brackets and _WEEKDAY_BEFORE.search(before) is not None)

    @property
    def fills_brackets(self) -> bool:
        """Tell that nothing else stands in the brackets around it."""
        start, end = self.reading.start, self.reading.end
        return self.low[start - 1 : start] == "(" and self.low[end : end + 1] == ")"

    @property
    def is_named_day(self) -> bool:
        """Tell `Ngày thứ hai của giải (14-7)`."""
        left = self.low[max(0, self.reading.start - _REACH) : self.reading.start]
        return self.fills_brackets and _SOME_DAY.search(left) is not None

    @property
    def is_alone(self) -> bool:
        """Tell a text that is nothing but this expression."""
        return is_alone(self.low, self.reading)


def is_alone(low: str, reading: Candidate) -> bool:
    """Tell a text that is nothing but an expression, as a cell of a table is."""
    beside = len(low) - (reading.end - reading.start)
    return beside <= _BLANKS and low.strip() == low[reading.start : reading.end]


def _ends_with(left: list[str], known: frozenset[str]) -> bool:
    """Tell that the last one, two or three words are one of the known phrases."""
    phrase = ""
    for word in reversed(left):
        phrase = f"{word} {phrase}" if phrase else word
        if phrase in known:
            return True
    return False
