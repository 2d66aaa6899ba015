"""A form → a fact, by the models of the record: what they refuse is told beside the field."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from pydantic import ValidationError

from schemas import edtf
from schemas.base import Fact, place_id
from schemas.counts import limits
from schemas.decision import About
from schemas.record import ArticleRecord

from .moved import MODELS
from .replay import LETTERS, dump

_WORD: Final = re.compile(r"\w+|[^\w\s]")
_NUMBERS: Final = ("value", "low", "high", "of")
_NUMBER: Final = re.compile(r"^\d{1,15}(\.\d{1,6})?$")


@dataclass(frozen=True, slots=True)
class Edited:
    """What a form says: the fact, or what is wrong with it by field."""

    start: int
    end: int
    fact: Fact | None
    row: dict[str, Any]
    faults: dict[str, str]


def edited(
    record: ArticleRecord,
    about: About,
    old: Fact | None,
    form: Mapping[str, str],
    *,
    place: tuple[int, int] | None = None,
) -> Edited:
    """Give the fact that a form describes; `old` is what it corrects, None for a new fact.

    `place` is where a new fact stands, unless the form says otherwise.
    """
    text = record.text or ""
    start, end = _span(text, form, (old.start, old.end) if old else place or (0, 1))
    words = text[start:end]
    row: dict[str, Any] = dump(old) if old else _blank(about, words)
    row |= {
        "start": start, "end": end, "text": words, "id": place_id(LETTERS[about], start, end),
        "rule": "review.corrected" if old else "review.added", "confidence": None,
    }  # fmt: skip
    faults: dict[str, str] = {}
    _FILL[about](row, form, faults, record)
    if not words.strip() or words != words.strip():
        faults["span"] = "the words begin or end with a space"
    if faults:
        return Edited(start, end, None, row, faults)
    try:
        return Edited(start, end, MODELS[about].model_validate(row), row, {})
    except ValidationError as error:
        for fault in error.errors(include_url=False, include_context=False):
            where = str(fault["loc"][0]) if fault["loc"] else "fact"
            faults[where] = fault["msg"].removeprefix("Value error, ")
        return Edited(start, end, None, row, faults)


def _span(text: str, form: Mapping[str, str], place: tuple[int, int]) -> tuple[int, int]:
    """Give the span of a form: that of its words, moved by a word where a nudge asks for it."""
    start, end = (_whole(form.get(name, "")) for name in ("start", "end"))
    if start is None or end is None or not 0 <= start < end <= len(text):
        start, end = place
    wanted = form.get("words", "").strip()
    if wanted and wanted != text[start:end]:
        at = text.find(wanted, start)
        at = text.find(wanted) if at < 0 else at
        start, end = (at, at + len(wanted)) if at >= 0 else (start, end)
    words = [match.span() for match in _WORD.finditer(text, max(start - 200, 0), end + 200)]
    nudge = form.get("nudge", "")
    if nudge == "end+":
        end = next((e for s, e in words if e > end), end)
    elif nudge == "end-":
        end = max((e for s, e in words if start < e < end), default=end)
    elif nudge == "start-":
        start = max((s for s, e in words if s < start), default=start)
    elif nudge == "start+":
        start = min((s for s, e in words if start < s < end), default=start)
    return start, end


def _whole(written: str) -> int | None:
    return int(written) if written.isascii() and written.isdecimal() and len(written) < 10 else None


def _blank(about: About, words: str) -> dict[str, Any]:
    if about == "date":
        return {
            "kind": "date", "value": "XXXX", "grain": "year", "mod": None, "earliest": None,
            "latest": None, "part_of_day": None, "role": "background", "inferred": [],
            "because": None, "alternatives": [],
        }  # fmt: skip
    if about == "organisation":
        return {"type": "other", "entity": "e0-0"}
    if about == "count":
        return {
            "measure": "other", "noun": re.sub(r"^[\d.,\s]+", "", words) or words,
            "modifier": "exact", "unit": "absolute", "value": None, "low": None, "high": None,
            "of": None, "role": "level", "direction": None, "scope": None, "period": None,
        }  # fmt: skip
    return {
        "ordinal": None, "marker": None, "level": 1, "parent": None, "inferred": False,
        "actors": [], "deadline": None, "targets": [],
    }  # fmt: skip


def _take(row: dict[str, Any], form: Mapping[str, str], *names: str) -> None:
    """Take over what the form has; an empty field is null."""
    for name in names:
        if name in form:
            row[name] = form[name].strip() or None


def _date(
    row: dict[str, Any], form: Mapping[str, str], faults: dict[str, str], record: ArticleRecord
) -> None:
    _take(row, form, "mod", "part_of_day", "role")
    before, value = row["value"], form.get("value", row["value"]).strip()
    row["value"] = value
    kind = edtf.kind_of(value)
    if kind is None:
        faults["value"] = f"{value or '(empty)'} is neither EDTF nor an ISO 8601 length"
        return
    try:
        first, last = edtf.bounds(value, row["mod"])
    except ValueError as error:
        faults["value"] = str(error)
        return
    row |= {
        "kind": kind, "earliest": first.isoformat() if first else None,
        "latest": last.isoformat() if last else None,
    }  # fmt: skip
    if value != before:
        row["grain"] = _grain(value, kind, row["grain"])
        row["alternatives"] = [a for a in row["alternatives"] if a["value"] != value]
        row["because"] = "a reviewer said so"


def _grain(value: str, kind: str, old: str | None) -> str | None:
    if kind == "duration":
        return None
    if kind == "time":
        return "minute"
    if kind == "interval":
        return old if old in ("week", "month", "quarter", "half", "year") else "other"
    parts = value.split("-")
    if len(parts) == 1:
        return "decade" if value[3:4] == "X" and value[:3].isdecimal() else "year"
    return "month" if len(parts) == 2 else "day"


def _organisation(
    row: dict[str, Any], form: Mapping[str, str], faults: dict[str, str], record: ArticleRecord
) -> None:
    _take(row, form, "type")
    if row["entity"] == "e0-0":
        row["entity"] = f"e{row['start']}-{row['end']}"


def _count(
    row: dict[str, Any], form: Mapping[str, str], faults: dict[str, str], record: ArticleRecord
) -> None:
    _take(row, form, "measure", "noun", "modifier", "unit", "role", "direction", "period")
    for name in _NUMBERS:
        if name in form:
            row[name] = _number(name, form[name], faults)
    found = limits(str(row["modifier"]), row["value"])
    if found is not None:
        row["low"], row["high"] = found
    if row["modifier"] == "range":
        row["value"] = None
    if "scope" in form:
        row["scope"] = _scope(form["scope"].strip(), row, faults, record)


def _number(name: str, written: str, faults: dict[str, str]) -> int | float | None:
    """Read `1200`, `1.200`, `0,64`: points between three digits set off thousands."""
    plain = written.strip().replace("\u00a0", "").replace(" ", "")
    if not plain:
        return None
    if re.fullmatch(r"\d{1,3}(\.\d{3})+", plain):
        plain = plain.replace(".", "")
    plain = plain.replace(",", ".")
    if not _NUMBER.match(plain):
        faults[name] = f"{written} is no number"
        return None
    return float(plain) if "." in plain else int(plain)


def _scope(
    words: str, row: dict[str, Any], faults: dict[str, str], record: ArticleRecord
) -> dict[str, Any] | None:
    """Give the nearest place of the words in the article."""
    if not words:
        return None
    old = row["scope"]
    if old and old["text"] == words:
        return dict(old)
    text = record.text or ""
    places = [m.start() for m in re.finditer(re.escape(words), text)]
    if not places:
        faults["scope"] = "these words are not in the article"
        return None
    start = min(places, key=lambda place: abs(place - row["start"]))
    span = (start, start + len(words))
    mention = next((o.id for o in record.organisations if (o.start, o.end) == span), None)
    return {"start": span[0], "end": span[1], "text": words, "organisation": mention}


def _item(
    row: dict[str, Any], form: Mapping[str, str], faults: dict[str, str], record: ArticleRecord
) -> None:
    _take(row, form, "marker", "deadline")
    if "ordinal" in form:
        written = form["ordinal"].strip()
        row["ordinal"] = _whole(written)
        if written and row["ordinal"] is None:
            faults["ordinal"] = f"{written} is no number"


_FILL = {"date": _date, "organisation": _organisation, "count": _count, "item": _item}
