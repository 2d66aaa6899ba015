"""`vifacts extract`: articles → records."""

import gc
import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import UsageError
from .console import NoBar
from .reading import (
    Encoding,
    Format,
    InputFormat,
    NoText,
    Published,
    Words,
    given_date,
    given_encoding,
)

if TYPE_CHECKING:
    from ..io.tally import Tally
    from .terminal import Bar


def run(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT", help="Text, HTML, JSON Lines, archives; files, folders, patterns, -."
        ),
    ],
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", metavar="FILE", help="Write records here, rejects beside."),
    ] = None,
    published: Published = None,
    no_text: NoText = False,
    words: Words = False,
    limit: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="Stop after N inputs.")
    ] = None,
    tables: Annotated[
        Path | None,
        typer.Option("--csv", metavar="DIR", help="Write a table a class of facts in a folder."),
    ] = None,
    input_format: InputFormat = Format.AUTO,
    encoding: Encoding = None,
    raw_offsets: Annotated[
        bool, typer.Option("--raw-offsets", help="Add each fact's bytes in a text file.")
    ] = False,
) -> None:
    """Read articles and give their facts.

    In a terminal a summary of each article; in a pipe one JSON record a line, with rejects on
    standard error. With -o facts.jsonl the records go there and the rejects to
    facts.rejects.jsonl: both files appear whole at the end, or not at all. --csv writes tables for
    a first look in a spreadsheet, with -o beside the records, else in their stead.

    \b
    vifacts extract bai.txt --published 2024-05-17
    vifacts extract tin/ "luu/*.txt" -o facts.jsonl
    vifacts extract bai.jsonl | jq .counts
    vifacts extract tin/ --csv tables
    curl -s https://vi.example/bai.txt | vifacts extract -

    \b
    A row of JSON Lines has text, and may have uri, title, published and meta:
    {"text": "…", "uri": "https://…", "published": "2024-05-17", "meta": {"id": 7}}
    """
    target = Path(output) if output not in (None, "-") else None
    given = given_date(published)
    named = given_encoding(encoding)
    streams = output == "-" or (target is None and tables is None)
    own = _own_files(target, tables, inputs)

    from schemas.reject import Reject

    from ..io.run import extract_inputs
    from ..io.tally import Tally
    from .sinks import sinks

    tally = Tally()
    drawn = not (streams and sys.stdout.isatty())
    with (
        sinks(target, tables, streams=streams) as sink,
        _bar(drawn, inputs, input_format, limit) as bar,
    ):
        from ..record import ExtractOptions

        found = extract_inputs(
            inputs,
            options=ExtractOptions(keep_text=not no_text, words=words, raw_offsets=raw_offsets),
            input_format=input_format.value, published=given, leave_out=own, encoding=named,
            limit=limit,
        )  # fmt: skip
        gc.disable()  # what loads with the first article stays: looking for garbage is in vain
        for item in found:
            if not gc.isenabled():
                gc.freeze()
                gc.enable()
            tally.add(item)
            bar.show(tally.inputs, str(tally), pause=isinstance(item, Reject))
            sink.write(item)
    if target or tables:
        print(_summary(tally, target, tables), file=sys.stderr)
    raise typer.Exit(tally.exit_code)


def _own_files(target: Path | None, tables: Path | None, inputs: list[str]) -> tuple[Path, ...]:
    """Give the files of this run's output, which are no input; refuse one named as both."""
    own: list[Path] = []
    if target is not None:
        from ..io.writers import rejects_path

        own += [target.resolve(), rejects_path(target.resolve())]
    if tables is not None:
        from ..export.csv_folder import paths

        own += [path.resolve() for path in paths(tables)]
    for name in inputs:
        if name != "-" and Path(name).resolve() in own:
            raise UsageError(
                "output_is_input", f"{name} is input and output of the same run",
                hint="Name another place after -o or --csv.",
            )  # fmt: skip
    return tuple(own)


def _bar(
    drawn: bool, inputs: list[str], input_format: Format, limit: int | None
) -> "AbstractContextManager[Bar | NoBar]":
    if not drawn or not sys.stderr.isatty():
        return nullcontext(NoBar())
    from ..io.readers import count_inputs
    from .terminal import Bar

    counted = count_inputs(inputs, input_format=input_format.value)
    return Bar(counted if counted is None or limit is None else min(counted, limit))


def _summary(tally: "Tally", target: Path | None, tables: Path | None) -> str:
    from ..io.writers import rejects_path

    places = [target, rejects_path(target) if target and tally.rejects else None, tables]
    return f"{tally} → {', '.join(str(place) for place in places if place)}"
