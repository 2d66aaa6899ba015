"""How far the work of this process is, for whoever watches it."""

import time
from collections.abc import MutableSequence
from typing import Final

WIDTH: Final = 2  # position, since when
_board: list[MutableSequence[float]] = []


def attach(board: MutableSequence[float]) -> None:
    """Write to this board (WIDTH numbers, shared with the watcher) from now on."""
    _board[:] = [board]
    rest()


def tell(position: int) -> None:
    """Note that the item at this position of the job is begun, alone or with those behind it."""
    for board in _board:
        board[0], board[1] = position, time.monotonic()


def at(position: int) -> None:
    """Note that the item at this position is worked on, of those begun together last."""
    for board in _board:
        board[0] = position


def rest() -> None:
    """Note that nothing is being done."""
    for board in _board:
        board[1] = 0.0
