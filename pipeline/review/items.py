"""Decisions about task items and their lists, laid over a draft."""

from collections.abc import Mapping
from typing import Any

from schemas.decision import Decision
from schemas.tasks import TaskItem

from . import moved
from .draft import Draft, DraftList, overlap


def apply(
    draft: Draft, decision: Decision, key: str, other: tuple[int, int] | None, by: int
) -> list[str] | None:
    """Change the draft; give the ids of the items it is about, None where they are not there."""
    sibling = f"t{other[0]}-{other[1]}" if other else None
    match decision.action:
        case "flag" | "skip":
            return [key]
        case "reject":
            _take(draft, key)
            return []
        case "move":
            return _move(draft, key, sibling)
        case "split":
            return _split(draft, decision, key, by)
        case "correct" if decision.about == "list":
            return _list(draft, decision.after or {}, key)
        case _:
            return _put(draft, decision.after or {}, key, sibling, by)


def renamed(item: TaskItem, old: str, new: str) -> TaskItem:
    """Give an item whose references to `old` lead to `new`."""
    return item.model_copy(
        update={
            "deadline": new if item.deadline == old else item.deadline,
            "targets": [new if t == old else t for t in item.targets],
            "actors": [
                a.model_copy(update={"organisation": new}) if a.organisation == old else a
                for a in item.actors
            ],
        }
    )


def _take(draft: Draft, key: str) -> None:
    tasks = draft.list_of(key)
    if tasks is not None:
        tasks.items = [item for item in tasks.items if item.id != key]
        draft.lists = [t for t in draft.lists if t.items]
        draft.changed = True


def _put(
    draft: Draft, kept: Mapping[str, Any], key: str, sibling: str | None, by: int
) -> list[str]:
    wanted = moved.fact("item", kept, by, draft)
    assert isinstance(wanted, TaskItem)
    there = draft.get(wanted.id)
    if there is not None:
        if moved.says_the_same(there, wanted):
            return [wanted.id]
        wanted = moved.in_input_as(wanted, there)
    draft.changed = True
    tasks = draft.list_of(key) or draft.list_of(wanted.id)
    if tasks is not None:
        place = next(i for i, x in enumerate(tasks.items) if x.id in (key, wanted.id))
        tasks.items[place] = wanted
        for other in tasks.items:
            if other.parent == key:
                at = tasks.items.index(other)
                tasks.items[at] = other.model_copy(update={"parent": wanted.id})
        _give_way(draft, wanted)
        return [wanted.id]
    _give_way(draft, wanted)
    tasks = draft.list_of(sibling) if sibling else None
    if tasks is None:
        tasks = _new_list(kept.get("list") or {})
        draft.lists.append(tasks)
    later = (i for i, x in enumerate(tasks.items) if x.start > wanted.start)
    tasks.items.insert(next(later, len(tasks.items)), wanted)
    return [wanted.id]


def _new_list(kept: Mapping[str, Any]) -> DraftList:
    status = "done" if kept.get("status") == "done" else "planned"
    declared = kept.get("declared_count")
    if status == "done":
        return DraftList("done", declared, None, [])
    return DraftList("planned", declared, None, [])


def _give_way(draft: Draft, wanted: TaskItem) -> None:
    """Take out other items of the same level that overlap one a person marked."""
    for tasks in draft.lists:
        tasks.items = [
            i for i in tasks.items
            if i.id == wanted.id or i.level != wanted.level or not overlap(i, wanted)
        ]  # fmt: skip
    draft.lists = [t for t in draft.lists if t.items]


def _split(draft: Draft, decision: Decision, key: str, by: int) -> list[str] | None:
    tasks = draft.list_of(key)
    parts = (decision.after or {}).get("parts")
    if tasks is None or not isinstance(parts, list):
        return None
    pieces = [moved.fact("item", part, by, draft) for part in parts]
    new = [piece for piece in pieces if isinstance(piece, TaskItem)]
    place = next(i for i, x in enumerate(tasks.items) if x.id == key)
    tasks.items[place : place + 1] = new
    draft.changed = True
    return [piece.id for piece in new]


def _move(draft: Draft, key: str, before: str | None) -> list[str] | None:
    tasks = draft.list_of(key)
    if tasks is None or (before is not None and draft.list_of(before) is not tasks):
        return None
    item = next(i for i in tasks.items if i.id == key)
    rest = [i for i in tasks.items if i.id != key]
    place = next((n for n, i in enumerate(rest) if i.id == before), len(rest))
    tasks.items = [*rest[:place], item, *rest[place:]]
    draft.changed = True
    return [key]


def _list(draft: Draft, after: Mapping[str, Any], key: str) -> list[str] | None:
    tasks = draft.list_of(key)
    if tasks is None:
        return None
    fresh = _new_list(after)
    tasks.status, tasks.declared_count = fresh.status, fresh.declared_count
    draft.changed = True
    return []
