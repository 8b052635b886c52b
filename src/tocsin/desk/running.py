"""The desk while it runs: what it read, what changed with it, and how it is."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from typing import Protocol

from tocsin.desk import pages
from tocsin.desk.holdings import Tally
from tocsin.desk.stream import PING_S, Journal
from tocsin.desk.view import View
from tocsin.errors import TocsinError
from tocsin.streams.clock import Clock

log = logging.getLogger(__name__)

TALLY_S = 1.0
BREATH_RECORDS = 200
"""About 20 ms of work; then open pages get their turn."""
REREAD_S = 3.0
"""How long after a broken read the topics are read again, from the beginning."""


class Record(Protocol):
    """One record of a topic; ``topic`` is the logical name."""

    @property
    def topic(self) -> str: ...
    @property
    def key(self) -> bytes | None: ...
    @property
    def value(self) -> bytes | None: ...


Records = Callable[[], AsyncIterator[Record]]


class Desk:
    """A view, the journal of its changes, and the state of the reading."""

    def __init__(
        self, view: View, *, records: Records | None, clock: Clock, epoch: str, read_only: bool, ping_s: float = PING_S
    ) -> None:
        self.view = view
        self.journal = Journal(epoch)
        self.clock = clock
        self.read_only = read_only
        self.pages_open = 0
        self.reading = "" if records is None else "has not read the topics yet"
        """What is wrong with the reading; "" while it goes well."""
        self._records = records
        self._ping_s = ping_s
        self._last_record_at: float | None = None
        self._tallied, self._tallied_at = view.held.tally(clock.now()), clock.monotonic()

    def apply(self, topic: str, key: bytes | None, value: bytes | None) -> None:
        """Take one record in and tell every open page what changed."""
        self._last_record_at = self.clock.monotonic()
        self.journal.append(self.view.apply(topic, key, value))

    async def read(self) -> None:
        """Read the topics for ever; after a failure say so on the page, wait, and read again."""
        while self._records is not None:
            try:
                self.reading = ""
                async for record in self._records():
                    self.apply(record.topic, record.key, record.value)
                    if self.view.records % BREATH_RECORDS == 0:
                        await asyncio.sleep(0)  # a long log must not keep the pages waiting
                self.reading = "has come to the end of the topics"
            except (TocsinError, OSError, RuntimeError) as error:
                self.reading = f"cannot read the topics: {error}"
                log.warning("desk %s; trying again in %.0f s", self.reading, REREAD_S)
            await asyncio.sleep(REREAD_S)

    async def follow(self, cursor: str | None) -> AsyncIterator[bytes]:
        """The changes from ``cursor`` on, as server-sent events, for one page."""
        self.pages_open += 1
        try:
            async for event in self.journal.events(cursor, self.pulse, self._ping_s):
                yield event
        finally:
            self.pages_open -= 1

    def pulse(self) -> bytes:
        """How the desk is: sent to every page with each ping."""
        idle_s = None if self._last_record_at is None else round(self.clock.monotonic() - self._last_record_at, 1)
        return pages.as_json(
            status="ok" if not self.reading else "not reading",
            epoch=self.journal.epoch,
            reading=self.reading,
            now=self.clock.now(),
            idle_s=idle_s,
            records=self.view.records,
            wrong=self.view.wrong,
            wrong_last=self.view.wrong_last,
            pages_open=self.pages_open,
            read_only=self.read_only,
            held=self.view.held.counts(),
            feeds=self._tally(),
        )

    def snapshot(self) -> bytes:
        """All a page needs to begin, and the id to follow the changes from."""
        journal = self.journal
        return pages.snapshot(self.view.held, cursor=journal.cursor, epoch=journal.epoch, read_only=self.read_only)

    def _tally(self) -> Tally:
        """How the feeds are; counted at most once a second, however many pages are open."""
        now = self.clock.monotonic()
        if now - self._tallied_at >= TALLY_S:
            self._tallied, self._tallied_at = self.view.held.tally(self.clock.now()), now
        return self._tallied
