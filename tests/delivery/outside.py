"""The outside of the dispatcher, played: a clock that is wound by hand, senders that follow a script, a log of records."""

from __future__ import annotations

import asyncio
import random
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from tocsin.core.retry import AttemptResult, OutboxRow, Verdict, delivery_id, judge_status
from tocsin.delivery.dispatch import Dispatcher
from tocsin.delivery.lane import Sender
from tocsin.schemas import Alert, Delivery
from tocsin.schemas.jsonschema import example_path

START = datetime(2026, 2, 28, 6, 14, 31, tzinfo=UTC)
ALERT = Alert.decode(example_path(Alert).read_bytes())
DELIVERED = AttemptResult(Verdict.DELIVERED, 200)
DOWN = judge_status(500)


def a_row(destination: str = "desk", alert_id: str = "alert-1", revision: int = 1, at: datetime = START) -> OutboxRow:
    alert = replace(ALERT, alert_id=alert_id, revision=revision)
    return OutboxRow(
        delivery_id=delivery_id(alert, destination),
        destination=destination,
        destination_kind="played",
        alert=alert,
        queued_at=at,
        next_attempt_at=at,
    )


class WoundClock:
    """Time moves only by ``advance``, which stops at every moment somebody waits for."""

    def __init__(self) -> None:
        self.time = START
        self._timers: list[tuple[datetime, asyncio.Event]] = []

    def now(self) -> datetime:
        return self.time

    async def wait(self, event: asyncio.Event, timeout_s: float | None) -> None:
        if timeout_s is None:
            await event.wait()
            return
        rings = asyncio.Event()
        timer = (self.time + timedelta(seconds=timeout_s), rings)
        self._timers.append(timer)
        waits = [asyncio.create_task(event.wait()), asyncio.create_task(rings.wait())]
        try:
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in waits:
                task.cancel()
            if timer in self._timers:
                self._timers.remove(timer)

    async def advance(self, seconds: float) -> None:
        goal = self.time + timedelta(seconds=seconds)
        await settle()
        while due := [timer for timer in self._timers if timer[0] <= goal]:
            moment, rings = min(due, key=lambda timer: timer[0])
            self._timers.remove((moment, rings))
            self.time = max(self.time, moment)
            rings.set()
            await settle()
        self.time = goal
        await settle()


async def settle() -> None:
    """Let everything happen that can happen now."""
    for _ in range(60):
        await asyncio.sleep(0)


@dataclass
class Played:
    """A way out that answers as its script says; ``held`` attempts wait for ``release``."""

    host: str = ""
    pace_s: float = 0.0
    script: deque[AttemptResult] = field(default_factory=deque)
    otherwise: AttemptResult = DELIVERED
    tried: list[tuple[str, int]] = field(default_factory=list)
    times: list[datetime] = field(default_factory=list)
    now: Callable[[], datetime] = lambda: START
    held: bool = False
    under_way: int = 0
    most_under_way: int = 0
    _gate: asyncio.Event = field(default_factory=asyncio.Event)

    def release(self) -> None:
        self.held = False
        self._gate.set()

    async def send(self, row: OutboxRow) -> AttemptResult:
        self.tried.append((row.alert.alert_id, row.alert.revision))
        self.times.append(self.now())
        self.under_way += 1
        self.most_under_way = max(self.most_under_way, self.under_way)
        try:
            if self.held:
                await self._gate.wait()
            else:
                await asyncio.sleep(0)
            return self.script.popleft() if self.script else self.otherwise
        finally:
            self.under_way -= 1


@dataclass
class World:
    """A dispatcher with everything around it, and the outbox as the records leave it."""

    senders: dict[str, Sender]
    clock: WoundClock = field(default_factory=WoundClock)
    seed: int = 1
    records: list[Delivery] = field(default_factory=list)
    outbox: dict[str, OutboxRow] = field(default_factory=dict)
    fail_reports: int = 0

    def __post_init__(self) -> None:
        for sender in self.senders.values():
            if isinstance(sender, Played):
                sender.now = self.clock.now
        self.start()

    def start(self) -> None:
        self.dispatcher = Dispatcher(
            self.senders, self._report, now=self.clock.now, chance=random.Random(self.seed), wait=self.clock.wait
        )
        self.running = asyncio.create_task(self.dispatcher.run())

    async def _report(self, delivery: Delivery, after: OutboxRow | None) -> None:
        await asyncio.sleep(0)
        if self.fail_reports:
            self.fail_reports -= 1
            raise ConnectionError("the log is away")
        self.records.append(delivery)
        if after is None:
            self.outbox.pop(delivery.delivery_id, None)
        else:
            self.outbox[delivery.delivery_id] = after

    def add(self, *rows: OutboxRow) -> None:
        self.outbox.update({row.delivery_id: row for row in rows})
        self.dispatcher.add(*rows)

    def outcomes(self, destination: str | None = None) -> list[tuple[str, int, str]]:
        """(alert, revision, outcome) of each record, in order."""
        return [
            (record.alert_id, record.revision, record.outcome.value)
            for record in self.records
            if destination in (None, record.destination)
        ]

    async def crash(self) -> None:
        """The process dies: nothing is flushed, nothing says goodbye."""
        self.running.cancel()
        await asyncio.gather(self.running, return_exceptions=True)
