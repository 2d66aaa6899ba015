"""Records and rejects → a folder of Parquet tables; needs the extra `[parquet]`."""

import datetime as dt
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.parquet as pq

from schemas.record import ArticleRecord
from schemas.reject import Reject

from ..io.aside import AsidePath, output_errors
from .folder import TableFolder
from .tables import (
    ALL_TABLES,
    FACT_TABLES,
    REJECTS,
    AnyTable,
    Cell,
    ColumnType,
    Row,
    article_key,
)
from .version import TABLES_VERSION

ROWS_A_GROUP: Final = 10_000
"""Rows held in memory for a table before they are written."""
_TYPES: Final[dict[ColumnType, pa.DataType]] = {
    "text": pa.string(), "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_(),
    "day": pa.date32(),
}  # fmt: skip


def paths(folder: Path) -> tuple[Path, ...]:
    """Give the files that `ParquetFolder` writes."""
    return tuple(folder / f"{table.name}.parquet" for table in ALL_TABLES)


def arrow_schema(table: AnyTable) -> pa.Schema:
    """Give a table's columns as Arrow has them, with nullability and what stands in them."""
    fields = [
        pa.field(
            column.name, _TYPES[column.type], nullable=column.nullable,
            metadata={"description": column.says},
        )
        for column in table.columns
    ]  # fmt: skip
    about: dict[bytes | str, bytes | str] = {
        "vifacts.tables": TABLES_VERSION,
        "vifacts.primary_key": ",".join(table.primary_key),
    }
    return pa.schema(fields, metadata=about)


class ParquetFolder(TableFolder[AsidePath]):
    """Writes one Parquet file a table, zstd, each complete or absent.

    with ParquetFolder(Path("tables")) as folder:
        for record in records:
            folder.write(record)
    """

    def __init__(self, folder: Path) -> None:
        """Open all tables aside."""
        super().__init__(folder, paths(folder), kind=AsidePath)
        self._tables = {
            table.name: _ParquetTable(table, file)
            for table, file in zip(ALL_TABLES, self.files, strict=True)
        }

    def write(self, item: ArticleRecord | Reject) -> None:
        """Add the rows of a record to every table, or a reject to its own."""
        if isinstance(item, Reject):
            self._tables[REJECTS.name].add(REJECTS.row(item))
            return
        key = article_key(item)
        for table in FACT_TABLES:
            for row in table.rows(item):
                self._tables[table.name].add((*key, *row))

    def finish(self) -> None:
        """Write what is still in memory and close every file."""
        for table in self._tables.values():
            table.close()

    def discard(self) -> None:
        """Close and remove what was written aside."""
        for table in getattr(self, "_tables", {}).values():
            table.abandon()
        super().discard()


class _ParquetTable:
    """One file: rows in, row groups out."""

    def __init__(self, table: AnyTable, file: AsidePath) -> None:
        self._file = file
        self._days = [column.type == "day" for column in table.columns]
        self._schema = arrow_schema(table)
        self._columns: list[list[object]] = [[] for _ in table.columns]
        with output_errors(file.path):
            self._writer = pq.ParquetWriter(file.aside, self._schema, compression="zstd")

    def add(self, row: Row) -> None:
        for column, cell, is_day in zip(self._columns, row, self._days, strict=True):
            column.append(_day(cell) if is_day else cell)
        if len(self._columns[0]) >= ROWS_A_GROUP:
            self._flush()

    def close(self) -> None:
        self._flush()
        with output_errors(self._file.path):
            self._writer.close()

    def abandon(self) -> None:
        self._writer.close()

    def _flush(self) -> None:
        if not self._columns[0]:
            return
        arrays = [
            pa.array(column, type=field.type)
            for column, field in zip(self._columns, self._schema, strict=True)
        ]
        with output_errors(self._file.path):
            self._writer.write_table(pa.Table.from_arrays(arrays, schema=self._schema))
        for column in self._columns:
            column.clear()


def _day(cell: Cell) -> dt.date | None:
    return dt.date.fromisoformat(cell) if isinstance(cell, str) else None
