"""What an article is about, where it states no day: the years it reviews, plans, opens with."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from .cue_words import ANNIVERSARY, COMPARED, ONCE, STORY
from .cues import Cues
from .moment import Candidate

_LEFT: Final = 12
_AIMS: Final = ("đến", "tới", "hết", "tầm nhìn")
"""Words before a year that is an aim: `mục tiêu đến năm 2030`."""
_CONGRESS: Final = re.compile(
    r"(?:(?<!\w)(?P<of>nghị quyết|văn kiện|thực hiện|chỉ tiêu|mục tiêu|trước|sau|tiến tới|từ"
    r"|chào mừng|kết quả|thành công) [^.;\n]{0,30})?(?<!\w)đại hội(?!\w)[^.;\n]{0,90}$"
)
_NOT_TOLD: Final = ("boilerplate", "page_header", "stamp")
_HEAD: Final = ("title", "heading", "lead", "body")
_PARAGRAPHS: Final = 2
"""Paragraphs behind the title in which an article says what it is about."""


class Opening(NamedTuple):
    """A part of a year, as `6 tháng đầu năm 2019`: its year, first and last month."""

    year: int
    first: int
    last: int

    @property
    def begins(self) -> dt.date:
        """The first day of it."""
        return dt.date(self.year, self.first, 1)

    @property
    def ends(self) -> dt.date:
        """The last day of it."""
        return dt.date(self.year + self.last // 12, self.last % 12 + 1, 1) - dt.timedelta(days=1)


class Topic(NamedTuple):
    """The years of an article; the fields are those of `Reference`."""

    reviewed: int | None = None
    planned: int | None = None
    review_ends: int | None = None
    held: int | None = None
    opening: Opening | None = None


def read_topic(cues: Cues, mentions: Sequence[Candidate]) -> Topic:
    """Find the year looked back on (and the last month of a part of it), planned, and held in."""
    reviewed: list[tuple[int, int | None]] = []
    planned: list[Candidate] = []
    held: list[int] = []
    for mention in mentions:
        block = cues.blocks[mention.start]
        last = mention.last or mention.first
        year = last.year if mention.kind == "interval" else mention.first.year
        if year is None or not _is_period(mention) or (block and block.kind in _NOT_TOLD):
            continue
        outlook = cues.around(mention).outlook
        if mention.rule == "dates.span_of_years" and _is_congress(cues.low, mention):
            held.append(mention.first.year or year)
            continue
        if outlook == "planned" and mention.grain == "half":
            held.append(year)
        elif outlook == "planned":
            planned.append(mention)
        elif outlook == "reviewed":
            reviewed.append((year, last.month))
        elif mention.kind == "date" and mention.grain == "year" and cues.around(mention).is_held:
            held.append(year)
    back, ends = max(reviewed, key=lambda r: r[0], default=(None, None))
    ahead = next((y for p in planned if (y := _planned(cues.low, p, back))), None)
    return Topic(back, ahead, ends, held[0] if held else None, _opening(cues, mentions))


def _is_congress(low: str, mention: Candidate) -> bool:
    """Tell the term that a congress opens: `Đại hội … nhiệm kỳ 2018-2023 khai mạc`."""
    if not low.startswith("nhiệm", mention.start):
        return False
    match = _CONGRESS.search(low, max(0, mention.start - 120), mention.start)
    return match is not None and match["of"] is None


def _planned(low: str, mention: Candidate, back: int | None) -> int | None:
    """Give the year that the article plans: the next one, no far aim and no span of many years."""
    year, last = mention.first.year, mention.last
    if year is None or (back is not None and year <= back):
        return None
    if last is not None and last.year != year and year - 1 != back:
        return None
    left = low[max(0, mention.start - _LEFT) : mention.start]
    return None if left.rstrip().endswith(_AIMS) else year


def _is_period(mention: Candidate) -> bool:
    return (
        mention.kind != "duration" and mention.relative is None and not mention.until_now
        and mention.grain in ("year", "half", "quarter", "month")
    )  # fmt: skip


def _opening(cues: Cues, mentions: Sequence[Candidate]) -> Opening | None:
    """Find the part of a year in title, lead or first paragraph, if no later year is told of."""
    found: Opening | None = None
    for mention in _in_head(cues, mentions):
        part = _part_of_year(mention)
        around = cues.around(mention)
        if part is None or around.lies_ahead or around.is_document or around.is_earlier:
            continue
        if around.told & (ANNIVERSARY | COMPARED | ONCE | STORY) or cues.in_quotes(mention.start):
            continue
        if found is None or part.year > found.year:
            found = part
    return found if found and is_latest(found.year, cues, mentions) else None


def is_latest(year: int, cues: Cues, mentions: Sequence[Candidate]) -> bool:
    """Tell that the article states no later year, aims and plans apart."""
    return all(other <= year for other in _stated(cues, mentions))


def _in_head(cues: Cues, mentions: Sequence[Candidate]) -> Iterator[Candidate]:
    """Give the mentions from the title to the first paragraphs."""
    running = [b for b in cues.article.blocks if b.kind in _HEAD]
    text = [b for b in running if b.kind in ("lead", "body")]
    if not running or not text:
        return
    end = text[:_PARAGRAPHS][-1].end
    for mention in mentions:
        if running[0].start <= mention.start < end:
            block = cues.blocks[mention.start]
            if block is not None and block.kind in _HEAD:
                yield mention


def _part_of_year(mention: Candidate) -> Opening | None:
    """Read a quarter, a half, some months or a month with its year: `9 tháng năm 2024`."""
    first, last = mention.first, mention.last or mention.first
    if not _is_period(mention) or mention.open_start or first.month is None or last.month is None:
        return None
    if first.year is None or first.year != last.year or first.day is not None or mention.mod:
        return None
    return Opening(first.year, first.month, last.month)


def _stated(cues: Cues, mentions: Sequence[Candidate]) -> Iterator[int]:
    """Give the years of all that the article states and does not plan."""
    for mention in mentions:
        block = cues.blocks[mention.start]
        if mention.kind == "duration" or (block is not None and block.kind in _NOT_TOLD):
            continue
        year = mention.first.year
        if year is not None and not mention.open_start and not cues.around(mention).lies_ahead:
            yield year
