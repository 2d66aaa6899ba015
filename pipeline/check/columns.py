"""Columns of tables: the row that sums up, beside the rows added up."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from schemas.checks import Check, CheckCode
from schemas.counts import CountFact

from ..text.cells import AMONG, SUMS_UP, label
from .adding import Sum, compared
from .figures import is_exact

_RULE: Final = "counts.table"


class _Row(NamedTuple):
    """A line of a table with its counts."""

    start: int
    end: int
    label: str
    """What stands in front of its first count."""
    kind: str | None
    """The style of its marker: `number` of `1`, None without any."""
    counts: list[CountFact]


def columns(text: str, counts: Sequence[CountFact]) -> Iterator[Check]:
    """Compare each total of a table with its column (`total_of_parts`, for zones `zone_count`).

    Fails where the rows are plainly all parts and add up to something else. A table with rows that
    have no figure in the column, or whose rows divide each other, is compared where it agrees only.
    """
    cells = [count for count in counts if count.rule == _RULE]
    for table in _tables(text, cells) if cells else ():
        total = _total(table)
        if total is None:
            continue
        by_column: dict[tuple[str, int], list[tuple[_Row, CountFact]]] = {}
        for row in table:
            seen: Counter[str] = Counter()
            for count in row.counts:
                key = count.measure, seen[count.measure]
                seen[count.measure] += 1
                by_column.setdefault(key, []).append((row, count))
        for column in by_column.values():
            yield from _column(column, total, complete=len(column) == len(table))


def _tables(text: str, cells: Sequence[CountFact]) -> Iterator[list[_Row]]:
    """Give the runs of lines that have counts; a line without any ends a table."""
    table: list[_Row] = []
    for row in _rows(text, cells):
        if table and text[table[-1].end : row.start].strip():
            yield table
            table = []
        table.append(row)
    if table:
        yield table


def _total(table: Sequence[_Row]) -> _Row | None:
    """Give the row that sums up all others: of several the one that no other is above or below."""
    told = [row for row in table if any(count.role == "total" for count in row.counts)]
    summed = [row for row in told if SUMS_UP.match(row.label)]
    edges = [row for row in summed if row is table[0] or row is table[-1]]
    return edges[0] if len(edges) == 1 else None


def _rows(text: str, cells: Sequence[CountFact]) -> Iterator[_Row]:
    end, counts = -1, list[CountFact]()
    for cell in cells:
        if cell.start > end:
            start = text.rfind("\n", 0, cell.start) + 1
            end = text.find("\n", cell.end)
            end = len(text) if end < 0 else end
            counts = [cell]
            named = label(text, start, cell.start)
            yield _Row(start, end, text[named.start : named.end], named.kind, counts)
        else:
            counts.append(cell)


def _column(
    column: Sequence[tuple[_Row, CountFact]], total: _Row, *, complete: bool
) -> Iterator[Check]:
    """Compare the figure of the row that sums up with those of the other rows."""
    wholes = [count for row, count in column if row is total]
    rows = [(row, count) for row, count in column if row is not total]
    if not wholes or len(rows) < 2 or not all(is_exact(count) for _, count in column):
        return
    plain = [(row, count) for row, count in rows if not AMONG.match(row.label)]
    first = plain[0][0].kind if plain else None
    sums = [count for row, count in plain if SUMS_UP.match(row.label)]
    top = [count for row, count in plain if row.kind == first]
    every = [count for _, count in plain]
    whole = wholes[0]
    code: CheckCode = "zone_count" if whole.measure == "zones" else "total_of_parts"
    for parts in (every, top, sums):
        if len(parts) > 1 and Sum(tuple(parts)).total == whole.value:
            yield compared(whole, Sum(tuple(parts)), "pass", code)
            return
    flat = len(every) == len(rows) == len(top) and not sums
    if complete and flat:
        yield compared(whole, Sum(tuple(every)), "fail", code)
