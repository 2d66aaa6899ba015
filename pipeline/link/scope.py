"""What a count counts: the zone, place or body whose doanh nghiệp and lao động these are.

The words stand as subject before the number (`Khu A có 97 doanh nghiệp`), as a label
(`Khu A: 40 doanh nghiệp`), as a place in front (`Trên địa bàn huyện Tân Khê có …`) or right behind
(`97 doanh nghiệp của Khu A`), and hold for the clauses that go on (guide, section 3). Over a
sentence border they hold only under a cue (`Trong đó`). Where nothing of this is there, scope
stays null.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final

from schemas.counts import CountFact, Scope
from schemas.making import changed, made
from schemas.organisations import OrganisationFact

from ..segment.segmented import SegmentedText
from . import governing as g
from .bodies import Candidate, beginnings, candidates
from .marked import BODY, COUNT, ZONES, Sheet
from .named import Bodies
from .table_rows import row_names
from .view import Counted, View

_Place = tuple[int, int]
_PEOPLE: Final = frozenset({"workers", "people", "union_members", "party_members"})
_GROUND: Final = " trên địa bàn"
_CUE_SIGNS: Final = frozenset("TS-+•*")
"""How sentences begin that can go on within the scope of the one before."""
_SERIES: Final = frozenset({"counts.series", "counts.headed"})
"""Rules of counts that stand behind a label each."""
_BRACKET: Final = re.compile(r"[()]")
_CLOSE: Final = 40
"""How far behind a number its scope can begin."""


class _Line:
    """One blotted sentence with its counts and the words that can name a scope."""

    __slots__ = ("_openers", "counts", "followers", "named", "start", "text")

    def __init__(
        self, start: int, text: str, counts: Sequence[Counted], named: Sequence[Candidate]
    ) -> None:
        self.start, self.text, self.counts, self.named = start, text, counts, named
        self._openers: dict[int, tuple[bool, Candidate]] | None = None
        self.followers = self._followers() if named else {}

    def openers(self) -> dict[int, tuple[bool, Candidate]]:
        """Give, by the place of the number that comes first under it, each scope and its wish."""
        if self._openers is None:
            self._openers = {}
            line = self.text
            places = [count.start - self.start for count in self.counts]
            for candidate in self.named:
                start, end, _ = candidate
                if end > places[-1]:
                    break
                under = g.governed(line, candidate)
                if under is None:
                    continue
                if not _can_reach(line[end : places[bisect_left(places, end)]], start):
                    continue
                place, wished, is_of_parts = under
                if not is_of_parts or self._is_part(places, place):
                    self._openers.setdefault(place, (wished, candidate))
        return self._openers

    def _is_part(self, places: list[int], place: int) -> bool:
        number = bisect_left(places, place)
        return places[number : number + 1] == [place] and self.counts[number].role == "part"

    def can_have_scopes(self, *, is_labelled: bool) -> bool:
        """Tell whether something here can be a scope; labels in brackets show by their place.

        `is_labelled` tells whether the article has counts that can have a label.
        """
        if self.followers or (self.named and self.openers()):
            return True
        if not is_labelled:
            return False
        if self.is_series():
            return True
        return "(" in self.text and any(count.role == "part" for count in self.counts)

    def is_series(self) -> bool:
        """Tell whether each count here stands behind a label."""
        return not _SERIES.isdisjoint([count.rule for count in self.counts])

    def _followers(self) -> dict[int, list[Candidate]]:
        """Give, by where a number ends, what stands close behind it and can be its scope."""
        found: dict[int, list[Candidate]] = {}
        places = [place for place, _, _ in self.named]
        line, latest = self.text, places[-1]
        for count in self.counts:
            end = count.end - self.start
            if end >= latest:
                break
            first = bisect_right(places, end)
            for candidate in self.named[first : first + 3]:
                if candidate[0] > end + _CLOSE:
                    break
                if g.may_follow(line[end : candidate[0]]):
                    found.setdefault(end, []).append(candidate)
        return found


def _can_reach(gap: str, start: int) -> bool:
    """Leave out words with too much between them and the next number."""
    if not (";" in gap or BODY in gap or gap.count(",") > 1):
        return True
    return start < 8 or "(" in gap or " do " in gap or " nhiệm kỳ" in gap


def with_scope(
    article: SegmentedText,
    counts: Sequence[CountFact],
    organisations: Sequence[OrganisationFact],
    *,
    view: View | None = None,
    bodies: Bodies | None = None,
) -> tuple[CountFact, ...]:
    """Give the counts with `scope` filled where the wording says whose they are.

    In `Khu A có 40 doanh nghiệp với 5.200 lao động; Khu B có 25 doanh nghiệp` each zone has its
    own. `organisation` is the id of the mention that these words are. Sizes (`threshold`) and
    people who attend have none. Source: annotation guide, section 3.
    """
    view = view or View(article, counts)
    bodies = bodies or Bodies(organisations)
    found = _places(view, bodies)
    if not found:
        return tuple(counts)
    scoped = list(counts)
    for number, place in found.items():
        scope = _scope(article.text, place, bodies)
        scoped[number] = changed(scoped[number], {"scope": scope})
    return tuple(scoped)


def _scope(text: str, place: _Place, bodies: Bodies) -> Scope:
    start, end = place
    words = text[start:end]
    meant = bodies.meant(start, end, words)
    return made(Scope, {"start": start, "end": end, "text": words, "organisation": meant})


def _places(view: View, bodies: Bodies) -> dict[int, _Place]:
    """Give the place of each count's scope by the count's number."""
    runs = [(start, end, BODY) for start, end in bodies.places]
    runs += [(c.start, c.end, ZONES if c.measure == "zones" else COUNT) for c in view.counts]
    sheet = Sheet(view.text, runs)
    is_labelled = any(count.role == "part" or count.rule in _SERIES for count in view.counts)
    lines = [sheet.part(start, end) for start, end, _, _ in view.sentences]
    found: dict[int, _Place] = {}
    before: _Line | None = None
    for (start, _, first, last), text, begun in zip(
        view.sentences, lines, beginnings(lines), strict=True
    ):
        named = candidates(text, begun) if begun else []
        if not (named or before or is_labelled):
            continue
        line = _Line(start, text, view.counts[first:last], named)
        carried = _carried(view.text, before, line) if before else None
        if carried or line.can_have_scopes(is_labelled=is_labelled):
            _read(line, carried, found, first)
        before = line if named else None
    found.update(row_names(view.text, view.counts))
    return found


def _carried(text: str, before: _Line, line: _Line) -> _Place | None:
    """Give the scope of the sentence before where this one goes on with it by a cue."""
    if line.text.lstrip()[:1] not in _CUE_SIGNS or not g.goes_on(before.text, line.text):
        return None
    between = text[before.start + len(before.text) : line.start]
    openers = {(scope.start, scope.end) for _, scope in before.openers().values()}
    if between.strip() or between.count("\n") > 1 or len(openers) != 1:
        return None
    ((start, end),) = openers
    return before.start + start, before.start + end


def _read(line: _Line, carried: _Place | None, found: dict[int, _Place], first: int) -> None:
    """Enter the place in the article of the scope of each count of a sentence."""
    held = _Held(line, carried)
    end = 0
    for number, count in enumerate(line.counts, first):
        start = count.start - line.start
        held.go_on(count, line.text[end:start], end)
        end = count.end - line.start
        scope = held.behind(count, end) or held.current
        if (
            scope
            and _can_have(count, scope, held.is_wished)
            and not g.is_of_a_number(line.text, end)
        ):
            found[number] = line.start + scope.start, line.start + scope.end
        if count.measure == "zones" and count.role == "total" and held.current:
            held.zones = Candidate(start, end, "zones")


class _Held:
    """The scope that holds at a place of a sentence, read from left to right."""

    __slots__ = (
        "_ground", "_in_list", "_is_first", "_is_series", "_line", "_openers", "_outer", "_stack",
        "current", "is_wished", "zones",
    )  # fmt: skip

    def __init__(self, line: _Line, carried: _Place | None) -> None:
        self._line = line
        self._openers = line.openers()
        self._stack: list[Candidate | None] = []
        self._outer: Candidate | None = None
        self._ground: Candidate | None = None
        self._in_list = False
        self._is_first = True
        self._is_series = line.is_series()
        self.zones: Candidate | None = None
        self.is_wished = False
        self.current: Candidate | None = None
        if carried:
            self.current = Candidate(carried[0] - line.start, carried[1] - line.start, "whole")

    def go_on(self, count: Counted, between: str, end: int) -> None:
        """Go on over the words between two counts to the second."""
        if "(" in between or ")" in between:
            self._turn(between)
        start = end + len(between)
        opener = self._openers.get(start)
        may_label = count.role == "part" and (self._in_list or "(" in between)
        label = g.labelled(between) if may_label and not opener else None
        if self._is_series and not opener:
            label = g.in_series(between)
        if opener:
            self.is_wished, scope = opener
            self._open(scope, is_label=count.role == "part" and scope.end + 2 >= start)
        elif label:
            self._open(Candidate(end + label[0], end + label[1], "zone"), is_label=True)
        elif self._in_list and g.returns(between):
            self.current, self._in_list = self._outer, False
        elif self.current or self.zones:
            if not self._is_first and g.breaks(between):
                self.current = None
            elif self.zones and count.measure in ("enterprises", "workers"):
                self.current = self.zones
        self._is_first = False

    def _turn(self, between: str) -> None:
        for bracket in _BRACKET.findall(between):
            if bracket == "(":
                self._stack.append(self.current)
            elif self._stack:
                self.current = self._stack.pop()

    def _open(self, scope: Candidate, *, is_label: bool) -> None:
        if is_label and not self._in_list:
            self._outer = self.current
        self.current, self._in_list, self.zones = scope, is_label, None

    def behind(self, count: Counted, end: int) -> Candidate | None:
        """Give the scope that stands right behind a count, for this count alone."""
        line = self._line
        if line.text.startswith(_GROUND, end) and g.is_on_the_same_ground(line.text, end):
            return self._ground
        for candidate in line.followers.get(end, ()):
            if g.follows(
                line.text, end, candidate,
                close=self.current is not None, people=count.measure in _PEOPLE,
            ):  # fmt: skip
                self._ground = candidate
                return candidate if candidate.kind != "sector" or count.role == "part" else None
        return None


def _can_have(count: Counted, scope: Candidate, is_wished: bool) -> bool:
    if count.role == "threshold" or (count.role == "target" and not is_wished):
        return False
    if count.measure == "other" and count.of is None and scope.kind in ("body", "bare"):
        return False
    return count.role != "participants" or count.measure == "workers"
