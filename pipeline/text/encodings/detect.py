"""Which old encoding bytes are in: the one whose text is the most Vietnamese, or none."""

from dataclasses import dataclass
from typing import Final

from .coding import LEGACY, decode_as
from .syllables import Score, vietnamese_score

SURE: Final = 0.85
"""So much of the words with marks must be possible syllables; running text has .97 and more."""
_AHEAD: Final = 0.15
"""So much more than under any other encoding that gives another text."""
_FEWEST: Final = 3
"""Fewer words prove nothing."""
_SAMPLE: Final = 65536
_STANDARD: Final = ("tcvn3", "tcvn5712-1")


@dataclass(frozen=True, slots=True)
class Candidate:
    """An encoding and how Vietnamese the bytes are in it."""

    name: str
    score: Score
    sample: str

    def __str__(self) -> str:
        """Give `tcvn3 98 % of 120 words`."""
        return f"{self.name} {round(100 * self.score.share)} % of {self.score.marked} words"


def candidates(content: bytes, *, names: tuple[str, ...] = LEGACY) -> list[Candidate]:
    """Give the encodings that the bytes can be in, the most Vietnamese first.

    >>> candidates(b"C\\xabng \\xaeo\\xb5n khu c\\xabng nghi\\xd6p")[0].name
    'tcvn3'
    """
    sample = _sample(content)
    found = []
    for name in names:
        try:
            text = decode_as(sample, name).source
        except UnicodeDecodeError:
            continue
        found.append(Candidate(name, vietnamese_score(text), text))
    found.sort(key=lambda c: (-c.score.share, names.index(c.name)))
    return _settled(found)


def _settled(ranked: list[Candidate]) -> list[Candidate]:
    """Leave one reading of the Vietnamese standard: capitals or quotes below 0xA0, what fits."""
    readings = [c for c in ranked if c.name in _STANDARD]
    if len(readings) < 2:
        return ranked
    best = max(readings, key=lambda c: (2 * c.score.valid - c.score.marked, c.name == _STANDARD[0]))
    return [c for c in ranked if c is best or c not in readings]


def sure_one(ranked: list[Candidate]) -> Candidate | None:
    """Give the first candidate if it is Vietnamese and no other text is nearly as much so."""
    if not ranked:
        return None
    best = ranked[0]
    others = [c.score.share for c in ranked[1:] if c.sample != best.sample]
    if best.score.share < SURE or best.score.valid < _FEWEST:
        return None
    if others and best.score.share - max(others) < _AHEAD:
        return None
    return best


def _sample(content: bytes) -> bytes:
    """Give the bytes from the first that is beyond ASCII on, as many as decide."""
    if len(content) <= _SAMPLE:
        return content
    first = next(
        (i for i in range(0, len(content), 4096) if not content[i : i + 4096].isascii()), 0
    )
    return content[first : first + _SAMPLE]
