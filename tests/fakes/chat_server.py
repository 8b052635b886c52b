"""A receiver with scripted bad manners: answers each request as the script says, and remembers what came."""

from __future__ import annotations

import asyncio
import contextlib
import ssl
from collections import deque
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass, field
from enum import StrEnum

REASONS = {
    200: "OK",
    204: "No Content",
    302: "Found",
    410: "Gone",
    429: "Too Many Requests",
    500: "Internal Server Error",
}


class Manner(StrEnum):
    """How a reply comes."""

    PROPER = "proper"
    HANG = "hang"
    """The request is read; nothing ever comes back."""
    RESET = "reset"
    """The connection is cut before the request is read."""
    LOSE = "lose"
    """The request is taken as delivered, and then the connection is cut: the reply is lost."""
    DRIP = "drip"
    """Status and headers at once, then a body that never ends, a byte at a time."""
    NONSENSE = "nonsense"
    """Bytes that are not HTTP."""
    FLOOD = "flood"
    """A body of many megabytes."""


@dataclass(frozen=True, slots=True)
class Reply:
    """One step of a script."""

    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b"ok"
    manner: Manner = Manner.PROPER
    after_s: float = 0.0


OK = Reply()
HANG = Reply(manner=Manner.HANG)
RESET = Reply(manner=Manner.RESET)
LOSE = Reply(manner=Manner.LOSE)
DRIP = Reply(manner=Manner.DRIP)
NONSENSE = Reply(manner=Manner.NONSENSE)
FLOOD = Reply(manner=Manner.FLOOD)


def limited(seconds: str) -> Reply:
    """429 with a Retry-After."""
    return Reply(429, (("Retry-After", seconds),), b"slow down")


@dataclass(frozen=True, slots=True)
class Received:
    """One request as it came; ``accepted`` when the receiver took it, whether or not the reply got through."""

    path: str
    headers: dict[str, str]
    body: bytes
    accepted: bool


@dataclass(slots=True)
class ChatServer:
    """``scripts`` by path; where a script is at its end, the reply is ``otherwise``."""

    scripts: dict[str, deque[Reply]] = field(default_factory=dict)
    otherwise: Reply = OK
    received: list[Received] = field(default_factory=list)
    url: str = ""
    arrived: asyncio.Event = field(default_factory=asyncio.Event)
    _open: set[asyncio.StreamWriter] = field(default_factory=set)

    def script(self, path: str, *replies: Reply) -> str:
        """Answer requests to ``path`` with ``replies``, in order; gives the address."""
        self.scripts.setdefault(path, deque()).extend(replies)
        return self.url + path

    def accepted_ids(self, path: str) -> list[str]:
        """The webhook-id of every request to ``path`` that was taken, in order."""
        return [request.headers["webhook-id"] for request in self.received if request.accepted and request.path == path]

    async def wait_for(self, number: int) -> None:
        """Wait until ``number`` requests have come."""
        while len(self.received) < number:
            self.arrived.clear()
            await self.arrived.wait()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection, until it closes."""
        self._open.add(writer)
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            while await self._exchange(reader, writer):
                pass
        self._open.discard(writer)
        writer.close()

    async def _exchange(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """One request and its reply; False when the connection is over."""
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        path = head[0].split(" ")[1]
        script = self.scripts.get(path)
        reply = script.popleft() if script else self.otherwise
        if reply.manner is Manner.RESET:
            writer.transport.abort()
            return False
        headers = dict(_header(line) for line in head[1:] if line)
        body = await reader.readexactly(int(headers.get("content-length", "0")))
        accepted = reply.manner is Manner.LOSE or (reply.manner is not Manner.HANG and 200 <= reply.status < 300)
        self.received.append(Received(path, headers, body, accepted))
        self.arrived.set()
        await asyncio.sleep(reply.after_s)
        return await _answer(reply, writer)

    def close(self) -> None:
        """Cut every connection."""
        for writer in list(self._open):
            writer.transport.abort()


def _header(line: str) -> tuple[str, str]:
    name, _, value = line.partition(":")
    return name.lower(), value.strip()


async def _answer(reply: Reply, writer: asyncio.StreamWriter) -> bool:
    if reply.manner is Manner.LOSE:
        writer.transport.abort()
        return False
    if reply.manner is Manner.HANG:
        await asyncio.Event().wait()
    if reply.manner is Manner.NONSENSE:
        writer.write(b"\x00\x01\x02 no http here\r\n\r\n")
        await writer.drain()
        return False
    size = {Manner.DRIP: 1_000_000, Manner.FLOOD: 64_000_000}.get(reply.manner, len(reply.body))
    lines = [f"HTTP/1.1 {reply.status} {REASONS.get(reply.status, 'Whatever')}", f"Content-Length: {size}"]
    lines += [f"{name}: {value}" for name, value in reply.headers]
    writer.write("\r\n".join([*lines, "", ""]).encode("latin-1"))
    for chunk, pause_s in _body(reply):
        writer.write(chunk)
        await writer.drain()
        await asyncio.sleep(pause_s)
    return reply.manner is Manner.PROPER


def _body(reply: Reply) -> Iterable[tuple[bytes, float]]:
    if reply.manner is Manner.DRIP:
        yield from ((b"x", 0.2) for _ in range(1_000_000))
    elif reply.manner is Manner.FLOOD:
        yield from ((b"x" * 65_536, 0.0) for _ in range(1_000))
    else:
        yield reply.body, 0.0


@contextlib.asynccontextmanager
async def chat_server(tls: ssl.SSLContext | None = None) -> AsyncIterator[ChatServer]:
    """A receiver on a free port of the loopback, over TLS where ``tls`` is given."""
    chat = ChatServer()
    server = await asyncio.start_server(chat.serve, "127.0.0.1", 0, ssl=tls)
    scheme = "http" if tls is None else "https"
    chat.url = f"{scheme}://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    try:
        yield chat
    finally:
        server.close()
        chat.close()
