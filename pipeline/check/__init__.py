"""Arithmetic and logic over facts: what an editor would check by hand."""

from collections.abc import Sequence

from schemas.checks import Check
from schemas.counts import CountFact
from schemas.dates import DateFact
from schemas.tasks import TaskList

from ..segment.segmented import SegmentedText
from . import columns, shares, sums, titles
from . import dates as date_checks
from . import tasks as task_checks

__all__ = ["run_checks"]


def run_checks(
    article: SegmentedText,
    *,
    dates: Sequence[DateFact],
    counts: Sequence[CountFact],
    tasks: Sequence[TaskList] = (),
) -> list[Check]:
    """Give every check that has something to compare, in a fixed order (guide, section 5)."""
    return [
        *sums.comparisons(article, counts, dates=dates),
        *columns.columns(article.text, counts),
        *shares.shares(article, counts),
        *task_checks.counted(article, tasks),
        *task_checks.numbered(article, tasks),
        *date_checks.comparisons(article, dates),
        *titles.printings(article),
    ]
