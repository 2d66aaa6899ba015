"""Words: underthesea's bundled model, with exact places in a text that stays as it is.

underthesea gives words as strings: white space inside a word becomes one space, `Ð` becomes `Đ`,
nothing else changes (`use_token_normalize=False`). Its words are therefore the text's characters
without the white space, in order, and counting characters gives every word its place back.

One call a sentence: the model was trained on sentences, and a call for the whole article glues the
end of a line to the beginning of the next (`Bên⏎⏎cạnh`).
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from ..errors import SetupError
from .sentences import LINE
from .stops import first_letter

Ranges = tuple[tuple[int, int], ...]
_PACKAGE = "underthesea"
_MODEL = "pipeline/word_tokenize/models/ws_crf_*"
_MODEL_FILES = ("dictionary.bin", "features.bin", "models.bin")
_RULES = "pipeline/text_normalize/tn_rules_*.bin"
_HINT = "Run `pip install --force-reinstall 'underthesea>=9.2,<10'`, then `vifacts doctor`."
_RUN = re.compile(r"\S+")
_BLOB = 1000
"""So many characters without white space are data, not words, and stay whole: the time that
underthesea's patterns need for them grows with the square of their number."""
_LONG = 20_000
"""A longer sentence is cut at white space, lest its features fill the memory."""


def words(text: str, sentences: Sequence[tuple[int, int]]) -> Ranges:
    """Give the words of a text in order, as half-open ranges of code points.

    Words lie within a sentence, outside sentences within a line; every character that is no white
    space belongs to one. "doanh  nghiệp dệt" is "doanh  nghiệp", "dệt": spaces inside a
    word stay as printed. Raises SetupError where underthesea's model is missing or damaged.
    """
    found: list[tuple[int, int]] = []
    for start, end in stretches(text, sentences):
        for first, last in _pieces(text, start, end):
            piece = text[first:last]
            found.extend([(first, last)] if _is_blob(piece) else _words(piece, first))
    return tuple(found)


def stretches(text: str, sentences: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Give what words never cross: the sentences, and the lines of the text between them."""
    place = 0
    for start, end in (*sentences, (len(text), len(text))):
        for line in LINE.finditer(text, place, start):
            if not line[0].isspace():
                yield first_letter(text, line.start()), line.start() + len(line[0].rstrip())
        if start < end:
            yield start, end
        place = end


def model_files() -> tuple[Path, ...]:
    """Give the files that decide what a word is, in order, without importing underthesea.

    Raises SetupError `underthesea_missing`, or `model_missing` naming the file.
    """
    spec = find_spec(_PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise SetupError("underthesea_missing", "underthesea is not installed", hint=_HINT)
    root = Path(next(iter(spec.submodule_search_locations)))
    folders = sorted(root.glob(_MODEL)) or [root / _MODEL]
    files = [folder / name for folder in folders for name in _MODEL_FILES]
    files += sorted(root.glob(_RULES)) or [root / _RULES]
    for file in files:
        if not file.is_file():
            name = file.relative_to(root)
            raise SetupError("model_missing", f"underthesea has no {name}", hint=_HINT)
    return tuple(files)


@cache
def _model() -> Callable[[str], list[str]]:
    """Load the model on first use: one second, then it stays."""
    model_files()
    try:
        tokenize = import_module(f"{_PACKAGE}.pipeline.word_tokenize").word_tokenize
        tokenize("Việt Nam", use_token_normalize=False)
    except Exception as error:  # a damaged model can raise anything; nothing is swallowed
        raise SetupError(
            "model_damaged", f"underthesea's model cannot be loaded: {error!r}", hint=_HINT
        ) from error
    return lambda sentence: list(tokenize(sentence, use_token_normalize=False))


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give a stretch as a whole, or in pieces where it is too long or holds data."""
    first = start
    for run in _RUN.finditer(text, start, end):
        is_blob = _is_blob(run[0])
        if (is_blob or run.end() - first > _LONG) and first < run.start():
            yield first, run.start()
            first = run.start()
        if is_blob:
            yield run.span()
            first = run.end()
    if first < end:
        yield first, end


def _is_blob(piece: str) -> bool:
    return len(piece) >= _BLOB and not any(c.isspace() for c in piece)


def _words(piece: str, offset: int) -> Iterator[tuple[int, int]]:
    """Count the characters of underthesea's words off against those of the text."""
    sizes = [sum(not c.isspace() for c in word) for word in _model()(piece)]
    places = _places(piece)
    if sum(sizes) != len(places):
        raise SetupError(
            "words_changed", f"underthesea lost characters of {piece[:60]!r}", hint=_HINT
        )
    index = last = 0
    for size in sizes:
        start, end = max(places[index][0], last), places[index + size - 1][1]
        if start < end:
            yield offset + start, offset + end
        index, last = index + size, end


def _places(piece: str) -> list[tuple[int, int]]:
    """Give the place of every character that underthesea sees and that is no white space.

    It sees NFC. In text that is not, a character's place is that of all it was composed from.
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
