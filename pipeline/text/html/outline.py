"""Where on a page the article is, by its structure: the element that holds the running text."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from ..lines import Line
from .dom import Element
from .lines import PageLine
from .tags import BLOCKS

_SHARE: Final = 0.75
"""The innermost element with this share of the running text holds the article."""
_MOST_INSIDE: Final = 0.35
"""A box by its name that holds more of the running text is none."""
_SHORTEST_HEADLINE: Final = 12
LINKED: Final = 0.6
"""So much of a line inside links: it leads elsewhere."""
_TAGS: Final = frozenset({"nav", "footer", "aside", "menu", "search", "dialog", "marquee"})
_ROLES: Final = frozenset({"navigation", "contentinfo", "complementary", "search", "banner"})
_NAMES: Final = frozenset(
    re.findall(
        r"\S+",
        """
        menu nav navbar navigation topmenu mainmenu leftmenu breadcrumb breadcrumbs crumb crumbs
        duongdan footer foot bottom sidebar leftcol rightcol related relate relates
        relatednews lienquan tinlienquan tinkhac khac other others othernews tincu tinmoi
        cungchuyenmuc comment comments binhluan ykien respond disqus share social sharing
        addthis fb facebook zalo twitter banner banners ad ads advert advertisement
        quangcao qc copyright counter thongke truycap visitor visitors online hits login dangnhap
        search timkiem tag tags tagcloud keyword keywords popular mostread docnhieu xemnhieu hot
        newest newsletter subscribe pagination pager paging toolbar tools tool rating vote poll
        weblink weblinks lienket ticker marquee hidden skip cookie popup modal copyright topbar
        toplink utility utilities print
        """,
    )
)
_CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
_PARTS: Final = re.compile(r"[^A-Za-z]+")


@dataclass(frozen=True)
class Row:
    """One line of the text: a line of the page, or the cells of a table's row."""

    line: Line
    """Its words and place in the text."""
    cells: tuple[PageLine, ...]

    @property
    def element(self) -> Element:
        """The innermost block of its first cell."""
        return self.cells[0].element

    @cached_property
    def linked(self) -> float:
        """Share of its characters inside links."""
        return sum(cell.links for cell in self.cells) / max(1, self.line.size)

    @cached_property
    def running(self) -> bool:
        """Tell a paragraph of running text."""
        return self.line.is_sentence and self.linked < 0.4 and self.line.date is None


class Outline:
    """The article's element, and which lines lie outside or in a box of the site's."""

    def __init__(self, rows: list[Row]) -> None:
        """Weigh every element by the running text in it."""
        self._weights: dict[Element, int] = {}
        self._total = 0
        before: Row | None = None
        for row in rows:
            if row.running and not _is_teaser(before, row):
                self._total += row.line.size
                for element in up(row.element):
                    self._weights[element] = self._weights.get(element, 0) + row.line.size
            before = row
        self._boxed: dict[Element, bool] = {}
        self.holder = self._find_holder()

    def inside(self, row: Row) -> bool:
        """Tell a line of the element that holds the article, in no box."""
        return any(element is self.holder for element in up(row.element)) and not self.boxed(row)

    def boxed(self, row: Row) -> bool:
        """Tell a line in a menu, a footer or a box beside the article, by tag, role or name."""
        path = []
        verdict = False
        for element in up(row.element):
            known = self._boxed.get(element)
            if known is not None:
                verdict = known
                break
            path.append(element)
        for element in reversed(path):
            verdict = verdict or self._is_box(element)
            self._boxed[element] = verdict
        return verdict

    def _is_box(self, element: Element) -> bool:
        if self._total and self._weights.get(element, 0) > _MOST_INSIDE * self._total:
            return False
        if element.tag in ("html", "body"):
            return False
        return element.tag in _TAGS or _is_named_box(element.hint)

    def _find_holder(self) -> Element | None:
        """Go down from the root as long as one child has most of the running text."""
        if not self._total:
            return None
        heavy = [
            element
            for element, weight in self._weights.items()
            if weight >= _SHARE * self._total and element.tag in BLOCKS
        ]
        return max(heavy, key=lambda e: len(up(e))) if heavy else None


def up(element: Element | None) -> list[Element]:
    """Give an element and all around it, the innermost first."""
    found = []
    while element is not None:
        found.append(element)
        element = element.parent
    return found


def _is_teaser(before: Row | None, row: Row) -> bool:
    """Tell a sentence below the headline that it leads to: both in one small box."""
    if before is None or before.linked < LINKED or before.line.size < _SHORTEST_HEADLINE:
        return False
    above = before.element.parent
    return above is not None and above.tag != "body" and above in up(row.element)[:3]


def _is_named_box(hint: str) -> bool:
    if not hint:
        return False
    for name in hint.split():
        words = [w.lower() for part in _PARTS.split(name) for w in _CAMEL.split(part) if w]
        if any(w in _NAMES for w in words) or "".join(words) in _NAMES or words[:1] == ["widget"]:
            return True
        if name.lower() in _ROLES:
            return True
    return False
