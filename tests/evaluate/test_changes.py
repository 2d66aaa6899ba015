"""What a change won and lost is told by its words, never those of a test split."""

from pipeline.evaluate.changes import changes, outcome
from schemas.gold import GoldArticle

from .conftest import Annotated, RecordOf

BODY = (
    "⟦Ngày 1/2/2020⟧{d 2020-02-01 event} có ⟦45 doanh nghiệp⟧{c enterprises 45 level} "
    "và ⟦9 hộ⟧{c households 9 level}."
)


def without(article: GoldArticle, name: str, index: int) -> GoldArticle:
    facts = list(getattr(article.gold, name))
    del facts[index]
    return article.model_copy(update={"gold": article.gold.model_copy(update={name: facts})})


def test_lost_and_won_facts_are_named(annotated: Annotated, record_of: RecordOf) -> None:
    gold = annotated(BODY)
    old = outcome([gold], [record_of(without(gold, "counts", 1))])
    new = outcome([gold], [record_of(without(gold, "dates", 0))])
    told = [(c.turn, c.fact_class, c.words) for c in changes(old, new)]
    assert [(turn, name) for turn, name, _ in told] == [("lost", "dates"), ("won", "counts")]
    assert "⟦Ngày 1/2/2020⟧" in told[0][2]
    assert "⟦9 hộ⟧" in told[1][2]


def test_no_change_tells_nothing(annotated: Annotated, record_of: RecordOf) -> None:
    gold = annotated(BODY)
    same = outcome([gold], [record_of(gold)])
    assert changes(same, same) == []


def test_spurious_facts_that_come_and_go(annotated: Annotated, record_of: RecordOf) -> None:
    more = annotated(BODY)
    gold = without(more, "counts", 1)
    clean, dirty = outcome([gold], [record_of(gold)]), outcome([gold], [record_of(more)])
    assert [(c.turn, c.words[:12]) for c in changes(clean, dirty)] == [("lost", "now spurious")]
    assert [(c.turn, c.words[:18]) for c in changes(dirty, clean)] == [
        ("won", "no longer spurious")
    ]


def test_words_of_a_test_split_stay_sealed(annotated: Annotated, record_of: RecordOf) -> None:
    article = annotated(BODY)
    gold = article.model_copy(update={"meta": {"split": "test"}})
    old, new = outcome([gold], []), outcome([gold], [record_of(article)])
    assert (old.sealed, new.sealed) == (0, 3)
    assert changes(old, new) == []
