"""Workers of a Dask cluster: any number of machines, which may come, go and die."""

import time
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, Self, TypeVar

from ...errors import ClusterError, VifactsError
from ..jobs import Died, Finished, Job, Limits
from .connection import connected
from .hosted import Answer, Order, Raised, differing, perform

if TYPE_CHECKING:
    from distributed import Client, Future

R = TypeVar("R")
Heard = Callable[[str, Mapping[str, Any]], None]
_AHEAD: Final = 2  # jobs for each worker: the one it does and the next
_RETRIES: Final = 2  # where a store refuses to write
_LOOK: Final = 2.0  # seconds between two looks at who is there
_FETCH: Final = 60.0  # seconds for a result to come over
_ASKED: Final = 300.0  # seconds for a worker to load models and say its versions


@dataclass(slots=True)
class _Flight:
    """A job on its way."""

    order: Order
    future: "Future[Answer]"


class ClusterRunner:
    """Has jobs done by a Dask cluster, a few ahead of its workers.

    with ClusterRunner("tcp://scheduler:8786", Limits(60.0)) as runner: …

    A job whose worker is lost is done by another one (Dask sees to it; four workers lost with one
    job count as a death). If the scheduler is lost and comes back within Dask's time to connect,
    the jobs are sent anew. `heard` is told of `connected`, `workers_lost`, `workers_joined`,
    `scheduler_lost` and `scheduler_back`. Raises ClusterError `no_scheduler`, `no_workers`,
    `scheduler_lost`, `worker_failed`.
    """

    def __init__(
        self, name: str, limits: Limits, *, prepare: Callable[[], None] | None = None,
        heard: Heard | None = None, patience: float = 600.0,
    ) -> None:  # fmt: skip
        """Keep the cluster's name; `patience` is for a cluster without any worker, in seconds."""
        self._name, self._limits, self._prepare = name, limits, prepare
        self._heard, self._patience = heard or (lambda event, says: None), patience
        self._required: tuple[Job[Any], Any] | None = None
        self._run = uuid.uuid4().hex[:8]
        self._sent = 0
        self._flying: dict[int, _Flight] = {}
        self._landed: SimpleQueue[tuple[int, Future[Answer]]] = SimpleQueue()
        self._workers: frozenset[str] = frozenset()
        self._looked = self._seen = 0.0

    def __enter__(self) -> Self:
        """Connect, and wait for a worker."""
        with ExitStack() as stack:
            self._client: Client = stack.enter_context(connected(self._name))
            self._seen = time.monotonic()
            self._heard("connected", {"cluster": self._name, "dashboard": self._dashboard()})
            while not self._workers:
                self._look()
                time.sleep(0.1)
            self._stack = stack.pop_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Take back what is still on its way and leave; the cluster goes on."""
        with suppress(Exception):  # where the scheduler is gone there is nothing to take back
            self._client.cancel([flight.future for flight in self._flying.values()])
        self._stack.close()

    def free(self) -> bool:
        """Tell whether the workers have fewer jobs than they should."""
        return len(self._flying) < _AHEAD * max(1, len(self._workers))

    def require(self, job: Job[R], result: R) -> None:
        """Ask every worker that is there; who comes later is asked before it does its first job."""
        asked = {w: self._send(Order(job, self._limits, self._prepare), w) for w in self._workers}
        found: dict[str, Any] = {}
        for worker, future in asked.items():
            with suppress(TimeoutError):  # it is gone or busy, and asked before its first job
                outcome = self._answer(future, _ASKED)
                if isinstance(outcome, Raised):
                    raise outcome.error
                if isinstance(outcome, Finished) and outcome.result != result:
                    found[worker] = outcome.result
        if found:
            raise differing(found, result)
        self._required = (job, result)

    def submit(self, number: int, job: Job[R]) -> None:
        """Send a job."""
        self._fly(number, Order(job, self._limits, self._prepare, self._required))

    def _fly(self, number: int, order: Order) -> None:
        future = self._send(order)
        self._flying[number] = _Flight(order, future)
        future.add_done_callback(lambda done: self._landed.put((number, done)))

    def _send(self, order: Order, worker: str | None = None) -> "Future[Answer]":
        self._sent += 1
        return self._client.submit(
            perform, order, key=f"vifacts-{self._run}-{self._sent}", pure=False,
            retries=_RETRIES, workers=worker, allow_other_workers=False,
        )  # fmt: skip

    def wait(self, seconds: float) -> Iterator[tuple[int, Finished[object] | Died]]:
        """Yield what came to an end, after `seconds` at the latest; raise what a job raised."""
        self._look()
        landed = list(self._drained(seconds))
        answers = self._fetched([future for _, future in landed])
        for number, future in landed:
            flight = self._flying.get(number)
            if flight is not None and flight.future is future:
                outcome = self._outcome(number, flight, answers.get(future.key))
                if outcome is not None:
                    yield number, outcome

    def _drained(self, seconds: float) -> "Iterator[tuple[int, Future[Answer]]]":
        with suppress(Empty):
            yield self._landed.get(timeout=seconds)
            while True:
                yield self._landed.get_nowait()

    def _fetched(self, futures: "list[Future[Answer]]") -> "dict[object, Answer]":
        """Bring what is there over at once; what fails is fetched, and told, one by one."""
        finished = [future for future in futures if future.status == "finished"]
        if len(finished) > 1:
            with suppress(Exception):
                answers = self._client.gather(finished)
                return {f.key: answer for f, answer in zip(finished, answers, strict=True)}
        return {}

    def _outcome(
        self, number: int, flight: _Flight, answer: Answer | None
    ) -> Finished[object] | Died | None:
        try:
            outcome = answer or self._answer(flight.future, _FETCH)
        except TimeoutError:
            outcome = None
        if outcome is None:
            self._reconnect()
            self._fly(number, flight.order)
            return None
        del self._flying[number]
        if isinstance(outcome, Raised):
            raise outcome.error
        return outcome

    def _answer(self, future: "Future[Answer]", seconds: float) -> Answer | None:
        """Give what came of a future; None where the connection was lost."""
        from distributed import CancelledError, KilledWorker
        from distributed.comm.core import CommClosedError

        try:
            return future.result(timeout=seconds)
        except KilledWorker:
            return Died("worker_died", None)
        except (CancelledError, CommClosedError):
            return None
        except (TimeoutError, VifactsError):
            raise
        except Exception as error:
            raise ClusterError(
                "worker_failed", f"a worker can't do its work: {type(error).__name__}: {error}",
                hint="Look whether vifacts is installed on it, in the same version.",
            ) from error  # fmt: skip

    def _reconnect(self) -> None:
        """Wait while the client looks for its scheduler; ClusterError where that is in vain."""
        told = False
        while self._client.status != "running":
            if not told:
                self._heard("scheduler_lost", {"cluster": self._name})
                told = True
            if self._client.status == "closed":
                raise ClusterError(
                    "scheduler_lost", f"the scheduler {self._name} is gone",
                    hint="Start it anew and give the command again: what is done is kept.",
                )  # fmt: skip
            time.sleep(0.1)
        if told:
            self._heard("scheduler_back", {"cluster": self._name})

    def _look(self) -> None:
        """Look who is there, and tell who came and went."""
        now = time.monotonic()
        if now - self._looked < _LOOK and self._workers:
            return
        self._looked = now
        if self._client.status == "running":
            with suppress(OSError, TimeoutError):
                self._compare(frozenset(self._client.scheduler_info(n_workers=-1)["workers"]))
        if self._workers:
            self._seen = now
        elif now - self._seen > self._patience:
            raise ClusterError(
                "no_workers", f"the cluster {self._name} has had no workers for a while",
                hint="Start some, e.g. `dask worker`, and give the command again.",
            )  # fmt: skip

    def _compare(self, now: frozenset[str]) -> None:
        gone, new = sorted(self._workers - now), sorted(now - self._workers)
        self._workers = now
        if gone:
            self._heard("workers_lost", {"workers": gone, "left": len(now)})
        if new:
            self._heard("workers_joined", {"workers": new, "left": len(now)})

    def _dashboard(self) -> str | None:
        link: str | None = None
        with suppress(KeyError):  # it has none
            link = self._client.dashboard_link
        return link
