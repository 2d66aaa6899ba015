"""Jobs that survive their workers: retried once, then divided until the culprit is alone."""

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final, Generic, TypeVar, cast

from .jobs import DeathCode, Died, Finished, Job, Runner

R = TypeVar("R")
TRIES: Final = 2
ALONE: Final = 3
"""Tries of an item that is alone and whose workers die: others kill workers too."""
_PATIENCE: Final = 0.5  # seconds between two looks at the workers
Told = Callable[[str, int, DeathCode | None], None]


@dataclass(eq=False, slots=True)
class _Part(Generic[R]):
    """A stretch of a job, with its result once there is one."""

    job: Job[R]
    whole: "_Whole[R]"
    deaths: int = 0
    refused: bool = False
    results: list[R] = field(default_factory=list)


@dataclass(eq=False, slots=True)
class _Whole(Generic[R]):
    """A job as it was given, and the stretches it was divided into."""

    number: int
    parts: list[_Part[R]] = field(default_factory=list)


class Survivors(Generic[R]):
    """Has jobs done by a runner whatever happens to its workers.

    A job whose worker dies is done again. If it dies again it is divided, each stretch is done on
    its own with the same patience, and an item that is alone and dies is refused with a code.
    """

    def __init__(self, runner: Runner, *, told: Told | None = None, alone: int = ALONE) -> None:
        """Take the runner; `told` hears of every death and refusal."""
        self._runner, self._alone = runner, alone
        self._told = told or (lambda event, number, code: None)
        self._again: deque[_Part[R]] = deque()
        self._flying: dict[int, _Part[R]] = {}
        self._sent = 0

    def results(self, jobs: Iterator[Job[R]]) -> Iterator[tuple[int, list[R]]]:
        """Yield each job's number (from 0) and the results of its stretches, as they are done."""
        waiting = enumerate(jobs)
        more = True
        while more or self._again or self._flying:
            while self._runner.free() and (self._again or more):
                part = self._again.popleft() if self._again else _next(waiting)
                if part is None:
                    more = False
                    continue
                self._send(part)
            for number, outcome in self._runner.wait(_PATIENCE):
                whole = self._landed(self._flying.pop(number), outcome)
                if whole is not None:
                    yield whole.number, [r for p in whole.parts for r in p.results]

    def _send(self, part: _Part[R]) -> None:
        self._sent += 1
        self._flying[self._sent] = part
        self._runner.submit(self._sent, part.job)

    def _landed(self, part: _Part[R], outcome: Finished[object] | Died) -> _Whole[R] | None:
        """Note what came of a part; give its job if that is complete now."""
        if isinstance(outcome, Finished):
            part.results = [cast(R, outcome.result)]
        else:
            self._died(part, outcome)
        whole = part.whole
        return whole if all(p.results for p in whole.parts) else None

    def _died(self, part: _Part[R], death: Died) -> None:
        part.deaths += 1
        number, parts = part.whole.number, part.whole.parts
        if part.refused:
            part.results = [part.job.lost(death.code)]
        elif part.deaths < self._tries(part.job, death):
            self._told("retry", number, death.code)
            self._again.appendleft(part)
        elif part.job.size > 1:
            self._told("divide", number, death.code)
            place = parts.index(part)
            smaller = [_Part(job, part.whole) for job in part.job.split(death.at)]
            parts[place : place + 1] = smaller
            self._again.extendleft(reversed(smaller))
        else:
            self._told("refuse", number, death.code)
            part.job, part.refused = part.job.refused(death.code), True
            self._again.appendleft(part)

    def _tries(self, job: Job[R], death: Died) -> int:
        return self._alone if job.size == 1 and death.code == "worker_died" else TRIES


def _next(jobs: Iterator[tuple[int, Job[R]]]) -> _Part[R] | None:
    for number, job in jobs:
        whole = _Whole[R](number)
        part = _Part(job, whole)
        whole.parts.append(part)
        return part
    return None


def split_points(size: int, at: int | None) -> list[tuple[int, int]]:
    """Give the stretches to divide `size` items into: around the suspect, else two halves.

    >>> split_points(8, 3)
    [(0, 3), (3, 4), (4, 8)]
    >>> split_points(8, None)
    [(0, 4), (4, 8)]
    """
    if at is None or not 0 <= at < size:
        cuts = [0, size // 2, size]
    else:
        cuts = sorted({0, at, at + 1, size})
    return list(pairwise(cuts))
