"""Annotated articles → lines of a gold file."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from schemas.gold import GoldArticle

from ..errors import GoldError, ReadError
from .markup import parse


def compile_gold(source: Path) -> Iterator[GoldArticle]:
    """Yield the annotated articles of a folder (`*.txt`, by name), or of one file.

    The id of an article is its file's name without `.txt`. Raises GoldError with the file and the
    line of the first mistake, `no_gold` for a folder without articles, and ReadError.
    """
    files = [source]
    if source.is_dir():
        files = sorted(source.glob("*.txt"), key=lambda path: path.name)
    if not files:
        raise GoldError(
            "no_gold", f"no annotated article (*.txt) in {source}",
            hint="Name the folder that holds the annotated articles, such as corpus/gold.",
        )  # fmt: skip
    for path in files:
        try:
            yield parse(_text(path), id=path.stem)
        except GoldError as error:
            located = GoldError(error.code, f"{path}: {error.message}", hint=error.hint)
            located.line = error.line
            raise located from error


def gold_line(article: GoldArticle) -> str:
    """Write one article as one line of a gold file, `\\n` at its end.

    Nulls and defaults are left out; modifier and unit of a count are always written, because
    there the guide's "absent = null" is not our default.
    """
    row: dict[str, Any] = article.model_dump(mode="json", exclude_defaults=True)
    for count, written in zip(article.gold.counts, row["gold"]["counts"], strict=True):
        written.update(modifier=count.modifier, unit=count.unit)
    return json.dumps(row, ensure_ascii=False, allow_nan=False) + "\n"


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise ReadError(
            "unreadable", f"{path}: {error.strerror}",
            hint="Name a gold file, an annotated article or a folder of them.",
        ) from error  # fmt: skip
    except UnicodeDecodeError as error:
        raise GoldError(
            "not_utf8", f"byte {error.start} is not UTF-8", hint="Save the file as UTF-8."
        ) from error
