"""`vifacts report`: many records → one page of plots."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from ..errors import SetupError
from .console import bar_of_unknown_length


def run(
    inputs: Annotated[
        list[Path], typer.Argument(metavar="FACTS", help="Files of records, as extract -o writes.")
    ],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="HTML", help="The page.")],
) -> None:
    """Write one page: articles and facts over time, figures by zone, checks, what was left out.

    The rejects beside each file are in it. What stands in several files counts once, as it stands
    last. The page needs no network and no other file.

    \b
    vifacts report facts.jsonl -o report.html
    """
    try:
        from ..show.overview.page import overview
    except ImportError as error:
        raise SetupError(
            "missing_extra", f"the plots need {error.name}, which is not installed",
            hint='Run `pip install "vifacts[report]"`.',
        ) from error  # fmt: skip
    from ..io.aside import write_whole
    from ..io.facts import FactFiles
    from ..show.overview.tally import Tally

    tally = Tally()
    with bar_of_unknown_length() as bar:
        for done, item in enumerate(FactFiles(inputs).items(), 1):
            tally.add(item)
            bar.show(done, f"{tally.articles} articles, {tally.rejects} rejects")
    write_whole(output, overview(tally))
    print(f"{tally.articles} articles, {tally.rejects} rejects → {output}", file=sys.stderr)
    raise typer.Exit(0 if tally.articles else 1)
