"""An article as the counts room looks at it: lowercased text, sentences and their cues."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from . import lexicon
from .tight import Tight

_POINT = re.compile(r"[ ]{0,40}(?:[-+•*–▪]|[a-zđ]\)|\(?\d{1,2}[.)])[ ]?(?=\S)")
_LABEL = re.compile(
    _POINT.pattern + r"[^\W\d_][^.;:\n]{0,60}?(?: ?[:–-]|(?<=\w) có|(?<=\w) với)?(?: có)? ?"
)
_MOST_LINES = 40
"""Longer lists are looked at no further."""
_LONGEST = 2000
"""Longer sentences are looked at in pieces, so that the cost stays linear."""
_BLANKS = "\u00a0\u2007\u2009\u202f\t"
_NAME_HEADS = tuple(f"{head} " for head in (
    "bộ", "sở", "phòng", "liên đoàn", "tai nạn", "an toàn", "vệ sinh", "hợp đồng", "thị trường",
    "pháp luật", "quan hệ", "tranh chấp", "năng suất", "bảo hộ", "thỏa ước", "huân chương",
    "giai cấp", "tháng", "nhà ở", "kỷ luật", "thanh tra", "luật", "nội quy", "giấy phép",
    "cung ứng", "xuất khẩu", "sử dụng", "người sử dụng", "đối thoại", "điều kiện", "môi trường",
))  # fmt: skip
_TURNS = (";", "nhưng", "song", "tuy nhiên")
_COMPOUND = re.compile(r"[A-ZĐ]{2,6} ?[-–&]")


@cache
def _anywhere(table: str) -> re.Pattern[str]:
    """Give the pattern of a phrase of a lexicon at the beginning of a word."""
    phrases = lexicon.actions() if table == "actions" else lexicon.nouns()
    return re.compile(rf"(?<![^\W\d_]){phrases.pattern}")


class Cue(NamedTuple):
    """A word or phrase of a sentence that says something about the counts near it."""

    start: int
    end: int
    type: str
    words: str


class Mention(NamedTuple):
    """A counted noun that stands in a sentence, with or without a number."""

    start: int
    end: int
    canonical: str
    measure: str


class View:
    """The text in lower case, code point for code point, with what its sentences hold."""

    def __init__(self, tight: Tight) -> None:
        """Lowercase without moving a code point and make every blank a plain one."""
        self.text = tight.text
        self._starts = [start for start, _ in tight.sentences]
        self._ends = [end for _, end in tight.sentences]
        self._closed = tight.closed
        self._at: dict[int, tuple[int, int]] = {}
        self._cues: dict[int, tuple[Cue, ...]] = {}
        self._mentions: dict[int, tuple[Mention, ...]] = {}
        self._says: dict[tuple[str, ...], bool] = {}
        self._turns: dict[int, bool] = {}
        low = self.text.lower()
        if len(low) != len(self.text):
            low = "".join(c.lower() if len(c.lower()) == 1 else c for c in self.text)
        for blank in _BLANKS:
            low = low.replace(blank, " ")
        self.low = low

    def says(self, words: tuple[str, ...]) -> bool:
        """Tell whether the article has one of some words at all."""
        known = self._says.get(words)
        if known is None:
            known = self._says[words] = any(word in self.low for word in words)
        return known

    def turns(self, sentence: tuple[int, int]) -> bool:
        """Tell whether something in a sentence parts its clauses."""
        start = sentence[0]
        if start not in self._turns:
            words = self.low[start : sentence[1]]
            self._turns[start] = any(turn in words for turn in _TURNS)
        return self._turns[start]

    def open(self) -> Iterator[tuple[int, int]]:
        """Give where facts may stand: not in boilerplate, header, stamp or byline."""
        place = 0
        for start, end in self._closed:
            if place < start:
                yield place, start
            place = max(place, end)
        if place < len(self.low):
            yield place, len(self.low)

    def sentence(self, place: int) -> tuple[int, int]:
        """Give the sentence at a place; between sentences the line; of a monster a piece."""
        if place not in self._at:
            self._at[place] = self._sentence(place)
        return self._at[place]

    def _sentence(self, place: int) -> tuple[int, int]:
        index = bisect_right(self._starts, place) - 1
        if index >= 0 and place < self._ends[index]:
            start, end = self._starts[index], self._ends[index]
        else:
            line_end = self.low.find("\n", place)
            start = self.low.rfind("\n", 0, place) + 1
            end = len(self.low) if line_end < 0 else line_end
        if end - start > _LONGEST:
            start += (place - start) // _LONGEST * _LONGEST
            end = min(end, start + _LONGEST)
        return start, end

    def line_start(self, place: int) -> int:
        """Give the place where the line begins."""
        return self.low.rfind("\n", 0, place) + 1

    def points_end(self, end: int) -> int:
        """Give the end of the bulleted lines below a line that ends in a colon, else the place."""
        if self.low[max(0, end - 4) : end].rstrip()[-1:] not in (":", ";"):
            return end
        place = self.low.find("\n", max(0, end - 1))
        for _ in range(_MOST_LINES):
            if place < 0:
                break
            following = self.low.find("\n", place + 1)
            stop = following if following >= 0 else len(self.low)
            if _POINT.match(self.low, place + 1, stop):
                end = stop
            elif self.low[place:stop].strip():
                break
            place = following
        return end

    def opener(self, place: int) -> tuple[int, int] | None:
        """Give the sentence with a colon at its end that opens the bulleted line of a place."""
        stop = self.line_start(place)
        for _ in range(_MOST_LINES):
            start = self.line_start(stop - 1) if stop else 0
            line = self.low[start:stop].rstrip()
            if line and not _POINT.match(line):
                return self.sentence(start + len(line) - 1) if line[-1] == ":" else None
            if not start:
                return None
            stop = start
        return None

    def is_label(self, place: int) -> bool:
        """Tell whether all in front of a place on its bulleted line is a label: `- Khu A có `."""
        return _LABEL.fullmatch(self.low, self.line_start(place), place) is not None

    def left(self, place: int, width: int = 48) -> str:
        """Give the words of the sentence in front of a place, at most so many characters."""
        start = (self._at.get(place) or self.sentence(place))[0]
        return self.low[start if start > place - width else max(place - width, 0) : place]

    def cues(self, place: int) -> tuple[Cue, ...]:
        """Give the cues of the sentence at a place, in order."""
        sentence = self.sentence(place)
        if sentence[0] not in self._cues:
            self._cues[sentence[0]] = tuple(self._find_cues(*sentence))
        return self._cues[sentence[0]]

    def mentions(self, place: int) -> tuple[Mention, ...]:
        """Give the counted nouns of the sentence at a place, in order, names of bodies left out."""
        sentence = self.sentence(place)
        if sentence[0] not in self._mentions:
            self._mentions[sentence[0]] = tuple(self._find_mentions(*sentence))
        return self._mentions[sentence[0]]

    def _find_cues(self, start: int, end: int) -> Iterator[Cue]:
        entries = lexicon.actions().entries
        for match in _anywhere("actions").finditer(self.low, start, end):
            words = match[0]
            kind = entries[words].type
            if kind != "idiom":
                yield Cue(match.start(), match.end(), kind, words)

    def _find_mentions(self, start: int, end: int) -> Iterator[Mention]:
        entries, search = lexicon.nouns().entries, _anywhere("nouns").search
        place = start
        while match := search(self.low, place, end):
            entry = entries[match[0]]
            place = match.end()
            if self._in_a_name(match.start(), entry):
                place = match.start() + 1
            else:
                yield Mention(match.start(), place, entry.canonical, entry.type)

    def _in_a_name(self, place: int, entry: lexicon.Entry) -> bool:
        if entry.capitals:
            return not self.text[place].isupper() or bool(_COMPOUND.match(self.text, place))
        return self.low.endswith(_NAME_HEADS, max(0, place - 16), place)
