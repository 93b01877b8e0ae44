"""The page on its feet: a server on this machine's own address, and the browser opened with the link that lets it in."""

from __future__ import annotations

import threading
import webbrowser
from collections.abc import Callable
from typing import Any

import uvicorn

from scrutiny_pack.errors import InputError, Place, Problem
from scrutiny_pack.review.guard import LOOPBACK, Guard

_AT_ONCE = 40
"""Connections that are served at a time: a browser opens six."""


def serve(guard: Guard, port: int, opening: bool, say: Callable[[str], None]) -> None:
    """Answer until Ctrl+C at `port` (0: a free one), `say` the link, and open it in the browser if `opening`.

    Raises `InputError` (`port-taken`) where something else answers at `port`.
    """
    server = server_for(guard, port, lambda: _ready(guard, opening, say))
    try:
        server.run()
    except SystemExit:
        what, fix = f"nothing can be served at port {port}", "leave --port out: a free port is found"
        raise InputError([Problem("port-taken", Place("command line, --port"), what, fix)]) from None
    except KeyboardInterrupt:
        say("The review page is closed. What was saved is saved.")


def server_for(guard: Guard, port: int, ready: Callable[[], None]) -> uvicorn.Server:
    """A server that tells `guard` its port and calls `ready` once it answers; it keeps no log."""
    config = uvicorn.Config(
        guard,
        host=LOOPBACK,
        port=port,
        log_config=None,
        log_level="critical",
        access_log=False,
        lifespan="off",
        ws="none",
        proxy_headers=False,
        server_header=False,
        limit_concurrency=_AT_ONCE,
    )
    return _Server(config, guard, ready)


class _Server(uvicorn.Server):
    """A server that says when it is ready, and at which port."""

    def __init__(self, config: uvicorn.Config, guard: Guard, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self.guard, self.ready = guard, ready

    async def startup(self, sockets: Any = None) -> None:
        """Start, then tell the port."""
        await super().startup(sockets)
        if self.started:
            self.guard.port = self.servers[0].sockets[0].getsockname()[1]
            self.ready()


def _ready(guard: Guard, opening: bool, say: Callable[[str], None]) -> None:
    say(f"The review page is open at {guard.link}")
    say("The link is good for one browser, on this machine. Stop with Ctrl+C.")
    if opening:
        threading.Thread(target=webbrowser.open, args=(guard.link,), daemon=True).start()
