"""The published schema in a validator that knows nothing of our models."""

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from pipeline.io.aside import json_line
from schemas.publish import stored

from ..export.sample import sample
from ..io.full import make

VALIDATOR = Draft202012Validator(
    json.loads(stored("record")), format_checker=Draft202012Validator.FORMAT_CHECKER
)
Fault = Callable[[Any], object]


def put(*path: Any) -> Fault:
    """Put the last of the path where the rest leads."""
    *keys, last, value = path

    def change(record: Any) -> None:
        for key in keys:
            record = record[key]
        record[last] = value

    return change


FAULTS: dict[str, Fault] = {
    "a number as a string": put("counts", 0, "value", "45"),
    "a truth as a number": put("tasks", 0, "items", 0, "inferred", 1),
    "an unknown measure": put("counts", 0, "measure", "robots"),
    "an unknown role": put("dates", 0, "role", "meeting"),
    "an unknown type of body": put("organisations", 0, "type", "ngo"),
    "an unknown reason": put("unassigned", 0, "reason", "because"),
    "a date that is none": put("dates", 0, "value", "8/3/2024"),
    "a day that is none": put("dates", 0, "earliest", "2024-02-30"),
    "a day in words": put("dates", 0, "latest", "8/3/2024"),
    "a place before the text": put("dates", 0, "start", -1),
    "a place that is no number": put("dates", 0, "end", "12"),
    "a place with a fraction": put("dates", 0, "end", 12.5),
    "an empty list of tasks": put("tasks", 0, "items", []),
    "a level of none": put("tasks", 0, "items", 0, "level", 0),
    "an id of another class": put("entities", 0, "id", "x1-2"),
    "an entity without mentions": put("entities", 0, "mentions", []),
    "a hash that is too short": put("text_sha256", "ab"),
    "a field nobody knows": put("author", "Lan"),
    "a field nobody knows in a fact": put("counts", 0, "certain", True),
    "a version of another contract": put("schema_version", "2.0"),
    "a field that is missing": lambda record: record.pop("meta"),
    "a field of a fact that is missing": lambda record: record["dates"][0].pop("grain"),
    "null where nothing may be": put("source", "uri", None),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_refused(name: str) -> None:
    record = copy.deepcopy(make())
    assert VALIDATOR.is_valid(record)
    FAULTS[name](record)
    assert not VALIDATOR.is_valid(record)


def test_every_sample_record_is_accepted() -> None:
    for record in sample():
        errors = [error.message for error in VALIDATOR.iter_errors(json.loads(json_line(record)))]
        assert errors == [], record.source.uri
