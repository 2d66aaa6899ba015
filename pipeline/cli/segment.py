"""`vifacts segment`: sentences and words."""

import json
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from ..view.plain import printable
from .console import show_reject, write_json

if TYPE_CHECKING:
    from schemas.article import Block


def run(
    inputs: Annotated[
        list[str], typer.Argument(metavar="INPUT", help="Files, folders, .jsonl, - for stdin.")
    ],
) -> None:
    """Show the sentences and words of articles.

    In a terminal one numbered sentence a line, words set off by spaces and their own spaces written
    _. In a pipe one JSON object an article: text, and sentences and words as in a record, start and
    end in code points of that text.

    \b
    vifacts segment bai.txt
    echo "Công đoàn các khu công nghiệp họp." | vifacts segment - | jq -c .words
    """
    from schemas.reject import Reject

    from ..errors import InputError
    from ..io.readers import read_inputs
    from ..io.rejects import reject_of
    from ..io.tally import Tally
    from ..text.reading import read_document

    tally = Tally()
    for item in read_inputs(inputs):
        if not isinstance(item, Reject):
            try:
                reading = read_document(item)
                _show(reading.text, reading.blocks)
                tally.records += 1
                continue
            except InputError as error:
                item = reject_of(error, uri=item.uri, member=item.member, content=item.content)
        tally.add(item)
        show_reject(item)
    raise typer.Exit(tally.exit_code)


def _show(text: str, blocks: "Sequence[Block]") -> None:
    from ..segment.sentences import sentences
    from ..segment.words import words

    found = sentences(text, blocks)
    parts = words(text, found)
    if sys.stdout.isatty():
        _print_lines(text, found, parts)
    else:
        row = {"text": text, "sentences": _spans(found), "words": _spans(parts)}
        write_json(json.dumps(row, ensure_ascii=False))


def _spans(ranges: Sequence[tuple[int, int]]) -> list[dict[str, int]]:
    return [{"start": start, "end": end} for start, end in ranges]


def _print_lines(
    text: str, sentences: Sequence[tuple[int, int]], words: Sequence[tuple[int, int]]
) -> None:
    width = len(str(len(sentences)))
    for number, (start, end) in enumerate(sentences, 1):
        inside = [printable(text[a:b]).replace(" ", "_") for a, b in words if start <= a < end]
        print(f"{number:>{width}}  {' '.join(inside)}")
