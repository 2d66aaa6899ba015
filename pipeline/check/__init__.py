"""Arithmetic and logic over facts: what an editor would check by hand."""

from collections.abc import Iterator, Sequence

from schemas.checks import Check
from schemas.counts import CountFact
from schemas.dates import DateFact
from schemas.tasks import TaskList

from ..segment.segmented import SegmentedText
from . import dates as date_checks
from . import shares, sums, titles
from . import tasks as task_checks

__all__ = ["run_checks"]


def run_checks(
    article: SegmentedText,
    *,
    dates: Sequence[DateFact],
    counts: Sequence[CountFact],
    tasks: Sequence[TaskList] = (),
) -> Iterator[Check]:
    """Yield every check that has something to compare, in a fixed order (guide, section 5)."""
    yield from sums.comparisons(article, counts, dates=dates)
    yield from shares.shares(article, counts)
    yield from task_checks.counted(article, tasks)
    yield from task_checks.numbered(tasks)
    yield from date_checks.weekdays(dates)
    yield from date_checks.order(dates)
    yield from date_checks.ranges(article, dates)
    yield from titles.printings(article.text, article.blocks)
