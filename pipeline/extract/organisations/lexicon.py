"""The words of the organisations room: heads, fields, places and cues as tries over words."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from ...data import Row, load

PIECE = re.compile(r"[^\W_]+|\n+|[^\w\s]|_")
"""A word, a line end or a mark."""
NO_HEAD = "none none"
"""Type of words that begin like a head and are none."""
SOFT = frozenset({"-", ","})
"""Marks that may or may not stand between the words of a field."""
_OLD_TONES = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa", "oè": "òe", "oé": "óe",
    "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe", "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy",
    "uỵ": "ụy",
}  # fmt: skip
_HYPHENS = "–—‑"
_BLANKS = "\u00a0\u2007\u202f"


_OLD = re.compile(r"(?:o[àáảãạèéẻẽẹ]|(?<!q)u[ỳýỷỹỵ])(?!\w)")
_ANY_OLD = re.compile(r"[àáảãạèéẻẽẹỳýỷỹỵ](?<=o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?<!qu.)(?!\w)")
"""The same by its rarer letter, to leave most texts alone."""


def folded(text: str) -> str:
    """Lowercase a text code point for code point, with one way to place tones and one hyphen.

    >>> folded("Đảng uỷ – Uỷ ban")
    'đảng ủy - ủy ban'
    """
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    for hyphen in _HYPHENS:
        low = low.replace(hyphen, "-")
    for blank in _BLANKS:
        low = low.replace(blank, " ")
    return _OLD.sub(lambda m: _OLD_TONES[m[0]], low) if _ANY_OLD.search(low) else low


@dataclass(frozen=True, slots=True)
class Entry:
    """What a phrase stands for: a row without its spelling."""

    canonical: str
    """Folded."""
    type: str
    capitals: bool
    """An abbreviation, read in capitals only."""
    kind: str
    """The type of a body in front of its frame, where it has one."""
    frame: str
    """What must follow the head: `field`, `place` …"""
    titled: bool = False
    """The name of a paper that is told from common words by its capitals (`Tuổi Trẻ`)."""


class Node:
    """One word of a trie and what may follow it."""

    __slots__ = ("entry", "next")

    def __init__(self) -> None:
        """Begin with nothing behind it."""
        self.next: dict[str, Node] = {}
        self.entry: Entry | None = None


class Trie:
    """Phrases by their words; `soft` ones match with or without hyphens and commas inside."""

    def __init__(self, rows: Iterable[Row], *, soft: bool = False) -> None:
        """Index the rows; the first row of a spelling decides, a phrase never ends with a mark."""
        self.root = Node()
        self.first = self.root.next
        """What the phrases begin with: most words of a text begin none."""
        self.soft = soft
        for row in rows:
            node = self.root
            pieces = PIECE.findall(folded(row.surface))
            if pieces[-1] in SOFT:
                continue
            for piece in pieces:
                if not (soft and piece in SOFT):
                    node = node.next.setdefault(piece, Node())
            if node.entry is None:
                kind, _, frame = row.type.partition(" ")
                node.entry = Entry(
                    folded(row.canonical), row.type, is_abbreviation(row.surface), kind, frame,
                    row.type == "media" and " " in row.surface and row.surface.istitle(),
                )  # fmt: skip

    def match(self, words: Sequence[str], place: int) -> tuple[int, Entry] | None:
        """Give the longest phrase at a place: the place behind its last word, and its entry."""
        size = len(words)
        node = self.first.get(words[place]) if place < size else None
        if node is None:
            return None
        place += 1
        found = None if node.entry is None else (place, node.entry)
        while place < size and node.next:
            word = words[place]
            following = node.next.get(word)
            place += 1
            if following is None:
                if not (self.soft and word in SOFT):
                    break
            else:
                node = following
                if node.entry is not None:
                    found = place, node.entry
        return found


def is_abbreviation(surface: str) -> bool:
    """Tell whether a spelling is only read in capitals: `UBND`, `LĐ-TB&XH`, `CP`."""
    return surface.isupper() and " " not in surface


@cache
def heads() -> Trie:
    """Give the first words of names, abbreviated ones included."""
    rows = load("organisation_heads")
    return Trie([*rows, *_abbreviated(rows, "head", "zone")])


@cache
def terms() -> Trie:
    """Give fields (`Giáo dục và Đào tạo`, `GD-ĐT`, `thủy sản`)."""
    rows = load("organisation_terms")
    short = [
        Row(r.surface, r.canonical, "whole", r.source)
        for r in load("organisation_abbreviations")
        if r.type == "term"
    ]
    return Trie([*short, *rows], soft=True)


@cache
def names() -> Trie:
    """Give names that stand without a head (`Samsung`, `TTXVN`)."""
    return Trie(load("organisation_names"))


@cache
def places() -> Trie:
    """Give provinces, countries and regions."""
    return Trie(load("places"))


@cache
def cues(kind: str) -> Trie:
    """Give the cues of a kind: `office`, `level`, `end` …"""
    return Trie(row for row in load("organisation_cues") if row.type == kind)


@cache
def cue_words(kind: str) -> frozenset[str]:
    """Give the cues of a kind that are one word."""
    rows = load("organisation_cues")
    return frozenset(row.surface for row in rows if row.type == kind and " " not in row.surface)


@dataclass(frozen=True, slots=True)
class Near:
    """The tables that are asked at nearly every word of a name."""

    heads: Trie
    names: Trie
    terms: Trie
    places: Trie
    levels: Trie
    offices: Trie
    stops: frozenset[str]
    surnames: frozenset[str]


@cache
def near() -> Near:
    """Give the tables that a view of an article asks, loaded once."""
    return Near(
        heads(), names(), terms(), places(), cues("level"), cues("office"),
        cue_words("stop"), cue_words("surname"),
    )  # fmt: skip


def mentions(kind: str, words: Sequence[str]) -> bool:
    """Tell whether a cue of a kind stands among folded words."""
    trie = cues(kind)
    return any(trie.match(words, place) for place in range(len(words)))


@cache
def sizes_by_last_word(kind: str) -> dict[str, tuple[int, ...]]:
    """Give how many words cues of a kind have, by the word that they end with."""
    found: dict[str, set[int]] = {}
    for row in load("organisation_cues"):
        if row.type == kind:
            size = len(PIECE.findall(folded(row.surface)))
            found.setdefault(row.surface.split()[-1], set()).add(size)
    return {word: tuple(sorted(sizes)) for word, sizes in found.items()}


@cache
def abbreviations() -> dict[str, str]:
    """Give what abbreviations stand for, by their spelling."""
    return {row.surface: row.canonical for row in load("organisation_abbreviations")}


def _abbreviated(rows: Sequence[Row], *kinds: str) -> list[Row]:
    known = {folded(row.surface): row for row in rows}
    found: list[Row] = []
    for row in load("organisation_abbreviations"):
        head = known.get(folded(row.canonical)) if row.type in kinds else None
        if head is not None:
            found.append(Row(row.surface, head.canonical, head.type, row.source))
    return found
