"""How changes reach open pages: one bounded journal, read by each page at its own pace, resumed by the id it saw last."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from tocsin.desk.view import Update

JOURNAL_UPDATES_MAX = 5_000
JOURNAL_BYTES_MAX = 32_000_000
PING_S = 10.0
"""Shorter than the idle limits of common proxies (nginx closes after 60 s)."""
RETRY_MS = 1_000
BATCH_MAX = 200
"""Updates sent to a page before the loop looks at others."""


class Resume(StrEnum):
    """What a page that comes back gets."""

    GOES_ON = "goes_on"
    RESYNC = "resync"


@dataclass(frozen=True, slots=True)
class Entry:
    seq: int
    update: Update


class Journal:
    """The newest updates, numbered. ``epoch`` names this run of the desk: numbers of another run mean nothing here."""

    def __init__(
        self, epoch: str, *, updates_max: int = JOURNAL_UPDATES_MAX, bytes_max: int = JOURNAL_BYTES_MAX
    ) -> None:
        self.epoch = epoch
        self._entries: deque[Entry] = deque()
        self._updates_max = updates_max
        self._bytes_max = bytes_max
        self._bytes = 0
        self._seq = 0
        self._wake = asyncio.Event()
        self.closed = False

    @property
    def cursor(self) -> str:
        """The id of the newest update: what a page that has everything resumes from."""
        return self._id(self._seq)

    def _id(self, seq: int) -> str:
        return f"{self.epoch}-{seq}"

    def append(self, updates: Iterable[Update]) -> None:
        """Number ``updates``, let the oldest go where there are too many, and wake the pages."""
        for update in updates:
            self._seq += 1
            self._entries.append(Entry(self._seq, update))
            self._bytes += len(update.data)
        while len(self._entries) > self._updates_max or (self._bytes > self._bytes_max and len(self._entries) > 1):
            self._bytes -= len(self._entries.popleft().update.data)
        self._rouse()

    def close(self) -> None:
        """End every page's stream."""
        self.closed = True
        self._rouse()

    def _rouse(self) -> None:
        self._wake.set()
        self._wake = asyncio.Event()

    def resume(self, cursor: str) -> tuple[Resume, int]:
        """Where a page that saw ``cursor`` last goes on; RESYNC where what it missed is gone."""
        epoch, _, number = cursor.rpartition("-")
        seq = int(number) if number.isdecimal() and number.isascii() and len(number) < 20 else -1
        if epoch != self.epoch or not 0 <= seq <= self._seq or self._gone(seq):
            return Resume.RESYNC, self._seq
        return Resume.GOES_ON, seq

    def _gone(self, seq: int) -> bool:
        oldest = self._entries[0].seq if self._entries else self._seq + 1
        return seq + 1 < oldest

    def after(self, seq: int) -> list[Entry]:
        """Up to BATCH_MAX updates after ``seq``, oldest first."""
        if not self._entries:
            return []
        start = max(0, seq + 1 - self._entries[0].seq)
        stop = min(len(self._entries), start + BATCH_MAX)
        return [self._entries[index] for index in range(start, stop)]

    async def events(
        self, cursor: str | None, ping: Callable[[], bytes], ping_s: float = PING_S
    ) -> AsyncIterator[bytes]:
        """Server-sent events for one page, from ``cursor`` (None: from now on) until the journal closes.

        A page that was away too long, or reads too slowly, gets one ``resync`` event and then goes on from now.
        """
        way, seq = (Resume.GOES_ON, self._seq) if cursor is None else self.resume(cursor)
        known = self._id(seq) if way is Resume.GOES_ON else None  # a page told to begin again has seen nothing yet
        yield f"retry: {RETRY_MS}\n\n".encode() + sse("hello", known, ping())
        if way is Resume.RESYNC:
            yield sse("resync", self._id(seq), b"{}")
        while not self.closed:
            wake = self._wake
            if self._gone(seq):
                seq = self._seq
                yield sse("resync", self._id(seq), b"{}")
                continue
            batch = self.after(seq)
            if batch:
                seq = batch[-1].seq
                yield b"".join(sse(one.update.kind, self._id(one.seq), one.update.data) for one in batch)
                continue
            try:
                await asyncio.wait_for(wake.wait(), ping_s)
            except TimeoutError:
                yield sse("ping", None, ping())


def sse(kind: str, event_id: str | None, data: bytes) -> bytes:
    """One server-sent event; ``data`` is JSON by orjson and so holds no line break."""
    head = f"event: {kind}\n" + (f"id: {event_id}\n" if event_id else "")
    return head.encode() + b"data: " + data + b"\n\n"
