"""What stands before the page: only this machine, only with the token, nothing too large."""

import hashlib
import hmac
import secrets
from collections.abc import Sequence
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LARGEST: Final = 1 << 18
"""Bytes of a request's body."""
LONGEST: Final = 8192
"""Characters of an address."""
POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS: Final = {
    "content-security-policy": POLICY, "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer", "cache-control": "no-store",
    "cross-origin-opener-policy": "same-origin", "cross-origin-resource-policy": "same-origin",
    "x-frame-options": "DENY",
}  # fmt: skip


class Secret:
    """What only the one who started the server knows: the token of the address."""

    def __init__(self, token: str | None = None) -> None:
        """Make a token of 256 bits, or take one."""
        self.token = token or secrets.token_urlsafe(32)

    @property
    def csrf(self) -> str:
        """Give the token that writes carry in a header, made of the other and not leading to it."""
        return hmac.new(self.token.encode(), b"write", hashlib.sha256).hexdigest()

    def opens(self, path: str) -> bool:
        """Tell whether a path begins with `/t/TOKEN/`."""
        given = path.split("/", 3)
        return len(given) > 3 and given[1] == "t" and _same(given[2], self.token)


class Guard:
    """Refuses what does not come from the page itself, on this machine."""

    def __init__(self, app: ASGIApp, *, secret: Secret, hosts: Sequence[str]) -> None:
        """Guard an app; `hosts` are the names that it is reached by, with their port."""
        self._app = app
        self._secret = secret
        self._hosts = frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request pass, or answer it with a refusal."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        status = self._refusal(scope)
        if status:
            await _refuse(send, status)
            return
        body = await _body(receive)
        if body is None:
            await _refuse(send, 413)
            return

        async def once() -> Message:
            return {"type": "http.request", "body": body, "more_body": False}

        await self._app(scope, once, _with_headers(send))

    def _refusal(self, scope: Scope) -> int | None:
        headers, method = Headers(scope=scope), scope["method"]
        path = scope["path"]
        if len(path) + len(scope["query_string"]) > LONGEST:
            return 414
        if headers.get("host", "") not in self._hosts:
            return 421
        if not self._secret.opens(path):
            return 404
        origin = headers.get("origin")
        if origin is not None and not self._is_own(origin):
            return 403
        if method in ("GET", "HEAD"):
            return None
        if method != "POST":
            return 405
        if origin is None or not _same(headers.get("x-vifacts-write", ""), self._secret.csrf):
            return 403
        length = headers.get("content-length", "")
        return 413 if length.isdecimal() and int(length) > LARGEST else None

    def _is_own(self, origin: str) -> bool:
        parts = urlsplit(origin)
        return parts.scheme == "http" and parts.netloc in self._hosts


def _same(given: str, wanted: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "replace"), wanted.encode())


async def _body(receive: Receive) -> bytes | None:
    """Give the body of a request; None where it is too large."""
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return bytes(body)
        body += message.get("body", b"")
        if len(body) > LARGEST:
            return None
        if not message.get("more_body"):
            return bytes(body)


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            own = [(k.encode(), v.encode()) for k, v in _HEADERS.items()]
            message = {**message, "headers": [*message.get("headers", []), *own]}
        await send(message)

    return sending


async def _refuse(send: Send, status: int) -> None:
    guarded = _with_headers(send)
    plain = [(b"content-type", b"text/plain; charset=utf-8"), (b"connection", b"close")]
    await guarded({"type": "http.response.start", "status": status, "headers": plain})
    await guarded({"type": "http.response.body", "body": f"refused ({status})\n".encode()})
