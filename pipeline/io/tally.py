"""What a run did, in numbers and in its exit code."""

from collections import Counter

from schemas.record import ArticleRecord
from schemas.reject import Reject


class Tally:
    """Counts what went by: records, and rejects by code."""

    def __init__(self) -> None:
        """Begin at nothing."""
        self.records = 0
        self.rejects: Counter[str] = Counter()

    def add(self, item: ArticleRecord | Reject) -> None:
        """Count one."""
        if isinstance(item, Reject):
            self.rejects[item.code] += 1
        else:
            self.records += 1

    @property
    def inputs(self) -> int:
        """Give the number of inputs that went by."""
        return self.records + self.rejects.total()

    @property
    def exit_code(self) -> int:
        """0 all done, 1 nothing done, 3 done with rejects."""
        if not self.records:
            return 1
        return 3 if self.rejects else 0

    def __str__(self) -> str:
        """Give `3 records, 1 reject (not_found)`."""
        return _plural(self.records, "record") + ", " + self._rejected()

    def _rejected(self) -> str:
        total = self.rejects.total()
        codes = ", ".join(
            code if number == 1 else f"{code} {number}"
            for code, number in sorted(self.rejects.items())
        )
        return _plural(total, "reject") + (f" ({codes})" if codes else "")


def _plural(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
