"""The page hubs call: verification by GET, news by POST."""

from __future__ import annotations

from collections.abc import Callable

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from tocsin.streams.poll.push import BODY_BYTES_MAX, PUSH_STATUS, Pushed, Subscriptions


def push_app(subscriptions: Subscriptions, monotonic: Callable[[], float]) -> Starlette:
    """An ASGI application with ``/push/{feed_id}/{token}``; it shows nothing to anyone else."""

    async def verify(request: Request) -> Response:
        feed_id, token = request.path_params["feed_id"], request.path_params["token"]
        what, body = subscriptions.verify(feed_id, token, request.query_params, monotonic())
        return _plain(what, body)

    async def receive(request: Request) -> Response:
        body = bytearray()
        async for piece in request.stream():
            body += piece
            if len(body) > BODY_BYTES_MAX:
                return _plain(Pushed.TOO_LARGE)
        feed_id, token = request.path_params["feed_id"], request.path_params["token"]
        headers = {name.lower(): value for name, value in request.headers.items()}
        return _plain(await subscriptions.receive(feed_id, token, headers, bytes(body)))

    path = "/push/{feed_id}/{token}"
    return Starlette(routes=[Route(path, verify, methods=["GET"]), Route(path, receive, methods=["POST"])])


def _plain(what: Pushed, body: str = "") -> Response:
    # A challenge is the hub's text: never let a browser take it for a page.
    return PlainTextResponse(body, PUSH_STATUS[what], headers={"X-Content-Type-Options": "nosniff"})
