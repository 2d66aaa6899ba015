"""Abbreviations in brackets: inside a name, or behind it as a mention of their own."""

from .view import NEWLINE, View

_MAX = 12


def bracket(view: View, place: int) -> int | None:
    """Give the end of a bracketed abbreviation that begins at a word: `(BQL KCX-KCN)`."""
    if view.at(place) != "(":
        return None
    letters = 0
    for end in range(place + 1, min(place + _MAX, view.size)):
        word = view.at(end)
        if word == ")":
            return end + 1 if letters else None
        if word[0] == NEWLINE or word == "(":
            return None
        if view.is_word(end):
            if not (view.is_upper(end) or view.is_number(end) or word in ("các", "và", "tỉnh")):
                return None
            letters += view.is_upper(end) and len(word) > 1
    return None
