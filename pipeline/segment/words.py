"""Words: underthesea's bundled model, with exact places in a text that stays as it is.

The model is scored directly (`pipeline/segment/model/`), which gives the words of
`underthesea.word_tokenize(…, use_token_normalize=False)` and their places; decision 0011 tells why.
A model that is not the one we know is left to underthesea itself.

One call a sentence: the model was trained on sentences, and a call for the whole article glues the
end of a line to the beginning of the next (`Bên⏎⏎cạnh`).
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache

from .model.files import load_model
from .model.segmenter import Segmenter
from .model.underthesea import Underthesea
from .places import counted, size
from .sentences import LINE
from .stops import first_letter

Range = tuple[int, int]
_RUN = re.compile(r"\S+")
_BLOB = 1000
"""So many characters without white space are data, not words, and stay whole: the time that
the patterns of tokens need for them grows with the square of their number."""
_LONG = 20_000
"""A longer sentence is cut at white space, lest its features fill the memory."""


def words(text: str, sentences: Sequence[Range]) -> tuple[Range, ...]:
    """Give the words of a text in order, as half-open ranges of code points.

    Words lie within a sentence, outside sentences within a line; every character that is no white
    space belongs to one. "doanh  nghiệp dệt" is "doanh  nghiệp", "dệt": spaces inside a
    word stay as printed. Raises SetupError where underthesea's model is missing or damaged.
    """
    found: list[Range] = []
    pieces: list[Range] = []
    for start, end in _pieces(text, sentences):
        if _is_blob(text, start, end):
            found += _words(text, pieces)
            found.append((start, end))
            pieces = []
        else:
            pieces.append((start, end))
    found += _words(text, pieces)
    return tuple(found)


def stretches(text: str, sentences: Sequence[Range]) -> Iterator[Range]:
    """Give what words never cross: the sentences, and the lines of the text between them."""
    place = 0
    for start, end in (*sentences, (len(text), len(text))):
        between = text[place:start]
        if between and not between.isspace():
            for line in LINE.finditer(text, place, start):
                if not line[0].isspace():
                    yield first_letter(text, line.start()), line.start() + len(line[0].rstrip())
        if start < end:
            yield start, end
        place = end


@cache
def _model() -> Segmenter | Underthesea:
    """Load the model on first use: then it stays."""
    known = load_model()
    return Segmenter(known) if known else Underthesea()


def _pieces(text: str, sentences: Sequence[Range]) -> Iterator[Range]:
    """Give the stretches as a whole, or in pieces where they are too long or hold data."""
    for start, end in stretches(text, sentences):
        if end - start < _BLOB:
            yield start, end
        else:
            yield from _cut(text, start, end)


def _cut(text: str, start: int, end: int) -> Iterator[Range]:
    first = start
    for run in _RUN.finditer(text, start, end):
        is_blob = _is_blob(text, *run.span())
        if (is_blob or run.end() - first > _LONG) and first < run.start():
            yield first, run.start()
            first = run.start()
        if is_blob:
            yield run.span()
            first = run.end()
    if first < end:
        yield first, end


def _is_blob(text: str, start: int, end: int) -> bool:
    return end - start >= _BLOB and not any(c.isspace() for c in text[start:end])


def _words(text: str, pieces: Sequence[Range]) -> list[Range]:
    """Give the words of pieces, those of text that is not NFC by counting characters off."""
    model = _model()
    if isinstance(model, Segmenter) and unicodedata.is_normalized("NFC", text):
        return model.words(text, pieces)
    found: list[Range] = []
    for start, end in pieces:
        piece = unicodedata.normalize("NFC", text[start:end])
        sizes = [size(piece[first:last]) for first, last in model.words(piece, ((0, len(piece)),))]
        found += counted(text[start:end], start, sizes)
    return found
