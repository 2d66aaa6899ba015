"""The contract as JSON Schema 2020-12, for readers that are not Python.

The files in `schemas/json/` are made from the models by `scripts/make_schema` and shipped with the
package; a test holds them to the models. What one field cannot know of another (evidence, order,
references) is in `schemas.integrity` and no JSON Schema can say it. `schemas/json/released/` holds
them as last released: tests refuse a change that breaks readers without a new major version.
"""

import json
from importlib.resources import files
from pathlib import Path
from typing import Any, Final, Literal, get_args

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema

from .base import SCHEMA_VERSION
from .gold import GoldArticle
from .record import ArticleRecord
from .reject import Reject

SchemaName = Literal["record", "reject", "gold"]
NAMES: Final[tuple[SchemaName, ...]] = get_args(SchemaName)
MAJOR: Final = SCHEMA_VERSION.partition(".")[0]
DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_TITLES: Final = {
    "record": "vifacts record: one article and its facts",
    "reject": "vifacts reject: an input that became no record",
    "gold": "vifacts gold: what a person says an article states",
}
_MODELS: Final[dict[SchemaName, type[BaseModel]]] = {
    "record": ArticleRecord, "reject": Reject, "gold": GoldArticle
}  # fmt: skip


class _WithoutFieldTitles(GenerateJsonSchema):
    """Leaves out `"title": "Start"` beside every `"start"`."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False


def json_schema(name: SchemaName) -> dict[str, Any]:
    """Give the schema as the models have it now; `$id` names the major version of the contract."""
    found = _MODELS[name].model_json_schema(schema_generator=_WithoutFieldTitles)
    head = {
        "$schema": DIALECT,
        "$id": f"https://vifacts.org/schemas/v{MAJOR}/{name}.schema.json",
        "title": _TITLES[name],
        "version": SCHEMA_VERSION,
    }
    definitions = found.pop("$defs", {})
    return head | {k: v for k, v in found.items() if k not in head} | {"$defs": definitions}


def rendered(name: SchemaName) -> str:
    """Give the schema as the text of its file."""
    return json.dumps(json_schema(name), ensure_ascii=False, indent=2) + "\n"


def stored(name: SchemaName) -> str:
    """Give the schema as it was shipped: the text of `schemas/json/NAME.schema.json`."""
    return files(__package__).joinpath("json", _file(name)).read_text(encoding="utf-8")


def released(name: SchemaName) -> dict[str, Any]:
    """Give the schema as it was last released: what `schemas/json/released/` promises readers."""
    text = files(__package__).joinpath("json", "released", _file(name)).read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def write(folder: Path) -> list[Path]:
    """Write all schemas into a folder and give the files that changed."""
    folder.mkdir(parents=True, exist_ok=True)
    changed = []
    for name in NAMES:
        path, text = folder / _file(name), rendered(name)
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            changed.append(path)
    return changed


def _file(name: str) -> str:
    return f"{name}.schema.json"
