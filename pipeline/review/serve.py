"""The page on a port of this machine."""

import socket
from collections.abc import Callable

import uvicorn

from ..errors import SetupError
from .app import make_app
from .desk import Desk
from .guard import Secret


def bound(port: int) -> socket.socket:
    """Give a socket on 127.0.0.1; SetupError `port_in_use`. Port 0 takes any that is free."""
    found = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        found.bind(("127.0.0.1", port))
    except OSError as error:
        found.close()
        raise SetupError(
            "port_in_use", f"port {port} cannot be taken: {error.strerror}",
            hint="Name another --port, or leave it out.",
        ) from error  # fmt: skip
    return found


def serve(desk: Desk, *, port: int, ready: Callable[[str], None]) -> None:
    """Serve until interrupted; `ready` is told the address once the port is ours."""
    listening = bound(port)
    listening.listen(64)
    number = int(listening.getsockname()[1])
    secret = Secret()
    app = make_app(desk, secret=secret, port=number)
    config = uvicorn.Config(
        app, log_level="warning", access_log=False, lifespan="off", server_header=False,
        date_header=False, limit_concurrency=64, timeout_keep_alive=30,
    )  # fmt: skip
    ready(f"http://127.0.0.1:{number}/t/{secret.token}/")
    uvicorn.Server(config).run(sockets=[listening])
