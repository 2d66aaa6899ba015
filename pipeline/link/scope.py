"""What a count counts: the zone, place or body whose doanh nghiệp and lao động these are.

The words stand as subject before the number (`Khu A có 97 doanh nghiệp`), as a label
(`Khu A: 40 doanh nghiệp`), as a place in front (`Trên địa bàn huyện Tân Khê có …`) or right behind
(`97 doanh nghiệp của Khu A`), and hold for the clauses that go on (guide, section 3). Over a
sentence border they hold only under a cue (`Trong đó`). Where nothing of this is there, scope
stays null.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from schemas.counts import CountFact, Scope
from schemas.making import changed, made
from schemas.organisations import OrganisationFact

from ..segment.segmented import SegmentedText
from . import holding as h
from .bodies import Candidate, beginnings, candidates
from .held import Held
from .labels import named_before_colon
from .marked import BODY, COUNT, ZONES, Run, Sheet
from .named import Bodies
from .openers import CLOSE, SERIES, Line
from .table_rows import row_names
from .view import Counted, View

_Place = tuple[int, int]
_BEGINS: Final = 2
"""Behind the sign of a point begins its label."""
_CUE_SIGNS: Final = frozenset("TSNỞ-+•*")
"""How sentences begin that can go on within the scope of the one before."""


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
    runs = _without_numbers(bodies.places, view)
    runs += [(c.start, c.end, ZONES if c.measure == "zones" else COUNT) for c in view.counts]
    sheet = Sheet(view.text, runs)
    is_labelled = any(count.role == "part" or count.rule in SERIES for count in view.counts)
    lines = [sheet.part(start, end) for start, end, _, _ in view.sentences]
    found: dict[int, _Place] = {}
    before: Line | None = None
    for (start, _, first, last), text, begun in zip(
        view.sentences, lines, beginnings(list(_read_parts(view, lines))), strict=True
    ):
        named = candidates(text, begun) if begun else []
        if not named or named[0].start > _BEGINS:
            is_headline = start == 0 or view.text[start - 1] == "\n"
            label = named_before_colon(text, is_headline=is_headline)
            named = [label, *named] if label else named
        if not (named or before or is_labelled):
            continue
        line = Line(start, text, view.counts[first:last], named)
        line.carried = _carried(view.text, before, line) if before else None
        if line.carried or line.can_have_scopes(is_labelled=is_labelled):
            _read(line, line.carried, found, first)
        before = line if named or line.carried else None
    found.update(row_names(view.text, view.counts))
    return found


def _read_parts(view: View, lines: Sequence[str]) -> Iterator[str]:
    """Give each sentence up to where words close behind its last number can stand."""
    for (start, _, _, last), text in zip(view.sentences, lines, strict=True):
        end = text.find(" ", view.counts[last - 1].end - start + CLOSE)
        yield text if end < 0 else text[:end]


def _without_numbers(places: Sequence[_Place], view: View) -> list[Run]:
    """Give the runs of bodies; a number at their end is a count: `KCN Hòa Phú 21`."""
    starts = {count.end: count.start for count in view.counts}
    return [(start, max(start, starts.get(end, end + 1) - 1), BODY) for start, end in places]


def _carried(text: str, before: Line, line: Line) -> _Place | None:
    """Give what the sentence before counts where this one goes on with it by a cue."""
    if line.text.lstrip()[:1] not in _CUE_SIGNS or not h.goes_on(before.text, line.text):
        return None
    between = text[before.start + len(before.text) : line.start]
    if between.strip() or between.count("\n") > 1:
        return None
    outer = before.outer()
    return (before.start + outer.start, before.start + outer.end) if outer else before.carried


def _read(line: Line, carried: _Place | None, found: dict[int, _Place], first: int) -> None:
    """Enter the place in the article of the scope of each count of a sentence."""
    held = Held(line, carried)
    end = 0
    for number, count in enumerate(line.counts, first):
        start = count.start - line.start
        held.go_on(count, line.text[end:start], end)
        end = count.end - line.start
        scope = held.over(count, end)
        if (
            scope
            and not scope.start <= count.start - line.start < scope.end
            and _can_have(count, scope, held.is_wished, line.text)
            and not h.is_of_a_number(line.text, end)
        ):
            found[number] = line.start + scope.start, line.start + scope.end
        if count.measure == "zones" and count.role == "total" and held.current:
            held.zones = Candidate(start, end, "zones")


def _can_have(count: Counted, scope: Candidate, is_wished: bool, line: str) -> bool:
    if count.role == "threshold" or (count.role == "target" and not is_wished):
        return False
    if count.measure == "other" and count.of is None and scope.kind in ("body", "bare"):
        return "xảy ra" in line[scope.end : scope.end + 24]
    return count.role != "participants" or count.measure == "workers"
