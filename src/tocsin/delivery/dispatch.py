"""Empty the outbox: when is which row tried, beside which others, and who is told what came of it?

One lane per destination, so that a slow or dead one holds up nobody else. Within a lane the revisions of one
alert go one after another; different alerts go side by side. HTTP is at least once: a row is settled only when
the record of its last attempt is durable, and every attempt of a row carries the same idempotency key.
"""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count

from tocsin.core.retry import (
    HOST_DOWN,
    AttemptResult,
    OutboxRow,
    Verdict,
    decide_after,
    decide_disabled,
)
from tocsin.delivery.breaker import Breaker
from tocsin.delivery.lane import Lane, NoSender, Sender
from tocsin.schemas import Delivery
from tocsin.schemas.words import DeliveryOutcome

IN_FLIGHT_PER_DESTINATION_MAX = 4
WAKE_S_MAX = 30.0
"""Look at the clock at least this often: the machine's may be set."""
STOP_GRACE_S = 10.0
"""Attempts under way get this long to end; what does not is tried again after the restart."""
REPORT_RETRY_S = 1.0
REPORT_RETRY_S_MAX = 30.0
"""Between two tries to make the record of an attempt durable."""

log = logging.getLogger(__name__)

Now = Callable[[], datetime]
"""Asks for the time in UTC."""
Report = Callable[[Delivery, OutboxRow | None], Awaitable[None]]
"""Makes the record of an attempt durable; the row is as it is afterwards, None when settled."""
Wait = Callable[[asyncio.Event, float | None], Awaitable[None]]
"""Returns when the event is set or the seconds are over, whichever is first."""


async def wait_event(event: asyncio.Event, timeout_s: float | None) -> None:
    """Wait for ``event`` by the machine's own clock."""
    try:
        async with asyncio.timeout(timeout_s):
            await event.wait()
    except TimeoutError:
        return


@dataclass(frozen=True, slots=True)
class LaneState:
    """How one destination is doing, for health and metrics."""

    destination: str
    waiting: int
    in_flight: int
    disabled: bool
    host_open: bool
    """The circuit breaker is open: the host is not being tried."""
    hold_until: datetime | None


class Dispatcher:
    """Tries each row when it is due. Not thread-safe: everything happens on one event loop.

    ``senders`` by destination name. ``add`` whatever the outbox holds, as often as you like; ``discard`` what
    left it (settled and recorded, or moved to another worker). ``run`` until ``stop``.
    """

    def __init__(
        self,
        senders: Mapping[str, Sender],
        report: Report,
        *,
        now: Now,
        chance: random.Random,
        wait: Wait = wait_event,
    ) -> None:
        self._report = report
        self._now = now
        self._chance = chance
        self._wait = wait
        self._lanes = {name: Lane(name, sender) for name, sender in senders.items()}
        self._breakers: dict[str, Breaker] = {}
        self._order = count()
        self._wake = asyncio.Event()
        self._stopping = asyncio.Event()
        self._stopped = asyncio.Event()
        self._stopped.set()
        self._attempts: set[asyncio.Task[None]] = set()
        self._failure: BaseException | None = None

    def add(self, *rows: OutboxRow) -> None:
        """Take up ``rows``; after a restart or a rebalance give all of a partition's in one call, in any order."""
        for row in rows:
            self._lane(row.destination).put(row, self._order)
        self._wake.set()

    def discard(self, *delivery_ids: str) -> None:
        """Forget rows that left the outbox; an attempt under way still ends and is still reported."""
        for delivery_id in delivery_ids:
            for lane in self._lanes.values():
                lane.drop(delivery_id, self._order)
        self._wake.set()

    def set_disabled(self, destination: str, *, disabled: bool) -> None:
        """A destination wants no more, or somebody resumed it; what is under way still ends."""
        lane = self._lane(destination)
        if lane.disabled != disabled:
            log.info("destination %s is %s", destination, "disabled" if disabled else "resumed")
        lane.disabled = disabled
        self._wake.set()

    def states(self) -> tuple[LaneState, ...]:
        """How each destination is doing."""
        return tuple(
            LaneState(
                destination=lane.name,
                waiting=len(lane.rows) - len(lane.busy),
                in_flight=len(lane.busy),
                disabled=lane.disabled,
                host_open=self._breaker(lane).open_until is not None,
                hold_until=lane.hold_until,
            )
            for lane in self._lanes.values()
        )

    async def run(self) -> None:
        """Try rows as they fall due, until ``stop``."""
        self._stopped.clear()
        try:
            while not self._stopping.is_set():
                self._wake.clear()
                if self._failure is not None:  # a bug of our own: end loudly, the outbox still has every row
                    raise self._failure
                delay = self._start_due()
                await self._wait(self._wake, delay)
            await self._drain()
        finally:
            for task in self._attempts:
                task.cancel()
            await asyncio.gather(*self._attempts, return_exceptions=True)
            self._stopped.set()

    async def stop(self) -> None:
        """Start nothing more, give what is under way STOP_GRACE_S, and return when all has ended."""
        self._stopping.set()
        self._wake.set()
        await self._stopped.wait()

    async def _drain(self) -> None:
        if self._attempts:
            await asyncio.wait(self._attempts, timeout=STOP_GRACE_S)

    def _lane(self, name: str) -> Lane:
        if name not in self._lanes:
            self._lanes[name] = Lane(name, NoSender(name))
        return self._lanes[name]

    def _breaker(self, lane: Lane) -> Breaker:
        host = lane.sender.host or f"only {lane.name}"
        return self._breakers.setdefault(host, Breaker())

    def _start_due(self) -> float | None:
        """Begin every attempt that may begin now; seconds until the next may, None when only an event can tell."""
        delays = [delay for lane in self._lanes.values() if (delay := self._start_lane(lane)) is not None]
        return min([*delays, WAKE_S_MAX]) if delays else None

    def _start_lane(self, lane: Lane) -> float | None:
        while (row := lane.first()) is not None:
            delay = self._delay_s(lane, row)
            if delay != 0.0:
                return delay
            lane.take(row)
            self._begin(lane, row)
        return None

    def _delay_s(self, lane: Lane, row: OutboxRow) -> float | None:
        """Seconds until ``row`` may be tried; None when an attempt under way has to end first."""
        if len(lane.busy) >= IN_FLIGHT_PER_DESTINATION_MAX:
            return None
        if lane.disabled:
            return 0.0
        now = self._now()
        host_wait = self._breaker(lane).wait_s(now)
        if host_wait is None:
            return None
        moments = [row.next_attempt_at, lane.hold_until or now]
        return max(0.0, host_wait, *((moment - now).total_seconds() for moment in moments))

    def _begin(self, lane: Lane, row: OutboxRow) -> None:
        if not lane.disabled:
            self._breaker(lane).start()
        if lane.sender.pace_s:
            lane.hold_until = self._now() + timedelta(seconds=lane.sender.pace_s)
        task = asyncio.create_task(self._attempt(lane, row), name=f"deliver {row.delivery_id}")
        self._attempts.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._attempts.discard(task)
        if not task.cancelled() and (failure := task.exception()) is not None:
            self._failure = failure
            self._wake.set()

    async def _attempt(self, lane: Lane, row: OutboxRow) -> None:
        if lane.disabled:
            after, delivery = None, decide_disabled(row, self._now())
        else:
            result = await self._send(lane, row)
            after, delivery = decide_after(row, result, self._now(), self._chance)
            self._learn(lane, result, delivery)
        if await self._record(delivery, after):
            lane.settle(row, after, self._order)
            self._wake.set()

    async def _send(self, lane: Lane, row: OutboxRow) -> AttemptResult:
        """One attempt; a sender that raises has a bug, and the row is tried again."""
        try:
            return await lane.sender.send(row)
        except Exception as error:  # noqa: BLE001 - its message may hold an address, which may be a secret
            log.error("destination %s: sending failed with %s", lane.name, type(error).__name__)  # noqa: TRY400
            return AttemptResult(Verdict.NETWORK, error=f"could not be sent: {type(error).__name__}")

    def _learn(self, lane: Lane, result: AttemptResult, delivery: Delivery) -> None:
        """What one attempt says of the host and of the destination's other rows."""
        if self._breaker(lane).end(down=result.verdict in HOST_DOWN, now=delivery.attempted_at):
            self._catch_up(lane, delivery.attempted_at)
        if delivery.outcome is DeliveryOutcome.DISABLED:
            lane.disabled = True
            log.warning(
                "destination %s answered 410 gone and is disabled; `tocsin destinations resume %s` once it takes alerts "
                "again, or remove it from tocsin.toml",
                lane.name,
                lane.name,
            )
        elif result.retry_after_s is not None and delivery.next_attempt_at is not None:
            lane.hold_until = max(lane.hold_until or delivery.next_attempt_at, delivery.next_attempt_at)
        self._wake.set()

    def _catch_up(self, lane: Lane, now: datetime) -> None:
        """A host that was left alone is back: none of its rows waits for the hour its last failure set."""
        breaker = self._breaker(lane)
        for other in self._lanes.values():
            if self._breaker(other) is breaker:
                other.bring_forward(now, self._chance, self._order)

    async def _record(self, delivery: Delivery, after: OutboxRow | None) -> bool:
        """Report until it is durable; False when told to stop first, and then the row is tried again after a restart."""
        pause_s = REPORT_RETRY_S
        while True:
            try:
                await self._report(delivery, after)
            except Exception as error:  # noqa: BLE001 - whatever it is, forgetting the attempt would be worse
                log.error("cannot record the delivery of %s: %s; trying again", delivery.delivery_id, error)  # noqa: TRY400
            else:
                return True
            if self._stopping.is_set():
                return False
            await self._wait(self._stopping, pause_s)
            pause_s = min(pause_s * 2, REPORT_RETRY_S_MAX)
