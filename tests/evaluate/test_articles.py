"""Gold and records find each other by text, never by id (guide, section 7)."""

import unicodedata

import pytest

from pipeline.evaluate.evaluation import evaluate

BODY = (
    "⟦Sáng 8/3⟧{d XXXX-03-08 event morning}, toàn khu có ⟦45 doanh nghiệp⟧{c enterprises 45 level}."
)


def moved(article, before: str, after: str = ""):
    """The same gold article with other text around it, offsets moved along."""

    def shift(fact):
        by = len(before)
        return fact.model_copy(update={"start": fact.start + by, "end": fact.end + by})

    gold = article.gold
    facts = {name: [shift(f) for f in getattr(gold, name)] for name in ("dates", "counts")}
    return article.model_copy(
        update={"text": before + article.text + after, "gold": gold.model_copy(update=facts)}
    )


def decomposed(article):
    """The same gold article in NFD, offsets counted there."""
    text = article.text

    def place(offset: int) -> int:
        return len(unicodedata.normalize("NFD", text[:offset]))

    def move(fact):
        start, end = place(fact.start), place(fact.end)
        words = unicodedata.normalize("NFD", fact.text)
        return fact.model_copy(update={"start": start, "end": end, "text": words})

    gold = article.gold
    facts = {name: [move(f) for f in getattr(gold, name)] for name in ("dates", "counts")}
    text = unicodedata.normalize("NFD", text)
    return article.model_copy(update={"text": text, "gold": gold.model_copy(update=facts)})


def is_whole(report) -> bool:
    return (report.dates.span.f1, report.counts.value.f1, report.misses) == (1.0, 1.0, [])


@pytest.mark.parametrize(
    ("before", "after"), [("", ""), ("\n\n ", ""), ("", "  \n\n"), ("\u00a0\t", "\n"), ("\n", " ")]
)
def test_space_at_the_ends_shifts_offsets(annotated, record_of, before, after):
    gold = annotated(BODY)
    other = moved(gold, before, after)
    assert is_whole(evaluate([gold], [record_of(other)]))
    assert is_whole(evaluate([other], [record_of(gold)]))


def test_gold_that_is_not_nfc_is_compared_as_nfc(annotated, record_of):
    gold = annotated(BODY)
    assert decomposed(gold).text != gold.text
    assert is_whole(evaluate([decomposed(gold)], [record_of(gold)]))
    assert is_whole(evaluate([moved(decomposed(gold), "\n ")], [record_of(gold)]))


def test_a_record_that_is_not_nfc_is_compared_as_nfc(annotated, record_of):
    gold = annotated(BODY)
    assert is_whole(evaluate([gold], [record_of(decomposed(gold))]))


def test_without_text_a_record_is_found_by_the_hash_of_the_gold_text(annotated, record_of):
    gold = moved(annotated(BODY), "\n ")
    bare = record_of(gold).model_copy(update={"text": None})
    assert is_whole(evaluate([gold], [bare]))


def test_without_text_the_hash_is_of_the_text_as_it_stands(annotated, record_of):
    gold = annotated(BODY)
    other = record_of(moved(gold, "\n")).model_copy(update={"text": None})
    report = evaluate([gold], [other])
    assert (report.articles.with_record, report.articles.records_without_gold) == (0, 1)


def test_ids_play_no_part(annotated, record_of):
    one, two = annotated(BODY, id="1"), annotated("⟦Quý I/2022⟧{d 2022-01/2022-03 period}", id="2")
    report = evaluate([one, two], [record_of(two), record_of(one)])
    assert report.articles.with_record == 2
    assert report.misses == []
    same_id = evaluate([one], [record_of(two.model_copy(update={"id": "1"}))])
    assert same_id.articles.with_record == 0


def test_gold_without_a_record_is_all_missed(annotated, record_of):
    gold = annotated(BODY + " Cần: (1) ⟦rà soát⟧{t A 1}.", "list A planned 1", "check weekday pass")
    report = evaluate([gold], [])
    assert report.articles.without_record == 1
    for score in (report.dates.value, report.counts.found, report.items.span, report.checks.score):
        assert (score.gold, score.predicted, score.matched, score.f1) == (1, 0, 0, 0.0)
    assert report.declared.share == 0.0
    assert {(m.fact_class, m.kind) for m in report.misses} == {
        (name, "missed") for name in ("dates", "counts", "items", "lists", "checks")
    }


def test_records_without_gold_are_ignored_and_counted(annotated, record_of):
    gold, other = annotated(BODY), annotated("Nơi khác, " + BODY)
    report = evaluate([gold], [record_of(other), record_of(gold), record_of(other)])
    assert (report.articles.records, report.articles.records_without_gold) == (3, 2)
    assert is_whole(report)


def test_a_second_record_of_one_text_is_ignored_and_counted(annotated, record_of):
    gold = annotated(BODY)
    worse = record_of(gold).model_copy(update={"dates": []})
    report = evaluate([gold], [record_of(gold), worse])
    assert report.articles.records_repeated == 1
    assert is_whole(report)
    assert not is_whole(evaluate([gold], [worse, record_of(gold)]))


def test_two_gold_articles_of_one_text_share_the_record(annotated, record_of):
    gold = annotated(BODY)
    report = evaluate([gold, moved(gold, " ")], [record_of(gold)])
    assert report.articles.with_record == 2
    assert is_whole(report)
    assert report.dates.span.gold == 2


def test_a_micro_average_sums_over_the_corpus(annotated, record_of):
    one, two = annotated(BODY, id="1"), annotated("Năm " + BODY, id="2")
    half = record_of(two).model_copy(update={"counts": []})
    report = evaluate([one, two], [record_of(one), half])
    score = report.counts.value
    assert (score.gold, score.predicted, score.matched) == (2, 1, 1)
    assert (score.precision, score.recall, score.f1) == (1.0, 0.5, 2 / 3)
