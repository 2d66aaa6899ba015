"""The parsed page: lexbor's tree (HTML5 as browsers build it), and places in it as XPath."""

import re
from typing import TYPE_CHECKING, Final

from ...errors import DecodeError, ReadError

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

MOST_TAGS: Final = 200_000
"""A long report has some 5,000."""
DEEPEST: Final = 512
"""Browsers built on Blink nest no deeper."""
_TAG: Final = re.compile(r"<(/?)([a-zA-Z][^\s/>]{0,40})")
_FLAT: Final = frozenset(
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
        "source", "track", "wbr", "p", "li", "dt", "dd", "option", "tr", "td", "th", "thead",
        "tbody", "tfoot", "colgroup", "html", "head", "body",
    }
)  # fmt: skip
"""Elements that hold nothing, or that the next of their kind ends."""
_PLAIN_NAME: Final = re.compile(r"[a-z][a-z0-9]{0,20}")


class Element:
    """An element that the walk went through; its XPath is written when asked for."""

    __slots__ = ("hint", "index", "parent", "place", "tag")

    def __init__(
        self, parent: "Element | None", tag: str, *, index: int, place: int, hint: str
    ) -> None:
        """Keep the place among siblings: `index` of the same tag, `place` of all, from 1."""
        self.parent = parent
        self.tag = tag
        self.index = index
        self.place = place
        self.hint = hint

    @property
    def xpath(self) -> str:
        """Give `/html[1]/body[1]/div[2]`; a tag with a strange name is its place: `*[3]`."""
        steps = []
        element: Element | None = self
        while element is not None:
            named = _PLAIN_NAME.fullmatch(element.tag) and element.tag not in ("svg", "math")
            step = f"{element.tag}[{element.index}]" if named else f"*[{element.place}]"
            steps.append(step)
            element = element.parent
        return "/" + "/".join(reversed(steps))


def parse(html: str) -> "LexborNode":
    """Give the root element of a page.

    Raises ReadError `html_extra_missing` where the parser is not installed, DecodeError `too_deep`
    or `too_large` for pages that nobody wrote.
    """
    _must_be_bounded(html)
    try:
        import trafilatura  # noqa: F401  (votes later; half of an extra would change what is read)
        from selectolax.lexbor import LexborHTMLParser
    except ModuleNotFoundError as error:
        raise ReadError(
            "html_extra_missing", "it is an HTML page, and the parser of pages is not installed",
            hint="Run `pip install 'vifacts[html]'`, or save the page as text and give that.",
        ) from error  # fmt: skip
    root = LexborHTMLParser(html).root
    if root is None:
        raise DecodeError("empty", "there is no page in it", hint="Look why it is blank.")
    return root


def _must_be_bounded(html: str) -> None:
    tags = html.count("<")
    if tags > MOST_TAGS:
        raise DecodeError(
            "too_large", f"{tags} tags are more than the {MOST_TAGS} that one page may have",
            hint="Split it into articles, or save its text and give that.",
        )  # fmt: skip
    if tags <= DEEPEST:
        return
    depth = 0
    for match in _TAG.finditer(html):
        if match[2].lower() in _FLAT:
            continue
        depth = max(depth - 1, 0) if match[1] else depth + 1
        if depth > DEEPEST:
            raise DecodeError(
                "too_deep", f"its elements are nested more than {DEEPEST} deep",
                hint="The page is damaged; save its text from a browser and give that.",
            )  # fmt: skip
