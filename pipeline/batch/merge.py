"""Shards → one output in the order of inputs, with duplicates told; the same bytes every time."""

import hashlib
import io
import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Final, Self

from schemas.article import Place

from ..errors import OutputError
from .links import Link, Links, Where
from .manifest import FileTold, Totals
from .output import INDEX, RECORDS, REJECTS, Entry, entries
from .stores.shards import Shards
from .stores.store import Draft, Store

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


def merge(store: Store, keys: Sequence[str], *, dedupe: bool, near: bool, told: Told) -> Merged:
    """Join complete shards, in order, into the three files of a run: all of them or none.

    `dedupe` leaves out identical bytes, `near` names groups of nearly the same text; `told` hears
    how many shards are written. Raises OutputError where the files can't be written.
    """
    shards = Shards(store)
    codes = _codes(shards, keys)
    links = Links(shards, keys, dedupe=dedupe, near=near)
    with _Files(store) as files:
        number = 0
        for done, shard in enumerate(shards.contents(keys, [INDEX, RECORDS, REJECTS])):
            told(done)
            for entry, line in _lines(*shard):
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


def _codes(shards: Shards, keys: Sequence[str]) -> Counter[str]:
    """Count the rejects of all shards by code; OutputError where one is not complete."""
    codes: Counter[str] = Counter()
    for key, marker in shards.markers(keys):
        if marker is None:
            raise OutputError(
                "shard_lost", f"shard {key} was complete and is damaged or gone",
                hint="Give the command again: what is missing is done anew.",
            )  # fmt: skip
        codes.update(marker.rejects)
    return codes


def _lines(index: bytes, records: bytes, rejects: bytes) -> Iterator[tuple[Entry, bytes]]:
    """Yield the rows of a shard's index, each with the line of its record or reject."""
    streams = {True: io.BytesIO(records), False: io.BytesIO(rejects)}
    for entry in entries(index):
        yield entry, streams[entry.is_record].readline()


class _Files:
    """The files of a run on their way, with their hashes."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.told: dict[str, FileTold] = {}
        with ExitStack() as stack:
            self._files: dict[str, _Hashed] = {}
            for name in (FACTS, REFUSED, LEFT_OUT):
                self._files[name] = _Hashed(store.draft(name))
                stack.callback(self._files[name].draft.discard)
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
            file.draft.seal()
        for name, file in self._files.items():
            file.draft.publish()
            self.told[name] = FileTold(file.size, file.digest.hexdigest(), file.count)
        self._store.sync()

    def __enter__(self) -> Self:
        """Give them."""
        return self

    def __exit__(self, *_: object) -> None:
        """Take away what was not published."""
        self._stack.close()


class _Hashed:
    """A file on its way, whose size and hash are known without reading it again."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.digest = hashlib.sha256()
        self.size = self.count = 0

    def add(self, line: bytes) -> None:
        """Write a line."""
        self.draft.write_bytes(line)
        self.digest.update(line)
        self.size += len(line)
        self.count += 1
