"""A run that is killed at any moment, interrupted, or finds no room, ends in the same bytes."""

import os
import random
import resource
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import Run, articles, digests, rows, start
from .test_survive import workers_of

PROC = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
COMMAND = ("batch", "tin", "--out", "run", "--shard", "4", "--workers", "2", "--near")
MOMENTS = 20


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, str], float]:
    """The bytes of a run that nobody disturbed, and the seconds that it took."""
    folder = tmp_path_factory.mktemp("calm")
    make(folder)
    begun = time.monotonic()
    with start(folder, *COMMAND) as process:
        process.communicate(timeout=120)
    assert process.returncode == 3
    return digests(folder / "run"), time.monotonic() - begun


def make(folder: Path) -> None:
    """Articles, of which each takes a moment; one is refused."""
    articles(folder / "tin", 60, word="chậm " + "công nhân khu công nghiệp đi làm " * 9)
    (folder / "tin" / "0030b.txt").write_bytes(b"\xff\xff\x00")


def no_torn_file(run: Path) -> None:
    """What is there by its name is whole: rows are JSON, shards that are marked are complete."""
    for path in run.glob("*.jsonl"):
        rows(path)
    for marker in run.glob("shards/*/done.json"):
        assert {"records.jsonl", "index.jsonl"} <= {p.name for p in marker.parent.iterdir()}
        rows(marker.parent / "records.jsonl")


@pytest.mark.slow
@PROC
def test_the_whole_group_killed_at_twenty_moments(
    tmp_path: Path, expected: tuple[dict[str, str], float]
) -> None:
    """One folder, killed and gone on with until it is done, over and over."""
    calm, seconds = expected
    dice, killed, finished = random.Random(12), 0, 0
    make(tmp_path)
    while killed < MOMENTS:
        process = start(tmp_path, *COMMAND)
        try:
            process.communicate(timeout=dice.uniform(0.1, 0.9) * seconds)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
            killed += 1
            no_torn_file(tmp_path / "run")
            continue
        assert process.returncode == 3
        assert digests(tmp_path / "run") == calm
        finished += 1
        (tmp_path / "run").rename(tmp_path / f"run{finished}")
    with start(tmp_path, *COMMAND) as process:
        process.communicate(timeout=120)
    assert digests(tmp_path / "run") == calm
    assert not list((tmp_path / "run").rglob("*.part"))


@pytest.mark.slow
@PROC
def test_single_workers_killed_at_twenty_moments(
    tmp_path: Path, expected: tuple[dict[str, str], float]
) -> None:
    calm, _ = expected
    dice, killed, runs = random.Random(12), 0, 0
    make(tmp_path)
    while killed < MOMENTS:
        with start(tmp_path, *COMMAND[:3], f"run{runs}", *COMMAND[4:]) as process:
            for _ in range(4):
                time.sleep(dice.uniform(0.1, 0.7))
                workers = workers_of(process.pid)
                if workers and process.poll() is None:
                    os.kill(dice.choice(workers), signal.SIGKILL)
                    killed += 1
            _, err = process.communicate(timeout=120)
        assert process.returncode == 3, err
        assert digests(tmp_path / f"run{runs}") == calm, err
        runs += 1


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_ends_it_cleanly_and_the_next_run_goes_on(
    number: int, vifacts: Run, tmp_path: Path, expected: tuple[dict[str, str], float]
) -> None:
    make(tmp_path)
    process = start(tmp_path, *COMMAND)
    deadline = time.monotonic() + 60
    while not list(tmp_path.glob("run/shards/*/done.json")) and time.monotonic() < deadline:
        time.sleep(0.02)
    os.killpg(process.pid, number)  # as a terminal does: to all of them
    _, err = process.communicate(timeout=30)
    assert (process.returncode, err) == (130, b"vifacts: interrupted\n")
    assert not (tmp_path / "run" / "manifest.json").exists()
    no_torn_file(tmp_path / "run")
    made = {p: p.stat().st_mtime_ns for p in tmp_path.glob("run/shards/*/done.json")}
    assert made
    assert vifacts(*COMMAND).code == 3
    assert digests(tmp_path / "run") == expected[0]
    assert all(path.stat().st_mtime_ns == at for path, at in made.items())


def little_room(size: int) -> Callable[[], None]:
    """Let no file grow over a size, as a full disk would; the signal for it is ignored."""

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return limit


@pytest.mark.parametrize("size", [5_000, 12_000, 30_000])
def test_no_room_is_said_and_with_room_it_goes_on(
    size: int, vifacts: Run, tmp_path: Path, expected: tuple[dict[str, str], float]
) -> None:
    """At 2,000 bytes no shard fits, at 30,000 shards do and the merged file doesn't."""
    make(tmp_path)
    ran = vifacts(*COMMAND, preexec_fn=little_room(size))
    assert (ran.code, "disk_full" in ran.err) == (1, True), ran.err
    assert not (tmp_path / "run" / "manifest.json").exists()
    assert not (tmp_path / "run" / "facts.jsonl").exists()
    no_torn_file(tmp_path / "run")
    assert not list((tmp_path / "run").rglob("*.part"))
    assert vifacts(*COMMAND).code == 3
    assert digests(tmp_path / "run") == expected[0]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written(vifacts: Run, tmp_path: Path) -> None:
    articles(tmp_path / "tin", 2)
    (tmp_path / "locked").mkdir(mode=0o555)
    ran = vifacts("batch", "tin", "--out", "locked/run")
    assert (ran.code, "not_writable" in ran.err) == (1, True)


def test_an_output_that_is_a_file(vifacts: Run, tmp_path: Path) -> None:
    articles(tmp_path / "tin", 2)
    ran = vifacts("batch", "tin", "--out", "tin/0001.txt")
    assert (ran.code, "not_writable" in ran.err) == (1, True)


@PROC
def test_an_input_that_changes_or_vanishes_while_it_is_read(
    vifacts: Run, tmp_path: Path, expected: tuple[dict[str, str], float]
) -> None:
    for code, change in (
        ("input_vanished", lambda path: path.unlink()),
        ("input_changed", lambda path: path.write_text("Bài khác.\n")),
    ):
        make(tmp_path)
        last = tmp_path / "tin" / "0059.txt"
        process = start(tmp_path, *COMMAND[:3], code, *COMMAND[4:])
        deadline = time.monotonic() + 60
        while not (tmp_path / code / "plan" / "plan.json").exists():
            assert time.monotonic() < deadline
            time.sleep(0.01)
        change(last)
        _, err = process.communicate(timeout=60)
        assert (process.returncode, code in err.decode()) == (1, True), err
        ran = vifacts(*COMMAND[:3], code, *COMMAND[4:])
        assert (ran.code, "run_changed" in ran.err) == (2, True)
        assert vifacts(*COMMAND[:3], code, *COMMAND[4:], "--again").code == 3
