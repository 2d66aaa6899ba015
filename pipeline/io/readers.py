"""Named inputs → documents and rejects: the one way in."""

import io
import sys
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final, Literal

from schemas.reject import Reject

from ..errors import ReadError
from ..text.document import Document
from ..text.reading import HTML, TEXT
from .containers.reading import read_contents
from .jsonl import SUFFIXES, JsonlReader
from .opened import MAX_BYTES, ByteStream, Opened, Reader, Rejoined
from .paths import FileName, expand
from .rejects import reject_of, too_large, unreadable

InputFormat = Literal["auto", "text", "html", "jsonl"]
_MEDIA_TYPES: Final = {"text": TEXT, "html": HTML}
_HEAD: Final = 65_536


class ArticleReader:
    """Reads a file as one article, text or HTML; the last resort, since it takes everything."""

    def accepts(self, opened: Opened) -> bool:
        """Say yes."""
        return True

    def read(self, opened: Opened) -> Iterator[Document | Reject]:
        """Yield the file."""
        content = opened.stream.read(opened.max_bytes + 1)
        if len(content) > opened.max_bytes:
            yield reject_of(too_large("the file", opened.max_bytes), uri=opened.uri)
            return
        yield Document(
            content=content, uri=opened.uri, media_type=opened.media_type, encoding=opened.encoding
        )


READERS: tuple[Reader, ...] = (JsonlReader(), ArticleReader())


def read_inputs(
    paths: Sequence[str],
    *,
    input_format: InputFormat = "auto",
    max_bytes: int = MAX_BYTES,
    leave_out: Collection[Path] = (),
    stdin: ByteStream | None = None,
    encoding: str | None = None,
) -> Iterator[Document | Reject]:
    """Yield one Document or Reject for each article behind the names, in order.

    Names are files, folders, patterns and `-` for standard input (`paths.expand`). What a file
    is, its content tells: gzip is unwrapped, rows of JSON (by name too: `.jsonl`, `.ndjson`) are
    read one by one, everything else is one article. Standard input is JSONL if its first byte that
    isn't blank is `{`. `max_bytes` limits one article, `encoding` names that of all files. Nothing
    is raised for an input: what can't be read is a Reject with its code and place.
    """
    for name in expand(paths, leave_out=leave_out):
        if isinstance(name, Reject):
            yield name
            continue
        yield from read_file(
            name, input_format=input_format, max_bytes=max_bytes, stdin=stdin, encoding=encoding
        )


def read_file(
    name: FileName,
    *,
    input_format: InputFormat = "auto",
    max_bytes: int = MAX_BYTES,
    stdin: ByteStream | None = None,
    encoding: str | None = None,
) -> Iterator[Document | Reject]:
    """Yield one Document or Reject for each article in one file, in order; nothing is raised."""
    try:
        with _open(name, stdin) as stream:
            opened = Opened(
                name.uri, stream, name.path, max_bytes,
                media_type=_MEDIA_TYPES.get(input_format), encoding=encoding,
            )  # fmt: skip
            yield from read_contents(opened, partial(_read_opened, input_format=input_format))
    except OSError as error:
        yield reject_of(unreadable(error, name.uri), uri=name.uri)
    except ReadError as error:
        yield reject_of(error, uri=name.uri)


def _read_opened(opened: Opened, *, input_format: InputFormat) -> Iterator[Document | Reject]:
    """Yield what is in a file, or in a member of an archive, that is no container itself."""
    opened = _looked_at(opened)
    yield from _reader(opened, input_format).read(opened)


def count_inputs(
    paths: Sequence[str], *, input_format: InputFormat = "auto", leave_out: Collection[Path] = ()
) -> int | None:
    """Give the number of articles if it can be told from names alone, else None."""
    count = 0
    for name in expand(paths, leave_out=leave_out):
        many = isinstance(name, FileName) and (
            name.path is None or name.path.suffix.lower() in (*SUFFIXES, ".gz")
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


def _looked_at(opened: Opened) -> Opened:
    """Read to the end of the first line that isn't blank and put the bytes back."""
    head = b""
    while not head.strip(b"\xef\xbb\xbf \t\r\n") and len(head) <= opened.max_bytes:
        line = opened.stream.readline(_HEAD)
        if not line:
            break
        head += line
    return replace(opened, stream=Rejoined(head, opened.stream), head=head)


def _reader(opened: Opened, input_format: InputFormat) -> Reader:
    if input_format == "jsonl":
        return READERS[0]
    if input_format != "auto":
        return READERS[-1]
    if opened.path is None and _begins_with_brace(opened.head):
        return READERS[0]
    return next(reader for reader in READERS if reader.accepts(opened))


def _begins_with_brace(head: bytes) -> bool:
    return head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")
