"""The text as the rules read it: lower case, one kind of blank, one kind of dash, nothing moved."""

from typing import Final

_SAME: Final = (
    ("\u00a0", " "), ("\u202f", " "), ("\u2009", " "), ("\u200b", " "), ("\t", " "),
    ("–", "-"), ("—", "-"), ("‑", "-"), ("’", "'"),
    ("kì ", "kỳ "), ("kỉ ", "kỷ "), ("quí ", "quý "), ("khoá ", "khóa "), ("bẩy", "bảy"),
)  # fmt: skip
"""Blanks, dashes and spellings that mean the same; both sides have the same length."""


def fold(text: str) -> str:
    """Give the text in lower case with its blanks, dashes and double spellings made one.

    >>> fold("Quí I – NĂM\\u00a02022")
    'quý i - năm 2022'

    Every character keeps its place: `fold(text)[a:b]` is `text[a:b]` folded.
    """
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    for variant, plain in _SAME:
        low = low.replace(variant, plain)
    return low
