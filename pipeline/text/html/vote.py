"""What trafilatura takes for the article, as a second opinion on every line."""

from typing import Final

from .lines import PageLine

_LONGEST: Final = 2_000_000
_MOST_LINES: Final = 20_000
_SURE: Final = 24
"""A shorter line counts only as a whole line of theirs."""


def votes(html: str, lines: list[PageLine]) -> list[bool] | None:
    """Tell for each line whether trafilatura has it; None where it has no opinion.

    Only whether the words are in its text is asked: its dates and its own changes to the text are
    left alone (docs/decisions).
    """
    if len(html) > _LONGEST or len(lines) > _MOST_LINES:
        return None
    found = _extracted(html)
    if not found:
        return None
    kept = _folded(found)
    whole = {_folded(line) for line in found.split("\n")}
    out = []
    for line in lines:
        words = _folded("".join(piece.text for piece in line.pieces))
        out.append(words in whole or (len(words) >= _SURE and words in kept))
    return out


def _extracted(html: str) -> str | None:
    from trafilatura import extract

    text = extract(html, include_comments=False, include_tables=True, fast=True)
    return text if isinstance(text, str) else None


def _folded(words: str) -> str:
    return "".join(char for char in words.lower() if char.isalnum())
