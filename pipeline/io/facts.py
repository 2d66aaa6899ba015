"""Files of records and of rejects → what counts of them: each in its last version."""

import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from schemas.reading import (
    RecordError,
    TornLastLine,
    opened,
    read_records,
    read_rejects,
    rows,
)
from schemas.record import ArticleRecord
from schemas.reject import Reject

from ..errors import ReadError
from .rejects import unreadable
from .versions import LastVersions
from .writers import rejects_path


@dataclass(frozen=True, slots=True)
class FactFiles:
    """The files of one export, in the order in which later ones correct earlier ones.

    A record or reject that stands again further on, or in a later file, counts once, as it stands
    last. The rejects of `facts.jsonl` are those of `facts.rejects.jsonl` beside it, if it is there.
    """

    paths: Sequence[Path]
    torn_last_line: TornLastLine = "refuse"

    def items(self) -> Iterator[ArticleRecord | Reject]:
        """Yield what counts, in order; ReadError `bad_record`, `not_found`, `not_readable`."""
        with LastVersions() as last:
            for number, row, kind in self._rows():
                last.add(_keys(row, kind), number=number)
            for number, item in enumerate(self._all(), 1):
                if not _is_superseded(item, number, last):
                    yield item

    def _rows(self) -> Iterator[tuple[int, Any, str]]:
        number = 0
        for path, kind in self._files():
            with read_errors(path), opened(path) as stream:
                for _, row in rows(stream, where=str(path), torn_last_line=self.torn_last_line):
                    number += 1
                    yield number, row, kind

    def _all(self) -> Iterator[ArticleRecord | Reject]:
        for path, kind in self._files():
            with read_errors(path):
                if kind == "record":
                    yield from read_records(path, torn_last_line=self.torn_last_line)
                else:
                    yield from read_rejects(path, torn_last_line=self.torn_last_line)

    def _files(self) -> Iterator[tuple[Path, str]]:
        for path in self.paths:
            yield path, "record"
            beside = rejects_path(path)
            if beside.is_file():
                yield beside, "reject"


@contextmanager
def read_errors(path: Path) -> Iterator[None]:
    """Turn what can go wrong with a file of records into ReadError with its code."""
    try:
        yield
    except RecordError as error:
        raise ReadError(
            "bad_record", str(error), hint=f"`vifacts validate {path}` lists every fault."
        ) from error
    except (EOFError, zlib.error) as error:
        raise ReadError(
            "not_readable", f"{path} is cut off or damaged: {error}", hint="Make it anew."
        ) from error
    except OSError as error:
        raise unreadable(error, path) from error


def _keys(row: Any, kind: str) -> Iterator[tuple[str, ...]]:
    """Give what a line stands for: an article, its place, or the refusal of an input."""
    source = row.get("source") if isinstance(row, dict) else None
    if not isinstance(source, dict):
        return
    place = (str(source.get("uri")), str(source.get("member") or ""))
    if kind == "record":
        yield "article", str(row.get("id")), *place
        yield "record", *place
    else:
        yield "reject", *place
        if source.get("sha256"):
            yield "article", str(source["sha256"])[:32], *place


def _is_superseded(item: ArticleRecord | Reject, number: int, last: LastVersions) -> bool:
    place = (item.source.uri, item.source.member or "")
    if isinstance(item, ArticleRecord):
        return last.number(("article", item.id, *place)) != number
    return last.number(("reject", *place)) != number or last.number(("record", *place)) > number
