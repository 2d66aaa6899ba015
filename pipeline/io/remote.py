"""Files behind addresses that fsspec knows (`s3://…`, `gs://…`), opened as paths are.

Credentials are fsspec's matter: environment, its configuration, the machine's role. They stand in
no name, and no message repeats what a server said.
"""

import errno
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO, TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from ..errors import SetupError, UsageError, VifactsError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_ADDRESS: Final = re.compile(r"[a-z][a-z0-9+.]{0,20}://", re.IGNORECASE)
_PACKAGES: Final = {"s3": "s3fs", "s3a": "s3fs", "gs": "gcsfs", "gcs": "gcsfs", "http": "aiohttp",
                    "https": "aiohttp", "abfs": "adlfs", "az": "adlfs"}  # fmt: skip
_MARKS: Final = ("ETag", "etag", "generation", "md5Hash", "mtime", "LastModified", "updated")
_WHOLE: Final = 16 << 20  # bytes that are fetched in one go
_BLOCK: Final = 8 << 20
Look = tuple[int, str]


def is_remote(name: str) -> bool:
    """Tell an address from a path.

    >>> is_remote("s3://kho/tin/2024"), is_remote("tin/2024"), is_remote("C:/tin")
    (True, False, False)
    """
    return bool(_ADDRESS.match(name))


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """A file behind an address; holds no connection, so that it can be sent to a worker."""

    url: str
    listed: Look | None = field(default=None, compare=False)
    """Its size and mark as they were listed."""

    def look(self) -> Look:
        """Give its size, and a mark that is another one when its bytes are; OSError."""
        system, path = filesystem(self.url)
        with remote_errors():
            return _look(system.info(path))

    def open(self, mode: str = "rb") -> IO[bytes]:
        """Open it for reading from anywhere; OSError, also later."""
        system, path = filesystem(self.url)
        with remote_errors():
            if _look(system.info(path))[0] <= _WHOLE:
                return io.BytesIO(system.cat_file(path))
            opened = system.open(path, mode, block_size=_BLOCK, cache_type="readahead")
        return io.BufferedReader(_Raw(opened), _BLOCK)

    def absolute(self) -> "RemoteFile":
        """Give itself."""
        return self

    @property
    def suffix(self) -> str:
        """Give `.gz` for `s3://kho/tin.jsonl.gz`."""
        return PurePosixPath(self.url).suffix

    def __str__(self) -> str:
        """Give its address."""
        return self.url


AnyPath = Path | RemoteFile


def path_of(name: str) -> AnyPath:
    """Give the path, or the file behind the address, of a name."""
    return RemoteFile(name) if is_remote(name) else Path(name)


def listed(url: str) -> Iterator[RemoteFile]:
    """Yield the files behind an address: itself, all below it without hidden ones, its matches.

    Order and hidden files are those of a folder. Yields nothing for an empty folder; raises OSError
    where there is nothing.
    """
    system, path = filesystem(url)
    below = 0
    with remote_errors():
        try:
            info = system.info(path)
        except FileNotFoundError:
            found = system.glob(path, detail=True) if re.search(r"[*?[]", path) else {}
            if not found:
                raise
        else:
            if info["type"] != "directory":
                yield RemoteFile(url, _look(info))
                return
            found = system.find(path, detail=True)
            below = len(path.rstrip("/").split("/"))
    for name in sorted(found, key=lambda name: name.split("/")):
        hidden = any(part.startswith(".") for part in name.split("/")[below:])
        if not hidden and not name.endswith("/") and found[name]["type"] == "file":
            yield RemoteFile(system.unstrip_protocol(name), _look(found[name]))


def filesystem(url: str) -> tuple[Any, str]:
    """Give fsspec's file system of an address and the path in it, with no memory of listings.

    Raises SetupError `missing_extra`, UsageError `credentials_in_name` or `unknown_protocol`.
    """
    scheme, place = urlsplit(url)[:2]
    if "@" in place:
        raise UsageError(
            "credentials_in_name", f"a name of {scheme}:// holds credentials",
            hint="Names are written into records: give credentials in the environment, or as "
            "fsspec's configuration takes them.",
        )  # fmt: skip
    try:
        from fsspec.core import url_to_fs
    except ImportError as error:
        raise _missing("fsspec", '"vifacts[cluster]"') from error
    try:
        found: tuple[Any, str] = url_to_fs(url, use_listings_cache=False)
    except ImportError as error:
        package = _PACKAGES.get(scheme.lower(), "a package of its own")
        raise _missing(package, '"vifacts[cluster]"' if package == "s3fs" else package) from error
    except ValueError as error:
        raise UsageError(
            "unknown_protocol", f"fsspec knows no {scheme}://", hint="Look at the address."
        ) from error
    return found


@contextmanager
def remote_errors() -> Iterator[None]:
    """Let OSError pass, and give others, of which each service has its own, as OSError by name."""
    try:
        yield
    except (OSError, VifactsError, GeneratorExit):
        raise
    except Exception as error:
        raise OSError(errno.EIO, type(error).__name__) from error


class _Raw(io.RawIOBase):
    """A file of fsspec as Python's own buffers take it."""

    def __init__(self, opened: Any) -> None:
        self._opened = opened

    def readable(self) -> bool:
        """Say yes."""
        return True

    def seekable(self) -> bool:
        """Say yes."""
        return True

    def seek(self, offset: int, whence: int = 0, /) -> int:
        """Go there."""
        with remote_errors():
            return int(self._opened.seek(offset, whence))

    def tell(self) -> int:
        """Tell where it stands."""
        return int(self._opened.tell())

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        """Fill as much as comes."""
        target = memoryview(buffer).cast("B")
        with remote_errors():
            content = self._opened.read(len(target))
        target[: len(content)] = content
        return len(content)

    def close(self) -> None:
        """Close both."""
        if not self.closed:
            self._opened.close()
        super().close()


def _look(info: dict[str, Any]) -> Look:
    mark = next((info[name] for name in _MARKS if info.get(name) is not None), "")
    return int(info.get("size") or 0), str(mark).strip('"')


def _missing(package: str, install: str) -> SetupError:
    return SetupError(
        "missing_extra", f"addresses need {package}, which is not installed",
        hint=f"Run `pip install {install}`.",
    )  # fmt: skip
