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
from types import TracebackType
from typing import Any, Final, Self, TypeVar

from .. import pulse
from ..jobs import Died, Finished, Job
from ..spooled import Spooled, run_spooled

R = TypeVar("R")
PRELOAD: Final = ["pipeline.batch.preload"]
_MAX_JOBS: Final = 500  # of one process; what libraries keep goes with it
_METHOD: Final = "forkserver"


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
        self.overdue = False

    def submit(self, number: int, job: Job[Any]) -> None:
        """Send a job to the process, to a new one if the old was killed while it did nothing."""
        if self._jobs >= _MAX_JOBS:
            self.close(wait=True)
        self.number, self.overdue = number, False
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
            return Died("time_limit" if self.overdue else "worker_died", at if at >= 0 else None)

    def check(self, limit: float) -> None:
        """Kill the process if it has been at one item for too long."""
        begun = self.board[1]
        if self.future and begun and time.monotonic() - begun > limit and not self.overdue:
            self.overdue = True
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
    """Runs jobs in `workers` processes; one that is killed, or too long at one item, is replaced.

    with LocalRunner(2, time_limit=60.0) as runner: …

    Each process is a ProcessPoolExecutor of its own: when it breaks, exactly one job was in it.
    `prepare` is called first in every process.
    """

    def __init__(
        self, workers: int, *, time_limit: float, prepare: Callable[[], None] | None = None
    ) -> None:
        """Keep the number and the limit in seconds for one item; processes start with jobs."""
        self._limit = time_limit
        self._slots = [_Slot(prepare) for _ in range(workers)]

    def free(self) -> bool:
        """Tell whether a process has nothing to do."""
        return any(slot.future is None for slot in self._slots)

    def submit(self, number: int, job: Job[R]) -> None:
        """Give a job to a process that has nothing to do."""
        next(slot for slot in self._slots if slot.future is None).submit(number, job)

    def wait(self, seconds: float) -> Iterator[tuple[int, Finished[object] | Died]]:
        """Yield what came to an end, after `seconds` at the latest; raise what a job raised."""
        busy = [slot.future for slot in self._slots if slot.future]
        wait(busy, timeout=seconds, return_when=FIRST_COMPLETED)
        for slot in self._slots:
            slot.check(self._limit)
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
