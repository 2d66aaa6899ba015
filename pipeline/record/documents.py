"""From documents or strings to their records."""

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

from schemas.record import ArticleRecord

from ..errors import DecodeError
from ..text.document import Document
from ..text.published import read_published
from .batches import batches
from .options import ExtractOptions
from .steps import STEPS, Work

Outcome = ArticleRecord | Exception


def extract(text: str, published: str | None = None) -> ArticleRecord:
    """Give the record of one article's text.

    >>> extract("Toàn khu có 45 doanh nghiệp.").counts[0].value
    45

    `published` is a day, month or date-time (`2024-05-17`) that is known from elsewhere. Raises
    DecodeError for a text that is empty or no Unicode, ReadError for a date that cannot be read.
    """
    given = read_published(published) if published is not None else None
    return extract_document(_document(text, given))


def extract_many(texts: Iterable[str], published: str | None = None) -> Iterator[ArticleRecord]:
    """Yield one record for each text, in order; eighty at most are in memory.

    Raises what `extract` raises, after the records of the texts before.
    """
    given = read_published(published) if published is not None else None
    documents = (_document(text, given) for text in texts)
    for batch in batches(documents, weight=lambda document: len(document.content)):
        for outcome in extract_batch(batch):
            yield _raised(outcome)


def extract_document(document: Document, *, options: ExtractOptions | None = None) -> ArticleRecord:
    """Give the record of a document as a reader hands it over.

    Raises DecodeError where its bytes are no text, SetupError where a model is missing.
    """
    return _raised(extract_batch((document,), options=options)[0])


def extract_batch(
    documents: Sequence[Document],
    *,
    options: ExtractOptions | None = None,
    begun: Callable[[int], object] | None = None,
) -> list[Outcome]:
    """Give for each document its record, or the error that kept it from one.

    All documents take a step before any takes the next, which costs less than one
    document after the other (decision 0021); the records are the same. `begun` is told the place of
    a document whenever it is the one that is worked on.
    """
    options = options or ExtractOptions()
    with _nothing_collected():
        works = [Work(document, options) for document in documents]
        _take_steps(works, begun)
        outcomes = [work.failed or work.record for work in works]
        works.clear()  # what is gone by then is not looked through either
    return outcomes


def _take_steps(works: Sequence[Work], begun: Callable[[int], object] | None) -> None:
    """Take each step with all works before the next; who fails takes no other."""
    for step in STEPS:
        for place, work in enumerate(works):
            if work.failed is not None:
                continue
            if begun is not None:
                begun(place)
            try:
                step(work)
            except Exception as error:  # one article must not end a run over an archive
                work.failed = error


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Keep Python from looking for garbage for a while: nearly all that is made now is kept."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _document(text: str, published: str | None) -> Document:
    try:
        content = text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise DecodeError(
            "not_unicode", f"character {error.start} is half a surrogate pair",
            hint="Decode the article's bytes with the right encoding.",
        ) from error  # fmt: skip
    return Document(content=content, uri="", published=published)


def _raised(outcome: Outcome) -> ArticleRecord:
    if isinstance(outcome, Exception):
        raise outcome
    return outcome
