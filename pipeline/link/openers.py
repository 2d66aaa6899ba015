"""One sentence with its counts and the words that can name what they count.

Words open a scope before the number that comes first under them (`Khu A có`, `Khu A:`, `Khu A (`),
or follow right behind a number (`97 doanh nghiệp của Khu A`).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final, NamedTuple

from . import following as f
from . import governing as g
from .bodies import Candidate
from .marked import BODY
from .view import Counted

SERIES: Final = frozenset({"counts.series", "counts.headed"})
"""Rules of counts that stand behind a label each."""
_FAR: Final = 160
"""How far behind words the number can stand that they govern."""
CLOSE: Final = 40
"""How far behind a number its scope can begin."""


class Opener(NamedTuple):
    """Words under which the numbers that follow stand."""

    scope: Candidate
    is_wished: bool
    """True where something is wanted (`cần`, `tuyển`), so that a target can be theirs."""


class Line:
    """One blotted sentence with its counts and the words that can name a scope."""

    __slots__ = ("_openers", "carried", "counts", "followers", "named", "start", "text")

    def __init__(
        self, start: int, text: str, counts: Sequence[Counted], named: Sequence[Candidate]
    ) -> None:
        self.start, self.text, self.counts, self.named = start, text, counts, named
        self._openers: dict[int, Opener] | None = None
        self.carried: tuple[int, int] | None = None
        self.followers = self._followers() if named else {}

    def openers(self) -> dict[int, Opener]:
        """Give each opener by the place of the number that comes first under it."""
        if self._openers is None:
            self._openers = self._read() if self.named else {}
        return self._openers

    def _read(self) -> dict[int, Opener]:
        line, found = self.text, dict[int, Opener]()
        places = [count.start - self.start for count in self.counts]
        labels: list[tuple[int, Candidate]] = []
        before: Candidate | None = None
        ahead = g.Ahead(-1, -1, False)
        for candidate in self.named:
            if candidate.end > places[-1]:
                break
            end, near, before = candidate.end, before, candidate
            number = places[bisect_left(places, end)]
            if number > end + _FAR:
                continue
            if number != ahead.place:
                ahead = g.ahead_of(line, number)
            is_beside = near is not None and near.end > candidate.start - 8
            owner = g.owner(line, near, candidate) if near and is_beside else None
            if line.startswith(" (", end) and (inside := g.bracketed(line, candidate)):
                found.setdefault(inside, Opener(owner or candidate, is_wished=True))
            if owner:
                candidate = Candidate(owner.start, end, owner.kind)
            under = g.governed(line, candidate, ahead)
            reaches = candidate.kind == "whole" or _can_reach(line[end:number], candidate.start)
            if under is None or not reaches:
                continue
            first = self._at(places, under.place)
            if under.is_front and first and first.role == "participants" and g.is_venue(line):
                continue
            if under.is_of_parts and not (first and first.role == "part"):
                labels.append((under.place, candidate))
            else:
                found.setdefault(under.place, Opener(owner or candidate, under.is_wished))
        if self.named[0].start < 3 and (headed := g.headlined(line, self.named[0])):
            found.setdefault(headed, Opener(self.named[0], is_wished=True))
        return _with_labels(found, labels)

    def _at(self, places: list[int], place: int) -> Counted | None:
        number = bisect_left(places, place)
        return self.counts[number] if places[number : number + 1] == [place] else None

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
        return not SERIES.isdisjoint([count.rule for count in self.counts])

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
                if candidate[0] > end + CLOSE:
                    break
                if f.may_follow(line[end : candidate[0]]):
                    found.setdefault(end, []).append(candidate)
        return found

    def outer(self) -> Candidate | None:
        """Give the one scope that the sentence counts under, its parts aside."""
        places = [count.start - self.start for count in self.counts]
        by_place = self.openers()
        whole = {
            (o.scope.start, o.scope.end): o.scope for place, o in by_place.items()
            if (count := self._at(places, place)) is None or count.role != "part"
        }  # fmt: skip
        scopes = whole or {(o.scope.start, o.scope.end): o.scope for o in by_place.values()}
        return next(iter(scopes.values())) if len(scopes) == 1 else None


def _with_labels(
    found: dict[int, Opener], labels: Sequence[tuple[int, Candidate]]
) -> dict[int, Opener]:
    """Enter labels that nothing but their like shows: `KCN A có 12 doanh nghiệp, KCN B 9`."""
    for place, label in labels:
        like = [o for o in found.values() if _alike(o.scope, label)]
        if like or sum(_alike(other, label) for _, other in labels) > 1:
            found.setdefault(place, Opener(label, any(o.is_wished for o in like)))
    return found


def _alike(one: Candidate, other: Candidate) -> bool:
    return one.kind == other.kind or "sector" not in (one.kind, other.kind)


def _can_reach(gap: str, start: int) -> bool:
    """Leave out words with too much between them and the next number."""
    if not (";" in gap or BODY in gap or gap.count(",") > 1):
        return True
    return start < 8 or "(" in gap or " do " in gap or " nhiệm kỳ" in gap
