"""Bytes → text: UTF-8 or UTF-16 and nothing by guess; NFC, `\\n` line ends, offsets kept."""

import re
from dataclasses import dataclass

from ..errors import DecodeError
from .offsets import OffsetMap, normalise

UTF8_BOM, UTF16_LE_BOM, UTF16_BE_BOM = b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"
_UTF32_BOMS = (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")
_BOM_LENGTHS = {"utf-8-sig": 3, "utf-16": 2}
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be")

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
)
_CONVERT = (
    "Convert it to UTF-8 first, for example `iconv -f CP1258 -t UTF-8 in.txt > out.txt`; "
    "old Vietnamese files may also be TCVN or VISCII."
)
_SAVE = "Save its text again as a UTF-8 file and give that."
_BLANK = re.compile(r"[\s\u200b-\u200f\u2060\ufeff]*")
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1f\x7f]")
_SAMPLE = 4096


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of an input, its encoding, and where each of its code points came from."""

    text: str
    """Unicode NFC, `\\n` line ends, no byte order mark; nothing else is changed or cut."""
    encoding: str
    """One of ENCODINGS: `content.decode(encoding)` is the string before NFC and line ends."""
    offsets: OffsetMap


def decode(content: bytes, *, encoding: str | None = None) -> Decoded:
    """Give the text of UTF-8 (with or without BOM) or UTF-16 bytes, with exact offsets.

    >>> decode("Kết nạp 12 đoàn viên\\r\\n".encode()).text
    'Kết nạp 12 đoàn viên\\n'

    UTF-16 needs its BOM or so many NULs in every second place that nothing else is possible.
    Raises DecodeError `empty`, `binary` or `unknown_encoding`: no text is better than a wrong one.
    """
    name = _checked(encoding) if encoding else _detect(content)
    try:
        source = content.decode(name)
    except UnicodeDecodeError as error:
        byte = error.start + (3 if name == "utf-8-sig" else 0)
        raise DecodeError(
            "unknown_encoding", f"byte {byte} is not {name}: {error.reason}",
            hint=_CONVERT if name == "utf-8" else _SAVE,
        ) from error  # fmt: skip
    _must_be_text(source)
    if _BLANK.fullmatch(source):
        raise DecodeError(
            "empty", "there is no text in it", hint="Leave it out, or look why it is blank."
        )
    text = normalise(source)
    wide, bom = name.startswith("utf-16"), _BOM_LENGTHS.get(name, 0)
    return Decoded(text, name, OffsetMap(source, text=text, wide=wide, first_byte=bom))


def _must_be_text(source: str) -> None:
    if "\0" in source:
        place = source.index("\0")
        raise DecodeError("binary", f"character {place} is NUL, which no text has", hint=_SAVE)
    controls = len(_CONTROL.findall(source, 0, _SAMPLE))
    if 10 * controls > min(len(source), _SAMPLE):
        raise DecodeError("binary", f"{controls} control characters stand in it", hint=_SAVE)


def _checked(encoding: str) -> str:
    name = encoding.lower().replace("_", "-")
    if name not in ENCODINGS:
        raise DecodeError(
            "unknown_encoding", f"{encoding} is not one of {', '.join(ENCODINGS)}", hint=_CONVERT
        )
    return name


def _detect(content: bytes) -> str:
    for signature, kind in _SIGNATURES:
        if content.startswith(signature):
            raise DecodeError("binary", f"it is {kind}, not text", hint=_SAVE)
    if content.startswith(_UTF32_BOMS):
        raise DecodeError("unknown_encoding", "it begins with the BOM of UTF-32", hint=_CONVERT)
    if content.startswith(UTF8_BOM):
        return "utf-8-sig"
    if content.startswith((UTF16_LE_BOM, UTF16_BE_BOM)):
        return "utf-16"
    sample = content[:_SAMPLE]
    if b"\0" in sample:
        return _by_nulls(sample)
    return "utf-8"


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
