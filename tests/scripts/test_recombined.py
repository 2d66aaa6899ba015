"""Articles made for measuring: as many as wanted, like ours in shape, no sentence twice."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "scripts"))

from recombined import recombined, repeated_pairs, split  # noqa: E402

TEXTS = [
    path.read_text(encoding="utf-8")
    for path in sorted((ROOT / "corpus" / "articles").glob("*.txt"))[:4]
]


@pytest.fixture(scope="module")
def made() -> list[str]:
    return list(recombined(TEXTS, 60, seed=3))


def sentences(texts: list[str]) -> list[str]:
    return [s for text in texts for line in text.split("\n") for s in split(line) if s.strip()]


def test_no_sentence_comes_twice(made: list[str]) -> None:
    found = sentences(made)
    assert len(found) == len(set(found)) > 600
    ours = set(sentences(TEXTS))
    assert sum(s in ours for s in found) < len(found) / 20


def test_articles_keep_size_and_shape(made: list[str]) -> None:
    assert len(made) == 60
    mean, ours = sum(map(len, made)) / 60, sum(map(len, TEXTS)) / 4
    assert 0.6 * ours < mean < 1.6 * ours
    assert all("\n\n" in text for text in made)


def test_the_same_seed_gives_the_same_articles(made: list[str]) -> None:
    assert list(recombined(TEXTS, 60, seed=3)) == made
    assert list(recombined(TEXTS, 60, seed=4)) != made


def test_figures_and_dates_keep_their_form() -> None:
    text = "Họp ngày 08/03/2024 lúc 09:15, có 45 doanh nghiệp."
    (made,) = recombined([text], 1, seed=1)
    assert made != text
    assert len(made) == len(text)
    day, month, year = (int(x) for x in made[9:19].split("/"))
    assert 1 <= day <= 28 and 1 <= month <= 12 and 1998 <= year <= 2026
    assert made[0:9] == text[0:9]


def test_repeated_pairs_are_those_seen_before() -> None:
    assert repeated_pairs(["a b c", "a b d"]) == 0.25
    assert repeated_pairs([]) == 0.0
