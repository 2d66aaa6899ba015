"""Text of a saved page → blocks: which lines are the article and which the site around it.

One line is one block. Running text makes the core of the article; what stands before, between and
after it is told by its form and place (guide, section 0).
"""

from dataclasses import dataclass

from schemas.article import Block, BlockKind

from .lines import Line, lines


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
    kinds = _Layout(found).kinds()
    blocks = tuple(
        Block(start=line.start, end=line.end, kind=kind)
        for line, kind in zip(found, kinds, strict=True)
    )
    return Page(text, blocks)


class _Layout:
    """Decides the kinds of a page's lines from the core outwards."""

    def __init__(self, found: list[Line]) -> None:
        self.lines = found
        self.furniture = [line.furniture for line in found]
        self.first, self.last = self._core()

    def _core(self) -> tuple[int, int]:
        """Find the first and last line of running text, before the lists of other articles."""
        running = [
            i
            for i, line in enumerate(self.lines)
            if line.is_sentence and not self.furniture[i] and not line.is_related
            and not line.is_stampish and not (line.is_footer and len(line.text) < 400)
        ]  # fmt: skip
        if not running:
            return len(self.lines), -1
        first = running[0]
        tails = [i for i, kind in enumerate(self.furniture) if kind == "tail" and i > first]
        last = max(i for i in running if not tails or i < tails[0])
        for tail in tails:
            gap = [i for i in running if i > tail]
            if gap and self._goes_on(last, tail, gap):
                last = max(i for i in gap if not any(tail < t < i for t in tails))
            else:
                break
        return first, last

    def _goes_on(self, last: int, tail: int, later: list[int]) -> bool:
        """Tell whether most of the running text stands behind a list set into the article."""
        before = sum(len(self.lines[i].text) for i in range(self.first_running(), last + 1))
        behind = sum(len(self.lines[i].text) for i in later)
        return behind > before and behind > 600

    def first_running(self) -> int:
        """Give the index of the first line of running text."""
        return next(i for i, line in enumerate(self.lines) if line.is_sentence)

    def kinds(self) -> list[BlockKind]:
        """Give one kind a line."""
        if self.last < 0:
            return self._without_core()
        title = self._title()
        head = [self._in_head(i, title) for i in range(self.first)]
        core = [self._in_core(i) for i in range(self.first, self.last + 1)]
        tail = self._in_tail(self.last + 1)
        kinds = head + core + tail
        self._lead(kinds)
        return kinds

    def _without_core(self) -> list[BlockKind]:
        """Read a page without running text: short notes, lists, mere furniture."""
        kinds: list[BlockKind] = []
        counter = False
        for i, line in enumerate(self.lines):
            counter = self.furniture[i] == "counter" or (counter and line.is_bare_digits)
            if self.furniture[i] or counter:
                kinds.append("boilerplate")
            elif line.is_labelled_stamp or (line.is_date_only and line.has_clock):
                kinds.append("stamp")
            else:
                kinds.append("body")
        plain = [i for i, kind in enumerate(kinds) if kind == "body"]
        if len(plain) > 1 and self._could_be_title(self.lines[plain[0]]):
            kinds[plain[0]] = "title"
        return kinds

    def _could_be_title(self, line: Line) -> bool:
        return (
            line.words >= 5 and len(line.text) <= 300 and line.text[-1] not in ".;:,"
            and not line.is_stampish and not line.is_site_name and not line.is_caption
            and not line.is_bare_digits and not line.is_related
            and not any(mark in line.text for mark in ("»", " | ", " > ", "›", "→", "/ "))
        )  # fmt: skip

    def _title(self) -> int | None:
        """Find the title's line: before the core, worded like one, near a stamp or printed twice."""
        texts = [_folded(line.text) for line in self.lines[: self.first + 1]]
        best, best_score = None, 0.0
        for i in range(self.first):
            line = self.lines[i]
            if self.furniture[i] or not self._could_be_title(line):
                continue
            score = 1.0 + 3 * (texts.count(texts[i]) > 1) + (line.words >= 8)
            score += 1.5 * any(
                0 <= j < self.first and self.lines[j].is_stampish for j in (i - 1, i + 1)
            )
            if score > best_score:
                best, best_score = i, score
        return best

    def _in_head(self, i: int, title: int | None) -> BlockKind:
        line = self.lines[i]
        if self.furniture[i] or line.is_bare_digits or line.is_site_name:
            if line.is_stampish:
                return "stamp" if line.is_labelled_stamp else "page_header"
            return "boilerplate"
        if line.is_stampish:
            return self._clock(i, title)
        if title is not None and (i == title or _folded(line.text) == _folded(self.lines[title].text)):
            return "title"
        if title is None or i < title:
            return "boilerplate" if title is not None or line.words < 5 else "heading"
        if line.is_caption or line.text[-1] in ".…":
            return "caption"
        if line.is_byline:
            return "byline"
        return "heading" if line.words > 3 else "boilerplate"

    def _clock(self, i: int, title: int | None) -> BlockKind:
        """Tell the article's own stamp from the site's clock.

        A clock of the site stands above the title, says the weekday, and has no label of an
        article; where a second date follows below, the upper one is the site's.
        """
        line = self.lines[i]
        if line.is_labelled_stamp or title is None and i + 1 == self.first and i > 0:
            return "stamp"
        if title is not None and i > title:
            return "stamp"
        below = any(self.lines[j].is_stampish for j in range(i + 1, self.first))
        if below:
            return "page_header"
        if line.is_clock_first:
            return "page_header"
        if not line.is_date_only:
            return "stamp"
        if line.has_clock and not line.has_weekday:
            return "stamp"
        return "page_header"

    def _in_core(self, i: int) -> BlockKind:
        line = self.lines[i]
        if line.is_sentence and not line.is_caption:
            if self.furniture[i] is None:
                return "body"
        if self.furniture[i] or line.is_related and self._has_related_neighbour(i):
            return "boilerplate"
        if line.is_labelled_stamp:
            return "stamp"
        if line.is_bare_digits and self._after_counter(i):
            return "boilerplate"
        if line.is_caption:
            return "caption"
        if line.text[-1] in ".;:,…" or line.text[0] in "-–+•*" or line.text[0].isdigit():
            return "body"
        return "heading" if line.words <= 30 else "body"

    def _after_counter(self, i: int) -> bool:
        while i > 0 and self.lines[i].is_bare_digits:
            i -= 1
        return self.furniture[i] == "counter"

    def _has_related_neighbour(self, i: int) -> bool:
        return any(
            0 <= j < len(self.lines) and self.lines[j].is_related for j in (i - 1, i + 1)
        )

    def _in_tail(self, start: int) -> list[BlockKind]:
        kinds: list[BlockKind] = []
        closed = False
        for i in range(start, len(self.lines)):
            line = self.lines[i]
            closed = closed or self.furniture[i] == "tail" or (
                line.is_related and self._has_related_neighbour(i)
            )
            if not closed and self._still_article(i):
                kinds.append(self._tail_kind(i, kinds))
            elif line.is_labelled_stamp and not closed:
                kinds.append("stamp")
            else:
                kinds.append("boilerplate")
        return kinds

    def _still_article(self, i: int) -> bool:
        line = self.lines[i]
        return not (
            self.furniture[i] or line.is_bare_digits or line.is_related or line.is_footer
        )  # fmt: skip

    def _tail_kind(self, i: int, before: list[BlockKind]) -> BlockKind:
        line = self.lines[i]
        if line.is_labelled_stamp or line.is_date_only:
            return "stamp"
        if line.is_caption:
            return "caption"
        if line.is_byline:
            return "byline"
        if "byline" in before or "stamp" in before:
            return "boilerplate"
        return "body"

    def _lead(self, kinds: list[BlockKind]) -> None:
        """Mark the first paragraph after a title as the lead."""
        if "title" in kinds and kinds[self.first] == "body":
            kinds[self.first] = "lead"


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
