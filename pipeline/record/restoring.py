"""A record of the text as it was matched → the record of the text as it was read."""

import hashlib
import re
from typing import Any, Final

from schemas.record import ArticleRecord

from ..text.matching import Matching

_ID: Final = re.compile(r"([dcotle])(\d+)-(\d+)")


def restored(record: ArticleRecord, matched: Matching, text: str) -> ArticleRecord:
    """Give the record with all its places, words and ids in `text`.

    Names of entities stay as they were matched: no invisible character, one kind of Đ.
    """
    found: dict[str, Any] = _moved(record.model_dump(), matched, text)
    found["text"] = None if record.text is None else text
    found["text_sha256"] = hashlib.sha256(text.encode()).hexdigest()
    return ArticleRecord.model_validate(found)


def _moved(value: Any, matched: Matching, text: str) -> Any:
    if isinstance(value, list):
        return [_moved(item, matched, text) for item in value]
    if isinstance(value, str):
        match = _ID.fullmatch(value)
        if match is None or int(match[3]) >= len(matched.back):
            return value
        start, end = matched.span(int(match[2]), int(match[3]))
        return f"{match[1]}{start}-{end}"
    if not isinstance(value, dict):
        return value
    moved = {
        key: item if key in ("meta", "text", "name", "aliases") else _moved(item, matched, text)
        for key, item in value.items()
    }
    if isinstance(value.get("start"), int) and isinstance(value.get("end"), int):
        start, end = matched.span(value["start"], value["end"])
        moved |= {"start": start, "end": end}
        if "text" in value:
            moved["text"] = text[start:end]
    return moved
