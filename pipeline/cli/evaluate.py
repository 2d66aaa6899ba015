"""`vifacts evaluate`: records against gold."""

import json
from pathlib import Path
from typing import Annotated

import typer

from .console import write_json


def run(
    gold: Annotated[
        Path, typer.Argument(metavar="GOLD", help="A gold file or a folder of annotated articles.")
    ],
    records: Annotated[
        Path, typer.Argument(metavar="RECORDS", help="The file that `extract` wrote.")
    ],
    misses: Annotated[
        bool, typer.Option("--misses", help="Also list each difference in its words.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="All figures as one object.")] = False,
) -> None:
    """Score records against gold: F1 of spans and values, roles, entities, checks.

    Articles are paired by their text. Measures and exits 0, whatever the figures are.

    \b
    vifacts gold corpus/gold -o gold.jsonl
    vifacts extract corpus/articles -o facts.jsonl
    vifacts evaluate gold.jsonl facts.jsonl --misses
    """
    from ..evaluate.evaluation import evaluate_files
    from ..evaluate.render import miss_lines, render

    report = evaluate_files(gold, records)
    if as_json:
        left_out = None if misses else {"misses"}
        write_json(json.dumps(report.model_dump(exclude=left_out), ensure_ascii=False, indent=2))
        return
    if misses:
        for line in miss_lines(report):
            print(line)
        print()
    from rich.console import Console

    console = Console()
    console.print(render(report), width=None if console.is_terminal else 120)
