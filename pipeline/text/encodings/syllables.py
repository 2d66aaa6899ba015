"""What can be a written Vietnamese syllable, and how much of a text is made of such."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from unicodedata import normalize

_RHYMES: Final = frozenset(
    re.findall(
        r"\S+",
        """
        a ac ach ai ak am an ang anh ao ap at au ay ăc ăk ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
        e ec em en eng eo ep et ê êch êk êm ên êng ênh êp êt êu
        i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
        o oc oi ok om on ong op ot oa oac oach oai oam oan oang oanh oao oap oat oay
        oăc oăm oăn oăng oăt oe oen oeo oet ooc oong ô ôc ôi ôk ôm ôn ông ôông ôp ôt
        ơ ơi ơm ơn ơp ơt u ua uc ui uk um un ung up ut uân uâng uât uây uê uêch uên uênh uơ
        uy uya uych uynh uyt uyp uyu uyên uyêt uôc uôi uôm uôn uông uôt
        ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
        y ych ynh yp yt yêm yên yêng yêt yêu
        """,
    )
)
"""Rhymes without tone, those of place names in the highlands (`Lắk`) among them."""
_TONE: Final = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_STOPPED: Final = ("c", "ch", "p", "t")
_SPLIT: Final = re.compile(
    r"(?P<onset>ngh|ng|nh|gh|gi|ph|th|tr|ch|kh|qu|[bcdđghklmnpqrstvx]|)(?P<rhyme>.+)"
)
# A word here is letters and any sign beyond ASCII that no Vietnamese text sets between words.
_NO_WORD: Final = "\u00a0\u00ab\u00ad\u00b0-\u00b3\u00b7\u00bb\u00d7\u200b-\u203a\u20ab\ufeff"
_WORD: Final = re.compile(
    rf"(?<![A-Za-z])[A-Za-z]{{0,16}}[^\x00-\x7f{_NO_WORD}]"
    rf"[^\x00-\x40\x5b-\x60\x7b-\x7f{_NO_WORD}]{{0,64}}"
)
_MOST: Final = 2000
"""So many words decide."""


@dataclass(frozen=True, slots=True)
class Score:
    """How many words with marks a text has, and how many of them can be Vietnamese."""

    valid: int
    marked: int

    @property
    def share(self) -> float:
        """Give the valid share; 0 where nothing has marks."""
        return self.valid / self.marked if self.marked else 0.0


def vietnamese_score(text: str) -> Score:
    """Give the score of a text over its words that are more than ASCII.

    >>> vietnamese_score("Kết nạp 12 đoàn viên mới").share
    1.0
    >>> vietnamese_score("KÕt n¹p 12 ®oµn viªn míi").share < 0.5
    True
    """
    valid = marked = 0
    for match in _WORD.finditer(normalize("NFC", text)):
        marked += 1
        valid += _is_written(match.group())
        if marked == _MOST:
            break
    return Score(valid, marked)


@lru_cache(maxsize=8192)
def _is_written(word: str) -> bool:
    """Tell a syllable with its capitals where a writer sets them: no `ỎAn`, no `Ọ` for a dash.

    `CéNG` is one: ABC fonts for capitals show small letters.
    """
    if len(word) == 1 and word.isupper():
        return word in "ỞÔÝ"
    rest = word[1:]
    if not rest.islower() and any(char.isascii() and char.islower() for char in rest):
        return False
    return is_syllable(word.lower())


@lru_cache(maxsize=8192)
def is_syllable(word: str) -> bool:
    """Tell whether a word in lower case (NFC) can be one Vietnamese syllable.

    >>> is_syllable("nghiệp"), is_syllable("nghiêp"), is_syllable("ñoaøn")
    (True, False, False)
    """
    parts = normalize("NFD", word)
    tones = _TONE.findall(parts)
    bare = normalize("NFC", _TONE.sub("", parts))
    if len(tones) > 1 or not bare:
        return False
    match = _SPLIT.fullmatch(bare)
    if bare in ("gi", "qui"):
        return True
    if match is None:
        return False
    onset, rhyme = match["onset"], match["rhyme"]
    if onset == "gi" and rhyme not in _RHYMES:
        onset, rhyme = "g", "i" + rhyme
    if rhyme not in _RHYMES:
        return False
    if rhyme.endswith(_STOPPED) and not rhyme.endswith("nh"):
        return tones in (["\u0301"], ["\u0323"])
    return True


_BARE: Final = frozenset(
    "".join(part for part in normalize("NFD", rhyme) if part.isascii()) for rhyme in _RHYMES
)


@lru_cache(maxsize=8192)
def is_bare_syllable(word: str) -> bool:
    """Tell whether a word of ASCII letters can be a syllable that lost its marks.

    >>> is_bare_syllable("nghiep"), is_bare_syllable("street")
    (True, False)
    """
    match = _SPLIT.fullmatch(word)
    if match is None:
        return False
    onset, rhyme = match["onset"], match["rhyme"]
    return rhyme in _BARE or (onset == "gi" and "i" + rhyme in _BARE) or word == "gi"
