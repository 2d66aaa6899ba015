"""The best cut of sentences into words: scores of tokens, then the best path through them.

A conditional random field with two labels, B (a word begins) and I (it goes on). Only differences
count, so a token has one number, how much more speaks for I than for B, and so has a path.
"""

import numpy as np
import numpy.typing as npt

from .crfsuite import Weights
from .features import PLACES, Features, Vector
from .files import WordModel
from .grams import Grams, Numbering, Numbers
from .referee import Referee
from .vocabulary import Vocabulary

Flags = npt.NDArray[np.bool_]
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

    def begins(self, tokens: Numbers, firsts: Numbers) -> Flags:
        """Tell of every token, given as a row of the vocabulary, whether a word begins with it.

        The tokens are those of sentences that begin at the indexes `firsts`.
        """
        ends = np.append(firsts[1:], tokens.size)
        apart = _APART * np.arange(1, firsts.size + 1)
        places = np.arange(tokens.size) + np.repeat(apart, ends - firsts)
        rows = np.zeros(tokens.size + _APART * (firsts.size + 1), np.int64)
        rows[places] = tokens
        scores = self._scores(rows)
        self._edges.add_to(scores, firsts + apart, ends - firsts)
        begins, close = self._path.begins(scores[places], firsts, ends - 1)
        for sentence in {int(np.searchsorted(firsts, at, side="right")) - 1 for at in close}:
            part = slice(firsts[sentence], ends[sentence])
            names = [self.vocabulary.tokens[row] for row in tokens[part].tolist()]
            begins[part] = self._referee.begins(names)
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
    """The best path: after each token, how far the best path to I is ahead of that to B.

    That lead is what speaks for I in the token itself, less the lead before it, which counts
    within two bounds only. Most tokens weigh so much that theirs is beyond a bound whatever
    was before; so all leads are found at once, but for the few behind the others.
    """

    def __init__(self, weights: Weights) -> None:
        """Compare the transitions. Raises ValueError for labels that rather stay than change."""
        go = weights.transitions
        self._change = go["B", "I"] - go["I", "B"]
        self._low = go["B", "B"] - go["I", "B"]
        self._high = go["B", "I"] - go["I", "I"]
        if self._low >= self._high:
            raise ValueError("the labels of this model rather stay than change")

    def begins(self, scores: Vector, firsts: Numbers, lasts: Numbers) -> tuple[Flags, list[int]]:
        """Tell of each token whether it is B, and name the tokens that are a close call.

        The tokens are those of sentences, each from one of `firsts` to one of `lasts`.
        """
        leads = self._leads(scores, firsts, lasts)
        ties = np.minimum(np.abs(leads - self._low), np.abs(leads - self._high))
        ties[lasts] = np.abs(leads[lasts])
        begins = leads <= self._low
        begins[lasts] = leads[lasts] <= 0
        turns = (leads > self._low) & (leads < self._high)
        turns[lasts] = False
        for at in np.flatnonzero(turns)[::-1].tolist():
            begins[at] = not begins[at + 1]
        begins[firsts] = True
        return begins, np.flatnonzero(ties < _CLOSE).tolist()

    def _leads(self, scores: Vector, firsts: Numbers, lasts: Numbers) -> Vector:
        """Give the lead after each token; before the first of a sentence there is none."""
        low, high = self._low, self._high
        own = scores + self._change
        beyond = own > 2 * high
        waiting = ~(beyond | (own < 2 * low))
        counted = np.where(beyond, high, low)
        counted[firsts] = scores[firsts].clip(low, high)
        waiting[firsts] = waiting[lasts] = False
        leads = own.copy()
        leads[1:] -= counted[:-1]
        leads[firsts] = scores[firsts]
        for at in np.flatnonzero(waiting).tolist():
            leads[at + 1] = own[at + 1] - min(max(leads[at], low), high)
        return leads
