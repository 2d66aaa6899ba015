"""A real cluster on loopback: a scheduler, and workers each with its nanny, as processes."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from .conftest import environment

WORKER = Path(__file__).with_name("stubbed_worker.py")
LONGEST = 60.0  # seconds for anything to come


class Cluster:
    """Starts its parts in a folder, each in a process group of its own."""

    def __init__(self, folder: Path, env: Mapping[str, str]) -> None:
        self._file, self._folder = folder / "scheduler.json", folder
        self._env = environment(**env)
        self._parts: list[subprocess.Popen[bytes]] = []
        folder.mkdir(parents=True)

    def scheduler(self, port: str = "0") -> str:
        """Start a scheduler; give its address."""
        self._file.unlink(missing_ok=True)
        self._start("-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", port,
                    "--dashboard-address", "127.0.0.1:0")  # fmt: skip
        until(self._file.exists)
        address: str = json.loads(self._file.read_text())["address"]
        return address

    def worker(self, **more: str) -> subprocess.Popen[bytes]:
        """Start a worker with its nanny."""
        arguments = ("--nthreads", "1", "--memory-limit", "0", "--no-dashboard")
        return self._start(str(WORKER), *arguments, "--local-directory", str(self._folder), **more)

    def _start(self, *arguments: str, **more: str) -> subprocess.Popen[bytes]:
        with (self._folder / "log").open("ab") as log:
            part = subprocess.Popen(
                [sys.executable, *arguments, "--scheduler-file", str(self._file)], cwd="/",
                env={**self._env, **more}, stdout=log, stderr=log, start_new_session=True,
            )  # fmt: skip
        self._parts.append(part)
        return part

    def end(self) -> None:
        """Kill what is left."""
        for part in self._parts:
            kill(part)


@contextmanager
def cluster(folder: Path, env: Mapping[str, str]) -> Iterator[Cluster]:
    """Give a cluster that has no parts yet."""
    made = Cluster(folder, env)
    try:
        yield made
    finally:
        made.end()


def kill(part: subprocess.Popen[bytes]) -> None:
    """Kill a part with all that it started, all at once."""
    if part.poll() is None:
        os.killpg(part.pid, signal.SIGKILL)
    part.wait()


def until(true: Callable[[], object]) -> None:
    """Wait until something is so."""
    deadline = time.monotonic() + LONGEST
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.05)
