"""Records and rejects → two files, or two streams."""

import os
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Protocol, Self

import jsonlines

from schemas.record import ArticleRecord
from schemas.reject import Reject

from .aside import AsideFile, json_line, sync_folder

Item = ArticleRecord | Reject


def rejects_path(path: Path) -> Path:
    """Give the file of rejects beside a file of records: `facts.rejects.jsonl`."""
    return path.with_name(f"{path.stem}.rejects.jsonl")


class Sink(Protocol):
    """Where records and rejects go, one at a time and in order."""

    def write(self, item: Item) -> None:
        """Take one."""


class FileSink:
    """Writes `facts.jsonl` and `facts.rejects.jsonl`, both complete or neither.

        with FileSink(Path("facts.jsonl")) as sink:
            for item in extract_inputs(paths):
                sink.write(item)

    The files appear at the end of the block; an error or an interrupt in it leaves the folder as it
    was. Raises OutputError as AsideFile does.
    """

    def __init__(self, path: Path) -> None:
        """Open both files aside."""
        self._records = AsideFile(path)
        try:
            self._rejects = AsideFile(rejects_path(self._records.path))
        except BaseException:
            self._records.discard()
            raise

    def write(self, item: Item) -> None:
        """Add a record or a reject."""
        (self._rejects if isinstance(item, Reject) else self._records).write(item)

    def __enter__(self) -> Self:
        """Give the sink."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Put both files in their places, or take both away."""
        try:
            if kind is None:
                self._records.seal()
                self._rejects.seal()
                self._publish()
        finally:
            self._records.discard()
            self._rejects.discard()

    def _publish(self) -> None:
        """Rename the rejects, then the records; take the first step back if the second fails."""
        rejects = self._rejects.path
        existed, before = rejects.exists(), _second_name(rejects)
        try:
            self._rejects.publish()
            self._records.publish()
        except BaseException:
            if before:
                before.replace(rejects)
            elif not existed:
                rejects.unlink(missing_ok=True)
            raise
        if before:
            before.unlink()
        sync_folder(rejects.parent)


def _second_name(path: Path) -> Path | None:
    """Keep what stands at `path` under a second name; None where there is nothing, or no links."""
    second = path.with_name(f".{path.name}.{os.getpid()}.before")
    try:
        second.unlink(missing_ok=True)
        second.hardlink_to(path)
    except OSError:
        return None
    return second


class PipeSink:
    """Writes records to one stream and rejects to another, a JSON line each, at once."""

    def __init__(self, records: BinaryIO, rejects: BinaryIO) -> None:
        """Take standard output and standard error, or any two binary streams."""
        self._records = jsonlines.Writer(records, dumps=json_line, flush=True)
        self._rejects = jsonlines.Writer(rejects, dumps=json_line, flush=True)

    def write(self, item: Item) -> None:
        """Write a record or a reject; BrokenPipeError where the reader has gone."""
        (self._rejects if isinstance(item, Reject) else self._records).write(item)
