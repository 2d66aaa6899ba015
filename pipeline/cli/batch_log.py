"""What people and programs see of a long run while it is on."""

import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from time import monotonic
from typing import TYPE_CHECKING, Any

from ..batch.run import Phase, Progress, Watcher
from .console import NoBar, bar_of_unknown_length

if TYPE_CHECKING:
    from ..batch.jobs import DeathCode
    from ..batch.manifest import Manifest
    from .terminal import Bar

_SAYS = {
    "retry": "a worker is gone ({code}) with shard {number}, which is done again",
    "divide": "shard {number} has ended two workers ({code}); it is divided to find the cause",
    "refuse": "an input of shard {number} is refused ({code})",
}
_CLUSTER = {
    "connected": "on the cluster {cluster}, dashboard {dashboard}",
    "workers_lost": "{many} gone; {left} left, which do its work",
    "workers_joined": "{many} there, {left} in all",
    "scheduler_lost": "the scheduler {cluster} is gone; waiting whether it comes back",
    "scheduler_back": "the scheduler {cluster} is back",
}
_OFTEN = 1.0  # seconds between two lines of a log


class Seen(Watcher):
    """A watcher that also hears of the end."""

    def done(self, manifest: "Manifest") -> None:
        """Hear that the run is complete."""


@contextmanager
def watching(*, as_json: bool) -> "Iterator[Seen]":
    """Give a watcher: a JSON log, a bar in a terminal, or lines for what is out of the ordinary."""
    if as_json:
        yield JsonLog()
        return
    with bar_of_unknown_length() as bar:
        yield Shown(bar)


class Rate:
    """Articles a second since the extraction began, and the time left."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._begun: float | None = None

    def of(self, progress: Progress) -> tuple[float | None, float | None]:
        """Give articles a second and the seconds left; None while nobody knows."""
        if progress.phase != "extract":
            return None, None
        now = monotonic()
        self._begun = self._begun or now
        new, seconds = progress.done - progress.found_done, now - self._begun
        if new <= 0 or seconds <= 0:
            return None, None
        rate = new / seconds
        return rate, (progress.items - progress.done) / rate


class Shown(Seen):
    """Draws a bar, with rate, time left and rejects."""

    def __init__(self, bar: "Bar | NoBar") -> None:
        """Take the bar."""
        self._bar, self._rate = bar, Rate()

    def moved(self, progress: Progress) -> None:
        """Draw how far the run is."""
        rate, left = self._rate.of(progress)
        says: list[str] = [progress.phase]
        if progress.phase == "extract":
            says += [f"{progress.records} records", f"{progress.rejects.total()} rejects"]
        if rate is not None and left is not None:
            says += [f"{rate:.0f}/s", f"{_clock(left)} left"]
        self._bar.show(progress.done, ", ".join(says), total=progress.items or None)

    def died(self, what: str, phase: Phase, number: int, code: "DeathCode") -> None:
        """Say it in a line."""
        print(f"vifacts: {_SAYS[what].format(number=number, code=code)}", file=sys.stderr)

    def heard(self, event: str, says: "Mapping[str, Any]") -> None:
        """Say it in a line."""
        workers = says.get("workers", ())
        many = f"worker {workers[0]} is" if len(workers) == 1 else f"{len(workers)} workers are"
        print(f"vifacts: {_CLUSTER[event].format(many=many, **says)}", file=sys.stderr)


class JsonLog(Seen):
    """Writes one JSON object a line on standard error: progress, deaths, the end."""

    def __init__(self) -> None:
        """Begin the clock."""
        self._begun, self._rate = monotonic(), Rate()
        self._last: tuple[str, float] = ("", 0.0)

    def moved(self, progress: Progress) -> None:
        """Write how far the run is: each phase, and once a second."""
        now = monotonic()
        rate, left = self._rate.of(progress)
        if progress.phase == self._last[0] and now - self._last[1] < _OFTEN:
            return
        self._last = (progress.phase, now)
        self._write(
            "progress", phase=progress.phase, articles=progress.items, done=progress.done,
            records=progress.records, rejects=dict(sorted(progress.rejects.items())),
            rate=None if rate is None else round(rate, 1),
            seconds_left=None if left is None else round(left),
        )  # fmt: skip

    def died(self, what: str, phase: Phase, number: int, code: "DeathCode") -> None:
        """Write it."""
        self._write(f"worker_{what}", phase=phase, shard=number, code=code)

    def heard(self, event: str, says: "Mapping[str, Any]") -> None:
        """Write it."""
        self._write(event, **says)

    def done(self, manifest: "Manifest") -> None:
        """Write the totals."""
        self._write("done", **asdict(manifest.totals))

    def _write(self, event: str, **fields: Any) -> None:
        row = {"event": event, "seconds": round(monotonic() - self._begun, 1), **fields}
        print(json.dumps(row, ensure_ascii=False), file=sys.stderr, flush=True)


def _clock(seconds: float) -> str:
    """Give `2:05:09` or `5:09`.

    >>> _clock(309), _clock(7509)
    ('5:09', '2:05:09')
    """
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
