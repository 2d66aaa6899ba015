"""The class of signs, spelled out, in front of whatever is searched for."""

import re
from functools import cache


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
