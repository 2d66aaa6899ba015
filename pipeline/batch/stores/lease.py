"""One run at a time in an object store, which has no locks: a file that is written again and again.

Who finds the file watches it: if it changes, its run is alive; if not, that run is dead and the
file is taken over. No clock is compared with another machine's.
"""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any, Final

_ALIVE: Final = 3.2  # beats without a change, and the run is dead
_LOOKS: Final = 4  # in a beat
FREE: Final = b""


@dataclass(frozen=True, slots=True)
class Lease:
    """A file of a store that a run holds by writing it every `beat` seconds."""

    system: Any
    path: str
    token: str
    beat: float

    @contextmanager
    def held(self, in_use: Callable[[], Exception]) -> Iterator[None]:
        """Hold it; raise what `in_use` gives where another run is alive. OSError."""
        self._take(in_use)
        over = threading.Event()
        thread = threading.Thread(target=self._go_on, args=(over,), daemon=True)
        thread.start()
        try:
            yield
        finally:
            over.set()
            thread.join()
            with suppress(Exception):  # a run that is done is done, whatever the store says
                self.system.pipe_file(self.path, FREE)

    def _take(self, in_use: Callable[[], Exception]) -> None:
        with suppress(OSError):
            self.system.pipe_file(self.path, self._content(0), mode="create")
        found = self._read()
        if found not in (self._content(0), FREE) and self._changes(found):
            raise in_use()
        self.system.pipe_file(self.path, self._content(0))
        if self._read() != self._content(0):
            raise in_use()

    def _changes(self, found: bytes) -> bool:
        deadline = time.monotonic() + _ALIVE * self.beat
        while time.monotonic() < deadline:
            time.sleep(self.beat / _LOOKS)
            if (now := self._read()) != found:
                return now != FREE
        return False

    def _go_on(self, over: threading.Event) -> None:
        number = 0
        while not over.wait(self.beat):
            number += 1
            with suppress(Exception):  # the next one may come through
                self.system.pipe_file(self.path, self._content(number))

    def _content(self, number: int) -> bytes:
        return f"{self.token} {number}\n".encode()

    def _read(self) -> bytes:
        try:
            return bytes(self.system.cat_file(self.path))
        except FileNotFoundError:
            return FREE
