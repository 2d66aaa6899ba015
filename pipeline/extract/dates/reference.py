"""What the article itself says of its time: publication, page clock, event, the years it is about."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from schemas import edtf

from ...segment.segmented import SegmentedText
from . import cues
from .moment import Candidate, Moment


@dataclass(frozen=True, slots=True)
class Reference:
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
    def source(self) -> str:
        """Name `today` for a reason."""
        if self.publication:
            return f"publication {self.publication}"
        return f"event {self.event}"


def read_reference(
    article: SegmentedText, mentions: Sequence[Candidate], *, published: str | None
) -> Reference:
    """Give what is stated: publication (given from outside, else the stamp's), page, event, topic."""
    publication = edtf.bounds(published.split("T")[0])[1] if published else None
    page = event = None
    for mention in mentions:
        block = article.block_at(mention.start)
        kind = block.kind if block else "body"
        day = _full_day(mention)
        if day is None or kind == "boilerplate":
            continue
        if kind == "stamp":
            publication = publication or day
        elif kind == "page_header":
            page = page or day
        elif event is None and _is_event(article, mention):
            event = day
    reviewed, ends, planned, held = _topic(article, mentions)
    return Reference(publication, page, event, reviewed, planned, ends, held)


def _full_day(mention: Candidate) -> dt.date | None:
    moment: Moment = mention.first
    if not mention.is_point or None in (moment.year, moment.month, moment.day):
        return None
    return moment.first_day()


def _is_event(article: SegmentedText, mention: Candidate) -> bool:
    sentence = article.sentence_at(mention.start)
    return (
        not cues.is_document(article.text, sentence, mention.start)
        and not cues.is_plan(article.text, sentence, mention.start, mention.end)
        and not cues.is_anniversary(article.text, sentence, mention.start)
        and not cues.is_earlier(article.text, sentence, mention.start)
        and cues.has_event(article.text, sentence)
    )


def _topic(
    article: SegmentedText, mentions: Sequence[Candidate]
) -> tuple[int | None, int | None, int | None, int | None]:
    """Find the year looked back on (and the last month of a part of it), planned, and held in."""
    reviewed: list[tuple[int, int | None]] = []
    planned: list[int] = []
    held: list[int] = []
    for mention in mentions:
        block = article.block_at(mention.start)
        if (block and block.kind in ("boilerplate", "page_header", "stamp")) or not _is_period(mention):
            continue
        sentence = article.sentence_at(mention.start)
        last = mention.last or mention.first
        year = last.year if mention.kind == "interval" else mention.first.year
        if year is None:
            continue
        outlook = cues.outlook(article.text, sentence, mention.start)
        if outlook == "planned" and mention.grain == "half":
            held.append(year)
        elif outlook == "planned":
            planned.append(mention.first.year or year)
        elif outlook == "reviewed":
            reviewed.append((year, last.month))
        elif _names_year(mention) and cues.is_held(article.text, sentence, mention.start):
            held.append(year)
    back = max(reviewed, key=lambda r: r[0], default=(None, None))
    ahead = next((p for p in planned if back[0] is None or p > back[0]), None)
    return back[0], back[1], ahead, held[0] if held else None


def _is_period(mention: Candidate) -> bool:
    return (
        mention.kind != "duration" and mention.relative is None
        and mention.grain in ("year", "half", "quarter", "month") and not mention.until_now
    )  # fmt: skip


def _names_year(mention: Candidate) -> bool:
    return mention.kind == "date" and mention.grain == "year"
