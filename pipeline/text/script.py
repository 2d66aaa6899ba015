"""The language of a text: Vietnamese by its letters or syllables, others by script and words."""

import re
from dataclasses import dataclass
from typing import Final

from schemas.article import Warned

from .encodings.syllables import is_bare_syllable

_LETTER: Final = re.compile(r"[^\W\d_]")
_MARKED: Final = "ăâđêôơưàảãáạẳằẵắặẩầẫấậèẻẽéẹểềễếệìỉĩíịòỏõóọổồỗốộởờỡớợùủũúụửừữứựỳỷỹýỵ"
_OTHERS: Final = re.compile(f"[^{_MARKED}{_MARKED.upper()}]+")
_FEWEST: Final = 200
_SHARE: Final = 0.1
"""Vietnamese prose has marks on about a third of its letters, French on less than a twentieth."""
_BARE_SHARE: Final = 0.8
"""So many words without marks are syllables in Vietnamese; in English or French under half."""
_WORD: Final = re.compile(r"[A-Za-zÀ-ÿ]+")
_MOST: Final = 2000
_AT_ONCE: Final = 500
"""So many characters are looked at before marks are counted up: mostly, half a text is enough."""
_SCRIPTS: Final = (
    ("ja", re.compile("[\u3040-\u30ff]"), 0.1),
    ("ko", re.compile("[\uac00-\ud7af]"), 0.3),
    ("zh", re.compile("[\u4e00-\u9fff]"), 0.3),
    ("ru", re.compile("[\u0400-\u04ff]"), 0.5),
    ("th", re.compile("[\u0e00-\u0e7f]"), 0.3),
    ("lo", re.compile("[\u0e80-\u0eff]"), 0.3),
    ("km", re.compile("[\u1780-\u17ff]"), 0.3),
)
_COMMON: Final = {
    "en": "the of and to in for that was with on is by as from at",
    "fr": "le la les de des et du en un une est pour dans que qui",
    "de": "der die das und den von zu mit ist des auf nicht ein eine im",
    "es": "el la los de y en que las del por con una para es se",
    "id": "yang dan di dari untuk dengan pada ini itu dalam tidak akan adalah oleh ke",
}
_COMMON_SHARE: Final = 0.12


@dataclass(frozen=True, slots=True)
class Language:
    """A language as a code, and what an editor should know of it."""

    code: str
    """`vi`, another code, `und` for short texts and for what we don't know."""
    warnings: tuple[Warned, ...] = ()


def language_of(text: str) -> Language:
    """Give the language of a text; `und` under 200 letters.

    >>> language_of("Cong doan cac khu cong nghiep tinh to chuc hoi nghi so ket. " * 5).code
    'vi'

    Vietnamese without its marks is warned of (`no_diacritics`), because most rules need them; so is
    another language (`not_vietnamese`). Nothing is refused.
    """
    marked, enough = 0, max(_FEWEST, _SHARE * len(text))
    for place in range(0, len(text), _AT_ONCE):
        marked += len(_OTHERS.sub("", text[place : place + _AT_ONCE]))
        if marked >= enough:
            return Language("vi")  # letters, fewer than characters, need not be counted
    letters = _LETTER.findall(text)
    if len(letters) < _FEWEST:
        return Language("und")
    if marked >= _SHARE * len(letters):
        return Language("vi")
    words = [w.lower() for w in _WORD.findall(text)[:_MOST]]
    code = _by_script("".join(letters)) or _by_words(words)
    if code is None and words and _bare_share(words) >= _BARE_SHARE:
        says = "the text is Vietnamese without its marks: few facts can be read"
        return Language("vi", (Warned(code="no_diacritics", message=says),))
    known = code or "und"
    says = f"the text is not Vietnamese ({known})"
    return Language(known, (Warned(code="not_vietnamese", message=says),))


def _by_script(letters: str) -> str | None:
    return next(
        (
            code
            for code, form, share in _SCRIPTS
            if len(form.findall(letters)) > share * len(letters)
        ),
        None,
    )


def _by_words(words: list[str]) -> str | None:
    if not words:
        return None
    shares = {
        code: sum(map(words.count, common.split())) / len(words) for code, common in _COMMON.items()
    }
    best = max(shares, key=lambda code: shares[code])
    return best if shares[best] >= _COMMON_SHARE else None


def _bare_share(words: list[str]) -> float:
    return sum(map(is_bare_syllable, words)) / len(words)
