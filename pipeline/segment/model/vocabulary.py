"""What the model knows of single tokens: a row of numbers for each, made when it is first met."""

from itertools import product

import numpy as np
import numpy.typing as npt

from .features import PLACES, Features, Vector
from .grams import Numbering, Numbers
from .referee import is_digit, is_title

_MARKS = ("isdigit", "istitle", "is_in_dict")
_FIRST_SIZE = 1 << 14


class Vocabulary:
    """Rows for tokens; row 0 is for what lies beyond a sentence and weighs nothing."""

    def __init__(
        self,
        features: Features,
        dictionary: frozenset[str],
        *,
        printed: Numbering,
        lower: Numbering,
    ) -> None:
        """Gather the weights of every token that the model knows."""
        self._dictionary = dictionary
        self._numberings = printed, lower
        self._printed = _by_value(features, "")
        self._lower = _by_value(features, "lower")
        nothing: Vector = np.zeros(len(PLACES))
        marks = [_by_value(features, kind) for kind in _MARKS]
        self._marks = {
            answers: sum(
                (m.get(str(a), nothing) for m, a in zip(marks, answers, strict=True)), nothing
            )
            for answers in product((False, True), repeat=len(_MARKS))
        }
        self.clear()

    def clear(self) -> None:
        """Forget all rows: what is met later may be numbered anew."""
        self.tokens = [""]
        self.weights: Vector = np.zeros((_FIRST_SIZE, len(PLACES)))
        self.printed: Numbers = np.zeros(_FIRST_SIZE, np.int64)
        self.lower: Numbers = np.zeros(_FIRST_SIZE, np.int64)
        self.titles: npt.NDArray[np.bool_] = np.zeros(_FIRST_SIZE, np.bool_)
        self.sizes: Numbers = np.zeros(_FIRST_SIZE, np.int64)

    def __len__(self) -> int:
        """Tell how many rows are in use."""
        return len(self.tokens)

    def add(self, token: str) -> int:
        """Make a token's row; callers keep its number."""
        row = len(self.tokens)
        if row == len(self.sizes):
            self._grow()
        self.tokens.append(token)
        low = token.lower()
        title = is_title(token)
        answers = is_digit(token), title, low in self._dictionary
        weights = self._marks[answers]
        for known, key in ((self._printed, token), (self._lower, low)):
            if key in known:
                weights = weights + known[key]
        printed, lower = self._numberings
        self.weights[row] = weights
        self.printed[row], self.lower[row] = printed.of(token), lower.of(low)
        self.titles[row], self.sizes[row] = title, len(token)
        return row

    def _grow(self) -> None:
        for name in ("weights", "printed", "lower", "titles", "sizes"):
            old = getattr(self, name)
            setattr(self, name, np.concatenate([old, np.zeros_like(old)]))


def _by_value(features: Features, kind: str) -> dict[str, Vector]:
    """Give value → weights for a token's five neighbours: what it adds two places on, one, ..."""
    found: dict[str, list[float]] = {}
    for at, place in enumerate(PLACES):
        for value, weight in features.of(place, kind=kind).items():
            if value not in found:
                found[value] = [0.0] * len(PLACES)
            found[value][at] += weight
    return dict(zip(found, np.array(list(found.values())), strict=True))
