"""The pages of corpus/pages: text, title and publication, measured; the floors may only rise."""

from collections import Counter

import pytest

from pipeline.record import extract_document
from pipeline.text.document import Document
from schemas.record import ArticleRecord

from .pages import RUNNING, GoldPage, Overlap, gold_pages, overlap, same_time, words

PAGES = gold_pages()
RECALL, PRECISION = 0.999, 0.996
every_page = pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])
_READ: dict[str, ArticleRecord] = {}


def read(page: GoldPage) -> ArticleRecord:
    if page.name not in _READ:
        document = Document(content=page.content, uri=f"{page.name}.html", media_type=None)
        _READ[page.name] = extract_document(document)
    return _READ[page.name]


def article_words(record: ArticleRecord) -> Counter[str]:
    assert record.text is not None
    text = record.text
    running = [text[b.start : b.end] for b in record.blocks if b.kind in RUNNING]
    return Counter(word for words_of in running for word in words(words_of))


def test_there_are_forty_pages_in_many_encodings() -> None:
    assert len(PAGES) >= 40
    encodings = {read(page).source.encoding for page in PAGES}
    assert encodings >= {"utf-8", "utf-16", "tcvn3", "vni", "viscii", "vps", "cp1258"}
    assert all(read(page).source.media_type == "text/html" for page in PAGES)


def test_the_text_of_the_articles_is_whole_and_nothing_else() -> None:
    found = [overlap(article_words(read(p)), p.words(*RUNNING)) for p in PAGES]
    total = sum(found, start=Overlap())
    assert total.recall >= RECALL
    assert total.precision >= PRECISION


@every_page
def test_title_and_publication(page: GoldPage) -> None:
    record = read(page)
    assert record.article.title is not None
    assert " ".join(record.article.title.text.split()) == page.title
    assert record.article.published is not None
    assert same_time(record.article.published.value, page.published)
    assert record.warnings == []


@every_page
def test_stamps_and_bylines_are_where_gold_has_them(page: GoldPage) -> None:
    record = read(page)
    assert record.text is not None
    for kind in ("stamp", "byline"):
        found = Counter(
            word
            for block in record.blocks
            if block.kind == kind
            for word in words(record.text[block.start : block.end])
        )
        gold = page.words(kind)
        missing = gold - found
        assert missing.total() <= 0.2 * gold.total(), (kind, missing)


@every_page
def test_every_fact_has_its_place_in_the_page(page: GoldPage) -> None:
    record = read(page)
    items = [item for tasks in record.tasks for item in tasks.items]
    facts = [*record.dates, *record.organisations, *record.counts, *items]
    assert facts
    assert all(fact.xpath is not None and fact.raw_start is None for fact in facts)
