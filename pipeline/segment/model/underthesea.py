"""underthesea itself, for a model that we do not know: as right as it is, ten times slower."""

import warnings
from collections.abc import Iterable, Iterator
from importlib import import_module

from ...errors import SetupError, SetupWarning
from ..places import counted, size
from .files import HINT, PACKAGE


class Underthesea:
    """The words of the installed `underthesea.word_tokenize`, with their places."""

    def __init__(self) -> None:
        """Load it, and warn. Raises SetupError `model_damaged` where that fails."""
        warnings.warn(
            SetupWarning(
                "model_unknown",
                "underthesea's word model is not the one vifacts was measured with; it is run by "
                "underthesea itself, ten times slower, and its words may differ",
                hint=HINT,
            ),
            stacklevel=2,
        )
        try:
            self._tokenize = import_module(f"{PACKAGE}.pipeline.word_tokenize").word_tokenize
            self._tokenize("Việt Nam", use_token_normalize=False)
        except Exception as error:  # a damaged model can raise anything; nothing is swallowed
            raise SetupError(
                "model_damaged", f"underthesea's model cannot be loaded: {error!r}", hint=HINT
            ) from error

    def words(self, text: str, pieces: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Give the words of a text's pieces, half-open ranges; no word goes beyond its piece."""
        for start, end in pieces:
            piece = text[start:end]
            found = self._tokenize(piece, use_token_normalize=False)
            yield from counted(piece, start, [size(word) for word in found])
