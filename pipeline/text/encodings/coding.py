"""Bytes → string by a named encoding, with the place of every code point in the bytes."""

from array import array
from codecs import charmap_decode
from dataclasses import dataclass
from typing import Final

from ..offsets import BytesBefore, one_byte, utf8_bytes, utf16_bytes
from .tables import TABLES
from .vni import decode_vni

_CANONICAL: Final = {
    "utf8": "utf-8", "utf-8": "utf-8", "utf-8-sig": "utf-8-sig", "utf-16": "utf-16",
    "utf16": "utf-16", "utf-16-le": "utf-16-le", "utf-16le": "utf-16-le",
    "utf-16-be": "utf-16-be", "utf-16be": "utf-16-be",
    "cp1258": "cp1258", "windows-1258": "cp1258", "win-1258": "cp1258", "x-cp1258": "cp1258",
    "tcvn3": "tcvn3", "abc": "tcvn3", "tcvn-3": "tcvn3", "tcvn": "tcvn5712-1",
    "tcvn5712-1": "tcvn5712-1", "tcvn-5712": "tcvn5712-1", "x-viet-tcvn5712": "tcvn5712-1",
    "vni": "vni", "vni-windows": "vni", "x-viet-vni": "vni", "viscii": "viscii",
    "csviscii": "viscii", "vps": "vps", "x-viet-vps": "vps", "cp1252": "cp1252",
    "windows-1252": "cp1252", "iso-8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252",
    "us-ascii": "utf-8", "ascii": "utf-8",
}  # fmt: skip
"""Names as people and pages write them; browsers read iso-8859-1 as windows-1252."""
UNICODE: Final = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be")
LEGACY: Final = ("tcvn3", "vni", "cp1258", "viscii", "vps", "tcvn5712-1")
"""The encodings that are tried on bytes that are no Unicode, the usual ones first."""
ENCODINGS: Final = (*UNICODE, *LEGACY, "cp1252")
_BOMS: Final = {"utf-8-sig": 3, "utf-16": 2}


@dataclass(frozen=True, slots=True)
class Coded:
    """A decoded string, byte order mark left out, and the law of its places in the bytes."""

    source: str
    bytes_before: BytesBefore
    first_byte: int = 0


def canonical(name: str) -> str | None:
    """Give the one name of an encoding, None where we don't read it.

    >>> canonical("Windows-1258"), canonical("shift_jis")
    ('cp1258', None)
    """
    return _CANONICAL.get(name.strip().lower().replace("_", "-"))


def decode_as(content: bytes, name: str) -> Coded:
    """Give bytes as the encoding (one of ENCODINGS) reads them; UnicodeDecodeError where it can't.

    >>> decode_as(b"C\\xabng \\xaeo\\xb5n", "tcvn3").source
    'Công đoàn'
    """
    if name in UNICODE:
        wide = name.startswith("utf-16")
        source = content.decode(name)
        return Coded(source, utf16_bytes if wide else utf8_bytes, _BOMS.get(name, 0))
    table = TABLES["cp1252" if name == "vni" else name]
    shown, _ = charmap_decode(content, "strict", table)
    if name != "vni":
        return Coded(shown, one_byte)
    source, places = decode_vni(shown)
    return Coded(source, _fixed(places))


def _fixed(places: "array[int]") -> BytesBefore:
    def bytes_before(source: str) -> "array[int] | None":
        return places

    return bytes_before
