"""Series of work behind the sentence, or below the line, that announces them."""

from typing import Final

from .. import words as w
from ..announcing import asks, status
from ..draft import Draft, Point
from ..items import trimmed
from ..judge import is_work
from ..lexicon import opener
from ..opening import ahead
from ..splitting import split
from ..view import Line, View
from .pact import in_pact

RULE: Final = "tasks.series"
_LONGEST_CUE: Final = 420


def explained(view: View, before: int, start: int, end: int) -> Draft | None:
    """Read `Đó là rà soát …; công khai …` behind a sentence that announces it."""
    if before == start or view.low.find(";", start, end) < 0:
        return None
    lead = opener("that_is").match(view.low, start, end)
    if not lead:
        return None
    pieces = split(view, lead.end(), end)
    if not all(w.begins_with_verb(view, a, b) for a, b in pieces):
        return None
    cue = (before, lead.end())
    if view.low.find(" đã ", before, start) >= 0 and _in_figures(view, pieces):
        return None
    points = [Point(a, b, RULE) for a, b in pieces]
    plans = asks(view, *cue) or w.cue(view, *cue, "strong_noun")
    if len(points) < 2 or not plans or not is_work(view, cue, points):
        return None
    return Draft(status(view, (before, start)), cue, points, w.declared(view, before, start))


def _in_figures(view: View, pieces: list[tuple[int, int]]) -> bool:
    return 2 * sum(w.is_figure(view, a, b) for a, b in pieces) >= len(pieces)


def _written(view: View, above: Line, start: int, end: int) -> Draft | None:
    """Read what a pact says in the line below: `Quy chế nêu rõ:`, `Hải quan chủ trì …; …`."""
    begin = max(view.article.sentence_at(above.end - 1)[0], above.start)
    if view.low[above.end - 1] != ":":
        return None
    pieces = split(view, start, end)
    if len(pieces) < 2 or not in_pact(view, begin, pieces):
        return None
    points = [Point(a, b, RULE) for a, b in pieces]
    return Draft("planned", (begin, above.end), points, w.declared(view, begin, above.end))


def under_cue(view: View, index: int, end: int) -> Draft | None:
    """Read `Rà soát …; xây dựng …` under a line that announces it: `Nhiệm vụ năm tới`."""
    line = view.lines[index]
    if index == 0 or view.low.find(";", line.start, end) < 0:
        return None
    above = view.lines[index - 1]
    cue = (above.start, above.end)
    if view.low[above.end - 1] in ".;,?!" or above.end - above.start > _LONGEST_CUE:
        return None
    written = None if line.marker else _written(view, above, line.start, end)
    if written:
        return written
    begin = trimmed(view, line.start, end)[0]
    if not (view.cues.any(*cue) and w.begins_with_verb(view, begin, end)):
        return None
    pieces = split(view, line.start, end)
    if len(pieces) < 2 or not all(w.begins_with_verb(view, a, b) for a, b in pieces):
        return None
    points = [Point(a, b, RULE) for a, b in pieces]
    plans = w.cue(view, *cue, "strong_noun") or ahead(view, *cue)
    if not plans or not is_work(view, cue, points):
        return None
    return Draft(status(view, cue), cue, points, w.declared(view, *cue))
