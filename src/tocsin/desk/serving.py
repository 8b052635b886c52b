"""How an ASGI app is served inside a running program: on a port of its own, without touching the program's signals."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager

import uvicorn
from starlette.types import ASGIApp

from tocsin.errors import OperatorError

STOP_TIMEOUT_S = 2
"""How long open requests may take to end before they are cut."""
BACKLOG_CONNECTIONS = 256


class _Guest(uvicorn.Server):
    """A server that leaves SIGINT and SIGTERM to the program it is a guest in."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@asynccontextmanager
async def serving(
    app: ASGIApp, *, host: str = "127.0.0.1", port: int = 0, on_stop: Callable[[], None] | None = None
) -> AsyncIterator[str]:
    """Serve ``app`` while the context lasts; yields its base URL, without a slash at its end.

    ``port`` 0 takes any free port. ``on_stop`` is called before the server waits for open requests, so that
    endless ones can be ended. Raises OperatorError when the address is taken.
    """
    listener = _bind(host, port)
    server = _Guest(
        uvicorn.Config(app, log_level="warning", access_log=False, timeout_graceful_shutdown=STOP_TIMEOUT_S)
    )
    task = asyncio.create_task(server.serve(sockets=[listener]))
    try:
        await _started(server, task)
        name = f"[{host}]" if ":" in host else host
        yield f"http://{name}:{listener.getsockname()[1]}"
    finally:
        if on_stop is not None:
            on_stop()
        server.should_exit = True
        await task
        listener.close()


def _bind(host: str, port: int) -> socket.socket:
    try:
        listener = socket.create_server(
            (host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET, backlog=BACKLOG_CONNECTIONS
        )
    except OSError as error:
        raise OperatorError(
            f"cannot listen on {host} port {port}: {error.strerror or error}; choose another port, or stop what has it"
        ) from error
    listener.setblocking(False)
    return listener


async def _started(server: uvicorn.Server, task: asyncio.Task[None]) -> None:
    while not server.started:
        if task.done():
            await task
            raise OperatorError("the page's server stopped while it was starting; its log says why")
        await asyncio.sleep(0.01)
