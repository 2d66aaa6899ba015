"""One pass over the text: at each word that can begin a time expression, the longest reading."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Final

from . import (
    day_lists,
    days,
    lengths,
    lunar,
    months,
    parts,
    quarters,
    relative_months,
    relatives,
    triggers,
    worded,
    years,
)  # fmt: skip
from .lead import Lead, read_lead
from .moment import Candidate
from .rule import Rule

ALL_RULES: Final[tuple[Rule, ...]] = (
    *lunar.RULES, *days.RULES, *worded.RULES, *day_lists.RULES, *months.RULES, *quarters.RULES,
    *parts.RULES, *years.RULES, *relatives.RULES, *relative_months.RULES, *lengths.RULES,
)  # fmt: skip
_LEADING: Final = frozenset().union(*(r.heads for r in ALL_RULES if r.led))
_BEHIND_WORD: Final = re.compile(r"\w*")
_CLOCK: Final = "rest"
"""What follows the digits of a clock time; no other digits can begin a lead."""
Candidates = tuple[Candidate, ...]
Match = Callable[[str, int], re.Match[str] | None]
Key = tuple[frozenset[str], str, bool]
Cell = tuple[tuple[Match, Rule], ...]


class _Table(dict[Key, Cell]):
    """The rules by the classes of the first word, what follows it, and lead or not."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        """Take the rules that can match at all; a cell is filled when it is first asked for."""
        super().__init__()
        self.rules = rules

    def __missing__(self, key: Key) -> Cell:
        """Give the rules of a cell in their order."""
        classes, follow, led = key
        cell = tuple(
            (r.pattern.match, r)
            for r in self.rules
            if r.led == led and r.heads & classes and (not r.after or follow in r.after)
        )
        self[key] = cell
        return cell


@lru_cache(maxsize=64)
def _dispatch(without: frozenset[str]) -> _Table:
    """Give the rules that are switched on."""
    return _Table(tuple(r for r in ALL_RULES if r.name not in without))


def scan(
    low: str,
    *,
    parts: Iterable[tuple[int, int]] | None = None,
    without: frozenset[str] = frozenset(),
) -> Iterator[Candidates]:
    """Yield, in order and without overlap, the candidates of each match in folded text.

    `parts` are the places to read, the whole text if none are given. A list such as
    `ngày 5 và 6/11` states several days at once.
    """
    table = _dispatch(without)
    for begin, stop in ((0, len(low)),) if parts is None else parts:
        found = triggers.FIRST.match(low, begin)
        while True:
            best = _longest(low, found.start(1), found[1], table) if found else ()
            if best:
                yield best
                end = best[-1].end
            else:
                end = _skip(low, found.start(1) if found else begin)
            found = triggers.LATER.search(low, end, stop)
            if found is None:
                break


def _skip(low: str, place: int) -> int:
    """Give the end of the word or number at a place."""
    match = _BEHIND_WORD.match(low, place)
    return match.end() if match else place


def _longest(low: str, place: int, word: str, table: _Table) -> Candidates:
    digits = word[0].isdigit()
    classes = triggers.DIGIT if digits else triggers.CLASSES[word]
    follow = triggers.follow(low, place)
    lead = Lead(place, place)
    best: Candidates = ()
    reach = place
    for read, rule in table[classes, follow, False]:
        match = read(low, place)
        if match is not None and match.end() > reach:
            read_here = tuple(rule.build(match, lead))
            if read_here:
                best, reach = read_here, match.end()
    if not digits or follow == _CLOCK:
        if _LEADING.isdisjoint(classes):
            return best
        lead = read_lead(low, place)
        follow = triggers.behind_lead(low, lead.end)
        if not follow:
            return best
    begin = lead.end
    for read, rule in table[classes, follow, True]:
        match = read(low, begin)
        if match is not None and match.end() > reach:
            read_here = tuple(rule.build(match, lead))
            if read_here:
                best, reach = read_here, match.end()
            if rule.closes and best:
                return best
    return best
