"""Elements by what they do to the text: hide it, end its line, set it apart."""

import re
from collections.abc import Mapping
from typing import Final

HIDDEN: Final = frozenset(
    {
        "script", "style", "noscript", "template", "head", "title", "meta", "link", "select",
        "textarea", "datalist", "iframe", "object", "embed", "svg", "canvas", "audio", "video",
        "map", "frameset", "noframes", "math", "input", "img", "rp",
    }
)  # fmt: skip
BLOCKS: Final = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog",
        "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2",
        "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu",
        "nav", "ol", "p", "pre", "search", "section", "summary", "table", "tbody", "td", "tfoot",
        "th", "thead", "tr", "ul", "caption", "marquee", "listing", "xmp", "plaintext", "optgroup",
        "option",
    }
)  # fmt: skip
APART: Final = frozenset(
    {
        "p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "table", "ul", "ol", "dl",
        "figure", "hr",
    }
)  # fmt: skip
"""Elements that a blank line sets apart, as they are shown."""
CELLS: Final = frozenset({"td", "th"})
_UNSEEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def is_unseen(attributes: Mapping[str, str | None]) -> bool:
    """Tell an element that is not shown: `hidden`, `display: none`, `visibility: hidden`."""
    if not attributes:
        return False
    return "hidden" in attributes or bool(_UNSEEN.search(attributes.get("style") or ""))
