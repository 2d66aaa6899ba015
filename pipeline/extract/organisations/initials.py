"""Abbreviations that nobody explains: capitals that spell a body named before."""

import re
from collections.abc import Iterator, Sequence

from . import lexicon
from .body import Body
from .definitions import ABBREVIATION
from .mention import Mention, Taken
from .view import View

_CAPITALS = re.compile(r"(?<![\w&-])[A-ZĐ]{3,8}(?![\w&-])")
_JOINTS = frozenset({"và", "các"})


def initialled(view: View, mentions: Sequence[Mention]) -> list[Mention]:
    """Find capitals that are the first letters of a name in front of them.

    Behind `Trung tâm Dịch vụ việc làm` the word `TTDVVL` is the same organisation.
    """
    known: dict[str, Mention] = {}
    for mention in mentions:
        if mention.body is not None and not mention.body.bare:
            for letters in _initials(view, mention.body):
                known.setdefault(letters, mention)
    taken = Taken(mentions)
    found: list[Mention] = []
    for match in _CAPITALS.finditer(view.text) if known else ():
        full = known.get(match[0])
        if full is None or match.start() < full.end or match[0] in lexicon.abbreviations():
            continue
        start, end = match.span()
        index = view.index(start)
        if view.in_capitals(index) or lexicon.heads().match(view.low, index) is not None:
            continue
        if taken.is_free(start, end) and view.holds_facts(index):
            found.append(Mention(start, end, full.type, ABBREVIATION, None, full.start))
    return found


def _initials(view: View, body: Body) -> Iterator[str]:
    """Give the first letters of a name, with and without joining words and its territory."""
    last = body.end
    ends = {last}
    if body.place is not None:
        size = len((body.place.name or "").split()) + len((body.place.level or "").split())
        ends.add(last - size)
    for end in ends:
        words = [k for k in range(body.first, end) if view.low[k][0].isalpha()]
        for kept in (words, [k for k in words if view.low[k] not in _JOINTS]):
            if 3 <= len(kept) <= 8:
                yield "".join(view.low[k][0] for k in kept).upper()
