"""The pages of corpus/pages with their gold, and how a reading is measured against it.

A page is an HTML file that begins with a comment: `<!--gold published=2019-03-15 encoding=vni-->`;
an element with `gold="KIND"` is of that kind, everything else is boilerplate. Both are taken out
before anybody reads the page. `form=nfd` and `entities=1` write its letters so.
"""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from pipeline.text.encodings.encode import encode_as

FOLDER = Path(__file__).parents[3] / "corpus" / "pages"
RUNNING = ("lead", "heading", "body", "caption", "table")
_HEAD = re.compile(r"<!--gold ([^>]*)-->\n")
_MARK = re.compile(r' gold="[a-z]+"')
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class GoldPage:
    """A page as a reader gets it, and what it should find."""

    name: str
    content: bytes
    html: str
    published: str
    parts: tuple[tuple[str, str], ...]
    """Kind and words of each marked element, in order."""

    def words(self, *kinds: str) -> Counter[str]:
        """Give the words of the parts of these kinds."""
        return Counter(w for kind, text in self.parts if kind in kinds for w in words(text))

    @property
    def title(self) -> str:
        """Give the first title, with single blanks."""
        return next(" ".join(text.split()) for kind, text in self.parts if kind == "title")


def words(text: str) -> list[str]:
    """Give the words of a text in lower case."""
    return _WORD.findall(unicodedata.normalize("NFC", text).lower())


def gold_pages() -> list[GoldPage]:
    """Give all pages in order of their names."""
    return [_page(path) for path in sorted(FOLDER.glob("*.html"))]


def _page(path: Path) -> GoldPage:
    marked = path.read_text(encoding="utf-8")
    head = _HEAD.match(marked)
    assert head, path.name
    says = dict(pair.split("=", 1) for pair in head[1].split())
    marked = marked[head.end() :]
    root = LexborHTMLParser(marked).root
    assert root is not None
    parts = tuple(
        (str(node.attributes["gold"]), node.text(deep=True, separator=" "))
        for node in root.css("[gold]")
    )
    html = _MARK.sub("", marked)
    if says.get("entities"):
        html = "".join(c if c < "\x7f" else f"&#{ord(c)};" for c in html)
    if says.get("form") == "nfd":
        html = unicodedata.normalize("NFD", html)
    bom = b"\xff\xfe" if says.get("encoding") == "utf-16" else b""
    content = bom + b"".join(_written(char, says.get("encoding", "utf-8")) for char in html)
    return GoldPage(path.stem, content, html, says["published"], parts)


@cache
def _written(char: str, encoding: str) -> bytes:
    """Give a character in an encoding, `&#178;` where it has none, as editors of pages do."""
    try:
        return encode_as(char, "utf-16-le" if encoding == "utf-16" else encoding)
    except UnicodeEncodeError:
        return f"&#{ord(char)};".encode()


@dataclass(frozen=True)
class Overlap:
    """Words found, words in gold, words in both."""

    found: int = 0
    gold: int = 0
    both: int = 0

    def __add__(self, other: "Overlap") -> "Overlap":
        """Add up."""
        return Overlap(self.found + other.found, self.gold + other.gold, self.both + other.both)

    @property
    def recall(self) -> float:
        """Share of gold that was found."""
        return self.both / self.gold if self.gold else 1.0

    @property
    def precision(self) -> float:
        """Share of what was found that is gold."""
        return self.both / self.found if self.found else 1.0


def overlap(found: Counter[str], gold: Counter[str]) -> Overlap:
    """Compare two bags of words."""
    return Overlap(found.total(), gold.total(), (found & gold).total())


def same_time(found: str | None, gold: str) -> bool:
    """Tell whether a date is the one of gold, to the minute where both state one."""
    if found is None:
        return False
    size = min(len(found), len(gold), 16)
    return size >= 10 and found[:size] == gold[:size]
