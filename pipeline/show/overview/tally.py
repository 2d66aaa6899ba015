"""One pass over records and rejects → the numbers of the page, in flat memory."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from schemas.record import ArticleRecord
from schemas.reject import Reject

from ...view.values import title

CLASSES: Final = ("dates", "organisations", "counts", "tasks")
LISTED: Final = 100
"""Rows of a list on the page; the rest is counted."""
_STOCKS: Final = frozenset({"level", "total", "part"})
_UNDATED: Final = ""


@dataclass(frozen=True, slots=True, order=True)
class Stock:
    """A head count of a body or zone that is named: `toàn tỉnh` is another in every article."""

    value: float
    scope: str
    as_of: str
    words: str
    article: str


@dataclass(slots=True)
class Tally:
    """What was counted so far."""

    articles: int = 0
    rejects: int = 0
    facts: Counter[str] = field(default_factory=Counter)
    articles_by_month: Counter[str] = field(default_factory=Counter)
    """`2024-05` → articles; the empty string for those without a date."""
    facts_by_month: dict[str, Counter[str]] = field(
        default_factory=lambda: {name: Counter() for name in CLASSES}
    )
    stocks: dict[tuple[str, str], Stock] = field(default_factory=dict)
    """(measure, body or zone) → the latest figure told of it."""
    checks: Counter[tuple[str, str]] = field(default_factory=Counter)
    """(code, status) → number."""
    failed: list[tuple[str, str, str]] = field(default_factory=list)
    """(article, code, message), the first LISTED."""
    unassigned: Counter[str] = field(default_factory=Counter)
    refused: Counter[tuple[str, str]] = field(default_factory=Counter)
    """(code, stage) → number."""
    rejected: list[tuple[str, str, str]] = field(default_factory=list)
    """(input, code, message), the first LISTED."""

    def add(self, item: ArticleRecord | Reject) -> None:
        """Count one."""
        if isinstance(item, Reject):
            self._reject(item)
            return
        self.articles += 1
        published = item.article.published
        month = published.value[:7] if published else _UNDATED
        self.articles_by_month[month] += 1
        for name, number in _numbers(item).items():
            self.facts[name] += number
            self.facts_by_month[name][month] += number
        self.unassigned.update(left.reason for left in item.unassigned)
        self._checks(item)
        self._stocks(item)

    def _reject(self, item: Reject) -> None:
        self.rejects += 1
        self.refused[item.code, item.stage] += 1
        if len(self.rejected) < LISTED:
            place = item.source.uri + (f" : {item.source.member}" if item.source.member else "")
            self.rejected.append((place, item.code, item.message))

    def _checks(self, item: ArticleRecord) -> None:
        for check in item.checks:
            self.checks[check.code, check.status] += 1
            if check.status == "fail" and len(self.failed) < LISTED:
                self.failed.append((title(item), check.code, check.message))

    def _stocks(self, item: ArticleRecord) -> None:
        published = item.article.published.value[:10] if item.article.published else _UNDATED
        dates = {date.id: date.latest for date in item.dates}
        names = {entity.id: entity.name for entity in item.entities}
        bodies = {mention.id: names[mention.entity] for mention in item.organisations}
        for count in item.counts:
            told = count.value is not None and count.of is None and count.unit == "absolute"
            scope = bodies.get((count.scope and count.scope.organisation) or "")
            if not told or count.role not in _STOCKS or scope is None:
                continue
            as_of = (dates.get(count.period) if count.period else None) or published
            stock = Stock(float(count.value or 0), scope, as_of, count.text, title(item))
            known = self.stocks.get((count.measure, scope))
            if known is None or (stock.as_of, stock.value) > (known.as_of, known.value):
                self.stocks[count.measure, scope] = stock

    def largest(self, measure: str, number: int) -> list[Stock]:
        """Give the largest figures of a measure, one a body or zone."""
        found = [stock for (of, _), stock in self.stocks.items() if of == measure]
        return sorted(found, key=lambda stock: (-stock.value, stock.scope))[:number]


def _numbers(item: ArticleRecord) -> dict[str, int]:
    return {
        "dates": len(item.dates), "organisations": len(item.organisations),
        "counts": len(item.counts), "tasks": sum(len(tasks.items) for tasks in item.tasks),
    }  # fmt: skip
