"""One request to a stranger's server, with a limit on everything: bytes, time, hops, and where it may go."""

from __future__ import annotations

import asyncio
import re
import ssl
import time
from base64 import b64encode
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol, Self
from urllib.parse import unquote

import httpcore
import httpx

from tocsin.core.conditional import Hop
from tocsin.core.urls import absolute, shown, split
from tocsin.streams.poll.decode import ACCEPT_ENCODING, BodyTooLarge, Undecodable, decode_body
from tocsin.streams.poll.guard import AllowList, GuardedBackend, Refused, Resolver, Unresolved, resolve, tls_context

ACCEPT_FEED = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, "
    "application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.5, text/html;q=0.2, */*;q=0.1"
)
ACCEPT_PAGE = "text/html, application/xhtml+xml;q=0.9, */*;q=0.1"
PROJECT_URL = "https://github.com/tocsin-news/tocsin"
REDIRECTS = frozenset({301, 302, 303, 307, 308})
DECODE_INLINE_BYTES_MAX = 48 * 1024
"""Larger compressed bodies are unpacked in a thread: zlib lets go of the interpreter, the event loop goes on."""


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """What one fetch may cost. Seconds and bytes; the defaults suit news feeds."""

    connect_s: float = 5.0
    read_s: float = 15.0
    """Silence on an open connection."""
    total_s: float = 30.0
    """Everything, redirects included."""
    wire_bytes: int = 5_000_000
    decoded_bytes: int = 15_000_000
    hops: int = 5
    drip_after_s: float = 10.0
    drip_bytes_per_s: float = 200.0
    """A body slower than this after drip_after_s is holding the connection, not sending."""
    connections: int = 128
    idle_connections: int = 8
    """Kept open after an answer. A host is asked again minutes later, so more would only be searched in vain."""
    idle_s: float = 5.0


class Fault(StrEnum):
    """Why a fetch brought no answer to look at."""

    DNS = "dns"
    REFUSED = "refused_address"
    CONNECT = "connect"
    TLS = "tls"
    CERTIFICATE = "certificate"
    TIMEOUT = "timeout"
    DRIP = "drip"
    TOO_LARGE = "too_large"
    ENCODING = "encoding"
    CUT_SHORT = "cut_short"
    PROTOCOL = "protocol"
    REDIRECT_LOOP = "redirect_loop"
    TOO_MANY_HOPS = "too_many_hops"
    BAD_REDIRECT = "bad_redirect"
    BAD_URL = "bad_url"
    PROXY = "proxy"


class FetchFault(Exception):
    """No answer: ``fault`` says why in a word, the text in a sentence."""

    def __init__(self, fault: Fault, text: str, hops: tuple[Hop, ...] = ()) -> None:
        super().__init__(text)
        self.fault = fault
        self.hops = hops


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said in the end. ``headers`` have lower-case names; ``body`` is unpacked."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    hops: tuple[Hop, ...] = ()
    wire_bytes: int = 0
    seconds: float = 0.0
    http_version: str = ""

    def header(self, name: str) -> str | None:
        return self.headers.get(name)


class FetchesFeeds(Protocol):
    """The seam between the poller and HTTP."""

    async def get(
        self, url: str, headers: Mapping[str, str] | None = None, *, accept: str = ACCEPT_FEED, http2: bool = True
    ) -> Answer:
        """The final answer for ``url``; raises FetchFault."""


def user_agent(version: str, contact: str = "") -> str:
    """Who asks, and whom to write to about it."""
    return f"tocsin/{version} (+{contact or PROJECT_URL}; news monitoring)"


@dataclass(slots=True)
class _Budget:
    """What is left of one fetch's limits."""

    limits: FetchLimits
    started: float = field(default_factory=time.monotonic)
    wire_bytes: int = 0

    def spend(self, size: int, body_started: float) -> None:
        self.wire_bytes += size
        if self.wire_bytes > self.limits.wire_bytes:
            raise FetchFault(Fault.TOO_LARGE, f"the answer is larger than {self.limits.wire_bytes:,} bytes on the wire")
        took = time.monotonic() - body_started
        if took > self.limits.drip_after_s and self.wire_bytes / took < self.limits.drip_bytes_per_s:
            raise FetchFault(Fault.DRIP, f"{self.wire_bytes:,} bytes in {took:.0f} s: the server drips")


class Fetcher:
    """The one place that speaks HTTP to feeds and pages.

    httpx is used here and nowhere else, by its transport: it follows no redirect, unpacks no body and resolves no
    name for us. Use as an async context manager, or call ``close``.
    """

    def __init__(
        self,
        *,
        agent: str,
        limits: FetchLimits | None = None,
        allow: AllowList | None = None,
        proxy: str = "",
        resolver: Resolver = resolve,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self.limits = limits or FetchLimits()
        self._allow = allow or AllowList()
        self._agent = agent
        self._transports = {
            version: _transport(
                self.limits, GuardedBackend(self._allow, resolver), proxy, tls or tls_context(), http2=version
            )
            for version in (True, False)
        }

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def close(self) -> None:
        """Close every connection."""
        for transport in self._transports.values():
            await transport.aclose()

    async def get(
        self, url: str, headers: Mapping[str, str] | None = None, *, accept: str = ACCEPT_FEED, http2: bool = True
    ) -> Answer:
        """GET ``url``, walking redirects by hand; every hop meets the guard again. Raises FetchFault."""
        return await self._bounded("GET", url, {"Accept": accept, **(headers or {})}, None, http2=http2)

    async def post(self, url: str, form: Mapping[str, str]) -> Answer:
        """POST a form (WebSub subscriptions). Only 307 and 308 are followed, with the form. Raises FetchFault."""
        return await self._bounded("POST", url, {"Accept": "*/*"}, dict(form), http2=False)

    async def _bounded(
        self, method: str, url: str, headers: dict[str, str], form: dict[str, str] | None, *, http2: bool
    ) -> Answer:
        budget = _Budget(self.limits)
        hops: list[Hop] = []
        try:
            async with asyncio.timeout(self.limits.total_s):
                return await self._walk(method, url, headers, form, budget, hops, http2=http2)
        except TimeoutError as error:
            raise FetchFault(Fault.TIMEOUT, f"no full answer in {self.limits.total_s:g} s", tuple(hops)) from error
        except FetchFault as fault:
            fault.hops = tuple(hops)
            raise

    async def _walk(
        self,
        method: str,
        url: str,
        headers: dict[str, str],
        form: dict[str, str] | None,
        budget: _Budget,
        hops: list[Hop],
        *,
        http2: bool,
    ) -> Answer:
        visited = {url}
        while True:
            answer = await self._once(method, url, headers, form, budget, http2=http2)
            follow = REDIRECTS if method == "GET" else frozenset({307, 308})
            location = answer.header("location")
            if answer.status not in follow or not location:
                return Answer(
                    url=url, status=answer.status, headers=answer.headers, body=answer.body, hops=tuple(hops),
                    wire_bytes=budget.wire_bytes, seconds=time.monotonic() - budget.started, http_version=answer.http_version,
                )  # fmt: skip
            target = _next_hop(url, location)
            hops.append(Hop(url, answer.status, target))
            if target in visited:
                raise FetchFault(Fault.REDIRECT_LOOP, f"redirects in a circle at {shown(target)}")
            if len(hops) > self.limits.hops:
                raise FetchFault(Fault.TOO_MANY_HOPS, f"more than {self.limits.hops} redirects")
            visited.add(target)
            url = target

    async def _once(
        self,
        method: str,
        url: str,
        headers: dict[str, str],
        form: dict[str, str] | None,
        budget: _Budget,
        *,
        http2: bool,
    ) -> Answer:
        if split(url) is None:
            raise FetchFault(Fault.BAD_URL, f"{shown(url)[:200]!r} is no http or https address")
        sent = {"User-Agent": self._agent, "Accept-Encoding": ACCEPT_ENCODING, **headers}
        with _faults():
            request = _request(self.limits, method, url, sent, form)
            async with _sent(self._transports[http2], request) as response:
                wire = await self._read(response, budget)
        plain = {name.lower(): value for name, value in response.headers.items()}
        body = b"" if response.status_code == 304 else await self._decode(wire, plain.get("content-encoding"))
        return Answer(
            url=url, status=response.status_code, headers=plain, body=body, http_version=response.http_version
        )

    async def _read(self, response: httpx.Response, budget: _Budget) -> bytes:
        declared = response.headers.get("content-length", "")
        if declared.isdigit() and int(declared) > self.limits.wire_bytes:
            raise FetchFault(
                Fault.TOO_LARGE,
                f"the answer says it is {int(declared):,} bytes; {self.limits.wire_bytes:,} are allowed",
            )
        if response.status_code in REDIRECTS and response.headers.get("location"):
            return b""
        started = time.monotonic()
        pieces = []
        async for piece in response.aiter_raw():
            budget.spend(len(piece), started)
            pieces.append(piece)
        return b"".join(pieces)

    async def _decode(self, wire: bytes, encoding: str | None) -> bytes:
        limit = self.limits.decoded_bytes
        try:
            if len(wire) <= DECODE_INLINE_BYTES_MAX:
                return await _decode_small(wire, encoding, limit)
            return await asyncio.to_thread(decode_body, wire, encoding, limit)
        except BodyTooLarge as error:
            raise FetchFault(Fault.TOO_LARGE, f"the body unpacks to more than {limit:,} bytes") from error
        except Undecodable as error:
            raise FetchFault(Fault.ENCODING, str(error)) from error


SMALL_DECODED_BYTES = 1_000_000
"""A small body is unpacked in place up to this; what turns out larger goes to a thread."""


async def _decode_small(wire: bytes, encoding: str | None, limit: int) -> bytes:
    try:
        return decode_body(wire, encoding, min(limit, SMALL_DECODED_BYTES))
    except BodyTooLarge:
        return await asyncio.to_thread(decode_body, wire, encoding, limit)


def _next_hop(url: str, location: str) -> str:
    """Where ``location`` leads; credentials of the old address stay behind, and those in the new one are dropped."""
    target = absolute(
        url, location.encode("latin-1", "replace").decode("utf-8", "replace") if not location.isascii() else location
    )
    parts = split(target) if target else None
    if parts is None:
        raise FetchFault(Fault.BAD_REDIRECT, f"redirects to {location[:200]!r}, which is no http or https address")
    return parts._replace(netloc=parts.netloc.rpartition("@")[2], fragment="").geturl()


def _transport(
    limits: FetchLimits, backend: GuardedBackend, proxy: str, tls: ssl.SSLContext, *, http2: bool
) -> httpx.AsyncHTTPTransport:
    transport = httpx.AsyncHTTPTransport(verify=tls, http2=http2)
    kept = {
        "max_connections": limits.connections,
        "max_keepalive_connections": limits.idle_connections,
        "keepalive_expiry": limits.idle_s,
        "http2": http2,
        "ssl_context": tls,
    }
    # httpx 0.28 has no public way to set the network backend its pool connects with.
    if proxy:
        # The proxy is the operator's own; it resolves names, so it must be the one that guards them.
        transport._pool = httpcore.AsyncHTTPProxy(proxy_url=proxy, **kept)  # type: ignore[arg-type] # noqa: SLF001
    else:
        transport._pool = httpcore.AsyncConnectionPool(network_backend=backend, **kept)  # type: ignore[arg-type] # noqa: SLF001
    return transport


def _request(
    limits: FetchLimits, method: str, url: str, headers: dict[str, str], form: dict[str, str] | None
) -> httpx.Request:
    """The request, with what httpx's client would add and no more: no cookies, no environment, no redirects."""
    timeouts = {"connect": limits.connect_s, "read": limits.read_s, "write": limits.read_s, "pool": limits.total_s}
    request = httpx.Request(method, url, headers=headers, data=form, extensions={"timeout": timeouts})
    if request.url.userinfo:
        name, _, word = request.url.userinfo.decode("ascii", "ignore").partition(":")
        basic = b64encode(f"{unquote(name)}:{unquote(word)}".encode()).decode()
        request.headers["Authorization"] = f"Basic {basic}"
    return request


@asynccontextmanager
async def _sent(transport: httpx.AsyncHTTPTransport, request: httpx.Request) -> AsyncIterator[httpx.Response]:
    response = await transport.handle_async_request(request)
    try:
        yield response
    finally:
        await response.aclose()


class _faults:  # noqa: N801 - reads as a statement
    """Turns what httpx and httpcore raise into FetchFault."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, Exception) and not isinstance(error, FetchFault | TimeoutError):
            fault = _fault_of(error)
            if fault is not None:
                raise FetchFault(fault, _sentence(error)) from error


def _fault_of(error: Exception) -> Fault | None:
    causes = _causes(error)
    if any(isinstance(cause, Refused) for cause in causes):
        return Fault.REFUSED
    if any(isinstance(cause, Unresolved) for cause in causes):
        return Fault.DNS
    if isinstance(error, httpx.ConnectError):
        # Later on, "want read" is in the causes of every silence on a TLS connection.
        if any(isinstance(cause, ssl.SSLCertVerificationError) for cause in causes):
            return Fault.CERTIFICATE
        if any(isinstance(cause, ssl.SSLError) for cause in causes):
            return Fault.TLS
    if isinstance(error, httpx.RemoteProtocolError) and re.search(r"disconnected|peer closed|incomplete", str(error)):
        return Fault.CUT_SHORT
    for kind, fault in _FAULTS:
        if isinstance(error, kind):
            return fault
    return None


_FAULTS: tuple[tuple[type[Exception], Fault], ...] = (
    (httpx.TimeoutException, Fault.TIMEOUT),
    (httpx.ProxyError, Fault.PROXY),
    (httpx.ConnectError, Fault.CONNECT),
    (httpx.ReadError, Fault.CUT_SHORT),
    (httpx.WriteError, Fault.CONNECT),
    (httpx.CloseError, Fault.CUT_SHORT),
    (httpx.RemoteProtocolError, Fault.PROTOCOL),
    (httpx.LocalProtocolError, Fault.PROTOCOL),
    (httpx.UnsupportedProtocol, Fault.BAD_URL),
    (httpx.InvalidURL, Fault.BAD_URL),
    (httpx.HTTPError, Fault.PROTOCOL),
    (UnicodeError, Fault.BAD_URL),
    (ValueError, Fault.PROTOCOL),
)


def _causes(error: BaseException) -> list[BaseException]:
    found: list[BaseException] = []
    step: BaseException | None = error
    while step is not None and step not in found:
        found.append(step)
        step = step.__cause__ or step.__context__
    return found


def _sentence(error: Exception) -> str:
    refused = next((cause for cause in _causes(error) if isinstance(cause, ssl.SSLCertVerificationError)), None)
    if refused is not None:
        return f"its certificate is refused: {refused.verify_message}"[:300]
    texts = [str(cause) for cause in _causes(error) if str(cause)]
    return (texts[-1] if texts else type(error).__name__)[:300]
