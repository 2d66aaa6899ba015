"""A sentence with its facts blotted out: what stands between facts can then be read as a pattern.

Each character of a fact becomes a private-use character of its kind, so offsets stay as they are:
`Khu A có 97 doanh nghiệp` reads `Khu A có ` and fifteen times COUNT.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from schemas.base import TextSpan

from ..data import load
from ..data.alternatives import alternatives

COUNT: Final = "\ue000"
ZONES: Final = "\ue001"
"""A count of zones, which can itself be the scope of others: `tổng số lao động trong 5 khu`."""
BODY: Final = "\ue002"
DATE: Final = "\ue003"
SEMICOLON: Final = "\ue004"
"""A semicolon between those whom a cue asks: `đề nghị các sở; UBND các huyện:`."""
_UNIT: Final = {c: c.encode("utf-32-le") for c in (COUNT, ZONES, BODY, DATE, SEMICOLON)}
UPPER: Final = "A-Z" + "".join(
    c for c in map(chr, [*range(0xC0, 0xDE), *range(0x100, 0x1B1), *range(0x1EA0, 0x1EFA)])
    if c.isupper()
)  # fmt: skip
"""Capitals of Vietnamese, for a character class."""
WORD: Final = r"[^\W\d_]+"


def blot(text: str, spans: Iterable[tuple[TextSpan, str]], *, place: int = 0) -> str:
    """Give a text of the same length in which every span is a run of its character.

    Where spans overlap the later wins; a no-break space reads as a space. `place` is where the text
    begins in the one that the spans are of.
    """
    units = bytearray(text.replace("\u00a0", " ").encode("utf-32-le", "surrogatepass"))
    size = len(text)
    for span, character in spans:
        start, end = max(span.start - place, 0), min(span.end - place, size)
        units[4 * start : 4 * end] = _UNIT[character] * (end - start)
    return units.decode("utf-32-le", "surrogatepass")


@dataclass(frozen=True, slots=True)
class Blotted:
    """A blotted text as printed, and in lower case where it is read: most patterns read that."""

    text: str
    low: str

    @classmethod
    def of(
        cls, text: str, start: int, end: int, spans: Iterable[tuple[TextSpan, str]]
    ) -> "Blotted":
        """Blot out what stands in a range, and put that in lower case; the rest is never read."""
        part = blot(text[start:end], spans, place=start)
        low = part.lower()
        if len(low) != len(part):
            low = "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in part)
        before, behind = text[:start], text[end:]
        return cls(f"{before}{part}{behind}", f"{before}{low}{behind}")


def any_of(phrases: Iterable[str]) -> str:
    """Give the pattern of any of these phrases as whole words, longest first."""
    ordered = sorted(set(phrases), key=lambda p: (-len(p), p))
    return "(?:" + "|".join(map(re.escape, ordered)) + r")(?!\w)"


def words(kind: str, *, capital: bool = False) -> str:
    """Give the pattern of the cues of one type, as whole words (`link_cues.tsv`).

    With `capital` they may begin a sentence or a name: `khu công nghiệp`, `Khu công nghiệp`.
    """
    found = [row.surface for row in load("link_cues") if row.type == kind]
    return any_of(found + [w[0].upper() + w[1:] for w in found] if capital else found)


def backwards(kind: str) -> str:
    """Give the pattern of the cues of one type, as whole words, for text that is read backwards.

    What ends at a known place is then found by one match there, not by a search for its beginning:
    `words in front`[::-1].
    """
    return r"(?<!\w)" + any_of(row.surface[::-1] for row in load("link_cues") if row.type == kind)


def begins(phrases: Iterable[str]) -> str:
    """Give a pattern that finds where one of these phrases stands, as whole words; it is one wide.

    Alternatives share their beginnings and start with a letter each, so that the engine skips to
    those letters and tries few: `k(?=hu (?:công|kinh))`.
    """
    firsts: dict[str, set[str]] = {}
    for phrase in phrases:
        firsts.setdefault(phrase[0], set()).add(phrase[1:])
    found = (
        rf"{re.escape(first)}(?<![\w/].)(?={alternatives(firsts[first])}(?![^\W\d]))"
        for first in sorted(firsts)
    )
    return "|".join(found)
