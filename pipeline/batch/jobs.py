"""What a runner does for the run: jobs go out, results or deaths come back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Literal, Protocol, TypeVar

DeathCode = Literal["worker_died", "time_limit", "memory_limit"]
R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Limits:
    """How far a worker process may go; then it is ended."""

    seconds: float
    """For one item."""
    memory: int | None = None
    """Bytes of the process; only where the system tells them in /proc."""


class Job(Protocol[R_co]):
    """Work that can be sent away, done again, and divided to find what kills a worker.

    `run` reads nothing but the job and the files it names: whoever does it, and however often, the
    result is the same.
    """

    @property
    def size(self) -> int:
        """Give the number of items; a job of one cannot be divided."""

    def run(self) -> R_co:
        """Do it; what is raised ends the whole run."""

    def split(self, at: int | None) -> "Sequence[Job[R_co]]":
        """Give jobs that do the same together, in order; `at` is the item that was last begun."""

    def refused(self, code: DeathCode) -> "Job[R_co]":
        """Give a job that refuses the one item without trying it."""

    def lost(self, code: DeathCode) -> R_co:
        """Give the result where no worker survives even that."""


@dataclass(frozen=True, slots=True)
class Finished(Generic[R]):
    """A job came to its end."""

    result: R


@dataclass(frozen=True, slots=True)
class Died:
    """The worker is gone, and its job with it."""

    code: DeathCode
    at: int | None
    """The item that was last begun, where the runner knows it."""


class Runner(Protocol):
    """Has jobs done elsewhere, a few at a time; one job in one worker."""

    def free(self) -> bool:
        """Tell whether another job can be taken now."""

    def require(self, job: Job[R], result: R) -> None:
        """Let only workers do what follows that give this result for this job.

        Raises SetupError that names those that don't.
        """

    def submit(self, number: int, job: Job[R]) -> None:
        """Have a job done; `number` names it in `wait`."""

    def wait(self, seconds: float) -> Iterator[tuple[int, Finished[object] | Died]]:
        """Yield what came to an end, after `seconds` at the latest; raise what a job raised."""
