"""Bytes → text: Unicode, or an old encoding where it is certain; NFC, `\\n`, offsets kept."""

import re
from dataclasses import dataclass

from ..errors import DecodeError
from .encodings.coding import ENCODINGS, Coded, canonical, decode_as
from .encodings.declared import declared_charset
from .encodings.detect import SURE, candidates, sure_one
from .encodings.repair import MIXED, is_garbled, misread_bytes, repaired
from .offsets import OffsetMap, normalise

UTF8_BOM, UTF16_LE_BOM, UTF16_BE_BOM = b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"
_UTF32_BOMS = (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")

# How files begin that people take for text; sources: the formats' own specifications.
_SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an office document (.docx, .xlsx, .odt)"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\xd0\xcf\x11\xe0", "an old office document (.doc, .xls)"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ", "an xz file"),
)
_NAME_IT = (
    "Name it with --encoding if you know it (tcvn3, vni, cp1258, viscii, vps, utf-8 …), or convert "
    "the file to UTF-8 first."
)
_SAVE = "Save its text again as a UTF-8 file and give that."
_BLANK = re.compile(r"[\s\u200b-\u200f\u2060\ufeff]*")
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1f\x7f]")
_SAMPLE = 4096
LONGEST_TEXT = 1_000_000
"""The longest reports have some 100,000 characters."""
LONGEST_WORD = 8_192
_WITHOUT_SPACE = re.compile(rf"\S{{{LONGEST_WORD}}}")
_SHOWN = 3
_FOREIGN = 0.5
"""Below this under every Vietnamese encoding, a declared windows-1252 is believed."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of an input, its encoding, and where each of its code points came from."""

    text: str
    """Unicode NFC, `\\n` line ends, no byte order mark; nothing else is changed or cut."""
    encoding: str
    """One of ENCODINGS, or two joined by `+`: `read_as(content, encoding)` is the string before
    NFC and line ends."""
    offsets: OffsetMap

    @property
    def repaired(self) -> bool:
        """True where the bytes hold a text that was decoded wrongly once before."""
        return MIXED in self.encoding


def decode(content: bytes, *, encoding: str | None = None) -> Decoded:
    """Give the text of bytes, with exact offsets.

    >>> decode("Kết nạp 12 đoàn viên\\r\\n".encode()).text
    'Kết nạp 12 đoàn viên\\n'

    Without a name: UTF-8; UTF-16 by its BOM or its NULs; else the old encoding in which the words
    are Vietnamese and in no other (`encodings.detect`). UTF-8 whose text was decoded wrongly before
    is repaired where that is certain. Raises DecodeError `empty`, `binary`, `truncated`, `garbled`
    or `unknown_encoding`: no text is better than a wrong one.
    """
    coded, name = _named(content, encoding) if encoding else _detected(content)
    _must_be_text(coded.source)
    if _BLANK.fullmatch(coded.source):
        raise DecodeError(
            "empty", "there is no text in it", hint="Leave it out, or look why it is blank."
        )
    text = normalise(coded.source)
    offsets = OffsetMap(
        coded.source, text=text, bytes_before=coded.bytes_before, first_byte=coded.first_byte
    )
    return Decoded(text, name, offsets)


def read_as(content: bytes, encoding: str) -> str:
    """Give the string that `Decoded.encoding` promises, byte order mark left out.

    >>> read_as("Ä‘oÃ\u00a0n".encode(), "utf-8+utf-8")
    'đoàn'
    """
    outer, _, inner = encoding.partition(MIXED)
    source = decode_as(content, outer).source
    if not inner:
        return source
    return decode_as(misread_bytes(source), inner).source


def must_be_bounded(text: str) -> None:
    """Refuse what is no article by its size: DecodeError `too_large`, or `binary` for one word."""
    if len(text) > LONGEST_TEXT:
        raise DecodeError(
            "too_large", f"{len(text)} characters are more than the {LONGEST_TEXT} of one article",
            hint="Split it into articles, one file each or one row each of a .jsonl file.",
        )  # fmt: skip
    match = _WITHOUT_SPACE.search(text)
    if match:
        raise DecodeError(
            "binary", f"from character {match.start()} on nothing is a blank: no prose is so",
            hint=_SAVE,
        )  # fmt: skip


def _must_be_text(source: str) -> None:
    if "\0" in source:
        place = source.index("\0")
        raise DecodeError("binary", f"character {place} is NUL, which no text has", hint=_SAVE)
    controls = len(_CONTROL.findall(source, 0, _SAMPLE))
    if 10 * controls > min(len(source), _SAMPLE):
        raise DecodeError("binary", f"{controls} control characters stand in it", hint=_SAVE)


def _named(content: bytes, encoding: str) -> tuple[Coded, str]:
    name = canonical(encoding)
    if name is None:
        says = f"{encoding} is not one of {', '.join(ENCODINGS)}"
        raise DecodeError("unknown_encoding", says, hint=_NAME_IT)
    if name == "utf-8" and content.startswith(UTF8_BOM):
        name = "utf-8-sig"
    return _strictly(content, name), name


def _strictly(content: bytes, name: str) -> Coded:
    try:
        return decode_as(content, name)
    except UnicodeDecodeError as error:
        byte = error.start + (3 if name == "utf-8-sig" else 0)
        says = f"byte {byte} is not {name}: {error.reason}"
        if error.reason in ("unexpected end of data", "truncated data"):
            raise DecodeError(
                "truncated", f"it ends inside a character: {says}",
                hint="Get the whole file again; its end is missing.",
            ) from error  # fmt: skip
        raise DecodeError("unknown_encoding", says, hint=_SAVE) from error


def _detected(content: bytes) -> tuple[Coded, str]:
    name = _unicode_by_marks(content)
    if name is not None:
        return _strictly(content, name), name
    try:
        coded = decode_as(content, "utf-8")
    except UnicodeDecodeError as error:
        return _legacy(content, error)
    right = repaired(coded)
    if right is not None:
        return right[0], f"utf-8{MIXED}{right[1]}"
    if is_garbled(coded.source):
        raise DecodeError(
            "garbled", "its letters were decoded wrongly before (`Ã´`, `á»‡` …) and can't be told",
            hint="Get it again from where it was saved, with the right encoding.",
        )  # fmt: skip
    return coded, "utf-8"


def _legacy(content: bytes, error: UnicodeDecodeError) -> tuple[Coded, str]:
    """Read bytes that are no UTF-8 by an old encoding that is certain."""
    if error.reason == "unexpected end of data" and error.end == len(content):
        return _strictly(content, "utf-8"), "utf-8"
    ranked = candidates(content)
    declared = canonical(declared_charset(content) or "")
    stated = next((c for c in ranked if c.name == declared and c.score.share >= SURE), None)
    best = stated or sure_one(ranked)
    if best is not None:
        return _strictly(content, best.name), best.name
    if declared == "cp1252" and all(c.score.share < _FOREIGN for c in ranked):
        return _strictly(content, declared), declared
    tried = ", ".join(map(str, ranked[:_SHOWN])) or "nothing fits"
    raise DecodeError(
        "unknown_encoding", f"byte {error.start} is not utf-8, and no other is certain: {tried}",
        hint=_NAME_IT,
    ) from error  # fmt: skip


def _unicode_by_marks(content: bytes) -> str | None:
    """Give the encoding that a BOM or NULs tell; refuse what is plainly no text."""
    for signature, kind in _SIGNATURES:
        if content.startswith(signature):
            raise DecodeError("binary", f"it is {kind}, not text", hint=_SAVE)
    if content.startswith(_UTF32_BOMS):
        raise DecodeError("unknown_encoding", "it begins with the BOM of UTF-32", hint=_SAVE)
    if content.startswith(UTF8_BOM):
        return "utf-8-sig"
    if content.startswith((UTF16_LE_BOM, UTF16_BE_BOM)):
        return "utf-16"
    sample = content[:_SAMPLE]
    return _by_nulls(sample) if b"\0" in sample else None


def _by_nulls(sample: bytes) -> str:
    """Tell UTF-16 without BOM by its NULs: in a third or more of one half, five times the other's.

    Vietnamese prose has about six ASCII letters and spaces in ten, each with a NUL beside it; in
    NFD the grave accent U+0300 has one on the other side.
    """
    pairs = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if (
        len(sample) % 2 == 0
        and 3 * max(even, odd) >= pairs
        and max(even, odd) >= 5 * min(even, odd)
    ):
        return "utf-16-le" if odd > even else "utf-16-be"
    place = sample.index(0)
    raise DecodeError("binary", f"byte {place} is NUL, which no text has", hint=_SAVE)
