"""From a string to a record: what a Python user sees first."""

import hashlib
import json

import pytest

from pipeline.errors import DecodeError, ReadError
from pipeline.record import ExtractOptions, extract, extract_document, extract_many
from pipeline.text.document import Document
from schemas.record import ArticleRecord

TEXT = (
    "Chủ Nhật, ngày 5/4/2026\n\nCông đoàn khu Bến Vân gặp mặt công nhân đầu xuân\n\n"
    "Thứ Sáu, 15/3/2019 | 09:20\n\n"
    "Sáng 14/3, gần 150 công nhân của 12 doanh nghiệp dự buổi gặp mặt. "
    "Toàn khu có 40 doanh nghiệp, trong đó khu Đông có 25 doanh nghiệp, "
    "khu Tây có 15 doanh nghiệp.\n"
)


def test_a_sentence_gives_its_facts() -> None:
    record = extract("Ngày 09/9/2021, toàn khu có 45 doanh nghiệp với 12.300 lao động.")
    assert [(d.value, d.text) for d in record.dates] == [("2021-09-09", "Ngày 09/9/2021")]
    counts = [(c.measure, c.value) for c in record.counts]
    assert counts == [("enterprises", 45), ("workers", 12300)]


def test_the_article_around_the_facts() -> None:
    record = extract(TEXT)
    assert record.article.title is not None
    assert record.article.title.text.startswith("Công đoàn khu Bến Vân")
    assert record.article.published is not None
    assert record.article.published.value == "2019-03-15T09:20:00"
    assert record.article.published.source == "page"
    assert record.article.language == "und"  # under 200 letters
    event = next(d for d in record.dates if d.role == "event")
    assert (event.value, event.inferred, event.part_of_day) == ("2019-03-14", ["year"], "morning")
    assert event.because
    assert {(c.code, c.status) for c in record.checks} >= {
        ("total_of_parts", "pass"), ("weekday", "pass"), ("date_order", "pass")
    }  # fmt: skip


def test_ids_and_hashes() -> None:
    record = extract(TEXT)
    sha = hashlib.sha256(TEXT.encode()).hexdigest()
    assert record.id == sha[:32]
    assert record.source.sha256 == record.text_sha256 == sha
    assert all(f.id[1:] == f"{f.start}-{f.end}" for f in (*record.dates, *record.counts))


def test_a_given_date_decides_and_is_no_fact() -> None:
    text = "Sáng 14/3, 150 công nhân dự buổi gặp mặt."
    assert extract(text).dates[0].value == "XXXX-03-14"
    given = extract(text, published="2019-03-15")
    assert given.dates[0].value == "2019-03-14"
    assert given.article.published is not None
    assert (given.article.published.source, given.article.published.date) == ("given", None)
    assert len(given.dates) == 1


def test_given_and_printed_dates_that_differ_are_told() -> None:
    record = extract(TEXT, published="2020-01-05")
    assert [w.code for w in record.warnings] == ["published_conflict"]
    assert record.article.published is not None
    assert record.article.published.value == "2020-01-05"
    assert record.article.published.candidates[0].value == "2019-03-15T09:20:00"
    assert not extract(TEXT, published="2019-03").warnings


@pytest.mark.parametrize("text", ["", " \n\t \u200b"])
def test_a_blank_text_is_refused(text: str) -> None:
    with pytest.raises(DecodeError) as caught:
        extract(text)
    assert caught.value.code == "empty"


def test_half_a_surrogate_pair_is_refused() -> None:
    with pytest.raises(DecodeError) as caught:
        extract("công nhân \ud800")
    assert caught.value.code == "not_unicode"


def test_a_date_nobody_can_read_is_refused() -> None:
    with pytest.raises(ReadError):
        extract(TEXT, published="hôm qua")


def test_options_leave_out_and_add() -> None:
    document = Document(content=TEXT.encode(), uri="bai.txt", meta={"báo": "X"})
    bare = extract_document(document, options=ExtractOptions(keep_text=False))
    line = json.loads(bare.model_dump_json())
    assert "text" not in line
    assert "words" not in line
    assert line["meta"] == {"báo": "X"}
    with_words = extract_document(document, options=ExtractOptions(words=True))
    assert with_words.words
    assert with_words.text is not None
    first = with_words.words[0]
    assert with_words.text[first.start : first.end] == "Chủ Nhật"
    assert bare.dates == with_words.dates


def test_many_is_lazy_and_in_order() -> None:
    texts = iter(["Ngày 1/2/2020, họp.", "Ngày 3/4/2021, họp.", ""])
    found = extract_many(texts)
    assert [next(found).dates[0].value, next(found).dates[0].value] == ["2020-02-01", "2021-04-03"]
    with pytest.raises(DecodeError):
        next(found)


def test_a_record_survives_its_own_json(article: str) -> None:
    record = extract(article)
    again = ArticleRecord.model_validate_json(record.model_dump_json())
    assert again == record
    assert again.model_dump_json() == record.model_dump_json()


def test_evidence_is_exact(article: str) -> None:
    record = extract(article)
    assert record.text is not None
    facts = (*record.dates, *record.counts, *record.unassigned)
    assert facts
    assert all(record.text[f.start : f.end] == f.text for f in facts)
