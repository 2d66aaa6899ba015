"""What a worker of a cluster does with a job: it has it done by a process of its own.

So an article that kills its process costs no worker, and what is known of its end is what is known
on one machine. The worker itself loads no models.
"""

import multiprocessing
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from ...errors import OutputError, SetupError, VifactsError
from ..jobs import Died, Finished, Job, Limits
from .local import LocalRunner

_PATIENCE: Final = 0.5  # seconds between two looks at the process


@dataclass(frozen=True, slots=True)
class Raised:
    """A job raised something that it would raise again."""

    error: VifactsError


@dataclass(frozen=True, slots=True)
class Order:
    """What a worker is sent."""

    job: Job[Any]
    limits: Limits
    prepare: Callable[[], None] | None = None
    required: tuple[Job[Any], Any] | None = None
    """A job, and the result that a worker must give for it before it does others."""


Answer = Finished[object] | Died | Raised


def perform(order: Order) -> Answer:
    """Do what a worker was sent; one at a time, whatever the number of its threads.

    Raises OutputError where a store refused to write: it may take it the next time.
    """
    return _host.answer(order)


class _Host:
    """Keeps the process between jobs."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._runner: LocalRunner | None = None
        self._made_for: object = None
        self._met: object = None

    def answer(self, order: Order) -> Answer:
        """Do the job, behind the one that is required."""
        with self._lock:
            runner = self._runner_for(order)
            if order.required is not None and order.required != self._met:
                job, wanted = order.required
                found = self._done(runner, job)
                if not isinstance(found, Finished):
                    return found
                if found.result != wanted:
                    return Raised(differing({"a worker that came later": found.result}, wanted))
                self._met = order.required
            return self._done(runner, order.job)

    def _runner_for(self, order: Order) -> LocalRunner:
        wanted = (order.limits, order.prepare)
        if self._runner is None or self._made_for != wanted:
            if self._runner is not None:
                self._runner.__exit__(None, None, None)
            # A nanny starts its worker as a daemon, which might start no process of its own; ours
            # ends by itself when its worker is gone.
            multiprocessing.current_process().daemon = False
            self._runner, self._made_for = (
                LocalRunner(1, order.limits, prepare=order.prepare).__enter__(),
                wanted,
            )
        return self._runner

    def _done(self, runner: LocalRunner, job: Job[Any]) -> Answer:
        runner.submit(0, job)
        try:
            while True:
                for _, outcome in runner.wait(_PATIENCE):
                    return outcome
        except OutputError:
            raise
        except VifactsError as error:
            return Raised(error)


_host: Final = _Host()


def differing(found: dict[str, Any], wanted: Any) -> SetupError:
    """Give the error for workers with other versions, by their addresses."""
    says = "; ".join(
        f"{worker} has {name} {versions.get(name)}, not {wanted.get(name)}"
        for worker, versions in sorted(found.items())
        for name in sorted(wanted)
        if versions.get(name) != wanted.get(name)
    )
    return SetupError(
        "versions_differ", f"the workers are not alike: {says}",
        hint="Install the same vifacts and underthesea everywhere and start the workers anew.",
    )  # fmt: skip
