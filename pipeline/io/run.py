"""Named inputs → records and rejects: the readers and the extraction joined."""

import traceback
from collections.abc import Collection, Iterator, Sequence
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
) -> Iterator[ArticleRecord | Reject]:
    """Yield one record or reject for each article behind the names, in order.

    `published` (as `text.published.read_published` gives it) holds for every article that has no
    date of its own, `encoding` for every file. The text of an article never raises: what cannot
    become a record is a Reject.
    Raises SetupError where a model or lexicon is missing, since then no article could be read.
    """
    found = read_inputs(paths, input_format=input_format, leave_out=leave_out, encoding=encoding)
    for item in mark_duplicates(with_published(found, published)):
        yield item if isinstance(item, Reject) else extract_or_reject(item, options=options)


def extract_or_reject(
    document: Document, *, options: "ExtractOptions | None" = None
) -> ArticleRecord | Reject:
    """Give the record of a document, or the reject that says why there is none."""
    from ..record import extract_document  # spaCy loads with the first article

    try:
        return extract_document(document, options=options)
    except InputError as error:
        found: VifactsError = error
    except VifactsError:
        raise
    except Exception as error:  # one article must not end a run over an archive
        found = ExtractError(
            "internal_error", f"{type(error).__name__}{_place(error)}",
            hint="This is a mistake in vifacts: please report it with the article.",
        )  # fmt: skip
    return reject_of(found, uri=document.uri, member=document.member, content=document.content)


def _place(error: Exception) -> str:
    """Name the last line of ours that the error passed, the same on every machine."""
    place = ""
    for frame in traceback.extract_tb(error.__traceback__):
        file = Path(frame.filename)
        if file.is_relative_to(_OURS):
            place = f" in {file.relative_to(_OURS.parent).as_posix()}, line {frame.lineno}"
    return place
