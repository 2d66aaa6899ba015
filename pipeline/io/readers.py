"""Named inputs → documents and rejects: the one way in."""

import io
import sys
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Literal

from schemas.reject import Reject

from ..errors import ReadError
from ..text.document import Document
from .containers.reading import read_contents
from .jsonl import SUFFIXES, JsonlReader
from .opened import MAX_BYTES, ByteStream, Opened, Reader, Rejoined
from .paths import FileName, expand
from .rejects import reject_of, too_large, unreadable

InputFormat = Literal["auto", "text", "jsonl"]
HTML, TEXT = "text/html", "text/plain"
_HTML_SUFFIXES = (".html", ".htm", ".xhtml")
_HTML_STARTS = (b"<!doctype html", b"<html")


class TextReader:
    """Reads a file as one article; the last resort, since it takes everything."""

    def accepts(self, opened: Opened) -> bool:
        """Say yes."""
        return True

    def read(self, opened: Opened) -> Iterator[Document | Reject]:
        """Yield the file."""
        content = opened.stream.read(opened.max_bytes + 1)
        if len(content) > opened.max_bytes:
            yield reject_of(too_large("the file", opened.max_bytes), uri=opened.uri)
        else:
            media_type = HTML if opened.suffix in _HTML_SUFFIXES else TEXT
            yield Document(content=content, uri=opened.uri, media_type=media_type)


READERS: tuple[Reader, ...] = (JsonlReader(), TextReader())


def read_inputs(
    paths: Sequence[str],
    *,
    input_format: InputFormat = "auto",
    max_bytes: int = MAX_BYTES,
    leave_out: Collection[Path] = (),
    stdin: ByteStream | None = None,
) -> Iterator[Document | Reject]:
    """Yield one Document or Reject for each article behind the names, in order.

    Names are files, folders, patterns and `-` for standard input (`paths.expand`). `auto` reads
    `.jsonl` and `.ndjson` row by row and everything else as one article; standard input is JSONL if
    its first byte that isn't blank is `{`. `max_bytes` limits one article. Nothing is raised for an
    input: what can't be read is a Reject with its code and place.
    """
    for name in expand(paths, leave_out=leave_out):
        if isinstance(name, Reject):
            yield name
        else:
            yield from read_file(name, input_format=input_format, max_bytes=max_bytes, stdin=stdin)


def read_file(
    name: FileName,
    *,
    input_format: InputFormat = "auto",
    max_bytes: int = MAX_BYTES,
    stdin: ByteStream | None = None,
) -> Iterator[Document | Reject]:
    """Yield one Document or Reject for each article in one file, in order; nothing is raised."""
    try:
        with _open(name, stdin) as stream:
            opened = Opened(name.uri, stream, name.path, max_bytes)
            for item in read_contents(opened, partial(_read_opened, input_format=input_format)):
                yield _without_html(item)
    except OSError as error:
        yield reject_of(unreadable(error, name.uri), uri=name.uri)


def _read_opened(opened: Opened, *, input_format: InputFormat) -> Iterator[Document | Reject]:
    """Yield what is in a file, or in a member of an archive, that is no container itself."""
    kind = input_format
    if opened.path is None:
        opened, kind = _look(opened, input_format)
    yield from _reader(opened, kind).read(opened)


def count_inputs(
    paths: Sequence[str], *, input_format: InputFormat = "auto", leave_out: Collection[Path] = ()
) -> int | None:
    """Give the number of articles if it can be told from names alone, else None."""
    count = 0
    for name in expand(paths, leave_out=leave_out):
        many = isinstance(name, FileName) and (
            name.path is None or name.path.suffix.lower() in SUFFIXES
        )
        if input_format == "jsonl" or (input_format == "auto" and many):
            return None
        count += 1
    return count


def with_published(
    items: Iterable[Document | Reject], published: str | None
) -> Iterator[Document | Reject]:
    """Yield the items; a document without a date of publication gets this one."""
    for item in items:
        if published and isinstance(item, Document) and item.published is None:
            yield replace(item, published=published)
        else:
            yield item


@contextmanager
def _open(name: FileName, stdin: ByteStream | None) -> Iterator[ByteStream]:
    if name.path is not None:
        with name.path.open("rb") as stream:
            yield stream
    elif stdin is not None:
        yield stdin
    else:
        yield sys.stdin.buffer if sys.stdin else io.BytesIO()


def _look(opened: Opened, input_format: InputFormat) -> tuple[Opened, InputFormat]:
    """Look at standard input up to its first line that isn't blank, and tell what it holds."""
    if input_format != "auto":
        return opened, input_format
    head = b""
    while not head.strip(b"\xef\xbb\xbf \t\r\n") and len(head) <= opened.max_bytes:
        line = opened.stream.readline(opened.max_bytes + 1)
        if not line:
            break
        head += line
    rows = head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")
    return replace(opened, stream=Rejoined(head, opened.stream)), "jsonl" if rows else "text"


def _reader(opened: Opened, input_format: InputFormat) -> Reader:
    if input_format == "jsonl":
        return READERS[0]
    if input_format == "text":
        return READERS[-1]
    return next(reader for reader in READERS if reader.accepts(opened))


def _without_html(item: Document | Reject) -> Document | Reject:
    """Refuse HTML, told by its name, field or first words, until there is a reader of pages."""
    if isinstance(item, Reject):
        return item
    start = item.content[:1024].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if item.media_type != HTML and not start.startswith(_HTML_STARTS):
        return item
    error = ReadError(
        "html_not_supported", "it is an HTML page, which this version does not read",
        hint="Save the page as text (UTF-8) and give that; HTML comes with a later version.",
    )  # fmt: skip
    return reject_of(error, uri=item.uri, member=item.member, content=item.content)
