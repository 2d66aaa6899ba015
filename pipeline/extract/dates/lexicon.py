"""The words around dates, by what they say: read once from the tables of `pipeline.data`."""

import re
from functools import cache
from typing import Final

from ...data import load
from .folding import fold


@cache
def words(kind: str) -> frozenset[str]:
    """Give the folded surfaces of one type of `date_cues`: `before_date`, `numbered`, `free` …"""
    return frozenset(fold(row.surface) for row in load("date_cues") if row.type == kind)


@cache
def counted() -> frozenset[str]:
    """Give what is counted: a number before it is no date (`5/8 nội dung`)."""
    return frozenset(fold(row.surface) for row in load("counted_nouns")) | words("counted")


NEXT_WORDS: Final = re.compile(r" {1,3}([^\W\d_]+)(?: {1,3}([^\W\d_]+))?(?: {1,3}([^\W\d_]+))?")


def counts_at(low: str, place: int) -> bool:
    """Tell that a counted noun begins behind a place of folded text."""
    match = NEXT_WORDS.match(low, place)
    if match is None:
        return False
    phrase, known = "", counted()
    for word in match.groups():
        if word is None:
            return False
        phrase = f"{phrase} {word}" if phrase else word
        if phrase in known:
            return True
    return False
