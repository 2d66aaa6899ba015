"""A file of records against the contract: every violation of every line, each at its place."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from schemas.integrity import Parts, violations
from schemas.record import ArticleRecord

from ..errors import ReadError
from .jsonl import parse_row
from .opened import ByteStream
from .rejects import unreadable

_BOM = b"\xef\xbb\xbf"
_CHUNK = 1 << 30  # of one line; a record of the longest article has some ten million bytes


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One violation: where it is and what is wrong."""

    line: int
    """From 1."""
    pointer: str
    """JSON pointer (RFC 6901) into the line's object; empty for the whole line."""
    code: str
    message: str


def validate_lines(path: Path) -> Iterator[Finding]:
    """Yield every violation in a file of records, by line and pointer.

    Findings are about the line (UTF-8, JSON, `\\n` at its end), its fields (the models of
    `schemas`, codes as pydantic names them), its parts among each other (`schemas.integrity`) and
    the key (`id`, `source.uri`, `source.member`), which no two lines share. A field that could not
    be read hides nothing elsewhere. Raises ReadError `not_found` or `not_readable` for the file.
    """
    try:
        with path.open("rb") as stream:
            yield from _findings(stream)
    except OSError as error:
        raise unreadable(error, path) from error


def _findings(stream: ByteStream) -> Iterator[Finding]:
    seen: dict[tuple[object, ...], int] = {}
    number = 0
    while line := stream.readline(_CHUNK):
        number += 1
        found = list(_line_end(line))
        if line.startswith(_BOM):
            found.append(("", "bom", "the line begins with a byte order mark"))
            line = line.removeprefix(_BOM)
        raw: dict[str, Any] | None
        try:
            raw = parse_row(line)
        except ReadError as error:
            found.append(("", error.code, error.message))
            raw = _leniently(line)
        if raw is not None:
            found += violations_of(raw)
            found += _double_key(raw, number, seen)
        for pointer, code, message in sorted(set(found), key=_in_place):
            yield Finding(number, pointer, code, message)


def _leniently(line: bytes) -> dict[str, Any] | None:
    """Read a line that breaks only the stricter rules (NaN, double keys), to look further."""
    try:
        raw = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return raw if isinstance(raw, dict) else None


def violations_of(raw: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """Give pointer, code and message of every violation in one decoded record."""
    found = [(v.pointer, v.code, v.message) for v in violations(Parts.salvage(raw))]
    try:
        ArticleRecord.model_validate(raw, context={"violations_elsewhere": True})
    except ValidationError as error:
        found += _fields(error.errors(include_url=False), raw)
    return found


def _fields(errors: Iterable[ErrorDetails], raw: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """Give the models' errors; where a field has several types, the first says it for all."""
    found, told = [], set()
    for error in errors:
        steps, exact = _steps(error["loc"], raw)
        if steps in told:
            continue
        if not exact:
            told.add(steps)
        message = error["msg"].removeprefix("Value error, ")
        found.append((_pointer(steps), error["type"], message))
    return found


def _steps(loc: tuple[int | str, ...], raw: Any) -> tuple[tuple[int | str, ...], bool]:
    """Give the steps of a place that lead through the object, and whether these are all.

    pydantic adds the names of types where a field may have several; they lead nowhere. A field
    that is missing is named as the last step all the same.
    """
    value = raw
    for index, step in enumerate(loc):
        if step in _places(value):
            value = value[step]
        elif isinstance(value, dict) and index == len(loc) - 1:
            return loc, True
        else:
            return loc[:index], False
    return loc, True


def _places(value: Any) -> Collection[int | str]:
    if isinstance(value, list):
        return range(len(value))
    return value if isinstance(value, dict) else ()


def _pointer(steps: Iterable[int | str]) -> str:
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in steps)


def _in_place(finding: tuple[str, str, str]) -> tuple[list[tuple[bool, int, str]], str, str]:
    """Order by place, indices as numbers: `/dates/9` before `/dates/10`."""
    pointer, code, message = finding
    steps = pointer.split("/")[1:]
    return [(s.isdigit(), int(s) if s.isdigit() else 0, s) for s in steps], code, message


def _line_end(line: bytes) -> Iterator[tuple[str, str, str]]:
    if not line.endswith(b"\n"):
        yield "", "no_line_end", "the last line does not end in a line feed: is the file complete?"
    elif line.endswith(b"\r\n"):
        yield "", "carriage_return", "the line ends in \\r\\n"


def _double_key(
    raw: Mapping[str, Any], number: int, seen: dict[tuple[object, ...], int]
) -> Iterator[tuple[str, str, str]]:
    source = raw.get("source")
    if not isinstance(source, dict):
        return
    key = (raw.get("id"), source.get("uri"), source.get("member"))
    if not all(isinstance(part, str | None) for part in key):
        return
    first = seen.setdefault(key, number)
    if first != number:
        yield "", "duplicate_key", f"line {first} has the same id, source.uri and source.member"
