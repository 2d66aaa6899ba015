"""The checks of a record whose facts have been corrected."""

from functools import lru_cache

from schemas.checks import Check
from schemas.record import ArticleRecord

from ..check import run_checks
from ..segment.article import segment
from ..segment.segmented import SegmentedText

_segment = lru_cache(maxsize=16)(segment)


def rechecked(record: ArticleRecord) -> list[Check]:
    """Give every check that a record's facts allow now; its text must be there."""
    if record.text is None:
        raise ValueError("checks need the article's text")
    article: SegmentedText = _segment(record.text)
    return run_checks(article, dates=record.dates, counts=record.counts, tasks=record.tasks)
