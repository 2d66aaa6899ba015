"""Text → bytes of an old encoding: what tests and samples are made with."""

from typing import Final
from unicodedata import normalize

from .coding import UNICODE
from .tables import TABLES, UNDEFINED
from .vni import LETTERS

_TONES: Final = frozenset("\u0300\u0301\u0303\u0309\u0323")
_VNI: Final = {letter: key for key, letter in reversed(list(LETTERS.items()))}


def encode_as(text: str, name: str) -> bytes:
    """Give a text in the encoding; a letter that it lacks is its base with a combining tone.

    >>> encode_as("Công đoàn", "vni"), encode_as("Ủy", "tcvn3")
    (b'Co\\xe2ng \\xf1oa\\xf8n', b'U\\xb1y')

    Raises UnicodeEncodeError for what cannot be written in it.
    """
    if name in UNICODE:
        return text.encode(name)
    table = TABLES["cp1252" if name == "vni" else name]
    bytes_of = {char: byte for byte, char in enumerate(table) if char != UNDEFINED}
    out = bytearray()
    for place, char in enumerate(normalize("NFC", text)):
        shown = _VNI.get(char, char) if name == "vni" else _written(char, bytes_of)
        if any(part not in bytes_of for part in shown):
            raise UnicodeEncodeError(name, text, place, place + 1, "letter is not in the table")
        out += bytes(bytes_of[part] for part in shown)
    return bytes(out)


def _written(char: str, bytes_of: dict[str, int]) -> str:
    if char in bytes_of:
        return char
    parts = normalize("NFD", char)
    tone = "".join(part for part in parts if part in _TONES)
    return normalize("NFC", "".join(part for part in parts if part not in _TONES)) + tone
