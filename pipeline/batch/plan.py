"""The plan of a run: every input with its hash, and the shards to make of them, on disk."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from typing import Any, Final, Self

from .names import Inputs
from .pieces import Piece, Stamp, shard_key
from .scan import Cutting, Scan
from .settings import Settings, Versions
from .stores.store import Draft, Store

FOLDER: Final = "plan"
_PLAN, _SHARDS, _FILES = f"{FOLDER}/plan.json", f"{FOLDER}/shards.jsonl", f"{FOLDER}/files.jsonl"
INPUTS: Final = "inputs.jsonl"


@dataclass(frozen=True, slots=True)
class Shard:
    """Some pieces in order, and the name that says what is in them."""

    key: str
    pieces: tuple[Piece, ...]

    @property
    def items(self) -> int:
        """Give the number of its items."""
        return sum(piece.size for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Head:
    """What a plan says of the whole run."""

    settings: dict[str, Any]
    versions: dict[str, str]
    inputs: dict[str, Any]
    """Names and patterns as given."""
    cutting: dict[str, int]
    files: int
    content: int
    """Bytes of all files."""
    passed_over: int
    """Files that the patterns passed over."""
    items: int
    shards: int
    digest: str
    """SHA-256 over the keys of all shards in order."""


@dataclass(frozen=True, slots=True)
class FileRow:
    """One file of the plan."""

    uri: str
    stamp: Stamp | None
    sha256: str | None
    items: int


class Plan:
    """A plan as it is kept; rows are read one at a time."""

    def __init__(self, store: Store, head: Head) -> None:
        """Keep the run's store and the head."""
        self._store = store
        self.head = head

    def shards(self) -> Iterator[Shard]:
        """Yield the shards in order."""
        for key, pieces in _rows(self._store, _SHARDS):
            yield Shard(key, tuple(map(Piece.of_row, pieces)))

    def shard_keys(self) -> Iterator[str]:
        """Yield the keys of the shards in order."""
        for key, _ in _rows(self._store, _SHARDS):
            yield key

    def paths(self) -> Iterator[tuple[str, str, str]]:
        """Yield path, name and hash of every file that has articles, once each."""
        last = None
        for shard in self.shards():
            for piece in shard.pieces:
                if piece.reject is None and piece.path != last:
                    last = piece.path
                    yield piece.path, piece.uri, piece.sha256

    def files(self) -> Iterator[FileRow]:
        """Yield the files in order."""
        for uri, stamp, sha256, items in _rows(self._store, _FILES):
            yield FileRow(uri, None if stamp is None else Stamp(*stamp), sha256, items)


def load(store: Store) -> Plan | None:
    """Give the plan of a run; None where there is none, or none of this format."""
    try:
        (content,) = store.read([_PLAN])
        return Plan(store, Head(**json.loads(content or b"")))
    except (OSError, ValueError, TypeError):
        return None


def make(
    store: Store,
    scans: Iterable[Scan | None],
    *,
    inputs: Inputs,
    settings: Settings,
    versions: Versions,
    cutting: Cutting,
    seen: Callable[[FileRow | None], None],
) -> Plan:
    """Write a plan from scans in order (None for a file passed over); its head comes last.

    `seen` is called with each file and at the end with None; what it raises leaves the old plan as
    it was.
    """
    with _Rows(store, settings.fingerprint(versions), cutting) as rows:
        for scan in scans:
            rows.add(scan)
            if scan is not None:
                seen(FileRow(scan.uri, scan.stamp, scan.sha256, scan.items))
        seen(None)
        rows.seal()
        store.remove(_PLAN)
        rows.publish()
    head = Head(
        settings.described(), dict(versions), described(inputs), asdict(cutting), rows.files,
        rows.content, rows.passed_over, rows.items, rows.shards, rows.digest.hexdigest(),
    )  # fmt: skip
    store.put({_PLAN: json.dumps(asdict(head), ensure_ascii=False).encode() + b"\n"})
    return Plan(store, head)


def described(inputs: Inputs) -> dict[str, Any]:
    """Give names and patterns as plain values, as the plan keeps them."""
    return {name: list(values) for name, values in asdict(inputs).items()}


class _Rows:
    """The three tables of a plan on their way: files, shards, and the list of inputs."""

    def __init__(self, store: Store, settings: str, cutting: Cutting) -> None:
        self.files = self.content = self.passed_over = self.items = self.shards = 0
        self.digest = hashlib.sha256()
        self._settings, self._cutting = settings, cutting
        self._pieces: list[Piece] = []
        self._held = 0
        with ExitStack() as stack:
            self._tables: list[Draft] = []
            for name in (_FILES, _SHARDS, INPUTS):
                self._tables.append(store.draft(name))
                stack.callback(self._tables[-1].discard)
            self._stack = stack.pop_all()

    def add(self, scan: Scan | None) -> None:
        """Take the next file."""
        if scan is None:
            self.passed_over += 1
            return
        size = scan.stamp.size if scan.stamp else None
        stamp = [scan.stamp.size, scan.stamp.mark] if scan.stamp else None
        self.files, self.content = self.files + 1, self.content + (size or 0)
        self._tables[0].write([scan.uri, stamp, scan.sha256, scan.items])
        self._tables[2].write(
            {"uri": scan.uri, "bytes": size, "sha256": scan.sha256, "articles": scan.items}
        )
        for piece, content in scan.pieces():
            self._pieces.append(piece)
            self._held += content
            held = sum(p.size for p in self._pieces)
            if held >= self._cutting.items or self._held >= self._cutting.content:
                self._cut()

    def _cut(self) -> None:
        key = shard_key(self._settings, self._pieces)
        self._tables[1].write([key, [piece.row() for piece in self._pieces]])
        self.digest.update(key.encode())
        self.shards += 1
        self.items += sum(piece.size for piece in self._pieces)
        self._pieces, self._held = [], 0

    def seal(self) -> None:
        """Bring all there."""
        if self._pieces:
            self._cut()
        for table in self._tables:
            table.seal()

    def publish(self) -> None:
        """Put all tables in their places."""
        for table in self._tables:
            table.publish()

    def __enter__(self) -> Self:
        """Give it."""
        return self

    def __exit__(self, *_: object) -> None:
        """Take away what was not finished."""
        self._stack.close()


def _rows(store: Store, name: str) -> Iterator[list[Any]]:
    with store.open(name) as lines:
        for line in lines:
            yield json.loads(line)
