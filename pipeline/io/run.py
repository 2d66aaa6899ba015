"""Named inputs → records and rejects: the readers and the extraction joined."""

import traceback
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from schemas.record import ArticleRecord
from schemas.reject import Reject

from ..errors import ExtractError, InputError, VifactsError
from ..text.document import Document
from .duplicates import mark_duplicates
from .readers import InputFormat, read_inputs, with_published
from .rejects import reject_of

if TYPE_CHECKING:
    from ..record import ExtractOptions

_OURS = Path(__file__).parents[1]


def extract_inputs(
    paths: Sequence[str],
    *,
    options: "ExtractOptions | None" = None,
    input_format: InputFormat = "auto",
    published: str | None = None,
    leave_out: Collection[Path] = (),
    encoding: str | None = None,
    limit: int | None = None,
) -> Iterator[ArticleRecord | Reject]:
    """Yield one record or reject for each article behind the names, in order, `limit` at most.

    `published` (as `text.published.read_published` gives it) holds for every article that has no
    date of its own, `encoding` for every file. The text of an article never raises: what cannot
    become a record is a Reject.
    Raises SetupError where a model or lexicon is missing, since then no article could be read.
    """
    found = read_inputs(paths, input_format=input_format, leave_out=leave_out, encoding=encoding)
    items = mark_duplicates(with_published(found, published))
    for batch in in_batches(islice(items, limit)):
        yield from records_or_rejects(batch, options=options)


def in_batches(items: Iterable[Document | Reject]) -> Iterator[list[Document | Reject]]:
    """Yield the items in order, as many at once as are best read together."""
    from ..record import batches

    return batches(items, weight=lambda x: len(x.content) if isinstance(x, Document) else 0)


def records_or_rejects(
    items: Sequence[Document | Reject],
    *,
    options: "ExtractOptions | None" = None,
    begun: Callable[[int], object] | None = None,
) -> list[ArticleRecord | Reject]:
    """Give the record of each document, or the reject that says why there is none, in order.

    `begun` is told the place of an item whenever it is the one that is worked on.
    """
    from ..record import extract_batch  # heavy imports come with the first article

    places = [place for place, item in enumerate(items) if isinstance(item, Document)]
    documents = [item for item in items if isinstance(item, Document)]
    found = iter(
        extract_batch(
            documents, options=options, begun=begun and (lambda number: begun(places[number]))
        )
    )
    return [
        item if isinstance(item, Reject) else _record_or_reject(item, next(found)) for item in items
    ]


def extract_or_reject(document: Document) -> ArticleRecord | Reject:
    """Give the record of one document, or the reject that says why there is none."""
    return records_or_rejects((document,))[0]


def _record_or_reject(
    document: Document, outcome: ArticleRecord | Exception
) -> ArticleRecord | Reject:
    if isinstance(outcome, ArticleRecord):
        return outcome
    if isinstance(outcome, InputError):
        error: VifactsError = outcome
    elif isinstance(outcome, VifactsError):
        raise outcome
    else:
        error = ExtractError(
            "internal_error", f"{type(outcome).__name__}{_place(outcome)}",
            hint="This is a mistake in vifacts: please report it with the article.",
        )  # fmt: skip
    return reject_of(error, uri=document.uri, member=document.member, content=document.content)


def _place(error: Exception) -> str:
    """Name the last line of ours that the error passed, the same on every machine."""
    place = ""
    for frame in traceback.extract_tb(error.__traceback__):
        file = Path(frame.filename)
        if file.is_relative_to(_OURS):
            place = f" in {file.relative_to(_OURS.parent).as_posix()}, line {frame.lineno}"
    return place
