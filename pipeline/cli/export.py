"""`vifacts export`: records → tables."""

import sys
from contextlib import AbstractContextManager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Protocol

import typer

from ..errors import SetupError, UsageError
from .console import bar_of_unknown_length

if TYPE_CHECKING:
    from schemas.record import ArticleRecord
    from schemas.reject import Reject


class Target(StrEnum):
    """What is written."""

    PARQUET = "parquet"
    SQLITE = "sqlite"
    DUCKDB = "duckdb"
    CSV = "csv"


class _Tables(Protocol):
    def write(self, item: "ArticleRecord | Reject") -> None: ...


def run(
    inputs: Annotated[
        list[Path], typer.Argument(metavar="FACTS", help="Files of records, as extract -o writes.")
    ],
    to: Annotated[Target, typer.Option("--to", help="What to write.")],
    out: Annotated[
        Path,
        typer.Option("-o", "--out", metavar="PLACE", help="A folder (parquet, csv) or a database."),
    ],
    spreadsheet: Annotated[
        bool,
        typer.Option(
            "--spreadsheet", help="csv only: with a byte order mark, and no cell is a formula."
        ),
    ] = False,
    torn: Annotated[
        bool, typer.Option("--drop-torn-line", help="Leave out a last line that was cut off.")
    ] = False,
) -> None:
    """Write records as flat tables with one type a column, keys and references.

    The rejects beside each file (facts.rejects.jsonl) become a table too. What stands twice counts
    once, as it stands last: in one file, in later files, in the database. Folders and new databases
    appear whole or not at all; a database in use is changed in one step.

    \b
    vifacts export facts.jsonl --to parquet --out tables
    vifacts export facts.jsonl --to sqlite --out facts.db
    vifacts export facts.jsonl corrected.jsonl --to duckdb --out facts.duckdb
    vifacts export facts.jsonl --to csv --out tables --spreadsheet
    """
    if spreadsheet and to is not Target.CSV:
        raise UsageError(
            "csv_only", "--spreadsheet goes with --to csv", hint="Leave it out, or write CSV."
        )
    from ..io.facts import FactFiles

    files = FactFiles(inputs, torn_last_line="drop" if torn else "refuse")
    articles = rejects = 0
    from schemas.reject import Reject

    with _tables(to, out, spreadsheet=spreadsheet) as tables, bar_of_unknown_length() as bar:
        for item in files.items():
            tables.write(item)
            rejects += isinstance(item, Reject)
            articles += not isinstance(item, Reject)
            bar.show(articles + rejects, f"{articles} articles, {rejects} rejects")
    print(f"{articles} articles, {rejects} rejects → {out}", file=sys.stderr)
    raise typer.Exit(0 if articles else 1)


def _tables(to: Target, out: Path, *, spreadsheet: bool) -> AbstractContextManager[_Tables]:
    try:
        if to is Target.CSV:
            from ..export.csv_folder import CsvFolder

            return CsvFolder(out, spreadsheet=spreadsheet)
        if to is Target.SQLITE:
            from ..export.sqlite_file import SqliteFile

            return SqliteFile(out)
        if to is Target.DUCKDB:
            from ..export.duckdb_file import DuckdbFile

            return DuckdbFile(out)
        from ..export.parquet_folder import ParquetFolder

        return ParquetFolder(out)
    except ImportError as error:
        raise SetupError(
            "missing_extra", f"--to {to.value} needs {error.name}, which is not installed",
            hint=f'Run `pip install "vifacts[{to.value}]"`.',
        ) from error  # fmt: skip
