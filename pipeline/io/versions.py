"""Which reading of an input is the last one, for files of any size."""

import sqlite3
from collections.abc import Iterable
from hashlib import blake2b
from types import TracebackType
from typing import Final, Self

_BATCH: Final = 5000
_PARTS: Final = "\x1f"


class LastVersions:
    """Remembers for each key the number of its last line; on disk, so that memory stays flat.

    with LastVersions() as last:
        last.add([("record", "ab…", "a.txt", "")], number=1)
        last.number(("record", "ab…", "a.txt", ""))  # 1
    """

    def __init__(self) -> None:
        """Open an empty store; SQLite keeps it in a file of its own that vanishes with it."""
        self._store = sqlite3.connect("")
        self._store.execute("PRAGMA journal_mode = OFF")
        self._store.execute(
            "CREATE TABLE last (key BLOB PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID"
        )
        self._waiting: list[tuple[bytes, int]] = []

    def add(self, keys: Iterable[tuple[str, ...]], *, number: int) -> None:
        """Say that these keys stand on line `number`; later calls have greater numbers."""
        self._waiting += [(_digest(key), number) for key in keys]
        if len(self._waiting) >= _BATCH:
            self._flush()

    def number(self, key: tuple[str, ...]) -> int:
        """Give the last line of a key, 0 where it stands nowhere."""
        self._flush()
        found = self._store.execute(
            "SELECT number FROM last WHERE key = ?", (_digest(key),)
        ).fetchone()
        return int(found[0]) if found else 0

    def _flush(self) -> None:
        if self._waiting:
            self._store.executemany("INSERT OR REPLACE INTO last VALUES (?, ?)", self._waiting)
            self._waiting.clear()

    def __enter__(self) -> Self:
        """Give the store."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Throw the store away."""
        self._store.close()


def _digest(key: tuple[str, ...]) -> bytes:
    return blake2b(_PARTS.join(key).encode("utf-8", "surrogatepass"), digest_size=16).digest()
