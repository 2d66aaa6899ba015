"""The words of the organisations room: heads, fields, places and cues as tries over words."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from schemas.organisations import OrganisationType

from ...data import Row, load
from .spelling import PIECE, folded

NO_HEAD = "none none"
"""Type of words that begin like a head and are none."""
SOFT = frozenset({"-", ","})
"""Marks that may or may not stand between the words of a field."""


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
    body_type: OrganisationType | None = None
    """The type of a body, None where only the body that it belongs to has one."""
    titled: bool = False
    """The name of a paper that is told from common words by its capitals (`Tuổi Trẻ`)."""


Found = tuple[int, Entry] | None
"""The place behind a phrase, and its entry."""


class Node:
    """One word of a trie and what may follow it."""

    __slots__ = ("entry", "next")

    def __init__(self) -> None:
        """Begin with nothing behind it."""
        self.next: dict[str, Node] = {}
        self.entry: Entry | None = None


class Trie:
    """Phrases by their words."""

    def __init__(self, rows: Iterable[Row], *, left_out: frozenset[str] = frozenset()) -> None:
        """Index the rows; the first row of a spelling decides, a phrase never ends with a mark."""
        root = Node()
        self.first = root.next
        """What the phrases begin with: most words of a text begin none."""
        for row in rows:
            node = root
            pieces = PIECE.findall(folded(row.surface))
            if pieces[-1] in SOFT:
                continue
            for piece in pieces:
                if piece not in left_out:
                    node = node.next.setdefault(piece, Node())
            if node.entry is None:
                node.entry = _entry(row)

    def match(self, words: Sequence[str], place: int) -> Found:
        """Give the longest phrase at a place: the place behind its last word, and its entry.

        Behind the last word must stand one that is in no phrase: an empty one.
        """
        node, found = self.first.get(words[place]), None
        while node is not None:
            place += 1
            if node.entry is not None:
                found = place, node.entry
            node = node.next.get(words[place])
        return found


class SoftTrie(Trie):
    """Phrases that match with or without hyphens and commas inside."""

    def __init__(self, rows: Iterable[Row]) -> None:
        """Index the rows without such marks."""
        super().__init__(rows, left_out=SOFT)

    def match(self, words: Sequence[str], place: int) -> Found:
        """Give the longest phrase at a place, over marks inside of it.

        None goes on with a head behind a comma: `Bộ Tài chính, Ngân hàng Nhà nước` are two.
        """
        node, found = self.first.get(words[place]), None
        while node is not None:
            place += 1
            if node.entry is not None:
                found = place, node.entry
            following = node.next
            node = following.get(words[place])
            if node is None and words[place] in SOFT:
                while words[place] in SOFT:
                    place += 1
                if words[place - 1] == "," and words[place] in begins(""):
                    return found
                node = following.get(words[place])
        return found


def _entry(row: Row) -> Entry:
    kind, _, frame = row.type.partition(" ")
    return Entry(
        folded(row.canonical), row.type, is_abbreviation(row.surface), kind, frame,
        None if kind == "parent" else cast(OrganisationType, kind),
        row.type == "media" and " " in row.surface and row.surface.istitle(),
    )  # fmt: skip


def is_abbreviation(surface: str) -> bool:
    """Tell whether a spelling is only read in capitals: `UBND`, `LĐ-TB&XH`, `CP`."""
    return surface.isupper() and " " not in surface


@cache
def heads() -> Trie:
    """Give the first words of names, abbreviated ones included."""
    rows = load("organisation_heads")
    return Trie([*rows, *_abbreviated(rows, "head", "zone")])


@cache
def terms() -> SoftTrie:
    """Give fields (`Giáo dục và Đào tạo`, `GD-ĐT`, `thủy sản`)."""
    rows = load("organisation_terms")
    short = [
        Row(r.surface, r.canonical, "whole", r.source)
        for r in load("organisation_abbreviations")
        if r.type == "term"
    ]
    return SoftTrie([*short, *rows])


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
def title_ends() -> Trie:
    """Give what goes on behind a name in a title of capitals: `end` cues and verbs of tasks.

    Of the verbs those of several syllables that are no field: `KHÁM NGHIỆM`, not `ĐẦU TƯ`.
    """
    rows = [row for row in load("organisation_cues") if row.type in ("end", "title_end")]
    known, fields = {row.surface for row in rows}, {*_surfaces("organisation_terms")}
    fields |= {*_surfaces("organisation_names"), *_surfaces("organisation_heads")}
    for row in load("task_verbs"):
        if row.type == "verb" and " " in row.surface and folded(row.surface) not in fields:
            rows += [] if row.surface in known else [row]
    return Trie(rows)


def _surfaces(table: str) -> Iterator[str]:
    return (folded(row.surface) for row in load(table))


@cache
def cue_words(kind: str) -> frozenset[str]:
    """Give the cues of a kind that are one word."""
    rows = load("organisation_cues")
    return frozenset(row.surface for row in rows if row.type == kind and " " not in row.surface)


def begins(frame: str) -> frozenset[str]:
    """Give what the heads of a frame begin with, with an empty one those of any."""
    return frozenset(word for word, node in heads().first.items() if _holds(node, frame))


def _holds(node: Node, frame: str) -> bool:
    entry = node.entry
    if entry is not None and entry.type != NO_HEAD and frame in ("", entry.frame):
        return True
    return any(_holds(below, frame) for below in node.next.values())


HEAD, TERM, PLACE, LEVEL, OFFICE, END, SURNAME, STOP = (1 << k for k in range(8))
"""What a word may begin or be; a word of a name is looked up once, for all of them."""


@dataclass(frozen=True, slots=True)
class Near:
    """The tables that are asked at nearly every word of a name."""

    heads: Trie
    names: Trie
    terms: Trie
    places: Trie
    levels: Trie
    offices: Trie
    ends: Trie
    title_ends: Trie
    counted: Trie
    forms: Trie
    stops: frozenset[str]
    surnames: frozenset[str]
    zone_heads: frozenset[str]
    """What the heads of zones begin with."""
    office_sizes: dict[str, tuple[int, ...]]
    """How many words the offices have that end with a word."""
    roles: dict[str, int]
    """What words may begin or be; no more is asked of a word that is not in it."""


@cache
def near() -> Near:
    """Give the tables that a view of an article asks, loaded once."""
    levels, offices, ends, titles = cues("level"), cues("office"), cues("end"), title_ends()
    stops, surnames = cue_words("stop"), cue_words("surname")
    roles: dict[str, int] = {}
    for role, words in (
        (HEAD, heads().first), (TERM, terms().first), (PLACE, places().first),
        (LEVEL, levels.first), (OFFICE, offices.first), (END, titles.first),
        (SURNAME, surnames), (STOP, stops),
    ):  # fmt: skip
        for word in words:
            roles[word] = roles.get(word, 0) | role
    return Near(
        heads(), names(), terms(), places(), levels, offices, ends, titles,
        cues("counted"), cues("form"), stops, surnames,
        begins("zone"), _sizes_by_last_word("office"), roles,
    )  # fmt: skip


def mentions(kind: str, words: Sequence[str]) -> bool:
    """Tell whether a cue of a kind stands among folded words."""
    trie, closed = cues(kind), (*words, "")
    return any(trie.match(closed, place) for place in range(len(words)))


def _sizes_by_last_word(kind: str) -> dict[str, tuple[int, ...]]:
    """Give how many words and marks cues of a kind have, by the word they end with (`đ/c`)."""
    found: dict[str, set[int]] = {}
    for row in load("organisation_cues"):
        if row.type == kind:
            pieces = PIECE.findall(folded(row.surface))
            found.setdefault(pieces[-1], set()).add(len(pieces))
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
