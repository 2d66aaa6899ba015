"""The cluster's path beside local workers: the same archive, as many processes, on this machine."""

import gzip
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
COMMAND = "from pipeline.cli import main; main()"
PATHS = {"local workers": ("--workers", "2"), "cluster": ("--cluster", "local:2")}
QUARTER = 4


@dataclass(frozen=True)
class Ran:
    """A run: seconds to the first article, processor seconds of all its processes, its output."""

    start: float
    processor: float
    manifest: bytes


def overhead(articles: Sequence[str]) -> list[str]:
    """Run both over all articles and a quarter of them; give a table and what the cluster costs.

    What grows with the articles is told from what every run takes once.
    """
    few = articles[: len(articles) // QUARTER]
    found = {path: (_run(few, options), _run(articles, options)) for path, options in PATHS.items()}
    lines = [
        "| path | s to the first article | processor s of a start | ms of an article |",
        "| --- | ---: | ---: | ---: |",
    ]
    each = {}
    for path, (small, large) in found.items():
        each[path] = (large.processor - small.processor) / (len(articles) - len(few))
        once = large.processor - each[path] * len(articles)
        start = min(small.start, large.start)
        lines.append(f"| {path} | {start:.1f} | {once:.1f} | {each[path] * 1000:.1f} |")
    more = each["cluster"] / each["local workers"] - 1
    same = len({large.manifest for _, large in found.values()}) == 1
    return [
        *lines, "",
        f"The cluster's path takes {more:+.1%} of the processor time of an article; the output of "
        f"both is {'the same' if same else 'NOT THE SAME'}. {len(articles):,} articles, two "
        f"workers, shards of 50.",
    ]  # fmt: skip


def _run(articles: Sequence[str], options: Sequence[str]) -> Ran:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with gzip.open(folder / "tin.jsonl.gz", "wt", encoding="utf-8") as rows:
            for text in articles:
                rows.write(json.dumps({"text": text}, ensure_ascii=False) + "\n")
        with (folder / "log").open("wb") as log:
            process = subprocess.Popen(
                [sys.executable, "-c", COMMAND, "batch", "tin.jsonl.gz", "--out", "run", "--shard",
                 "50", "--json-log", *options],
                cwd=folder, env=os.environ | {"PYTHONPATH": str(ROOT)}, stderr=log,
            )  # fmt: skip
            taken = _watched(process)
        events = [json.loads(line) for line in (folder / "log").read_text().splitlines()]
        start = next(event["seconds"] for event in events if event.get("phase") == "extract")
        return Ran(start, taken, (folder / "run" / "manifest.json").read_bytes())


def _watched(process: "subprocess.Popen[bytes]") -> float:
    """Give the processor time of a process and all below it, as it was seen last."""
    seen: dict[int, float] = {}
    while process.poll() is None:
        children: dict[int, list[int]] = {}
        times: dict[int, float] = {}
        for stat in Path("/proc").glob("[0-9]*/stat"):
            try:
                fields = stat.read_text().rpartition(")")[2].split()
            except OSError:
                continue
            number = int(stat.parent.name)
            children.setdefault(int(fields[1]), []).append(number)
            times[number] = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
        family = [process.pid]
        for member in family:
            family += children.get(member, [])
        seen |= {member: times[member] for member in family if member in times}
        time.sleep(0.2)
    if process.returncode:
        sys.exit(f"a run ended with exit code {process.returncode}")
    return sum(seen.values())
