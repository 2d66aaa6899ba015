"""An object store (S3, GCS): no renaming, but a file appears whole, with its last request."""

import errno
import io
import tempfile
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, BinaryIO, Final, cast

from ...errors import OutputError
from ...io.aside import json_line, output_errors
from ...io.paths import FileName
from ...io.remote import RemoteFile, filesystem, remote_errors
from .lease import Lease
from .store import LOCK, not_a_run, run_in_use

_PART: Final = 64 << 20
"""Bytes that are sent at a time; what is smaller is one request. S3 takes 10,000 parts."""
_TOGETHER: Final = 24


@dataclass(frozen=True, slots=True)
class ObjectStore:
    """Keeps files below an address; holds no connection, so that it can be sent to workers."""

    url: str
    beat: float = 5.0
    """Seconds between two signs of life of the run that holds it."""

    def __str__(self) -> str:
        """Give its address."""
        return self.url

    @contextmanager
    def held(self) -> Iterator[str]:
        """Hold it for this run; UsageError where it is another run's or none of ours."""
        system, path = filesystem(self.url)
        token = uuid.uuid4().hex
        with self._writing(), remote_errors():
            entries = {name.rpartition("/")[2] for name in self._entries()}
            if entries and LOCK not in entries:
                raise not_a_run(self.url)
        lease = Lease(system, f"{path}/{LOCK}", token, self.beat)
        with self._writing(), lease.held(lambda: run_in_use(self.url)):
            yield token

    def _entries(self) -> list[str]:
        system, path = filesystem(self.url)
        with suppress(FileNotFoundError):
            return [name.rstrip("/") for name in system.ls(path, detail=False) if name != path]
        return []

    def draft(self, name: str) -> "ObjectDraft":
        """Begin a file."""
        return ObjectDraft(self, *self._at(name))

    def put(self, files: Mapping[str, bytes]) -> None:
        """Write files, a request each, all at the same time."""
        system, _ = filesystem(self.url)
        with self._writing(), remote_errors():
            system.pipe({self._at(name)[1]: content for name, content in files.items()})

    def sync(self) -> None:
        """Do nothing: what was answered lasts."""

    def open(self, name: str) -> BinaryIO:
        """Open a file for reading."""
        return cast(BinaryIO, RemoteFile(f"{self.url}/{name}").open())

    def size(self, name: str) -> int:
        """Give the bytes of a file."""
        return RemoteFile(f"{self.url}/{name}").look()[0]

    def read(self, names: Sequence[str]) -> list[bytes | None]:
        """Give files whole, all at the same time."""
        system, root = filesystem(self.url)
        if not names:
            return []
        with remote_errors():
            found = system.cat([f"{root}/{name}" for name in names], on_error="return")
        contents = [found.get(f"{root}/{name}") for name in names]
        for content in contents:
            if isinstance(content, Exception) and not isinstance(content, FileNotFoundError):
                with remote_errors():
                    raise content
        return [content if isinstance(content, bytes) else None for content in contents]

    @property
    def together(self) -> int:
        """Many: each has to wait for its answer."""
        return _TOGETHER

    def sizes(self, under: str) -> Mapping[str, int]:
        """Give names and bytes of all files below a folder, from a listing."""
        system, path = self._at(under)
        root = len(path) - len(under)
        with remote_errors():
            try:
                found = system.find(path, detail=True)
            except FileNotFoundError:
                return {}
        return {name[root:]: int(info["size"]) for name, info in found.items()}

    def remove(self, name: str) -> None:
        """Remove a file, if it is there."""
        system, path = self._at(name)
        with self._writing(), remote_errors(), suppress(FileNotFoundError):
            system.rm_file(path)

    def clear(self, under: str) -> None:
        """Remove all below a folder."""
        system, root = filesystem(self.url)
        names = [f"{root}/{name}" for name in self.sizes(under)]
        with self._writing(), remote_errors(), suppress(FileNotFoundError):
            if names:
                system.rm(names)

    @contextmanager
    def scratch(self) -> Iterator[IO[bytes]]:
        """Give a nameless file of this machine; OutputError where there is no room."""
        with output_errors(Path(tempfile.gettempdir())), tempfile.TemporaryFile() as stream:
            yield stream

    def holds(self, file: FileName) -> bool:
        """Tell whether a file lies below its address."""
        return isinstance(file.path, RemoteFile) and file.path.url.startswith(f"{self.url}/")

    def _at(self, name: str) -> tuple[Any, str]:
        system, root = filesystem(self.url)
        return system, f"{root}/{name}"

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with refusals(self.url):
            yield


class ObjectDraft:
    """A file on its way: in memory while it is small, then in parts that nobody sees."""

    def __init__(self, store: ObjectStore, system: Any, path: str) -> None:
        """Send nothing yet."""
        self._store, self._system, self._path = store, system, path
        self._small = io.BytesIO()
        self._parts: Any = None
        self._published = False

    def write(self, row: Any) -> None:
        """Add a row."""
        self.write_bytes(json_line(row).encode() + b"\n")

    def write_bytes(self, content: bytes) -> None:
        """Add bytes."""
        with refusals(self._store.url), remote_errors():
            if self._parts is None and self._small.tell() + len(content) > _PART:
                self._parts = self._system.open(
                    self._path, "wb", autocommit=False, block_size=_PART
                )
                self._parts.write(self._small.getvalue())
                self._small = io.BytesIO()
            (self._small if self._parts is None else self._parts).write(content)

    def seal(self) -> None:
        """Send the last part; what is small goes with `publish`."""
        if self._parts is not None:
            with refusals(self._store.url), remote_errors():
                self._parts.close()

    def publish(self) -> None:
        """Let the file appear, by one request."""
        with refusals(self._store.url), remote_errors():
            if self._parts is None:
                self._system.pipe_file(self._path, self._small.getvalue())
            else:
                self._parts.commit()
        self._published = True

    def discard(self) -> None:
        """Take back the parts that were sent, where the file was not published."""
        if self._parts is not None and not self._published:
            with suppress(Exception):  # it is thrown away already because of an error
                self._parts.discard()
        self._small = io.BytesIO()


@contextmanager
def refusals(url: str) -> Iterator[None]:
    """Turn what a store refuses into OutputError; a pipe that nobody reads is no store's."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            code, says = "disk_full", "there is no room left"
        else:
            code, says = "not_writable", error.strerror or type(error).__name__
        raise OutputError(
            code, f"{url} cannot be written: {says}",
            hint="Look at the address, the credentials and what they allow; then give the command "
            "again: what is done is kept.",
        ) from error  # fmt: skip
