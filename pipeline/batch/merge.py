"""Shards → one output in the order of inputs, with duplicates told; the same bytes every time."""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

from schemas.article import Place

from ..errors import OutputError
from ..io.aside import AsideFile, sync_folder
from .links import Link, Links, Where
from .manifest import FileTold, Totals
from .output import INDEX, RECORDS, REJECTS, Entry, Marker, entries
from .store import Store

FACTS: Final = "facts.jsonl"
REFUSED: Final = "facts.rejects.jsonl"
LEFT_OUT: Final = "facts.left_out.jsonl"
_UNKNOWN: Final = b'"duplicate_of":null'
_SOURCE: Final = b'"source":{'
Told = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Merged:
    """What was written."""

    files: dict[str, FileTold]
    totals: Totals


def merge(
    folder: Path, store: Store, keys: Sequence[str], *, dedupe: bool, near: bool, told: Told
) -> Merged:
    """Join complete shards, in order, into the three files of a run: all of them or none.

    `dedupe` leaves out identical bytes, `near` names groups of nearly the same text; `told` hears
    how many shards are written. Raises OutputError where the files can't be written.
    """
    links = Links(store, keys, dedupe=dedupe, near=near)
    codes: Counter[str] = Counter()
    with _Files(folder) as files:
        number = 0
        for done, key in enumerate(keys):
            told(done)
            for code, many in _marker(store, key).rejects.items():
                codes[code] += many
            for entry, line in _lines(store, key):
                link = links.of(number, entry)
                if link.left_out and link.first:
                    files.leave_out(entry, link.first)
                    codes -= _code(entry, line)
                else:
                    files.keep(entry, linked(line, link) if entry.is_record else line)
                number += 1
        files.publish()
    lines = [file.lines for file in files.told.values()]
    records, rejects, left_out = lines
    totals = Totals(
        number, records, rejects, left_out, dict(sorted(codes.items())), links.groups
    )  # fmt: skip
    return Merged(files.told, totals)


def linked(line: bytes, link: Link) -> bytes:
    """Give a record's line with what its shard could not know of it.

    Its fields stand in the order of the model: `duplicate_of` before anything that a user gave.
    """
    if link.first is not None:
        uri, member = link.first
        place = Place(uri=uri, member=member).model_dump_json()
        line = line.replace(_UNKNOWN, b'"duplicate_of":' + place.encode(), 1)
    if link.group is not None:
        at = line.index(_SOURCE)
        line = b'%s"duplicate_group":"%s",%s' % (line[:at], link.group.encode(), line[at:])
    return line


def _code(entry: Entry, line: bytes) -> Counter[str]:
    return Counter() if entry.is_record else Counter([json.loads(line)["code"]])


def _marker(store: Store, key: str) -> Marker:
    marker = store.marker(key)
    if marker is None:
        raise OutputError(
            "shard_lost", f"shard {key} was complete and is damaged or gone",
            hint="Give the command again: what is missing is done anew.",
        )  # fmt: skip
    return marker


def _lines(store: Store, key: str) -> Iterator[tuple[Entry, bytes]]:
    """Yield the rows of a shard's index, each with the line of its record or reject."""
    with (
        store.open(key, INDEX) as index, store.open(key, RECORDS) as records,
        store.open(key, REJECTS) as rejects,
    ):  # fmt: skip
        for entry in entries(index):
            yield entry, (records if entry.is_record else rejects).readline()


class _Files:
    """The files of a run on their way to disk, with their hashes."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.told: dict[str, FileTold] = {}
        with ExitStack() as stack:
            self._files = {name: _Hashed(folder / name) for name in (FACTS, REFUSED, LEFT_OUT)}
            for file in self._files.values():
                stack.callback(file.discard)
            self._stack = stack.pop_all()

    def keep(self, entry: Entry, line: bytes) -> None:
        """Write a record or a reject."""
        self._files[FACTS if entry.is_record else REFUSED].add(line)

    def leave_out(self, entry: Entry, first: Where) -> None:
        """Note an input that was left out, and the first of the same bytes."""
        source = {"uri": entry.uri, "member": entry.member, "sha256": entry.sha256}
        row = {"source": source, "duplicate_of": {"uri": first[0], "member": first[1]}}
        self._files[LEFT_OUT].add(json.dumps(row, ensure_ascii=False).encode() + b"\n")

    def publish(self) -> None:
        """Put the files in their places."""
        for file in self._files.values():
            file.seal()
        for name, file in self._files.items():
            file.publish()
            self.told[name] = FileTold(file.size, file.digest.hexdigest(), file.count)
        sync_folder(self._folder)

    def __enter__(self) -> Self:
        """Give them."""
        return self

    def __exit__(self, *_: object) -> None:
        """Take away what was not published."""
        self._stack.close()


class _Hashed(AsideFile):
    """A file on its way, that knows its size and hash without being read again."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.digest = hashlib.sha256()
        self.size = self.count = 0

    def add(self, line: bytes) -> None:
        """Write a line."""
        self.write_bytes(line)
        self.digest.update(line)
        self.size += len(line)
        self.count += 1
