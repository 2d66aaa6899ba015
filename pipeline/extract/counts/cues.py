"""The cues of a sentence: words that say something about the counts near them."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from ...data.alternatives import alternatives
from . import lexicon
from .reading import Reading

_TURNS = ("nhưng", "song", "tuy nhiên")
_Find = Callable[[str, int, int], Iterator[re.Match[str]]]


@cache
def _table() -> tuple[_Find, dict[str, tuple[str, str]], int]:
    """Give what finds cues with the blank in front of them, what they are, the longest length.

    What they are is their words and their type, which idioms have none of.
    """
    cues = lexicon.actions()
    kinds = {words: entry.type.replace("idiom", "") for words, entry in cues.entries.items()}
    kinds |= dict.fromkeys(_TURNS, "turn")
    pattern = rf" {alternatives(kinds)}(?!\w)"
    told = {f" {words}": (words, kind) for words, kind in kinds.items()}
    return re.compile(pattern).finditer, told, max(map(len, kinds))


@cache
def moving() -> frozenset[str]:
    """Give the cues that can make a count in their clause a change."""
    table = _table()[1].values()
    return frozenset(
        words
        for words, kind in table
        if kind in ("up", "down", "done") or words.endswith("việc làm cho")
    )


def reach(spaced: str, limit: int, longest: int) -> int:
    """Give how far behind a limit words can end that begin in front of it: before digits, nowhere.

    A sign may stand between, so that the digit itself is looked at.
    """
    return 1 if spaced[limit + 1 : limit + 2].isdigit() else longest


class Cues:
    """The cues of a sentence in order, column by column, as far as they were asked for."""

    __slots__ = ("ends", "kinds", "limit", "place", "starts", "turns", "words")

    def __init__(self, start: int) -> None:
        """Begin with none."""
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.kinds: list[str] = []
        """The type of each: `up`, `done`, `level` …"""
        self.words: list[str] = []
        self.turns: list[tuple[int, int]] = []
        """Where `nhưng`, `song`, `tuy nhiên` part the clauses."""
        self.limit = start
        """All cues that begin in front of it are known."""
        self.place = start
        """Behind the last of them."""

    def read(self, spaced: str, end: int, limit: int) -> None:
        """Read on as far as a limit; `end` is the end of the sentence."""
        find, told, longest = _table()
        place = self.place
        starts, ends, kinds, said = self.starts, self.ends, self.kinds, self.words
        for match in find(spaced, place, min(end, limit + reach(spaced, limit, longest)) + 1):
            start, behind = match.span()
            if start >= limit:
                break
            place = behind - 1
            words, kind = told[match[0]]
            if kind == "turn":
                self.turns.append((start, place))
            elif kind:
                starts.append(start)
                ends.append(place)
                kinds.append(kind)
                said.append(words)
        self.limit, self.place = limit, place

    def without(self, inside: Sequence[int]) -> "Cues":
        """Give a copy that leaves out some of them, by their places in the columns."""
        found = Cues(self.limit)
        for index, start in enumerate(self.starts):
            if index not in inside:
                found.starts.append(start)
                found.ends.append(self.ends[index])
                found.kinds.append(self.kinds[index])
                found.words.append(self.words[index])
        return found


def outside(cues: Cues, readings: Sequence[Reading]) -> Cues:
    """Leave out the cues of a sentence that begin inside one of its counts."""
    starts = cues.starts
    if not starts or starts[-1] < readings[0].start:
        return cues
    inside: list[int] = []
    for reading in readings:
        index = bisect_left(starts, reading.start)
        if index == len(starts):
            break
        while index < len(starts) and starts[index] < reading.end:
            inside.append(index)
            index += 1
    return cues.without(inside) if inside else cues
