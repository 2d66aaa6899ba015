"""What kind of container begins with these bytes."""

from typing import Final, Literal

ContainerKind = Literal["gzip", "zstd", "zip", "tar", "warc"]
HEAD: Final = 512
"""Bytes that tell the kind."""
_STARTS: Final[tuple[tuple[bytes, ContainerKind], ...]] = (
    (b"\x1f\x8b", "gzip"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"WARC/", "warc"),
)
_TAR_MAGIC: Final = slice(257, 262)
_SKIPPABLE: Final = range(0x50, 0x60)  # zstd frames that hold no data: 50 to 5f, 2a 4d 18


def kind_of(head: bytes) -> ContainerKind | None:
    """Give the kind; None for everything that is no container.

    >>> kind_of(b"PK\\x03\\x04\\x14"), kind_of("Bài viết".encode())
    ('zip', None)

    Sources: RFC 1952, RFC 8878, APPNOTE.TXT 4.3, POSIX pax, ISO 28500. A tar without `ustar` in its
    first header (before POSIX, 1988) is told by nothing that is sure.
    """
    for start, kind in _STARTS:
        if head.startswith(start):
            return kind
    if head[1:4] == b"\x2a\x4d\x18" and head[0] in _SKIPPABLE:
        return "zstd"
    if head[_TAR_MAGIC] == b"ustar":
        return "tar"
    return None
