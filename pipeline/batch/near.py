"""Nearly the same text: MinHash signatures of word shingles, and the groups they make."""

import re
from functools import cache
from typing import Any, Final

from schemas.record import ArticleRecord

from ..errors import SetupError

_PERMUTATIONS: Final = 128
_SHINGLE: Final = 3  # words
_FEWEST: Final = 20  # shingles; shorter texts are alike by accident
_SEED: Final = 1
WIDTH: Final = _PERMUTATIONS * 4
"""Bytes of one signature."""
_NOTHING: Final = b"\xff" * WIDTH
_FURNITURE: Final = frozenset({"boilerplate", "page_header", "stamp", "byline"})
_WORD: Final = re.compile(r"\w+")


def signature(record: ArticleRecord) -> bytes:
    """Give the signature of a record's running text, the same on every machine.

    What a site puts around an article is left out, so that a text that many portals took from one
    agency is the same text. A text of a few words has none: WIDTH bytes of 255.
    """
    text = record.text or ""
    words = [
        word
        for block in record.blocks
        if block.kind not in _FURNITURE
        for word in _WORD.findall(text[block.start : block.end].casefold())
    ]
    shingles = {" ".join(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1)}
    if len(shingles) < _FEWEST:
        return _NOTHING
    found = _empty()
    found.update_batch([shingle.encode() for shingle in sorted(shingles)])
    values: bytes = found.hashvalues.astype("<u4").tobytes()
    return values


def _empty() -> Any:
    return _prototype().copy()


@cache
def _prototype() -> Any:
    try:
        from datasketch import MinHash
    except ImportError as error:
        raise SetupError(
            "missing_extra", "--near needs datasketch, which is not installed",
            hint='Run `pip install "vifacts[dedupe]"`.',
        ) from error  # fmt: skip
    return MinHash(_PERMUTATIONS, seed=_SEED, scheme="affine32")
