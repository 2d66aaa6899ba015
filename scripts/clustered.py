"""The cluster's path beside local workers: the same archive, as many processes, on this machine."""

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
RUNS = 2
_TICK = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Ran:
    """A run in numbers; processor time is that of all its processes together."""

    start: float
    """Seconds to the first article."""
    starting: float
    """Processor seconds to there."""
    reading: float
    """Processor seconds from there to the last article."""
    memory: float
    """The most megabytes held, shared pages counted once."""
    manifest: bytes


def overhead(articles: Sequence[str]) -> list[str]:
    """Run both in turn; give a table of the better runs, and what the cluster costs more."""
    found: dict[str, list[Ran]] = {path: [] for path in PATHS}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rows = [json.dumps({"text": text}, ensure_ascii=False) + "\n" for text in articles]
        (folder / "tin.jsonl").write_text("".join(rows), encoding="utf-8")
        for number in range(RUNS):
            for path, options in PATHS.items():
                found[path].append(_run(folder, f"{path} {number}", options))
    lines = [
        "| path | s to the first article | processor s to there | ms an article | MB |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    each = {}
    for path, runs in found.items():
        each[path] = min(ran.reading for ran in runs) / len(articles)
        start, starting = min(ran.start for ran in runs), min(ran.starting for ran in runs)
        memory = max(ran.memory for ran in runs)
        lines.append(
            f"| {path} | {start:.1f} | {starting:.1f} | {each[path] * 1000:.1f} | {memory:,.0f} |"
        )
    more = each["cluster"] / each["local workers"] - 1
    same = len({ran.manifest for runs in found.values() for ran in runs}) == 1
    return [
        *lines, "",
        f"An article costs {more:+.1%} processor time on the cluster's path; the output is "
        f"{'the same' if same else 'NOT THE SAME'}. {len(articles):,} articles, two workers, "
        f"shards of 50; the better of {RUNS} runs.",
    ]  # fmt: skip


def _run(folder: Path, out: str, options: Sequence[str]) -> Ran:
    log = folder / f"{out}.log"
    with log.open("wb") as stream:
        process = subprocess.Popen(
            [sys.executable, "-c", COMMAND, "batch", "tin.jsonl", "--out", out, "--shard", "50",
             "--json-log", *options],
            cwd=folder, env=os.environ | {"PYTHONPATH": str(ROOT)}, stderr=stream,
        )  # fmt: skip
        at: dict[str, float] = {}
        memory = taken = 0.0
        while process.poll() is None:
            phases = {event.get("phase") for event in _events(log)}
            family = _family(process.pid)
            taken = max(taken, sum(family.values()))
            for phase in phases - at.keys():
                at[str(phase)] = taken
            memory = max(memory, _memory(list(family)))
            time.sleep(0.1)
    if process.returncode:
        sys.exit(log.read_text())
    start = next(e["seconds"] for e in _events(log) if e.get("phase") == "extract")
    manifest = (folder / out / "manifest.json").read_bytes()
    reading = at.get("merge", taken) - at["extract"]
    return Ran(start, at["extract"], reading, memory, manifest)


def _events(log: Path) -> list[dict[str, float]]:
    return [json.loads(line) for line in log.read_text().splitlines(keepends=True) if "\n" in line]


def _family(process: int) -> dict[int, float]:
    """Give a process and all below it, each with its processor seconds."""
    children: dict[int, list[int]] = {}
    times: dict[int, float] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        number = int(stat.parent.name)
        children.setdefault(int(fields[1]), []).append(number)
        times[number] = (int(fields[11]) + int(fields[12])) / _TICK
    found = [process]
    for member in found:
        found += children.get(member, [])
    return {member: times.get(member, 0.0) for member in found}


def _memory(processes: Sequence[int]) -> float:
    total = 0
    for process in processes:
        try:
            lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total / 1024
