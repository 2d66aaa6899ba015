"""The parts of a record of the text as it was matched → those of the text as it was read."""

import re
from collections.abc import Mapping
from typing import Any, Final

from pydantic import BaseModel

from schemas.article import Block, Warned
from schemas.base import Span, TextSpan
from schemas.checks import Check
from schemas.making import changed
from schemas.organisations import Entity

from ..text.matching import Matching

_ID: Final = re.compile(r"([dcotle])(\d+)-(\d+)")
_IDS: Final = frozenset(
    {"id", "date", "where", "entity", "mentions", "organisation", "period", "parent", "deadline",
     "targets", "facts"}
)  # fmt: skip
"""Fields that name a fact by its place. Names of entities stay as they were matched: no invisible
character, one kind of Đ."""
_WITHOUT_WORDS: Final = frozenset({Span, Block, Entity, Check})


def restored(parts: Mapping[str, Any], matched: Matching, text: str) -> dict[str, Any]:
    """Give parts of a record, by name, with all their places, words and ids in `text`."""
    if isinstance(matched.back, range):
        return {name: _requoted(part, text) for name, part in parts.items()}
    return {name: _moved(part, matched, text) for name, part in parts.items()}


def _requoted(value: Any, text: str) -> Any:
    """Give a part whose places stand, with the words of `text`."""
    if isinstance(value, list):
        return [_requoted(item, text) for item in value]
    if not isinstance(value, BaseModel) or type(value) in _WITHOUT_WORDS:
        return value
    fields = {
        key: _requoted(item, text)
        for key, item in value.__dict__.items()
        if isinstance(item, BaseModel) or (isinstance(item, list) and item)
    }
    if isinstance(value, TextSpan):
        words = text[value.start : value.end]
        if words != value.text:
            fields["text"] = words
    return changed(value, fields) if fields else value


def _moved(value: Any, matched: Matching, text: str) -> Any:
    if isinstance(value, list):
        return [_moved(item, matched, text) for item in value]
    if not isinstance(value, BaseModel):
        return value
    fields: dict[str, Any] = {}
    for key, item in value.__dict__.items():
        if key in _IDS and item:
            fields[key] = _renamed(item, matched)
        elif isinstance(item, (list, BaseModel)):
            fields[key] = _moved(item, matched, text)
    if isinstance(value, (Span, Warned)) and value.start is not None and value.end is not None:
        start, end = fields["start"], fields["end"] = matched.span(value.start, value.end)
        if isinstance(value, TextSpan):
            fields["text"] = text[start:end]
    return changed(value, fields)


def _renamed(names: str | list[str], matched: Matching) -> str | list[str]:
    """Give ids with their new places, any other words as they are."""
    if isinstance(names, list):
        return [_new_id(name, matched) for name in names]
    return _new_id(names, matched)


def _new_id(word: str, matched: Matching) -> str:
    match = _ID.fullmatch(word)
    if match is None or int(match[3]) >= len(matched.back):
        return word
    start, end = matched.span(int(match[2]), int(match[3]))
    return f"{match[1]}{start}-{end}"
