"""What a change of the program won and lost, fact by fact, in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from schemas.gold import GoldArticle
from schemas.record import ArticleRecord

from .pairing import GoldIndex, GoldText
from .readings import CLASSES, NO_FACTS, Facts, Reading, record_facts
from .report import FactClass
from .score import Tallies, agree

Turn = Literal["won", "lost"]
Key = tuple[str, FactClass, int, int, Literal["right", "spurious"]]
_AROUND = 30


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a program made of a gold corpus: right facts and spurious ones, by place."""

    words: Mapping[Key, str]
    """Each right or spurious fact with its words in context."""
    sealed: int
    """Right facts in articles of a test split, whose words are not kept."""


@dataclass(frozen=True, slots=True)
class Change:
    """One fact that turned."""

    turn: Turn
    article: str
    fact_class: FactClass
    words: str
    """`won: read right now`, `lost: no longer right`, or a spurious fact that came or went."""


def outcome(gold: Iterable[GoldArticle], records: Iterable[ArticleRecord]) -> Outcome:
    """Keep what is right and what is spurious in records of a gold corpus."""
    index = GoldIndex.of(gold)
    found: dict[int, Facts] = {}
    for record in records:
        numbers, place = index.find(record)
        if place is not None:
            found.update(dict.fromkeys(numbers, record_facts(record, place)))
    words: dict[Key, str] = {}
    sealed = 0
    for number, article in enumerate(index.articles):
        told = _told(article, found.get(number, NO_FACTS))
        if article.sealed:
            sealed += sum(key[4] == "right" for key in told)
        else:
            words.update(told)
    return Outcome(words, sealed)


def _told(article: GoldText, facts: Facts) -> dict[Key, str]:
    pairings = Tallies().add(article.facts, facts)
    told: dict[Key, str] = {}
    for name in CLASSES:
        right = [g for g, fact in pairings[name].pairs if agree(name, g, fact)]
        for fact in right:
            told[article.id, name, fact.start, fact.end, "right"] = _words(article, fact)
        for fact in pairings[name].spurious:
            told[article.id, name, fact.start, fact.end, "spurious"] = _words(article, fact)
    return told


def _words(article: GoldText, fact: Reading) -> str:
    text, start, end = article.frame.text, fact.start, fact.end
    shown = f"{text[max(0, start - _AROUND) : start]}⟦{text[start:end]}⟧{text[end : end + _AROUND]}"
    return " ".join(shown.split())


def changes(old: Outcome, new: Outcome) -> list[Change]:
    """Give what turned between two outcomes, by article and place; lost before won."""
    out = []
    for key in sorted(old.words.keys() ^ new.words.keys()):
        gone = key in old.words
        right = key[4] == "right"
        turn: Turn = "lost" if gone == right else "won"
        words = (old if gone else new).words[key]
        if not right:
            words = f"{'no longer' if gone else 'now'} spurious: {words}"
        out.append(Change(turn, key[0], key[1], words))
    return sorted(out, key=lambda c: (c.article, c.turn))
