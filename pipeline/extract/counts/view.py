"""An article as the counts room looks at it: lowercased text, sentences and their cues."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import NamedTuple

from . import lexicon
from .cues import Cues, reach
from .labels import is_label, is_point
from .reading import Reading
from .tight import Tight

_MOST_LINES = 40
"""Longer lists are looked at no further."""
_LINE_FRONT = 80
_LONGEST = 2000
"""Longer sentences are looked at in pieces, so that the cost stays linear."""
_SIGNS = "\n(“\"[⟦‘':;+*•–—"
"""Signs that words stand behind, and that are part of none."""
_NAME_HEADS = tuple(f"{head} " for head in (
    "bộ", "sở", "phòng", "liên đoàn", "tai nạn", "an toàn", "vệ sinh", "hợp đồng", "thị trường",
    "pháp luật", "quan hệ", "tranh chấp", "năng suất", "bảo hộ", "thỏa ước", "huân chương",
    "giai cấp", "tháng", "nhà ở", "kỷ luật", "thanh tra", "luật", "nội quy", "giấy phép",
    "cung ứng", "xuất", "nhập", "cửa", "độ tuổi", "tuổi", "anh hùng", "xuất khẩu", "sử dụng",
    "người sử dụng", "đối thoại", "điều kiện", "môi trường",
))  # fmt: skip
_ENDINGS = frozenset(head[-3:] for head in _NAME_HEADS)
"""What they end with; most words in front of a noun end otherwise."""
_COMPOUND = re.compile(r"[A-ZĐ]{2,6} ?[-–&]")


_Search = Callable[[str, int, int], re.Match[str] | None]


@cache
def _noun_table() -> tuple[_Search, dict[str, lexicon.Entry], int]:
    """Give what looks for nouns behind blanks, what they mean, and the longest length."""
    nouns = lexicon.nouns()
    longest = max(map(len, nouns.entries))
    return re.compile(f" ({nouns.pattern})").search, nouns.entries, longest


def _piece(start: int, end: int, place: int) -> tuple[int, int]:
    """Cut a monster of a sentence into pieces and give the one at a place."""
    if end - start > _LONGEST:
        start += (place - start) // _LONGEST * _LONGEST
        end = min(end, start + _LONGEST)
    return start, end


class _MentionsRead:
    """The counted nouns of a sentence as far as they were asked for."""

    __slots__ = ("limit", "mentions", "place")

    def __init__(self, start: int) -> None:
        self.mentions: list[Mention] = []
        self.limit = start
        """All that begin in front of it are known."""
        self.place = start
        """Behind the last of them."""


class Mention(NamedTuple):
    """A counted noun that stands in a sentence, with or without a number."""

    start: int
    end: int
    canonical: str
    measure: str


_mention: Callable[[tuple[int, int, str, str]], Mention] = partial(tuple.__new__, Mention)


class View:
    """The text in lower case, code point for code point, with what its sentences hold."""

    def __init__(self, tight: Tight) -> None:
        """Put blanks for signs that words stand behind, without moving a code point."""
        self.text = tight.text
        self._sentences = tight.sentences
        self._starts = [start for start, _ in tight.sentences]
        self._closed = tight.closed
        self.loose = tight.loose
        self.latest = 0, 0
        """The sentence that was asked for last."""
        self._cues: dict[int, Cues] = {}
        self._mentions: dict[int, _MentionsRead] = {}
        self._places: dict[str, list[int]] = {}
        self._says: dict[tuple[str, ...], bool] = {}
        self.low = low = tight.low
        spaced = f" {low}".replace("\n-", "  ")
        for sign in _SIGNS:
            spaced = spaced.replace(sign, " ")
        self.spaced = spaced
        """The same with a blank in front of its first word, so that places are one further on, and
        with blanks for the signs that words stand behind: ` hai` finds `(hai` as well."""

    def says(self, words: tuple[str, ...]) -> bool:
        """Tell whether the article has one of some words at all."""
        known = self._says.get(words)
        if known is None:
            low, known = self.low, False
            for word in words:
                if word in low:
                    known = True
                    break
            self._says[words] = known
        return known

    def places(self, words: str) -> list[int]:
        """Give the places where the article has some words, or letters, in order."""
        known = self._places.get(words)
        if known is None:
            known = self._places[words] = []
            place = self.low.find(words)
            while place >= 0:
                known.append(place)
                place = self.low.find(words, place + 1)
        return known

    def open(self) -> Iterator[tuple[int, int]]:
        """Give where facts may stand: not in boilerplate, header, stamp or byline.

        Blanks between two of these are left out.
        """
        place, low = 0, self.low
        for start, end in self._closed:
            if place < start and not low[place:start].isspace():
                yield place, start
            place = max(place, end)
        if place < len(low):
            yield place, len(low)

    def is_open(self, place: int) -> bool:
        """Tell whether facts may stand at a place."""
        return not any(start <= place < end for start, end in self._closed)

    def sentence(self, place: int) -> tuple[int, int]:
        """Give the sentence at a place; between sentences the line; of a monster a piece."""
        latest = self.latest
        if latest[0] <= place < latest[1]:
            return latest
        index = bisect_right(self._starts, place)
        if index:
            start, end = found = self._sentences[index - 1]
            if place < end:
                if end - start > _LONGEST:
                    found = _piece(start, end, place)
                self.latest = found
                return found
        return _piece(*self._line(place), place)

    def _line(self, place: int) -> tuple[int, int]:
        end = self.low.find("\n", place)
        return self.low.rfind("\n", 0, place) + 1, len(self.low) if end < 0 else end

    def line_start(self, place: int) -> int:
        """Give the place where the line begins."""
        return self.low.rfind("\n", 0, place) + 1

    def line_in_front(self, place: int) -> str:
        """Give what stands in front of a place on its line, of a long line the last of it."""
        first = max(0, place - _LINE_FRONT)
        return self.low[max(first, self.low.rfind("\n", first, place) + 1) : place].strip()

    def opens_points(self, end: int) -> bool:
        """Tell whether a line that ends at a place ends in a colon, so that points may follow."""
        if self.low[end - 1] == ".":
            return False
        return self.low[max(0, end - 4) : end].rstrip()[-1:] in (":", ";")

    def points_end(self, end: int) -> int:
        """Give the end of the bulleted lines below a line that ends in a colon, else the place."""
        if not self.opens_points(end):
            return end
        place = self.low.find("\n", max(0, end - 1))
        for _ in range(_MOST_LINES):
            if place < 0:
                break
            following = self.low.find("\n", place + 1)
            stop = following if following >= 0 else len(self.low)
            if is_point(self.low, place + 1, stop):
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
            if line and not is_point(line, 0, len(line)):
                return self.sentence(start + len(line) - 1) if line[-1] == ":" else None
            if not start:
                return None
            stop = start
        return None

    def is_label(self, place: int) -> bool:
        """Tell whether all in front of a place on its line is a label: `- Khu A có `, `Khu A: `."""
        return is_label(self.low, self.line_start(place), place)

    def left(self, place: int, width: int = 48) -> str:
        """Give the words of the sentence in front of a place, at most so many characters."""
        start = self.sentence(place)[0]
        return self.low[start if start > place - width else max(place - width, 0) : place]

    def in_front(self, reading: Reading, width: int = 48) -> str:
        """Give the words of the sentence in front of a count, at most so many characters."""
        start, first = reading.start, reading.sentence[0]
        return self.low[first if start - first < width else start - width : start]

    def cues(self, sentence: tuple[int, int], before: int | None = None) -> Cues:
        """Give the cues of a sentence.

        `before` says that those from a place on are not asked for; they may be left out.
        """
        start, end = sentence
        limit = end if before is None or before > end else before
        known = self._cues.get(start)
        if known is None:
            known = self._cues[start] = Cues(start)
        if known.limit < limit:
            known.read(self.spaced, end, limit)
        return known

    def mentions(self, sentence: tuple[int, int], before: int | None = None) -> list[Mention]:
        """Give the counted nouns of a sentence, in order, names of bodies left out.

        `before` says that those from a place on are not asked for; they may be left out.
        """
        start, end = sentence
        known = self._mentions.get(start)
        if known is None:
            known = self._mentions[start] = _MentionsRead(start)
        limit = end if before is None or before > end else before
        if known.limit < limit:
            self._read_mentions(known, end, limit)
        return known.mentions

    def mention_at(self, place: int) -> Mention | None:
        """Give the counted noun that begins at a place, unless it is in the name of a body."""
        found = lexicon.nouns().match(self.low, place)
        if found is None or self._in_a_name(place, found[1]):
            return None
        return Mention(place, found[0], found[1].canonical, found[1].type)

    def nouns(self, first: int, limit: int, end: int | None = None) -> Iterator[Mention]:
        """Give the counted nouns that begin in a stretch, in order, names of bodies left out.

        For a part of a sentence they cost less than `mentions`; `end` is where the last may end.
        """
        search, entries, longest = _noun_table()
        place, stop = first, limit + reach(self.spaced, limit, longest)
        stop = (stop if end is None or stop < end else end) + 1
        while match := search(self.spaced, place, stop):
            start, words = match.start(), match[1]
            if start >= limit:
                break
            entry = entries[words]
            if self._in_a_name(start, entry):
                place = start + 1
            else:
                place = start + len(words)
                yield _mention((start, place, entry.canonical, entry.type))

    def _read_mentions(self, known: _MentionsRead, end: int, limit: int) -> None:
        mentions = known.mentions
        mentions += self.nouns(known.place, limit, end)
        known.limit = limit
        known.place = max(limit, mentions[-1].end) if mentions else limit

    def _in_a_name(self, place: int, entry: lexicon.Entry) -> bool:
        if entry.capitals:
            return not self.text[place].isupper() or bool(_COMPOUND.match(self.text, place))
        if place < 3 or self.low[place - 3 : place] not in _ENDINGS:
            return False
        return self.low.endswith(_NAME_HEADS, max(0, place - 16), place)
