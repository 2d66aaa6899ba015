"""What the corpus promises: enough kinds, places and years; fixed splits; nothing copied."""

import hashlib
import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest

from pipeline.evaluate.readers import load_gold
from schemas.gold import GoldArticle

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "corpus"
LONGEST_SHARED_RUN = 19
"""Syllables; names of bodies aside."""
REGIONS = {
    "Trung du và miền núi phía Bắc", "Đồng bằng sông Hồng", "Bắc Trung Bộ",
    "Duyên hải Nam Trung Bộ", "Tây Nguyên", "Đông Nam Bộ", "Đồng bằng sông Cửu Long",
}  # fmt: skip


@pytest.fixture(scope="module")
def gold() -> list[GoldArticle]:
    """The whole corpus."""
    return list(load_gold(CORPUS / "gold"))


def values(gold: list[GoldArticle], key: str) -> Counter[str]:
    return Counter(str(a.meta.get(key)) for a in gold)


def test_kinds_regions_years_and_styles(gold: list[GoldArticle]) -> None:
    assert len(gold) >= 48
    assert len(values(gold, "genre")) >= 10
    assert set(values(gold, "region")) == REGIONS
    years = [int(year) for year in values(gold, "year").elements()]
    assert min(years) <= 2006
    assert max(years) >= 2026
    assert len(set(years)) >= 15
    styles = values(gold, "style")
    assert set(styles) == {"portal", "press"}
    assert min(styles.values()) >= 20


def test_lengths(gold: list[GoldArticle]) -> None:
    lengths = [len(a.text) for a in gold]
    assert min(lengths) >= 1500
    assert max(lengths) <= 5000


def test_articles_without_tasks_and_without_counts(gold: list[GoldArticle]) -> None:
    without_tasks = [a for a in gold if not a.gold.tasks]
    assert len(without_tasks) >= 15
    required = [[c for c in a.gold.counts if not c.optional] for a in gold]
    assert sum(not counts for counts in required) >= 4


def test_splits_are_fixed(gold: list[GoldArticle]) -> None:
    fixed = json.loads((CORPUS / "splits.json").read_text(encoding="utf-8"))
    assert {name: len(ids) for name, ids in fixed.items()} == {"train": 24, "dev": 8, "test": 16}
    now = {(a.id, a.meta["split"], hashlib.sha256(a.text.encode()).hexdigest()) for a in gold}
    assert now == {(i, name, sha) for name, ids in fixed.items() for i, sha in ids.items()}


def syllables(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def without_bodies(article: GoldArticle) -> str:
    """Give the text with every name of a body replaced by a mark of its own."""
    text = article.text
    for body in sorted(article.gold.organisations, key=lambda o: -o.start):
        text = f"{text[: body.start]} {article.id}{body.start} {text[body.end :]}"
    return text


def runs(words: list[str]) -> Iterator[tuple[str, ...]]:
    length = LONGEST_SHARED_RUN + 1
    return (tuple(words[i : i + length]) for i in range(len(words) - length + 1))


def test_no_article_is_a_variant_of_another(gold: list[GoldArticle]) -> None:
    found = {a.id: set(runs(syllables(without_bodies(a)))) for a in gold}
    assert all(found.values())
    shared = [(a, b) for a, b in combinations(found, 2) if found[a] & found[b]]
    assert not shared


def test_no_article_is_a_variant_of_a_seed(gold: list[GoldArticle]) -> None:
    path = ROOT.parent / "shared" / "gold" / "seeds.jsonl"
    if not path.exists():
        pytest.skip("the seeds are not beside the repository")
    seeds = {run for a in load_gold(path) for run in runs(syllables(without_bodies(a)))}
    assert seeds
    assert not [a.id for a in gold if seeds & set(runs(syllables(without_bodies(a))))]


@pytest.mark.slow
def test_no_command_tells_a_miss_of_the_test_split(gold: list[GoldArticle], tmp_path: Path) -> None:
    """With no fact found at all, everything is a miss: none of the test split is shown."""
    (tmp_path / "none.jsonl").write_text("", encoding="utf-8")
    command = [sys.executable, "-m", "pipeline.cli", "evaluate", CORPUS / "gold"]
    for option in ("--misses", "--json --misses"):
        done = subprocess.run(
            [*command, tmp_path / "none.jsonl", *option.split()],
            cwd=ROOT, capture_output=True, text=True, check=True,
        )  # fmt: skip
        shown = {a.id for a in gold if a.id in done.stdout}
        assert shown == {a.id for a in gold if a.meta["split"] != "test"}
