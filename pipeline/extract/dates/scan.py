"""One pass over the text: at each word that can begin a time expression, the longest reading."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

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
    worded,
    years,
)  # fmt: skip
from .lead import Lead, empty_lead, read_lead
from .moment import Candidate
from .rule import Rule
from .triggers import FIRST, HEAD, HEADED, LATER, LEADING, PLACES, Place

ALL_RULES: Final[tuple[Rule, ...]] = (
    *lunar.RULES, *days.RULES, *worded.RULES, *day_lists.RULES, *months.RULES, *quarters.RULES,
    *parts.RULES, *years.RULES, *relatives.RULES, *relative_months.RULES, *lengths.RULES,
)  # fmt: skip
_NO_LEAD: Final = Lead(0, 0)
"""Given to rules that have no lead."""
_BEHIND_HEAD: Final = len(HEAD) + 1
Candidates = tuple[Candidate, ...]
Match = Callable[[str, int], re.Match[str] | None]
Rules = tuple[tuple[Match, Rule], ...]


class _Cell(NamedTuple):
    """The rules of one kind of place."""

    alone: Rules
    """Rules that begin at the place."""
    led: Rules
    """Rules that begin behind a lead, where none stands there."""
    reads: bool
    """A lead is to be read before rules with a lead are tried."""
    classes: str
    headed: bool
    """The lead is the head alone."""


class _Table:
    """The rules that are switched on, by what stands at a place."""

    __slots__ = ("_led", "_rules", "cells")

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        """Take the rules that can match at all."""
        self._rules = rules
        self._led: dict[Place, Rules] = {}
        self.cells = [
            _Cell(
                self._of(place, led=False),
                () if place[1] in LEADING else self._of(place, led=True),
                place[1] in LEADING, place[0], False,
            )
            if not place[1].startswith(HEADED)
            else _Cell((), self._headed(place[0], place[1].removeprefix(HEADED)), False, "", True)
            for place in PLACES
        ]  # fmt: skip
        """One for each of `triggers.PLACES`."""

    def _headed(self, classes: str, follow: str) -> Rules:
        return self._of((classes, follow), led=True) if follow else ()

    def led(self, classes: str, follow: str) -> Rules:
        """Give the rules behind a lead."""
        found = self._led.get((classes, follow))
        if found is None:
            found = self._led[classes, follow] = self._of((classes, follow), led=True)
        return found

    def _of(self, place: Place, *, led: bool) -> Rules:
        heads = frozenset(place[0].split())
        return tuple(
            (r.pattern.match, r)
            for r in self._rules
            if r.led == led and r.heads & heads and (not r.after or place[1] in r.after)
        )


@lru_cache(maxsize=64)
def _dispatch(without: frozenset[str], lunar: bool) -> _Table:
    """Give the rules that are switched on, those of the lunar calendar where they are needed."""
    return _Table(tuple(r for r in ALL_RULES if r.name not in without and (lunar or not r.lunar)))


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
    table = _dispatch(without, lunar.may_be_named(low))
    cells, later = table.cells, LATER.search
    for begin, stop in ((0, len(low)),) if parts is None else parts:
        found, place = FIRST.match(low, begin), begin
        if found is None:
            found, place = later(low, begin, stop), -1
        while found is not None:
            if place < 0:
                place = found.start() + 1
            best = _longest(low, place, cells[found.lastindex or 0], table)
            end = found.end()
            if best:
                yield best
                end = best[-1].end
            found, place = later(low, end, stop), -1


def _longest(low: str, place: int, cell: _Cell, table: _Table) -> Candidates:
    alone, rules, reads, classes, headed = cell
    if not (reads or rules) and len(alone) == 1:
        read, rule = alone[0]
        match = read(low, place)
        return tuple(rule.build(match, _NO_LEAD)) if match else ()
    best: Candidates = ()
    reach = place
    for read, rule in alone:
        match = read(low, place)
        if match is not None and match.end() > reach:
            read_here = tuple(rule.build(match, _NO_LEAD))
            if read_here:
                best, reach = read_here, match.end()
    if reads:
        lead, follow = read_lead(low, place)
        if not follow:
            return best
        rules = table.led(classes, follow)
    elif headed:
        lead = Lead(place, place + _BEHIND_HEAD, head=HEAD)
    elif rules:
        lead = empty_lead(place)
    else:
        return best
    begin = lead.end
    for read, rule in rules:
        match = read(low, begin)
        if match is not None and match.end() > reach:
            read_here = tuple(rule.build(match, lead))
            if read_here:
                best, reach = read_here, match.end()
            if rule.closes and best:
                return best
    return best
