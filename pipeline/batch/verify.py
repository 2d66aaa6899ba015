"""Proof that a run's folder is what its manifest says, and that nothing was lost."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from ..errors import ReadError
from . import manifest, plan
from .manifest import Manifest
from .merge import FACTS, LEFT_OUT, REFUSED
from .output import INDEX, entries
from .plan import INPUTS
from .run import SHARDS
from .store import FolderStore

_CHUNK: Final = 1 << 20
_LINE: Final = 1 << 30


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is not as it should be."""

    code: str
    where: str
    message: str


def verify(folder: Path, *, inputs: bool = True) -> Iterator[Fault]:
    """Yield what is wrong with a run: no fault means that it is proven.

    Looked at: hashes, sizes and lines of the outputs; that inputs = records + rejects + left out,
    by the lines themselves; that every record is of the versions named, and its id is new or told
    as a duplicate; with `inputs` the hashes of all input files; shards that are still there. Raises
    ReadError `no_manifest` where there is no finished run.
    """
    try:
        found = manifest.load(folder)
    except ValueError as error:
        yield Fault("bad_manifest", manifest.NAME, str(error))
        return
    if found is None:
        raise ReadError(
            "no_manifest", f"there is no finished run in {folder}",
            hint="Give the command of the run again: it does what is missing.",
        )  # fmt: skip
    yield from _outputs(folder, found)
    yield from _totals(folder, found)
    yield from _records(folder, found)
    if inputs:
        yield from _inputs(folder)
    yield from _shards(folder, found)


def _outputs(folder: Path, found: Manifest) -> Iterator[Fault]:
    for name, told in sorted(found.outputs.items()):
        try:
            now = manifest.file_told(folder / name)
        except OSError as error:
            yield Fault("missing", name, error.strerror or "it can't be read")
            continue
        for what in ("bytes", "lines", "sha256"):
            if getattr(now, what) != getattr(told, what):
                says = f"{what} are {getattr(now, what)}, the manifest says {getattr(told, what)}"
                yield Fault("changed", name, says)


def _totals(folder: Path, found: Manifest) -> Iterator[Fault]:
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
        articles = sum(row["articles"] for row in _rows(folder / INPUTS))
        codes = Counter(row["code"] for row in _rows(folder / REFUSED))
    except (OSError, ValueError, KeyError, TypeError) as error:
        yield Fault("unreadable", INPUTS, str(error))
        return
    if articles != totals.inputs:
        yield Fault("no_balance", INPUTS, f"{articles} articles, {totals.inputs} in the totals")
    if dict(codes) != dict(totals.rejects_by_code):
        yield Fault("no_balance", REFUSED, "the codes are not those of the totals")


def _records(folder: Path, found: Manifest) -> Iterator[Fault]:
    """Look at the head of every record, without reading its facts."""
    expected = (found.versions["schema"], found.versions["rules"])
    try:
        with (folder / FACTS).open("rb") as lines:
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


def _inputs(folder: Path) -> Iterator[Fault]:
    """Hash every input again."""
    planned = plan.load(folder)
    if planned is None:
        yield Fault("missing", plan.FOLDER, "there is no plan, which names the inputs")
        return
    for path, uri, sha256 in planned.paths():
        try:
            now = _hashed(Path(path))
        except OSError as error:
            yield Fault("input_vanished", uri, error.strerror or "it can't be read")
            continue
        if now != sha256:
            yield Fault("input_changed", uri, "its bytes are not those that were read")


def _shards(folder: Path, found: Manifest) -> Iterator[Fault]:
    """Look at the shards, if they were kept: they hold what was merged."""
    planned, store = plan.load(folder), FolderStore(folder / SHARDS)
    if planned is None or not (folder / SHARDS).is_dir():
        return
    if planned.head.digest != found.plan:
        yield Fault("other_plan", plan.FOLDER, "the plan is not that of the manifest")
        return
    items = 0
    for key in planned.shard_keys():
        marker = store.marker(key)
        if marker is None:
            yield Fault("shard_damaged", f"{SHARDS}/{key}", "it is not complete")
            continue
        for name, (_, sha256) in sorted(marker.files.items()):
            if _hashed(folder / SHARDS / key / name) != sha256:
                yield Fault("shard_damaged", f"{SHARDS}/{key}/{name}", "its bytes have changed")
        with store.open(key, INDEX) as index:
            items += sum(1 for _ in entries(index))
    if items != found.totals.inputs:
        yield Fault("no_balance", SHARDS, f"{items} articles, {found.totals.inputs} in the totals")


def _rows(path: Path) -> Iterator[Any]:
    with path.open("rb") as lines:
        for line in lines:
            yield json.loads(line)


def _hashed(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
