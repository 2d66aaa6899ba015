"""Many phrases as one pattern: alternatives share their beginnings, so that few are tried."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

_END: Final = ""

_Node = dict[str, "_Node"]


def trie(phrases: Iterable[str]) -> str:
    """Give a pattern of the longest of some phrases at a place, without the border behind it.

    `["công nhân", "công nhân viên", "công ty"]` becomes `(?:công (?:nhân(?: viên|)|ty))`. Put
    `(?!\\w)` behind it: the pattern then falls back on shorter phrases as far as it must.
    """
    root: _Node = {}
    for phrase in phrases:
        node = root
        for sign in phrase:
            node = node.setdefault(sign, {})
        node[_END] = {}
    return f"(?:{_pattern(root)})"


def _pattern(node: _Node) -> str:
    found = [re.escape(sign) + _pattern(node[sign]) for sign in sorted(node) if sign != _END]
    if _END in node and found:
        found.append("")
    return found[0] if len(found) == 1 else f"(?:{'|'.join(found)})" if found else ""


@cache
def sign(*, digits: bool) -> str:
    """Give the class of all that is no letter, or no letter and no digit, spelled out.

    A pattern that begins with it is searched for much faster than one that begins with `\\W` or a
    look behind; every text must then have a sign in front of its first word.
    """
    none = r"[\W\d_]+" if digits else r"\W+"
    basic = "".join(map(chr, range(0x10000)))
    runs = (f"\\u{m.start():04x}-\\u{m.end() - 1:04x}" for m in re.finditer(none, basic))
    return f"[{''.join(runs)}\U00010000-\U0010ffff]"
