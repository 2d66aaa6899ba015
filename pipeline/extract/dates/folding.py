"""The text as the rules read it: lower case, one kind of blank, one kind of dash, nothing moved."""

from typing import Final

_MARKS: Final = (
    ("\u00a0", " "), ("\u202f", " "), ("\u2009", " "), ("\u200b", " "), ("\t", " "),
    ("–", "-"), ("—", "-"), ("‑", "-"), ("’", "'"),
)  # fmt: skip
"""Blanks, dashes and strokes that mean the same; both sides have the same length."""
_SPELLINGS: Final = (
    ("kì ", "kỳ "), ("kỉ ", "kỷ "), ("quí ", "quý "), ("khoá ", "khóa "), ("bẩy", "bảy"),
)  # fmt: skip
"""Spellings of one word, of the same length."""
NO_WORD: Final = r"[^0-9a-z_\u00aa-\u024f\u1e00-\u1eff]"
"""No letter or digit, in folded text; written out, because `\\W` costs twice as much."""
MAY: Final = "nằm"
"""How `Năm` with a capital behind `tháng` is written, since `9 tháng năm 2022` is no day of May."""


def fold(text: str) -> str:
    """Give the text in lower case with its blanks, dashes and double spellings made one.

    >>> fold("Quí I – NĂM\\u00a02022")
    'quý i - năm 2022'

    Every character keeps its place: `fold(text)[a:b]` is `text[a:b]` folded.
    """
    for mark, plain in _MARKS:
        text = text.replace(mark, plain)
    if " Năm" in text:
        text = text.replace("áng Năm", f"áng {MAY}").replace("áng  Năm", f"áng  {MAY}")
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    for spelling, plain in _SPELLINGS:
        low = low.replace(spelling, plain)
    return low
