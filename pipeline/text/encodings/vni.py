"""VNI-Windows: a letter is one byte or a base with a byte for its marks behind it."""

import re
from array import array
from itertools import accumulate
from typing import Final
from unicodedata import normalize

_TONES: Final = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_ROOF: Final = {"á": "\u0301", "à": "\u0300", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
_BOWL: Final = {"é": "\u0301", "è": "\u0300", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
_ALONE: Final = {
    "ñ": "đ", "ô": "ơ", "ö": "ư", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ",
}  # fmt: skip


def _letters() -> dict[str, str]:
    """Give every sequence of VNI, as Windows shows its bytes, with the letter it stands for."""
    found = dict(_ALONE)
    roof = {"â": "\u0302"} | {sign: "\u0302" + tone for sign, tone in _ROOF.items()}
    bowl = {"ê": "\u0306"} | {sign: "\u0306" + tone for sign, tone in _BOWL.items()}
    signs = {
        "a": roof | bowl | _TONES, "e": roof | _TONES, "o": roof | _TONES, "u": _TONES,
        "y": {sign: tone for sign, tone in _TONES.items() if sign != "ï"}, "ô": _TONES, "ö": _TONES,
    }  # fmt: skip
    for base, behind in signs.items():
        bare = _ALONE.get(base, base)
        found |= {base + sign: normalize("NFC", bare + marks) for sign, marks in behind.items()}
    upper = {key.upper(): letter.upper() for key, letter in found.items()}
    mixed = {key[0] + key[1:].upper(): letter for key, letter in found.items() if len(key) == 2}
    mixed |= {key[0].upper() + key[1:]: found[key].upper() for key in found if len(key) == 2}
    return mixed | upper | found


LETTERS: Final = _letters()
_ANY: Final = re.compile(
    "|".join(sorted(map(re.escape, LETTERS), key=lambda key: (-len(key), key)))
)


def decode_vni(shown: str) -> tuple[str, "array[int]"]:
    """Give the text of VNI bytes that were read as windows-1252, and its places in them.

    >>> decode_vni("Coâng ñoaøn")[0]
    'Công đoàn'

    The places say for each code point, and for the end, how many bytes stand before it. Raises
    nothing: what is no VNI letter stays as Windows shows it.
    """
    out: list[str] = []
    lengths: list[int] = []
    place = 0
    for match in _ANY.finditer(shown):
        out.append(shown[place : match.start()])
        lengths += [1] * (match.start() - place)
        out.append(LETTERS[match.group()])
        lengths.append(match.end() - match.start())
        place = match.end()
    out.append(shown[place:])
    lengths += [1] * (len(shown) - place)
    return "".join(out), array("Q", accumulate(lengths, initial=0))
