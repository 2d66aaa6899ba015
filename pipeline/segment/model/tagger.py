"""The best cut of sentences into words: scores of tokens, then the best path through them.

A conditional random field with two labels, B (a word begins) and I (it goes on). Only differences
count, so a token has one number, how much more speaks for I than for B, and so has a path.
"""

from collections.abc import Sequence

import numpy as np

from .crfsuite import Weights
from .features import PLACES, Features, Vector
from .files import WordModel
from .grams import Grams, Numbering, Numbers
from .referee import Referee
from .vocabulary import Vocabulary

_APART = 2
"""So many empty places stand between sentences, since no feature looks farther."""
_FAR = 4
"""In a sentence of so many tokens no place is near both edges."""
_CLOSE = 1e-9
"""Scores so close are equal but for rounding."""
_LONG = 9
"""In a sentence of so many, some place is near none."""


class Tagger:
    """Tells which tokens begin a word; `vocabulary` numbers the tokens."""

    def __init__(self, model: WordModel) -> None:
        """Arrange the weights for many sentences at once."""
        features = Features(model.weights.states)
        printed, lower = Numbering(), Numbering()
        known = model.dictionary
        self._printed = Grams(features, "", numbering=printed)
        self._lower = Grams(features, "lower", numbering=lower, dictionary=known)
        self._titles = [features.switch(n, "istitle") for n in (2, 3)]
        self.vocabulary = Vocabulary(features, known, printed=printed, lower=lower)
        self._edges = _Edges(features)
        self._path = _Path(model.weights)
        self._referee = Referee(model.weights, model.features, known)

    def begins(self, tokens: Numbers, firsts: Numbers) -> list[bool]:
        """Tell of every token, given as a row of the vocabulary, whether a word begins with it.

        The tokens are those of sentences that begin at the indexes `firsts`.
        """
        sizes = np.diff(firsts, append=tokens.size)
        starts = firsts + _APART * np.arange(1, firsts.size + 1)
        rows = np.zeros(tokens.size + _APART * (firsts.size + 1), np.int64)
        rows[np.arange(tokens.size) + np.repeat(starts - firsts, sizes)] = tokens
        scores = self._scores(rows)
        self._edges.add_to(scores, starts, sizes)
        flat: list[float] = scores.tolist()
        begins: list[bool] = []
        for start, size in zip(starts.tolist(), sizes.tolist(), strict=True):
            found = self._path.begins(flat[start : start + size])
            if found is None:
                sentence = rows[start : start + size].tolist()
                found = self._referee.begins([self.vocabulary.tokens[row] for row in sentence])
            begins += found
        return begins

    def _scores(self, rows: Numbers) -> Vector:
        """Score tokens by what stands at and around them, the edges left out."""
        known = self.vocabulary
        near = known.weights[rows]
        scores = np.zeros(rows.size)
        for at, place in enumerate(PLACES):
            scores[_APART:-_APART] += near[_APART + place : rows.size - _APART + place, at]
        self._printed.add_to(scores, known.printed[rows])
        self._lower.add_to(scores, known.lower[rows])
        titles = known.titles[rows]
        runs = titles
        for size, switch in enumerate(self._titles, 1):
            runs = runs[:-1] & titles[size:]
            hits = np.flatnonzero(runs)
            for at in np.flatnonzero(switch).tolist():
                scores[hits - PLACES[at]] += switch[at]
        return scores


class _Edges:
    """What a place in a sentence weighs, whatever stands there."""

    def __init__(self, features: Features) -> None:
        """Weigh the places of short sentences, the ends of long ones, and the middle."""
        middle = features.at_edge(_LONG // 2, _LONG)
        self._middle = middle
        self._ends = [
            (features.at_edge(i, _LONG) - middle, features.at_edge(_LONG - 1 - i, _LONG) - middle)
            for i in range(_APART)
        ]
        self._short = {n: [features.at_edge(i, n) for i in range(n)] for n in range(1, _FAR)}

    def add_to(self, scores: Vector, starts: Numbers, sizes: Numbers) -> None:
        """Add the weights of places to the scores of sentences that begin at `starts`."""
        scores += self._middle
        is_long = sizes >= _FAR
        firsts, lasts = starts[is_long], (starts + sizes)[is_long] - 1
        for i, (first, last) in enumerate(self._ends):
            scores[firsts + i] += first
            scores[lasts - i] += last
        for start, size in zip(starts[~is_long].tolist(), sizes[~is_long].tolist(), strict=True):
            scores[start : start + size] += np.array(self._short[size]) - self._middle


class _Path:
    """The best path: after each token, how far the best path to I is ahead of that to B."""

    def __init__(self, weights: Weights) -> None:
        """Compare the transitions. Raises ValueError for labels that rather stay than change."""
        go = weights.transitions
        self._from_b = go["B", "I"] - go["B", "B"]
        self._from_i = go["I", "I"] - go["I", "B"]
        self._crossed = go["B", "I"] - go["I", "B"]
        self._all_b = go["B", "B"] - go["I", "B"]
        self._all_i = go["B", "I"] - go["I", "I"]
        if self._all_b >= self._all_i:
            raise ValueError("the labels of this model rather stay than change")

    def begins(self, scores: Sequence[float]) -> list[bool] | None:
        """Tell of each token of a sentence whether it is B; None where that is a close call."""
        all_i, all_b = self._all_i, self._all_b
        lead = scores[0]
        settled: list[bool | None] = []  # whether the one before is B; None: if this one is not
        for score in scores[1:]:
            if lead > all_i + _CLOSE:
                lead = self._from_i + score
                settled.append(False)
            elif lead < all_b - _CLOSE:
                lead = self._from_b + score
                settled.append(True)
            elif all_b + _CLOSE < lead < all_i - _CLOSE:
                lead = self._crossed - lead + score
                settled.append(None)
            else:
                return None
        if abs(lead) < _CLOSE:
            return None
        begin = lead <= 0
        begins = [begin]
        for answer in reversed(settled):
            begin = not begin if answer is None else answer
            begins.append(begin)
        begins.reverse()
        begins[0] = True
        return begins
