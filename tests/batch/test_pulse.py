"""How far a worker is: which item it reads, and how long it has read that one."""

from collections.abc import Iterator

import pytest

from pipeline.batch import pulse


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[float]]:
    """A clock that stands where it is set."""
    now = [100.0]
    monkeypatch.setattr(pulse.time, "monotonic", lambda: now[0])
    yield now
    pulse.attach([0.0, 0.0])


def test_an_item_s_time_counts_from_its_beginning(clock: list[float]) -> None:
    board = [0.0, 0.0]
    pulse.attach(board)
    pulse.tell(3)
    assert board == [3, 100.0]
    pulse.rest()
    assert board == [3, 0.0]


def test_items_read_in_turns_have_each_its_own_time(clock: list[float]) -> None:
    board = [0.0, 0.0]
    pulse.attach(board)
    times = pulse.Times(40)
    for place, took in ((0, 2.0), (1, 30.0), (0, 1.0), (1, 5.0)):
        times.begun(place)
        clock[0] += took
    assert board[0] == 41
    assert clock[0] - board[1] == 35.0
    times.begun(0)
    assert board[0] == 40
    assert clock[0] - board[1] == 3.0
