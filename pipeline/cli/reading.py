"""How articles are read: options that several commands have, and what a caller gives them."""

from enum import StrEnum
from typing import Annotated

import typer

from ..errors import ReadError, UsageError


class Format(StrEnum):
    """How inputs are read."""

    AUTO = "auto"
    TEXT = "text"
    HTML = "html"
    JSONL = "jsonl"


Published = Annotated[
    str | None, typer.Option(metavar="DATE", help="Date of publication of inputs that give none.")
]
NoText = Annotated[bool, typer.Option("--no-text", help="Leave the text out.")]
Words = Annotated[bool, typer.Option("--words", help="Add the words' places.")]
InputFormat = Annotated[
    Format, typer.Option(help="auto: text, page or rows, as the content tells.")
]
Encoding = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Of all files: tcvn3, vni, cp1258, viscii, utf-8 …"),
]


def given_date(published: str | None) -> str | None:
    """Read the date of publication that a caller gives; UsageError `bad_published`."""
    from ..text.published import read_published

    try:
        return None if published is None else read_published(published)
    except ReadError as error:
        raise UsageError("bad_published", f"--{error.message}", hint=error.hint) from error


def given_encoding(name: str | None) -> str | None:
    """Give the one name of an encoding that a caller names; UsageError `unknown_encoding`."""
    if name is None:
        return None
    from ..text.encodings.coding import ENCODINGS, canonical

    known = canonical(name)
    if known is None:
        raise UsageError(
            "unknown_encoding", f"--encoding {name} is none that we read",
            hint=f"It may be one of {', '.join(ENCODINGS)}.",
        )  # fmt: skip
    return known
