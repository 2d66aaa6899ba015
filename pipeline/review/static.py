"""The same page as one read-only file: the queue, every article, what was decided."""

from markupsafe import Markup

from ..view.web_page import SHARED, policy, template, web
from .cards import sheet
from .desk import Desk
from .filters import Filter
from .interface import KEYS, Words
from .render import ROOM


def static_page(desk: Desk) -> str:
    """Give one HTML page that needs no server, no network and no other file.

    Articles stand in the order of the queue. Style and script stand in the page, and its policy
    names them by their SHA-256 and allows nothing else.
    """
    numbers: list[int] = []
    wanted = Filter()
    while len(numbers) < desk.queue.totals().articles:
        rows, _ = desk.queue.rows(wanted)
        numbers += [row.n for row in rows]
        wanted = Filter(page=wanted.page + 1)
    style = web(SHARED, "marks.css") + web(ROOM, "page.css") + web(ROOM, "static.css")
    script = web(ROOM, "static.js")
    language = "vi" if desk.store.setting("language") == "vi" else "en"
    return template(ROOM, "static.html.j2").render(
        sheets=[sheet(n, desk.reviewed(n)) for n in numbers], t=Words(language), keys=KEYS,
        totals=desk.queue.totals(), style=Markup(style), script=Markup(script),
        policy=policy(style=style, script=script),
    )  # fmt: skip
