"""What a shard holds: files, and the marker that says they are complete."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

RECORDS: Final = "records.jsonl"
REJECTS: Final = "rejects.jsonl"
INDEX: Final = "index.jsonl"
SIGNATURES: Final = "near.bin"
MARKER: Final = "done.json"


@dataclass(frozen=True, slots=True)
class Marker:
    """Says that a shard is complete, and how to see whether it still is."""

    records: int
    rejects: Mapping[str, int]
    """Number by code."""
    files: Mapping[str, tuple[int, str]]
    """Bytes and SHA-256 by name."""

    @property
    def items(self) -> int:
        """Give the number of inputs that became a record or a reject."""
        return self.records + sum(self.rejects.values())

    def dumps(self) -> bytes:
        """Give the marker's file."""
        files = {name: list(told) for name, told in sorted(self.files.items())}
        row = {
            "records": self.records, "rejects": dict(sorted(self.rejects.items())), "files": files
        }  # fmt: skip
        return json.dumps(row).encode() + b"\n"

    @classmethod
    def loads(cls, content: bytes) -> "Marker":
        """Give the marker of a file; ValueError or TypeError where it is none."""
        row = json.loads(content)
        files = {name: (int(size), str(sha)) for name, (size, sha) in row["files"].items()}
        return cls(int(row["records"]), dict(row["rejects"]), files)


@dataclass(frozen=True, slots=True)
class Output:
    """The files of a shard, whole, with what they hold."""

    records: int
    rejects: Mapping[str, int]
    files: Mapping[str, bytes]

    def marker(self) -> Marker:
        """Give the marker that completes them."""
        files = {
            name: (len(content), hashlib.sha256(content).hexdigest())
            for name, content in self.files.items()
        }
        return Marker(self.records, self.rejects, files)


def joined(outputs: list[Output]) -> Output:
    """Give several outputs as one, in their order."""
    rejects: dict[str, int] = {}
    for output in outputs:
        for code, number in output.rejects.items():
            rejects[code] = rejects.get(code, 0) + number
    names = outputs[0].files if outputs else ()
    files = {name: b"".join(output.files[name] for output in outputs) for name in names}
    return Output(sum(output.records for output in outputs), rejects, files)


@dataclass(frozen=True, slots=True)
class Entry:
    """One input's row in the index of a shard: what became of it, in the order of inputs."""

    is_record: bool
    sha256: str | None
    uri: str
    member: str | None

    def line(self) -> bytes:
        """Give the row with its line end."""
        row: list[Any] = [self.is_record, self.sha256, self.uri, self.member]
        return json.dumps(row, ensure_ascii=False).encode() + b"\n"


def entries(index: bytes) -> Iterator[Entry]:
    """Yield the rows of an index."""
    for line in index.splitlines():
        yield Entry(*json.loads(line))
