"""Sentences: where an editor would end them, by line ends, blocks and stops.

Why our own: `underthesea.sent_tokenize` never breaks at a line end and breaks inside addresses.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from schemas.article import Block

from .stops import CLOSERS, ends_sentence, first_letter, is_plain_stop, stop_at

LINE = re.compile(r"[^\n\v\f\x85\u2028\u2029]+")
"""One printed line: what separates lines in NFC text, `\\n` above all."""
_RUN = re.compile(r"[.…?!]++(?:/\.)?+(?![0-9a-z])")
"""Stops; none ends a sentence where a figure or a small letter is glued to it: `12.300`."""
_QUOTE = re.compile('"')
_BRACKETS = re.compile(r"\([^()]{1,400}\)")
_SPACED_DATES = re.compile(r"(?<![0-9.])[0-9]{1,2}\. ?[0-9]{1,2}\. ?[0-9]{4}(?![0-9])")
_TITLES = re.compile(r"(?<!: )(?<!:)(?:“[^“”]{1,80}[^“”.…?!]”|«[^«»]{1,80}[^«».…?!]»)")
_HOLDING = ((_BRACKETS, "("), (_SPACED_DATES, "."))
"""Patterns with what must stand in a line for them to match."""


def sentences(text: str, blocks: Sequence[Block]) -> tuple[tuple[int, int], ...]:
    """Give the sentences of a text in order, half-open ranges of code points, without outer space.

    A line end and the border of a block always end one; blocks of kind `boilerplate` have none.
    "Ông Lê A. họp tại TP. Huế. Dự họp có 5 sở." has two, the second from "Dự".
    """
    found: list[tuple[int, int]] = []
    for start, end in _areas(text, blocks):
        for line in LINE.finditer(text, start, end):
            place = line.start()
            for first, last in _split(line[0]):
                found.append((place + first, place + last))
    return tuple(found)


def _areas(text: str, blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """Give the ranges in which sentences may lie: blocks, and what stands between them."""
    place = 0
    for block in sorted(blocks, key=lambda b: b.start):
        if text[place : block.start].strip():
            yield place, block.start
        if block.kind != "boilerplate":
            yield block.start, block.end
        place = block.end
    yield place, len(text)


def _split(line: str) -> Iterator[tuple[int, int]]:
    begin, end = first_letter(line, 0), len(line.rstrip())
    quotes = [m.start() for m in _QUOTE.finditer(line)] if '"' in line else []
    closed: list[tuple[int, int]] | None = None  # told when it is first asked: most lines never do
    for run in _RUN.finditer(line, begin, end):
        after = _past_closers(line, run.end(), quotes)
        if after >= end or run.start() < begin:
            continue
        if closed is None:
            closed = _closed(line)
        if _inside(closed, run.start(), after):
            continue
        if is_plain_stop(line, begin, run.start(), after) or ends_sentence(
            stop_at(line, begin, run.start(), run.end(), after)
        ):
            yield begin, after
            begin = first_letter(line, after)
    if begin < end:
        yield begin, end


def _past_closers(line: str, place: int, quotes: list[int]) -> int:
    """Go past the closing quotes and brackets that belong to the sentence."""
    while place < len(line):
        spaced = place + (line[place] in " \xa0")
        sign = line[spaced : spaced + 1]
        if not sign or sign not in CLOSERS or (sign in "\"'" and spaced > place):
            break
        if sign == '"' and bisect_left(quotes, spaced) % 2 == 0:
            break
        place = spaced + 1
    return place


def _closed(line: str) -> list[tuple[int, int]]:
    """Give what holds together in a line, in order: brackets, short quoted titles, spaced dates."""
    patterns = [pattern for pattern, sign in _HOLDING if sign in line]
    if "“" in line or "«" in line:
        patterns.append(_TITLES)
    found = sorted(m.span() for pattern in patterns for m in pattern.finditer(line))
    outer: list[tuple[int, int]] = []
    for start, end in found:
        if not outer or end > outer[-1][1]:
            outer.append((start, end))
    return outer


def _inside(closed: list[tuple[int, int]], start: int, after: int) -> bool:
    """Whether a stop lies within brackets or a quoted title that close behind it."""
    index = bisect_left(closed, (start, start))
    return any(a < start and after < b for a, b in closed[max(0, index - 2) : index])
