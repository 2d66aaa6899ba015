"""`vifacts gold`: annotated articles → a gold file."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from .console import write_json


def run(
    source: Annotated[
        Path, typer.Argument(metavar="SOURCE", help="An annotated article or a folder of them.")
    ],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="File to write; else standard output.")
    ] = None,
) -> None:
    """Turn annotated articles (marks in the text) into gold, one JSON line each.

    \b
    vifacts gold corpus/gold -o gold.jsonl
    vifacts gold bai.txt | jq .gold.counts
    """
    from ..evaluate.compiling import compile_gold, gold_line
    from ..io.aside import write_rows

    lines = (gold_line(article).rstrip("\n") for article in compile_gold(source))
    if output is None:
        for line in lines:
            write_json(line)
    else:
        written = write_rows(output, (json.loads(line) for line in lines))
        print(f"{written} article{'s' * (written != 1)} → {output}", file=sys.stderr)
