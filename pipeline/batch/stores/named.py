"""What `--out` names → the store."""

from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from ...errors import UsageError
from ...io.remote import filesystem, is_remote
from .folder import FolderStore
from .objects import ObjectStore
from .store import Store

_WHOLE: Final = ("s3", "s3a", "gs", "gcs")
"""Protocols whose files appear with their last request, whole."""


def store_of(name: str) -> Store:
    """Give the store behind a folder's name or an address.

    Raises UsageError `not_atomic` for a protocol by which a file might be seen half, SetupError
    where its package is missing.
    """
    if not is_remote(name):
        return FolderStore(Path(name).resolve())
    scheme = urlsplit(name).scheme
    if scheme not in _WHOLE or any(sign in name for sign in "*?["):
        raise UsageError(
            "not_atomic", f"a run can't be kept in {name}",
            hint="Name a folder, also of a shared file system, or an address of s3:// or gs://.",
        )  # fmt: skip
    system, path = filesystem(name)
    return ObjectStore(system.unstrip_protocol(path.rstrip("/")))
