"""Words of an article as a terminal or a page may show them."""

_LONGEST = 70
# C0 and DEL have pictures of their own; C1, line separators and turns of direction have none.
_VISIBLE = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n"}
_VISIBLE |= {0x7F: 0x2421}
_VISIBLE |= dict.fromkeys(
    (*range(0x80, 0xA0), 0x2028, 0x2029, *range(0x202A, 0x202F), *range(0x2066, 0x206A)), 0xFFFD
)


def printable(words: str) -> str:
    """Give words on one line without control characters, which a terminal would obey.

    >>> printable("Quận ủy\\x1b[31m\\nQuận 4")
    'Quận ủy[31m Quận 4'
    """
    return "".join(char for char in " ".join(words.split()) if char.isprintable())


def visible(words: str) -> str:
    """Give words with a picture for each character that orders instead of showing.

    One code point stands for one, so that offsets stay: controls are U+2400 and following, line
    and paragraph separators and turns of writing direction U+FFFD; tab and line feed stay.

    >>> visible("Quận\\x1b[31m\\u2028 4")
    'Quận␛[31m� 4'
    """
    return words.translate(_VISIBLE)


def short(words: str, longest: int = _LONGEST) -> str:
    """Give words on one line, with `…` for what is longer than `longest` characters."""
    line = printable(words)
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def plural(number: int, noun: str, more: str | None = None) -> str:
    """Give a number with its noun.

    >>> plural(1, "entity", "entities"), plural(2, "entity", "entities")
    ('1 entity', '2 entities')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {more or noun + 's'}"
