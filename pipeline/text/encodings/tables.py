"""What each byte of the old one-byte encodings of Vietnamese stands for.

TCVN 5712-1:1993 (its letters from 0xA1 on are those of the ABC fonts, "TCVN3"), VISCII 1.1 (RFC
1456) and VPS (Vietnamese Professionals Society; its control characters, where some capitals are,
are left out). Test files hold the first two to iconv.
"""

from typing import Final

UNDEFINED: Final = "\ufffe"
"""Stands in a table for a byte that no text has; `codecs.charmap_decode` refuses it."""

_TCVN: Final = (
    "ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ"
    "\u00a0ĂÂÊÔƠƯĐăâêôơưđẰ\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴ"
    "ẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịò"
    "ỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ"
)
_VISCII: Final = (
    "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ"
    "ÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ"
    "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡư"
    "àáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ"
)
_VPS: Final = (
    "ÀẢÃẤẦẨọỗĂếềểệẮẰẲẾ‘’ỀỂỄỐỒỔỖýỷỵỚỜỞ"
    "\u00a0ắằẳẵặỠớÙờởỡŨỨợỪổỬỲỸÍÌộỈĨÓửữÒỎÕự"
    "ầÁÂấẩẫậđẻÉÊẹỉễịỹƯỦồốÔỏơÈừứÚũưÝẺ\ufffe"
    "àáâãảạă\ufffeèéêẽìí\ufffeĩẴĐòóôõ\ufffeƠụùúủ\ufffeỶẼỳ"
)
_TCVN_CONTROLS: Final = {
    0x01: "Ú", 0x02: "Ụ", 0x04: "Ừ", 0x05: "Ử", 0x06: "Ữ", 0x11: "Ứ", 0x12: "Ự", 0x13: "Ỳ",
    0x14: "Ỷ", 0x15: "Ỹ", 0x16: "Ý", 0x17: "Ỵ",
}  # fmt: skip
_VISCII_CONTROLS: Final = {0x02: "Ẳ", 0x05: "Ẵ", 0x06: "Ẫ", 0x14: "Ỷ", 0x19: "Ỹ", 0x1E: "Ỵ"}


def _table(high: str, controls: dict[int, str] | None = None) -> str:
    low = "".join((controls or {}).get(byte, chr(byte)) for byte in range(128))
    return low + high


def _windows(name: str) -> str:
    """Give a table of Windows; a byte that it leaves open is the control character of its number.

    Browsers read windows-1252 so, and what they have written out again has these characters.
    """
    decoded = [bytes([byte]).decode(name, "replace") for byte in range(256)]
    open_as = "".join(map(chr, range(256))) if name == "cp1252" else 256 * UNDEFINED
    return "".join(
        open_as[byte] if char == "\N{REPLACEMENT CHARACTER}" else char
        for byte, char in enumerate(decoded)
    )


CP1252: Final = _windows("cp1252")
TABLES: Final[dict[str, str]] = {
    "tcvn3": CP1252[:0xA0] + _TCVN[0x20:],
    "tcvn5712-1": _table(_TCVN, _TCVN_CONTROLS),
    "viscii": _table(_VISCII, _VISCII_CONTROLS),
    "vps": _table(_VPS),
    "cp1258": _windows("cp1258"),
    "cp1252": CP1252,
}
"""256 characters for each encoding. `tcvn3` is what pages in ABC fonts hold: the letters of the
standard from 0xA1 on, the quotes and dashes of Windows below."""
