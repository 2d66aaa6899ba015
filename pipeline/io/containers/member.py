"""What an archive hands over: members with their bytes, and what is refused of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import IO, Any

from schemas.article import Warned

from ...errors import ReadError
from ..opened import ByteStream

JOINT = "!/"
"""Between an archive's name and that of its member, where archives lie inside each other."""


@dataclass(frozen=True, slots=True)
class Member:
    """One file in an archive, open at its first byte until the next one is asked for."""

    name: str
    stream: ByteStream
    packed: int | None = None
    """Bytes that it takes in the archive, where the archive says so."""


class Guarded:
    """The stream of a member; what its library raises on damage becomes a ReadError."""

    def __init__(
        self,
        stream: IO[bytes],
        faults: tuple[type[BaseException], ...],
        told: Callable[[BaseException], ReadError],
    ) -> None:
        """Take the stream, what its library raises, and how that is told."""
        self._stream = stream
        self._faults = faults
        self._told = told

    def read(self, size: int = -1, /) -> bytes:
        """Give up to `size` bytes."""
        try:
            return self._stream.read(size)
        except self._faults as error:
            raise self._told(error) from error

    def readline(self, size: int = -1, /) -> bytes:
        """Give the bytes up to and with the next line feed, `size` at most."""
        try:
            return self._stream.readline(size)
        except self._faults as error:
            raise self._told(error) from error


@dataclass(frozen=True, slots=True)
class Page:
    """One response of a web server, kept in an archive: an article with a place of its own."""

    member: str
    """Id of the record in the archive."""
    uri: str
    """Where it was found."""
    content: bytes
    media_type: str
    meta: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fault:
    """A member, or the rest of an archive (`name` is None), that can't be read."""

    name: str | None
    error: ReadError


def is_hidden(name: str) -> bool:
    """Tell whether a member is one that folders pass over too: a hidden file, macOS's leftovers.

    >>> is_hidden("tin/.DS_Store"), is_hidden("__MACOSX/tin/bai.txt"), is_hidden("../tin/bai.txt")
    (True, True, False)
    """
    parts = PurePosixPath(name).parts
    return any(part == "__MACOSX" or (part[:1] == "." and part.strip(".")) for part in parts)


def warnings_of(name: str) -> tuple[Warned, ...]:
    """Give a warning for a name that would lead out of the folder that it is unpacked in.

    >>> [w.code for w in warnings_of("../../etc/bai.txt")]
    ['unsafe_member_name']
    """
    path = PurePosixPath(name.replace("\\", "/"))
    if not path.is_absolute() and ".." not in path.parts and name[1:2] != ":":
        return ()
    says = "the archive's name for it leads out of a folder: don't unpack it by that name"
    return (Warned(code="unsafe_member_name", message=says),)
