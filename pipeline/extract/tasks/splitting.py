"""A range cut at its semicolons, those in brackets and quotations left whole."""

import re
from typing import Final

from .items import trimmed
from .view import View

_CUT: Final = re.compile(
    r"\([^()]{0,300}\)|“[^“”]{0,400}”|\"[^\"\n]{0,400}\"|«[^«»]{0,400}»|(?P<cut>;)"
)
IN_QUOTATION: Final = re.compile(r"\([^()]{0,300}\)|(?P<cut>;)")


def split(
    view: View, start: int, end: int, *, within: re.Pattern[str] = _CUT
) -> list[tuple[int, int]]:
    """Cut a range at its semicolons, those in brackets and quotations left whole.

    `IN_QUOTATION` leaves only those in brackets whole.
    """
    cuts = _cuts(view.low, start, end, within)
    if not cuts:
        return [(start, end)]
    edges = [start, *(cut + 1 for cut in cuts)]
    pieces = [trimmed(view, a, b) for a, b in zip(edges, [*cuts, end], strict=True)]
    return [piece for piece in pieces if piece[0] < piece[1]]


def _cuts(low: str, start: int, end: int, within: re.Pattern[str]) -> list[int]:
    place = low.find(";", start, end)
    if place < 0:
        return []
    if any(low.find(sign, start, end) >= 0 for sign in '(“"«'):
        return [m.start() for m in within.finditer(low, start, end) if m["cut"]] or [end]
    cuts = []
    while place >= 0:
        cuts.append(place)
        place = low.find(";", place + 1, end)
    return cuts
