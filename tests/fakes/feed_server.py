"""A feed server with bad manners: it says over the wire exactly what a test scripts, byte by byte where that matters."""

from __future__ import annotations

import asyncio
import contextlib
import ssl
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Self

CRLF = b"\r\n"


class Manner(StrEnum):
    """How a reply comes."""

    PROPER = "proper"
    HANG = "hang"
    """The request is read; nothing ever comes back."""
    RESET = "reset"
    """The connection is cut before anything is said."""
    CUT = "cut"
    """Content-Length promises the whole body; half of it comes, then the connection is cut."""
    DRIP = "drip"
    """Status and headers at once, then the body a byte at a time, for ever."""
    STALL = "stall"
    """Half the body, then silence on an open connection."""
    ENDLESS = "endless"
    """A chunked body that never ends, as fast as it is read."""
    NONSENSE = "nonsense"
    """Bytes that are not HTTP."""
    HUGE_HEADER = "huge_header"
    """A header of a megabyte."""
    LIES_LENGTH = "lies_length"
    """Content-Length of a gigabyte before a short body."""


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer. ``location`` may name a path of this server, which is completed."""

    status: int = 200
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()
    manner: Manner = Manner.PROPER
    content_type: str = "application/rss+xml"


@dataclass(frozen=True, slots=True)
class Hit:
    """One request as it came."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes = b""


Script = Callable[[Hit], Reply]


def sequence(replies: Sequence[Reply]) -> Script:
    """Each reply once, the last one for ever."""
    left = list(replies)

    def next_reply(_: Hit) -> Reply:
        return left.pop(0) if len(left) > 1 else left[0]

    return next_reply


def conditional(body: bytes, etag: str, *headers: tuple[str, str]) -> Script:
    """An honest server: 304 for its present ETag."""

    def reply(hit: Hit) -> Reply:
        if hit.headers.get("if-none-match") == etag:
            return Reply(304, headers=(("ETag", etag), *headers))
        return Reply(200, body, (("ETag", etag), *headers))

    return reply


@dataclass(slots=True)
class FeedServer:
    """Use as an async context manager; ``serve`` scripts a path, ``hits`` remembers every request."""

    tls: ssl.SSLContext | None = None
    """With it the server speaks TLS, and HTTP/2 where both sides offer it."""
    hits: list[Hit] = field(default_factory=list)
    port: int = 0
    open_now: int = 0
    open_most: int = 0
    """The most connections that were being answered at once."""
    _scripts: dict[str, Script] = field(default_factory=dict)
    _server: asyncio.Server | None = None
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._connected, "127.0.0.1", 0, limit=4_000_000, ssl=self.tls)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._server is not None
        self._server.close()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def url(self, path: str = "/feed", host: str = "127.0.0.1") -> str:
        return f"{'https' if self.tls else 'http'}://{host}:{self.port}{path}"

    def serve(self, path: str, *replies: Reply | Script) -> str:
        """Answer ``path`` with each reply in turn, the last one for ever, or by a script; returns its URL."""
        first = replies[0]
        self._scripts[path] = (
            sequence([r for r in replies if isinstance(r, Reply)]) if isinstance(first, Reply) else first
        )
        return self.url(path)

    def hits_of(self, path: str) -> list[Hit]:
        return [hit for hit in self.hits if hit.path == path]

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        try:
            with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
                tls = writer.get_extra_info("ssl_object")
                if tls is not None and tls.selected_alpn_protocol() == "h2":
                    from tests.fakes.h2 import H2Server  # it speaks by our scripts

                    await H2Server(reader, writer, self._reply_to).run()
                while await self._one(reader, writer):
                    pass
        finally:
            self._tasks.discard(task)
            writer.close()

    async def _one(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """Answer one request; False when the connection is over."""
        hit = await _read(reader)
        if hit is None:
            return False
        self.open_now += 1
        self.open_most = max(self.open_most, self.open_now)
        try:
            return await _say(self._reply_to(hit), writer)
        finally:
            self.open_now -= 1

    def _reply_to(self, hit: Hit) -> Reply:
        self.hits.append(hit)
        script = self._scripts.get(hit.path)
        return script(hit) if script else Reply(404, b"nothing here", content_type="text/plain")


async def _read(reader: asyncio.StreamReader) -> Hit | None:
    line = await reader.readline()
    if not line.strip():
        return None
    words = line.decode("latin-1").split(" ", 2)
    if len(words) != 3 or not words[2].startswith("HTTP/1."):
        return None  # somebody speaks TLS to us
    method, path, _ = words
    headers = {}
    while (raw := (await reader.readline()).decode("latin-1").strip()) != "":
        name, _, value = raw.partition(":")
        headers[name.lower()] = value.strip()
    body = await reader.readexactly(int(headers.get("content-length", 0)))
    return Hit(method, path, headers, body)


def _head(reply: Reply, length: int | None, extra: bytes = b"") -> bytes:
    lines = [f"HTTP/1.1 {reply.status} Whatever".encode()]
    if reply.status != 304 and not any(name.lower() == "content-type" for name, _ in reply.headers):
        lines.append(b"Content-Type: " + reply.content_type.encode())
    lines += [f"{name}: {value}".encode() for name, value in reply.headers]
    if length is not None and reply.status != 304:
        lines.append(b"Content-Length: %d" % length)
    return CRLF.join(lines) + CRLF + extra + CRLF


async def _say(reply: Reply, writer: asyncio.StreamWriter) -> bool:
    match reply.manner:
        case Manner.PROPER:
            writer.write(_head(reply, len(reply.body)) + (b"" if reply.status == 304 else reply.body))
            await writer.drain()
            return True
        case Manner.HANG:
            await asyncio.sleep(3_600)
        case Manner.RESET:
            writer.transport.abort()
        case Manner.NONSENSE:
            writer.write(b"\x16\x03\x01 SSH-2.0-nonsense\r\n\r\n" * 4)
            await writer.drain()
        case Manner.HUGE_HEADER:
            writer.write(_head(reply, len(reply.body), b"X-Huge: " + b"a" * 1_000_000 + CRLF) + reply.body)
            await writer.drain()
        case Manner.LIES_LENGTH:
            writer.write(_head(reply, 1_000_000_000) + reply.body)
            await writer.drain()
        case Manner.CUT:
            writer.write(_head(reply, len(reply.body)) + reply.body[: len(reply.body) // 2])
            await writer.drain()
        case Manner.STALL:
            writer.write(_head(reply, len(reply.body)) + reply.body[: len(reply.body) // 2])
            await writer.drain()
            await asyncio.sleep(3_600)
        case Manner.DRIP:
            writer.write(_head(reply, None, b"Transfer-Encoding: chunked\r\n"))
            while True:
                writer.write(b"1\r\n \r\n")
                await writer.drain()
                await asyncio.sleep(0.02)
        case Manner.ENDLESS:
            writer.write(_head(reply, None, b"Transfer-Encoding: chunked\r\n"))
            block = b"10000\r\n" + b"<!-- -->" * 0x2000 + CRLF
            while True:
                writer.write(block)
                await writer.drain()
    return False
