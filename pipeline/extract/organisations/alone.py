"""Heads alone: behind most heads of a text stands nothing that could belong to a body."""

from functools import cache

from . import lexicon
from .body import Body
from .places import SMALL_REGIONS
from .view import NEWLINE, View

_BORDERS = frozenset({"", ",", ".", ";", ":", ")", "?", "!", "…", "”"})
"""Marks that no body goes on behind."""
_RULES = {
    "place": "organisations.territory", "organ": "organisations.organ",
    "authority": "organisations.authority", "zone": "organisations.zone",
    "company": "organisations.company", "field": "organisations.head",
}  # fmt: skip
"""Frames whose heads may be short forms, and the rule that reads them."""
_LONG = 4
"""Heads of so many syllables hold a field themselves, and are more than short forms."""


def is_alone(view: View, end: int, frame: str) -> bool:
    """Tell at once, by the word behind a head, that nothing there can belong to its body."""
    word = view.low[end]
    if word in _BORDERS:
        return True
    if not word[0].isalpha():
        return word[0] == NEWLINE
    return word not in _openers()[frame] and not view.cased[view.starts[end]].isupper()


def alone(view: View, place: int, end: int, entry: lexicon.Entry) -> Body | None:
    """Give what a head means alone: a bare body where it may be a short form, else nothing."""
    if entry.frame == "zone" and view.is_upper(place):
        return None
    return Body(place, end, entry.body_type, _RULES[entry.frame], entry.canonical, bare=True)


def says_nothing(entry: lexicon.Entry, *, capital: bool) -> bool:
    """Tell that a head means no body where it is alone: in small letters, or a unit of another.

    Behind the small `cơ quan` a body can begin with a capital: `cơ quan Cảnh sát điều tra`.
    """
    if entry.frame in ("place", "unit"):
        return entry.frame == "unit"
    return not capital and not entry.canonical.startswith("cơ quan ")


def may_be_short(place: int, end: int, entry: lexicon.Entry) -> bool:
    """Tell whether a head that is alone can only be a short form: a long one is more."""
    if entry.frame not in _RULES or "thường trực" in entry.canonical:
        return False
    words = end - place if entry.frame == "field" else len(entry.canonical.split())
    return words < _LONG + (entry.frame == "company") or entry.frame not in ("field", "company")


@cache
def _openers() -> dict[str, frozenset[str]]:
    """Give the small words that may belong to a body behind the heads of each frame."""
    near = lexicon.near()
    heads, zones = lexicon.begins(""), near.zone_heads
    where = frozenset(near.levels.first) | SMALL_REGIONS
    field = frozenset(near.terms.first) | where | {"số", "các", "về", "và"}
    organ = heads | where | {"các", "khối", "ngành"}
    return {
        "place": organ, "organ": organ, "office": organ,
        "self": zones | where | {"các", "khối", "ngành", "tại", "của"},
        "authority": zones | {"các"},
        "zone": field, "field": field, "unit": field | heads,
        "company": field | heads | frozenset(near.forms.first),
    }  # fmt: skip
