"""A file of records, read back one by one."""

from collections.abc import Iterator

from pydantic import ValidationError

from schemas.reading import first_fault
from schemas.record import ArticleRecord

from ..errors import ReadError
from .jsonl import parse_row
from .opened import ByteStream

_CHUNK = 1 << 30  # of one line; a record of the longest article has some ten million bytes


def first_line(stream: ByteStream) -> tuple[bytes, bytes]:
    """Give what was read up to and with the first line that isn't blank, and that line."""
    head = b""
    while line := stream.readline(_CHUNK):
        head += line
        if line.strip(b"\xef\xbb\xbf \t\r\n"):
            return head, line
    return head, b""


def is_record(line: bytes) -> bool:
    """Tell a record from a row that holds an article, and from text: it has `schema_version`."""
    try:
        return "schema_version" in parse_row(line.removeprefix(b"\xef\xbb\xbf"))
    except ReadError:
        return False


def read_records(
    stream: ByteStream, *, uri: str, line: int | None = None, id_prefix: str = ""
) -> Iterator[ArticleRecord]:
    """Yield the records of a stream of JSON Lines, in order.

    `line` (from 1) or the beginning of an `id` picks; the others are not looked at further. Raises
    ReadError `bad_record` naming the line that is no valid record.
    """
    number = 0
    while content := stream.readline(_CHUNK):
        number += 1
        if not content.strip() or line not in (None, number):
            continue
        try:
            row = parse_row(content.removeprefix(b"\xef\xbb\xbf"))
            if str(row.get("id")).startswith(id_prefix):
                yield ArticleRecord.model_validate(row)
        except (ReadError, ValidationError) as error:
            raise ReadError(
                "bad_record", f"{uri}, line {number}: {_first(error)}",
                hint=f"`vifacts validate {uri}` lists every fault.",
            ) from error  # fmt: skip


def _first(error: ReadError | ValidationError) -> str:
    return error.message if isinstance(error, ReadError) else first_fault(error)
