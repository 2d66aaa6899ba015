"""The parts of a record of the text as it was matched → those of the text as it was read."""

import re
from collections.abc import Mapping
from typing import Any, Final

from pydantic import BaseModel

from schemas.article import Warned
from schemas.base import Span
from schemas.making import changed

from ..text.matching import Matching

_ID: Final = re.compile(r"([dcotle])(\d+)-(\d+)")
_MATCHED: Final = ("name", "aliases")
"""Names of entities stay as they were matched: no invisible character, one kind of Đ."""


def restored(parts: Mapping[str, Any], matched: Matching, text: str) -> dict[str, Any]:
    """Give parts of a record, by name, with all their places, words and ids in `text`."""
    return {name: _moved(part, matched, text) for name, part in parts.items()}


def _moved(value: Any, matched: Matching, text: str) -> Any:
    if isinstance(value, str):
        return _renamed(value, matched)
    if isinstance(value, list):
        return [_moved(item, matched, text) for item in value]
    if not isinstance(value, BaseModel):
        return value
    fields = {
        key: _moved(item, matched, text)
        for key, item in value.__dict__.items()
        if item and isinstance(item, (str, list, BaseModel)) and key not in _MATCHED
    }
    if isinstance(value, (Span, Warned)) and value.start is not None and value.end is not None:
        start, end = matched.span(value.start, value.end)
        fields |= {"start": start, "end": end}
        if "text" in fields:
            fields["text"] = text[start:end]
    return changed(value, fields)


def _renamed(word: str, matched: Matching) -> str:
    """Give an id with its new place, any other word as it is."""
    match = _ID.fullmatch(word)
    if match is None or int(match[3]) >= len(matched.back):
        return word
    start, end = matched.span(int(match[2]), int(match[3]))
    return f"{match[1]}{start}-{end}"
