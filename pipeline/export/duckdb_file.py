"""Records and rejects → a DuckDB database, new or already in use; needs the extra `[duckdb]`."""

import tempfile
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Final, Self

import duckdb

from schemas.record import ArticleRecord
from schemas.reject import Reject

from ..errors import OutputError
from ..io.aside import AsidePath, sync_folder
from .csv_folder import CsvFolder
from .ddl import column_types, create_table, names, quoted
from .tables import ALL_TABLES, ARTICLE_NAMES, ARTICLES, FACT_TABLES, REJECTS, AnyTable
from .version import TABLES_VERSION
from .views import VIEWS

_MARK: Final = f"vifacts tables {TABLES_VERSION}"
_MEMORY: Final = "150MB"
_LONGEST_LINE: Final = 16_000_000


class DuckdbFile:
    """Writes records to a database; an article that is there already is replaced whole.

    with DuckdbFile(Path("facts.duckdb")) as database:
        for record in records:
            database.write(record)

    Rows wait in CSV tables beside the database; at the end of the block a new file is made of
    them and of what the old one has besides, and takes its place in one step. Raises OutputError as
    AsidePath does, and `foreign_file` where the file is not ours.
    """

    def __init__(self, path: Path) -> None:
        """Begin a new file aside."""
        self._target = AsidePath(path)
        self._target.aside.unlink()  # DuckDB wants to make its file itself
        self._stack = ExitStack()
        try:
            _must_be_ours(self._target.path)
            scratch = tempfile.TemporaryDirectory(dir=path.resolve().parent, prefix=".vifacts-")
            self._scratch = Path(self._stack.enter_context(scratch))
            self._staged = CsvFolder(self._scratch / "staged")
        except BaseException:
            self._discard()
            raise

    def write(self, item: ArticleRecord | Reject) -> None:
        """Take a record with all its facts, or a reject."""
        self._staged.write(item)

    def __enter__(self) -> Self:
        """Give the database."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Put the new file in its place, or leave all as it was."""
        try:
            self._staged.__exit__(kind, error, trace)
            if kind is None:
                self._build()
                self._target.seal()
                self._target.publish()
                sync_folder(self._target.path.parent)
        finally:
            self._discard()

    def _build(self) -> None:
        try:
            with duckdb.connect(self._target.aside) as database:
                database.execute(f"SET memory_limit = '{_MEMORY}'")
                database.execute("SET threads = 1")
                database.execute("SET enable_progress_bar = false")
                database.execute(f"SET temp_directory = '{_escaped(self._scratch)}'")
                self._fill(database)
                _prove_references(database)
                database.execute(f"COMMENT ON TABLE articles IS '{_MARK}'")
        except duckdb.Error as error:
            raise OutputError(
                "not_writable", f"{self._target.path}: {error}",
                hint="Is there room on the disk? Is it open elsewhere?",
            ) from error  # fmt: skip

    def _fill(self, database: duckdb.DuckDBPyConnection) -> None:
        old = self._target.path.exists()
        if old:
            database.execute(f"ATTACH '{_escaped(self._target.path)}' AS old (READ_ONLY)")
        for table in ALL_TABLES:
            database.execute(create_table(table, "duckdb"))
            into = f"INSERT INTO {quoted(table.name)} SELECT {names(table.header)} FROM"
            if old:
                database.execute(f"{into} old.{quoted(table.name)} AS o WHERE {self._kept(table)}")
            database.execute(f"{into} {self._rows(table)}")
        for name, query in VIEWS.items():
            database.execute(f"CREATE VIEW {quoted(name)} AS {query}")
        if old:
            database.execute("DETACH old")

    def _rows(self, table: AnyTable) -> str:
        """Give in SQL the rows that wait for a table."""
        path = self._scratch / "staged" / f"{table.name}.csv"
        return (
            f"read_csv('{_escaped(path)}', columns = {column_types(table)}, header = true, "
            "auto_detect = false, delim = ',', quote = '\"', escape = '\"', new_line = '\\r\\n', "
            f"allow_quoted_nulls = false, max_line_size = {_LONGEST_LINE}, parallel = false)"
        )

    def _kept(self, table: AnyTable) -> str:
        """Tell in SQL which old rows no new one replaces."""
        articles, rejects = self._rows(ARTICLES), self._rows(REJECTS)
        if table.name == REJECTS.name:
            new = f"SELECT uri, member FROM {articles} UNION ALL SELECT uri, member FROM {rejects}"
            return f"(o.uri, o.member) NOT IN ({new})"
        new = (
            f"SELECT {names(ARTICLE_NAMES)} FROM {articles} UNION ALL "
            f"SELECT sha256[1:32], uri, member FROM {rejects} WHERE sha256 IS NOT NULL"
        )
        return f"(o.article, o.uri, o.member) NOT IN ({new})"

    def _discard(self) -> None:
        self._target.discard()
        self._target.aside.with_name(f"{self._target.aside.name}.wal").unlink(missing_ok=True)
        self._stack.close()


def _must_be_ours(path: Path) -> None:
    if not path.exists():
        return
    try:
        with duckdb.connect(path, read_only=True) as database:
            found = database.execute(
                "SELECT comment FROM duckdb_tables() WHERE table_name = 'articles'"
            ).fetchone()
    except duckdb.Error as error:
        raise _foreign(path) from error
    if found is None or found[0] != _MARK:
        raise _foreign(path)


def _foreign(path: Path) -> OutputError:
    return OutputError(
        "foreign_file", f"{path} is no database of vifacts with tables of version {TABLES_VERSION}",
        hint="Name a new file, or attach that one in SQL.",
    )  # fmt: skip


def _prove_references(database: duckdb.DuckDBPyConnection) -> None:
    """Look up every reference: DuckDB has no foreign keys that let a row be replaced."""
    for table in FACT_TABLES:
        for reference in table.references:
            joins = " AND ".join(f"c.{name} = p.{name}" for name in ARTICLE_NAMES)
            query = (
                f"SELECT count(*) FROM {quoted(table.name)} c "
                f"ANTI JOIN {quoted(reference.table)} p ON {joins} "
                f"AND c.{quoted(reference.column)} = p.{quoted(reference.target)} "
                f"WHERE c.{quoted(reference.column)} IS NOT NULL"
            )
            lost = database.execute(query).fetchone()
            if lost and lost[0]:
                raise OutputError(
                    "broken_reference",
                    f"{lost[0]} rows of {table.name} name no row of {reference.table}",
                    hint="`vifacts validate` finds the records.",
                )


def _escaped(path: Path) -> str:
    return str(path).replace("'", "''")
