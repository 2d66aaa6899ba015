"""A count that is divided: `41 bệnh viện (28 công lập, 13 ngoài công lập)`.

The parts say what kind they are and leave the noun out; that they add up exactly says whose.
"""

import re
from collections.abc import Sequence

from ..behind import look_behind
from ..modifiers import before
from ..numbers.quantity import Quantity
from ..reading import Reading
from ..refusals import no_count
from ..view import View
from .row import MOST_PARTS, Row

DIVIDED = "counts.divided"
_OPENS = re.compile(
    r"(?: [^\W\d_]++){0,8}?"
    r"(?: ?\((?:gồm|bao gồm|trong đó|có|chia ra)?:? ?|,? (?:trong đó|gồm|bao gồm|chia ra|cụ thể)"
    r"(?: có| là)?:? )(?:[^\W\d_][^,;:()\d\n]{0,40} )?"
)
"""From a count to the first of its parts; its kind may stand in front (`trong đó: mầm non 157`)."""
_JOINS = re.compile(r"[^.()\d\n]{0,40}?(?:[,;]|(?<!\w)và(?!\w))[^.()\d\n]{0,40}")


def divided(row: Row) -> list[Reading]:
    """Give the parts of counts that were not read yet, where all of them add up to their count."""
    found: list[Reading] = []
    for whole in row.divided:
        parts = _parts(row.view, row.quantities, whole)
        if len(parts) < 2:
            continue
        known = row.read()
        told = [known[part.start] for part in parts if part.start in known]
        if len(told) == len(parts) or any(other.measure != whole.measure for other in told):
            continue
        found += [_part(row.view, part, whole) for part in parts if part.start not in known]
    return found


def _parts(view: View, quantities: Sequence[Quantity], whole: Reading) -> list[Quantity]:
    """Give the numbers behind a count that are introduced as its parts and add up to it."""
    first, stated = whole.index + 1, whole.absolute or 0
    gap = view.low[whole.end : quantities[first].start]
    if not ("(" in gap or "gồm" in gap or "trong đó" in gap or "chia ra" in gap or "cụ thể" in gap):
        return []
    if not _OPENS.fullmatch(gap):
        return []
    total, row = 0.0, [quantities[first]]
    for part in quantities[first : first + MOST_PARTS]:
        if part is not row[0] and not _JOINS.fullmatch(view.low, row[-1].end, part.start):
            return []
        if not _is_plain(view, part, whole):
            return []
        row += [part] if part is not row[0] else []
        total += part.value or 0
        if total >= stated:
            return row if total == stated else []
    return []


def _is_plain(view: View, part: Quantity, whole: Reading) -> bool:
    if part.kind != "number" or part.percent or part.of is not None or not part.value:
        return False
    front = before(view, part.start)
    if no_count(view, part, front, whole.measure) is not None:
        return False
    behind = look_behind(view, part)
    return behind.unit is None and behind.announced is None


def _part(view: View, part: Quantity, whole: Reading) -> Reading:
    front = before(view, part.start)
    return Reading(
        front.start, part.end, part, whole.noun, whole.measure, front.modifier, DIVIDED, part.end,
        front.last, whole=whole.start, like=whole.start,
    )  # fmt: skip
