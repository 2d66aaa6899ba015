"""How far the work of this process is, for whoever watches it."""

import time
from collections import defaultdict
from collections.abc import MutableSequence
from typing import Final

WIDTH: Final = 2  # position, since when
_board: list[MutableSequence[float]] = []


def attach(board: MutableSequence[float]) -> None:
    """Write to this board (WIDTH numbers, shared with the watcher) from now on."""
    _board[:] = [board]
    rest()


def tell(position: int, *, spent: float = 0.0) -> None:
    """Note that the item at this position of the job is worked on, after so many seconds before."""
    for board in _board:
        board[0], board[1] = position, time.monotonic() - spent


class Times:
    """How long each of some items has been worked on, in turns."""

    def __init__(self, first: int) -> None:
        """Take the position of the first of them."""
        self._first, self._place, self._since = first, 0, time.monotonic()
        self._spent: defaultdict[int, float] = defaultdict(float)

    def begun(self, place: int) -> None:
        """Tell that one of them, counted from 0, is worked on now."""
        now = time.monotonic()
        self._spent[self._place] += now - self._since
        self._place, self._since = place, now
        tell(self._first + place, spent=self._spent[place])


def rest() -> None:
    """Note that nothing is being done."""
    for board in _board:
        board[1] = 0.0
