"""`vifacts schema`: the contract as JSON Schema."""

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from ..errors import UsageError
from ..view.plain import printable
from .console import write_json

_HINT = "Give a file that `vifacts schema` has printed."


class Name(StrEnum):
    """What has a schema."""

    RECORD = "record"
    REJECT = "reject"
    GOLD = "gold"


def run(
    name: Annotated[Name, typer.Argument(help="What to describe.")] = Name.RECORD,
    diff: Annotated[
        Path | None,
        typer.Option("--diff", metavar="OLD", help="Tell what changed since this schema."),
    ] = None,
) -> None:
    """Print the JSON Schema (2020-12) of records, rejects or gold.

    With --diff the changes since an earlier one instead, one a line: `additive` (readers go on) or
    `breaking` (a field is gone, retyped, or may be null or missing now); exit code 1 if any breaks.

    \b
    vifacts schema > record.schema.json
    vifacts schema gold
    vifacts schema --diff record.schema.json
    """
    from schemas.publish import stored

    if diff is None:
        write_json(stored(name.value).rstrip("\n"))
    else:
        raise typer.Exit(_compare(diff, json.loads(stored(name.value))))


def _compare(path: Path, new: dict[str, Any]) -> int:
    from schemas.compare import compare

    try:
        old = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(
            "not_readable", f"{path}: {error.strerror}", hint="Look at the path."
        ) from error
    except ValueError as error:
        raise UsageError("no_schema", f"{path} is no JSON: {error}", hint=_HINT) from error
    if not isinstance(old, dict) or "properties" not in old:
        raise UsageError("no_schema", f"{path} is no schema of ours", hint=_HINT)
    changes = compare(old, new)
    for change in changes:
        print(printable(f"{change.kind} {change.pointer or '/'}: {change.says}"))
    breaking = sum(change.kind == "breaking" for change in changes)
    print(
        f"{path} → {new['version']}: {breaking} breaking, {len(changes) - breaking} additive",
        file=sys.stderr,
    )
    return 1 if breaking else 0
