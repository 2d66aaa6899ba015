"""The lexicons of this room: cue words by type, task verbs."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final, NamedTuple

from ...data import load
from ...data.alternatives import alternatives

_WORD: Final = re.compile(r"\w+")


class Hit(NamedTuple):
    """A cue word and its place."""

    start: int
    end: int
    text: str


@cache
def surfaces(*types: str) -> tuple[str, ...]:
    """Give the cue words of some types, longest first."""
    found = {row.surface for row in load("task_cues") if row.type in types}
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


@cache
def opener(*types: str) -> re.Pattern[str]:
    """Give the pattern of the cue words of some types, to be matched where words begin."""
    return re.compile(any_of(*types) + r"(?!\w)")


def any_of(*types: str) -> str:
    """Write the cue words of some types as an alternation, the longest first."""
    return alternatives(surfaces(*types))


@cache
def _finder(kind: str) -> re.Pattern[str]:
    return re.compile(alternatives(surfaces(kind)) + r"(?!\w)")


def first_of(low: str, kind: str, start: int, end: int) -> Hit | None:
    """Give the first word of any kind within a range of lower-case text."""
    finder = _finder(kind)
    found = finder.search(low, start, end)
    while found:
        place, stop = found.span()
        before = low[place - 1] if place else " "
        if not (before.isalnum() or before in "_-"):
            return Hit(place, stop, found[0])
        found = finder.search(low, place + 1, end)
    return None


def _longest(low: str, start: int, words: Iterable[str]) -> str | None:
    for word in words:
        if low.startswith(word, start) and not _in_word(low, start + len(word)):
            return word
    return None


def _in_word(low: str, place: int) -> bool:
    return place < len(low) and low[place].isalnum()


def by_first_word(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Group words by the first word in them, longest first."""
    found: dict[str, list[str]] = {}
    for word in words:
        match = _WORD.match(word)
        if match:
            found.setdefault(match[0], []).append(word)
    return {first: tuple(sorted(group, key=len, reverse=True)) for first, group in found.items()}


@cache
def _verbs() -> dict[str, tuple[str, ...]]:
    """Give the task verbs by their first word, those that only begin a task left out."""
    return by_first_word(row.surface for row in load("task_verbs") if row.type != "start")


@cache
def _first_verbs() -> dict[str, tuple[str, ...]]:
    """Give all task verbs by their first word."""
    return by_first_word(row.surface for row in load("task_verbs"))


@cache
def _nouns() -> frozenset[str]:
    """Give the words that only begin like a verb: `cấp ủy`, `báo chí`."""
    return frozenset(row.surface for row in load("task_verbs") if row.type == "noun")


def verb_end(low: str, start: int, end: int) -> int | None:
    """Give where the task verb ends with which a range begins, None where it begins with none."""
    first = _WORD.match(low, start, end)
    words = _first_verbs().get(first[0]) if first else None
    word = words and _longest(low, start, words)
    return start + len(word) if word and word not in _nouns() else None


def verbs_in(low: str, plain: str, start: int, end: int, *, first: bool = False) -> Iterator[int]:
    """Give where task verbs begin within a range, those in names left out: `và Đào tạo`."""
    table = _first_verbs() if first else _verbs()
    named = start
    for match in _WORD.finditer(low, start, end):
        words = table.get(match[0])
        place = match.start()
        if words is None or place < named:
            continue
        word = _longest(low, place, words)
        if word and plain[place].isupper():
            named = place + len(word)
        elif word and word not in _nouns():
            yield place
