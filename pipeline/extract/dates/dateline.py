"""Datelines: the day that an agency or a place sets before the first words of a report."""

import re
from collections.abc import Sequence
from typing import Final

from ...segment.segmented import SegmentedText
from .moment import Candidate

_LONGEST: Final = 70
"""Characters from the beginning of a paragraph in which its dateline stands."""
_NAME = r"[A-ZĐÀ-Ỹ][\w+&.’'-]{0,20}(?: [A-ZĐÀ-Ỹ][\w+&.’'-]{0,20}){0,5}"
_DAY = r"(?:[Nn]gày )?$"
_PARAGRAPHS: Final = 3
_DASH = r"\s{0,3}[-–—:.]"
_ALONE: Final = re.compile(r"\d\d([./-])\d\d\1\d\d")
_IS_LINE: Final = re.compile(r"[ \t]{0,9}(?:\n|$)")
_FORMS: Final = tuple(
    (re.compile(before), re.compile(after), whole)
    for before, after, whole in (
        (rf"(?:{_NAME},? ?)?\((?:{_NAME}(?:, ?| - | ))?{_DAY}", rf" ?\){_DASH}", False),
        (rf"{_NAME}, ?{_DAY}", rf" ?\( ?{_NAME} ?\)(?:{_DASH})?", False),
        (rf"{_NAME}, ?{_DAY}", r" {0,3}[-–—:] ", True),
        (rf"\({_DAY}", r" ?\)", True),
    )
)
"""What stands before and behind the day, and whether the day must have its year."""


def in_dateline(text: str, candidate: Candidate) -> bool:
    """Tell the day of a dateline: `Huế (TTXVN 27/9) - …`, `Huế, 27/9 (TTXVN)`, `(18.02.09) …`.

    The line must begin with it. A day in brackets alone needs its year: `(7/7) …` says of what
    stands above which day it was.
    """
    start, end = candidate.start, candidate.end
    if _ALONE.fullmatch(text, start, end) and _IS_LINE.match(text, end):
        return not start or text[start - 1] == "\n"
    line = text.rfind("\n", max(0, start - _LONGEST), start) + 1
    if (not line and start > _LONGEST) or not candidate.is_point or not candidate.first.day:
        return False
    for before, after, whole in _FORMS:
        if whole and candidate.first.year is None:
            continue
        if before.fullmatch(text, line, start) and after.match(text, end):
            return True
    return False


def find_dateline(article: SegmentedText, mentions: Sequence[Candidate]) -> Candidate | None:
    """Give the day of the dateline with which the article's text begins."""
    text = [b for b in article.blocks if b.kind in ("lead", "body")][:_PARAGRAPHS]
    for block in text:
        for mention in mentions:
            if mention.start > block.start + _LONGEST:
                break
            near = mention.start >= block.start and mention.first.month is not None
            if near and in_dateline(article.text, mention):
                return mention
    return None
