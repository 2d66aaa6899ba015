"""The page as HTML: what a template needs, put together in one place."""

from typing import Any, Final

from schemas.decision import About

from ..view import describe
from ..view.web_page import template
from .cards import Sheet, sheet
from .desk import Desk
from .edit import Edited
from .fields import fields
from .filters import CHECKS, CLASSES, CONFIDENCE, STATES, Filter
from .interface import KEYS, Words, keys_of
from .queue import PAGE
from .replay import Reviewed

ROOM: Final = "pipeline.review"
SCRIPT: Final = "htmx-2.0.11.min.js"


class Page:
    """Renders for one session: its root, its write token, its reviewer's language and keys."""

    def __init__(self, desk: Desk, *, root: str, csrf: str) -> None:
        """Take the desk and the path `/t/TOKEN` that every address begins with."""
        self._desk = desk
        self.root = root
        self._csrf = csrf

    def words(self) -> Words:
        """Give the words of the reviewer's language."""
        return Words("vi" if self._desk.store.setting("language") == "vi" else "en")

    def keys(self) -> dict[str, str]:
        """Give the reviewer's keys."""
        return keys_of(self._desk.store.setting("keys"))

    def _render(self, name: str, **values: Any) -> str:
        common = {
            "root": self.root, "csrf": self._csrf, "t": self.words(), "keys": self.keys(),
            "actions": list(KEYS), "static": False, "reviewer": self._desk.reviewer.name,
            "totals": self._desk.queue.totals(), "describe": describe,
        }  # fmt: skip
        return template(ROOM, name).render(**(common | values))

    def queue(self, wanted: Filter, *, whole: bool) -> str:
        """Give the queue, or the part of it that a filter changes."""
        queue = self._desk.queue
        rows, number = queue.rows(wanted)
        choices = {
            "about": list(CLASSES), "type": queue.choices("type"), "status": list(STATES),
            "check": [*CHECKS, *queue.choices("code")], "confidence": list(CONFIDENCE),
            "source": queue.choices("source"), "rule": queue.choices("rule"),
        }  # fmt: skip
        name = "queue.html.j2" if whole else "rows.html.j2"
        return self._render(
            name, rows=rows, number=number, wanted=wanted, choices=choices,
            pages=max((number + PAGE - 1) // PAGE, 1),
        )  # fmt: skip

    def article(
        self, n: int, reviewed: Reviewed, wanted: Filter, *, whole: bool, chosen: str = ""
    ) -> str:
        """Give an article with its cards, or the part of the page that it is."""
        found = sheet(n, reviewed)
        name = "article.html.j2" if whole else "sheet.html.j2"
        return self._render(name, sheet=found, wanted=wanted, chosen=chosen, said="")

    def decided(self, n: int, reviewed: Reviewed, key: str, wanted: Filter) -> str:
        """Give what a plain decision changes: one card, the progress, what was said."""
        found = sheet(n, reviewed)
        card = found.card(key)
        return self._render("decided.html.j2", sheet=found, card=card, wanted=wanted)

    def form(
        self, found: Sheet, edited: Edited, about: About, key: str, reviewed: Reviewed, *,
        whole: bool,
    ) -> str:  # fmt: skip
        """Give the form of a fact, or the verdict on what stands in it."""
        text = reviewed.record.text or ""
        around = (
            text[max(edited.start - 40, 0) : edited.start], text[edited.start : edited.end],
            text[edited.end : edited.end + 40],
        )  # fmt: skip
        row = edited.fact.model_dump(mode="json") if edited.fact else edited.row
        return self._render(
            "form.html.j2" if whole else "verdict.html.j2", sheet=found, about=about, key=key,
            edited=edited, around=around, row=row, fields=fields(about, row, reviewed.record),
            classes=("date", "organisation", "count", "item"),
        )  # fmt: skip

    def part(self, name: str, **values: Any) -> str:
        """Give a small part: a dialog or a message."""
        return self._render(name, **values)
