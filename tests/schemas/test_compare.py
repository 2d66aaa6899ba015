"""What a change of the contract does to those who read records."""

import copy
import json
from typing import Any

import pytest

from schemas.base import SCHEMA_VERSION
from schemas.compare import compare
from schemas.publish import NAMES, SchemaName, json_schema, released

OLD: dict[str, Any] = {
    "type": "object",
    "required": ["id", "role"],
    "properties": {
        "id": {"type": "string", "pattern": "^[a-z]+$"},
        "role": {"enum": ["level", "total"], "type": "string"},
        "scope": {"anyOf": [{"$ref": "#/$defs/Scope"}, {"type": "null"}]},
        "marks": {"type": "array", "items": {"type": "integer", "minimum": 0}},
        "of": {"anyOf": [{"type": "integer"}, {"type": "number"}]},
    },
    "$defs": {"Scope": {"type": "object", "properties": {"text": {"type": "string"}}}},
}


def changed(path: str, value: Any) -> dict[str, Any]:
    """The old schema with another value, or without one, at a path."""
    new = copy.deepcopy(OLD)
    *folders, last = path.split("/")
    node: Any = new
    for name in folders:
        node = node[name]
    if value is None:
        del node[last]
    else:
        node[last] = value
    return new


@pytest.mark.parametrize(
    ("path", "value", "kind", "pointer"),
    [
        ("properties/period", {"type": "string"}, "additive", "/period"),
        ("required", ["id", "role", "marks"], "additive", "/marks"),
        ("properties/role/enum", ["level", "total", "part"], "additive", "/role"),
        ("properties/scope", {"$ref": "#/$defs/Scope"}, "additive", "/scope"),
        ("properties/marks/items/minimum", 1, "additive", "/marks/items"),
        ("$defs/Scope/properties/kind", {"type": "string"}, "additive", "/$defs/Scope/kind"),
        ("properties/id", None, "breaking", "/id"),
        ("properties/id/type", "integer", "breaking", "/id"),
        ("properties/id/pattern", "^[0-9]+$", "breaking", "/id"),
        ("required", ["id"], "breaking", "/role"),
        ("properties/role/enum", ["level"], "breaking", "/role"),
        ("properties/id/anyOf", [{"type": "string"}, {"type": "null"}], "breaking", "/id"),
        ("properties/marks/items/minimum", None, "breaking", "/marks/items"),
        ("properties/marks/items/type", "number", "breaking", "/marks/items"),
        ("properties/of", {"type": "integer"}, "breaking", "/of"),
        ("$defs/Scope/properties/text/type", "integer", "breaking", "/$defs/Scope/text"),
    ],
)
def test_a_change_is_told(path: str, value: Any, kind: str, pointer: str) -> None:
    found = compare(OLD, changed(path, value))
    assert {(change.kind, change.pointer) for change in found} >= {(kind, pointer)}
    assert {change.kind for change in found if change.pointer == pointer} == {kind}


def test_no_change_and_no_words() -> None:
    assert compare(OLD, copy.deepcopy(OLD)) == []
    assert compare(OLD, changed("properties/id/description", "other words")) == []


@pytest.mark.parametrize("name", NAMES)
def test_the_contract_keeps_what_was_released(name: SchemaName) -> None:
    """A breaking change needs a new major version, an additive one a new minor version."""
    old, new = released(name), json_schema(name)
    was, is_now = (tuple(map(int, s["version"].split("."))) for s in (old, new))
    changes = compare(old, new)
    assert is_now >= was
    if any(change.kind == "breaking" for change in changes):
        assert is_now[0] > was[0], [c for c in changes if c.kind == "breaking"]
    elif changes:
        assert is_now > was, changes
    assert new["version"] == SCHEMA_VERSION


def test_a_breaking_change_would_be_noticed() -> None:
    text = json.dumps(released("record")).replace('"because"', '"reason"')
    kinds = {change.kind for change in compare(released("record"), json.loads(text))}
    assert kinds == {"breaking", "additive"}
