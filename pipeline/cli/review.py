"""`vifacts review`: the editors' page."""

import getpass
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import ReadError, SetupError, UsageError
from .console import bar_of_unknown_length

if TYPE_CHECKING:
    from collections.abc import Iterator

    from schemas.record import ArticleRecord

    from ..review.desk import Desk
    from ..review.store import Store


def run(
    facts: Annotated[Path, typer.Argument(metavar="FACTS", help="Records of `extract -o`.")],
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="Port on 127.0.0.1; 0 takes one that is free.")
    ] = 0,
    decisions: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Where decisions are kept; else beside FACTS."),
    ] = None,
    reviewer: Annotated[
        str, typer.Option(metavar="NAME", help="Your name in the decisions; else your login.")
    ] = "",
    lang: Annotated[str, typer.Option(metavar="en|vi", help="Language of the page.")] = "",
    static: Annotated[
        Path | None, typer.Option(metavar="HTML", help="Write one read-only page instead.")
    ] = None,
    export: Annotated[
        Path | None, typer.Option(metavar="JSONL", help="Write the decisions instead.")
    ] = None,
    load: Annotated[
        Path | None, typer.Option("--import", metavar="FILE", help="Take in decisions first.")
    ] = None,
) -> None:
    """Open a page to decide about every fact beside its words, by single keys.

    The page is served to this machine alone, and needs no network. FACTS never changes: decisions
    are kept in FACTS' overlay (facts.review.db), each on the disk before the next. Press ? for the
    keys. `vifacts apply` writes corrected records, `vifacts gold` makes gold of reviewed articles.

    \b
    vifacts review facts.jsonl --lang vi
    vifacts review facts.jsonl --static facts.html
    vifacts review facts.jsonl --export decisions.jsonl
    """
    if lang not in ("", "en", "vi"):
        raise UsageError("unknown_language", f"no language {lang}", hint="Choose en or vi.")
    try:
        from ..review.exchange import overlay_path, read_decisions
        from ..review.serve import serve
    except ImportError as error:
        raise SetupError(
            "missing_extra", f"the page needs {error.name}, which is not installed",
            hint='Run `pip install "vifacts[review]"`.',
        ) from error  # fmt: skip
    from ..io.aside import write_rows
    from ..review.store import Store

    store = Store(decisions or overlay_path(facts))
    if load is not None:
        print(f"{store.add(read_decisions(load))} decisions taken in", file=sys.stderr)
    if export is not None:
        written = write_rows(export, store.all())
        print(f"{written} decisions → {export}", file=sys.stderr)
        return
    if lang:
        store.set("language", lang)
    desk = _desk(store_of=store, facts=facts, reviewer=reviewer or getpass.getuser())
    if static is not None:
        _static(desk, static)
        return
    serve(desk, port=port, ready=_ready)


def _ready(address: str) -> None:
    print(f"The page is at\n{address}\nCtrl-C ends it; every decision is kept.", flush=True)


def _desk(*, store_of: "Store", facts: Path, reviewer: str) -> "Desk":
    """Read the records and lay the decisions over them."""
    from ..review.desk import Desk
    from ..review.made import Reviewer

    desk = Desk(store_of, Reviewer(reviewer[:100] or "reviewer"))
    with bar_of_unknown_length() as bar:

        def counted() -> "Iterator[ArticleRecord]":
            for number, record in enumerate(records_of(facts), 1):
                bar.show(number, f"{number} articles")
                yield record

        if not desk.load(counted()):
            raise ReadError(
                "no_record", f"{facts} holds no record", hint="Make it with `vifacts extract -o`."
            )
    return desk


def records_of(facts: Path) -> "Iterator[ArticleRecord]":
    """Yield the records of a file; ReadError names the line that is none."""
    from schemas.reading import read_records

    from ..io.facts import read_errors

    with read_errors(facts):
        yield from read_records(facts)


def _static(desk: "Desk", static: Path) -> None:
    from ..io.aside import write_whole
    from ..review.static import static_page

    write_whole(static, static_page(desk))
    number = desk.queue.totals().articles
    print(f"{number} article{'s' * (number != 1)} → {static}", file=sys.stderr)
