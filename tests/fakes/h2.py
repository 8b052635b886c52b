"""HTTP/2 for the fake feed server: the same scripts, framed by the h2 library, flow control and all."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from h2.config import H2Configuration
from h2.connection import H2Connection
from h2.errors import ErrorCodes
from h2.events import Event, RequestReceived, StreamReset, WindowUpdated
from h2.exceptions import ProtocolError
from tests.fakes.feed_server import Hit, Manner, Reply


class H2Server:
    """One connection. Manners: PROPER; CUT resets the stream half-way; RESET says GOAWAY; HANG says nothing."""

    def __init__(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, answer: Callable[[Hit], Reply]
    ) -> None:
        self._reader = reader
        self._writer = writer
        self._answer = answer
        self._h2 = H2Connection(H2Configuration(client_side=False, header_encoding="utf-8"))
        self._bodies: dict[int, tuple[bytes, bool]] = {}
        """What is still to be sent on each stream, and whether it ends properly."""

    async def run(self) -> None:
        self._h2.initiate_connection()
        await self._flush()
        while data := await self._reader.read(65_536):
            try:
                events = self._h2.receive_data(data)
            except ProtocolError:
                break
            for event in events:
                self._on(event)
            await self._flush()

    def _on(self, event: Event) -> None:
        if isinstance(event, RequestReceived):
            headers = {str(name): str(value) for name, value in event.headers}
            self._say(event.stream_id, self._answer(Hit(headers[":method"], headers[":path"], headers)))
        elif isinstance(event, WindowUpdated):
            self._send()
        elif isinstance(event, StreamReset):
            self._bodies.pop(event.stream_id, None)

    def _say(self, stream: int, reply: Reply) -> None:
        if reply.manner is Manner.HANG:
            return
        if reply.manner is Manner.RESET:
            self._h2.close_connection(ErrorCodes.ENHANCE_YOUR_CALM)
            return
        headers = [(name.lower(), value) for name, value in reply.headers]
        body = reply.body if reply.status != 304 else b""
        self._h2.send_headers(
            stream,
            [(":status", str(reply.status)), ("content-type", reply.content_type), *headers],
            end_stream=not body,
        )
        if body:
            is_cut = reply.manner is Manner.CUT
            self._bodies[stream] = (body[: len(body) // 2] if is_cut else body, not is_cut)
            self._send()

    def _send(self) -> None:
        """As much of every body as the client's windows allow."""
        for stream in list(self._bodies):
            body, ends = self._bodies[stream]
            while body and (room := self._h2.local_flow_control_window(stream)):
                size = min(room, self._h2.max_outbound_frame_size, len(body))
                piece, body = body[:size], body[size:]
                self._h2.send_data(stream, piece, end_stream=ends and not body)
            self._bodies[stream] = (body, ends)
            if not body:
                del self._bodies[stream]
                if not ends:
                    self._h2.reset_stream(stream, ErrorCodes.INTERNAL_ERROR)

    async def _flush(self) -> None:
        self._writer.write(self._h2.data_to_send())
        await self._writer.drain()
