"""What people see in a terminal: summaries, refusals, a bar."""

from time import monotonic
from typing import Self

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from schemas.record import ArticleRecord
from schemas.reject import Reject

from ..show.summary import summary
from ..view.plain import printable
from .console import show_reject

_HANDFUL = 5
_PATIENCE = 2.0  # seconds


class TerminalSink:
    """Prints a summary of each record, and what is to be said of each reject."""

    def __init__(self) -> None:
        """Use standard output."""
        self._out = Console(highlight=False)

    def write(self, item: ArticleRecord | Reject) -> None:
        """Print one."""
        if isinstance(item, Reject):
            show_reject(item)
        else:
            self._out.print(summary(item))


def refusal(item: Reject) -> None:
    """Print a reject for people: the input, why, and what to do."""
    place = item.source.uri + (f":{item.source.member}" if item.source.member else "")
    says = printable(f"✗ {place}: {item.message}")
    line = Text.assemble((says, "red"), f" ({item.code})\n  {item.hint}\n")
    Console(stderr=True, highlight=False).print(line, soft_wrap=True)


class Bar:
    """A bar on standard error that comes after a handful of inputs or two seconds, and vanishes."""

    def __init__(self, total: int | None) -> None:
        """Take the number of inputs, None where nobody knows it."""
        self._progress = Progress(
            SpinnerColumn(), BarColumn(bar_width=30), MofNCompleteColumn(),
            TextColumn("{task.description}"), TimeRemainingColumn(),
            console=Console(stderr=True), transient=True,
        )  # fmt: skip
        self._task = self._progress.add_task("", total=total)
        self._begun = monotonic()

    def show(self, done: int, says: str, *, pause: bool = False, total: int | None = None) -> None:
        """Draw how far it is; with `pause` take the bar away until the next, for a line of text.

        `total` is given where it becomes known only later.
        """
        self._progress.update(self._task, completed=done, description=says, total=total)
        if pause:
            self._progress.stop()
        elif done > _HANDFUL or monotonic() - self._begun > _PATIENCE:
            self._progress.start()

    def __enter__(self) -> Self:
        """Give the bar."""
        return self

    def __exit__(self, *_: object) -> None:
        """Take it away."""
        self._progress.stop()
