"""Text that was decoded wrongly before it reached us: `Ä‘oÃ n viÃªn`, `C«ng ®oµn` in UTF-8."""

import re
from array import array
from typing import Final

from ..offsets import BytesBefore
from .coding import LEGACY, Coded, decode_as
from .detect import SURE, candidates, sure_one
from .syllables import vietnamese_score
from .tables import CP1252

_PLAINLY: Final = re.compile("[\u1ea0-\u1ef9\u0103\u01a1\u01b0\u0300\u0301\u0303\u0309\u0323]")
"""Letters of Vietnamese alone, which no wrong decoding to windows-1252 makes."""
_TRACES: Final = re.compile("áº|á»|Ä‘|Ä\u0090|Æ°|Æ¡|Ã[\u00a0-\u00ff]|Ă[\u0080-\u00ff]|Ä[ƒ‚]")
_TO_BYTES: Final = {chr(byte): byte for byte in range(0x80, 0xA0)} | {
    char: byte for byte, char in enumerate(CP1252)
}
"""As windows-1252 has them, and as ISO-8859-1 has the control characters."""
_INNER: Final = ("utf-8", *LEGACY)
MIXED: Final = "+"
"""Between the encodings of a text that went through two: `utf-8+tcvn3`."""
_MOST_TRACES: Final = 0.3


def repaired(coded: Coded) -> tuple[Coded, str] | None:
    """Give the text behind a wrong decoding, and the encoding that it should have been read in.

    >>> wrong = decode_as("Ä‘oÃ\\u00a0n viÃªn cÃ´ng Ä‘oÃ\\u00a0n".encode(), "utf-8")
    >>> repaired(wrong)[0].source
    'đoàn viên công đoàn'

    Only where it is certain: all characters are of windows-1252, the text as it stands is hardly
    Vietnamese, and under one other encoding nearly all of it is. None otherwise.
    """
    source = coded.source
    if source.isascii() or _PLAINLY.search(source):
        return None
    if vietnamese_score(source).share >= SURE:
        return None
    try:
        inner = misread_bytes(source)
    except KeyError:
        return None
    best = sure_one(candidates(inner, names=_INNER))
    if best is None:
        return None
    try:
        right = decode_as(inner, best.name)
    except UnicodeDecodeError:
        return None
    return Coded(right.source, _through(coded, right), coded.first_byte), best.name


def misread_bytes(source: str) -> bytes:
    """Give the bytes that were read as windows-1252; KeyError for a character it lacks."""
    return bytes([_TO_BYTES[char] for char in source])


def is_garbled(source: str) -> bool:
    """Tell a text that was decoded wrongly and cannot be repaired with certainty."""
    traces = len(_TRACES.findall(source, 0, 65536))
    return traces > 5 and traces > _MOST_TRACES * vietnamese_score(source).marked


def _through(outer: Coded, inner: Coded) -> BytesBefore:
    """Give the places of the repaired text in the bytes of the text as it stood."""

    def bytes_before(source: str) -> "array[int]":
        shown = outer.bytes_before(outer.source)
        places = inner.bytes_before(inner.source) or range(len(source) + 1)
        return array("Q", (place if shown is None else shown[place] for place in places))

    return bytes_before
