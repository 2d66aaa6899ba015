"""Tar, read from front to back."""

import tarfile
from collections.abc import Iterator
from typing import IO, Final, Self, cast

from ...errors import ReadError
from ..opened import ByteStream
from .member import Fault, Guarded, Member, is_hidden

_HINT: Final = "Get the archive again, or look with `tar -t` whether it is whole."
_FAULTS = (tarfile.TarError, ValueError, EOFError, RecursionError, OverflowError, KeyError)
_CHUNK: Final = 1 << 16
_ENDS: Final = ("EOFHeaderError",)


def tar_members(stream: ByteStream) -> Iterator[Member | Fault]:
    """Yield the files of a tar archive; what can't be read of it is a Fault with its code.

    Codes: `bad_tar`, `truncated`, `link`, `not_a_file`. Links are never followed.
    """
    seen = _seen()
    try:
        with tarfile.open(
            fileobj=cast("IO[bytes]", _Whole(stream)), mode="r|", tarinfo=seen
        ) as archive:
            while (info := archive.next()) is not None:
                yield from _member(archive, info)
                vars(archive)["members"].clear()  # it keeps every header otherwise
    except _FAULTS as error:
        yield Fault(None, _bad(error))
        return
    if seen.last not in _ENDS:
        code = "truncated" if "Truncated" in seen.last or "Empty" in seen.last else "bad_tar"
        says = "it ends without the mark of its end" if code == "truncated" else "a header is none"
        yield Fault(None, ReadError(code, f"the tar data are damaged: {says}", hint=_HINT))
    while stream.read(_CHUNK):  # what is behind the end, so that damage of a wrapping shows
        pass


def _member(archive: tarfile.TarFile, info: tarfile.TarInfo) -> Iterator[Member | Fault]:
    name = info.name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    if info.isdir() or is_hidden(name):
        return
    if info.issym() or info.islnk():
        yield Fault(name, ReadError("link", "it is a link", hint="Pack the file that it leads to."))
        return
    if info.size < 0:
        yield Fault(name, ReadError("bad_tar", "it says that it has a negative size", hint=_HINT))
        return
    if not info.isreg():
        yield Fault(
            name, ReadError("not_a_file", "it is a device or pipe", hint="Pack files alone.")
        )
        return
    content = archive.extractfile(info)
    if content is not None:
        yield Member(name, Guarded(content, _FAULTS, _bad))


class _Watched(tarfile.TarInfo):
    """A header that notes how reading the last one ended; tarfile tells nobody."""

    last = ""

    @classmethod
    def fromtarfile(cls, tarfile_: tarfile.TarFile) -> Self:
        """Read the next header."""
        try:
            return super().fromtarfile(tarfile_)
        except tarfile.HeaderError as error:
            cls.last = type(error).__name__
            raise


def _seen() -> type[_Watched]:
    """Give a class of its own for one archive."""

    class Header(_Watched):
        pass

    return Header


class _Whole:
    """A stream that gives as much as is asked for, as tarfile wants it."""

    def __init__(self, stream: ByteStream) -> None:
        self._stream = stream

    def read(self, size: int, /) -> bytes:
        """Give `size` bytes, fewer only at the end."""
        parts = []
        while size > 0 and (part := self._stream.read(size)):
            parts.append(part)
            size -= len(part)
        return b"".join(parts)


def _bad(error: BaseException) -> ReadError:
    if "unexpected end" in str(error) or isinstance(error, EOFError):
        return ReadError("truncated", "the tar data end too early", hint=_HINT)
    return ReadError("bad_tar", f"the tar data are damaged: {error}", hint=_HINT)
