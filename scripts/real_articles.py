#!/usr/bin/env python3
"""Time the steps over the real articles beside this project, each read once, in fresh processes.

usage: scripts/real_articles.py           prints what each step takes of `underthesea.word_tokenize`

The articles of `scripts/bench` are ours and hold more facts a line than real pages do. These few
are real, so that each process reads them once, after a hundred of ours, as an archive's reader
would come to them.
"""

import json
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

from programs import REFERENCE, ROOMS, by_step, others, whole
from recombined import models, recombined
from timing import Times

from pipeline.record import extract

SEEDS = ROOT.parent / "shared" / "seeds"
PROCESSES = 10
_WARM = 100


def texts() -> list[str]:
    """Give the real articles, none where they are not at hand."""
    return [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]


def counts_per_1000(articles: list[str]) -> float:
    """Give how many counts are found in 1,000 characters of some articles."""
    return 1000 * sum(len(extract(a).counts) for a in articles) / sum(map(len, articles))


def times(processes: int = PROCESSES) -> Times:
    """Let fresh processes read them; the reference reads first in every other one."""
    found = Times()
    for number in range(processes):
        done = subprocess.run(
            [sys.executable, __file__, "--child", str(number % 2)], check=True, cwd=ROOT,
            capture_output=True, text=True,
        )  # fmt: skip
        found.by_article += json.loads(done.stdout.splitlines()[-1])
    return found


def _child(reference_first: bool) -> None:
    found, articles = Times(), texts()
    tokenize = others()[REFERENCE]
    whole(list(recombined(models(ROOT), _WARM, seed=7)))
    for _ in articles:
        found.begin()
    laps = [partial(found.lap, back=len(articles) - place) for place in range(len(articles))]
    if not reference_first:
        by_step(articles, laps)
    for article, lap in zip(articles, laps, strict=True):
        begin = time.process_time()
        tokenize(article)
        lap(REFERENCE, time.process_time() - begin)
    if reference_first:
        by_step(articles, laps)
    print(json.dumps(found.by_article))


def main() -> None:
    """Measure and print, as the parent or as one of its processes."""
    if "--child" in sys.argv:
        _child(sys.argv[-1] == "1")
        return
    if not texts():
        sys.exit(f"There are no articles in {SEEDS}.")
    found = times()
    for room in ROOMS:
        share = found.share(room, REFERENCE)
        print(f"{room:34} {share.mean:.3f}" if share else room)


if __name__ == "__main__":
    main()
