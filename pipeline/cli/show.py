"""`vifacts show`: records for people."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from ..errors import ReadError, UsageError
from .console import show_reject
from .reading import Published, given_date

if TYPE_CHECKING:
    from schemas.record import ArticleRecord
    from schemas.reject import Reject

    from ..io.opened import ByteStream

_BETWEEN = "-" * 72


def run(
    file: Annotated[
        str,
        typer.Argument(metavar="FILE", help="Records of `extract`, an article, - for stdin."),
    ],
    html: Annotated[
        Path | None, typer.Option("--html", metavar="OUT", help="Write one HTML page instead.")
    ] = None,
    original: Annotated[
        bool,
        typer.Option("--original", help="With --html, of an HTML article: its own page, marked."),
    ] = False,
    line: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="Only the record in this line.")
    ] = None,
    record_id: Annotated[
        str, typer.Option("--id", metavar="PREFIX", help="Only records whose id begins so.")
    ] = "",
    width: Annotated[
        int | None,
        typer.Option(min=40, metavar="N", help="Columns; else the terminal's, in a pipe no limit."),
    ] = None,
    published: Published = None,
) -> None:
    """Show every fact with its words where they stand.

    Title, dates, organisations with all their mentions, counts, tasks, checks, and the numbers that
    became no fact. What to look at begins with !: inferred parts with the reason, checks that fail.
    In a pipe every fact is one line that begins with its id. FILE is what `extract -o` wrote, or
    an article, which is then read first.

    \b
    vifacts show bai.txt
    vifacts show facts.jsonl --line 3
    vifacts show facts.jsonl | grep inferred
    vifacts show facts.jsonl --html facts.html
    vifacts show bai.html --html marked.html --original
    """
    if html is not None and file != "-" and html.resolve() == Path(file).resolve():
        raise UsageError(
            "output_is_input", f"{file} is input and output of the same run",
            hint="Name another file after --html.",
        )  # fmt: skip
    if original:
        _write_original(file, html, published=given_date(published))
        raise typer.Exit
    found = _items(file, published=given_date(published), line=line, record_id=record_id)

    from schemas.reject import Reject

    from ..io.tally import Tally

    tally = Tally()
    records = []
    for item in found:
        tally.add(item)
        if isinstance(item, Reject):
            show_reject(item)
        elif html is not None:
            records.append(item)
        else:
            _print(item, width=width, first=tally.records == 1)
    if not tally.inputs:
        raise ReadError(
            "no_record", f"there is no such record in {file}",
            hint="Look at --line and --id, or whether the file is empty.",
        )  # fmt: skip
    if html is not None and records:
        _write(html, records)
    raise typer.Exit(tally.exit_code)


def _items(
    file: str, *, published: str | None, line: int | None, record_id: str
) -> "Iterator[ArticleRecord | Reject]":
    """Yield the records that a file holds, or those of the articles that it holds."""
    from schemas.reject import Reject

    from ..io.opened import Rejoined
    from ..io.records import first_line, is_record, read_records
    from ..io.rejects import unreadable

    path, stdin = Path(file), None
    if file == "-":
        head, first = first_line(sys.stdin.buffer)
        stdin = Rejoined(head, sys.stdin.buffer)
        if is_record(first):
            yield from read_records(stdin, uri="-", line=line, id_prefix=record_id)
            return
    elif path.is_file():
        try:
            with path.open("rb") as stream:
                if is_record(first_line(stream)[1]):
                    stream.seek(0)
                    yield from read_records(stream, uri=file, line=line, id_prefix=record_id)
                    return
        except OSError as error:
            raise unreadable(error, path) from error
    for item in _articles(file, stdin, published=published, line=line):
        if isinstance(item, Reject) or item.id.startswith(record_id):
            yield item


def _articles(
    file: str, stdin: "ByteStream | None", *, published: str | None, line: int | None
) -> "Iterator[ArticleRecord | Reject]":
    from schemas.reject import Reject

    from ..io.duplicates import mark_duplicates
    from ..io.readers import read_inputs, with_published
    from ..io.run import extract_or_reject

    found = mark_duplicates(with_published(read_inputs([file], stdin=stdin), published))
    for item in found:
        member = item.source.member if isinstance(item, Reject) else item.member
        if line is None or member == str(line):
            yield item if isinstance(item, Reject) else extract_or_reject(item)


def _write_original(file: str, html: Path | None, *, published: str | None) -> None:
    """Write the page of an HTML article with its facts marked."""
    from ..io.aside import write_whole
    from ..io.readers import read_inputs, with_published
    from ..io.run import extract_or_reject
    from ..show.original import original
    from ..text.decode import decode
    from ..text.document import Document

    if html is None:
        raise UsageError(
            "no_target", "--original needs --html", hint="Name the file to write after --html."
        )
    found = list(with_published(read_inputs([file]), published))
    document = found[0] if len(found) == 1 else None
    record = extract_or_reject(document) if isinstance(document, Document) else None
    place = getattr(getattr(record, "source", None), "media_type", None)
    if not isinstance(document, Document) or record is None or place != "text/html":
        raise ReadError(
            "no_page", f"{file} is not one HTML page that can be read",
            hint="--original shows the page of one HTML file; leave it out to see records.",
        )  # fmt: skip
    write_whole(html, original(cast("ArticleRecord", record), decode(document.content).text))
    print(f"1 page → {html}", file=sys.stderr)


def _print(record: "ArticleRecord", *, width: int | None, first: bool) -> None:
    from ..show.report import report

    if not sys.stdout.isatty():
        if not first:
            print(f"\n{_BETWEEN}\n")
        for text in report(record, width=width):
            print(text.plain)
        return
    from rich.console import Console

    console = Console(highlight=False)
    if not first:
        console.print(f"\n{_BETWEEN}\n", style="dim")
    for text in report(record, width=width or console.width):
        console.print(text, soft_wrap=True)


def _write(html: Path, records: "list[ArticleRecord]") -> None:
    from ..io.aside import write_whole
    from ..show.page import page

    write_whole(html, page(records))
    print(f"{len(records)} article{'s' * (len(records) != 1)} → {html}", file=sys.stderr)
