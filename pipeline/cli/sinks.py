"""Where a run of `extract` writes: a file, tables, a pipe, a terminal, or several of them."""

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from schemas.record import ArticleRecord
from schemas.reject import Reject

from ..io.writers import FileSink, PipeSink, Sink
from .console import show_reject

if TYPE_CHECKING:
    from ..export.csv_folder import CsvFolder


@contextmanager
def sinks(target: Path | None, tables: Path | None, *, streams: bool) -> Iterator[Sink]:
    """Give one sink for all that was asked for; `streams` tells whether standard output is."""
    with ExitStack() as stack:
        folder = None
        if tables is not None:
            from ..export.csv_folder import CsvFolder

            folder = stack.enter_context(CsvFolder(tables, spreadsheet=True))
        sink = _Rejects() if not streams else _stream()
        if target is not None:
            sink = stack.enter_context(FileSink(target))
        yield sink if folder is None else _WithTables(sink, folder)


def _stream() -> Sink:
    if sys.stdout.isatty():
        from .terminal import TerminalSink

        return TerminalSink()
    return PipeSink(sys.stdout.buffer, sys.stderr.buffer)


class _Rejects:
    """Tells of rejects on standard error; records are written elsewhere."""

    def write(self, item: ArticleRecord | Reject) -> None:
        """Take one."""
        if isinstance(item, Reject):
            show_reject(item)


class _WithTables:
    """Writes to a sink, and to tables as well."""

    def __init__(self, sink: Sink, folder: "CsvFolder") -> None:
        """Take both."""
        self._sink = sink
        self._folder = folder

    def write(self, item: ArticleRecord | Reject) -> None:
        """Take one."""
        self._sink.write(item)
        self._folder.write(item)
