"""Records as one HTML page that needs nothing else: no network, no server, no other file."""

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from schemas.record import ArticleRecord

from . import describe, values
from .marking import Part, marks, parts
from .plain import plural, visible

if TYPE_CHECKING:
    from jinja2 import Template

CLASSES = ("date", "organisation", "count", "task", "unassigned")


@dataclass(frozen=True, slots=True)
class Section:
    """One article of a page."""

    number: int
    record: ArticleRecord
    title: str
    failed: int
    parts: list[Part]


def page(records: Sequence[ArticleRecord]) -> str:
    """Give one HTML page: each article with its words marked, and a card for every fact.

    The page is whole in itself: style and script stand in it, and a content security policy names
    them by their SHA-256 and allows nothing else, so that no request leaves it. Words of an article
    are text wherever they stand; characters that give orders are shown as pictures.
    """
    style, script = _web("page.css"), _web("page.js")
    return _template().render(
        sections=[_section(number, record) for number, record in enumerate(records)],
        style=Markup(style), script=Markup(script),
        policy=f"default-src 'none'; style-src '{_source(style)}'; script-src '{_source(script)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'",
        classes=CLASSES, describe=describe, values=values, plural=plural,
    )  # fmt: skip


def _section(number: int, record: ArticleRecord) -> Section:
    failed = sum(check.status == "fail" for check in record.checks)
    whole = parts(record.text, record.blocks, marks(record)) if record.text else []
    return Section(number, record, values.title(record), failed, whole)


def _web(name: str) -> str:
    return files(__package__).joinpath("web", name).read_text(encoding="utf-8")


def _source(code: str) -> str:
    digest = hashlib.sha256(code.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


@cache
def _template() -> "Template":
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, finalize=_finalize, trim_blocks=True,
        lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip
    return environment.from_string(_web("page.html.j2"))


def _finalize(value: object) -> object:
    """Show what an expression gives; autoescape follows."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value
