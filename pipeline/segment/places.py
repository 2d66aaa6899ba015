"""Places of words that are known by their characters only: counted off against a text.

Words are a text's characters without the white space, in order, whatever happens to the white space
and however a character is composed: counting gives every word its place back.
"""

import unicodedata
from collections.abc import Iterator, Sequence

from ..errors import SetupError
from .model.files import HINT


def size(word: str) -> int:
    """Count the characters of a word that are no white space."""
    return sum(not c.isspace() for c in word)


def counted(piece: str, offset: int, sizes: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Give the places of words of these sizes, which are counted in the NFC form of the piece.

    Raises SetupError `words_changed` where the words do not add up to the piece.
    """
    places = _places(piece)
    if sum(sizes) != len(places):
        raise SetupError(
            "words_changed", f"underthesea lost characters of {piece[:60]!r}", hint=HINT
        )
    index = last = 0
    for length in sizes:
        start, end = max(places[index][0], last), places[index + length - 1][1]
        if start < end:
            yield offset + start, offset + end
        index, last = index + length, end


def _places(piece: str) -> list[tuple[int, int]]:
    """Give the place of every character of the NFC form that is no white space.

    In text that is not NFC, a character's place is that of all it was composed from.
    """
    if unicodedata.is_normalized("NFC", piece):
        return [(i, i + 1) for i, c in enumerate(piece) if not c.isspace()]
    places: list[tuple[int, int]] = []
    start = 0
    for i in range(1, len(piece) + 1):
        if i == len(piece) or _apart(piece[start:i], piece[i]):
            seen = unicodedata.normalize("NFC", piece[start:i])
            places += [(start, i) for c in seen if not c.isspace()]
            start = i
    return places


def _apart(cluster: str, char: str) -> bool:
    """Whether a character begins anew instead of composing with the ones before it."""
    if unicodedata.category(char).startswith("M"):
        return False
    left, right = (unicodedata.normalize("NFC", x) for x in (cluster, char))
    return unicodedata.normalize("NFC", cluster + char) == left + right
