"""The server: every address of the page, on this machine alone."""

import json
from typing import cast
from urllib.parse import parse_qsl

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from schemas.decision import About, Action

from ..errors import DecisionError
from ..view.web_page import SHARED, web
from .cards import sheet
from .desk import Desk
from .filters import CLASSES, Filter
from .found import ABOUT
from .guard import Guard, Secret
from .interface import LANGUAGES, remapped
from .render import ROOM, SCRIPT, Page
from .replay import Reviewed

Form = dict[str, str]
_FILES = {
    "page.css": "text/css", "page.js": "text/javascript", SCRIPT: "text/javascript",
}  # fmt: skip


def make_app(desk: Desk, *, secret: Secret, port: int) -> Guard:
    """Give the guarded app of one session."""
    page = Page(desk, root=f"/t/{secret.token}", csrf=secret.csrf)
    hands = Handlers(desk, page)
    root = page.root
    routes = [
        Route(f"{root}/", hands.start),
        Route(f"{root}/queue", hands.queue),
        Route(f"{root}/article/{{n:int}}", hands.article),
        Route(f"{root}/article/{{n:int}}/form", hands.form),
        Route(f"{root}/article/{{n:int}}/check", hands.check, methods=["POST"]),
        Route(f"{root}/article/{{n:int}}/correct", hands.correct, methods=["POST"]),
        Route(f"{root}/article/{{n:int}}/relate", hands.relate, methods=["POST"]),
        Route(f"{root}/article/{{n:int}}/decide", hands.decide, methods=["POST"]),
        Route(f"{root}/article/{{n:int}}/done", hands.done, methods=["POST"]),
        Route(f"{root}/bulk", hands.ask_bulk),
        Route(f"{root}/bulk", hands.bulk, methods=["POST"]),
        Route(f"{root}/undo", hands.undo, methods=["POST"]),
        Route(f"{root}/keys", hands.keys),
        Route(f"{root}/settings", hands.settings, methods=["POST"]),
        Route(f"{root}/merge", hands.merge),
        Route(f"{root}/decisions.jsonl", hands.export),
        Route(f"{root}/web/{{name}}", hands.file),
    ]
    app = Starlette(routes=routes, exception_handlers={DecisionError: _refused})
    hosts = [f"{name}:{port}" for name in ("127.0.0.1", "localhost", "[::1]")]
    return Guard(app, secret=secret, hosts=hosts)


async def _refused(_: Request, error: Exception) -> Response:
    fault = cast(DecisionError, error)
    return HTMLResponse(_plain(f"{fault.message}. {fault.hint}"), status_code=409)


def _plain(words: str) -> str:
    from markupsafe import escape

    return str(escape(words))


async def _form(request: Request) -> Form:
    body = await request.body()
    return dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))


def _is_part(request: Request) -> bool:
    return request.headers.get("hx-request") == "true"


class Handlers:
    """One method for each address; what they do is in `desk`, what they say in `render`."""

    def __init__(self, desk: Desk, page: Page) -> None:
        """Take both."""
        self._desk = desk
        self._page = page

    async def start(self, request: Request) -> Response:
        """Open where the reviewer left off, else the queue."""
        n = self._desk.left_off()
        return RedirectResponse(f"{self._page.root}/" + (f"article/{n}" if n else "queue"))

    async def queue(self, request: Request) -> Response:
        """Give the queue."""
        wanted = Filter.of(request.query_params)
        return HTMLResponse(self._page.queue(wanted, whole=not _is_part(request)))

    async def article(self, request: Request) -> Response:
        """Give an article."""
        n = request.path_params["n"]
        wanted = Filter.of(request.query_params)
        chosen = request.query_params.get("fact", "")
        reviewed = self._desk.reviewed(n)
        return HTMLResponse(
            self._page.article(n, reviewed, wanted, whole=not _is_part(request), chosen=chosen)
        )

    async def decide(self, request: Request) -> Response:
        """Accept, reject, flag, skip, dismiss."""
        n, form = request.path_params["n"], await _form(request)
        key, action = form.get("key", ""), form.get("action", "")
        reason = form.get("reason", "").strip() or None
        reviewed = self._desk.plain(n, key, action, reason=reason)
        wanted = Filter.of(request.query_params)
        if action == "reject":
            return self._sheet(n, reviewed, request, form.get("then", ""))
        return HTMLResponse(self._page.decided(n, reviewed, key, wanted))

    def _sheet(self, n: int, reviewed: Reviewed, request: Request, chosen: str) -> Response:
        wanted = Filter.of(request.query_params)
        return HTMLResponse(self._page.article(n, reviewed, wanted, whole=False, chosen=chosen))

    async def form(self, request: Request) -> Response:
        """Give the form that corrects a fact, or adds one."""
        n, query = request.path_params["n"], request.query_params
        return self._form_of(n, query.get("key", ""), dict(query), whole=True)

    async def check(self, request: Request) -> Response:
        """Say whether what stands in a form is a fact."""
        n, form = request.path_params["n"], await _form(request)
        whole = form.get("about", "") != form.get("was", form.get("about", ""))
        return self._form_of(n, form.get("key", ""), form, whole=whole)

    def _form_of(self, n: int, key: str, form: Form, *, whole: bool) -> Response:
        reviewed = self._desk.reviewed(n)
        about = _about(form.get("about", ""), key)
        edited = self._desk.check(n, about, key or None, form)
        found = sheet(n, reviewed)
        html = self._page.form(found, edited, about, key, reviewed, whole=whole)
        return HTMLResponse(html)

    async def correct(self, request: Request) -> Response:
        """Keep a correction or a new fact."""
        n, form = request.path_params["n"], await _form(request)
        key = form.get("key", "")
        about = _about(form.get("about", ""), key)
        reviewed, chosen = self._desk.correct(n, about, key or None, form)
        return self._sheet(n, reviewed, request, form.get("then") or chosen)

    async def relate(self, request: Request) -> Response:
        """Merge, split, move."""
        n, form = request.path_params["n"], await _form(request)
        action, key = form.get("action", ""), form.get("key", "")
        if action not in ("merge", "split", "move"):
            raise DecisionError("no_action", f"there is no {action}", hint="See the keys.")
        at = form.get("at", "")
        reviewed = self._desk.relate(
            n, key, cast(Action, action), form.get("other") or None,
            at=int(at) if at.isdecimal() else None,
        )  # fmt: skip
        return self._sheet(n, reviewed, request, key)

    async def done(self, request: Request) -> Response:
        """Mark an article as reviewed and lead to the next."""
        n = request.path_params["n"]
        wanted = Filter.of(request.query_params)
        self._desk.done(n)
        following = self._desk.queue.after(n, wanted)
        query = wanted.query()
        place = f"article/{following}" if following else "queue"
        address = f"{self._page.root}/{place}{'?' + query if query else ''}"
        return Response(headers={"hx-redirect": address})

    async def ask_bulk(self, request: Request) -> Response:
        """Say how many facts a filter leaves open."""
        query = request.query_params
        wanted, only = Filter.of(query), _number(query.get("only", ""))
        found = self._desk.queue.open_facts(wanted, only=only)
        return HTMLResponse(
            self._page.part("bulk.html.j2", number=len(found), wanted=wanted, only=only)
        )

    async def bulk(self, request: Request) -> Response:
        """Accept every open fact that a filter leaves."""
        query = request.query_params
        self._desk.bulk(Filter.of(query), only=_number(query.get("only", "")))
        return Response(headers={"hx-refresh": "true"})

    async def undo(self, request: Request) -> Response:
        """Take back the last decision, and show the article that it was in."""
        number, places = self._desk.undo()
        here = _number(request.query_params.get("n", ""))
        if not number or here is None:
            return Response(headers={"hx-refresh": "true"})
        if here in places or len(places) > 1:
            return self._sheet(here, self._desk.reviewed(here), request, "")
        return Response(headers={"hx-redirect": f"{self._page.root}/article/{places[0]}"})

    async def keys(self, request: Request) -> Response:
        """Give the keys, to see and to change."""
        return HTMLResponse(self._page.part("keys.html.j2", fault=""))

    async def settings(self, request: Request) -> Response:
        """Keep language or keys."""
        form = await _form(request)
        if form.get("language") in LANGUAGES:
            self._desk.store.set("language", form["language"])
            return Response(headers={"hx-refresh": "true"})
        wanted = remapped(form)
        if wanted is None:
            return HTMLResponse(self._page.part("keys.html.j2", fault="same_key"))
        self._desk.store.set("keys", json.dumps(wanted))
        return Response(headers={"hx-refresh": "true"})

    async def merge(self, request: Request) -> Response:
        """Ask which organisation a mention is."""
        n, key = _number(request.query_params.get("n", "")), request.query_params.get("key", "")
        found = sheet(n or 0, self._desk.reviewed(n or 0))
        return HTMLResponse(self._page.part("merge.html.j2", sheet=found, key=key))

    async def export(self, request: Request) -> Response:
        """Give every decision as JSON Lines."""
        lines = "".join(f"{d.model_dump_json()}\n" for d in self._desk.store.all())
        name = 'attachment; filename="decisions.jsonl"'
        return Response(
            lines, media_type="application/x-ndjson", headers={"content-disposition": name}
        )

    async def file(self, request: Request) -> Response:
        """Give one of our own files."""
        name = request.path_params["name"]
        if name not in _FILES:
            return Response(status_code=404)
        content = web(ROOM, name)
        if name == "page.css":
            content = web(SHARED, "marks.css") + content
        return Response(content, media_type=_FILES[name])


def _about(asked: str, key: str) -> About:
    if asked in CLASSES[:4]:
        return cast(About, asked)
    found = ABOUT.get(key[:1], "count")
    return "count" if found == "unassigned" else found


def _number(written: str) -> int | None:
    return int(written) if written.isdecimal() and len(written) < 10 else None
