"""Where shards are kept: complete or absent, in a folder of this machine."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Protocol

from ..io.aside import AsidePath, output_errors, sync_folder
from .output import MARKER, Marker, Output


class Store(Protocol):
    """Keeps shards by key; what is not complete is not there."""

    def marker(self, key: str) -> Marker | None:
        """Give the marker of a complete shard, None for one that isn't."""

    def complete(self, key: str, output: Output) -> Marker:
        """Put a shard there, its marker last; OutputError."""

    def open(self, key: str, name: str) -> BinaryIO:
        """Open a file of a complete shard for reading."""

    def drop(self, key: str) -> None:
        """Remove a shard, its marker first."""

    def keys(self) -> Iterator[str]:
        """Yield the keys of all shards, complete or not, in order."""


class FolderStore:
    """Shards as folders: `shards/KEY/records.jsonl`, …, `done.json`.

    Every file is written aside, synced and renamed; the marker comes when the others are there.
    """

    def __init__(self, root: Path) -> None:
        """Take the folder that holds them; it is made with the first shard."""
        self._root = root

    def marker(self, key: str) -> Marker | None:
        """Give the marker of a shard whose files have the sizes that it states."""
        folder = self._root / key
        try:
            marker = Marker.loads((folder / MARKER).read_bytes())
            sizes = {name: (folder / name).stat().st_size for name in marker.files}
        except (OSError, ValueError, TypeError, KeyError):
            return None
        return marker if all(sizes[n] == told[0] for n, told in marker.files.items()) else None

    def complete(self, key: str, output: Output) -> Marker:
        """Put a shard there, its marker last."""
        folder, marker = self._root / key, output.marker()
        with output_errors(folder / MARKER):
            folder.mkdir(parents=True, exist_ok=True)
        _write(folder, output.files)
        _write(folder, {MARKER: marker.dumps()})
        return marker

    def open(self, key: str, name: str) -> BinaryIO:
        """Open a file of a complete shard for reading."""
        return (self._root / key / name).open("rb")

    def drop(self, key: str) -> None:
        """Remove a shard, its marker first, and what was left aside in its folder."""
        folder = self._root / key
        with output_errors(folder):
            (folder / MARKER).unlink(missing_ok=True)
            for file in sorted(folder.iterdir()):
                file.unlink(missing_ok=True)
            folder.rmdir()

    def keys(self) -> Iterator[str]:
        """Yield the keys of all shards, complete or not, in order."""
        with suppress(FileNotFoundError, NotADirectoryError):
            yield from sorted(entry.name for entry in self._root.iterdir() if entry.is_dir())


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, content in files.items():
        place = AsidePath(folder / name)
        try:
            with output_errors(place.path):
                place.aside.write_bytes(content)
            place.seal()
            place.publish()
        finally:
            place.discard()
    sync_folder(folder)
