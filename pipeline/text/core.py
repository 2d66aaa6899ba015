"""Where on a page the article's running text begins and ends, and what is set into it."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from .lines import Line

_LONGEST_TITLE: Final = 300
_LONGEST_OTHER: Final = 500
"""A longer line is always running text."""
_WHOLE_PARAGRAPH: Final = 100
_MOST_BEHIND: Final = 600


@dataclass(frozen=True, slots=True)
class Core:
    """The lines from the first to the last paragraph; empty where nothing runs."""

    first: int
    last: int
    """Smaller than `first` on a page without running text."""
    inset: frozenset[int]
    """Lines of boxes set into the article: links to other articles."""
    closed: int
    """The line from which on the page is the site's again: other articles, comments, imprint."""


def find_core(lines: Sequence[Line]) -> Core:
    """Give the core of a page; time grows with the number of lines only."""
    running = [
        i for i, line in enumerate(lines) if is_running(line) and not _is_long_title(lines, i)
    ]
    if not running:
        return Core(len(lines), -1, frozenset(), len(lines))
    return _Walk(lines, running).core()


def is_running(line: Line) -> bool:
    """Tell a paragraph: a sentence that is no furniture, stamp, entry, comment or caption."""
    if line.size > _LONGEST_OTHER:
        return True
    return line.is_sentence and not (
        line.furniture is not None
        or line.date is not None
        or line.is_entry
        or line.is_comment
        or line.is_caption
    )


def _is_long_title(lines: Sequence[Line], place: int) -> bool:
    """Tell a title as long as a paragraph: no stop, and a stamp or the title itself behind."""
    line = lines[place]
    if line.has_stop or line.size > _LONGEST_TITLE or place > 40:
        return False
    following = lines[place + 1 : place + 3]
    return (
        line.text.isupper()
        or any(other.date is not None for other in following)
        or any(other.folded == line.folded for other in following)
    )


class _Walk:
    """Goes from the first paragraph down, over boxes, to where the article ends."""

    def __init__(self, lines: Sequence[Line], running: Sequence[int]) -> None:
        self.lines = lines
        self.running = running
        self.sums = [0, *accumulate(lines[i].size for i in running)]
        self.inset: set[int] = set()

    def core(self) -> Core:
        first = self.running[0]
        place, closed = first + 1, len(self.lines)
        while place < len(self.lines):
            if not self._closes(place):
                place += 1
                continue
            behind = self._goes_on(place)
            if behind is None:
                closed = place
                break
            self.inset.update(range(place, behind))
            place = behind
        last = self.running[bisect_left(self.running, closed) - 1]
        return Core(first, last, frozenset(self.inset), closed)

    def _closes(self, i: int) -> bool:
        line = self.lines[i]
        kind = line.furniture
        if kind in ("related", "end") or line.is_comment:
            return True
        return line.is_entry and i > self.running[-1]

    def _goes_on(self, closer: int) -> int | None:
        """Give the line where the article goes on behind a closer, None where it is over."""
        index = bisect_left(self.running, closer)
        if index == len(self.running):
            return None
        line, following = self.lines[closer], self.running[index]
        before, behind = self.sums[index], self.sums[-1] - self.sums[index]
        if behind > _MOST_BEHIND and behind > 2 * before:
            return following
        if line.furniture == "end" or line.is_comment:
            return None
        if not self._is_paragraph(following) or (self._is_over(closer) and 2 * behind < before):
            return None
        if line.is_pointer or self._has_its_link(closer):
            return closer + 1
        return None if self._teases(following) else following

    def _is_over(self, closer: int) -> bool:
        """Tell whether a byline or `./.` has ended the article in front of a closer."""
        last = self.running[bisect_left(self.running, closer) - 1]
        if self.lines[last].text.endswith("./."):
            return True
        return any(line.is_byline for line in self.lines[max(last + 1, closer - 4) : closer])

    def _has_its_link(self, closer: int) -> bool:
        """Tell a box of one line: `Xem thêm: Ngành gỗ cắt giảm giờ làm`."""
        text = self.lines[closer].text
        colon = text.find(":")
        return 0 < colon < 30 and len(text) - colon > 12

    def _is_paragraph(self, i: int) -> bool:
        line = self.lines[i]
        whole = line.has_stop and not line.text.endswith(("...", "…", ":", "?"))
        return whole and line.size >= _WHOLE_PARAGRAPH

    def _teases(self, following: int) -> bool:
        """Tell a list whose headlines each have a teaser: the entries go on behind the text."""
        behind = self.lines[following + 1 : following + 3]
        return any(line.is_entry or line.is_pointer for line in behind)
