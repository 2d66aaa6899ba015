"""What the article itself says of its time: publication, page clock, event, what it is about."""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from schemas import edtf
from schemas.article import Block

from .cue_words import ANNIVERSARY, STORY
from .cues import Cues
from .layout import Layout
from .moment import Candidate
from .topic import Opening, Topic, is_latest, read_topic

_FIRST_YEAR, _LAST_YEAR = 1000, 2900
"""Years in which something can be told from a day, forwards and backwards."""
_FIRST_WORDS = 4
"""Characters before a day that opens its paragraph: `Lúc 9 giờ 20 ngày 09/5/2013, …`."""
_BESIDE_STAMP = 80
"""Characters: a stamp's line has no more besides."""


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
    opening: Opening | None = None
    """The part of a year that the article opens with."""
    told: dt.date | None = None
    """The first full day with which a paragraph opens, or the first that the topic told."""
    by_topic: bool = False
    """The topic told it."""

    @property
    def today(self) -> dt.date | None:
        """The day that `hôm nay` and `đến nay` mean."""
        return self.publication or self.event

    @property
    def year(self) -> int | None:
        """The year that `năm nay` means, also where no day of it is known."""
        if self.today:
            return self.today.year
        return self.held or (self.opening.year if self.opening else None)

    @property
    def source(self) -> str:
        """Name `today` for a reason."""
        if self.publication:
            return f"publication {self.publication}"
        if self.event:
            return f"event {self.event}"
        return f"the year {self.year} of {'the event' if self.held else 'what is reported'}"


def find_stamp(cues: Cues, days: Sequence[Candidate], layout: Layout) -> Candidate | None:
    """Give the article's stamp: that of its stamp block, else a day with its clock under the title.

    `11:26 AM 24/8/2016 - Tin của ngành`, `08/09/2022, 05:32 | THANH NIÊN`: short lines before the
    article's text, of whatever kind the block is taken to be, page headers excepted.
    """
    bare: Candidate | None = None
    top, text = layout[:2]
    for mention in days:
        block = cues.blocks[mention.start]
        if block is None or block.kind == "page_header" or mention.kind != "date":
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
    page = event = opening = None
    for mention in days:
        block = cues.blocks[mention.start]
        kind = block.kind if block else "body"
        if mention is stamp:
            publication = publication or mention.first.first_day()
        elif kind == "page_header":
            page = page or mention.first.first_day()
        elif event is None and kind != "boilerplate" and _is_event(cues, mention):
            event = mention.first.first_day()
        elif opening is None and kind in ("lead", "body") and _opens(cues, mention, block):
            opening = mention.first.first_day()
    told = publication is None and event is None
    topic = read_topic(cues, mentions) if told else Topic()
    if opening and not (told and is_latest(opening.year, cues, mentions)):
        opening = None
    return Reference(publication, page, event, *topic, opening)


def full_days(mentions: Sequence[Candidate]) -> list[Candidate]:
    """Give the mentions of a day whose month and year are stated."""
    found: list[Candidate] = []
    for candidate in mentions:
        moment = candidate[4]
        year, month, day = moment[:3]
        if day is None or month is None or year is None:
            continue
        if not (candidate.is_point or candidate.tells_hours):
            continue
        if moment.first_day() is not None:
            found.append(candidate)
    return found


def _opens(cues: Cues, mention: Candidate, block: Block | None) -> bool:
    """Tell the day with which a paragraph begins that reports what happened on it."""
    if block is None or mention.start - block.start > _FIRST_WORDS:
        return False
    around = cues.around(mention)
    return not (
        around.is_document or around.is_plan or around.is_in_force or around.last(ANNIVERSARY, 80)
        or around.is_earlier or around.last(STORY) or cues.in_quotes(mention.start)
    )  # fmt: skip


def _is_event(cues: Cues, mention: Candidate) -> bool:
    around = cues.around(mention)
    return (
        around.has_event and not around.is_in_force and not around.is_document
        and not around.is_plan and not around.last(ANNIVERSARY, 80) and not around.is_earlier
    )  # fmt: skip
