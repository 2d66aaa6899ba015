"""Decisions in and out: JSON Lines or the overlay itself, and the records that they correct."""

from collections.abc import Container, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from schemas.decision import Decision
from schemas.reading import RecordError, opened, rows, validated
from schemas.record import ArticleRecord

from ..errors import DecisionError
from .anchors import Outcome
from .replay import Reviewed, in_force, replay
from .store import Store, about_article

_SQLITE: Final = b"SQLite format 3\x00"


def overlay_path(facts: Path) -> Path:
    """Give where the decisions about a file of records are kept.

    >>> overlay_path(Path("tin/facts.jsonl")).name
    'facts.review.db'
    """
    return facts.with_name(f"{facts.name.removesuffix('.gz').removesuffix('.jsonl')}.review.db")


def read_decisions(path: Path) -> list[Decision]:
    """Give the decisions of an overlay or of a file of JSON Lines, in order.

    Raises DecisionError `not_found`, `bad_decision` naming the line, `not_decisions`.
    """
    try:
        with path.open("rb") as stream:
            is_overlay = stream.read(len(_SQLITE)) == _SQLITE
    except OSError as error:
        raise DecisionError(
            "not_found", f"{path}: {error.strerror}",
            hint="Name the overlay of `vifacts review`, or the JSON Lines it exports.",
        ) from error  # fmt: skip
    if is_overlay:
        store = Store(path)
        try:
            return store.all()
        finally:
            store.close()
    try:
        with opened(path) as stream:
            return [
                validated(Decision, row, where=str(path), line=number)
                for number, row in rows(stream, where=str(path))
            ]
    except RecordError as error:
        raise DecisionError(
            "bad_decision", str(error), hint="Export the decisions again, or mend that line."
        ) from error


class Applied:
    """Lays decisions over records one by one, and counts what became of each."""

    def __init__(self, decisions: Sequence[Decision], *, present: Container[str] = ()) -> None:
        """Take the decisions in order, and the ids of all records (`store.about_article`)."""
        self._present = present
        self._decisions = decisions
        self._by_key: dict[tuple[str, ...], list[int]] = {}
        self._outcomes: dict[str, Outcome] = {}
        for number, d in enumerate(decisions):
            for key in ((d.article.id,), (d.article.uri, d.article.member or "")):
                self._by_key.setdefault(key, []).append(number)

    def of(self, record: ArticleRecord) -> list[Decision]:
        """Give the decisions about an article."""
        place = (record.source.uri, record.source.member or "")
        numbers = {*self._by_key.get((record.id,), ()), *self._by_key.get(place, ())}
        found = [self._decisions[number] for number in sorted(numbers)]
        return about_article(record, found, present=self._present)

    def reviewed(self, found: Iterable[ArticleRecord]) -> Iterator[Reviewed]:
        """Yield what came of each record."""
        for record in found:
            reviewed = replay(record, self.of(record))
            for decision, outcome in reviewed.outcomes:
                if self._outcomes.get(decision.id, "stale") == "stale":
                    self._outcomes[decision.id] = outcome
            yield reviewed

    def stale(self) -> list[Decision]:
        """Give the decisions in force whose words, or whose article, are no longer there."""
        return [
            d for d in in_force(self._decisions) if self._outcomes.get(d.id, "stale") == "stale"
        ]

    def tally(self) -> dict[Outcome, int]:
        """Give how many decisions in force were kept, moved and stale."""
        found = list(self._outcomes.values())
        stale = len(self.stale())
        return {"kept": found.count("kept"), "moved": found.count("moved"), "stale": stale}
