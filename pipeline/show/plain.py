"""Words of an article as a terminal may show them."""


def printable(words: str) -> str:
    """Give words on one line without control characters, which a terminal would obey.

    >>> printable("Quận ủy\\x1b[31m\\nQuận 4")
    'Quận ủy[31m Quận 4'
    """
    return "".join(char for char in " ".join(words.split()) if char.isprintable())
