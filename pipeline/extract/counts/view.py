"""An article as the counts room looks at it: lowercased text, sentences and their cues."""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from ...segment.segmented import SegmentedText
from . import lexicon

_LONGEST = 2000
"""Longer sentences are looked at in pieces, so that the cost stays linear."""
_NO_COUNTS = frozenset({"boilerplate", "page_header", "stamp", "byline"})
_BLANKS = "\u00a0\u2007\u2009\u202f\t"
_WORD = re.compile(r"[^\W\d_]+")
_NAME_HEADS = (
    "bộ", "sở", "phòng", "liên đoàn", "tai nạn", "an toàn", "vệ sinh", "hợp đồng", "thị trường",
    "pháp luật", "quan hệ", "tranh chấp", "năng suất", "bảo hộ", "thỏa ước", "huân chương",
    "giai cấp", "tháng", "nhà ở", "kỷ luật", "thanh tra", "luật", "nội quy", "giấy phép",
    "cung ứng", "xuất khẩu", "sử dụng", "người sử dụng", "đối thoại", "điều kiện", "môi trường",
)  # fmt: skip
_BEHIND_HEAD = re.compile(rf"(?:{'|'.join(_NAME_HEADS)}) {{1,3}}$")


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


@dataclass(frozen=True, slots=True)
class View:
    """The text in lower case, code point for code point, with what its sentences hold."""

    article: SegmentedText
    low: str = field(init=False, repr=False)
    _at: dict[int, tuple[int, int]] = field(init=False, repr=False, default_factory=dict)
    _seen: dict[int, tuple[tuple[Cue, ...], tuple[Mention, ...]]] = field(
        init=False, repr=False, default_factory=dict
    )

    def __post_init__(self) -> None:
        """Lowercase without moving a code point and make every blank a plain one."""
        text = self.article.text
        low = text.lower()
        if len(low) != len(text):
            low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
        for blank in _BLANKS:
            low = low.replace(blank, " ")
        object.__setattr__(self, "low", low)

    @property
    def text(self) -> str:
        """The article's text as it stands."""
        return self.article.text

    def holds_counts(self, place: int) -> bool:
        """Tell whether facts may stand at a place: not in boilerplate, header, stamp or byline."""
        block = self.article.block_at(place)
        return block is None or block.kind not in _NO_COUNTS

    def sentence(self, place: int) -> tuple[int, int]:
        """Give the sentence at a place; between sentences the line; of a monster a piece."""
        if place not in self._at:
            self._at[place] = self._sentence(place)
        return self._at[place]

    def _sentence(self, place: int) -> tuple[int, int]:
        start, end = self.article.sentence_at(place)
        if start == end:
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

    def left(self, place: int, width: int = 48) -> str:
        """Give the words of the sentence in front of a place, at most so many characters."""
        return self.low[max(self.sentence(place)[0], place - width) : place]

    def cues(self, place: int) -> tuple[Cue, ...]:
        """Give the cues of the sentence at a place, in order."""
        return self._read(place)[0]

    def mentions(self, place: int) -> tuple[Mention, ...]:
        """Give the counted nouns of the sentence at a place, in order, names of bodies left out."""
        return self._read(place)[1]

    def _read(self, place: int) -> tuple[tuple[Cue, ...], tuple[Mention, ...]]:
        start, end = self.sentence(place)
        if start not in self._seen:
            self._seen[start] = self._scan(start, end)
        return self._seen[start]

    def _scan(self, start: int, end: int) -> tuple[tuple[Cue, ...], tuple[Mention, ...]]:
        cues: list[Cue] = []
        mentions: list[Mention] = []
        low, actions, nouns = self.low, lexicon.actions(), lexicon.nouns()
        firsts = lexicon.first_words()
        cue_end = noun_end = start
        for match in _WORD.finditer(low, start, end):
            word = match[0]
            if word not in firsts:
                continue
            place = match.start()
            found = actions.match_word(low, place, word) if place >= cue_end else None
            if found:
                cue_end = found[0]
                cues.append(Cue(place, cue_end, found[1].type, low[place:cue_end]))
            found = nouns.match_word(low, place, word) if place >= noun_end else None
            if found and not self._in_a_name(place, found[1]):
                noun_end = found[0]
                mentions.append(Mention(place, noun_end, found[1].canonical, found[1].type))
        return tuple(cues), tuple(mentions)

    def _in_a_name(self, place: int, entry: lexicon.Entry) -> bool:
        if entry.capitals:
            return not self.text[place].isupper()
        return _BEHIND_HEAD.search(self.low, max(0, place - 16), place) is not None
