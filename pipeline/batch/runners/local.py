"""Workers on this machine: processes with one job each, so that a death has one cause."""

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator, MutableSequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import active_children, forkserver, get_context, parent_process
from multiprocessing.process import BaseProcess
from multiprocessing.sharedctypes import RawArray
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self, TypeVar

from .. import pulse
from ..jobs import DeathCode, Died, Finished, Job, Limits
from ..spooled import Spooled, run_spooled

R = TypeVar("R")
PRELOAD: Final = ["pipeline.batch.preload"]
_MAX_JOBS: Final = 500  # of one process; what libraries keep goes with it
_METHOD: Final = "forkserver"
_PAGE: Final = os.sysconf("SC_PAGE_SIZE")


class _Slot:
    """One worker process, and the next one when it is gone."""

    def __init__(self, prepare: Callable[[], None] | None) -> None:
        """Start nothing yet; a process comes with the first job."""
        self._prepare = prepare
        self._pool: ProcessPoolExecutor | None = None
        self._process: BaseProcess | None = None
        self._others: list[BaseProcess] = []
        self._jobs = 0
        self.board: MutableSequence[float] = RawArray("d", pulse.WIDTH)
        self.future: Future[Spooled] | None = None
        self.number = 0
        self.over: DeathCode | None = None

    def submit(self, number: int, job: Job[Any]) -> None:
        """Send a job to the process, to a new one if the old was killed while it did nothing."""
        if self._jobs >= _MAX_JOBS:
            self.close(wait=True)
        self.number, self.over = number, None
        self.board[0], self.board[1] = -1, 0.0
        try:
            self.future = self._executor().submit(run_spooled, job.run)
        except BrokenProcessPool:
            self.close()
            self.future = self._executor().submit(run_spooled, job.run)
        self._jobs += 1
        if self._process is None:  # it is started with the first job
            self._process = next((c for c in active_children() if c not in self._others), None)

    def _executor(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._jobs, self._others = 0, active_children()
            self._pool = ProcessPoolExecutor(
                1, get_context(_METHOD), initializer=_begin, initargs=(self.board, self._prepare)
            )
        return self._pool

    def outcome(self) -> Finished[object] | Died | None:
        """Give what came of the job, None while it is being done; raise what it raised."""
        if self.future is None or not self.future.done():
            return None
        future, self.future = self.future, None
        try:
            return Finished(future.result().opened())
        except BrokenProcessPool:
            at = int(self.board[0])
            self.close()
            return Died(self.over or "worker_died", at if at >= 0 else None)

    def check(self, limits: Limits) -> None:
        """Kill the process if it has been at one item for too long, or holds too much."""
        if self.future is None or self._process is None or self.over is not None:
            return
        begun = self.board[1]
        if begun and time.monotonic() - begun > limits.seconds:
            self.over = "time_limit"
        elif limits.memory is not None and _memory(self._process.pid) > limits.memory:
            self.over = "memory_limit"
        if self.over is not None:
            self.kill()

    def kill(self) -> None:
        """End the process at once."""
        if self._process is not None:
            self._process.kill()

    def close(self, *, wait: bool = False) -> None:
        """Let the process go."""
        if self._pool is not None:
            self._pool.shutdown(wait=wait, cancel_futures=True)
        self._pool = self._process = None


class LocalRunner:
    """Runs jobs in `workers` processes; one that is killed, or over its limits, is replaced.

    with LocalRunner(2, Limits(60.0)) as runner: …

    Each process is a ProcessPoolExecutor of its own: when it breaks, exactly one job was in it.
    `prepare` is called first in every process.
    """

    def __init__(
        self, workers: int, limits: Limits, *, prepare: Callable[[], None] | None = None
    ) -> None:
        """Keep the number and the limits; processes start with jobs."""
        self._limits = limits
        self._slots = [_Slot(prepare) for _ in range(workers)]

    def free(self) -> bool:
        """Tell whether a process has nothing to do."""
        return any(slot.future is None for slot in self._slots)

    def require(self, job: Job[R], result: R) -> None:
        """Do nothing: all are forked from the one process that gave the result."""

    def submit(self, number: int, job: Job[R]) -> None:
        """Give a job to a process that has nothing to do."""
        next(slot for slot in self._slots if slot.future is None).submit(number, job)

    def wait(self, seconds: float) -> Iterator[tuple[int, Finished[object] | Died]]:
        """Yield what came to an end, after `seconds` at the latest; raise what a job raised."""
        busy = [slot.future for slot in self._slots if slot.future]
        wait(busy, timeout=seconds, return_when=FIRST_COMPLETED)
        for slot in self._slots:
            slot.check(self._limits)
            outcome = slot.outcome()
            if outcome is not None:
                yield slot.number, outcome

    def __enter__(self) -> Self:
        """Start the process that workers are forked from, away from folders that hide ours."""
        get_context(_METHOD).set_forkserver_preload(list(PRELOAD))
        before = os.environ.get("PYTHONSAFEPATH")
        os.environ["PYTHONSAFEPATH"] = "1"
        try:
            forkserver.ensure_running()
        finally:
            del os.environ["PYTHONSAFEPATH"]
            if before is not None:
                os.environ["PYTHONSAFEPATH"] = before
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End all processes; at once where something was raised."""
        for slot in self._slots:
            if kind is not None:
                slot.kill()
            slot.close(wait=True)


def _memory(process: int | None) -> int:
    """Give the bytes that a process holds; 0 where the system doesn't tell."""
    try:
        return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * _PAGE
    except (OSError, IndexError):
        return 0


def _begin(board: MutableSequence[float], prepare: Callable[[], None] | None) -> None:
    """Make a new process ready: it leaves Ctrl-C to the parent and does not outlive it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    pulse.attach(board)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if prepare is not None:
        prepare()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
