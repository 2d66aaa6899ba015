"""Shared by the scripts that measure: gold of the corpus by split, and records of its texts."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from pipeline.evaluate.evaluation import evaluate
from pipeline.evaluate.figures import Figures, figures
from pipeline.evaluate.readers import load_gold
from pipeline.evaluate.report import Report
from pipeline.record import extract
from schemas.gold import GoldArticle

GOLD = ROOT / "corpus" / "gold"
SEEDS = ROOT.parent / "shared" / "gold" / "seeds.jsonl"
SPLITS = ("train", "dev", "test")


def by_split() -> dict[str, list[GoldArticle]]:
    """Give the corpus' gold by split, articles in order."""
    articles = list(load_gold(GOLD))
    return {name: [a for a in articles if a.meta.get("split") == name] for name in SPLITS}


def report(articles: list[GoldArticle]) -> Report:
    """Run the extraction over gold texts and score it."""
    return evaluate(articles, (extract(a.text, a.published) for a in articles))


def measured() -> dict[str, Figures]:
    """Give every split's figures, of fact classes that there is a room for."""
    return {name: figures(report(articles)) for name, articles in by_split().items()}
