"""What stands above the first paragraph: the site's header, the title, the stamp, a byline."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from schemas.article import BlockKind

from .lines import Line

SAME_TITLE: Final = 0.85
"""Two lines above the text that are as like as this are printings of one title."""
_SEEN: Final = 40
"""So many lines above the text can hold the title; what is further up is the site's."""
_PATHS: Final = ("»", "›", "→", " > ")
_RUBRIC = re.compile(
    r"(?:hoạt động|tin|thông tin|công tác|chính sách|lao động|việc làm|xây dựng|phong trào|"
    r"đời sống|tuyên truyền|văn bản|chuyên mục|gương|điển hình|sự kiện|nghiên cứu|thông báo)(?!\w)"
)
_PART = re.compile(r"\s?[|•]\s?|\s[-–]\s")


@dataclass(frozen=True, slots=True)
class Head:
    """The kinds of the lines above the core, and the line of the title."""

    kinds: tuple[BlockKind, ...]
    title: int | None


def read_head(lines: Sequence[Line], first: int) -> Head:
    """Give the kinds of all lines above the first paragraph."""
    return _Reader(lines, first).head()


def could_be_title(line: Line) -> bool:
    """Tell a line that is worded like a title."""
    return (
        line.words >= 4 and line.size <= 300 and line.text[-1] not in ".;:,"
        and line.furniture is None and line.date is None and not line.is_site_name
        and not line.is_caption and not line.is_bare_digits and not line.is_entry
        and not line.is_comment and not line.opens_lead
        and not any(mark in line.text for mark in _PATHS)
    )  # fmt: skip


def are_printings(one: str, other: str) -> bool:
    """Tell two printings of one title, a typo or a figure apart; both texts folded."""
    if one == other:
        return True
    words, others = set(one.split()), set(other.split())
    if 2 * len(words & others) < min(len(words), len(others)):
        return False
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return (
        matcher.real_quick_ratio() >= SAME_TITLE
        and matcher.quick_ratio() >= SAME_TITLE
        and matcher.ratio() >= SAME_TITLE
    )


def _without_last_part(folded: str) -> list[str]:
    return [folded[: m.start()] for m in _PART.finditer(folded)]


def _is_rubric(line: Line) -> bool:
    """Tell the name of a section: `HOẠT ĐỘNG CÔNG ĐOÀN CƠ SỞ`, `Tin trong tỉnh`."""
    return line.words < 8 and (line.text.isupper() or bool(_RUBRIC.match(line.folded)))


def _is_short_text(line: Line) -> bool:
    return (
        line.has_stop and line.text[-1] not in "?!" and line.size >= 20
        and not line.is_caption and not line.is_scene and not line.is_entry
        and not line.is_pointer and not line.is_site_name
    )  # fmt: skip


class _Reader:
    """Finds the title among the lines above the text, then tells the others by it."""

    def __init__(self, lines: Sequence[Line], first: int) -> None:
        self.lines = lines
        self.first = first
        self.seen = range(max(0, first - _SEEN), first)
        self.candidates = self._candidates()
        self.again = self._again()
        self.first = self._begin()
        self.title = self._title()
        self.stamped = False
        self.counting = False

    def _candidates(self) -> list[int]:
        """Give the lines worded like a title, without a browser's: `Phiên chợ … - Báo Lao động`."""
        worded = [i for i in self.seen if could_be_title(self.lines[i])]
        titles = {self.lines[i].folded for i in worded}
        return [
            i
            for i in worded
            if not any(cut in titles for cut in _without_last_part(self.lines[i].folded))
        ]

    def _again(self) -> dict[int, set[int]]:
        """Give for each candidate the others that print it again."""
        found: dict[int, set[int]] = {i: set() for i in self.candidates}
        for place, i in enumerate(self.candidates):
            for j in self.candidates[place + 1 :]:
                if are_printings(self.lines[i].folded, self.lines[j].folded):
                    found[i].add(j)
                    found[j].add(i)
        return found

    def _title(self) -> int | None:
        """Find the title: worded like one, near a stamp or printed twice, below the menus."""
        below = max((i for i in self.seen if self._is_header(i)), default=-1)
        best, best_score = None, 0.0
        top = next(
            (i for i in self.candidates if i > below and not _is_rubric(self.lines[i])), None
        )
        for i in self.candidates:
            line = self.lines[i]
            score = 1.0 + 3 * bool(self.again[i]) + (line.words >= 8)
            score += 1.5 * (self._has_date(i - 1) or self._has_date(i + 1))
            score += 1.5 * (i == top)
            score += 2 * (i > below or bool(self.again[i])) - (line.is_name and not self.again[i])
            if score > best_score:
                best, best_score = i, score
        return best

    def _is_header(self, i: int) -> bool:
        """Tell a menu, a breadcrumb or the site's clock."""
        line = self.lines[i]
        if line.date is not None:
            return line.date.menu
        return line.furniture in ("nav", "contact")

    def _has_date(self, i: int) -> bool:
        return 0 <= i < self.first and self.lines[i].date is not None

    def _begin(self) -> int:
        """Let short sentences above the first paragraph belong to the text.

        Only below the last menu, clock, stamp or repeated title; above them the page is the site's.
        """
        begin = self.first
        for i in range(self.first - 1, -1, -1):
            line = self.lines[i]
            if line.furniture is not None or line.date is not None or self.again.get(i):
                break
            if _is_short_text(line):
                begin = i
        self.candidates = [i for i in self.candidates if i < begin]
        return begin

    def head(self) -> Head:
        kinds = [self._kind(i) for i in range(self.first)]
        return Head(tuple(kinds), self.title)

    def _kind(self, i: int) -> BlockKind:
        line = self.lines[i]
        if line.date is not None:
            return self._of_date(i)
        self.counting = line.furniture == "counter" or (self.counting and line.is_bare_digits)
        if self.counting or line.furniture is not None:
            return "boilerplate"
        if self.title is not None and (i == self.title or i in self.again[self.title]):
            return "title"
        if self.title is None or i < self.title:
            is_text = line.words >= 5 or any(c.isdigit() for c in line.text)
            return "heading" if self.title is None and is_text else "boilerplate"
        return self._behind_title(i)

    def _behind_title(self, i: int) -> BlockKind:
        line = self.lines[i]
        if line.opens_lead:
            return "lead"
        if line.is_entry or line.is_site_name or line.is_bare_digits or line.is_pointer:
            return "boilerplate"
        if line.is_caption or line.is_scene:
            return "caption"
        if line.is_byline:
            return "byline"
        if line.has_stop:
            return "caption"
        return "heading" if line.words > 3 else "boilerplate"

    def _of_date(self, i: int) -> BlockKind:
        """Tell the article's own stamp from the site's clock."""
        kind = self._clock_or_stamp(i)
        if kind == "stamp":
            self.stamped = True
        return kind

    def _clock_or_stamp(self, i: int) -> BlockKind:
        date = self.lines[i].date
        if date is None or date.is_today:
            return "page_header"
        if date.is_labelled:
            return "stamp"
        if date.has_weekday and self._is_posted_below(i):
            return "page_header"
        if self._is_below_title(i):
            return "stamp"
        if date.menu:
            return "page_header"
        if any(self.lines[j].date is not None for j in range(i + 1, self.first)):
            return "page_header"
        if date.has_name or date.tools:
            return "stamp"
        if self.title is None:
            return "stamp" if i > 0 and i + 1 == self.first else "page_header"
        return self._above_title(i)

    def _is_posted_below(self, i: int) -> bool:
        """Tell that a line below says when the article was posted: `Đăng bởi: … - 24/11/2021`."""
        below = (self.lines[j] for j in range(i + 1, self.first))
        return any(
            line.date is not None and line.date.is_labelled and "đăng" in line.folded
            for line in below
        )

    def _is_below_title(self, i: int) -> bool:
        """Tell a date below the title; between two printings only where no menu stands there."""
        if self.title is None:
            return False
        printings = sorted({self.title, *self.again[self.title]})
        above = [j for j in printings if j < i]
        if not above or printings[-1] < i:
            return bool(above)
        return not any(self._is_header(j) for j in range(above[-1] + 1, printings[-1]))

    def _above_title(self, i: int) -> BlockKind:
        """Read the only date, above the title: a stamp if it stands under a menu or has a clock.

        With a weekday it needs its clock, and a menu above or nothing but the title below it: a
        site's clock comes with the site's menus.
        """
        date = self.lines[i].date
        if date is None or any(self._is_header(j) for j in range(i + 1, self.title or i)):
            return "page_header"
        under_menu = any(self._is_header(j) for j in range(max(0, i - 2), i))
        if not date.has_weekday:
            return (
                "stamp"
                if date.has_clock or under_menu or "(" in self.lines[i].text
                else "page_header"
            )
        bare = i == 0 and self.title == 1
        return "stamp" if date.has_clock and (under_menu or bare) else "page_header"
