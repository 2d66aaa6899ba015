"""Gzip: a file in a wrapping; what is in it is read as if it stood there by itself."""

import gzip
import zlib
from typing import Final

from ..errors import ReadError
from .opened import ByteStream

MAGIC: Final = b"\x1f\x8b"
_HINT: Final = "Get the file again, or look with `gzip -t` whether it is whole."


class Unpacked:
    """The bytes behind a gzip stream; damage is a ReadError `truncated` or `bad_gzip`."""

    def __init__(self, stream: ByteStream) -> None:
        """Take a stream at its first byte."""
        self._file = gzip.GzipFile(fileobj=_Readable(stream), mode="rb")

    def read(self, size: int, /) -> bytes:
        """Give up to `size` bytes, none at the end."""
        parts = []
        while size > 0 and (part := self._part(min(size, 1 << 20))):
            parts.append(part)
            size -= len(part)
        return b"".join(parts)

    def readline(self, size: int, /) -> bytes:
        """Give the bytes up to and with the next line feed, `size` at most."""
        try:
            return self._file.readline(size)
        except (EOFError, OSError, zlib.error) as error:
            raise _damage(error) from error

    def _part(self, size: int) -> bytes:
        try:
            return self._file.read1(size)
        except (EOFError, OSError, zlib.error) as error:
            raise _damage(error) from error


class _Readable:
    """A stream as gzip wants it: it reads forwards and seeks nowhere."""

    def __init__(self, stream: ByteStream) -> None:
        self._stream = stream
        self.mode = "rb"

    def read(self, size: int = -1, /) -> bytes:
        """Give up to `size` bytes."""
        return self._stream.read(size if size >= 0 else 1 << 20)

    def write(self, data: object, /) -> int:
        """Write nowhere."""
        raise OSError("it is read only")

    def seek(self, offset: int, whence: int = 0, /) -> int:
        """Stay where it is."""
        raise OSError("it is read from front to back")

    def tell(self) -> int:
        """Know no place."""
        return 0

    def flush(self) -> None:
        """Do nothing."""

    def close(self) -> None:
        """Leave the stream to whoever opened it."""


def _damage(error: Exception) -> ReadError:
    if isinstance(error, EOFError):
        return ReadError("truncated", "the gzip data end too early", hint=_HINT)
    return ReadError("bad_gzip", f"the gzip data are damaged: {error}", hint=_HINT)
