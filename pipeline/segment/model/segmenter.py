"""Text → words: the runs of a text, their tokens, and the words that the model makes of them."""

import re
from collections.abc import Iterable
from itertools import chain

import numpy as np

from .files import WordModel
from .tagger import Tagger
from .tokens import minds_its_place, tokens
from .vocabulary import Vocabulary

_RUN = re.compile(r"\S+")
_AT_ONCE = 10_000
"""So many tokens, and the rest of a sentence, are scored at once: memory stays flat."""
_KEPT = 40_000
"""So many different runs of characters are kept with their tokens; beyond, all are forgotten."""
_LAST = "\n"
"""Marks a run whose tokens depend on its being the last of its sentence."""


class Segmenter:
    """underthesea's words with their places; it keeps what it has read of runs, never of more."""

    def __init__(self, model: WordModel) -> None:
        """Arrange the model."""
        self._tagger = Tagger(model)
        self._vocabulary = self._tagger.vocabulary
        self._runs = _Runs(self._vocabulary)

    def words(self, text: str, pieces: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
        """Give the words of a text's pieces, half-open ranges; no word goes beyond its piece.

        The text is NFC, the pieces are in order: "công nhân may" is "công nhân", "may".
        """
        found: list[tuple[int, int]] = []
        batch = _Batch()
        for start, end in pieces:
            batch.add(text[start:end], start)
            if len(batch.runs) >= _AT_ONCE:
                found += self._cut(batch)
                batch = _Batch()
        return found + self._cut(batch)

    def _cut(self, batch: "_Batch") -> list[tuple[int, int]]:
        """Give the words of a batch."""
        if not batch.runs:
            return []
        if len(self._runs) > _KEPT:
            self._runs.forget()
        found = list(map(self._runs.__getitem__, batch.runs))
        counts = np.fromiter(map(len, found), np.int64, len(found))
        firsts = np.cumsum(counts) - counts
        rows = np.fromiter(chain.from_iterable(found), np.int64, int(counts.sum()))
        spaces = np.zeros_like(rows)
        spaces[firsts] = batch.gaps
        begins = np.flatnonzero(self._tagger.begins(rows, firsts[batch.firsts]))
        sizes = self._vocabulary.sizes[rows]
        ends = np.cumsum(sizes + spaces)
        lasts = np.append(begins[1:], rows.size) - 1
        return list(zip((ends - sizes)[begins].tolist(), ends[lasts].tolist(), strict=True))


class _Runs(dict[str, tuple[int, ...]]):
    """Runs with their tokens, as rows of the vocabulary; a run is read when it is first met."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Begin with nothing."""
        super().__init__()
        self._rows: dict[str, int] = {}
        self._vocabulary = vocabulary

    def __missing__(self, run: str) -> tuple[int, ...]:
        """Find the tokens of a run that was not met before."""
        rows = []
        for token in tokens(run.removesuffix(_LAST), last=run.endswith(_LAST)):
            row = self._rows.get(token)
            if row is None:
                row = self._rows[token] = self._vocabulary.add(token)
            rows.append(row)
        self[run] = found = tuple(rows)
        return found

    def forget(self) -> None:
        """Begin again with nothing."""
        self.clear()
        self._rows.clear()
        self._vocabulary.clear()


class _Batch:
    """Sentences to be cut at once: their runs, and the white space before each."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.runs: list[str] = []
        self.gaps: list[int] = []
        self.firsts: list[int] = []
        self._end = 0

    def add(self, piece: str, start: int) -> None:
        """Add a sentence that begins at a place of the text; one without words is none."""
        runs = piece.split()
        if not runs:
            return
        end, gap = len(piece), start - self._end
        if end - sum(map(len, runs)) == len(runs) - 1:
            gaps = [1] * len(runs)
            gaps[0] = gap
        else:
            spans = [m.span() for m in _RUN.finditer(piece)]
            end = spans[-1][1]
            gaps = [s - e for (s, _), (_, e) in zip(spans, [(0, -gap), *spans], strict=False)]
        if minds_its_place(runs[-1]) and piece[end:] in ("", "\n"):
            runs[-1] += _LAST
        self.firsts.append(len(self.runs))
        self.runs += runs
        self.gaps += gaps
        self._end = start + end
