"""Many phrases as one pattern that costs little where none of them stands."""

import re
from collections.abc import Iterable

Tree = dict[str, "Tree"]
_END = ""


def alternatives(phrases: Iterable[str], *, blank: str = " ") -> str:
    """Give a pattern of the longest of some phrases at a place, without the border behind it.

    Alternatives share their beginnings, so that few are tried; `blank` is written for a blank. What
    may end a phrase is an empty alternative, which is tried faster than a `?` is counted.
    Put `(?!\\w)` behind it: the pattern then falls back on shorter phrases as far as it must.

    >>> alternatives(["năm", "năm nay", "nay"], blank=" {1,3}")
    '(?:n(?:ay|ăm(?: {1,3}nay|)))'
    """
    tree: Tree = {}
    for phrase in phrases:
        node = tree
        for letter in phrase:
            node = node.setdefault(letter, {})
        node[_END] = {}
    return f"(?:{_pattern(tree, blank)})"


def _pattern(node: Tree, blank: str) -> str:
    branches = [
        (blank if letter == " " else re.escape(letter)) + _pattern(node[letter], blank)
        for letter in sorted(node)
        if letter != _END
    ]
    if not branches:
        return ""
    joined = "|".join(branches)
    if _END in node:
        return f"(?:{joined}|)"
    return joined if len(branches) == 1 else f"(?:{joined})"
