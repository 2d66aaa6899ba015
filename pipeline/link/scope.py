"""What a count counts: the zone, place or body whose doanh nghiệp and lao động these are.

The words stand as subject before the number (`Khu A có 97 doanh nghiệp`), as a label
(`Khu A: 40 doanh nghiệp`), as a place in front (`Trên địa bàn huyện Tân Khê có …`) or right behind
(`97 doanh nghiệp của Khu A`), and hold for the clauses that go on (guide, section 3). Over a
sentence border they hold only under a cue (`Trong đó`). Where nothing of this is there, scope
stays null.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from schemas.counts import CountFact, Scope
from schemas.organisations import OrganisationFact

from ..segment.segmented import SegmentedText
from . import governing as g
from .bodies import Candidate, candidates, merged
from .marked import BODY, COUNT, ZONES, blot
from .named import Bodies

_Place = tuple[int, int]


_PEOPLE = frozenset({"workers", "people", "union_members", "party_members"})


@dataclass(frozen=True, slots=True)
class _Line:
    """One blotted sentence with its counts and the words that can name a scope."""

    start: int
    text: str
    counts: tuple[CountFact, ...]
    named: tuple[Candidate, ...]


def with_scope(
    article: SegmentedText,
    counts: Sequence[CountFact],
    organisations: Sequence[OrganisationFact],
) -> tuple[CountFact, ...]:
    """Give the counts with `scope` filled where the wording says whose they are.

    In `Khu A có 40 doanh nghiệp với 5.200 lao động; Khu B có 25 doanh nghiệp` each zone has its
    own. `organisation` is the id of the mention that these words are. Sizes (`threshold`) and
    people who attend have none. Source: annotation guide, section 3.
    """
    bodies = Bodies(organisations)
    found: dict[str, Scope] = {}
    before: _Line | None = None
    for line in _lines(article, counts, organisations):
        carried = _carried(article.text, before, line)
        for count, (start, end) in _read(line, carried):
            words = article.text[start:end]
            found[count.id] = Scope(
                start=start, end=end, text=words, organisation=bodies.meant(start, end, words)
            )
        before = line
    return tuple(
        c.model_copy(update={"scope": found[c.id]}) if c.id in found else c for c in counts
    )


def _lines(
    article: SegmentedText,
    counts: Sequence[CountFact],
    organisations: Sequence[OrganisationFact],
) -> Iterator[_Line]:
    spans = [(o, BODY) for o in organisations]
    zones = [(c, ZONES if c.measure == "zones" else COUNT) for c in counts]
    text = blot(article.text, [*spans, *zones])
    ordered = sorted(counts, key=lambda c: c.start)
    for (start, end), group in groupby(ordered, key=lambda c: article.sentence_at(c.start)):
        if start < end:
            words = text[start:end]
            yield _Line(start, words, tuple(group), tuple(merged(words, candidates(words))))


def _carried(text: str, before: _Line | None, line: _Line) -> _Place | None:
    """Give the scope of the sentence before where this one goes on with it by a cue."""
    if before is None or not g.goes_on(before.text, line.text):
        return None
    between = text[before.start + len(before.text) : line.start]
    openers = {(scope.start, scope.end) for _, scope in _openers(before).values()}
    if between.strip() or between.count("\n") > 1 or len(openers) != 1:
        return None
    ((start, end),) = openers
    return before.start + start, before.start + end


def _openers(line: _Line) -> dict[int, tuple[bool, Candidate]]:
    """Give, by the place of the number that comes first under it, each scope and its wish-flag."""
    found: dict[int, tuple[bool, Candidate]] = {}
    roles = {c.start - line.start: c.role for c in line.counts}
    for candidate in line.named:
        for number, wished in g.governed(line.text, candidate, roles):
            found.setdefault(number, (wished, candidate))
    return found


def _read(line: _Line, carried: _Place | None) -> Iterator[tuple[CountFact, _Place]]:
    """Give each count of a sentence with the place of its scope in the article."""
    held = _Held(line, carried)
    end = 0
    for count in line.counts:
        start = count.start - line.start
        held.go_on(count, line.text[end:start], end)
        end = count.end - line.start
        scope = held.behind(count, end) or held.current
        if (
            scope
            and _can_have(count, scope, held.is_wished)
            and not g.is_of_a_number(line.text, end)
        ):
            yield count, (line.start + scope.start, line.start + scope.end)
        if count.measure == "zones" and count.role == "total" and held.current:
            held.zones = Candidate(start, end, "zones")


class _Held:
    """The scope that holds at a place of a sentence, read from left to right."""

    def __init__(self, line: _Line, carried: _Place | None) -> None:
        self._line = line
        self._openers = _openers(line)
        self._stack: list[Candidate | None] = []
        self._outer: Candidate | None = None
        self._ground: Candidate | None = None
        self._in_list = False
        self._is_first = True
        self.zones: Candidate | None = None
        self.is_wished = False
        self.current: Candidate | None = None
        if carried:
            self.current = Candidate(carried[0] - line.start, carried[1] - line.start, "whole")

    def go_on(self, count: CountFact, between: str, end: int) -> None:
        """Go on over the words between two counts to the second."""
        if "(" in between or ")" in between:
            self._turn(between)
        start = end + len(between)
        opener = self._openers.get(start)
        may_label = count.role == "part" and (self._in_list or "(" in between)
        label = g.labelled(between) if may_label else None
        if opener:
            self.is_wished, scope = opener
            self._open(scope, is_label=count.role == "part" and scope.end + 2 >= start)
        elif label:
            self._open(Candidate(end + label[0], end + label[1], "zone"), is_label=True)
        elif self._in_list and g.returns(between):
            self.current, self._in_list = self._outer, False
        elif not self._is_first and g.breaks(between):
            self.current = None
        elif self.zones and count.measure in ("enterprises", "workers"):
            self.current = self.zones
        self._is_first = False

    def _turn(self, between: str) -> None:
        for letter in between:
            if letter == "(":
                self._stack.append(self.current)
            elif letter == ")" and self._stack:
                self.current = self._stack.pop()

    def _open(self, scope: Candidate, *, is_label: bool) -> None:
        if is_label and not self._in_list:
            self._outer = self.current
        self.current, self._in_list, self.zones = scope, is_label, None

    def behind(self, count: CountFact, end: int) -> Candidate | None:
        """Give the scope that stands right behind a count, for this count alone."""
        if g.is_on_the_same_ground(self._line.text, end):
            return self._ground
        named = self._line.named
        first = bisect_right(named, end, key=lambda c: c.start)
        for candidate in named[first : first + 3]:
            if g.follows(
                self._line.text, end, candidate,
                close=self.current is not None, people=count.measure in _PEOPLE,
            ):  # fmt: skip
                self._ground = candidate
                return candidate if candidate.kind != "sector" or count.role == "part" else None
        return None


def _can_have(count: CountFact, scope: Candidate, is_wished: bool) -> bool:
    if count.role == "threshold" or (count.role == "target" and not is_wished):
        return False
    if count.measure == "other" and count.of is None and scope.kind in ("body", "bare"):
        return False
    return count.role != "participants" or count.measure == "workers"
