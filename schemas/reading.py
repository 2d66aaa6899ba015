"""Files of records and rejects, read back one by one; needs pydantic alone.

>>> from schemas.reading import read_records
>>> for record in read_records("facts.jsonl"):  # doctest: +SKIP
...     print(record.id, len(record.counts))
"""

import gzip
from collections.abc import Iterator
from os import PathLike
from pathlib import Path
from typing import Any, BinaryIO, Final, Literal, TypeVar, cast

from pydantic import BaseModel, ValidationError
from pydantic_core import from_json

from .record import ArticleRecord
from .reject import Reject

TornLastLine = Literal["refuse", "drop"]
"""What becomes of a last line that was cut off by a crash or a full disk."""
_Model = TypeVar("_Model", bound=BaseModel)
_LONGEST: Final = 1 << 30
_BOM: Final = b"\xef\xbb\xbf"
_GZIP: Final = b"\x1f\x8b"


class RecordError(ValueError):
    """A line that is no valid record, named by file and line."""

    def __init__(self, where: str, line: int, message: str) -> None:
        """Keep the parts that a program needs; `line` counts from 1."""
        super().__init__(f"{where}, line {line}: {message}")
        self.where = where
        self.line = line
        self.message = message


def read_records(
    path: str | PathLike[str], *, torn_last_line: TornLastLine = "refuse"
) -> Iterator[ArticleRecord]:
    """Yield the records of a JSON Lines file, gzip or plain, holding one at a time.

    Raises RecordError naming the first line that is no valid record, and OSError. A last line
    without its line end that is no whole JSON is torn; `torn_last_line="drop"` ends before it.
    """
    yield from _read(path, ArticleRecord, torn_last_line)


def read_rejects(
    path: str | PathLike[str], *, torn_last_line: TornLastLine = "refuse"
) -> Iterator[Reject]:
    """Yield the rejects of a `*.rejects.jsonl` file; raises as `read_records` does."""
    yield from _read(path, Reject, torn_last_line)


def rows(
    stream: BinaryIO, *, where: str, torn_last_line: TornLastLine = "refuse"
) -> Iterator[tuple[int, Any]]:
    """Yield the number and the decoded JSON of each line that isn't blank; RecordError."""
    number = 0
    while line := stream.readline(_LONGEST):
        number += 1
        if not line.strip():
            continue
        try:
            yield number, from_json(line.removeprefix(_BOM), allow_inf_nan=False)
        except ValueError as error:
            if torn_last_line == "drop" and not line.endswith(b"\n"):
                return
            raise RecordError(where, number, f"no JSON: {error}") from error


def validated(model: type[_Model], row: Any, *, where: str, line: int) -> _Model:
    """Give a decoded line as its model; RecordError says which field is wrong."""
    try:
        return model.model_validate(row)
    except ValidationError as error:
        raise RecordError(where, line, first_fault(error)) from error


def first_fault(error: ValidationError) -> str:
    """Give the first fault in words: `counts/0/low: Input should be a valid number`."""
    fault = error.errors(include_url=False, include_context=False)[0]
    where = "/".join(map(str, fault["loc"]))
    return f"{where}: {fault['msg']}" if where else fault["msg"]


def opened(path: str | PathLike[str]) -> BinaryIO:
    """Open a file for reading; gzip is known by its first bytes, not by its name."""
    with Path(path).open("rb") as stream:
        packed = stream.read(len(_GZIP)) == _GZIP
    return cast(BinaryIO, gzip.open(path, "rb")) if packed else Path(path).open("rb")


def _read(
    path: str | PathLike[str], model: type[_Model], torn_last_line: TornLastLine
) -> Iterator[_Model]:
    where = str(path)
    with opened(path) as stream:
        for number, row in rows(stream, where=where, torn_last_line=torn_last_line):
            yield validated(model, row, where=where, line=number)
