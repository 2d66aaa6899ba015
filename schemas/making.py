"""Models made of values that are right by the way they came to be, for whoever makes many.

Nothing is validated here, which costs a tenth: a record validates all its parts, whatever they were
made with, when it is constructed (`revalidate_instances`). Loaders have no need of this module.
"""

from collections.abc import Mapping
from typing import Any, Final, TypeVar

from pydantic import BaseModel

_M = TypeVar("_M", bound=BaseModel)
_new: Final = object.__new__
# What makes a model: the places are set directly, as `object.__setattr__` costs three times that.
_set_values, _set_names, _set_extra, _set_private = (
    vars(BaseModel)[name].__set__
    for name in (
        "__dict__", "__pydantic_fields_set__", "__pydantic_extra__", "__pydantic_private__",
    )
)  # fmt: skip
_DEFAULTS: dict[type[BaseModel], tuple[dict[str, Any], set[str]]] = {}


def made(model: type[_M], values: Mapping[str, Any]) -> _M:
    """Give a model of its fields by name, unvalidated: `made(Span, {"start": 3, "end": 9})`.

    Fields that have a default may be left out; any other left out, or a wrong value, is told by
    the record that takes the model in.
    """
    defaults, names = _DEFAULTS.get(model) or _known(model)
    new = _new(model)
    _set_values(new, dict(values) if len(values) == len(names) else {**defaults, **values})
    _set_names(new, names)
    _set_extra(new, None)
    _set_private(new, None)
    return new


def taken(model: type[_M], values: dict[str, Any]) -> _M:
    """Give a model that takes over a dictionary of its fields, which nobody else may keep.

    As `made`, at two thirds of the cost.
    """
    defaults, names = _DEFAULTS.get(model) or _known(model)
    if len(values) != len(names):
        values = {**defaults, **values}
    new = _new(model)
    _set_values(new, values)
    _set_names(new, names)
    _set_extra(new, None)
    _set_private(new, None)
    return new


def changed(model: _M, values: Mapping[str, Any]) -> _M:
    """Give a model with other values, unvalidated: `changed(fact, {"period": "d3-9"})`."""
    new = _new(type(model))
    _set_values(new, {**model.__dict__, **values})
    _set_names(new, model.__pydantic_fields_set__)
    _set_extra(new, None)
    _set_private(new, None)
    return new


def _known(model: type[BaseModel]) -> tuple[dict[str, Any], set[str]]:
    fields = model.model_fields
    defaults = {name: f.default for name, f in fields.items() if not f.is_required()}
    _DEFAULTS[model] = defaults, set(fields)
    return _DEFAULTS[model]
