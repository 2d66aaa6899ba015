"""A folder of tables, one file each: all complete, or none."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Generic, Self, TypeVar

from ..errors import OutputError
from ..io.aside import AsidePath, output_errors, sync_folder

File = TypeVar("File", bound=AsidePath)


class TableFolder(Generic[File]):
    """Files on their way into a folder; they appear at the end of the `with` block.

    An error or an interrupt in the block leaves the folder as it was. Raises OutputError as
    AsidePath does, and `no_folder` where the folder's name is a file's.
    """

    def __init__(self, folder: Path, paths: Sequence[Path], *, kind: type[File]) -> None:
        """Make the folder where it is missing and open all files aside."""
        self._made = _make(folder)
        self.folder = folder
        self.files: list[File] = []
        try:
            for path in paths:
                self.files.append(kind(path))
        except BaseException:
            self.discard()
            raise

    def finish(self) -> None:
        """Write what is still in memory, before the files are sealed."""

    def __enter__(self) -> Self:
        """Give the folder."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Put all tables in their places, or take all away."""
        try:
            if kind is None:
                self.finish()
                for file in self.files:
                    file.seal()
                for file in self.files:
                    file.publish()
                self._made = False
                sync_folder(self.folder)
        finally:
            self.discard()

    def discard(self) -> None:
        """Remove what was written aside, and the folder where it was made for it."""
        for file in self.files:
            file.discard()
        if self._made:
            with suppress(OSError):  # someone has put a file there meanwhile
                self.folder.rmdir()


def _make(folder: Path) -> bool:
    """Make a folder; give False where it is there already."""
    if folder.is_dir():
        return False
    if folder.exists():
        raise OutputError(
            "no_folder", f"{folder} is a file", hint="Name a folder; it is made if it is missing."
        )
    with output_errors(folder):
        folder.mkdir()
    return True
