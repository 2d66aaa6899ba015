"""Abbreviations that nobody explains: capitals that spell a body named before."""

import re
from collections.abc import Iterator, Sequence

from . import lexicon
from .body import Body
from .mention import Mention, Taken
from .view import View

INITIALS = "organisations.initials"
_CAPITALS = re.compile(r"[A-ZĐ][A-ZĐ](?<![\w&-]..)[A-ZĐ]{1,6}(?![\w&-])")
_JOINTS = frozenset({"và", "các"})


def initialled(view: View, mentions: Sequence[Mention]) -> list[Mention]:
    """Find capitals that are the first letters of a name in front of them.

    Behind `Trung tâm Dịch vụ việc làm` the word `TTDVVL` is the same organisation.
    """
    short = lexicon.abbreviations()
    words = [m for m in _CAPITALS.finditer(view.text) if m[0] not in short]
    if not words:
        return []
    taken = Taken(mentions)
    words = [m for m in words if taken.is_free(*m.span())]
    known = _known(view, mentions, {m[0][0].lower() for m in words}) if words else {}
    found: list[Mention] = []
    for match in words if known else ():
        full = known.get(match[0])
        if full is None or match.start() < full.end:
            continue
        start, end = match.span()
        index = view.index(start)
        if view.in_capitals(index) or view.head(index) is not None:
            continue
        if view.holds_facts(index):
            found.append(Mention(start, end, full.type, INITIALS, None, full.start))
    return found


def _known(view: View, mentions: Sequence[Mention], firsts: set[str]) -> dict[str, Mention]:
    """Give the initials of the bodies that begin with one of these letters."""
    found: dict[str, Mention] = {}
    for mention in mentions:
        body = mention.body
        if body is None or body.bare or view.low[body.first][0] not in firsts:
            continue
        for letters in _initials(view, body):
            found.setdefault(letters, mention)
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
