"""What the article itself says of its time: publication, page clock, event, what it is about."""

import datetime as dt
import re
from collections.abc import Sequence
from typing import NamedTuple

from schemas import edtf

from .cues import Cues
from .layout import Layout
from .moment import Candidate

_FIRST_YEAR, _LAST_YEAR = 1000, 2900
"""Years in which something can be told from a day, forwards and backwards."""
_LEFT = 12
_AIMS = ("đến", "tới", "hết", "tầm nhìn")
"""Words before a year that is an aim: `mục tiêu đến năm 2030`."""
_CONGRESS = re.compile(
    r"(?:(?<!\w)(?P<of>nghị quyết|văn kiện|thực hiện|chỉ tiêu|mục tiêu|trước|sau|tiến tới|từ"
    r"|chào mừng|kết quả|thành công) [^.;\n]{0,30})?(?<!\w)đại hội(?!\w)[^.;\n]{0,90}$"
)
_BESIDE_STAMP = 80
"""Characters: a stamp's line has no more besides."""
_NOT_TOLD = ("boilerplate", "page_header", "stamp")


class Reference(NamedTuple):
    """The days from which missing parts are told."""

    publication: dt.date | None = None
    page: dt.date | None = None
    """The site's clock: the day of the visit, an upper bound and nothing more."""
    event: dt.date | None = None
    """The first full date of the reported act."""
    reviewed: int | None = None
    """Year that the article looks back on."""
    planned: int | None = None
    """Year that the article looks ahead to."""
    review_ends: int | None = None
    """Last month of a reviewed part of the year."""
    held: int | None = None
    """Year in the name of what was held."""

    @property
    def today(self) -> dt.date | None:
        """The day that `hôm nay` and `đến nay` mean."""
        return self.publication or self.event

    @property
    def year(self) -> int | None:
        """The year that `năm nay` means, also where no day of it is known."""
        return self.today.year if self.today else self.held

    @property
    def source(self) -> str:
        """Name `today` for a reason."""
        if self.publication:
            return f"publication {self.publication}"
        return f"event {self.event}" if self.event else f"the year {self.held} of the event"


class _Topic(NamedTuple):
    reviewed: int | None
    planned: int | None
    review_ends: int | None
    held: int | None


def find_stamp(cues: Cues, days: Sequence[Candidate], layout: Layout) -> Candidate | None:
    """Give the article's stamp: that of its stamp block, else a day with its clock under the title.

    `11:26 AM 24/8/2016 - Tin của ngành`, `08/09/2022, 05:32 | THANH NIÊN`: short lines before the
    article's text, of whatever kind the block is taken to be, page headers excepted.
    """
    bare: Candidate | None = None
    top, text = layout[:2]
    for mention in days:
        block = cues.blocks[mention.start]
        if block is None or block.kind == "page_header":
            continue
        if block.kind == "stamp":
            return mention
        under = top <= block.start < text and mention.first.clock
        rest = block.end - block.start - (mention.end - mention.start)
        if bare is None and under and rest <= _BESIDE_STAMP:
            bare = mention
    return bare


def read_reference(
    cues: Cues,
    mentions: Sequence[Candidate],
    days: Sequence[Candidate],
    *,
    published: str | None,
    stamp: Candidate | None = None,
) -> Reference:
    """Give what is stated: publication (from outside, else the stamp's), page, event, topic."""
    publication = edtf.bounds(published.split("T")[0])[1] if published else None
    if publication and not _FIRST_YEAR <= publication.year <= _LAST_YEAR:
        publication = None
    page = event = None
    for mention in days:
        day = mention.first.first_day()
        block = cues.blocks[mention.start]
        kind = block.kind if block else "body"
        if mention is stamp:
            publication = publication or day
        elif kind == "page_header":
            page = page or day
        elif event is None and kind != "boilerplate" and _is_event(cues, mention):
            event = day
    topic = _topic(cues, mentions) if publication is None and event is None else None
    return Reference(publication, page, event, *(topic or _Topic(None, None, None, None)))


def full_days(mentions: Sequence[Candidate]) -> list[Candidate]:
    """Give the mentions of a day whose month and year are stated."""
    return [
        c
        for c in mentions
        if c.first.day is not None and c.first.month is not None and c.first.year is not None
        and c.is_point and c.first.first_day() is not None
    ]  # fmt: skip


def _is_event(cues: Cues, mention: Candidate) -> bool:
    around = cues.around(mention)
    return (
        around.has_event and not around.is_in_force and not around.is_document
        and not around.is_plan and not around.is_anniversary and not around.is_earlier
    )  # fmt: skip


def _topic(cues: Cues, mentions: Sequence[Candidate]) -> _Topic:
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
    return _Topic(back, ahead, ends, held[0] if held else None)


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
