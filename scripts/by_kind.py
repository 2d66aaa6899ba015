"""Organisations by type and by rule: what of gold is found, and how often a rule is right."""

from collections import Counter
from collections.abc import Iterator

from measuring import by_split

from pipeline.evaluate.pairing import pair
from pipeline.evaluate.readings import gold_facts, record_facts
from pipeline.record import extract
from schemas.gold import GoldArticle

Sums = Counter[tuple[str, str, str]]
"""How often something happened: (`type` or `rule`, its name, what happened)."""


def _same(place: int) -> int:
    return place


def sums(articles: list[GoldArticle]) -> Sums:
    """Count gold, finds, exact spans and false alarms of each type, and hits of each rule."""
    counted: Sums = Counter()
    for article in articles:
        record = extract(article.text, article.published)
        gold = gold_facts(article, _same).by_class["organisations"]
        found = record_facts(record, _same).by_class["organisations"]
        rules = {(fact.start, fact.end): fact.rule for fact in record.organisations}
        paired = pair(gold, found, "organisations")
        for fact in (*(gold for gold, _ in paired.pairs), *paired.missed):
            counted["type", str(fact.values[0]), "gold"] += 1
        hits = [(guess, wish.values == guess.values, _exact(wish, guess))
                for wish, guess in paired.pairs]  # fmt: skip
        for guess, right, exact in (*hits, *((fact, False, False) for fact in paired.spurious)):
            kind, rule = str(guess.values[0]), rules[guess.start, guess.end]
            for group, name in (("type", kind), ("rule", rule)):
                counted[group, name, "read"] += 1
                counted[group, name, "right"] += right
                counted[group, name, "exact"] += right and exact
    return counted


def _exact(one: object, other: object) -> bool:
    return all(getattr(one, edge) == getattr(other, edge) for edge in ("start", "end"))


def table() -> Iterator[str]:
    """Give a table of types and one of rules for each split; of no split a word is told."""
    for split, articles in by_split().items():
        counted = sums(articles)
        yield f"\n{split}\n| type | gold | read | right | exact | value F1 |"
        yield "|---|---|---|---|---|---|"
        for name in sorted({key[1] for key in counted if key[0] == "type"}):
            gold, read, right, exact = (
                counted["type", name, what] for what in ("gold", "read", "right", "exact")
            )
            yield f"| {name} | {gold} | {read} | {right} | {exact} | {_f1(right, gold + read)} |"
        yield "\n| rule | read | right | exact |\n|---|---|---|---|"
        for name in sorted({key[1] for key in counted if key[0] == "rule"}):
            read, right, exact = (counted["rule", name, k] for k in ("read", "right", "exact"))
            yield f"| {name} | {read} | {right} | {exact} |"


def _f1(right: int, both: int) -> str:
    return f"{2 * right / both:.3f}" if both else "–"
