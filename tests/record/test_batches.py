"""Articles in batches: each gets the record that it gets alone, and an error is its own."""

import gc
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import DecodeError
from pipeline.record import batches, extract, extract_batch, extract_many
from pipeline.record.batches import HEAVY, MOST
from pipeline.record.steps import STEPS
from pipeline.text.document import Document
from schemas.record import ArticleRecord

ARTICLES = sorted((Path(__file__).parents[2] / "corpus" / "articles").glob("*.txt"))[:25]


def documents(texts: list[bytes]) -> list[Document]:
    return [Document(content=text, uri="") for text in texts]


def test_batches_grow_to_their_most() -> None:
    found = list(batches(range(224), weight=lambda item: 1))
    assert [len(batch) for batch in found] == [1, 2, 4, 8, 16, 32, 64, MOST, 17]
    assert [item for batch in found for item in batch] == list(range(224))


def test_a_heavy_article_closes_its_batch() -> None:
    weights = [1, 1, HEAVY, 1, 1, 1, 1, 1]
    found = list(batches(weights, weight=lambda item: item))
    assert found == [[1], [1, HEAVY], [1, 1, 1, 1], [1]]


def test_what_came_before_an_error_is_not_lost() -> None:
    def items() -> Iterator[int]:
        yield from range(5)
        raise OSError("disk gone")

    found = []
    with pytest.raises(OSError, match="disk gone"):
        for batch in batches(items(), weight=lambda item: 1):
            found.append(batch)
    assert found == [[0], [1, 2], [3, 4]]


@given(st.lists(st.integers(0, HEAVY), max_size=60))
def test_nothing_is_lost_or_moved(weights: list[int]) -> None:
    found = list(batches(enumerate(weights), weight=lambda item: item[1]))
    assert [item for batch in found for item in batch] == list(enumerate(weights))
    assert all(sum(w for _, w in batch[:-1]) < HEAVY for batch in found)


def test_a_batch_gives_each_article_the_record_that_it_gets_alone() -> None:
    texts = [path.read_text(encoding="utf-8") for path in ARTICLES]
    together = extract_batch(documents([text.encode() for text in texts]))
    for text, outcome in zip(texts, together, strict=True):
        assert isinstance(outcome, ArticleRecord)
        assert outcome == extract(text)
    assert list(extract_many(texts)) == together


def test_an_error_is_that_of_its_article_alone() -> None:
    good = "Toàn khu có 45 doanh nghiệp.".encode()
    first, second, third = extract_batch(documents([good, b"\xff\xfe\x00\x01\x02", good]))
    assert isinstance(second, DecodeError)
    assert isinstance(first, ArticleRecord)
    assert first == third == extract(good.decode())


def test_records_before_a_bad_text_are_given_before_it_raises() -> None:
    texts = ["Có 5 doanh nghiệp."] * 4 + ["\ud800", "Có 6 doanh nghiệp."]
    given = []
    with pytest.raises(DecodeError, match="not_unicode"):
        for record in extract_many(texts):
            given.append(record.counts[0].value)
    assert given == [5, 5, 5, 5]


def test_who_watches_is_told_of_every_step_of_every_article() -> None:
    told: list[int] = []
    extract_batch(documents([b"Co 5 cong ty.", b""]), begun=told.append)
    assert told[:2] == [0, 1]
    assert Counter(told) == {0: len(STEPS), 1: 1}


@pytest.mark.parametrize("looks", [True, False])
def test_the_search_for_garbage_is_left_as_it_was(looks: bool) -> None:
    before = gc.isenabled()
    (gc.enable if looks else gc.disable)()
    try:
        extract_batch(documents([b"Co 5 cong ty.", b""]))
        assert gc.isenabled() == looks
    finally:
        (gc.enable if before else gc.disable)()


def test_no_articles_give_no_records() -> None:
    assert extract_batch([]) == []
    assert list(extract_many([])) == []
