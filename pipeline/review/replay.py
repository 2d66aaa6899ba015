"""A record and the decisions about it → the record as its reviewers leave it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Literal

from pydantic import ValidationError

from schemas.base import Fact
from schemas.counts import CountFact
from schemas.dates import DateFact
from schemas.decision import About, Anchor, Decision
from schemas.organisations import OrganisationFact
from schemas.record import ArticleRecord

from . import items, moved
from .anchors import Found, Outcome, locate
from .draft import Draft, shifted
from .finish import finished

State = Literal["open", "accepted", "rejected", "corrected", "added", "flagged", "skipped",
                "dismissed"]  # fmt: skip
LETTERS = {"date": "d", "organisation": "o", "count": "c", "item": "t", "unassigned": "u"}
DECIDED = frozenset({"accepted", "rejected", "corrected", "added", "dismissed"})
_STATES: dict[str, State] = {
    "accept": "accepted", "correct": "corrected", "add": "added", "flag": "flagged",
    "skip": "skipped", "dismiss": "dismissed", "move": "corrected", "merge": "corrected",
    "split": "corrected",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rejected:
    """A fact that a reviewer took out."""

    about: About
    fact: Fact
    reason: str | None


@dataclass(slots=True)
class Reviewed:
    """What came of the decisions about one article."""

    record: ArticleRecord
    states: dict[str, State] = field(default_factory=dict)
    """By id of the fact, as it is in `record`; what is not named is open."""
    rejected: list[Rejected] = field(default_factory=list)
    outcomes: list[tuple[Decision, Outcome]] = field(default_factory=list)
    done: bool = False

    def state(self, key: str) -> State:
        """Give the state of a fact, item or leftover number."""
        return self.states.get(key, "open")


def in_force(decisions: Iterable[Decision]) -> list[Decision]:
    """Give the decisions that nobody took back, in order."""
    found = list(decisions)
    undone = {key for d in found for key in d.undoes}
    return [d for d in found if d.action != "undo" and d.id not in undone]


def replay(record: ArticleRecord, decisions: Iterable[Decision]) -> Reviewed:
    """Give the record with all decisions in force laid over it, each where its words stand now.

    A decision whose words are no longer there, or which the record as it is extracted now cannot
    take without breaking its contract, changes nothing and is told as `stale`.
    """
    wanted = in_force(decisions)
    try:
        return _laid(record, wanted, frozenset())
    except ValidationError:
        left_out: frozenset[str] = frozenset()
        for number, decision in enumerate(wanted, 1):
            try:
                _laid(record, wanted[:number], left_out)
            except ValidationError:
                left_out |= {decision.id}
        return _laid(record, wanted, left_out)


def _laid(record: ArticleRecord, wanted: list[Decision], left_out: frozenset[str]) -> Reviewed:
    draft = Draft.of(record)
    reviewed = Reviewed(record)
    for decision in wanted:
        outcome = "stale" if decision.id in left_out else _apply(draft, reviewed, decision)
        reviewed.outcomes.append((decision, outcome))
    reviewed.record = finished(draft, record)
    return reviewed


def _apply(draft: Draft, reviewed: Reviewed, decision: Decision) -> Outcome:
    same_text = decision.article.text_sha256 == reviewed.record.text_sha256
    if decision.anchor is None:
        if decision.action == "done":
            reviewed.done = True
        return "kept"
    found = _place(draft, decision.anchor, same_text)
    if found.start is None:
        return "stale"
    by = found.shift(decision.anchor)
    key = f"{LETTERS.get(decision.about, 't')}{decision.anchor.start}-{decision.anchor.end}"
    key = shifted(key, by)
    if decision.action in ("merge", "split") and decision.about == "organisation":
        return found.outcome if _entity(draft, reviewed, decision, key, same_text) else "stale"
    if decision.about in ("item", "list"):
        other = _other(draft, decision, same_text)
        held = items.apply(draft, decision, key, other, by)
        if held is None:
            return "stale"
        for item in held:
            reviewed.states[item] = _STATES.get(decision.action, "rejected")
        if decision.action == "reject":
            _reject(reviewed, decision, key, by)
        return found.outcome
    _fact(draft, reviewed, decision, key, by)
    return found.outcome


def _place(draft: Draft, wanted: Anchor, same_text: bool) -> Found:
    if draft.text is None:
        return Found("kept", wanted.start) if same_text else Found("stale")
    return locate(draft.text, wanted, same_text=same_text)


def _other(draft: Draft, decision: Decision, same_text: bool) -> tuple[int, int] | None:
    if decision.other is None:
        return None
    found = _place(draft, decision.other, same_text)
    if found.start is None:
        return None
    return found.start, found.start + len(decision.other.text)


def _fact(draft: Draft, reviewed: Reviewed, decision: Decision, key: str, by: int) -> None:
    """Lay a decision about a date, organisation, count or leftover number over the draft."""
    if decision.action == "reject":
        draft.take(key)
        reviewed.states.pop(key, None)
        _reject(reviewed, decision, key, by)
    elif decision.after is None or decision.action in ("flag", "skip", "dismiss"):
        reviewed.states[key] = _STATES[decision.action]
    else:
        wanted = moved.fact(decision.about, decision.after, by, draft)
        reviewed.rejected = [r for r in reviewed.rejected if r.fact.id not in (key, wanted.id)]
        reviewed.states.pop(key, None)
        reviewed.states[wanted.id] = _STATES[decision.action]
        _lay(draft, wanted, key)


def _lay(draft: Draft, wanted: Fact, key: str) -> None:
    """Put a fact where it belongs, unless the record says the same there."""
    there = draft.get(wanted.id)
    if there is not None:
        if moved.says_the_same(there, wanted):
            return
        wanted = moved.in_input_as(wanted, there)
    if isinstance(wanted, OrganisationFact):
        held = draft.organisations.get(wanted.id) or draft.organisations.get(key)
        label = held.entity if held else wanted.entity
        if label not in draft.names:
            label = draft.fresh_label(wanted.text)
        wanted = wanted.model_copy(update={"entity": label})
    if key != wanted.id:
        draft.take(key)
    if isinstance(wanted, DateFact | OrganisationFact | CountFact):
        _keep_references(draft, key, wanted.id)
        draft.put(wanted)


def _keep_references(draft: Draft, old: str, new: str) -> None:
    """Lead what named a fact by its old place to its new one."""
    if old == new:
        return
    for key, count in list(draft.counts.items()):
        if count.period == old:
            draft.counts[key] = count.model_copy(update={"period": new})
    for tasks in draft.lists:
        tasks.items = [items.renamed(item, old, new) for item in tasks.items]


def _reject(reviewed: Reviewed, decision: Decision, key: str, by: int) -> None:
    if decision.before is None:
        return
    fact = moved.read(decision.about, decision.before, by)
    kept = [r for r in reviewed.rejected if r.fact.id != key]
    reviewed.rejected = [*kept, Rejected(decision.about, fact, decision.reason)]


def _entity(
    draft: Draft, reviewed: Reviewed, decision: Decision, key: str, same_text: bool
) -> bool:
    """Merge two organisations under one entity, or give a mention an entity of its own."""
    mention = draft.organisations.get(key)
    if mention is None:
        return False
    if decision.action == "split":
        label, members = draft.fresh_label(mention.text), [key]
    else:
        place = _other(draft, decision, same_text)
        target = draft.organisations.get(f"o{place[0]}-{place[1]}") if place else None
        if target is None:
            return False
        label = target.entity
        members = [k for k, o in draft.organisations.items() if o.entity == mention.entity]
    for member in members:
        changed = draft.organisations[member].model_copy(update={"entity": label})
        draft.organisations[member] = changed
        reviewed.states[member] = "corrected"
    draft.changed = True
    return True


def dump(fact: Fact) -> dict[str, Any]:
    """Give a fact as a decision keeps it."""
    return fact.model_dump(mode="json")
