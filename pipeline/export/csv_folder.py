"""Records and rejects → a folder of CSV tables."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from schemas.record import ArticleRecord
from schemas.reject import Reject

from ..io.aside import AsideFile
from .folder import TableFolder
from .tables import ALL_TABLES, FACT_TABLES, REJECTS, AnyTable, Cell, Row, article_key

BOM: Final = "\ufeff"
_ORDERS: Final = ("=", "+", "-", "@", "\t", "\r")
_TO_QUOTE: Final = re.compile(r'[",\r\n]|^$|^\s|\s$')


def paths(folder: Path) -> tuple[Path, ...]:
    """Give the files that `CsvFolder` writes."""
    return tuple(folder / f"{table.name}.csv" for table in ALL_TABLES)


def defused(words: str) -> str:
    """Give words as a spreadsheet shows them and never as a formula it runs.

    >>> defused("=1+1"), defused("Quận 4")
    ("'=1+1", 'Quận 4')

    Source: OWASP, "CSV Injection".
    """
    return f"'{words}" if words.startswith(_ORDERS) else words


class CsvFolder(TableFolder[AsideFile]):
    """Writes one table for each class of facts, each complete or absent.

        with CsvFolder(Path("tables")) as folder:
            for record in records:
                folder.write(record)

    RFC 4180 (commas, doubled quotes, CRLF) in UTF-8. Null is an empty field, the empty string is
    `""`. With `spreadsheet` the files begin with the byte order mark by which spreadsheets know
    UTF-8, and free text that begins with a sign which spreadsheets obey has `'` in front.
    """

    def __init__(self, folder: Path, *, spreadsheet: bool = False) -> None:
        """Open all tables aside and write their first lines."""
        super().__init__(folder, paths(folder), kind=AsideFile)
        self._spreadsheet = spreadsheet
        self._file = {t.name: f for t, f in zip(ALL_TABLES, self.files, strict=True)}
        try:
            for table, file in zip(ALL_TABLES, self.files, strict=True):
                file.write_text((BOM if spreadsheet else "") + _line(table.header))
        except BaseException:
            self.discard()
            raise

    def write(self, item: ArticleRecord | Reject) -> None:
        """Add the rows of a record to every table, or a reject to its own."""
        if isinstance(item, Reject):
            self._add(REJECTS, [REJECTS.row(item)])
            return
        key = article_key(item)
        for table in FACT_TABLES:
            self._add(table, ((*key, *row) for row in table.rows(item)))

    def _add(self, table: AnyTable, rows: Iterable[Row]) -> None:
        ready = (self._safe(table, row) for row in rows) if self._spreadsheet else rows
        self._file[table.name].write_text("".join(map(_line, ready)))

    def _safe(self, table: AnyTable, row: Row) -> Row:
        return tuple(
            defused(cell) if column.free and isinstance(cell, str) else cell
            for column, cell in zip(table.columns, row, strict=True)
        )


def _line(row: Row) -> str:
    return ",".join(map(_field, row)) + "\r\n"


def _field(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    text = str(cell)
    if isinstance(cell, str) and _TO_QUOTE.search(text):
        return '"' + text.replace('"', '""') + '"'
    return text
