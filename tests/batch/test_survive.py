"""Workers that die cost their shard a retry; then the culprit is found, its neighbours are kept."""

import os
import signal
import time
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from pipeline.batch.jobs import DeathCode, Died, Finished
from pipeline.batch.survive import Survivors, split_points

from .conftest import Run, articles, digests, manifest, rows, start


@dataclass(frozen=True)
class Numbers:
    """A job that dies at some numbers."""

    numbers: tuple[int, ...]
    deadly: frozenset[int]
    code: DeathCode | None = None

    @property
    def size(self) -> int:
        return len(self.numbers)

    def run(self) -> list[object]:
        return [(n, self.code) if self.code else n for n in self.numbers]

    def split(self, at: int | None) -> Sequence["Numbers"]:
        points = split_points(self.size, at)
        return [Numbers(self.numbers[a:b], self.deadly) for a, b in points]

    def refused(self, code: DeathCode) -> "Numbers":
        return Numbers(self.numbers, self.deadly, code)

    def lost(self, code: DeathCode) -> list[object]:
        return [(self.numbers[0], "lost")]


class Inline:
    """A runner of this process that pretends to die; `told` says whether it knows where."""

    def __init__(self, *, told: bool, moods: Iterator[bool] | None = None) -> None:
        self._told, self._moods = told, moods or iter(())
        self._jobs: deque[tuple[int, Any]] = deque()
        self.done = 0

    def free(self) -> bool:
        return len(self._jobs) < 3

    def submit(self, number: int, job: Any) -> None:
        self._jobs.append((number, job))

    def wait(self, seconds: float) -> Iterator[tuple[int, Finished[object] | Died]]:
        number, job = self._jobs.popleft()
        self.done += 1
        culprits = [n for n in job.numbers if n in job.deadly]
        if next(self._moods, False):
            yield number, Died("worker_died", 0 if self._told else None)
        elif culprits and (job.code is None or culprits[0] == 13):
            at = job.numbers.index(culprits[0]) if self._told else None
            yield number, Died("worker_died", at)
        else:
            yield number, Finished(job.run())


@pytest.mark.parametrize("told", [True, False])
@pytest.mark.parametrize("deadly", [(), (0,), (99,), (3, 4, 50), (13,), tuple(range(20))])
def test_exactly_the_culprits_are_refused(told: bool, deadly: tuple[int, ...]) -> None:
    runner = Inline(told=told)
    jobs = [Numbers(tuple(range(i, i + 25)), frozenset(deadly)) for i in range(0, 100, 25)]
    found = dict(Survivors[list[object]](runner).results(iter(jobs)))
    flat = [x for number in sorted(found) for part in found[number] for x in part]
    expected = [(n, "lost" if n == 13 else "worker_died") if n in deadly else n for n in range(100)]
    assert flat == expected
    if len(deadly) == 1:
        assert runner.done <= (12 if told else 35)


def test_one_death_by_accident_refuses_nothing() -> None:
    for bad in range(8):
        runner = Inline(told=True, moods=iter([i == bad for i in range(9)]))
        jobs = [Numbers((i,), frozenset()) for i in range(8)]
        found = dict(Survivors[list[object]](runner).results(iter(jobs)))
        assert [found[i] for i in range(8)] == [[[i]] for i in range(8)]


def test_deadly_articles_are_found_and_their_neighbours_kept(vifacts: Run, tmp_path: Path) -> None:
    articles(tmp_path / "tin", 24)
    (tmp_path / "tin" / "0007.txt").write_text("Bài này giết: chết.\n")
    (tmp_path / "tin" / "0020.txt").write_text("Bài này nữa: chết.\n")
    (tmp_path / "tin" / "0021.txt").write_text("Có lỗi.\n")
    command = ("batch", "tin", "--shard", "8", "--workers", "2")
    ran = vifacts(*command, "--out", "run")
    assert ran.code == 3, ran.err
    assert "a worker is gone (worker_died)" in ran.err
    found = rows(tmp_path / "run" / "facts.rejects.jsonl")
    assert [(r["source"]["uri"], r["stage"], r["code"]) for r in found] == [
        ("tin/0007.txt", "extract", "worker_died"), ("tin/0020.txt", "extract", "worker_died"),
        ("tin/0021.txt", "extract", "internal_error"),
    ]  # fmt: skip
    assert all(row["source"]["sha256"] for row in found)
    assert manifest(tmp_path / "run")["totals"]["records"] == 21
    assert len(list((tmp_path / "run" / "shards").iterdir())) == 3
    assert vifacts(*command, "--out", "again", "--workers", "1").code == 3
    assert digests(tmp_path / "run") == digests(tmp_path / "again")
    assert vifacts("verify", "run").code == 0


def test_an_article_that_never_ends_is_refused(vifacts: Run, tmp_path: Path) -> None:
    articles(tmp_path / "tin", 6)
    (tmp_path / "tin" / "0003.txt").write_text("Bài này treo.\n")
    ran = vifacts("batch", "tin", "--out", "run", "--time-limit", "1.5")
    assert ran.code == 3, ran.err
    (found,) = rows(tmp_path / "run" / "facts.rejects.jsonl")
    assert (found["source"]["uri"], found["code"]) == ("tin/0003.txt", "time_limit")


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="needs /proc")
def test_an_article_that_takes_too_much_memory_is_refused(vifacts: Run, tmp_path: Path) -> None:
    articles(tmp_path / "tin", 6)
    (tmp_path / "tin" / "0003.txt").write_text("Bài này phình.\n")
    ran = vifacts("batch", "tin", "--out", "run", "--memory-limit", "250MB", "--workers", "1")
    assert ran.code == 3, ran.err
    (found,) = rows(tmp_path / "run" / "facts.rejects.jsonl")
    assert (found["source"]["uri"], found["code"]) == ("tin/0003.txt", "memory_limit")
    assert "a worker is gone (memory_limit)" in ran.err


def workers_of(process: int) -> list[int]:
    """The processes below a run that are at work: those of the process they are forked from."""
    children: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        children.setdefault(int(fields[1]), []).append(int(stat.parent.name))
    return [worker for child in children.get(process, []) for worker in children.get(child, [])]


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
def test_workers_end_when_the_run_is_killed(tmp_path: Path) -> None:
    articles(tmp_path / "tin", 4, word="treo")
    with start(tmp_path, "batch", "tin", "--out", "run", "--workers", "2") as process:
        deadline = time.monotonic() + 60
        while not (workers := workers_of(process.pid)) and time.monotonic() < deadline:
            time.sleep(0.05)
        time.sleep(0.5)
        os.kill(process.pid, signal.SIGKILL)
        process.communicate()
    assert workers
    while any(Path(f"/proc/{worker}/fd").exists() for worker in workers):
        assert time.monotonic() < deadline
        time.sleep(0.05)
