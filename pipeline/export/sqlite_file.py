"""Records and rejects → an SQLite database, new or already in use."""

import sqlite3
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from schemas.record import ArticleRecord
from schemas.reject import Reject

from ..errors import OutputError
from ..io.aside import AsidePath, sync_folder
from .ddl import create_indexes, create_table, names, quoted
from .tables import ALL_TABLES, FACT_TABLES, REJECTS, AnyTable, Row, article_key
from .version import TABLES_VERSION
from .views import VIEWS

APPLICATION_ID: Final = int.from_bytes(b"vifa", "big")
"""Marks a database as ours in its header (`PRAGMA application_id`)."""


class SqliteFile:
    """Writes records to a database; an article that is there already is replaced whole.

        with SqliteFile(Path("facts.db")) as database:
            for record in records:
                database.write(record)

    A new database appears whole at the end of the block; one that exists is changed in one
    transaction, so that an error or a crash leaves it as it was. Raises OutputError as AsidePath
    does, `foreign_file` where the file is not ours, `other_tables` where it has another version.
    """

    def __init__(self, path: Path) -> None:
        """Open the database, or begin a new one aside."""
        self._aside = AsidePath(path) if not path.exists() else None
        self._path = self._aside.aside if self._aside else path
        try:
            self._database = _opened(self._path, new=self._aside is not None)
        except BaseException:
            self._discard()
            raise

    def write(self, item: ArticleRecord | Reject) -> None:
        """Put in a record with all its facts, or a reject, in place of its earlier version."""
        if isinstance(item, Reject):
            self._write_reject(item)
            return
        key = article_key(item)
        self._run("DELETE FROM articles WHERE (article, uri, member) = (?, ?, ?)", key)
        self._run("DELETE FROM rejects WHERE (uri, member) = (?, ?)", key[1:])
        for table in FACT_TABLES:
            self._insert(table, ((*key, *row) for row in table.rows(item)))

    def __enter__(self) -> Self:
        """Give the database."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Keep all that was written, or nothing."""
        try:
            try:
                if kind is None:
                    with _errors(self._path):
                        self._database.execute("COMMIT")
                        self._database.execute("ANALYZE")
            finally:
                self._database.close()
            if kind is None and self._aside:
                self._aside.seal()
                self._aside.publish()
                sync_folder(self._aside.path.parent)
        finally:
            self._discard()

    def _write_reject(self, reject: Reject) -> None:
        row = REJECTS.row(reject)
        self._run("DELETE FROM rejects WHERE (uri, member) = (?, ?)", row[:2])
        if reject.source.sha256:
            key = (reject.source.sha256[:32], *row[:2])
            self._run("DELETE FROM articles WHERE (article, uri, member) = (?, ?, ?)", key)
        self._insert(REJECTS, [row])

    def _insert(self, table: AnyTable, rows: Iterable[Row]) -> None:
        holes = ", ".join("?" * len(table.columns))
        with _errors(self._path):
            self._database.executemany(
                f"INSERT INTO {quoted(table.name)} ({names(table.header)}) VALUES ({holes})", rows
            )

    def _run(self, statement: str, values: Row) -> None:
        with _errors(self._path):
            self._database.execute(statement, values)

    def _discard(self) -> None:
        if self._aside:
            self._aside.discard()


class _errors:  # noqa: N801
    """Turns what SQLite says into OutputError."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        """Begin."""

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if not isinstance(error, sqlite3.Error):
            return
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL:
            raise OutputError(
                "disk_full", f"no room left for {self._path}",
                hint="Free some space or write elsewhere.",
            ) from error  # fmt: skip
        raise OutputError(
            "not_writable", f"{self._path}: {error}",
            hint="Is it open elsewhere, or not a database? Name another file.",
        ) from error  # fmt: skip


def _opened(path: Path, *, new: bool) -> sqlite3.Connection:
    with _errors(path):
        database = sqlite3.connect(path, isolation_level=None)
        try:
            database.execute("PRAGMA foreign_keys = ON")
            if new:
                database.execute("PRAGMA journal_mode = OFF")
                database.execute("PRAGMA synchronous = OFF")
                database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                database.execute(f"PRAGMA user_version = {TABLES_VERSION}")
            else:
                _must_be_ours(database, path)
            database.execute("BEGIN IMMEDIATE")
            if new:
                _create(database)
        except BaseException:
            database.close()
            raise
    return database


def _must_be_ours(database: sqlite3.Connection, path: Path) -> None:
    (ours,) = database.execute("PRAGMA application_id").fetchone()
    (version,) = database.execute("PRAGMA user_version").fetchone()
    if ours != APPLICATION_ID:
        raise OutputError(
            "foreign_file", f"{path} is a database that vifacts has not made",
            hint="Name a new file, or attach that one in SQL.",
        )  # fmt: skip
    if str(version) != TABLES_VERSION:
        raise OutputError(
            "other_tables", f"{path} has tables of version {version}, not {TABLES_VERSION}",
            hint="Export to a new file.",
        )  # fmt: skip


def _create(database: sqlite3.Connection) -> None:
    for table in ALL_TABLES:
        database.execute(create_table(table, "sqlite"))
        for statement in create_indexes(table):
            database.execute(statement)
    for name, query in VIEWS.items():
        database.execute(f"CREATE VIEW {quoted(name)} AS {query}")
