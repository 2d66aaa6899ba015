"""Checks of task lists: as many points as announced, numbered without gaps or doubles."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from schemas.checks import Check, CheckStatus
from schemas.tasks import TaskItem, TaskList

from ..segment.segmented import SegmentedText
from ..text.numerals import parse_numeral
from .noted import noted

_CUT: Final = re.compile(r"(?:…|\.\.\.)[ \u00a0)\]]{0,2}$")
_CUT_BEHIND: Final = re.compile(
    r"[.;,]?\s{0,4}[(\[]?(?:…|\.\.\.|còn (?:nữa|tiếp|\d)|xem tiếp|lược(?: bớt)?|trích(?!\w))",
    re.IGNORECASE,
)
"""What says behind a point that there were more: `(còn nữa)`, `[…]`."""
_NUMBERED: Final = re.compile(
    r"^[ \t\u00a0]{0,8}[(]?(?:(?P<digits>\d{1,2})|(?P<roman>[IVX]{1,5}))[ ]?[.)/:-]"
    r"|(?<!\w)(?:[Tt]hứ (?P<th>hai|ba|tư|năm|sáu|bảy|tám|chín|mười)"
    r"|(?P<word>[Hh]ai|[Bb]a|[Bb]ốn|[Nn]ăm|[Ss]áu|[Bb]ảy|[Tt]ám|[Cc]hín|[Mm]ười) là)(?!\w)",
    re.MULTILINE,
)
"""A number in front of what is no point of its own: `4. Các đoàn thể:`, `II.`, `Thứ hai, …`."""
_ROMAN: Final = {"I": 1, "V": 5, "X": 10}


def counted(article: SegmentedText, tasks: Sequence[TaskList]) -> Iterator[Check]:
    """Compare the announced number with the marked points: `3 nhiệm vụ`, two listed, fails.

    Inferred points do not count; the message says how many there are.
    """
    for found in tasks:
        marked = [i for i in _top(found) if i.marker is not None and not i.inferred]
        if found.declared_count is None or not marked:
            continue
        number = len(marked)
        inferred = sum(i.inferred for i in found.items)
        status: CheckStatus = "pass" if number == found.declared_count else "fail"
        if status == "fail" and number < found.declared_count and _is_cut(article, found):
            status = "incomplete"
        more = f", {inferred} more inferred" if inferred else ""
        yield noted(
            code="task_count", status=status, measure=None, expected=str(found.declared_count),
            found=str(number), facts=[found.id],
            message=f"{found.declared_count} declared, {number} listed{more}",
        )  # fmt: skip


def numbered(article: SegmentedText, tasks: Sequence[TaskList]) -> Iterator[Check]:
    """Compare the numbers that points carry with 1, 2, 3 …: gaps and doubles fail.

    A number that a heading between the points carries is no gap (`2. Các phòng:` above its own
    points), and points may begin anew under a heading.
    """
    for found in tasks:
        for run in _runs(article.text, found):
            if len(run) > 1:
                yield _numbered(article.text, found, run)


def _numbered(text: str, found: TaskList, run: Sequence[TaskItem]) -> Check:
    ordinals = [i.ordinal or 0 for i in run]
    right = all(
        later == earlier + 1 or _are_headings(text[one.end : other.start], earlier, later)
        for (one, earlier), (other, later) in pairwise(zip(run, ordinals, strict=True))
    )
    expected = ordinals if right else list(range(ordinals[0], ordinals[0] + len(ordinals)))
    return noted(
        code="numbering", status="pass" if right else "fail", measure=None,
        expected=_shown(expected), found=_shown(ordinals), facts=[found.id],
        message="in order" if right else f"numbered {_shown(ordinals)}",
    )  # fmt: skip


def _are_headings(between: str, earlier: int, later: int) -> bool:
    """Tell whether lines between two points carry all the numbers between theirs."""
    if later <= earlier:
        return False
    carried = {_number(found) for found in _NUMBERED.finditer(between)}
    return carried.issuperset(range(earlier + 1, later))


def _number(found: re.Match[str]) -> int:
    if found["digits"]:
        return int(found["digits"])
    if found["roman"]:
        signs = [_ROMAN[sign] for sign in found["roman"]]
        return sum(-a if a < b else a for a, b in zip(signs, [*signs[1:], 0], strict=True))
    word = (found["th"] or found["word"]).lower()
    numeral = parse_numeral("bốn" if word == "tư" else word)
    return int(numeral.value) if numeral else 0


def _runs(text: str, found: TaskList) -> Iterator[list[TaskItem]]:
    """Give the numbered points that are counted together: a heading may begin them anew."""
    run: list[TaskItem] = []
    end = found.items[0].start
    for item in found.items:
        if item.level == 1 and item.ordinal is not None:
            if run and item.ordinal <= (run[-1].ordinal or 0) and _headed(text[end : item.start]):
                yield run
                run = []
            run.append(item)
        end = max(end, item.end)
    yield run


def _headed(between: str) -> bool:
    """Tell whether a line of its own stands between two points."""
    return any(line.strip() for line in between.split("\n")[1:-1])


def _top(found: TaskList) -> list[TaskItem]:
    return [i for i in found.items if i.level == 1]


def _shown(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers))


def _is_cut(article: SegmentedText, found: TaskList) -> bool:
    """Tell a list that visibly stops: dots at its end, or nothing behind it but furniture."""
    last, end = found.items[-1], found.items[-1].end
    if _CUT.search(last.text) or _CUT_BEHIND.match(article.text, end):
        return True
    return article.text[end : end + 1] not in (".", ";", ":", "", "\n") and not any(
        b.start >= end and b.kind in ("body", "heading") for b in article.blocks
    )
