"""Results on their way from a worker: small ones as they are, large ones through a file.

A worker that is killed in the middle of a long message leaves its reader waiting for the rest for
ever; a short message is written in one step, or not at all.
"""

import os
import pickle
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from ..io.aside import output_errors

_SMALL: Final = 2048  # bytes; a pipe takes 4096 in one step


@dataclass(frozen=True, slots=True)
class Spooled:
    """A result, or the file that it lies in."""

    content: bytes
    path: Path | None = None

    def opened(self) -> Any:
        """Give the result and remove its file."""
        if self.path is None:
            return pickle.loads(self.content)
        try:
            return pickle.loads(self.path.read_bytes())
        finally:
            self.path.unlink(missing_ok=True)


def run_spooled(work: Callable[[], Any]) -> Spooled:
    """Do the work and give its result in a form that is sent in one step; OutputError."""
    content = pickle.dumps(work())
    if len(content) <= _SMALL:
        return Spooled(content)
    with output_errors(Path(tempfile.gettempdir())):
        handle, name = tempfile.mkstemp(prefix="vifacts-")
        path = Path(name)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(content)
        except OSError:
            path.unlink(missing_ok=True)
            raise
    return Spooled(b"", path)
