"""Records → a folder of CSV tables for a first look in a spreadsheet."""

import csv
import io
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from schemas.record import ArticleRecord

from ..errors import OutputError
from ..io.aside import AsideFile, output_errors, sync_folder
from .tables import TABLES, Cell, Row, Table, key

BOM = "\ufeff"
_ORDERS = ("=", "+", "-", "@", "\t", "\r")
_FREE_KEY = frozenset({"uri", "member"})


def paths(folder: Path) -> tuple[Path, ...]:
    """Give the files that `CsvFolder` writes."""
    return tuple(folder / f"{table.name}.csv" for table in TABLES)


def defused(words: str) -> str:
    """Give words as a spreadsheet shows them and never as a formula it runs.

    >>> defused("=1+1"), defused("Quận 4")
    ("'=1+1", 'Quận 4')

    Source: OWASP, "CSV Injection".
    """
    return f"'{words}" if words.startswith(_ORDERS) else words


class CsvFolder:
    """Writes one table for each class of facts, each complete or absent.

        with CsvFolder(Path("tables")) as folder:
            for record in records:
                folder.write(record)

    RFC 4180 (commas, doubled quotes, CRLF) in UTF-8 with the byte order mark by which spreadsheets
    know it. Free text that begins with a sign which spreadsheets obey has `'` in front. The files
    appear at the end of the block; an error or an interrupt in it leaves the folder as it was.
    Raises OutputError as AsideFile does, and `no_folder` where `folder` is a file.
    """

    def __init__(self, folder: Path) -> None:
        """Make the folder where it is missing and open all tables aside."""
        self._made = _make(folder)
        self.folder = folder
        self._files: list[AsideFile] = []
        try:
            for path in paths(folder):
                self._files.append(AsideFile(path))
            for file, table in zip(self._files, TABLES, strict=True):
                file.write_text(BOM + _lines([table.header]))
        except BaseException:
            self._discard()
            raise

    def write(self, record: ArticleRecord) -> None:
        """Add the rows of a record to every table."""
        for file, table in zip(self._files, TABLES, strict=True):
            file.write_text(_lines(_safe(table, (*key(record), *r)) for r in table.rows(record)))

    def __enter__(self) -> Self:
        """Give the folder."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Put all tables in their places, or take all away."""
        try:
            if kind is None:
                for file in self._files:
                    file.seal()
                for file in self._files:
                    file.publish()
                self._made = False
                sync_folder(self.folder)
        finally:
            self._discard()

    def _discard(self) -> None:
        for file in self._files:
            file.discard()
        if self._made:
            with suppress(OSError):  # someone has put a file there meanwhile
                self.folder.rmdir()


def _make(folder: Path) -> bool:
    """Make a folder; give False where it is there already."""
    if folder.is_dir():
        return False
    if folder.exists():
        raise OutputError(
            "no_folder", f"{folder} is a file", hint="Name a folder; it is made if it is missing."
        )
    with output_errors(folder):
        folder.mkdir()
    return True


def _safe(table: Table, row: Row) -> Iterable[Cell]:
    for name, cell in zip(table.header, row, strict=True):
        free = name in table.free or name in _FREE_KEY
        if isinstance(cell, bool):
            yield "true" if cell else "false"
        else:
            yield defused(cell) if free and isinstance(cell, str) else cell


def _lines(rows: Iterable[Iterable[Cell]]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue()
