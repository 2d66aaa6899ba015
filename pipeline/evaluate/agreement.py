"""How far two annotators of the same texts agree, class by class."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from schemas.gold import GoldArticle

from .evaluation import report_of
from .pairing import GoldIndex
from .readings import CLASSES, Facts, Reading
from .report import Articles, Report
from .score import Tallies


def agreement(first: Iterable[GoldArticle], second: Iterable[GoldArticle]) -> Report:
    """Score the second annotation against the first; swapping them changes no F1.

    What either marked optional, and what that overlaps, is left out on both sides. Raises
    KeyError where the second has no article of an id of the first.
    """
    others = {article.id: article for article in second}
    tallies = Tallies()
    articles = list(first)
    for article in articles:
        one, two = GoldIndex.of([article, others[article.id]]).articles
        tallies.add(*_without_optional(one.facts, two.facts))
    number = len(articles)
    seen = Articles(
        gold=number, with_record=number, without_record=0, records=number,
        records_without_gold=0, records_repeated=0,
    )  # fmt: skip
    return report_of(tallies, seen, told=[])


def _without_optional(one: Facts, two: Facts) -> tuple[Facts, Facts]:
    left = {name: _sure(one.by_class[name], two.by_class[name]) for name in CLASSES}
    right = {name: _sure(two.by_class[name], one.by_class[name]) for name in CLASSES}
    return replace(one, by_class=left), replace(two, by_class=right)


def _sure(facts: Sequence[Reading], others: Sequence[Reading]) -> tuple[Reading, ...]:
    doubtful = [o for o in others if o.optional]
    return tuple(
        fact
        for fact in facts
        if not fact.optional
        and not any(o.start < fact.end and fact.start < o.end for o in doubtful)
    )
