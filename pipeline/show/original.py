"""The original page of an HTML article with its facts marked, by their XPaths, in the browser."""

import base64
import hashlib
import json
import re
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

from schemas.base import Fact
from schemas.record import ArticleRecord

from ..view.values import count_value, date_value

_DOCTYPE = re.compile(r"\s*(?:<\?xml[^>]{0,300}\?>\s*)?(?:<!doctype[^>]{0,300}>)?", re.IGNORECASE)
_REFRESH = re.compile(r"(<meta\b[^<>]{0,300}?)http-equiv", re.IGNORECASE)
_STYLE = (
    "mark.vifacts{color:inherit;padding:0 1px;border-radius:2px}"
    "mark.vifacts-date{background:#cfe3ff}mark.vifacts-count{background:#f6d2f2}"
    "mark.vifacts-organisation{background:#cdeed3}mark.vifacts-task{background:#fdf1c4}"
)


def original(record: ArticleRecord, html: str) -> str:
    """Give the page itself, as text to be written in UTF-8, with every fact marked where it stands.

    The page is kept as it is, so that XPaths lead where they should. A content security policy in
    front of it lets our one script run and nothing else: no script of the page, no request. Facts
    without a place in the page (list numbers that a browser adds) are left out.
    """
    marks = json.dumps(list(_marks(record)), ensure_ascii=True).replace("<", "\\u003c")
    code = files(__package__).joinpath("web", "original.js").read_text(encoding="utf-8")
    script = f"const MARKS = {marks};\n{code}"
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; script-src 'sha256-{digest}'; style-src 'unsafe-inline'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    start = _DOCTYPE.match(html)
    cut = start.end() if start else 0
    front = (
        f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{policy}">'
        f"<style>{_STYLE}</style><script>{script}</script>"
    )
    rest = _REFRESH.sub(r"\1data-http-equiv", html[cut:])
    return html[:cut].lstrip() + front + rest


def _marks(record: ArticleRecord) -> Iterator[dict[str, Any]]:
    """Yield the facts, the longer before the shorter inside it."""
    items = [item for tasks in record.tasks for item in tasks.items]
    found: list[tuple[Fact, str, str]] = [
        *((item, "task", "task") for item in items),
        *((o, "organisation", o.type) for o in record.organisations),
        *((d, "date", f"{date_value(d)}, {d.role}") for d in record.dates),
        *((c, "count", f"{count_value(c)}, {c.measure}, {c.role}") for c in record.counts),
    ]
    for fact, kind, says in sorted(found, key=lambda f: f[0].start - f[0].end):
        if fact.xpath is not None:
            place = fact.xpath.model_dump()
            yield {**place, "kind": kind, "title": f"{kind}: {says}", "id": fact.id}
