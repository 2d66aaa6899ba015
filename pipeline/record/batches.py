"""Articles in batches that grow: the first result comes at once, the caches stay warm later."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final, TypeVar

T = TypeVar("T")
MOST: Final = 80
"""Articles of a batch; more cost more memory and save nothing (decision 0021)."""
HEAVY: Final = 1_000_000
"""Bytes of a batch; the article that passes them is its last."""


def batches(items: Iterable[T], *, weight: Callable[[T], int]) -> Iterator[list[T]]:
    """Yield the items in order, in lists of 1, 2, 4, 8, 16, 32, 64, then 80; `weight` is in bytes.

    What came before an error of `items` is yielded before the error is raised.
    """
    batch: list[T] = []
    size, bytes_ = 1, 0
    try:
        for item in items:
            batch.append(item)
            bytes_ += weight(item)
            if len(batch) >= size or bytes_ >= HEAVY:
                yield batch
                batch, size, bytes_ = [], min(2 * size, MOST), 0
    except Exception:
        if batch:
            yield batch
        raise
    if batch:
        yield batch
