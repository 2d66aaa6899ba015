"""The tables as SQL: CREATE TABLE with types, nullability and keys."""

from collections.abc import Iterator
from typing import Final, Literal

from .tables import ARTICLE_NAMES, AnyTable, Column, ColumnType, Table

Dialect = Literal["sqlite", "duckdb"]
_TYPES: Final[dict[Dialect, dict[ColumnType, str]]] = {
    "sqlite": {
        "text": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "INTEGER", "day": "TEXT",
    },
    "duckdb": {
        "text": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN",
        "day": "DATE",
    },
}  # fmt: skip


def quoted(name: str) -> str:
    """Give a name as SQL has it where it could be a word of the language: `"end"`."""
    return f'"{name}"'


def names(columns: tuple[str, ...]) -> str:
    """Give names with commas between."""
    return ", ".join(map(quoted, columns))


def create_table(table: AnyTable, dialect: Dialect) -> str:
    """Give the statement that makes a table.

    In SQLite tables are STRICT, days are ISO text and truths 0 or 1; rows of a fact go with their
    article (ON DELETE CASCADE). In DuckDB primary keys are declared and references are proven after
    each load (`duckdb_file`): its foreign keys do not allow a row to be replaced.
    """
    lines = [_column(column, dialect) for column in table.columns]
    lines.append(f"PRIMARY KEY ({names(table.primary_key)})")
    if dialect == "sqlite" and isinstance(table, Table):
        lines += _foreign_keys(table)
    body = ",\n  ".join(lines)
    end = " STRICT, WITHOUT ROWID" if dialect == "sqlite" else ""
    return f"CREATE TABLE {quoted(table.name)} (\n  {body}\n){end}"


def column_types(table: AnyTable) -> dict[str, str]:
    """Give DuckDB's type of every column, by name."""
    return {column.name: _TYPES["duckdb"][column.type] for column in table.columns}


def create_indexes(table: AnyTable) -> Iterator[str]:
    """Give the statements for the columns that others are looked up by (SQLite)."""
    if isinstance(table, Table):
        for reference in table.references:
            if reference.column not in table.key[:1]:
                columns = (*ARTICLE_NAMES, reference.column)
                name = f"{table.name}_{reference.column}"
                yield f"CREATE INDEX {quoted(name)} ON {quoted(table.name)} ({names(columns)})"


def _column(column: Column, dialect: Dialect) -> str:
    line = f"{quoted(column.name)} {_TYPES[dialect][column.type]}"
    if not column.nullable:
        line += " NOT NULL"
    if dialect == "sqlite" and column.type == "boolean":
        line += f" CHECK ({quoted(column.name)} IN (0, 1))"
    return line


def _foreign_keys(table: Table) -> Iterator[str]:
    if table.name != "articles":
        yield (
            f"FOREIGN KEY ({names(ARTICLE_NAMES)}) REFERENCES articles ON DELETE CASCADE "
            "DEFERRABLE INITIALLY DEFERRED"
        )
    for reference in table.references:
        yield (
            f"FOREIGN KEY ({names((*ARTICLE_NAMES, reference.column))}) "
            f"REFERENCES {quoted(reference.table)} DEFERRABLE INITIALLY DEFERRED"
        )
