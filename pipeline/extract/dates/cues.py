"""The cues of an article: what its sentences say of their dates, read when a date asks."""

from collections.abc import Iterable
from itertools import accumulate
from operator import or_
from typing import Final

from schemas.article import Block

from ...segment.segmented import SegmentedText
from .around import Around
from .cue_words import Cue, cue_table
from .moment import Candidate

_SILENT: Final = [0]
"""What the cues of a sentence that has none say."""
_QUOTED: Final = 800
"""Characters: a quotation opens no farther before what stands in it."""


class _Blocks(dict[int, Block | None]):
    """The block of each place that was asked for."""

    def __init__(self, article: SegmentedText, places: Iterable[int]) -> None:
        """Take the article, and look up places that are sure to be asked for, given in order."""
        super().__init__()
        self.article = article
        blocks = article.blocks
        index, last = 0, len(blocks) - 1
        if last >= 0:
            for place in places:
                while index < last and blocks[index].end <= place:
                    index += 1
                block = blocks[index]
                self[place] = block if block.start <= place < block.end else None

    def __missing__(self, place: int) -> Block | None:
        """Look the block up."""
        found = self[place] = self.article.block_at(place)
        return found


class Cues:
    """The cues of an article; a sentence is read once, and only when one of its dates asks."""

    def __init__(
        self, article: SegmentedText, low: str, mentions: Iterable[Candidate] = ()
    ) -> None:
        """Take the article, its folded text, and the mentions that will ask, in order."""
        self.article = article
        self.low = low
        self._behind_blank = " " + low
        self._quotes = '"' in low or "“" in low
        self._read: dict[int, tuple[list[Cue], list[int]]] = {}
        self._around: dict[int, Around] = {}
        self._sentence = (0, 0)
        self.blocks = _Blocks(article, [mention[0] for mention in mentions])

    def of(self, sentence: tuple[int, int]) -> tuple[list[Cue], list[int]]:
        """Give the cues of a sentence in order, and what the first of them say, none, one, two …"""
        found = self._read.get(sentence[0])
        if found is None:
            pattern, kinds = cue_table()
            matches = pattern.finditer(self._behind_blank, sentence[0], sentence[1] + 1)
            cues = [(match.start(), match.end() - 1, kinds[match[1]]) for match in matches]
            so_far = [0, *accumulate([cue[2] for cue in cues], or_)] if cues else _SILENT
            found = self._read[sentence[0]] = cues, so_far
        return found

    def sentence_at(self, place: int) -> tuple[int, int]:
        """Give the sentence of a place; mentions of one sentence ask one after another."""
        start, end = self._sentence
        if not start <= place < end:
            self._sentence = self.article.sentence_at(place)
        return self._sentence

    def is_boilerplate(self, place: int) -> bool:
        """Tell a place in a block that holds no facts."""
        block = self.blocks[place]
        return block is not None and block.kind == "boilerplate"

    def in_quotes(self, place: int) -> bool:
        """Tell a place in what somebody is quoted with."""
        if not self._quotes:
            return False
        left = max(0, place - _QUOTED)
        line = max(left, self.low.rfind("\n", left, place) + 1)
        opened = self.low.rfind("“", line, place)
        if opened >= 0:
            return self.low.find("”", opened, place) < 0
        return self.low.count('"', line, place) % 2 == 1

    def around(self, candidate: Candidate) -> Around:
        """Give what stands around a mention; the same object whenever asked again."""
        found = self._around.get(candidate.start)
        if found is None:
            sentence = self.sentence_at(candidate.start)
            around = Around(self.low, candidate, sentence, *self.of(sentence))
            found = self._around[candidate.start] = around
        return found
