"""A sentence with its facts blotted out: what stands between facts can then be read as a pattern.

Each character of a fact becomes a private-use character of its kind, so offsets stay as they are:
`Khu A có 97 doanh nghiệp` reads `Khu A có ` and fifteen times COUNT.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from ..data import load
from ..data.alternatives import alternatives
from ..segment.segmented import SegmentedText

COUNT: Final = "\ue000"
ZONES: Final = "\ue001"
"""A count of zones, which can itself be the scope of others: `tổng số lao động trong 5 khu`."""
NUMBER_AHEAD: Final = f"(?=[{COUNT}{ZONES}])"
BODY: Final = "\ue002"
DATE: Final = "\ue003"
SEMICOLON: Final = "\ue004"
"""A semicolon between those whom a cue asks: `đề nghị các sở; UBND các huyện:`."""
Run = tuple[int, int, str]
"""A place, and the character it is to be read as."""
UPPER: Final = "A-Z" + "".join(
    c for c in map(chr, [*range(0xC0, 0xDE), *range(0x100, 0x1B1), *range(0x1EA0, 0x1EFA)])
    if c.isupper()
)  # fmt: skip
"""Capitals of Vietnamese, for a character class."""
WORD: Final = r"[^\W\d_]+"


def blot(text: str, runs: Iterable[Run], *, place: int = 0) -> str:
    """Give a text of the same length in which every run is of its character.

    Where runs overlap the later given wins; a no-break space reads as a space. `place` is where the
    text begins in the one that the places are of.
    """
    plain, size = text.replace("\u00a0", " "), len(text)
    given = list(runs)
    pieces: list[str] = []
    done = 0
    for start, end, character in sorted(given):
        first, last = start - place, end - place
        if first < done or last > size:
            return _overlaid(plain, given, place)
        pieces.append(plain[done:first])
        pieces.append(character * (last - first))
        done = last
    pieces.append(plain[done:])
    return "".join(pieces)


def _overlaid(text: str, runs: Iterable[Run], place: int) -> str:
    """Write runs over a text one by one: they share characters, or reach over its borders."""
    signs = list(text)
    for start, end, character in runs:
        first, last = max(start - place, 0), min(end - place, len(signs))
        signs[first:last] = character * (last - first)
    return "".join(signs)


class Sheet:
    """A text and the runs to write over it: of its parts only those that are read are blotted."""

    __slots__ = ("_first", "_ordered", "_plain", "_runs")

    def __init__(self, text: str, runs: Sequence[Run]) -> None:
        """Take the runs, in any order."""
        self._plain = text.replace("\u00a0", " ")
        self._runs, self._first = runs, 0
        self._ordered: list[tuple[int, int, str]] = sorted(runs)

    def part(self, start: int, end: int) -> str:
        """Give a part of the text blotted out; parts are asked for in order."""
        plain, first = self._plain, self._first
        last = bisect_left(self._ordered, (end,), first)
        pieces: list[str] = []
        done = start
        for begin, stop, character in self._ordered[first:last]:
            if stop <= start:
                continue
            if begin < done or stop > end:
                return _overlaid(plain[start:end], _touching(self._runs, start, end), start)
            pieces += plain[done:begin], character * (stop - begin)
            done = stop
        self._first = last
        pieces.append(plain[done:end])
        return "".join(pieces)


def _touching(runs: Sequence[Run], start: int, end: int) -> list[Run]:
    return [run for run in runs if run[0] < end and run[1] > start]


def places_of(sign: str, text: str) -> list[int]:
    """Give where a sign stands in a text."""
    found: list[int] = []
    place = text.find(sign)
    while place >= 0:
        found.append(place)
        place = text.find(sign, place + 1)
    return found


@dataclass(frozen=True, slots=True)
class Blotted:
    """A blotted text as printed, and in lower case where it is read: most patterns read that."""

    text: str
    low: str

    @classmethod
    def of(cls, article: SegmentedText, start: int, end: int, runs: Sequence[Run]) -> "Blotted":
        """Blot out what stands in a range, also in lower case; the rest is never read."""
        text, low = article.text, article.low
        part = blot(text[start:end], runs, place=start)
        small = blot(low[start:end], runs, place=start)
        before, behind = text[:start], text[end:]
        return cls(f"{before}{part}{behind}", f"{before}{small}{behind}")


def any_of(phrases: Iterable[str]) -> str:
    """Give the pattern of any of these phrases as whole words; of two at a place the longer."""
    return alternatives(phrases) + r"(?!\w)"


def words(kind: str, *, capital: bool = False) -> str:
    """Give the pattern of the cues of one type, as whole words (`link_cues.tsv`).

    With `capital` they may begin a sentence or a name: `khu công nghiệp`, `Khu công nghiệp`.
    """
    found = [row.surface for row in load("link_cues") if row.type == kind]
    return any_of(found + [w[0].upper() + w[1:] for w in found] if capital else found)


def led(phrases: Iterable[str], *, front: str = "", behind: str = "") -> str:
    """Give alternatives of phrases as whole words, each of which starts with a letter.

    The engine skips to those letters, where one that starts with `(?<!\\w)` is tried everywhere.
    `front` looks back over the first letter, `behind` follows the phrase.
    """
    firsts: dict[str, set[str]] = {}
    for phrase in phrases:
        firsts.setdefault(phrase[0], set()).add(phrase[1:])
    return "|".join(
        rf"{re.escape(first)}(?<!\w.){front}{alternatives(firsts[first])}(?!\w){behind}"
        for first in sorted(firsts)
    )


def cues(kind: str) -> list[str]:
    """Give the cues of one type (`link_cues.tsv`)."""
    return [row.surface for row in load("link_cues") if row.type == kind]


def backwards(kind: str) -> str:
    """Give the pattern of the cues of one type, as whole words, for text that is read backwards.

    What ends at a known place is then found by one match there, not by a search for its beginning:
    `words in front`[::-1].
    """
    return r"(?<!\w)" + any_of(row.surface[::-1] for row in load("link_cues") if row.type == kind)


def begins(phrases: Iterable[str]) -> str:
    """Give a pattern that finds the blank in front of one of these phrases, as whole words.

    The engine skips to blanks, asks whether one of all first letters follows, then for the first
    two, which rule out most, and then the rest: ` (?=[k])(?:k(?:h(?=u (?:công|kinh))))`. Who asks
    has turned the signs that words can follow into blanks.
    """
    firsts: dict[str, dict[str, set[str]]] = {}
    for phrase in phrases:
        firsts.setdefault(phrase[0], {}).setdefault(phrase[1], set()).add(phrase[2:])
    letters = sorted(firsts)
    found = "|".join(f"{re.escape(first)}(?:{_seconds(firsts[first])})" for first in letters)
    return f"(?=[{re.escape(''.join(letters))}])(?:{found})"


def _seconds(seconds: dict[str, set[str]]) -> str:
    return "|".join(
        rf"{re.escape(second)}(?={alternatives(seconds[second])}(?![^\W\d]))"
        for second in sorted(seconds)
    )
