"""A whole run: plan, shards, merged output, manifest; the same command again goes on."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from . import manifest
from .jobs import DeathCode, Runner
from .manifest import Manifest
from .merge import merge
from .names import Inputs
from .output import Marker, joined
from .plan import Plan
from .planning import Planner
from .ready import ReadyJob
from .scan import Cutting
from .settings import Settings
from .shard import ShardJob
from .stores.shards import Shards
from .stores.store import Store
from .survive import Survivors

_STARTS: Final = 6  # workers that may die before they have done anything
Phase = Literal["scan", "extract", "merge"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a run is to do."""

    inputs: Inputs
    store: Store
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

    def heard(self, event: str, says: Mapping[str, Any]) -> None:
        """Hear of a cluster: as `runners.cluster.ClusterRunner` tells it."""


def run_batch(wanted: Wanted, runner: Runner, watcher: Watcher | None = None) -> Manifest:
    """Do what is missing of a run and give its manifest; nothing is done twice.

    The store then holds `facts.jsonl`, `facts.rejects.jsonl`, `facts.left_out.jsonl`,
    `inputs.jsonl` and `manifest.json`, the same bytes for any number of workers and interruptions.
    Raises UsageError `run_changed`, `run_in_use`, `not_a_run`, OutputError, and
    InputChangedError where an input changes while the run is on.
    """
    with wanted.store.held() as token:
        return _Run(wanted, runner, watcher or Watcher(), token).result()


class _Run:
    def __init__(self, wanted: Wanted, runner: Runner, watcher: Watcher, token: str) -> None:
        self._wanted, self._runner, self._watcher = wanted, runner, watcher
        self._store, self._shards = wanted.store, Shards(wanted.store)
        self._progress = Progress()
        self._ready = ReadyJob(wanted.store, token)

    def result(self) -> Manifest:
        """Go through all steps."""
        wanted = self._wanted
        asked = Survivors[dict[str, str]](self._runner, told=self._told, alone=_STARTS)
        ((_, (versions,)),) = asked.results(iter([self._ready]))
        self._runner.require(self._ready, versions)
        planner = Planner(
            self._store, inputs=wanted.inputs, settings=wanted.settings, cutting=wanted.cutting,
            versions=versions,
        )  # fmt: skip
        self._watcher.moved(self._progress)
        plan = planner.planned(self._runner, again=wanted.again, told=self._told)
        done = manifest.current(self._store, plan, dedupe=wanted.dedupe)
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
        for shard, (_, marker) in zip(
            plan.shards(), self._shards.markers(plan.shard_keys()), strict=True
        ):
            if marker is None:
                yield ShardJob(shard.key, shard.pieces, self._wanted.settings, self._shards)
            else:
                self._progress.add(marker)
                self._progress.found_done += marker.items

    def _completed(self, results: list[tuple[str, Marker]]) -> Marker:
        """Give the marker of a shard; one that was done in stretches is joined first."""
        (key, marker), *others = results
        if not others and "-" not in key:
            return marker
        whole = key.partition("-")[0]
        output = joined([self._shards.loaded(key, marker) for key, marker in results])
        marker = self._shards.complete(whole, output)
        for key, _ in results:
            self._shards.drop(key)
        return marker

    def _merge(self, plan: Plan) -> Manifest:
        wanted = self._wanted
        self._enter("merge")
        keys = list(plan.shard_keys())
        merged = merge(
            self._store, keys, dedupe=wanted.dedupe, near=wanted.settings.near,
            told=lambda done: self._watcher.moved(self._progress),
        )  # fmt: skip
        found = manifest.make(self._store, plan, merged.files, merged.totals, dedupe=wanted.dedupe)
        manifest.save(self._store, found)
        for key in sorted(set(self._shards.keys()) - set(keys)):
            self._shards.drop(key)
        return found

    def _enter(self, phase: Phase) -> None:
        self._progress.phase = phase
        self._watcher.moved(self._progress)

    def _told(self, what: str, number: int, code: DeathCode | None) -> None:
        if code is not None:
            self._watcher.died(what, self._progress.phase, number, code)
