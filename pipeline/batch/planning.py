"""From names to a plan: the one that stands if nothing has changed, else a new one."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import zip_longest
from typing import Final

from schemas.reject import Reject

from ..errors import UsageError
from ..io.paths import FileName
from ..io.remote import RemoteFile
from . import plan
from .jobs import Runner
from .names import Inputs
from .pieces import Stamp
from .plan import FileRow, Plan
from .scan import Cutting, Scan, ScanJob
from .settings import Settings, Versions
from .stores.store import Store
from .survive import Survivors, Told

_BATCH: Final = 128  # names of one scan
_HELD: Final = 64 << 20  # bytes of one scan
_TOLD: Final = 5


class Planner:
    """Makes the plan of a run in its store, or finds that the old one still holds."""

    def __init__(
        self, store: Store, *, inputs: Inputs, settings: Settings, cutting: Cutting,
        versions: Versions,
    ) -> None:  # fmt: skip
        """Take what decides the plan."""
        self._store = store
        self._inputs, self._settings, self._cutting = inputs, settings, cutting
        self._versions = versions

    def planned(self, runner: Runner, *, again: bool, told: Told | None = None) -> Plan:
        """Give the plan.

        Raises UsageError `run_changed` where the folder holds a run over other inputs, settings or
        versions, and `again` was not said; what is the same then is not done twice.
        """
        old = plan.load(self._store)
        if old is not None and not again:
            changed = self._changed(old)
            if changed:
                raise _refusal(changed)
        if old is not None and self._holds(old):
            return old

        seen = _nothing if old is None or again else _Changes(old.files()).see
        return plan.make(
            self._store, self._scans(runner, told), inputs=self._inputs, settings=self._settings,
            versions=self._versions, cutting=self._cutting,
            seen=seen,
        )  # fmt: skip

    def _changed(self, old: Plan) -> list[str]:
        """Name the options, versions and patterns that are not those of the plan."""
        now = {
            "settings": self._settings.described(), "versions": dict(self._versions),
            "inputs": plan.described(self._inputs),
        }  # fmt: skip
        before = {
            "settings": old.head.settings, "versions": old.head.versions, "inputs": old.head.inputs
        }  # fmt: skip
        return [
            f"{name}: {before[part].get(name)} → {now[part].get(name)}"
            for part in now
            for name in sorted(now[part].keys() | before[part].keys())
            if now[part].get(name) != before[part].get(name)
        ]

    def _holds(self, old: Plan) -> bool:
        """Tell by names, sizes and times whether the plan is of these very files."""
        if old.head.cutting != asdict(self._cutting) or self._changed(old):
            return False
        found = (name for name in self._inputs.files(self._store) if name is not None)
        return all(
            row is not None and name is not None and _same(row, name)
            for row, name in zip_longest(old.files(), found)
        )

    def _scans(self, runner: Runner, told: Told | None) -> Iterator[Scan | None]:
        """Look at all inputs, several at a time; yield the scans in order of the names."""
        passed_over: list[None] = []
        done: dict[int, list[Scan]] = {}
        ready = 0
        survivors = Survivors[tuple[Scan, ...]](runner, told=told)
        for number, results in survivors.results(self._jobs(passed_over)):
            done[number] = [scan for result in results for scan in result]
            while ready in done:
                yield from done.pop(ready)
                ready += 1
        yield from passed_over

    def _jobs(self, passed_over: list[None]) -> Iterator[ScanJob]:
        names: list[FileName | Reject] = []
        held = 0
        for name in self._inputs.files(self._store):
            if name is None:
                passed_over.append(None)
                continue
            names.append(_everywhere(name))
            held += _size(name)
            if len(names) >= _BATCH or held >= _HELD:
                yield ScanJob(tuple(names), self._settings.input_format, self._cutting)
                names, held = [], 0
        if names:
            yield ScanJob(tuple(names), self._settings.input_format, self._cutting)


def _everywhere(name: FileName | Reject) -> FileName | Reject:
    """Give a name that is the same file for a worker in another folder."""
    if isinstance(name, Reject) or name.path is None:
        return name
    return FileName(name.uri, name.path.absolute())


def _size(name: FileName | Reject) -> int:
    stamp = _stamp(name)
    return stamp.size if stamp else 0


def _stamp(name: FileName | Reject) -> Stamp | None:
    if isinstance(name, Reject) or name.path is None:
        return None
    if isinstance(name.path, RemoteFile) and name.path.listed:
        return Stamp(*name.path.listed)
    try:
        return Stamp.of(name.path)
    except OSError:
        return None


def _same(row: FileRow, name: FileName | Reject) -> bool:
    uri = name.source.uri if isinstance(name, Reject) else name.uri
    return (row.uri, row.stamp) == (uri, _stamp(name))


class _Changes:
    """Compares the files of a new plan with those of the old one, as they come."""

    def __init__(self, old: Iterator[FileRow]) -> None:
        self._old = old
        self._found: list[str] = []

    def see(self, now: FileRow | None) -> None:
        """Take the next file, None at the end; UsageError that names the first changes."""
        before = next(self._old, None)
        if before is not None and now is not None and before.uri == now.uri:
            if (before.sha256, before.items) != (now.sha256, now.items):
                self._found.append(f"{now.uri} has changed")
            if len(self._found) == _TOLD:
                raise _refusal([*self._found, "and more"])
            return
        if before is not None or now is not None:
            names = " and ".join(row.uri for row in (before, now) if row)
            raise _refusal([*self._found, f"from {names} on there are other files"])
        if self._found:
            raise _refusal(self._found)


def _nothing(row: FileRow | None) -> None:
    pass


def _refusal(changed: Sequence[str]) -> UsageError:
    return UsageError(
        "run_changed", "the folder holds a run over something else: " + "; ".join(changed),
        hint="Name another folder after --out, or add --again: what is the same is kept.",
    )  # fmt: skip
