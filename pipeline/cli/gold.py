"""`vifacts gold`: annotated articles, or reviewed records, → a gold file."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from ..errors import GoldError, UsageError
from .console import write_json


def run(
    source: Annotated[
        Path,
        typer.Argument(
            metavar="SOURCE", help="An annotated article, a folder of them, or reviewed records."
        ),
    ],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="File to write; else standard output.")
    ] = None,
    decisions: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Decisions about records; else those beside them."),
    ] = None,
    reviewer: Annotated[
        str, typer.Option(metavar="NAME", help="Only the decisions of this reviewer.")
    ] = "",
) -> None:
    """Turn annotated articles (marks in the text) into gold, one JSON line each.

    Of a file of records, what its reviewers decided becomes gold: the articles that were marked as
    done, or in which every fact was decided.

    \b
    vifacts gold corpus/gold -o gold.jsonl
    vifacts gold bai.txt | jq .gold.counts
    vifacts gold facts.jsonl -o gold.jsonl
    """
    from ..evaluate.compiling import compile_gold, gold_line
    from ..io.aside import write_rows

    if source.suffixes[-1:] == [".jsonl"] or source.suffixes[-2:] == [".jsonl", ".gz"]:
        found = _reviewed(source, decisions, reviewer)
    elif decisions is not None or reviewer:
        raise UsageError(
            "no_records", f"{source} is no file of records",
            hint="--decisions and --reviewer go with a .jsonl file of records.",
        )  # fmt: skip
    else:
        found = (gold_line(article) for article in compile_gold(source))
    lines = (line.rstrip("\n") for line in found)
    if output is None:
        for line in lines:
            write_json(line)
    else:
        written = write_rows(output, (json.loads(line) for line in lines))
        print(f"{written} article{'s' * (written != 1)} → {output}", file=sys.stderr)


def _reviewed(source: Path, decisions: Path | None, reviewer: str) -> Iterator[str]:
    """Yield the gold of the articles that were reviewed to the end."""
    from schemas.reading import read_records

    from ..evaluate.compiling import gold_line
    from ..evaluate.reviewed import gold_of
    from ..io.facts import read_errors
    from ..review.exchange import Applied, overlay_path, read_decisions
    from ..review.progress import is_reviewed

    made = read_decisions(decisions or overlay_path(source))
    wanted = [d for d in made if not reviewer or d.by == reviewer]
    with read_errors(source):
        present = frozenset(record.id for record in read_records(source))
        applied = Applied(wanted, present=present)
        found = 0
        for reviewed in applied.reviewed(read_records(source)):
            if is_reviewed(reviewed):
                found += 1
                yield gold_line(gold_of(reviewed.record))
    if not found:
        raise GoldError(
            "no_gold", f"no article of {source} is reviewed to the end",
            hint="In `vifacts review`, decide every fact of an article, or mark it as done.",
        )  # fmt: skip
