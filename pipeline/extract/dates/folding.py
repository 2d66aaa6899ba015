"""The text as the rules read it: lower case, one kind of blank, one kind of dash, nothing moved."""

from typing import Final

from ...segment.segmented import lowered

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
_MAYS: Final = tuple(f"áng{blank}Năm" for blank in (" ", "  ", "\u00a0", "\u202f", "\t"))


def fold(text: str) -> str:
    """Give the text in lower case with its blanks, dashes and double spellings made one.

    >>> fold("Quí I – NĂM\\u00a02022")
    'quý i - năm 2022'

    Every character keeps its place: `fold(text)[a:b]` is `text[a:b]` folded.
    """
    return folded(text, lowered(text))


def folded(text: str, low: str) -> str:
    """Fold a text that is known in lower case too."""
    for mark, plain in _MARKS:
        low = low.replace(mark, plain)
    for written in _MAYS if "Năm" in text else ():
        place = text.find(written)
        while place >= 0:
            end = place + len(written)
            low = low[: end - len(MAY)] + MAY + low[end:]
            place = text.find(written, end)
    for spelling, plain in _SPELLINGS:
        low = low.replace(spelling, plain)
    return low
