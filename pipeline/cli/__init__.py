"""The command line: typer commands, and the only place that prints.

Nothing heavy (spaCy, underthesea, pydantic) is imported before a command runs, so that
`vifacts --help` answers at once.
"""

import signal
import sys
import warnings
from typing import Annotated

import typer

from ..errors import UsageError, VifactsError
from . import (
    apply,
    batch,
    doctor,
    evaluate,
    export,
    extract,
    gold,
    report,
    review,
    schema,
    segment,
    show,
    validate,
    verify,
)
from .console import QuietGroup, say_error, say_warning
from .own import prefer_own_packages, version

app = typer.Typer(
    cls=QuietGroup,
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"vifacts {version() or '(not installed)'}")
        raise typer.Exit


@app.callback()
def options(
    show_version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Facts from Vietnamese news and portal reports, each tied to its exact words.

    \b
    vifacts extract bai.txt                    read an article, show its facts
    vifacts extract tin/ -o facts.jsonl        read a folder, write records
    vifacts batch luu/ --out run               read an archive of any size, unattended
    vifacts show facts.jsonl                   every fact where it stands; --html
    vifacts review facts.jsonl                 decide about every fact, by single keys
    vifacts apply facts.review.db facts.jsonl -o corrected.jsonl    editors' decisions laid over
    vifacts export facts.jsonl --to sqlite --out facts.db    tables; parquet, duckdb, csv
    vifacts validate facts.jsonl               check records against the contract
    vifacts evaluate gold.jsonl facts.jsonl    score records against gold

    \b
    Exit codes: 0 all done; 1 nothing done, or a finding of validate, verify or doctor;
    2 wrong use; 3 done with rejects; 130 interrupted.
    """


COMMANDS = (
    extract, batch, verify, show, review, apply, gold, report, export, validate, schema, segment,
    evaluate, doctor,
)  # fmt: skip

for command in COMMANDS:
    app.command(name=command.__name__.rpartition(".")[2])(command.run)


def main() -> None:
    """Run the command `vifacts`; every error on purpose becomes a message, a hint and a code."""
    prefer_own_packages()
    warnings.showwarning = say_warning
    signal.signal(signal.SIGTERM, _interrupt)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # for people; JSON is written as bytes
    try:
        app(prog_name="vifacts")
    except VifactsError as error:
        say_error(error)
        sys.exit(2 if isinstance(error, UsageError) else 1)


def _interrupt(*_: object) -> None:
    """Take a termination like Ctrl-C, so that nothing half-written stays."""
    raise KeyboardInterrupt
