"""The steps from a document to its record; each reads what those before it have left."""

from collections.abc import Callable
from typing import Final

from schemas.record import ArticleRecord

from ..extract.counts import CountsFound, find_counts
from ..extract.dates import DatesFound, find_dates
from ..extract.organisations import OrganisationsFound, find_organisations
from ..extract.tasks import TasksFound, find_tasks
from ..link.ownership import settle
from ..segment.article import segment
from ..segment.segmented import SegmentedText
from ..segment.words import words
from ..text.document import Document
from ..text.reading import Reading, read_document
from .build import build_record
from .found import Found
from .joining import Joined, joined
from .options import ExtractOptions
from .publication import known_before


class Work:
    """An article on its way: a step fills its part, in the order of STEPS."""

    __slots__ = (
        "counts", "dates", "document", "failed", "found", "joined", "options", "organisations",
        "reading", "record", "segmented", "tasks", "words",
    )  # fmt: skip
    document: Document
    options: ExtractOptions
    reading: Reading
    segmented: SegmentedText
    words: tuple[tuple[int, int], ...]
    dates: DatesFound
    organisations: OrganisationsFound
    counts: CountsFound
    tasks: TasksFound
    found: Found
    joined: Joined
    record: ArticleRecord
    failed: Exception | None
    """What kept a step from its end; no other step follows it."""

    def __init__(self, document: Document, options: ExtractOptions) -> None:
        """Take a document; nothing is read yet."""
        self.document, self.options, self.failed = document, options, None


def _read(work: Work) -> None:
    work.reading = read_document(work.document)


def _segment(work: Work) -> None:
    """Segment the text as it is matched, in the blocks that the reader tells."""
    reading = work.reading
    if reading.matched is None:
        work.segmented = segment(reading.text, reading.blocks)
    else:
        work.segmented = segment(reading.matched.text, reading.matched.blocks(reading.blocks))


def _words(work: Work) -> None:
    work.words = words(work.segmented.text, work.segmented.sentences)


def _dates(work: Work) -> None:
    published = known_before(work.document, work.reading)
    work.dates = find_dates(work.segmented, published=published)


def _organisations(work: Work) -> None:
    work.organisations = find_organisations(work.segmented, words=work.words)


def _counts(work: Work) -> None:
    work.counts = find_counts(work.segmented)


def _tasks(work: Work) -> None:
    work.tasks = find_tasks(work.segmented)


def _join(work: Work) -> None:
    """Settle who owns a number that two rooms claim, and join the facts."""
    dates, counts = settle(work.dates.facts, work.counts.facts)
    work.found = Found(
        dates=dates, organisations=work.organisations.facts, entities=work.organisations.entities,
        counts=counts, tasks=work.tasks.lists,
        leftovers=(*work.dates.leftovers, *work.counts.leftovers, *work.tasks.leftovers),
    )  # fmt: skip
    work.joined = joined(work.segmented, work.found)


def _build(work: Work) -> None:
    work.record = build_record(
        work.segmented, work.found, work.joined, document=work.document, words=work.words,
        reading=work.reading, options=work.options,
    )  # fmt: skip


STEPS: Final[tuple[Callable[[Work], None], ...]] = (
    _read, _segment, _words, _dates, _organisations, _counts, _tasks, _join, _build,
)  # fmt: skip
"""All that is done for an article, in order."""
