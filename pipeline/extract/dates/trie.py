"""Many words as one pattern that costs little where none of them stands."""

import re
from collections.abc import Iterable
from typing import Final

NO_WORD: Final = r"[^0-9a-z_\u00aa-\u024f\u1e00-\u1eff]"
"""No letter or digit, in folded text; written out, because `\\W` costs twice as much."""

Tree = dict[str, "Tree"]
_END = ""


def any_of(words: Iterable[str], *, space: str = " {1,3}") -> str:
    """Give a pattern for any of the words, the longest first; a blank in them stands for `space`.

    >>> any_of(["năm", "năm nay", "nay"])
    '(?:n(?:ay|ăm(?: {1,3}nay)?))'
    """
    tree: Tree = {}
    for word in sorted(set(words)):
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[_END] = {}
    return f"(?:{_pattern(tree, space)})"


def _pattern(node: Tree, space: str) -> str:
    branches = [
        (space if letter == " " else re.escape(letter)) + _pattern(below, space)
        for letter, below in node.items()
        if letter != _END
    ]
    if not branches:
        return ""
    joined = "|".join(branches)
    if _END in node:
        return f"(?:{joined})?"
    return joined if len(branches) == 1 else f"(?:{joined})"
