"""Gzip and zstd: a stream in a wrapping, unwrapped as it is read and watched for bombs."""

import io
import zlib
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, Literal, Protocol

from ...errors import ReadError
from ..opened import ByteStream
from .limits import Limits
from .missing import missing_extra

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

WrappingKind = Literal["gzip", "zstd"]
_GZIP: Final = 31  # zlib's number for a gzip header
_WINDOW: Final = 1 << 27  # bytes of memory that a zstd frame may ask for; `zstd --long` has as much
_PADDING: Final = b"\0"
# Of input at a time: what it can become at most is some 16 MB, 1000 for one in gzip, and 32,000 for
# one in zstd (a block of four bytes can stand for 128 KiB).
_CHUNKS: Final = {"gzip": 16_384, "zstd": 512}


class _Frame(Protocol):
    """One gzip member or zstd frame."""

    @property
    def eof(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, /) -> bytes: ...


def unwrapped(stream: ByteStream, kind: WrappingKind, limits: Limits) -> io.BufferedReader:
    """Give the stream inside; several members or frames are one.

    Damage shows when it is reached: ReadError `truncated`, `bad_gzip`, `bad_zstd`, `bomb`. Raises
    ReadError `missing_extra` where zstd can't be read here.
    """
    return io.BufferedReader(_Unwrapped(stream, kind, limits), 1 << 16)


class _Unwrapped(io.RawIOBase):
    def __init__(self, stream: ByteStream, kind: WrappingKind, limits: Limits) -> None:
        self._stream, self._kind, self._limits = stream, kind, limits
        self._new = _gzip_frame if kind == "gzip" else _zstd_frames()
        self._frame: _Frame | None = None
        self._rest = b""
        self._ready = memoryview(b"")
        self._packed = self._unpacked = 0

    def readable(self) -> bool:
        """Say yes."""
        return True

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        """Fill as much as is ready."""
        target = memoryview(buffer).cast("B")
        while not self._ready:
            if not self._more():
                return 0
        size = min(len(target), len(self._ready))
        target[:size] = self._ready[:size]
        self._ready = self._ready[size:]
        return size

    def _more(self) -> bool:
        """Unwrap a little; tell whether there may be more."""
        data, self._rest = self._rest, b""
        if not data:
            data = self._stream.read(_CHUNKS[self._kind])
            self._packed += len(data)
        if self._frame is None:
            data = data.lstrip(_PADDING)
            if not data:
                # the stream is at its end, or nothing but padding came
                data = self._stream.read(_CHUNKS[self._kind]).lstrip(_PADDING)
                if not data:
                    return False
            self._frame = self._new()
        if not data:
            raise ReadError(
                "truncated", f"the {self._kind} data end too early",
                hint="Get the file again; what comes before the break is read.",
            )  # fmt: skip
        self._ready = memoryview(self._unpack(self._frame, data))
        return True

    def _unpack(self, frame: _Frame, data: bytes) -> bytes:
        try:
            found = frame.decompress(data)
        except Exception as error:
            if not isinstance(error, zlib.error) and type(error).__name__ != "ZstdError":
                raise
            raise ReadError(
                f"bad_{self._kind}", f"the {self._kind} data are damaged: {error}",
                hint=f"Get the file again, or look with `{self._kind} -t` whether it is whole.",
            ) from error  # fmt: skip
        self._unpacked += len(found)
        self._limits.check(self._packed, self._unpacked)
        if frame.eof:
            self._rest, self._frame = frame.unused_data, None
        return found


def _gzip_frame() -> _Frame:
    return zlib.decompressobj(_GZIP)


def _zstd_frames() -> Callable[[], _Frame]:
    try:
        from zstandard import ZstdDecompressor
    except ImportError as error:
        raise missing_extra("zstd", "zstandard") from error
    return ZstdDecompressor(max_window_size=_WINDOW).decompressobj
