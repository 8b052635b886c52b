"""One POST to someone else's server: bounded in time and size, no redirects, no way into private networks."""

from __future__ import annotations

import asyncio
import contextlib
import ipaddress
import socket
import ssl
import time
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import httpcore

POST_S_MAX = 15.0
"""Name look-up, connecting, sending and the whole reply together; Standard Webhooks says 15 to 30 s."""
CONNECT_S_MAX = 5.0
REPLY_BYTES_MAX = 4_096
"""Enough for an error message and a ``retry_after``; the rest of a reply is not read."""
REPLY_BODY_S_MAX = 2.0
CONNECTIONS_MAX = 16
"""To one host, so that no host's slowness uses up another's. httpcore looks through all of a pool's connections
for each request: one pool for many hosts was four times as slow at 20 connections."""
POOLS_MAX = 200
"""Hosts; beyond that the pool unused for longest is closed."""
KEEPALIVE_S = 30.0

Resolve = Callable[[str, int], Awaitable[list[str]]]


class BlockedAddressError(Exception):
    """The host leads into a private network, and the destination does not allow that."""


@dataclass(frozen=True, slots=True)
class Reply:
    """Status, lower-case headers, at most REPLY_BYTES_MAX of the body, and the time it took."""

    status: int
    headers: dict[str, str]
    body: bytes
    latency_ms: int


async def resolve(host: str, port: int) -> list[str]:
    """The addresses of ``host``; raises OSError."""
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(address: str) -> bool:
    """Whether ``address`` is on the public internet: not private, loopback, link-local, metadata or multicast."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    inner = getattr(ip, "ipv4_mapped", None) or getattr(ip, "sixtofour", None)
    ip = inner if inner is not None else ip
    return ip.is_global and not ip.is_multicast and not _is_translated(ip)


def _is_translated(ip: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    """IPv6 that stands for some IPv4 address (NAT64): it could be a private one."""
    return ip in ipaddress.ip_network("64:ff9b::/96")


class GuardedBackend(httpcore.AsyncNetworkBackend):
    """Connects to the very address that was checked: a second look-up could give another one."""

    def __init__(self, look_up: Resolve, may_reach: Callable[[str], bool]) -> None:
        self._look_up = look_up
        self._may_reach = may_reach
        self._inner = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - the library's signature
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Connect to a public address of ``host``; raises BlockedAddressError when it has any other."""
        try:
            addresses = await self._look_up(host, port)
        except OSError as error:
            raise httpcore.ConnectError("no such host") from error
        for address in addresses:
            if not self._may_reach(address):
                raise BlockedAddressError(host)
        failed: Exception = httpcore.ConnectError("no such host")
        for address in addresses:
            try:
                return await self._inner.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
        raise failed


class Http:
    """A pool of connections per host; a host is reached privately only for a destination that allows it."""

    def __init__(
        self,
        look_up: Resolve = resolve,
        may_reach: Callable[[str], bool] = is_public,
        tls: ssl.SSLContext | None = None,
        post_s_max: float = POST_S_MAX,
    ) -> None:
        self._guard = GuardedBackend(look_up, may_reach)
        self._tls = tls
        self._post_s_max = post_s_max
        self._pools: dict[tuple[str, bool], httpcore.AsyncConnectionPool] = {}

    async def post(self, url: str, body: bytes, headers: Mapping[str, str], *, allow_private: bool = False) -> Reply:
        """POST ``body``; raises httpcore's errors, TimeoutError when it takes too long, and BlockedAddressError."""
        pool = await self._pool(urlsplit(url).netloc, allow_private=allow_private)
        most = self._post_s_max
        limits = {"connect": min(most, CONNECT_S_MAX), "read": most, "write": most, "pool": most}
        started = time.perf_counter()
        async with (
            asyncio.timeout(most),
            pool.stream(
                "POST", url, headers=[*headers.items()], content=body, extensions={"timeout": limits}
            ) as response,
        ):
            start = await _start_of(response)
            told = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers}
            return Reply(response.status, told, start, round((time.perf_counter() - started) * 1000))

    async def close(self) -> None:
        """Close every connection."""
        while self._pools:
            await self._pools.popitem()[1].aclose()

    async def _pool(self, host: str, *, allow_private: bool) -> httpcore.AsyncConnectionPool:
        key = (host, allow_private)
        pool = self._pools.pop(key, None) or _pool(self._tls, None if allow_private else self._guard)
        self._pools[key] = pool  # the last one used comes last
        if len(self._pools) > POOLS_MAX:
            await self._pools.pop(next(iter(self._pools))).aclose()
        return pool


def _pool(tls: ssl.SSLContext | None, backend: httpcore.AsyncNetworkBackend | None) -> httpcore.AsyncConnectionPool:
    return httpcore.AsyncConnectionPool(
        ssl_context=tls,
        max_connections=CONNECTIONS_MAX,
        max_keepalive_connections=CONNECTIONS_MAX,
        keepalive_expiry=KEEPALIVE_S,
        network_backend=backend,
    )


async def _start_of(response: httpcore.Response) -> bytes:
    """The first bytes of the body. The status already told the outcome: a body that does not come changes nothing."""
    start = b""
    with contextlib.suppress(TimeoutError, httpcore.NetworkError, httpcore.ProtocolError, httpcore.ReadTimeout):
        async with asyncio.timeout(REPLY_BODY_S_MAX):
            async for chunk in response.aiter_stream():
                start += chunk
                if len(start) >= REPLY_BYTES_MAX:
                    break
    return start[:REPLY_BYTES_MAX]
