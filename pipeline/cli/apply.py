"""`vifacts apply`: records with the decisions of reviewers laid over them."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from ..errors import UsageError


def run(
    decisions: Annotated[
        Path,
        typer.Argument(metavar="DECISIONS", help="What `review` keeps, or its export as JSONL."),
    ],
    facts: Annotated[Path, typer.Argument(metavar="FACTS", help="Records of `extract`.")],
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="FILE", help="Corrected records.")
    ],
) -> None:
    """Write corrected records: every decision laid over the fact that it is about.

    Decisions find their words by the words themselves, what stands around them and where they
    stood, so that FACTS may have been extracted anew. What is no longer there is stale: it changes
    nothing, is listed on standard error, and makes the exit code 3. FACTS itself never changes.

    \b
    vifacts apply facts.review.db facts.jsonl -o corrected.jsonl
    vifacts apply decisions.jsonl facts.jsonl -o corrected.jsonl
    """
    if output.resolve() in (facts.resolve(), decisions.resolve()):
        raise UsageError(
            "output_is_input", f"{output} is input and output of the same run",
            hint="Name another file after -o.",
        )  # fmt: skip
    from schemas.reading import read_records

    from ..io.aside import write_rows
    from ..io.facts import read_errors
    from ..review.exchange import Applied, read_decisions
    from ..view.plain import short

    with read_errors(facts):
        present = frozenset(record.id for record in read_records(facts))
        applied = Applied(read_decisions(decisions), present=present)
        written = write_rows(
            output, (reviewed.record for reviewed in applied.reviewed(read_records(facts)))
        )
    tally = applied.tally()
    stale = applied.stale()
    for decision in stale:
        words = short(decision.anchor.text, 60) if decision.anchor else "the article"
        print(
            f"stale: {decision.action} {decision.about} [{words}] in {decision.article.uri}"
            f"{':' + decision.article.member if decision.article.member else ''}",
            file=sys.stderr,
        )
    print(
        f"{written} records; decisions: {tally['kept']} kept, {tally['moved']} moved, "
        f"{tally['stale']} stale → {output}",
        file=sys.stderr,
    )
    raise typer.Exit(1 if not written else 3 if stale else 0)
