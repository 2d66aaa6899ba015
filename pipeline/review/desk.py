"""One reviewer at work: the queue, the overlay, and every action that the page offers."""

from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from schemas.decision import About, Action, Decision
from schemas.record import ArticleRecord

from ..errors import DecisionError
from .edit import Edited, edited
from .filters import Filter
from .found import (
    ABOUT,
    fact_of,
    find,
    gone,
    is_about,
    list_form,
    list_nearby,
    parts,
    sibling,
    with_list,
)
from .made import Reviewer
from .queue import Queue
from .replay import Reviewed, dump, replay
from .store import Store

PLAIN: Final[Mapping[str, Action]] = {
    "accept": "accept", "reject": "reject", "flag": "flag", "skip": "skip", "dismiss": "dismiss",
}  # fmt: skip
_KEPT: Final = 8


class Desk:
    """What a reviewer sees and does; every action is one transaction of the overlay."""

    def __init__(self, store: Store, reviewer: Reviewer) -> None:
        """Begin with an empty queue."""
        self.store = store
        self.reviewer = reviewer
        self.queue = Queue()
        self._present: set[str] = set()
        self._records: OrderedDict[int, ArticleRecord] = OrderedDict()

    def load(self, records: Sequence[ArticleRecord] | Iterable[ArticleRecord]) -> int:
        """Take in the records, with what was decided about them; give their number."""
        number = 0
        for record in records:
            if record.text is None:
                raise DecisionError(
                    "no_text", f"{record.source.uri} was written without its text",
                    hint="Extract it again without --no-text.",
                )  # fmt: skip
            self._present.add(record.id)
            number = self.queue.add(Reviewed(record), record)
        for place in self.store.places():
            n = self.queue.number(*place)
            if n is not None:
                self.queue.renew(n, self.reviewed(n))
        self._records.clear()
        return number

    def record(self, n: int) -> ArticleRecord:
        """Give the record of an article as it was extracted; DecisionError `no_article`."""
        found = self._records.pop(n, None) or self.queue.record(n)
        if found is None:
            raise DecisionError("no_article", f"there is no article {n}", hint="See the queue.")
        self._records[n] = found
        while len(self._records) > _KEPT:
            self._records.popitem(last=False)
        return found

    def reviewed(self, n: int) -> Reviewed:
        """Give an article with all decisions laid over it."""
        record = self.record(n)
        return replay(record, self.store.of(record, present=self._present))

    def _take(self, n: int, decisions: Sequence[Decision]) -> Reviewed:
        """Keep decisions about one article and give what it is then.

        Nothing is kept that the article cannot take: DecisionError `not_possible`.
        """
        record = self.record(n)
        reviewed = replay(record, [*self.store.of(record, present=self._present), *decisions])
        outcomes = {decision.id: outcome for decision, outcome in reviewed.outcomes}
        if any(outcomes.get(d.id) == "stale" for d in decisions):
            raise DecisionError(
                "not_possible", "the article cannot take this",
                hint="Look at what the fact stands next to; another may have its place.",
            )  # fmt: skip
        self.store.add(decisions)
        self.store.set(f"last:{self.reviewer.name}", self._place(n))
        self.queue.renew(n, reviewed)
        return reviewed

    def _place(self, n: int) -> str:
        return f"{n}:{self.record(n).id}"

    def left_off(self) -> int | None:
        """Give the article of the last decision, where it is still in its place and not done."""
        number, _, key = (self.store.setting(f"last:{self.reviewer.name}") or "").partition(":")
        if not number or self.queue.record(int(number)) is None:
            return None
        n = int(number)
        reviewed = self.reviewed(n)
        return n if reviewed.record.id == key and not reviewed.done else None

    def plain(self, n: int, key: str, action: str, *, reason: str | None = None) -> Reviewed:
        """Accept, reject, flag, skip or dismiss."""
        reviewed = self.reviewed(n)
        return self._take(n, [self._plain(reviewed, key, action, reason, None)])

    def _plain(
        self, reviewed: Reviewed, key: str, action: str, reason: str | None, batch: str | None
    ) -> Decision:
        about = ABOUT.get(key[:1])
        span = find(reviewed, key)
        if about is None or span is None or action not in PLAIN:
            raise gone(key)
        if about == "unassigned" and action in ("accept", "reject"):
            raise DecisionError(
                "no_fact", f"{span.text} is no fact", hint="Make it one, or dismiss it."
            )
        before = span.model_dump(mode="json")
        after = with_list(reviewed, key, before) if action == "accept" else None
        return self.reviewer.decide(
            reviewed.record, about, PLAIN[action], place=(span.start, span.end), before=before,
            after=after, reason=reason, batch=batch, other=sibling(reviewed, key),
        )  # fmt: skip

    def check(self, n: int, about: About, key: str | None, form: Mapping[str, str]) -> Edited:
        """Give what a form would make of a fact, or of words that are none yet."""
        reviewed = self.reviewed(n)
        old = fact_of(reviewed, key)
        same = old if is_about(old, about) else None
        return edited(reviewed.record, about, same, form, place=_place(reviewed, key))

    def correct(
        self, n: int, about: About, key: str | None, form: Mapping[str, str]
    ) -> tuple[Reviewed, str]:
        """Correct a fact, or add one; give the article and the id of the fact."""
        reviewed = self.reviewed(n)
        old = fact_of(reviewed, key)
        if key is not None and old is None and not key.startswith("u"):
            raise gone(key)
        same = old if is_about(old, about) else None
        found = edited(reviewed.record, about, same, form, place=_place(reviewed, key))
        if found.fact is None:
            faults = "; ".join(f"{where}: {what}" for where, what in found.faults.items())
            raise DecisionError("not_valid", faults, hint="Mend the fields that are named.")
        place = (same.start, same.end) if same else (found.start, found.end)
        made: list[Decision] = []
        batch = f"{n}:{self.store.count()}"
        if old is not None and same is None:
            made.append(self._plain(reviewed, old.id, "reject", "is of another class", batch))
        row = {**found.row, **({"list": list_form(form)} if about == "item" else {})}
        made.append(
            self.reviewer.decide(
                reviewed.record, about, "correct" if same else "add", place=place, batch=batch,
                before=dump(same) if same else None, after=row,
                reason=form.get("reason", "").strip() or None,
                other=list_nearby(reviewed, found) if about == "item" else None,
            )
        )  # fmt: skip
        made += self._list(reviewed, found, form, batch) if about == "item" and same else []
        return self._take(n, made), found.fact.id

    def _list(
        self, reviewed: Reviewed, found: Edited, form: Mapping[str, str], batch: str
    ) -> list[Decision]:
        """Correct status and declared number of an item's list, where the form changes them."""
        wanted = list_form(form)
        held = next(
            (t for t in reviewed.record.tasks if any(i.start == found.start for i in t.items)), None
        )
        if held is None or (held.status, held.declared_count) == tuple(wanted.values()):
            return []
        before = {"status": held.status, "declared_count": held.declared_count}
        return [
            self.reviewer.decide(
                reviewed.record, "list", "correct", place=(found.start, found.end),
                before=before, after=wanted, batch=batch,
            )
        ]  # fmt: skip

    def relate(
        self, n: int, key: str, action: Action, other: str | None = None, *, at: int | None = None
    ) -> Reviewed:
        """Merge, split or move: what is said of a mention or an item beside another one."""
        reviewed = self.reviewed(n)
        fact, second = fact_of(reviewed, key), fact_of(reviewed, other)
        if fact is None or (other and second is None) or (action == "merge" and second is None):
            raise gone(key)
        after = None
        if action == "split" and key.startswith("t"):
            after = {"parts": parts(fact, at)}
        decision = self.reviewer.decide(
            reviewed.record, ABOUT[key[0]], action, place=(fact.start, fact.end),
            before=dump(fact), after=after, other=(second.start, second.end) if second else None,
        )  # fmt: skip
        return self._take(n, [decision])

    def done(self, n: int) -> Reviewed:
        """Mark an article as reviewed to the end."""
        reviewed = self.reviewed(n)
        return self._take(n, [self.reviewer.decide(reviewed.record, "article", "done")])

    def bulk(self, wanted: Filter, *, only: int | None = None) -> int:
        """Accept every open fact that a filter leaves, as one; give their number."""
        batch = f"bulk:{self.store.count()}"
        by_article: dict[int, list[str]] = {}
        for n, key in self.queue.open_facts(wanted, only=only):
            by_article.setdefault(n, []).append(key)
        made: list[Decision] = []
        for n, keys in by_article.items():
            reviewed = self.reviewed(n)
            made += [self._plain(reviewed, key, "accept", None, batch) for key in keys]
        self.store.add(made)
        for n in by_article:
            self.queue.renew(n, self.reviewed(n))
        return len(made)

    def undo(self) -> tuple[int, list[int]]:
        """Take back the last decision, or the whole batch it was in; give how many, and where."""
        last = self.store.last(self.reviewer.name)
        by_article: dict[tuple[str, str, str], list[Decision]] = {}
        for decision in last:
            place = (decision.article.id, decision.article.uri, decision.article.member or "")
            by_article.setdefault(place, []).append(decision)
        batch = f"undo:{self.store.count()}"
        made, numbers = [], []
        for place, taken in by_article.items():
            n = self.queue.number(*place)
            if n is None:
                continue
            numbers.append(n)
            undoes = [d.id for d in taken]
            made.append(
                self.reviewer.decide(self.record(n), "article", "undo", undoes=undoes, batch=batch)
            )
        self.store.add(made)
        for n in numbers:
            self.queue.renew(n, self.reviewed(n))
        return sum(len(d.undoes) for d in made), numbers


def _place(reviewed: Reviewed, key: str | None) -> tuple[int, int] | None:
    span = find(reviewed, key) if key else None
    return (span.start, span.end) if span else None
