"""Text of a saved page → blocks: which lines are the article and which the site around it.

One line is one block. Running text makes the core of the article; what stands before, between and
after it is told by its form and place (guide, section 0).
"""

from dataclasses import dataclass

from schemas.article import Block, BlockKind
from schemas.making import made

from .core import Core, find_core
from .head import Head, read_head
from .lines import Line, lines
from .rows import in_table
from .scraps import read_scraps


@dataclass(frozen=True, slots=True)
class Page:
    """A text in its blocks, in order and without overlap."""

    text: str
    blocks: tuple[Block, ...]

    @property
    def title(self) -> Block | None:
        """The first printing of the title."""
        return next((b for b in self.blocks if b.kind == "title"), None)

    @property
    def byline(self) -> Block | None:
        """The line that names the author or agency."""
        return next((b for b in self.blocks if b.kind == "byline"), None)


def read_page(text: str) -> Page:
    """Give the page's blocks; every line that is not blank is in exactly one.

    >>> [b.kind for b in read_page("Lượt xem: 291\\n").blocks]
    ['boilerplate']
    """
    found = lines(text)
    kinds = _kinds(found)
    blocks = tuple(
        made(Block, {"start": line.start, "end": line.end, "kind": kind})
        for line, kind in zip(found, kinds, strict=True)
    )
    return Page(text, blocks)


def _kinds(found: list[Line]) -> list[BlockKind]:
    core = find_core(found)
    if core.last < 0:
        return read_scraps(found)
    head = read_head(found, core.first)
    inside = _Inside(found, core, head)
    kinds = [*head.kinds, *inside.core(), *inside.tail()]
    _mark_lead(kinds, found)
    return kinds


class _Inside:
    """The lines from the first paragraph on."""

    def __init__(self, found: list[Line], core: Core, head: Head) -> None:
        self.lines = found
        self.core_at = core
        self.begin = len(head.kinds)
        self.stamped = "stamp" in head.kinds
        self.counting = False

    def core(self) -> list[BlockKind]:
        """Give the kinds down to the last paragraph."""
        kinds = [self._in_core(i) for i in range(self.begin, self.core_at.last + 1)]
        return _verses_as_body(kinds)

    def _in_core(self, i: int) -> BlockKind:
        line = self.lines[i]
        if i in self.core_at.inset:
            return "boilerplate"
        if self._is_row(i):
            return "table"
        if line.is_sentence and line.date is None:
            if self._is_link(line):
                return "boilerplate"
            return "caption" if line.is_caption else "body"
        if self._is_furniture(i) or self._is_link(line):
            return "boilerplate"
        if line.date is not None:
            return self._date_in_core(i)
        if line.is_caption:
            return "caption"
        if line.has_stop or line.is_item or line.text[-1] == "," or line.text[0].isdigit():
            return "body"
        return "heading" if line.words <= 30 else "body"

    def _date_in_core(self, i: int) -> BlockKind:
        date = self.lines[i].date
        early = i <= self.begin + 2 and not self.stamped
        if date and (date.is_labelled or (early and date.has_clock)) and not date.is_today:
            self.stamped = True
            return "stamp"
        return "heading"

    def _is_row(self, i: int) -> bool:
        return in_table(self.lines, i, first=self.begin)

    def _is_link(self, line: Line) -> bool:
        return line.furniture in ("related", "end") or (
            line.is_pointer and not line.has_stop and line.size < 160
        )

    def _is_furniture(self, i: int) -> bool:
        """Tell page tools and counters, with the digits below a counter."""
        line = self.lines[i]
        kind = line.furniture
        if kind == "counter" and not self.counting and self._sums_up(i):
            return False
        self.counting = kind == "counter" or (self.counting and line.is_bare_digits)
        return self.counting or kind == "tool"

    def _sums_up(self, i: int) -> bool:
        """Tell the last row of a table, `Tổng số | 43`, from a counter."""
        if i == self.begin or not self.lines[i].ends_in_figure:
            return False
        before = self.lines[i - 1]
        return before.ends_in_figure and before.furniture not in ("counter", "tool")

    def tail(self) -> list[BlockKind]:
        """Give the kinds behind the last paragraph."""
        first, closed = self.core_at.last + 1, self.core_at.closed
        stop = next((i for i in range(first, closed) if self._ends(i)), closed)
        kinds: list[BlockKind] = []
        names = _names(self.lines[first:stop])
        for i in range(first, stop):
            kinds.append(self._in_tail(i, kinds, is_list=names[i - first]))
        return kinds + ["boilerplate"] * (len(self.lines) - stop)

    def _ends(self, i: int) -> bool:
        """Tell a line behind which nothing of the article follows."""
        line = self.lines[i]
        return line.is_pointer or line.is_entry or line.furniture in ("related", "end")

    def _in_tail(self, i: int, before: list[BlockKind], *, is_list: bool) -> BlockKind:
        line = self.lines[i]
        signed = "byline" in before
        if self._is_row(i) and not signed:
            return "table"
        if self._is_furniture(i) or line.furniture == "nav":
            return "boilerplate"
        if line.furniture == "contact" and (signed or not line.has_stop):
            return "boilerplate"
        if line.date is not None:
            return self._date_in_tail(line)
        if line.is_caption:
            return "caption"
        if line.is_byline and not is_list:
            return "byline"
        if signed or line.text[0] == "#" or (line.is_bare_digits and "boilerplate" in before):
            return "boilerplate"
        if line.is_section:
            return "heading"
        return "boilerplate" if line.is_site_name else "body"

    def _date_in_tail(self, line: Line) -> BlockKind:
        if line.date is None or line.date.is_today or (self.stamped and not line.date.is_labelled):
            return "boilerplate"
        self.stamped = True
        return "stamp"


def _names(found: list[Line]) -> list[bool]:
    """Tell for each line whether it is one of three or more names in a row: a list, no bylines."""
    out: list[bool] = []
    run = 0
    for line in [*found, None]:
        if line is not None and line.is_signature:
            run += 1
            continue
        out += [run > 2] * run
        run = 0
        if line is not None:
            out.append(False)
    return out


def _verses_as_body(kinds: list[BlockKind]) -> list[BlockKind]:
    """Read three or more headings in a row as lines of a text: a poem, a list."""
    out = list(kinds)
    start = 0
    for i in range(len(kinds) + 1):
        if i == len(kinds) or kinds[i] != "heading":
            if i - start > 2:
                out[start:i] = ["body"] * (i - start)
            start = i + 1
    return out


def _mark_lead(kinds: list[BlockKind], found: list[Line]) -> None:
    """Mark the first paragraph behind a title as the lead, unless a line is told to be it."""
    if "title" not in kinds or "lead" in kinds:
        return
    for i in range(kinds.index("title"), len(kinds)):
        if kinds[i] in ("body", "heading"):
            if kinds[i] == "body" and not found[i].is_item:
                kinds[i] = "lead"
            return


def kinds_of(found: list[Line]) -> list[BlockKind]:
    """Give the kinds of lines that something else has cut out of a page."""
    return _kinds(found)
