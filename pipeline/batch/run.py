"""A whole run: plan, shards, merged output, manifest; the same command again goes on."""

import fcntl
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal

from ..errors import UsageError
from ..io.aside import output_errors
from . import manifest
from .jobs import DeathCode, Runner
from .manifest import Manifest
from .merge import merge
from .names import Inputs
from .output import Marker, Output, joined
from .plan import Plan
from .planning import Planner
from .scan import Cutting
from .settings import Settings, VersionsJob
from .shard import ShardJob
from .store import FolderStore, Store
from .survive import Survivors

SHARDS: Final = "shards"
_LOCK: Final = ".lock"
_STARTS: Final = 6  # workers that may die before they have done anything
Phase = Literal["scan", "extract", "merge"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a run is to do."""

    inputs: Inputs
    out: Path
    settings: Settings = field(default_factory=Settings)
    cutting: Cutting = field(default_factory=Cutting)
    dedupe: bool = False
    again: bool = False


@dataclass(slots=True)
class Progress:
    """How far a run is."""

    phase: Phase = "scan"
    items: int = 0
    """Of the whole run."""
    done: int = 0
    """Items that have become a record or a reject, in this run or before."""
    found_done: int = 0
    """Of these, items that were done when this run began."""
    records: int = 0
    rejects: Counter[str] = field(default_factory=Counter)

    def add(self, marker: Marker) -> None:
        """Count a shard."""
        self.done += marker.items
        self.records += marker.records
        self.rejects.update(marker.rejects)


class Watcher:
    """Hears what a run does; by itself it does nothing with it."""

    def moved(self, progress: Progress) -> None:
        """Hear how far the run is."""

    def died(self, what: str, phase: Phase, number: int, code: DeathCode) -> None:
        """Hear of a worker that died, and what follows: `retry`, `divide` or `refuse`."""


def run_batch(wanted: Wanted, runner: Runner, watcher: Watcher | None = None) -> Manifest:
    """Do what is missing of a run and give its manifest; nothing is done twice.

    The folder then holds `facts.jsonl`, `facts.rejects.jsonl`, `facts.left_out.jsonl`,
    `inputs.jsonl` and `manifest.json`, the same bytes for any number of workers and interruptions.
    Raises UsageError `run_changed`, `run_in_use`, `not_a_run`, OutputError, and
    InputChangedError where an input changes while the run is on.
    """
    with _locked(wanted.out):
        return _Run(wanted, runner, watcher or Watcher()).result()


class _Run:
    def __init__(self, wanted: Wanted, runner: Runner, watcher: Watcher) -> None:
        self._wanted, self._runner, self._watcher = wanted, runner, watcher
        self._store: Store = FolderStore(wanted.out / SHARDS)
        self._progress = Progress()

    def result(self) -> Manifest:
        """Go through all steps."""
        wanted = self._wanted
        asked = Survivors[dict[str, str]](self._runner, told=self._told, alone=_STARTS)
        ((_, (versions,)),) = asked.results(iter([VersionsJob()]))
        planner = Planner(
            wanted.out, inputs=wanted.inputs, settings=wanted.settings, cutting=wanted.cutting,
            versions=versions,
        )  # fmt: skip
        self._watcher.moved(self._progress)
        plan = planner.planned(self._runner, again=wanted.again, told=self._told)
        done = manifest.current(wanted.out, plan, dedupe=wanted.dedupe)
        if done is not None:
            return done
        self._extract(plan)
        return self._merge(plan)

    def _extract(self, plan: Plan) -> None:
        """Do the shards that are not complete."""
        self._enter("extract")
        self._progress.items = plan.head.items
        survivors = Survivors[tuple[str, Marker]](self._runner, told=self._told)
        jobs = self._missing(plan)
        for _, results in survivors.results(jobs):
            self._progress.add(self._completed(results))
            self._watcher.moved(self._progress)

    def _missing(self, plan: Plan) -> Iterator[ShardJob]:
        for shard in plan.shards():
            marker = self._store.marker(shard.key)
            if marker is None:
                yield ShardJob(shard.key, shard.pieces, self._wanted.settings, self._store)
            else:
                self._progress.add(marker)
                self._progress.found_done += marker.items

    def _completed(self, results: list[tuple[str, Marker]]) -> Marker:
        """Give the marker of a shard; one that was done in stretches is joined first."""
        (key, marker), *others = results
        if not others and "-" not in key:
            return marker
        whole = key.partition("-")[0]
        output = joined([_loaded(self._store, key, marker) for key, marker in results])
        marker = self._store.complete(whole, output)
        for key, _ in results:
            self._store.drop(key)
        return marker

    def _merge(self, plan: Plan) -> Manifest:
        wanted = self._wanted
        self._enter("merge")
        keys = list(plan.shard_keys())
        merged = merge(
            wanted.out, self._store, keys, dedupe=wanted.dedupe, near=wanted.settings.near,
            told=lambda done: self._watcher.moved(self._progress),
        )  # fmt: skip
        found = manifest.make(wanted.out, plan, merged.files, merged.totals, dedupe=wanted.dedupe)
        manifest.save(wanted.out, found)
        stale = set(self._store.keys()) - set(keys)
        for key in sorted(stale):
            self._store.drop(key)
        return found

    def _enter(self, phase: Phase) -> None:
        self._progress.phase = phase
        self._watcher.moved(self._progress)

    def _told(self, what: str, number: int, code: DeathCode | None) -> None:
        if code is not None:
            self._watcher.died(what, self._progress.phase, number, code)


def _loaded(store: Store, key: str, marker: Marker) -> Output:
    files = {}
    for name in marker.files:
        with store.open(key, name) as stream:
            files[name] = stream.read()
    return Output(marker.records, marker.rejects, files)


@contextmanager
def _locked(out: Path) -> Iterator[None]:
    """Make the folder and hold it; UsageError where it is another run's or none of ours."""
    with output_errors(out):
        out.mkdir(parents=True, exist_ok=True)
        entries = {entry.name for entry in out.iterdir()}
        if entries and _LOCK not in entries:
            raise UsageError(
                "not_a_run", f"{out} holds files that are no run of vifacts batch",
                hint="Name a new folder after --out.",
            )  # fmt: skip
        lock = (out / _LOCK).open("wb")
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise UsageError(
                "run_in_use", f"another run is at work in {out}",
                hint="Wait until it is done, or name another folder after --out.",
            ) from error  # fmt: skip
        yield
