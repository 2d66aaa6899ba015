"""Records as one HTML page that needs nothing else: no network, no server, no other file."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from schemas.record import ArticleRecord

from ..view import describe, values
from ..view.marking import Part, marks, parts
from ..view.plain import plural
from ..view.web_page import SHARED, policy, template, web

_ROOM = "pipeline.show"
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
    style = web(SHARED, "marks.css") + web(_ROOM, "page.css")
    script = web(_ROOM, "page.js")
    return template(_ROOM, "page.html.j2").render(
        sections=[_section(number, record) for number, record in enumerate(records)],
        style=Markup(style), script=Markup(script),
        policy=policy(style=style, script=script),
        classes=CLASSES, describe=describe, values=values, plural=plural,
    )  # fmt: skip


def _section(number: int, record: ArticleRecord) -> Section:
    failed = sum(check.status == "fail" for check in record.checks)
    whole = parts(record.text, record.blocks, marks(record)) if record.text else []
    return Section(number, record, values.title(record), failed, whole)
