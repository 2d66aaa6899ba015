"""Gold and records → report."""

from collections.abc import Iterable
from pathlib import Path

from schemas.gold import GoldArticle
from schemas.record import ArticleRecord

from .misses import misses
from .pairing import GoldIndex
from .readers import load_gold, load_records
from .readings import NO_FACTS, Facts, record_facts
from .report import Articles, Miss, Report
from .score import Tallies


def evaluate_files(gold: Path, records: Path) -> Report:
    """Score a JSONL file of records against gold: a gold file or annotated articles.

    Raises GoldError and ReadError naming the line at fault.
    """
    return evaluate(load_gold(gold), load_records(records))


def evaluate(gold: Iterable[GoldArticle], records: Iterable[ArticleRecord]) -> Report:
    """Score records against gold, found by text and never by id (guide, sections 6 and 7).

    Gold without a record counts as all missed; records without gold are ignored and counted, and
    so is a record whose text an earlier record had. Records are read one at a time.
    """
    index = GoldIndex.of(gold)
    found: dict[int, Facts] = {}
    seen = without_gold = repeated = 0
    for record in records:
        seen += 1
        numbers, place = index.find(record)
        fresh = [number for number in numbers if number not in found]
        if place is None or not numbers:
            without_gold += 1
        elif not fresh:
            repeated += 1
        else:
            found.update(dict.fromkeys(fresh, record_facts(record, place)))
    tallies = Tallies()
    told: list[Miss] = []
    sealed = 0
    for number, article in enumerate(index.articles):
        facts = found.get(number, NO_FACTS)
        pairings = tallies.add(article.facts, facts)
        found_misses = list(misses(article, facts, pairings))
        if article.sealed:
            sealed += len(found_misses)
        else:
            told += found_misses
    articles = Articles(
        gold=len(index.articles), with_record=len(found),
        without_record=len(index.articles) - len(found), records=seen,
        records_without_gold=without_gold, records_repeated=repeated,
    )  # fmt: skip
    return report_of(tallies, articles, told=told, sealed=sealed)


def report_of(tallies: Tallies, articles: Articles, *, told: list[Miss], sealed: int = 0) -> Report:
    """Give the report of running sums."""
    return Report(
        articles=articles,
        dates=tallies.class_scores("dates"),
        organisations=tallies.class_scores("organisations"),
        counts=tallies.class_scores("counts"),
        items=tallies.class_scores("items"),
        core_counts=tallies.core.score(),
        date_roles=tallies.roles["dates"].share(),
        count_roles=tallies.roles["counts"].share(),
        count_scopes=tallies.scopes.score_if_annotated(),
        count_periods=tallies.periods.score_if_annotated(),
        item_ordinals=tallies.roles["items"].share(),
        entities=tallies.entities.score(),
        declared=tallies.declared.share(),
        lists_whole=tallies.whole.share(),
        item_actors=tallies.actors.share(),
        item_deadlines=tallies.deadlines.share(),
        checks=tallies.check_scores(),
        misses=told,
        sealed_misses=sealed,
    )
