"""Alert: does this ring, and what does the bell say?"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Protocol

from tocsin.core.alert import decide_alert
from tocsin.core.decision import Decision, Memory
from tocsin.core.held import WAIT, Waits
from tocsin.core.policy import Policy
from tocsin.core.rung import WaitRow
from tocsin.schemas import Directive, EnrichedEvent, Tick, Value
from tocsin.streams.memory import PartitionRows
from tocsin.streams.stage import Observer, Stage
from tocsin.streams.topics import ALERTS_RAISED, DIRECTIVES, EVENTS_ENRICHED, TICKS

LOOK_S_MAX = 1.0
"""Between two looks at the clock: the machine's may be set."""
ASK_AGAIN_S = 30.0
"""A tick that changed nothing is sent again after this long; one too many does no harm."""


def alert(policy: Policy, observer: Observer | None = None) -> Stage:
    """Ring once for what is new or worse, by ``policy``; ``observer`` hears what is kept back and until when."""

    def decide(memory: Memory, item: EnrichedEvent | Directive | Tick, now: datetime) -> Decision:
        return decide_alert(memory, item, now, policy)

    reads = (EVENTS_ENRICHED, DIRECTIVES, TICKS)
    return Stage("alert", reads=reads, decide=decide, sends=(ALERTS_RAISED,), observer=observer)


class Clock(Protocol):
    """What time it is: ``now`` for records, ``monotonic`` for waiting."""

    def now(self) -> datetime: ...

    def monotonic(self) -> float: ...


class Ticker:
    """Puts a tick on the log when something that a theatre of ours keeps back is due.

    The tick is a record like any other: what it lets ring is decided by its own time, so a replay rings the same.
    A tick too many (two workers, a restart) finds nothing due.
    """

    def __init__(self) -> None:
        self._ours: dict[int, Waits] = {}
        self._asked: dict[str, tuple[WaitRow, float]] = {}
        self._wake = asyncio.Event()

    def assigned(self, partition: int, rows: PartitionRows) -> None:
        """Take up what is kept back in ``partition``."""
        waits = self._ours[partition] = Waits()
        waits.learn({key: rows.get(key, WaitRow) for key in rows.raw if key.endswith(WAIT)})
        self._wake.set()

    def revoked(self, partition: int) -> None:
        """Another worker sends its ticks now."""
        self._ours.pop(partition, None)

    def changed(self, partition: int, changes: dict[str, Value | None]) -> None:
        """News was kept back, or let go."""
        self._ours.setdefault(partition, Waits()).learn(changes)
        if any(key.endswith(WAIT) for key in changes):
            self._wake.set()

    def due(self, now: datetime, monotonic: float) -> list[Tick]:
        """The ticks to send now; one that was sent for the very same rows is not sent again at once."""
        ticks = []
        for waits in self._ours.values():
            for tick in waits.ticks(now):
                row = waits.rows[tick.theatre]
                asked = self._asked.get(tick.theatre)
                if asked is None or asked[0] != row or monotonic - asked[1] >= ASK_AGAIN_S:
                    self._asked[tick.theatre] = (row, monotonic)
                    ticks.append(tick)
        return ticks

    async def run(self, send: Callable[[Tick], Awaitable[None]], clock: Clock) -> None:
        """Send ticks for ever; ``send`` returns when one is durable."""
        while True:
            self._wake.clear()
            for tick in self.due(clock.now(), clock.monotonic()):
                await send(tick)
            try:
                async with asyncio.timeout(LOOK_S_MAX):
                    await self._wake.wait()
            except TimeoutError:
                continue
