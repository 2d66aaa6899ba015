"""Abbreviations written out: what the article defines itself first, then the lexicon."""

import re
from collections.abc import Mapping
from functools import lru_cache

from . import lexicon

_DEFINED = re.compile(r"\(([A-ZĐ]{2,8})\)")
_WORD = re.compile(r"[^\W\d_]+")
_INNER = re.compile(r" *\([^()]{1,40}\)(?= )")
_PIECES = re.compile(r"[^\s()“”\"]+(?: và XH)?")
_JOINTS = re.compile(r"([.\-&,–]+)")
_SHORT = re.compile(r"[A-ZĐƯ][A-ZĐƯ&.-]")
_REACH = 60
_TITLE = 24
"""Longer wordings in capitals are titles, not abbreviations."""


def defined(text: str) -> dict[str, str]:
    """Give the abbreviations that the article itself explains by their first letters.

    >>> defined("Công nhân của khu công nghiệp (KCN) tăng ca.")
    {'KCN': 'khu công nghiệp'}
    """
    found: dict[str, str] = {}
    for match in _DEFINED.finditer(text):
        before = text[max(0, match.start() - _REACH) : match.start()]
        words = list(_WORD.finditer(before))[-len(match[1]) :]
        initials = "".join(word[0][0] for word in words).upper()
        if initials == match[1]:
            found.setdefault(match[1], " ".join(before[words[0].start() :].split()))
    return found


def written_out(words: str, own: Mapping[str, str]) -> str:
    """Give a name with its abbreviations written out and without the bracketed ones.

    >>> written_out("LĐLĐ TP", {})
    'Liên đoàn Lao động thành phố'
    """
    return _written_out(words, own) if own else _known(words)


def _written_out(words: str, own: Mapping[str, str]) -> str:
    text = " ".join(words.split())
    if "(" in text:
        text = _INNER.sub("", text)
    if _SHORT.search(text) and (not text.isupper() or len(text) < _TITLE):
        known = lexicon.abbreviations()
        text = _PIECES.sub(lambda m: _expanded(m[0], own, known), text)
    return text[:1].upper() + text[1:]


@lru_cache(maxsize=4096)
def _known(words: str) -> str:
    """Write out what only the lexicon explains: the same wordings stand in many articles."""
    return _written_out(words, {})


def _expanded(piece: str, own: Mapping[str, str], known: Mapping[str, str]) -> str:
    whole = own.get(piece) or known.get(piece)
    if whole is not None or piece.isalpha() or piece.islower():
        return whole or piece
    parts = _JOINTS.split(piece)
    if parts[0] in ("TP", "TX", "TT") and len(parts) == 3 and parts[1] == ".":
        return f"{known.get(parts[0], parts[0])} {known.get(parts[2], parts[2])}"
    return "".join(own.get(part) or known.get(part) or part for part in parts)
