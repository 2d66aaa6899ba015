"""`vifacts verify`: is a run what its manifest says?"""

import sys
from typing import Annotated

import typer

from ..view.plain import printable


def run(
    folder: Annotated[str, typer.Argument(metavar="DIR", help="Folder that `batch` wrote.")],
    no_inputs: Annotated[
        bool, typer.Option("--no-inputs", help="Leave the input files alone, e.g. moved ones.")
    ] = False,
) -> None:
    """Prove that a run of `vifacts batch` is complete and unchanged.

    Hashes and counts of all outputs, and of all inputs; that every input is a record, a reject or a
    duplicate left out; that every record is of the versions named. Exit code 1 with any finding.

    \b
    vifacts verify run
    vifacts verify run --no-inputs
    """
    from ..batch.stores.named import store_of
    from ..batch.verify import verify

    faults = 0
    for fault in verify(store_of(folder), inputs=not no_inputs):
        faults += 1
        print(printable(f"{fault.where}: {fault.message} ({fault.code})"))
    print(f"{faults or 'no'} finding{'s' * (faults != 1)} in {folder}", file=sys.stderr)
    raise typer.Exit(1 if faults else 0)
