"""One spelling of the words of an article: lower case, one way to place tones, one hyphen."""

import re

from ...segment.segmented import lowered

PIECE = re.compile(r"[^\W_]+|\n+|[^\w\s]|_")
"""A word, a line end or a mark."""
_OLD_TONES = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa", "oè": "òe", "oé": "óe",
    "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe", "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy",
    "uỵ": "ụy",
}  # fmt: skip
_PLAIN = tuple(zip("–—‑\u00a0\u2007\u202f", "---   ", strict=True))
_OLD = re.compile(r"[àáảãạèéẻẽẹỳýỷỹỵ](?<=o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?<!qu.)(?!\w)")
"""The second vowel, with its tone, of syllables that end with it; `quý` has but one."""


def folded(text: str) -> str:
    """Lowercase a text in its length, with one way to place tones and one hyphen.

    >>> folded("Đảng uỷ – Uỷ ban")
    'đảng ủy - ủy ban'
    """
    return one_spelling(lowered(text))


def one_spelling(low: str) -> str:
    """Give a text in lower case with one way to place tones and one hyphen."""
    for sign, plain in _PLAIN:
        low = low.replace(sign, plain)
    return _with_new_tones(low) if _OLD.search(low) else low


def _with_new_tones(low: str) -> str:
    pieces: list[str] = []
    done = 0
    for match in _OLD.finditer(low):
        end = match.end()
        pieces += low[done : end - 2], _OLD_TONES[low[end - 2 : end]]
        done = end
    return "".join(pieces) + low[done:]
