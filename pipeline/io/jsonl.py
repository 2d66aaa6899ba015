"""JSON Lines: one article a row; every row becomes a document or a reject."""

import json
import math
import re
from collections.abc import Iterator
from typing import Any

from schemas.article import Warned
from schemas.reject import Reject

from ..errors import ReadError
from ..text.document import Document
from ..text.published import read_published
from .opened import ByteStream, Opened
from .rejects import reject_of, too_large

SUFFIXES = (".jsonl", ".ndjson")
FIELDS = ("text", "html", "uri", "title", "published", "meta")
_ESCAPED = 6  # \\u1ec7 is six bytes in JSON and two or more in UTF-8
_BESIDE = 65536  # for uri, title and meta in a row
_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]")
_ROW = re.compile(rb'\{\s*"(?:text|html|uri|title|published|meta)"\s*:')
_ROW_HINT = 'Write one JSON object a line, for example {"text": "…", "published": "2024-05-17"}.'


class JsonlReader:
    """Reads `.jsonl` and `.ndjson`; the fields are `text` or `html`, and the rest of FIELDS."""

    def accepts(self, opened: Opened) -> bool:
        """Tell by the name, or by a first line that is an object with an article in it."""
        return opened.suffix in SUFFIXES or begins_with_row(opened.head)

    def read(self, opened: Opened) -> Iterator[Document | Reject]:
        """Yield one document or reject for each line that isn't blank."""
        limit = opened.max_bytes * _ESCAPED + _BESIDE
        for number, line in _lines(opened.stream, limit):
            member = str(number)
            uri = opened.uri
            if number == 1 and line is not None and line.startswith((b"\xff\xfe", b"\xfe\xff")):
                error = ReadError(
                    "unknown_encoding",
                    "the rows are UTF-16",
                    hint="Convert the file to UTF-8 first.",
                )
                yield reject_of(error, uri=uri)
                return
            try:
                if line is None:
                    raise too_large("the line", limit)
                row = parse_row(line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line)
                uri = row["uri"] if isinstance(row.get("uri"), str) and row["uri"] else uri
                document = row_document(row, uri=uri, member=member)
                if len(document.content) > opened.max_bytes:
                    raise too_large(
                        f"an article of {len(document.content)} bytes", opened.max_bytes
                    )
                yield document
            except ReadError as error:
                yield reject_of(error, uri=uri, member=member)


def begins_with_row(head: bytes) -> bool:
    """Tell whether a file begins with a row: `{"text": …` or `{"uri": …, "html": …`.

    >>> begins_with_row(b'{"uri": "a", "text": "b"}'), begins_with_row(b"{1} C\\xc3\\xb3 45")
    (True, False)
    """
    first = head.removeprefix(b"\xef\xbb\xbf").lstrip().partition(b"\n")[0]
    return bool(_ROW.match(first)) and (b'"text"' in first or b'"html"' in first)


def parse_row(line: bytes) -> dict[str, Any]:
    """Give the object of a line.

    Stricter than Python's `json`: NaN, infinite numbers, a key that stands twice and halves of
    surrogate pairs are refused, because no record could hand them on. Raises ReadError
    `unknown_encoding`, `bad_json`, `not_an_object` or `lone_surrogate`.
    """
    try:
        row = json.loads(
            line.decode("utf-8"), object_pairs_hook=_object,
            parse_constant=_no_constant, parse_float=_finite,
        )  # fmt: skip
    except UnicodeDecodeError as error:
        raise _no_utf8(f"byte {error.start} of the line is not UTF-8") from error
    except json.JSONDecodeError as error:
        message = f"the line is no JSON: {error.msg} at character {error.pos + 1}"
        raise ReadError("bad_json", message, hint=_ROW_HINT) from error
    except (ValueError, RecursionError) as error:
        message = str(error) if isinstance(error, ValueError) else "nested too deep"
        raise ReadError("bad_json", f"the line is no JSON: {message}", hint=_ROW_HINT) from error
    if not isinstance(row, dict):
        kind = type(row).__name__
        raise ReadError("not_an_object", f"the line is a {kind}, no object", hint=_ROW_HINT)
    if _SURROGATE.search(line):
        _no_halves(row)
    return row


def row_document(row: dict[str, Any], *, uri: str, member: str | None) -> Document:
    """Give the document of a row.

    >>> row_document({"text": "Có 45 doanh nghiệp."}, uri="a.jsonl", member="1").member
    '1'

    Raises ReadError: `no_text`, `text_and_html`, `bad_field`, `bad_published`. A field that is none
    of FIELDS is a warning `unknown_field` of the document.
    """
    text, html = _text(row, "text"), _text(row, "html")
    if text is None and html is None:
        raise ReadError("no_text", "the row has neither text nor html", hint=_ROW_HINT)
    if text is not None and html is not None:
        raise ReadError(
            "text_and_html", "the row has both text and html", hint="Keep one of the two."
        )
    published = _text(row, "published")
    meta = row.get("meta")
    if not isinstance(meta, dict | None):
        raise ReadError("bad_field", "meta is no object", hint=_ROW_HINT)
    if _text(row, "uri") == "":
        raise ReadError("bad_field", "uri is empty", hint="Leave it out or fill it.")
    content = text if text is not None else html or ""
    return Document(
        content=content.encode(), uri=uri, member=member,
        media_type="text/plain" if text is not None else "text/html",
        published=None if published is None else read_published(published),
        title=_text(row, "title"), meta=meta or {}, warnings=tuple(_unknown(row)),
    )  # fmt: skip


def _lines(stream: ByteStream, limit: int) -> Iterator[tuple[int, bytes | None]]:
    """Yield the lines that aren't blank with their numbers from 1; None for one too long."""
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        if len(line) > limit and not line.endswith(b"\n"):
            while (rest := stream.readline(limit)) and not rest.endswith(b"\n"):
                pass
            yield number, None
        elif line.strip():
            yield number, line


def _text(row: dict[str, Any], name: str) -> str | None:
    value = row.get(name)
    if not isinstance(value, str | None):
        raise ReadError("bad_field", f"{name} is no string", hint=_ROW_HINT)
    return value


def _unknown(row: dict[str, Any]) -> Iterator[Warned]:
    for name in row:
        if name not in FIELDS:
            yield Warned(
                code="unknown_field",
                message=f"field {name!r} is not read; put what is to be kept into meta",
            )


def _no_utf8(message: str) -> ReadError:
    return ReadError("unknown_encoding", message, hint="Convert the file to UTF-8 first.")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        double = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"key {double!r} stands twice in one object")
    return found


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON number")


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise ValueError(f"{digits} is too large a number")
    return number


def _no_halves(row: dict[str, Any]) -> None:
    try:
        json.dumps(row, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError as error:
        raise ReadError(
            "lone_surrogate", "the row has half of a surrogate pair, which is no character",
            hint="Write the character whole, or leave it out.",
        ) from error  # fmt: skip
