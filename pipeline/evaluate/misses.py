"""Every miss, wrong value and spurious fact in words, so that a person sees what to mend."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from .pairing import GoldText
from .readings import CLASSES, CheckKey, Facts, ListReading, Reading
from .report import FactClass, Miss, MissKind
from .score import (
    Pairings,
    agree,
    announced,
    compare_checks,
    has_role,
    is_met,
    overlap,
    same_role,
    same_span,
)

_AROUND: Final = 30
"""Characters of context on either side."""
_LONGEST: Final = 80
"""Longer words are cut in the middle."""


def misses(gold: GoldText, found: Facts, pairings: Pairings) -> Iterator[Miss]:
    """Yield what is not as gold has it, by class and place.

    Each fact is told once, by the worst that can be said of it: missed or spurious, then its
    value, then its span, then its role.
    """
    for name in CLASSES:
        told = [_miss(gold, name, "missed", g, g, None) for g in pairings[name].missed]
        told += [_miss(gold, name, "spurious", f, None, f) for f in pairings[name].spurious]
        for g, f in pairings[name].pairs:
            kind = _difference(name, g, f)
            if kind:
                told.append(_miss(gold, name, kind, g, g, f))
        yield from sorted(told, key=lambda m: (m.start, m.end, m.kind))
    yield from _lists(gold, found)
    yield from _checks(gold, found)


def _difference(name: FactClass, gold: Reading, found: Reading) -> MissKind | None:
    if not agree(name, gold, found):
        return "wrong_value"
    if not same_span(gold, found):
        return "wrong_span"
    if has_role(name, gold) and not same_role(gold, found):
        return "wrong_role"
    return None


def _miss(
    article: GoldText,
    name: FactClass,
    kind: MissKind,
    place: Reading,
    gold: Reading | None,
    found: Reading | None,
) -> Miss:
    record = says(name, found) if found else None
    if gold and found and not same_span(gold, found):
        record = f"⟦{_one_line(_short(found.text))}⟧ {record}"
    lead = article.frame.lead
    return Miss(
        article=article.id, fact_class=name, kind=kind, start=place.start + lead,
        end=place.end + lead, context=context(article.frame.text, place.start, place.end),
        gold=says(name, gold) if gold else None, record=record,
    )  # fmt: skip


def _lists(article: GoldText, found: Facts) -> Iterator[Miss]:
    for tasks in announced(article.facts):
        if not is_met(tasks, found):
            lead, text = article.frame.lead, article.frame.text
            yield Miss(
                article=article.id, fact_class="lists", kind="missed", start=tasks.start + lead,
                end=tasks.end + lead, context=context(text, tasks.start, tasks.end),
                gold=f"declared {tasks.declared}", record=_announced_there(tasks, found),
            )  # fmt: skip


def _announced_there(tasks: ListReading, found: Facts) -> str | None:
    numbers = [str(t.declared or "none") for t in found.lists if overlap(tasks, t)]
    return f"declared {', '.join(numbers)}" if numbers else None


def _checks(article: GoldText, found: Facts) -> Iterator[Miss]:
    met, beyond = compare_checks(article.facts, found)
    for words in _in_words(article.facts.checks - met):
        yield _check(article.id, "missed", words, None)
    for words in _in_words(beyond):
        yield _check(article.id, "spurious", None, words)


def _in_words(checks: Counter[CheckKey]) -> list[str]:
    return [f"{code} {status}" for code, status in sorted(checks.elements())]


def _check(article: str, kind: MissKind, gold: str | None, record: str | None) -> Miss:
    return Miss(
        article=article, fact_class="checks", kind=kind, start=None, end=None, context=None,
        gold=gold, record=record,
    )  # fmt: skip


def says(name: FactClass, fact: Reading) -> str:
    """Put into a few words what a fact says.

    Dates `interval 2017/2023, period`, organisations `union`, counts `workers more_than 500000,
    total`, items `planned, ordinal 3`.
    """
    if name == "items":
        return f"{fact.values[0]}, ordinal {fact.role if fact.role is not None else 'none'}"
    shown = _count(fact) if name == "counts" else " ".join(str(v) for v in fact.values if v)
    return f"{shown}, {fact.role}" if fact.role is not None else shown


def _count(fact: Reading) -> str:
    measure, unit, modifier, value, low, high = fact.values
    number = str(value) if value is not None else f"{low}..{'' if high is None else high}"
    return f"{measure} {modifier} {number}{'%' if unit == 'percent' else ''}"


def context(text: str, start: int, end: int) -> str:
    """Give words in ⟦ ⟧ with some 30 characters on either side, on one line.

    >>> context("Toàn khu có 45 doanh nghiệp.", 12, 27)
    'Toàn khu có ⟦45 doanh nghiệp⟧.'
    """
    before = text[max(0, start - _AROUND) : start]
    after = text[end : end + _AROUND]
    return _one_line(f"{before}⟦{_short(text[start:end])}⟧{after}")


def _short(words: str) -> str:
    if len(words) <= _LONGEST:
        return words
    return f"{words[: _LONGEST - 30]} … {words[-25:]}"


def _one_line(words: str) -> str:
    return " ".join(words.split())
