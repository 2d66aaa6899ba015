"""The table of the cue words that one pass over an article looks for."""

import re
from functools import cache
from typing import Final

from ...data.alternatives import alternatives
from .lexicon import surfaces

KINDS: Final = (
    "directive", "modal", "past", "focus", "agreed", "ahead", "strong_noun", "charged", "urged",
    "by_document", "formal", "pact", "granted", "takes", "demanded", "ordered", "ruled",
)  # fmt: skip
"""The kinds of cue words that the pass finds; others are looked for where they matter."""
CHARGING: Final = ("có trách nhiệm", "chịu trách nhiệm", "có nhiệm vụ")
READ: Final = (*KINDS, "crime")
_MORE: Final = {"directive": ("giao",), "past": ("đã",), "formal": ("trả lời ",)}
"""Words found besides those of the table; behind `trả lời` stands a sign, read as a blank."""
_MUST: Final = ("cần", "phải", "cần phải")
"""Before verbs that urge (`tăng cường`) they ask by themselves: `các cấp công đoàn cần …`."""
_FIRST: Final = ("1 ", "1-", "a ", "i ", "một ", "thứ nhất ")
"""How first markers of groups read where signs are spaces: `(1)`, `1.`, `a)`, `Một,`."""
_ASKING: Final = ("directive", "ahead", "charged", "urged", "by_document", "formal", "pact")


@cache
def _words() -> dict[str, tuple[str, ...]]:
    words = {kind: surfaces(kind) + _MORE.get(kind, ()) for kind in READ}
    urging = tuple(
        f"{must} {verb}" for must in _MUST for verb in surfaces("urged", "due", "seen_to")
    )
    urging += tuple(f"{must} {verb}" for must in CHARGING for verb in surfaces("due", "seen_to"))
    return words | {"urged": urging}


@cache
def pattern() -> re.Pattern[str]:
    """Give the one pattern of the pass; it begins with a literal, which makes it fast."""
    return re.compile(alternatives(known_words()))


@cache
def known_words() -> dict[str, tuple[bool, bool, tuple[tuple[str, str], ...]]]:
    """Give whether a word may ask, may be a first marker, and which kinds of words begin there."""
    soft = set(surfaces("soft")) - {
        "lưu ý",
        "nhấn mạnh",
        "chỉ rõ",
        "mong muốn",
        "mong",
        "kêu gọi",
        "quán triệt",
    }
    asking = {word for kind in _ASKING for word in _words()[kind]} - soft
    known: dict[str, tuple[bool, bool, tuple[tuple[str, str], ...]]]
    known = {f" {word}": (False, True, ()) for word in _FIRST}
    for word in {word for words in _words().values() for word in words}:
        kinds = []
        for kind, words in _words().items():
            inside = [w for w in words if f"{word} ".startswith(f"{w} ")]
            kinds += [(kind, max(inside, key=len))] if inside else []
        known[f" {word} "] = any(w in asking for _, w in kinds), False, tuple(kinds)
    return known
