"""SQLite and DuckDB: loaded once, twice, corrected, refused, broken off."""

import sqlite3
import warnings
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb
import pytest

from pipeline.errors import OutputError
from pipeline.export.duckdb_file import DuckdbFile
from pipeline.export.sqlite_file import SqliteFile
from pipeline.export.tables import ALL_TABLES, FACT_TABLES
from pipeline.export.views import VIEWS
from schemas.record import ArticleRecord
from schemas.reject import Reject

from ..io.full import make
from .sample import everything, made, refused, sample

Rows = list[tuple[Any, ...]]
KINDS = pytest.mark.parametrize("kind", [SqliteFile, DuckdbFile])
Kind = type[SqliteFile] | type[DuckdbFile]


def write(kind: Kind, path: Path, items: Iterable[ArticleRecord | Reject]) -> None:
    with kind(path) as database:
        for item in items:
            database.write(item)


def ask(path: Path, query: str) -> Rows:
    if path.suffix == ".db":
        with closing(sqlite3.connect(path)) as lite:
            return lite.execute(query).fetchall()
    with duckdb.connect(path, read_only=True) as duck:
        return duck.execute(query).fetchall()


def dump(path: Path) -> dict[str, Rows]:
    return {t.name: sorted(ask(path, f'SELECT * FROM "{t.name}"'), key=repr) for t in ALL_TABLES}


def place(kind: Kind, folder: Path) -> Path:
    return folder / ("facts.db" if kind is SqliteFile else "facts.duckdb")


@KINDS
def test_every_row_arrives(kind: Kind, tmp_path: Path) -> None:
    path = place(kind, tmp_path)
    write(kind, path, everything())
    for table in FACT_TABLES:
        wanted = sum(len(list(table.rows(record))) for record in (*sample(), made()))
        assert ask(path, f'SELECT count(*) FROM "{table.name}"') == [(wanted,)]
    assert ask(path, "SELECT uri, code FROM rejects") == [("hỏng.txt", "not_found")]
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


@KINDS
def test_loading_twice_changes_nothing(kind: Kind, tmp_path: Path) -> None:
    path = place(kind, tmp_path)
    write(kind, path, everything())
    before = dump(path)
    write(kind, path, everything())
    assert dump(path) == before


@KINDS
def test_a_corrected_version_takes_the_place(kind: Kind, tmp_path: Path) -> None:
    path = place(kind, tmp_path)
    write(kind, path, [made(0), made(1)])
    corrected = make(0)
    corrected["counts"][1] |= {"value": 31, "low": 31, "high": 31}
    del corrected["unassigned"][0]
    write(kind, path, [ArticleRecord.model_validate(corrected)])
    assert sorted(ask(path, "SELECT uri, value FROM counts WHERE role = 'part'")) == [
        ("0.txt", 31.0), ("1.txt", 30.0)
    ]  # fmt: skip
    assert ask(path, "SELECT uri FROM unassigned") == [("1.txt",)]


@KINDS
def test_an_input_is_a_record_or_a_reject(kind: Kind, tmp_path: Path) -> None:
    path, record = place(kind, tmp_path), made(0)
    write(kind, path, [refused("0.txt")])
    write(kind, path, [record])
    assert (ask(path, "SELECT * FROM rejects"), len(ask(path, "SELECT * FROM articles"))) == ([], 1)
    write(kind, path, [refused("0.txt", sha256=record.source.sha256)])
    assert (len(ask(path, "SELECT * FROM rejects")), ask(path, "SELECT * FROM dates")) == (1, [])


@KINDS
def test_an_error_leaves_what_was_there(kind: Kind, tmp_path: Path) -> None:
    path = place(kind, tmp_path)
    for before in (False, True):
        if before:
            write(kind, path, [made(0)])
        content = path.read_bytes() if before else None
        with pytest.raises(KeyboardInterrupt), kind(path) as database:
            database.write(made(1))
            raise KeyboardInterrupt
        assert (path.read_bytes() if path.exists() else None) == content
        assert [p.name for p in tmp_path.iterdir()] == [path.name] * before


@KINDS
def test_a_file_of_somebody_else_is_left_alone(kind: Kind, tmp_path: Path) -> None:
    path = place(kind, tmp_path)
    if kind is SqliteFile:
        with closing(sqlite3.connect(path)) as lite:
            lite.execute("CREATE TABLE articles (id)")
            lite.commit()
    else:
        with duckdb.connect(path) as duck:
            duck.execute("CREATE TABLE articles (id INTEGER)")
    content = path.read_bytes()
    with pytest.raises(OutputError) as error:
        kind(path)
    assert error.value.code == "foreign_file"
    path.write_text("no database at all, " * 100)
    with pytest.raises(OutputError):
        kind(path)
    path.write_bytes(content)
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


@KINDS
def test_a_folder_that_is_not_there(kind: Kind, tmp_path: Path) -> None:
    with pytest.raises(OutputError) as error:
        kind(tmp_path / "no" / "facts")
    assert error.value.code == "no_folder"


@KINDS
def test_views_answer(kind: Kind, tmp_path: Path) -> None:
    path = place(kind, tmp_path)
    write(kind, path, everything())
    for name in VIEWS:
        assert ask(path, f"SELECT * FROM {name}"), name
    assert ask(
        path, "SELECT noun, value, as_of FROM head_counts WHERE uri = '0.txt' AND role = 'total'"
    ) == [("doanh nghiệp", 45.0, None)]


def test_sqlite_holds_its_keys(tmp_path: Path) -> None:
    path = tmp_path / "facts.db"
    write(SqliteFile, path, [made(0)])
    with closing(sqlite3.connect(path)) as lite:
        lite.execute("PRAGMA foreign_keys = ON")
        assert lite.execute("PRAGMA foreign_key_check").fetchall() == []
        assert lite.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
            lite.execute("INSERT INTO counts SELECT * FROM counts LIMIT 1")
        with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
            lite.execute("UPDATE counts SET period = 'd0-1'")
            lite.commit()
        lite.rollback()
        with pytest.raises(sqlite3.IntegrityError, match="cannot store TEXT"):
            lite.execute("UPDATE counts SET value = 'nhiều'")
        lite.execute("DELETE FROM articles")
        lite.commit()
        left = [lite.execute(f'SELECT count(*) FROM "{t.name}"').fetchone() for t in FACT_TABLES]
        assert left == [(0,)] * len(FACT_TABLES)


def test_a_reference_that_leads_nowhere_is_refused(tmp_path: Path) -> None:
    """The record's own validation forbids it; the database proves it once more."""
    lame = made(0).model_copy(update={"dates": []})
    for kind in (SqliteFile, DuckdbFile):
        path = place(kind, tmp_path)
        with pytest.raises(OutputError), kind(path) as database:
            database.write(lame)
        assert not path.exists()


def test_the_documented_types_are_declared(tmp_path: Path) -> None:
    lite, duck = tmp_path / "facts.db", tmp_path / "facts.duckdb"
    write(SqliteFile, lite, everything())
    write(DuckdbFile, duck, everything())
    in_sqlite = {"text": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "INTEGER",
                 "day": "TEXT"}  # fmt: skip
    in_duckdb = {"text": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN",
                 "day": "DATE"}  # fmt: skip
    for table in ALL_TABLES:
        query = f"SELECT name, type FROM pragma_table_info('{table.name}')"
        wanted = [(c.name, c.type) for c in table.columns]
        assert ask(lite, query) == [(name, in_sqlite[kind]) for name, kind in wanted]
        assert ask(duck, query) == [(name, in_duckdb[kind]) for name, kind in wanted]


@pytest.mark.slow
def test_the_tables_load_everywhere_without_a_warning(tmp_path: Path) -> None:
    import pandas as pd
    import polars as pl

    from pipeline.export.csv_folder import CsvFolder
    from pipeline.export.parquet_folder import ParquetFolder

    with ParquetFolder(tmp_path / "parquet") as parquet, CsvFolder(tmp_path / "csv") as csv:
        for item in everything():
            parquet.write(item)
            csv.write(item)
    polars_types = {"text": pl.String, "integer": pl.Int64, "number": pl.Float64,
                    "boolean": pl.Boolean, "day": pl.Date}  # fmt: skip
    duck_types = {"text": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN",
                  "day": "DATE"}  # fmt: skip
    readers: list[Callable[[Path], Any]] = [pd.read_parquet]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for table in ALL_TABLES:
            path = tmp_path / "parquet" / f"{table.name}.parquet"
            frame = pl.read_parquet(path)
            assert dict(frame.schema) == {c.name: polars_types[c.type] for c in table.columns}
            schema = {c.name: polars_types[c.type] for c in table.columns}
            text = pl.read_csv(tmp_path / "csv" / f"{table.name}.csv", schema=schema)
            assert text.equals(frame), table.name
            for read in readers:
                assert len(read(path)) == len(frame)
            duck = duckdb.sql(f"DESCRIBE SELECT * FROM '{path}'").fetchall()
            assert [row[1] for row in duck] == [duck_types[c.type] for c in table.columns]
