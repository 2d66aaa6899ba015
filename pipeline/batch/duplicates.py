"""Identical bytes among millions of articles, in 40 bytes of memory for each."""

import hashlib
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from numpy import int64
    from numpy.typing import NDArray

_WIDTH: Final = 16  # of a digest; as much as a record's id keeps
_NONE: Final = b"\0none"


def firsts(digests: Iterable[str | None]) -> "NDArray[int64]":
    """Give for each article the number of the first one with the same bytes.

    >>> firsts(["aa" * 32, None, "bb" * 32, "aa" * 32, None]).tolist()
    [0, 1, 2, 0, 4]

    An article whose bytes are not known (None) is like no other.
    """
    import numpy as np

    packed = bytearray()
    for number, digest in enumerate(digests):
        if digest is None:  # a digest of its own, which no article has
            packed += hashlib.sha256(b"%s%d" % (_NONE, number)).digest()[:_WIDTH]
        else:
            packed += bytes.fromhex(digest)[:_WIDTH]
    keys = np.frombuffer(bytes(packed), dtype=f"S{_WIDTH}")
    _, first, which = np.unique(keys, return_index=True, return_inverse=True)
    found: NDArray[int64] = first[which]
    return found
