"""What a reader gets, and what a reader is: one class for each kind of container."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Protocol

from schemas.reject import Reject

from ..text.document import Document
from .remote import AnyPath

MAX_BYTES = 8 * 1024 * 1024  # of one article; the longest reports have some 100,000


class ByteStream(Protocol):
    """What readers need of a stream."""

    def read(self, size: int, /) -> bytes:
        """Give up to `size` bytes, none at the end."""

    def readline(self, size: int, /) -> bytes:
        """Give the bytes up to and with the next line feed, `size` at most."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A file or standard input, open at its first byte."""

    uri: str
    stream: ByteStream
    path: AnyPath | None = None
    """For containers that are not read from front to back; None for standard input."""
    max_bytes: int = MAX_BYTES
    """Limit for one article, not for a container of many."""
    head: bytes = b""
    """The first bytes, to tell the content by; the stream stands before them."""
    media_type: str | None = None
    """`text/plain` or `text/html` where the caller says so; None where the content is to tell."""
    encoding: str | None = None
    """Encoding that the caller names."""

    @property
    def suffix(self) -> str:
        """Give `.jsonl` for `Bài viết.JSONL` and for `Bài viết.jsonl.gz`; empty without one."""
        name = PurePosixPath(self.uri.lower().removesuffix(".gz"))
        return name.suffix


class Reader(Protocol):
    """Turns one opened input into documents: one Document or Reject for each article, in order.

    A reader for another container (zip, WARC) is one such class and its place in
    `readers.READERS`.
    """

    def accepts(self, opened: Opened) -> bool:
        """Tell by head and name whether this reader is the one; the stream stays where it is."""

    def read(self, opened: Opened) -> Iterator[Document | Reject]:
        """Yield the articles."""


class Rejoined:
    """A stream with the bytes in front again that were read to look at them."""

    def __init__(self, head: bytes, stream: ByteStream) -> None:
        """Keep both; the stream stands behind `head`."""
        self._head = head
        self._stream = stream

    def read(self, size: int, /) -> bytes:
        """Give up to `size` bytes, none at the end."""
        front = self._take(size)
        return front + self._stream.read(size - len(front)) if len(front) < size else front

    def readline(self, size: int, /) -> bytes:
        """Give the bytes up to and with the next line feed, `size` at most."""
        line_end = self._head.find(b"\n") + 1
        front = self._take(min(size, line_end or size))
        if (line_end and len(front) == line_end) or len(front) == size:
            return front
        return front + self._stream.readline(size - len(front))

    def _take(self, size: int) -> bytes:
        front, self._head = self._head[:size], self._head[size:]
        return front
