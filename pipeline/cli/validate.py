"""`vifacts validate`: records against the contract."""

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from ..view.plain import printable
from .console import write_json


def run(
    files: Annotated[
        list[Path], typer.Argument(metavar="RECORDS", help="Files that `extract` wrote.")
    ],
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a finding.")] = False,
) -> None:
    """Name every violation of the contract in files of records.

    Each finding has its line, the JSON pointer (RFC 6901) of the value at fault, a code and what is
    wrong there. Exit code 1 if there is any.

    \b
    vifacts validate facts.jsonl
    vifacts validate --json *.jsonl | jq .code
    """
    from ..io.validate import validate_lines

    findings = 0
    for path in files:
        for finding in validate_lines(path):
            findings += 1
            if as_json:
                write_json(json.dumps({"file": str(path), **asdict(finding)}, ensure_ascii=False))
            else:
                place = f"{path}:{finding.line}: {finding.pointer or '/'}"
                print(printable(f"{place}: {finding.message} ({finding.code})"))
    names = ", ".join(map(str, files))
    print(f"{findings or 'no'} finding{'s' * (findings != 1)} in {names}", file=sys.stderr)
    raise typer.Exit(1 if findings else 0)
