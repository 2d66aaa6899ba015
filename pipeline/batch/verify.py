"""Proof that a run's folder is what its manifest says, and that nothing was lost."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from ..errors import ReadError
from ..io.remote import AnyPath, path_of
from . import manifest, plan
from .manifest import Manifest
from .merge import FACTS, LEFT_OUT, REFUSED
from .output import INDEX, entries
from .plan import INPUTS
from .stores.shards import SHARDS, Shards
from .stores.store import Store

_CHUNK: Final = 1 << 20
_LINE: Final = 1 << 30


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is not as it should be."""

    code: str
    where: str
    message: str


def verify(store: Store, *, inputs: bool = True) -> Iterator[Fault]:
    """Yield what is wrong with a run: no fault means that it is proven.

    Looked at: hashes, sizes and lines of the outputs; that inputs = records + rejects + left out,
    by the lines themselves; that every record is of the versions named, and its id is new or told
    as a duplicate; with `inputs` the hashes of all input files; shards that are still there. Raises
    ReadError `no_manifest` where there is no finished run.
    """
    try:
        found = manifest.load(store)
    except ValueError as error:
        yield Fault("bad_manifest", manifest.NAME, str(error))
        return
    if found is None:
        raise ReadError(
            "no_manifest", f"there is no finished run in {store}",
            hint="Give the command of the run again: it does what is missing.",
        )  # fmt: skip
    yield from _outputs(store, found)
    yield from _totals(store, found)
    yield from _records(store, found)
    if inputs:
        yield from _inputs(store)
    yield from _shards(store, found)


def _outputs(store: Store, found: Manifest) -> Iterator[Fault]:
    for name, told in sorted(found.outputs.items()):
        try:
            now = manifest.file_told(store, name)
        except OSError as error:
            yield Fault("missing", name, error.strerror or "it can't be read")
            continue
        for what in ("bytes", "lines", "sha256"):
            if getattr(now, what) != getattr(told, what):
                says = f"{what} are {getattr(now, what)}, the manifest says {getattr(told, what)}"
                yield Fault("changed", name, says)


def _totals(store: Store, found: Manifest) -> Iterator[Fault]:
    totals = found.totals
    if not totals.balance:
        yield Fault("no_balance", manifest.NAME, "inputs are not records + rejects + left out")
    lines = {name: told.lines for name, told in found.outputs.items()}
    said = {
        FACTS: totals.records, REFUSED: totals.rejects, LEFT_OUT: totals.duplicates_left_out
    }  # fmt: skip
    for name, number in said.items():
        if lines.get(name) != number:
            yield Fault("no_balance", name, f"{lines.get(name)} lines, {number} in the totals")
    try:
        articles = sum(row["articles"] for row in _rows(store, INPUTS))
        codes = Counter(row["code"] for row in _rows(store, REFUSED))
    except (OSError, ValueError, KeyError, TypeError) as error:
        yield Fault("unreadable", INPUTS, str(error))
        return
    if articles != totals.inputs:
        yield Fault("no_balance", INPUTS, f"{articles} articles, {totals.inputs} in the totals")
    if dict(codes) != dict(totals.rejects_by_code):
        yield Fault("no_balance", REFUSED, "the codes are not those of the totals")


def _records(store: Store, found: Manifest) -> Iterator[Fault]:
    """Look at the head of every record, without reading its facts."""
    expected = (found.versions["schema"], found.versions["rules"])
    try:
        with store.open(FACTS) as lines:
            for number, line in enumerate(iter(lambda: lines.readline(_LINE), b""), 1):
                where = f"{FACTS}:{number}"
                try:
                    row = json.loads(line)
                    made_by = (row["schema_version"], row["producer"]["rules"])
                    same = row["source"]["sha256"].startswith(row["id"])
                except (ValueError, KeyError, TypeError, AttributeError):
                    yield Fault("bad_record", where, "the line is no record")
                    continue
                if made_by != expected:
                    yield Fault("other_version", where, "it was made by other rules")
                if not same:
                    yield Fault("bad_record", where, "its id is not that of its bytes")
    except OSError as error:
        yield Fault("missing", FACTS, error.strerror or "it can't be read")


def _inputs(store: Store) -> Iterator[Fault]:
    """Hash every input again."""
    planned = plan.load(store)
    if planned is None:
        yield Fault("missing", plan.FOLDER, "there is no plan, which names the inputs")
        return
    for path, uri, sha256 in planned.paths():
        try:
            now = _hashed(path_of(path))
        except OSError as error:
            yield Fault("input_vanished", uri, error.strerror or "it can't be read")
            continue
        if now != sha256:
            yield Fault("input_changed", uri, "its bytes are not those that were read")


def _shards(store: Store, found: Manifest) -> Iterator[Fault]:
    """Look at the shards, if they were kept: they hold what was merged."""
    planned, shards = plan.load(store), Shards(store)
    if planned is None or not shards.keys():
        return
    if planned.head.digest != found.plan:
        yield Fault("other_plan", plan.FOLDER, "the plan is not that of the manifest")
        return
    items = 0
    for key, marker in shards.markers(planned.shard_keys()):
        if marker is None:
            yield Fault("shard_damaged", f"{SHARDS}/{key}", "it is not complete")
            continue
        output = shards.loaded(key, marker)
        for name, (_, sha256) in sorted(marker.files.items()):
            if hashlib.sha256(output.files[name]).hexdigest() != sha256:
                yield Fault("shard_damaged", f"{SHARDS}/{key}/{name}", "its bytes have changed")
        items += sum(1 for _ in entries(output.files[INDEX]))
    if items != found.totals.inputs:
        yield Fault("no_balance", SHARDS, f"{items} articles, {found.totals.inputs} in the totals")


def _rows(store: Store, name: str) -> Iterator[Any]:
    with store.open(name) as lines:
        for line in lines:
            yield json.loads(line)


def _hashed(path: AnyPath) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
