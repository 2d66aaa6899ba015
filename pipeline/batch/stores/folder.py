"""A folder of a file system: files are written aside, synced and renamed."""

import fcntl
import os
import tempfile
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import IO, BinaryIO

from ...io.aside import AsideFile, AsidePath, is_aside, output_errors, sync_folder
from ...io.paths import FileName
from .store import LOCK, not_a_run, run_in_use


@dataclass(frozen=True, slots=True)
class FolderStore:
    """Keeps files in a folder of this machine, or of a file system that all workers share."""

    root: Path

    def __str__(self) -> str:
        """Give its name."""
        return str(self.root)

    @contextmanager
    def held(self) -> Iterator[str]:
        """Make the folder and hold it; UsageError where it is another run's or none of ours."""
        with output_errors(self.root):
            self.root.mkdir(parents=True, exist_ok=True)
            entries = {entry.name for entry in self.root.iterdir()}
            if entries and LOCK not in entries:
                raise not_a_run(str(self.root))
            lock = (self.root / LOCK).open("ab")
        with lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise run_in_use(str(self.root)) from error
            token = uuid.uuid4().hex
            with output_errors(self.root / LOCK):
                lock.truncate(0)
                lock.write(token.encode())
                lock.flush()
                os.fsync(lock.fileno())
            self._sweep()
            yield token

    def _sweep(self) -> None:
        """Remove what a run that was killed had begun to write aside; nobody else writes here."""
        with output_errors(self.root):
            for folder, _, files in os.walk(self.root):
                for name in filter(is_aside, files):
                    Path(folder, name).unlink(missing_ok=True)

    def draft(self, name: str) -> AsideFile:
        """Begin a file aside."""
        path = self.root / name
        with output_errors(path):
            path.parent.mkdir(parents=True, exist_ok=True)
        return AsideFile(path)

    def put(self, files: Mapping[str, bytes]) -> None:
        """Write files aside, sync and rename them, one after the other."""
        folders = {(self.root / name).parent for name in files}
        for folder in folders:
            with output_errors(folder):
                folder.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            _write(self.root / name, content)
        for folder in folders:
            sync_folder(folder)

    def sync(self) -> None:
        """Bring the folder's names to the disk."""
        sync_folder(self.root)

    def open(self, name: str) -> BinaryIO:
        """Open a file for reading."""
        return (self.root / name).open("rb")

    def size(self, name: str) -> int:
        """Give the bytes of a file."""
        return (self.root / name).stat().st_size

    def read(self, names: Sequence[str]) -> list[bytes | None]:
        """Give files whole."""
        return [self._content(name) for name in names]

    def _content(self, name: str) -> bytes | None:
        try:
            return (self.root / name).read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None

    @property
    def together(self) -> int:
        """One file after the other."""
        return 1

    def sizes(self, under: str) -> Mapping[str, int]:
        """Give names and bytes of all files below a folder."""
        found = {}
        for folder, _, files in os.walk(self.root / under):
            for name in files:
                path = Path(folder, name)
                with suppress(FileNotFoundError):
                    found[path.relative_to(self.root).as_posix()] = path.stat().st_size
        return found

    def remove(self, name: str) -> None:
        """Remove a file, if it is there."""
        with output_errors(self.root / name):
            (self.root / name).unlink(missing_ok=True)

    def clear(self, under: str) -> None:
        """Remove a folder of files."""
        folder = self.root / under
        with output_errors(folder), suppress(FileNotFoundError):
            for file in sorted(folder.iterdir()):
                file.unlink(missing_ok=True)
            folder.rmdir()

    @contextmanager
    def scratch(self) -> Iterator[IO[bytes]]:
        """Give a nameless file on the same disk; OutputError where there is no room."""
        with output_errors(self.root), tempfile.TemporaryFile(dir=self.root) as stream:
            yield stream

    def holds(self, file: FileName) -> bool:
        """Tell whether a file lies in this folder."""
        return isinstance(file.path, Path) and _resolved(file.path.parent).is_relative_to(self.root)


@lru_cache(1024)
def _resolved(folder: Path) -> Path:
    return folder.resolve()


def _write(path: Path, content: bytes) -> None:
    place = AsidePath(path)
    try:
        with output_errors(place.path):
            place.aside.write_bytes(content)
        place.seal()
        place.publish()
    finally:
        place.discard()
