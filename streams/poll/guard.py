"""May this address be spoken to: decided on the resolved address, at the moment of connecting, so DNS cannot lie twice."""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from pathlib import Path

import httpcore

from tocsin.errors import SettingsError

Address = IPv4Address | IPv6Address
Resolver = Callable[[str, int], Awaitable[list[str]]]

ADDRESSES_MAX = 8
"""Addresses of one host that are tried."""
RESOLVE_S_MAX = 5.0

_NAT64 = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"))
_SIX_TO_FOUR = IPv6Network("2002::/16")
_TEREDO = IPv6Network("2001::/32")
_IPV4_COMPATIBLE = IPv6Network("::/96")
_NEVER_GLOBAL: tuple[IPv4Network | IPv6Network, ...] = tuple(
    ip_network(net)
    for net in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
        "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
        "224.0.0.0/4", "240.0.0.0/4", "::/128", "::1/128", "100::/64", "2001:db8::/32", "2001:10::/28", "2001:2::/48",
        "3fff::/20", "5f00::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
    )
)  # fmt: skip
"""IANA special-purpose registries: never a publisher's server. Python's is_global differs between releases, so both must agree."""


class Refused(httpcore.ConnectError):
    """The guard does not let us speak to this address."""


class Unresolved(httpcore.ConnectError):
    """The name has no address, or none in time."""


@dataclass(frozen=True, slots=True)
class AllowList:
    """What an operator lets through the guard: networks, and hosts with or without a port."""

    networks: tuple[IPv4Network | IPv6Network, ...] = ()
    hosts: frozenset[str] = field(default_factory=frozenset)

    @classmethod
    def read(cls, entries: Iterable[str]) -> AllowList:
        """Read "10.0.0.0/8", "127.0.0.1", "feeds.internal" or "localhost:8080"; any word that is no network is a host."""
        networks, hosts = [], set()
        for entry in entries:
            try:
                networks.append(ip_network(entry.strip(), strict=False))
            except ValueError:
                hosts.add(entry.strip().lower().rstrip("."))
        return cls(tuple(networks), frozenset(hosts))

    def allows_host(self, host: str, port: int) -> bool:
        host = host.lower().rstrip(".")
        return host in self.hosts or f"{host}:{port}" in self.hosts

    def allows_address(self, address: Address) -> bool:
        return any(address.version == net.version and address in net for net in self.networks)


def is_public(address: Address) -> bool:
    """True when ``address`` is a public unicast one, through every wrapping of IPv4 in IPv6."""
    if isinstance(address, IPv6Address):
        inner = _unwrapped(address)
        if inner is not None:
            return is_public(inner)
    if any(address.version == net.version and address in net for net in _NEVER_GLOBAL):
        return False
    return address.is_global and not address.is_multicast


def _unwrapped(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address inside a mapped, compatible, NAT64, 6to4 or Teredo one."""
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    number = int(address)
    if any(address in net for net in _NAT64) or (address in _IPV4_COMPATIBLE and number > 1):
        return IPv4Address(number & 0xFFFFFFFF)
    if address in _SIX_TO_FOUR:
        return IPv4Address((number >> 80) & 0xFFFFFFFF)
    if address in _TEREDO:
        return IPv4Address(~number & 0xFFFFFFFF)
    return None


async def resolve(host: str, port: int) -> list[str]:
    """Addresses of ``host`` by the system's resolver; it also reads decimal, octal and short IPv4 forms."""
    with suppress(ValueError):
        return [str(ip_address(host))]
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class GuardedBackend(httpcore.AsyncNetworkBackend):
    """Connects only to addresses the guard passes, and to exactly the address it looked at."""

    def __init__(self, allow: AllowList, resolver: Resolver = resolve) -> None:
        self._allow = allow
        self._resolve = resolver
        self._inner: httpcore.AsyncNetworkBackend = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's signature
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        addresses = await self._addresses(host, port)
        passed = [a for a in addresses if self._passes(host, port, a)]
        if not passed:
            shown = ", ".join(addresses[:3]) or "no address"
            raise Refused(f"{host} is {shown}: not a public address; add it to allow_private in [poll] if it is yours")
        return await self._first_that_answers(passed, port, timeout, local_address, socket_options)

    async def _addresses(self, host: str, port: int) -> list[str]:
        try:
            async with asyncio.timeout(RESOLVE_S_MAX):
                return (await self._resolve(host.strip("[]"), port))[:ADDRESSES_MAX]
        except (OSError, UnicodeError, TimeoutError) as error:
            raise Unresolved(f"{host}: no address ({error or 'the resolver did not answer in time'})") from error

    def _passes(self, host: str, port: int, text: str) -> bool:
        address = ip_address(text.partition("%")[0])
        if is_public(address) or self._allow.allows_host(host, port):
            return True
        inner = _unwrapped(address) if isinstance(address, IPv6Address) else None
        return self._allow.allows_address(inner or address)

    async def _first_that_answers(
        self,
        addresses: list[str],
        port: int,
        seconds: float | None,
        local_address: str | None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None,
    ) -> httpcore.AsyncNetworkStream:
        """Try each address in turn; the time allowed is shared between them."""
        share = None if seconds is None else max(seconds / len(addresses), 1.0)
        for address in addresses[:-1]:
            try:
                return await self._inner.connect_tcp(address, port, share, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return await self._inner.connect_tcp(addresses[-1], port, share, local_address, socket_options)

    async def connect_unix_socket(self, path: str, *_: object, **__: object) -> httpcore.AsyncNetworkStream:
        raise Refused(f"{path}: a socket file is never a feed")

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


def tls_context(ca_file: Path | None = None) -> ssl.SSLContext:
    """The system's trust store (SSL_CERT_FILE stands for another), ``ca_file`` added, and today's minimum: TLS 1.2.

    Raises SettingsError for a file that cannot be read or holds no certificate.
    """
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if ca_file is not None:
        try:
            context.load_verify_locations(cafile=ca_file)
        except OSError as error:
            raise SettingsError(f"[poll] ca_file {str(ca_file)!r} cannot be used: {error}") from error
    return context
