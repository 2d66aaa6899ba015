"""The fields of a form, by class of fact."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, get_args

from schemas import counts, dates, organisations
from schemas.decision import About
from schemas.record import ArticleRecord
from schemas.tasks import TaskStatus

from ..view.plain import short


@dataclass(frozen=True, slots=True)
class Choice:
    """One value that a field can have."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Field:
    """One field: free text, or a choice."""

    name: str
    value: str
    choices: tuple[Choice, ...] = ()


def fields(about: About, row: dict[str, Any], record: ArticleRecord) -> list[Field]:
    """Give the fields of a class with the values of a fact."""
    if about == "date":
        return [
            _text("value", row), _choice("role", row, get_args(dates.DateRole)),
            _choice("mod", row, get_args(dates.Mod), empty=True),
            _choice("part_of_day", row, get_args(dates.PartOfDay), empty=True),
        ]  # fmt: skip
    if about == "organisation":
        return [_choice("type", row, get_args(organisations.OrganisationType))]
    if about == "count":
        return _count(row, record)
    return _item(row, record)


def _count(row: dict[str, Any], record: ArticleRecord) -> list[Field]:
    return [
        _text("value", row), _choice("modifier", row, get_args(counts.Modifier)),
        _text("low", row), _text("high", row), _text("of", row),
        _choice("unit", row, get_args(counts.Unit)),
        _choice("measure", row, get_args(counts.Measure)), _text("noun", row),
        _choice("role", row, get_args(counts.CountRole)),
        _choice("direction", row, get_args(counts.Direction), empty=True),
        Field("scope", row["scope"]["text"] if row.get("scope") else ""),
        _dates("period", row, record),
    ]  # fmt: skip


def _item(row: dict[str, Any], record: ArticleRecord) -> list[Field]:
    held = next((t for t in record.tasks if any(i.id == row.get("id") for i in t.items)), None)
    found = [_text("ordinal", row), _text("marker", row), _dates("deadline", row, record)]
    status = {"status": held.status if held else "planned"}
    declared = "" if held is None or held.declared_count is None else str(held.declared_count)
    return [*found, _choice("status", status, get_args(TaskStatus)), Field("declared", declared)]


def _text(name: str, row: dict[str, Any]) -> Field:
    value = row.get(name)
    return Field(name, "" if value is None else str(value))


def _choice(name: str, row: dict[str, Any], values: Sequence[str], *, empty: bool = False) -> Field:
    choices = [Choice("", "–")] if empty else []
    value = row.get(name)
    return Field(
        name, "" if value is None else str(value),
        (*choices, *(Choice(v, v) for v in values)),
    )  # fmt: skip


def _dates(name: str, row: dict[str, Any], record: ArticleRecord) -> Field:
    choices = (Choice(d.id, f"{short(d.text, 40)} = {d.value}") for d in record.dates)
    value = row.get(name)
    return Field(name, "" if value is None else str(value), (Choice("", "–"), *choices))
