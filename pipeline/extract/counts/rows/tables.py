"""Tables in a text: cells that tabs, bars or several blanks part, and what they count."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple, cast

from schemas.counts import Measure

from ....text.cells import SUMS_UP
from .. import lexicon
from ..modifiers import before
from ..numbers.quantity import Quantity
from ..reading import Reading
from ..view import View
from .row import Row

_NUMBER = re.compile(r"\d{1,3}(?:[. ]\d{3})+|\d{1,9}")
_EMPTY = re.compile(r"[-–—.x]?")
_UNITS = (
    "người|lao động|lđ|lượt người|doanh nghiệp|dn|đơn vị|công ty|nhà máy|cơ sở|hộ|tổ chức|cđcs|em|"
    "cháu|học sinh|đoàn viên|đảng viên|hội viên|khu|trường|đv"
)
_COMPARED = re.compile(r"%|(?<!\w)(?:so|tăng|giảm|tỷ lệ|tỉ lệ|tỷ trọng|chênh lệch|\+/-)(?!\w)")
_FEW = 2
"""So many cells at least make a row."""
_SHORT = 4
"""Nouns that are shorter are one syllable, with which a name can begin."""
_MOST = 400
"""Longer lines are no rows of a table."""

_Cell = tuple[int, int]


class _Row(NamedTuple):
    """A line of a table."""

    cells: list[_Cell]
    label: int
    """Which cell names the row, -1 where all are numbers."""


def table(row: Row) -> list[Reading]:
    """`Lao động (người) | 3.988 | 3.460`: the numbers of a row or of a column count its noun."""
    view, found = row.view, list[Reading]()
    gaps = _gaps(view)
    for rows in _tables(view, gaps) if len(gaps) > _FEW else ():
        columns = _columns(view, rows)
        for line in rows:
            found += _across(view, line, rows[0])
        found += columns
    if not found:
        return found
    return sorted({reading.start: reading for reading in found}.values(), key=lambda r: r.start)


def _gaps(view: View) -> Sequence[int]:
    """Give the places of tabs, bars and blanks that stand for several: they part cells."""
    text = view.text
    if len(view.loose) <= _FEW and "\t" not in text and "|" not in text:
        return ()
    found = {place - 1 for place in view.loose if view.low[place - 1 : place] == " "}
    for mark in "\t|":
        place = text.find(mark)
        while place >= 0:
            found.add(place)
            place = text.find(mark, place + 1)
    return sorted(found)


def _tables(view: View, gaps: Sequence[int]) -> Iterator[list[_Row]]:
    """Give the runs of lines that have cells."""
    rows: list[_Row] = []
    last = -1
    for start, end in _lines(view, gaps):
        row = _row(view, gaps, start, end)
        if rows and (row is None or view.low[last:start].strip()):
            yield rows
            rows = []
        if row is not None:
            rows.append(row)
            last = end
    if rows:
        yield rows


def _lines(view: View, gaps: Sequence[int]) -> Iterator[_Cell]:
    """Give the lines that hold a gap, in order."""
    end = -1
    for place in gaps:
        if place > end:
            start = view.line_start(place)
            end = view.low.find("\n", place)
            end = len(view.low) if end < 0 else end
            if end - start < _MOST and view.is_open(place):
                yield start, end


def _row(view: View, gaps: Sequence[int], start: int, end: int) -> _Row | None:
    inside = gaps[bisect_left(gaps, start) : bisect_left(gaps, end)]
    cells = [_strip(view.low, a, b) for a, b in pairwise([start - 1, *inside, end])]
    while cells and cells[0][0] == cells[0][1]:
        del cells[0]
    if len(cells) < _FEW:
        return None
    named = (i for i, (a, b) in enumerate(cells) if any(c.isalpha() for c in view.low[a:b]))
    return _Row(cells, next(named, -1))


def _strip(low: str, gap: int, end: int) -> _Cell:
    start = gap + 1
    while start < end and low[start] in " |":
        start += 1
    while end > start and low[end - 1] in " |":
        end -= 1
    return start, end


def _across(view: View, row: _Row, header: _Row) -> list[Reading]:
    """Read the numbers of a row whose first cell names what is counted."""
    if row.label < 0:
        return []
    entry = _noun(view, row.cells[row.label])
    numbers = row.cells[row.label + 1 :]
    if entry is None or not numbers:
        return []
    shift = len(header.cells) - len(row.cells)
    if header is not row and abs(shift) <= 1:
        heads = header.cells[row.label + 1 + shift :]
        pairs = zip(numbers, heads, strict=True)
        numbers = [cell for cell, head in pairs if not _COMPARED.search(view.low, *head)]
    if not all(_may_count(view, cell) for cell in numbers):
        return []
    return [_reading(view, c, entry) for c in numbers if _NUMBER.fullmatch(view.low, *c)]


def _columns(view: View, rows: Sequence[_Row]) -> list[Reading]:
    """Read the columns whose heading names what is counted, with the row that sums them up."""
    header, found = rows[0], []
    for index, cell in enumerate(header.cells):
        entry = _noun(view, cell) if index and len(rows) > _FEW else None
        if entry is None:
            continue
        column: list[Reading] = []
        total: Reading | None = None
        for row in rows[1:]:
            shift = len(row.cells) - len(header.cells)
            if abs(shift) > 1 or not 0 <= row.label < index + shift:
                continue
            if _NUMBER.fullmatch(view.low, *row.cells[index + shift]):
                column.append(_reading(view, row.cells[index + shift], entry))
                if SUMS_UP.match(view.low, *row.cells[row.label]):
                    total = column[-1]
        for reading in column:
            if total is not None and reading is not total:
                reading.whole = total.start
        found += column
    return found


def _may_count(view: View, cell: _Cell) -> bool:
    """Tell whether a cell is a whole number, a percentage or empty: `2,9` counts nobody."""
    low, (start, end) = view.low, cell
    if _NUMBER.fullmatch(low, start, end) or _EMPTY.fullmatch(low, start, end):
        return True
    return "%" in low[start:end]


@cache
def _label() -> re.Pattern[str]:
    noun = lexicon.nouns().pattern
    return re.compile(
        r"(?:[\divx]{1,3}[.)] ?|[-+*] ?)?(?:tổng )?(?:số lượng |số )?"
        rf"(?P<noun>{noun})(?: [^\d():;,.]{{1,30}})?(?: ?\((?:{_UNITS})\)| ?: ?)?"
    )


_WORTH = re.compile(
    r"(?<!\w)(?:tiền|lương|vốn|thu nhập|chi phí|giá|năng suất|diện tích|doanh thu|tỷ lệ|tên|"
    r"địa chỉ|"
    r"tuổi|đồng|bình quân (?:tháng|đầu))(?!\w)"
)
"""What makes a label speak of something else than heads: `Doanh nghiệp nộp thuế, tiền lương`."""


def _noun(view: View, cell: _Cell) -> lexicon.Entry | None:
    """Give the noun that a cell names as counted: `Số lao động`, `Lao động (người)`."""
    found = _label().fullmatch(view.low, *cell)
    if found is None or _WORTH.search(view.low, *cell):
        return None
    entry = lexicon.nouns().entries[found["noun"]]
    start, end = found.span("noun")
    capitals = entry.capitals and not view.text[start:end].isupper()
    if capitals or entry.type == "other" or (end - start < _SHORT and _is_name(view, start, end)):
        return None
    return entry


def _is_name(view: View, start: int, end: int) -> bool:
    """Tell `Nam Sách`, a place, from `Nam`."""
    return view.text[start].isupper() and view.text[end + 1 : end + 2].isupper()


def _reading(view: View, cell: _Cell, entry: lexicon.Entry) -> Reading:
    start, end = cell
    value = int(view.low[start:end].replace(".", "").replace(" ", ""))
    quantity = Quantity(start, end, "number", value, bare=True)
    return Reading(
        start, end, quantity, entry.canonical, cast(Measure, entry.type), "exact", "counts.table",
        end, before(view, start).last,
    )  # fmt: skip
