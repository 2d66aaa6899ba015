"""Reading gold and records; a mistake is named with its line."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final, TypeVar

from pydantic import BaseModel, ValidationError

from schemas.base import TextSpan
from schemas.gold import GoldArticle
from schemas.record import ArticleRecord

from ..errors import GoldError, ReadError
from .compiling import compile_gold

_M = TypeVar("_M", bound=BaseModel)
_SAME_WORDS: Final = "Offsets are code points into `text`; `text[start:end]` is the fact's `text`."


def load_gold(path: Path) -> Iterator[GoldArticle]:
    """Yield gold articles: of a folder of annotated `.txt` files, of one of them, or of JSONL.

    Raises GoldError naming the line: `bad_gold`, `evidence_mismatch`, `no_gold` and those of
    annotated articles; ReadError `unreadable`.
    """
    if path.is_dir() or path.suffix == ".txt":
        yield from compile_gold(path)
        return
    number = 0
    for number, line in _lines(path):
        try:
            article = _parsed(GoldArticle, line)
        except ValueError as error:
            raise GoldError(
                "bad_gold", f"{path}: {error}", line=number,
                hint="Compare with the annotation guide, section 7: one article a line.",
            ) from error  # fmt: skip
        _check_evidence(article, path, number)
        yield article
    if not number:
        raise GoldError("no_gold", f"{path} is empty", hint="Make it with `vifacts gold`.")


def load_records(path: Path) -> Iterator[ArticleRecord]:
    """Yield the records of a JSONL file, each checked against the record's contract.

    Raises ReadError `bad_record` naming the line, `unreadable`.
    """
    for number, line in _lines(path):
        try:
            yield _parsed(ArticleRecord, line)
        except ValueError as error:
            raise ReadError(
                "bad_record", f"{path}, line {number}: {error}",
                hint="Give the file that `vifacts extract` wrote; `vifacts validate` lists faults.",
            ) from error  # fmt: skip


def _lines(path: Path) -> Iterator[tuple[int, bytes]]:
    """Yield the lines that are not blank, with their numbers from 1."""
    try:
        with path.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield number, line
    except OSError as error:
        raise ReadError(
            "unreadable", f"{path}: {error.strerror}", hint="Name a JSONL file that exists."
        ) from error


def _parsed(model: type[_M], line: bytes) -> _M:
    """Validate a line; ValueError says the first fault and where it is."""
    try:
        return model.model_validate_json(line)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        where = "/".join(map(str, first["loc"]))
        raise ValueError(f"{where}: {first['msg']}" if where else first["msg"]) from error


def _check_evidence(article: GoldArticle, path: Path, line: int) -> None:
    gold = article.gold
    facts: list[TextSpan] = [*gold.dates, *gold.organisations, *gold.counts]
    facts += [item for tasks in gold.tasks for item in tasks.items]
    for fact in facts:
        words = article.text[fact.start : fact.end]
        if words != fact.text:
            raise GoldError(
                "evidence_mismatch",
                f"{path}: {article.id} has {words[:60]!r} at {fact.start}, not {fact.text[:60]!r}",
                hint=_SAME_WORDS, line=line,
            )  # fmt: skip
