"""Every field of the record and every column of the tables as pages of the documentation."""

from collections.abc import Iterator
from typing import Any, Final

from schemas.publish import NAMES, json_schema

from .tables import ALL_TABLES, AnyTable, Table
from .views import VIEWS

_RECORD: Final = """# Every field

Made by `scripts/make_schema` from the models in `schemas/`. The same as JSON Schema 2020-12:
[record](../schemas/json/record.schema.json), [reject](../schemas/json/reject.schema.json),
[gold](../schemas/json/gold.schema.json). What the values mean is in [the guide](annotation.md).
"""
_TABLES: Final = """# Every table

Made by `scripts/make_schema` from `pipeline/export/tables/`. One type a column: *text* (UTF-8),
*integer* (64 bits), *number* (64-bit float), *boolean*, *day* (a calendar day). In SQLite a day is
ISO text and a boolean 0 or 1; in CSV a day is ISO text, a boolean `true` or `false`, null an empty
field and the empty string `\"\"`. Key columns are **bold**; `→` names the column of the same
article that a column refers to.
"""


def record_page() -> str:
    """Give the page of all fields of records, rejects and gold, as Markdown."""
    return "\n".join([_RECORD, *_schemas()])


def tables_page() -> str:
    """Give the page of all tables and views, as Markdown."""
    parts = [_TABLES]
    for table in ALL_TABLES:
        parts += [f"## `{table.name}`", "", _sentence(table.says), "", *_columns(table), ""]
    views = "\n".join(f"- `{name}`" for name in VIEWS)
    parts += [
        "## Views",
        "",
        "In SQLite and DuckDB; [recipes](recipes.md) use them.",
        "",
        views,
        "",
    ]
    return "\n".join(parts)


def _schemas() -> Iterator[str]:
    seen: set[str] = set()
    for name in NAMES:
        schema = json_schema(name)
        yield from _model(name, schema, schema["$defs"])
        for inner, node in schema["$defs"].items():
            if inner not in seen and "properties" in node:
                seen.add(inner)
                yield from _model(inner, node, schema["$defs"])


def _model(name: str, node: dict[str, Any], models: dict[str, Any]) -> Iterator[str]:
    yield from (f"## {name}", "", _one_line(node.get("description", "")), "")
    yield from ("| field | type | what |", "| --- | --- | --- |")
    required = node.get("required", [])
    for field, value in node["properties"].items():
        missing = "" if field in required else ", may be missing"
        yield f"| `{field}` | {_type(value)}{missing} | {_says(value, models)} |"
    yield ""


def _says(node: dict[str, Any], models: dict[str, Any]) -> str:
    """Give what stands in a field: its own words, or its model's where they are the same."""
    model = models.get(node.get("$ref", "").rpartition("/")[2], {})
    return _one_line(node.get("description", model.get("description", "")))


def _type(node: dict[str, Any]) -> str:
    if "anyOf" in node:
        return " or ".join(_type(choice) for choice in node["anyOf"])
    if "$ref" in node:
        name = node["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "enum" in node:
        return " ".join(f"`{value}`" for value in node["enum"])
    if node.get("type") == "array":
        return f"list of {_type(node['items'])}"
    if node.get("format") == "date":
        return "day"
    return str(node.get("type", "anything"))


def _columns(table: AnyTable) -> Iterator[str]:
    yield from ("| column | type | null | what |", "| --- | --- | --- | --- |")
    targets = {}
    if isinstance(table, Table):
        targets = {r.column: f"{r.table}.{r.target}" for r in table.references}
    for column in table.columns:
        name = f"`{column.name}`"
        if column.name in table.primary_key:
            name = f"**{name}**"
        says = column.says + (f" → `{targets[column.name]}`" if column.name in targets else "")
        yield f"| {name} | {column.type} | {'yes' if column.nullable else ''} | {says} |"


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}."


def _one_line(words: str) -> str:
    return " ".join(words.split()).replace("|", "\\|")
