"""The JSON Schema files: up to date, valid themselves, and right about real lines."""

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from schemas.base import SCHEMA_VERSION
from schemas.publish import NAMES, SchemaName, json_schema, rendered, stored, write

SHARED = Path(__file__).parents[3] / "shared"
EXAMPLE = SHARED / "example" / "record.json"
needs_example = pytest.mark.skipif(not EXAMPLE.exists(), reason="no ../shared/example here")


def example() -> dict[str, Any]:
    record: dict[str, Any] = json.loads(EXAMPLE.read_text(encoding="utf-8"))
    record["producer"]["rules"] = "0123456789abcdef"
    return record


def validator(name: SchemaName) -> Draft202012Validator:
    return Draft202012Validator(
        json.loads(stored(name)), format_checker=Draft202012Validator.FORMAT_CHECKER
    )


@pytest.mark.parametrize("name", NAMES)
def test_the_files_are_what_the_models_say(name: SchemaName) -> None:
    assert stored(name) == rendered(name), "run scripts/make_schema"


def test_the_pages_are_what_models_and_tables_say() -> None:
    from pipeline.export.fields import record_page, tables_page

    docs = Path(__file__).parents[2] / "docs"
    assert (docs / "record.md").read_text("utf-8") == record_page(), "run scripts/make_schema"
    assert (docs / "tables.md").read_text("utf-8") == tables_page(), "run scripts/make_schema"


@pytest.mark.parametrize("name", NAMES)
def test_each_schema_is_valid_and_names_itself(name: SchemaName) -> None:
    schema = json_schema(name)
    Draft202012Validator.check_schema(schema)
    assert list(schema)[:4] == ["$schema", "$id", "title", "version"]
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == f"https://vifacts.org/schemas/v1/{name}.schema.json"
    assert schema["version"] == SCHEMA_VERSION
    assert schema["description"]


def test_every_field_says_what_stands_in_it() -> None:
    from pipeline.export.fields import record_page

    rows = [line for line in record_page().splitlines() if line.startswith("| `")]
    assert len(rows) > 150
    assert [row for row in rows if row.endswith("|  |")] == []


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    assert [path.name for path in write(tmp_path / "json")] == [
        f"{name}.schema.json" for name in NAMES
    ]
    (tmp_path / "json" / "gold.schema.json").write_text("old")
    assert [path.name for path in write(tmp_path / "json")] == ["gold.schema.json"]


@needs_example
def test_the_example_record_validates() -> None:
    assert list(validator("record").iter_errors(example())) == []


def _set(*keys: Any) -> Callable[[dict[str, Any]], None]:
    *path, last, value = keys

    def change(record: Any) -> None:
        for key in path:
            record = record[key]
        record[last] = value

    return change


@needs_example
@pytest.mark.parametrize(
    ("change", "place"),
    [
        (_set("dates", 0, "earliest", "2025-02-30"), "dates/0/earliest"),
        (_set("dates", 0, "value", "21/9/2025"), "dates/0/value"),
        (_set("counts", 0, "value", "45"), "counts/0/value"),
        (_set("counts", 1, "measure", "robots"), "counts/1/measure"),
        (_set("id", "x"), "id"),
        (_set("new", 1), ""),
        (_set("tasks", 0, "items", []), "tasks/0/items"),
        (lambda record: record.pop("meta"), ""),
    ],
)
def test_what_is_wrong_is_found_where_it_is(
    change: Callable[[dict[str, Any]], None], place: str
) -> None:
    record = copy.deepcopy(example())
    change(record)
    found = {"/".join(map(str, e.absolute_path)) for e in validator("record").iter_errors(record)}
    assert found == {place}


def test_a_record_without_its_text_validates() -> None:
    required = json_schema("record")["required"]
    assert "text" not in required
    assert "words" not in required
    assert "text_sha256" in required


@pytest.mark.skipif(not (SHARED / "gold").exists(), reason="no ../shared/gold here")
def test_the_seed_gold_validates() -> None:
    lines = (SHARED / "gold" / "seeds.jsonl").read_text(encoding="utf-8").splitlines()
    errors = [e.message for line in lines for e in validator("gold").iter_errors(json.loads(line))]
    assert errors == []
    assert len(lines) == 5
