"""What a run needs of the place where its files are kept."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from typing import IO, Any, BinaryIO, Protocol

from ...errors import UsageError
from ...io.paths import FileName

LOCK = ".lock"
"""Tells a run's folder from others, and holds the token of the run that is at work in it."""


class Draft(Protocol):
    """A file on its way: nobody sees it before it is published, and then whole."""

    def write(self, row: Any) -> None:
        """Add a row of JSON Lines: a model, or a value that JSON has; OutputError."""

    def write_bytes(self, content: bytes) -> None:
        """Add bytes as they are; OutputError."""

    def seal(self) -> None:
        """Bring every byte there; nothing can be added afterwards; OutputError."""

    def publish(self) -> None:
        """Put the sealed file in its place in one step; OutputError."""

    def discard(self) -> None:
        """Throw away what was not published; do nothing where it was."""


class Store(Protocol):
    """Files by name (`shards/ab…/done.json`), each complete or absent; can be sent to workers.

    What reads raises OSError where a file isn't there or can't be read, what writes OutputError.
    """

    def held(self) -> AbstractContextManager[str]:
        """Make the folder and hold it for one run; give the token that its lock begins with.

        Raises UsageError `not_a_run` or `run_in_use` where it is not ours.
        """

    def draft(self, name: str) -> Draft:
        """Begin a file."""

    def put(self, files: Mapping[str, bytes]) -> None:
        """Write files, each complete or absent; they last when this is done."""

    def sync(self) -> None:
        """Make last what was published."""

    def open(self, name: str) -> BinaryIO:
        """Open a file for reading."""

    def size(self, name: str) -> int:
        """Give the bytes of a file."""

    def read(self, names: Sequence[str]) -> list[bytes | None]:
        """Give files whole, of a far store all at the same time; None for one that isn't there."""

    @property
    def together(self) -> int:
        """Say how many files are best read at the same time."""

    def sizes(self, under: str) -> Mapping[str, int]:
        """Give names and bytes of all files below a folder; none where it isn't there."""

    def remove(self, name: str) -> None:
        """Remove a file, if it is there."""

    def clear(self, under: str) -> None:
        """Remove a folder with all that is in it."""

    def scratch(self) -> AbstractContextManager[IO[bytes]]:
        """Give a nameless file with room for as much as the run has; OutputError."""

    def holds(self, file: FileName) -> bool:
        """Tell whether a file lies in this folder."""


def not_a_run(name: str) -> UsageError:
    """Give the error for a folder with files of others."""
    return UsageError(
        "not_a_run", f"{name} holds files that are no run of vifacts batch",
        hint="Name a new folder after --out.",
    )  # fmt: skip


def run_in_use(name: str) -> UsageError:
    """Give the error for a folder that another run holds."""
    return UsageError(
        "run_in_use", f"another run is at work in {name}",
        hint="Wait until it is done, or name another folder after --out.",
    )  # fmt: skip
