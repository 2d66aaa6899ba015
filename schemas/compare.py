"""Two versions of a JSON Schema of ours, compared for those who read the records.

Additions are free (a minor version); renaming or retyping anything is a major one (RECORD). A
reader who was promised more than what is promised now is broken: a field that may be missing or
null now, a type, a pattern or a bound that has changed. Who is promised more is not.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, Literal

ChangeKind = Literal["additive", "breaking"]
_FIXED: Final = ("pattern", "format", "const")
_FLOORS: Final = ("minimum", "exclusiveMinimum", "minLength", "minItems")
_CEILINGS: Final = ("maximum", "exclusiveMaximum", "maxLength", "maxItems")
_Node = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: what it does to readers, where it is (a JSON pointer), and what it is."""

    kind: ChangeKind
    pointer: str
    says: str


def compare(old: _Node, new: _Node) -> list[Change]:
    """Give the changes from `old` to `new`, in the order of the new schema.

    >>> old = {"type": "object", "properties": {"id": {"type": "string"}}}
    >>> new = {"type": "object", "properties": {"id": {"type": "integer"}}}
    >>> compare(old, new)[0].says
    'string is integer now'
    """
    changes = list(_nodes(old, new, ""))
    was, is_now = old.get("$defs", {}), new.get("$defs", {})
    for name in sorted(was.keys() & is_now.keys()):
        changes += _nodes(was[name], is_now[name], f"/$defs/{name}")
    return changes


def _nodes(old: _Node, new: _Node, at: str) -> Iterator[Change]:
    was, is_now = _kinds(old), _kinds(new)
    if ("null" in was) != ("null" in is_now):
        yield (
            Change("breaking", at, "may be null now") if "null" in is_now
            else Change("additive", at, "is never null now")
        )  # fmt: skip
    was.pop("null", None)
    is_now.pop("null", None)
    if was.keys() != is_now.keys():
        yield Change("breaking", at, f"{_list(was)} is {_list(is_now)} now")
    for kind in was.keys() & is_now.keys():
        yield from _same_kind(was[kind], is_now[kind], at)


def _kinds(node: _Node) -> dict[str, _Node]:
    """Give what a value may be, by name of its type or definition."""
    found: dict[str, _Node] = {}
    for choice in node.get("anyOf", [node]):
        types = choice.get("type", choice.get("$ref", "anything"))
        for kind in types if isinstance(types, list) else [types]:
            found[kind.rpartition("/")[2]] = choice
    return found


def _same_kind(old: _Node, new: _Node, at: str) -> Iterator[Change]:
    yield from _values(old, new, at)
    yield from _bounds(old, new, at)
    if "items" in old and "items" in new:
        yield from _nodes(old["items"], new["items"], f"{at}/items")
    yield from _properties(old, new, at)


def _values(old: _Node, new: _Node, at: str) -> Iterator[Change]:
    was, is_now = old.get("enum"), new.get("enum")
    if was is not None and is_now is not None:
        for value in (v for v in was if v not in is_now):
            yield Change("breaking", at, f"`{value}` is gone")
        for value in (v for v in is_now if v not in was):
            yield Change("additive", at, f"`{value}` is new")
    elif was != is_now:
        yield Change(
            "additive" if was is None else "breaking", at,
            "takes only certain values now" if was is None else "takes any value now",
        )  # fmt: skip
    for name in _FIXED:
        if old.get(name) != new.get(name):
            kind: ChangeKind = "additive" if name not in old else "breaking"
            yield Change(kind, at, f"{name} {old.get(name)} is {new.get(name)} now")


def _bounds(old: _Node, new: _Node, at: str) -> Iterator[Change]:
    for names, sign in ((_FLOORS, 1), (_CEILINGS, -1)):
        for name in names:
            was, is_now = old.get(name), new.get(name)
            if was == is_now:
                continue
            tighter = was is None or (is_now is not None and (is_now - was) * sign > 0)
            yield Change("additive" if tighter else "breaking", at, f"{name} {was} is {is_now} now")


def _properties(old: _Node, new: _Node, at: str) -> Iterator[Change]:
    was, is_now = old.get("properties", {}), new.get("properties", {})
    for name in was:
        if name not in is_now:
            yield Change("breaking", f"{at}/{name}", "is gone")
    for name, node in is_now.items():
        if name not in was:
            yield Change("additive", f"{at}/{name}", "is new")
            continue
        yield from _nodes(was[name], node, f"{at}/{name}")
        before, now = name in old.get("required", []), name in new.get("required", [])
        if before and not now:
            yield Change("breaking", f"{at}/{name}", "may be missing now")
        elif now and not before:
            yield Change("additive", f"{at}/{name}", "is never missing now")


def _list(kinds: dict[str, _Node]) -> str:
    return " or ".join(sorted(kinds)) or "null"
