"""An error of one input as the reject that takes its place in the output."""

import hashlib
from pathlib import Path

from schemas.reject import Reject, RejectSource

from ..errors import ReadError, VifactsError
from .remote import is_remote


def reject_of(
    error: VifactsError, *, uri: str, member: str | None = None, content: bytes | None = None
) -> Reject:
    """Give the reject for an error: its stage, code, message and hint, and the input's place.

    >>> error = ReadError("not_found", "there is no a.txt", hint="Look at the name.")
    >>> reject_of(error, uri="a.txt").code
    'not_found'

    SHA-256 and length are known where the bytes could be read.
    """
    source = RejectSource(
        uri=uri, member=member,
        sha256=None if content is None else hashlib.sha256(content).hexdigest(),
        bytes=None if content is None else len(content),
    )  # fmt: skip
    message = error.message.encode("utf-8", "backslashreplace").decode()  # names may be any bytes
    return Reject(
        source=source, stage=error.stage, code=error.code, message=message, hint=error.hint
    )


def uri_of(path: Path) -> str:
    """Give a path as `source.uri`: with `/`, as named, bytes that are no UTF-8 written `\\xhh`."""
    return path.as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def unreadable(error: OSError, name: Path | str) -> ReadError:
    """Give the typed error for a file that the system does not let us read."""
    name = name if isinstance(name, str) and is_remote(name) else uri_of(Path(name))
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return ReadError(
            "not_found", f"there is no {name}", hint="Look at the name and the folder."
        )
    reason = error.strerror or type(error).__name__
    return ReadError(
        "not_readable", f"{name} cannot be read: {reason}", hint="Mend its permissions or copy it."
    )


def too_large(size: str, limit: int) -> ReadError:
    """Give the typed error for an input over the limit."""
    return ReadError(
        "too_large", f"{size} is more than the {limit} bytes that one article may have",
        hint="Split it into articles, one file each or one row each of a .jsonl file.",
    )  # fmt: skip
