"""A file that is complete or absent: written aside, synced, then renamed."""

import errno
import itertools
import json
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import jsonlines
from pydantic import BaseModel

from ..errors import OutputError

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def json_line(row: Any) -> str:
    """Give a model or a plain value as one line of JSON without its line end."""
    if isinstance(row, BaseModel):
        return row.model_dump_json()
    return json.dumps(row, ensure_ascii=False, allow_nan=False)


@contextmanager
def output_errors(path: Path) -> Iterator[None]:
    """Turn the system's refusals into OutputError with its code and what to do."""
    try:
        yield
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            raise
        raise _typed(error, path) from error


class AsidePath:
    """A place beside `path` for others to write a file, which takes that place with `publish`.

    Raises OutputError `not_writable`, `is_a_folder`, `no_folder`, `disk_full`. A link is followed,
    so that it goes on pointing at the file; what stood at `path` keeps its permissions.
    """

    def __init__(self, path: Path) -> None:
        """Make an empty file aside in the folder of `path`."""
        with output_errors(path):
            self.path = path.resolve()
            if self.path.exists() and not self.path.is_file():
                raise _no_file(path, is_folder=self.path.is_dir())
            self.aside = _make_aside(self.path)

    def seal(self) -> None:
        """Bring every byte to the disk; nothing can be added afterwards."""
        with output_errors(self.path):
            with self.aside.open("rb") as stream:
                os.fsync(stream.fileno())
            if self.path.exists():
                shutil.copymode(self.path, self.aside)

    def publish(self) -> None:
        """Put the sealed file in its place in one step; `sync_folder` makes that last."""
        with output_errors(self.path):
            self.aside.replace(self.path)

    def discard(self) -> None:
        """Remove what was written aside; do nothing where that is done."""
        self.aside.unlink(missing_ok=True)


class AsideFile(AsidePath):
    """Rows on their way to `path`, which changes only with `publish`; errors as AsidePath."""

    def __init__(self, path: Path) -> None:
        """Open the file aside in the folder of `path`."""
        super().__init__(path)
        self._stream = self.aside.open("wb")
        self._writer = jsonlines.Writer(self._stream, dumps=json_line)

    def write(self, row: Any) -> None:
        """Add a row: a model, or a value that JSON has."""
        with output_errors(self.path):
            self._writer.write(row)

    def write_text(self, text: str) -> None:
        """Add text as UTF-8, for files that are no JSON Lines."""
        self.write_bytes(text.encode())

    def write_bytes(self, content: bytes) -> None:
        """Add bytes as they are."""
        with output_errors(self.path):
            self._stream.write(content)

    def seal(self) -> None:
        """Bring every byte to the disk; nothing can be added afterwards."""
        with output_errors(self.path):
            self._stream.close()
        super().seal()

    def discard(self) -> None:
        """Remove what was written aside; do nothing where that is done."""
        with suppress(OSError):  # a full disk refuses the last flush of what is thrown away
            self._stream.close()
        super().discard()


def _make_aside(path: Path) -> Path:
    for number in itertools.count():
        aside = path.with_name(f".{path.name}.{os.getpid()}-{number}.part")
        try:
            aside.touch(exist_ok=False)
        except FileExistsError:
            continue
        return aside
    raise AssertionError("count() has no end")


def is_aside(name: str) -> bool:
    """Tell the name of a file that was begun aside: `.facts.jsonl.4711-0.part`."""
    return name.startswith(".") and name.endswith(".part")


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk, so that a renamed file outlasts a power cut."""
    with output_errors(folder):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def write_rows(path: Path, rows: Iterable[Any]) -> int:
    """Write models or plain values as one file, complete or absent; give their number."""
    file = AsideFile(path)
    count = 0
    try:
        for row in rows:
            file.write(row)
            count += 1
        file.seal()
        file.publish()
    finally:
        file.discard()
    sync_folder(file.path.parent)
    return count


def write_whole(path: Path, text: str) -> None:
    """Write text as one file in UTF-8, complete or absent."""
    file = AsideFile(path)
    try:
        file.write_text(text)
        file.seal()
        file.publish()
    finally:
        file.discard()
    sync_folder(file.path.parent)


def _no_file(path: Path, *, is_folder: bool) -> OutputError:
    if is_folder:
        return OutputError(
            "is_a_folder", f"{path} is a folder", hint=f"Name a file in it: {path}/NAME."
        )
    return OutputError(
        "not_writable", f"{path} is a device or pipe, which can't be replaced by a file",
        hint="Name a file; without -o records go to standard output.",
    )  # fmt: skip


def _typed(error: OSError, path: Path) -> OutputError:
    if error.errno in _NO_ROOM:
        return OutputError(
            "disk_full", f"no room left for {path}", hint="Free some space or write elsewhere."
        )
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return OutputError(
            "no_folder", f"there is no folder {path.parent}", hint="Make it first, or look at it."
        )
    reason = error.strerror or type(error).__name__
    return OutputError(
        "not_writable", f"{path} cannot be written: {reason}",
        hint="Mend the folder's permissions or write elsewhere.",
    )  # fmt: skip
