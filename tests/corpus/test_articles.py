"""The articles that `extract` reads are the annotated ones without their marks."""

from pathlib import Path

import pytest

from pipeline.evaluate.markup import parse, strip

CORPUS = Path(__file__).parents[2] / "corpus"
GOLD = sorted((CORPUS / "gold").glob("*.txt"))


def test_every_article_has_its_gold() -> None:
    assert [p.name for p in GOLD] == sorted(p.name for p in (CORPUS / "articles").glob("*.txt"))
    assert len(GOLD) >= 48


@pytest.mark.parametrize("path", GOLD, ids=lambda p: p.stem)
def test_article_is_its_gold_without_marks(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    article = (CORPUS / "articles" / path.name).read_text(encoding="utf-8")
    assert strip(source) == article
    assert parse(source, id=path.stem).text == article
