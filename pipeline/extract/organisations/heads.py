"""A head as it was read, with its surroundings and the way to the body inside."""

from collections.abc import Callable

from . import lexicon
from .body import Body
from .view import View

MAX_DEPTH = 4
PARENTS = frozenset(
    {"công ty", "tổng công ty", "tập đoàn", "nhà máy", "xí nghiệp", "sở", "bộ", "trường",
     "bệnh viện", "ban quản lý", "ngân hàng", "công ty cổ phần", "hợp tác xã", "cục",
     "ủy ban nhân dân", "hội đồng nhân dân"}
)  # fmt: skip
"""Bare heads that an organ may have as its body: `Công đoàn Công ty`, `Thanh tra Sở`."""


class Head:
    """A head at a place: where it ends, its words written out, and its type."""

    __slots__ = ("capital", "end", "first", "office", "read", "type", "view", "words")

    def __init__(
        self,
        view: View,
        first: int,
        found: tuple[int, lexicon.Entry],
        read: Callable[[int], Body | None],
        *,
        office: bool,
    ) -> None:
        """Look at a head of the lexicon where it stands."""
        self.view = view
        self.first = first
        self.end, entry = found
        self.words = entry.canonical
        self.type = entry.body_type
        """None where the body that it belongs to has the type."""
        self.capital = view.cased[view.starts[first]].isupper()
        """The head begins with a capital."""
        self.office = office
        """A person's office stands in front, so that a person's name may follow."""
        self.read = read
        """Reads the body that begins at a word."""

    def parent(self, at: int) -> Body | None:
        """Give the body at a word, with or without a capital of its own, behind a hyphen or not."""
        view = self.view
        at = at + 1 if view.at(at) == "-" and view.spaced(at) else at
        inside = self.read(at)
        if inside is None or inside.type == "zone":
            return None
        return inside if view.is_capital(at) or inside.proper else None

    def owner(self, at: int) -> Body | None:
        """Give the particular body at a word, or a bare one that a short form may have."""
        inside = self.parent(at)
        if inside is None or (inside.bare and inside.head not in PARENTS):
            return None
        return inside


def follows_office(view: View, place: int) -> bool:
    """Tell whether a person's office stands in front of a word, or ends in it (`Trưởng ban`)."""
    cues = view.cues
    for size in cues.office_sizes.get(view.low[place - 1], ()):
        found = cues.offices.match(view.low, place - size) if size <= place else None
        if found is not None and found[0] >= place:
            return True
    return False
