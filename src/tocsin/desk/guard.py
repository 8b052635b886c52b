"""What keeps other people's pages away from the desk: its own hosts only, a strict policy, no posts from elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK_HOSTS = ("localhost", "127.0.0.1", "[::1]")
POST_HEADER = "x-tocsin-desk"
"""A header a foreign page cannot send without asking first, and the desk never says yes."""

POLICY = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
SAFE_HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class Guard:
    """Answers 421 to a host name that is not the desk's (DNS rebinding), and adds the safe headers to every answer."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str]) -> None:
        self._app = app
        self._hosts = {host.lower() for host in hosts}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(SAFE_HEADERS)
            await send(message)

        app = self._app if self._is_ours(Headers(scope=scope).get("host", "")) else _misdirected
        await app(scope, receive, send_safely)

    def _is_ours(self, host: str) -> bool:
        return "*" in self._hosts or host_name(host) in self._hosts


async def _misdirected(scope: Scope, receive: Receive, send: Send) -> None:
    text = "This desk does not answer to that name. Open it under its own address, or add the name to\n[desk] hosts in tocsin.toml (TOCSIN_DESK_HOSTS).\n"
    await PlainTextResponse(text, status_code=421)(scope, receive, send)


def host_name(host: str) -> str:
    """The name in a Host header, without its port: ``[::1]:8420`` gives ``[::1]``."""
    if host.startswith("["):
        return host[: host.find("]") + 1].lower()
    return host.partition(":")[0].lower()


def refusal(request: Request, public_url: str) -> str | None:
    """Why a post is not taken: only the desk's own page may post; None where it may."""
    headers = request.headers
    if headers.get(POST_HEADER) != "1":
        return f"the header {POST_HEADER}: 1 is missing"
    if headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        return "the content type is not application/json"
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return "it comes from another site"
    origin = headers.get("origin")
    if origin is not None and urlsplit(origin).netloc not in {headers.get("host"), urlsplit(public_url).netloc or None}:
        return f"it comes from {origin[:100]}"
    return None
