"""What `--out` names → the store."""

from pathlib import Path

from .folder import FolderStore
from .store import Store


def store_of(name: str) -> Store:
    """Give the store behind a folder's name."""
    return FolderStore(Path(name).resolve())
