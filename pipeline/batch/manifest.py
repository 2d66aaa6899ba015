"""The account of a run: inputs, outputs, versions, options, and totals that balance."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

from .plan import INPUTS, Plan
from .stores.store import Store

NAME: Final = "manifest.json"
FORMAT: Final = 1


@dataclass(frozen=True, slots=True)
class FileTold:
    """A file as it was written."""

    bytes: int
    sha256: str
    lines: int


@dataclass(frozen=True, slots=True)
class Totals:
    """Articles in are articles out: `inputs` = `records` + `rejects` + `duplicates_left_out`."""

    inputs: int
    records: int
    rejects: int
    duplicates_left_out: int
    rejects_by_code: Mapping[str, int]
    duplicate_groups: int
    """Groups of nearly the same text."""

    @property
    def balance(self) -> bool:
        """Tell whether nothing was lost and nothing came twice."""
        out = self.records + self.rejects + self.duplicates_left_out
        return self.inputs == out and sum(self.rejects_by_code.values()) == self.rejects


@dataclass(frozen=True, slots=True)
class Manifest:
    """All of it. No clock and no number of workers: the same run gives the same bytes."""

    format: int
    plan: str
    """SHA-256 over the keys of the plan's shards."""
    versions: Mapping[str, str]
    settings: Mapping[str, Any]
    dedupe: bool
    inputs: Mapping[str, Any]
    """Names and patterns as given, number and bytes of files, files passed over by patterns."""
    outputs: Mapping[str, FileTold]
    totals: Totals


def make(
    store: Store, plan: Plan, files: Mapping[str, FileTold], totals: Totals, *, dedupe: bool
) -> Manifest:
    """Give the account of a run that is merged."""
    head = plan.head
    inputs = {
        **head.inputs, "files": head.files, "bytes": head.content, "passed_over": head.passed_over
    }  # fmt: skip
    outputs = {**files, INPUTS: file_told(store, INPUTS)}
    return Manifest(
        FORMAT, head.digest, head.versions, head.settings, dedupe, inputs, outputs, totals
    )


def current(store: Store, plan: Plan, *, dedupe: bool) -> Manifest | None:
    """Give the manifest if it is of this plan and its files are there in their sizes."""
    try:
        found = load(store)
        if found is None or (found.plan, found.dedupe) != (plan.head.digest, dedupe):
            return None
        sizes = {name: store.size(name) for name in found.outputs}
    except (OSError, ValueError):
        return None
    same = all(sizes[name] == told.bytes for name, told in found.outputs.items())
    return found if same and found.inputs.get("files") == plan.head.files else None


def file_told(store: Store, name: str) -> FileTold:
    """Give size, hash and lines of a file; OSError where it can't be read."""
    digest, size, lines = hashlib.sha256(), 0, 0
    with store.open(name) as stream:
        for line in stream:
            digest.update(line)
            size += len(line)
            lines += 1
    return FileTold(size, digest.hexdigest(), lines)


def save(store: Store, manifest: Manifest) -> None:
    """Write the manifest, complete or absent."""
    text = json.dumps(asdict(manifest), ensure_ascii=False, indent=2) + "\n"
    store.put({NAME: text.encode()})


def load(store: Store) -> Manifest | None:
    """Give the manifest of a run; None where there is none; ValueError where it is damaged."""
    (content,) = store.read([NAME])
    if content is None:
        return None
    try:
        row = json.loads(content)
        outputs = {name: FileTold(**told) for name, told in row.pop("outputs").items()}
        return Manifest(outputs=outputs, totals=Totals(**row.pop("totals")), **row)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"{NAME} is none of ours: {error}") from error
