"""The walk through a page: its visible text line by line, each piece with its text node."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from .dom import Element
from .tags import APART, BLOCKS, CELLS, HIDDEN, is_unseen

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_UNMARKED: Final = re.compile(r"list-style(?:-type)?\s*:\s*none", re.IGNORECASE)
_SPACES: Final = re.compile(r"[ \t\n\r\f]{2,}")
_LINE_ENDS: Final = re.compile(r"\r\n?|\n")
_TO_SPACE: Final = str.maketrans("\t\n\r\f", "    ")
_BLANK: Final = " \t\n\r\f\v\u00a0\u200b\u200c\u200d\ufeff\u2060\u3000"
_HINTS: Final = ("class", "id", "itemprop", "role", "rel")
LONGEST_CELL: Final = 160


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of one text node, one for one."""

    text: str
    owner: Element
    node: int
    """Number of the text node among those of its element, from 1; 0 for a blank that is in none."""
    offset: int
    """Place of the first character in the node's data."""


@dataclass(slots=True)
class PageLine:
    """A line of the page: what stands between two breaks, and where."""

    element: Element
    """The innermost block."""
    pieces: list[Piece] = field(default_factory=list)
    marker: str = ""
    """What the browser prints before an item: `1. `, `- `."""
    links: int = 0
    """Characters inside links."""
    apart: bool = False
    """True where a blank line stands before it."""
    joined: bool = False
    """True for a cell that stands in one row with the line before."""
    when: str | None = None
    """The `datetime` of a `<time>` or the `content` of a date property in it."""

    @property
    def text(self) -> str:
        """Give the words as they are shown."""
        return self.marker + "".join(piece.text for piece in self.pieces)


@dataclass(slots=True)
class _Frame:
    """An element that is open."""

    element: Element
    link: bool
    pre: bool
    following: "LexborNode | None"
    counts: dict[str, int] = field(default_factory=dict)
    children: int = 0
    texts: int = 0
    rows: list[list[tuple[int, int]]] | None = None
    """Of a table its rows: first and last line of each cell."""
    cells_from: int = 0
    item: str = ""
    numbered: int | None = None


def page_lines(root: "LexborNode") -> list[PageLine]:
    """Give all lines of a page that are not blank, in order."""
    return _Walk(root).lines()


class _Walk:
    """Goes through the tree without recursion."""

    def __init__(self, root: "LexborNode") -> None:
        self.found: list[PageLine] = []
        self.stack: list[_Frame] = []
        self.line: PageLine | None = None
        self.space = False
        self.marker = ""
        self.apart = False
        self.root = root

    def lines(self) -> list[PageLine]:
        self._open(self.root, None)
        while self.stack:
            frame = self.stack[-1]
            node = frame.following
            if node is None:
                self._close()
                continue
            frame.following = node.next
            if node.is_text_node:
                frame.texts += 1
                self._text(node.text_content or "", frame)
            elif node.is_element_node:
                self._open(node, frame)
        self._break()
        return self.found

    def _open(self, node: "LexborNode", above: _Frame | None) -> None:
        tag = node.tag or ""
        index = place = 1
        if above is not None:
            above.children = place = above.children + 1
            above.counts[tag] = index = above.counts.get(tag, 0) + 1
        if tag == "br":
            self.apart = self.apart or self.line is None
            self._break()
            return
        attributes = node.attributes
        if tag in HIDDEN or is_unseen(attributes):
            return
        hint = " ".join(v for k in _HINTS if (v := attributes.get(k))) if attributes else ""
        element = Element(
            above.element if above else None, tag, index=index, place=place, hint=hint
        )
        frame = _Frame(
            element, link=tag == "a" or bool(above and above.link),
            pre=tag in ("pre", "xmp", "listing") or bool(above and above.pre),
            following=node.child,
        )  # fmt: skip
        if tag in BLOCKS:
            self._break()
            self._set_apart(tag)
        self._note(frame, attributes)
        self.stack.append(frame)

    def _note(self, frame: _Frame, attributes: "dict[str, str | None]") -> None:
        """Keep what lists, tables and times say."""
        tag = frame.element.tag
        if tag in ("ol", "ul"):
            frame.item = "" if _UNMARKED.search(attributes.get("style") or "") else tag
            frame.numbered = _number(attributes.get("start"), 1)
        elif tag == "li":
            self._mark(attributes)
        elif tag == "table":
            frame.rows = []
        elif tag == "tr" and (table := self._table()) is not None and table.rows is not None:
            table.rows.append([])
        elif tag in CELLS:
            frame.cells_from = len(self.found)
        when = attributes.get("datetime") if tag == "time" else None
        if when is None and "date" in (attributes.get("itemprop") or "").lower():
            when = attributes.get("content") or attributes.get("datetime")
        if when:
            self._line(frame).when = when

    def _mark(self, attributes: "dict[str, str | None]") -> None:
        above = self.stack[-1] if self.stack else None
        if above is None or not above.item or _UNMARKED.search(attributes.get("style") or ""):
            return
        if above.item == "ul":
            self.marker = "- "
            return
        number = _number(attributes.get("value"), above.numbered or 1)
        above.numbered = number + 1
        self.marker = f"{number}. "

    def _close(self) -> None:
        frame = self.stack.pop()
        tag = frame.element.tag
        if tag in BLOCKS:
            self._break()
            self._set_apart(tag)
        if tag == "li":
            self.marker = ""
        if tag in CELLS:
            table = self._table()
            if table is not None and table.rows:
                table.rows[-1].append((frame.cells_from, len(self.found)))
        elif tag == "table" and frame.rows:
            self._join(frame.rows)

    def _set_apart(self, tag: str) -> None:
        """Note a blank line; paragraphs in the item of a list have none."""
        if tag in APART and not any(frame.element.tag == "li" for frame in self.stack[-3:]):
            self.apart = True

    def _table(self) -> _Frame | None:
        return next((f for f in reversed(self.stack) if f.rows is not None), None)

    def _join(self, rows: list[list[tuple[int, int]]]) -> None:
        """Make rows of lines where a table holds data: short cells of one line each."""
        filled = [[(a, b) for a, b in cells if b > a] for cells in rows]
        data = [cells for cells in filled if len(cells) > 1 and self._is_data(cells)]
        if len(data) < 2 or 2 * len(data) < sum(1 for cells in filled if cells):
            return
        for cells in data:
            for first, _ in cells[1:]:
                self.found[first].joined = True

    def _is_data(self, cells: list[tuple[int, int]]) -> bool:
        return all(
            last == first + 1 and not self.found[first].joined
            and len(self.found[first].text) <= LONGEST_CELL
            for first, last in cells
        )  # fmt: skip

    def _line(self, frame: _Frame) -> PageLine:
        if self.line is None:
            block = next(f for f in (*reversed(self.stack), frame) if f.element.tag in BLOCKS)
            inner = frame if frame.element.tag in BLOCKS else block
            self.line = PageLine(inner.element)
        return self.line

    def _text(self, data: str, frame: _Frame) -> None:
        if frame.pre:
            place = 0
            for match in _LINE_ENDS.finditer(data):
                self._add(data[place : match.start()], frame, place)
                self._break()
                place = match.end()
            self._add(data[place:], frame, place)
            return
        place = 0
        for match in _SPACES.finditer(data):
            self._add(data[place : match.start() + 1], frame, place)
            place = match.end()
        self._add(data[place:], frame, place)

    def _add(self, chunk: str, frame: _Frame, offset: int) -> None:
        """Add characters of a text node; leading and doubled blanks are none."""
        if not frame.pre:
            chunk = chunk.translate(_TO_SPACE)
            if chunk.startswith(" ") and (self.line is None or self.space or not self.line.pieces):
                chunk, offset = chunk[1:], offset + 1
        if not chunk:
            return
        line = self._line(frame)
        if line.pieces and _runs_together(line.pieces[-1], chunk, frame.element):
            line.pieces.append(Piece(" ", frame.element, 0, 0))
        line.pieces.append(Piece(chunk, frame.element, frame.texts, offset))
        self.space = chunk.endswith(" ") and not frame.pre
        if frame.link:
            line.links += len(chunk)

    def _break(self) -> None:
        """End the line; one that is blank is none."""
        line, self.line, self.space = self.line, None, False
        if line is None:
            return
        if not line.text.strip(_BLANK):
            self.apart = True
            return
        _trim(line)
        line.apart, self.apart = self.apart and bool(self.found), False
        if self.marker:
            size = sum(len(piece.text) for piece in line.pieces)
            line.marker = self.marker if 2 * line.links < size else ""
            self.marker = ""
        self.found.append(line)


def _runs_together(before: Piece, chunk: str, owner: Element) -> bool:
    """Tell two boxes that only style sets apart: `<a>Thời sự</a><a>Lưu bài</a>`."""
    if before.owner is owner or before.text[-1].isspace():
        return False
    last = before.text[-1]
    return (last.islower() or last in ".?!…:") and (chunk[0].isupper() or chunk[0] == "(")


def _number(value: str | None, otherwise: int) -> int:
    return int(value) if value and re.fullmatch(r"[0-9]{1,6}", value) else otherwise


def _trim(line: PageLine) -> None:
    """Take the blanks off both ends of a line."""
    pieces = line.pieces
    while pieces and not pieces[-1].text.rstrip(" \t\n\r\f"):
        pieces.pop()
    while pieces and not pieces[0].text.lstrip(" \t\n\r\f"):
        pieces.pop(0)
    last, first = pieces[-1], pieces[0]
    pieces[-1] = Piece(last.text.rstrip(" \t\n\r\f"), last.owner, last.node, last.offset)
    first = pieces[0]
    kept = first.text.lstrip(" \t\n\r\f")
    shift = len(first.text) - len(kept)
    pieces[0] = Piece(kept, first.owner, first.node, first.offset + shift)


def texts(lines: list[PageLine]) -> Iterator[tuple[str, PageLine]]:
    """Yield what stands before each line (a tab, one or two line ends, nothing) with the line."""
    for number, line in enumerate(lines):
        before = "\t" if line.joined else "\n\n" if line.apart else "\n"
        yield before if number else "", line
