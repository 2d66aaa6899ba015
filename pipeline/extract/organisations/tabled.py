"""Zones in the rows of a table whose first column says so: under `Tên KCN` stands `Đại An`."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from ...text.cells import AMONG, SUMS_UP, first_head, label
from . import lexicon
from .body import Body
from .mention import Mention, Taken
from .places import known_place, names_person
from .view import View

RULE: Final = "organisations.zone_table"
_GAP: Final = r"(?:[ \u00a0]{2}|[ \u00a0]?[\t|])"
_KINDS: Final = "khu công nghiệp|khu chế xuất|khu kinh tế|cụm công nghiệp|kcn|ccn|kkt|kcx|khu|cụm"
_HEAD: Final = re.compile(rf"(?:Tên |Các |Tên các )?(?P<kind>(?i:{_KINDS}))")
_SPLIT: Final = re.compile(_GAP)
_CELL: Final = re.compile(rf"{_GAP}[ \u00a0\t|]{{0,40}}[\d-]")
"""What parts a label from the figure behind it."""
_MOST: Final = 60
_LONGEST: Final = 6
_LINE: Final = 300
_FIRST: Final = frozenset("KkCcTtSs| \t\u00a0")
"""How such a line can begin."""
_HEADS: Final = {"khu": "khu công nghiệp", "cụm": "cụm công nghiệp"}


def tabled(view: View, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Give the names in the first column of tables of zones, where nothing else was read there.

    Rows that sum up, traits and places are none: `Cộng`, `Trong đó nữ`, `Bắc Ninh`.
    """
    text = view.text
    if not any(sign in text for sign in ("\t", "|", "  ")):
        return
    taken = Taken(mentions)
    for head, below in _headings(view):
        for start, end in _names(text, below):
            body = _zone(view, start, end, head)
            if body is not None and taken.is_free(start, end) and view.holds_facts(body.first):
                yield Mention(start, end, "zone", RULE, body)


def _headings(view: View) -> Iterator[tuple[str, int]]:
    """Give what kind of zones the rows of a table are, and where the line of its heads ends."""
    text = view.text
    for block in view.article.blocks:
        start, end = block.start, block.end
        if text[start] not in _FIRST:
            continue
        line = text[start : min(end, start + _LINE)]
        if _SPLIT.search(line) and (head := _HEAD.fullmatch(first_head(line))):
            kind = head["kind"].lower()
            yield _HEADS.get(kind) or lexicon.abbreviations().get(kind.upper(), kind), end


def _names(text: str, place: int) -> Iterator[tuple[int, int]]:
    """Give the place of the label of each row below a heading."""
    for _ in range(_MOST):
        end = text.find("\n", place + 1)
        end = min(len(text) if end < 0 else end, place + _LINE)
        if not _CELL.search(text, place + 1, end):
            return
        first, last, _ = label(text, place + 1, end)
        if not (SUMS_UP.match(text, first, last) or AMONG.match(text, first, last)):
            yield first, last
        place = end


def _zone(view: View, start: int, end: int, head: str) -> Body | None:
    """Read a label as the name of a zone: capitals, then perhaps a number or `mở rộng`."""
    first, behind = view.index(start), view.index(end)
    size = behind - first
    if not 0 < size <= _LONGEST or not view.is_capital(first) or view.starts[first] != start:
        return None
    if known_place(view, first) or view.head(first) or names_person(view, first):
        return None
    words = view.low[first:behind]
    plain = words[:-2] if words[-2:] == ["mở", "rộng"] else words
    named = all(view.is_capital(k) or view.is_number(k) for k in range(first, first + len(plain)))
    return Body(first, behind, "zone", RULE, head, tuple(words), proper=True) if named else None
