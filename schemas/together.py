"""Lists of facts validated at once: most of what a fact must be is told without a call for each.

The engine validates the fields of all elements by itself, and one function what no field can know.
Where either finds a fault, the elements are validated one by one, which names every fault and its
place; so what is accepted and what is said are the same.
"""

from collections.abc import Callable, Sequence
from typing import Any

from pydantic import BaseModel, GetCoreSchemaHandler, ValidationError
from pydantic_core import CoreSchema, SchemaValidator, core_schema


class Together:
    """Marks a list of models: `Annotated[list[DateFact], Together(DateFact, dates_hold)]`."""

    def __init__(self, model: type[BaseModel], holds: Callable[[Sequence[Any]], bool]) -> None:
        """Keep `holds`, which tells of elements right in their fields whether they are right."""
        element = _without_functions(model.__pydantic_core_schema__)
        self._fields = SchemaValidator(core_schema.list_schema(element, strict=True))
        self._holds = holds

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Put the quick way before the one that names faults."""
        return core_schema.no_info_wrap_validator_function(self._validated, handler(source))

    def _validated(self, values: Any, one_by_one: Callable[[Any], Any]) -> Any:
        try:
            found = self._fields.validate_python(values)
        except ValidationError:
            return one_by_one(values)
        return found if self._holds(found) else one_by_one(values)


def _without_functions(schema: Any) -> Any:
    """Give a schema whose fields have their types, patterns and limits, and nothing to call."""
    if isinstance(schema, list):
        return [_without_functions(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    while schema.get("type") in ("function-after", "function-before"):
        schema = schema["schema"]
    return {key: _without_functions(part) for key, part in schema.items()}
