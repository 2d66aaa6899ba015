"""Rows that begin with what is counted: `doanh nghiệp dân doanh 537 (80.412 lao động); …`.

Noun, what qualifies it and number follow without a verb. One alone may be a name that ends in a
number; two of them, each at the beginning of its part of the sentence, are a row.
"""

import re
from typing import cast

from schemas.counts import Measure

from ..lexicon import PERSONS
from ..modifiers import Before, before
from ..numbers.quantity import Quantity
from ..reading import Reading
from ..refusals import no_count
from ..view import Mention, View
from .items import NO_NAME
from .row import Row

_NAMED = frozenset(
    {"công ty", "nhà máy", "xí nghiệp", "phân xưởng", "xưởng", "trường", "tổ", "đội"}
)
"""Nouns with names that may end in a number: `Công ty May 10`."""
_KINDS = PERSONS | {"households"}
_WIDTH = 70
_ENDS = frozenset(" ;,.\n")
_SIGNS = ";:,(\n•"
_QUALIFIED = re.compile(r"(?: (?:[a-zà-ỹđ]+|[A-ZĐ]{2,5})){0,7} ")
_NO_COUNTED = re.compile(r"(?<!\w)(?:có|là|còn|với|và|của|cho|đã|vào|này|đó|hiện|nay)(?!\w)")
_MARKER = re.compile(r" ?(?:[-–+*] )?(?:và |còn |trong đó |gồm )?")
_LEAST = 2


def labelled(row: Row) -> list[Reading]:
    """Give the numbers of rows whose items begin with what is counted."""
    view, low, size = row.view, row.view.low, len(row.view.low)
    run: list[Reading] = []
    found: list[Reading] = []
    for index in row.plain if len(row.plain) >= _LEAST else ():
        quantity = row.quantities[index]
        end = quantity.end
        sign = low[end] if end < size else "."
        if sign not in _ENDS or (sign == " " and not low.startswith("(", end + 1)):
            continue
        if quantity.start < 2 or not low[quantity.start - 2].isalpha():
            continue
        if quantity.start in row.read():
            continue
        item = _item(view, quantity) if quantity.bare or _is_plain(quantity) else None
        if item is None:
            continue
        if run and not _is_next(view, run[-1], item):
            found += run if len(run) >= _LEAST else []
            run = []
        run.append(item)
    return found + (run if len(run) >= _LEAST else [])


def _is_plain(quantity: Quantity) -> bool:
    plain = quantity.kind == "number" and quantity.whole
    return plain and not (quantity.words or quantity.percent or quantity.year_like)


def _item(view: View, quantity: Quantity) -> Reading | None:
    """Read `doanh nghiệp FDI 55` where a part of the sentence begins with it."""
    front = before(view, quantity.start)
    start = max(view.sentence(front.start)[0], front.start - _WIDTH)
    first = max(view.low.rfind(sign, start, front.start) for sign in _SIGNS)
    opening = _MARKER.match(view.low, first + 1 if first >= 0 else start)
    noun = _noun(view, opening.end(), front) if opening else None
    if noun is None or no_count(view, quantity, front, noun.measure) is not None:
        return None
    return Reading(
        front.start, quantity.end, quantity, noun.canonical, cast(Measure, noun.measure),
        front.modifier, "counts.labelled", quantity.end, front.last,
    )  # fmt: skip


def _noun(view: View, place: int, front: Before) -> Mention | None:
    noun = view.mention_at(place)
    if noun is None or noun.end >= front.start or noun.measure in ("other", "zones"):
        return None
    between = view.text[noun.end : front.start]
    if between == " " and not _may_end(view, noun):
        return None
    if noun.canonical in _NAMED or not _QUALIFIED.fullmatch(between):
        return None
    told = NO_NAME.search(between) or _NO_COUNTED.search(between)
    return None if told else noun


def _may_end(view: View, noun: Mention) -> bool:
    """Tell whether a number may follow a noun at once: `hộ nghèo 312`, but no `chi bộ 3`."""
    if noun.measure in _KINDS:
        return noun.canonical != "bệnh nhân"
    return view.low.startswith("doanh nghiệp ", noun.start) and noun.end > noun.start + 13


def _is_next(view: View, last: Reading, item: Reading) -> bool:
    """Tell an item that goes on a row: of the same measure, in the same sentence, near by."""
    between = view.low[last.end : item.start]
    return last.measure == item.measure and len(between) < 2 * _WIDTH and "\n\n" not in between
