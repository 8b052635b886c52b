"""Deliver: to whom does an alert go, and what came of each attempt?"""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime

from tocsin.core.decision import Decision, Memory
from tocsin.core.retry import OutboxRow, decide_deliver
from tocsin.delivery.destination import Destination
from tocsin.delivery.dispatch import Dispatcher
from tocsin.errors import WrongShape
from tocsin.schemas import Alert, Delivery, DestinationState, Value
from tocsin.settings import Settings
from tocsin.streams import metrics
from tocsin.streams.app import reading_client
from tocsin.streams.compacted import newest
from tocsin.streams.memory import REDO_KEY, PartitionRows
from tocsin.streams.send import Sender
from tocsin.streams.stage import Stage
from tocsin.streams.tail import Since, end_positions, tail
from tocsin.streams.topics import ALERTS_RAISED, DEAD_LETTERS, DELIVERIES, DESTINATIONS


def deliver(destinations: tuple[Destination, ...], outbox: Outbox) -> Stage:
    """The rows of this stage are the outbox; ``outbox`` has them emptied beside the agent, never inside it."""

    def decide(memory: Memory, item: Alert | Delivery, now: datetime) -> Decision:
        return decide_deliver(memory, item, now, destinations)

    return Stage("deliver", reads=(ALERTS_RAISED, DELIVERIES), decide=decide, sends=(DEAD_LETTERS,), observer=outbox)


GONE_STATUS = 410
"""The destination wants no more: that is kept on the log, over restarts and for every worker."""


class Outbox:
    """Hands the rows of our partitions to the dispatcher, and takes back those that are settled or gone."""

    def __init__(self) -> None:
        self._dispatcher: Dispatcher | None = None
        self._ours: dict[int, dict[str, OutboxRow]] = {}

    def attach(self, dispatcher: Dispatcher) -> None:
        """Give every waiting row to ``dispatcher``, and every change from now on."""
        self._dispatcher = dispatcher
        for rows in self._ours.values():
            dispatcher.add(*rows.values())

    def assigned(self, partition: int, rows: PartitionRows) -> None:
        """Take up the rows of ``partition`` where they were left."""
        found = {}
        for key in rows.raw:
            row = rows.get(key, OutboxRow) if key != REDO_KEY else None
            if row is not None:
                found[key] = row
        self._ours[partition] = found
        if self._dispatcher is not None:
            self._dispatcher.add(*found.values())
        self._count()

    def revoked(self, partition: int) -> None:
        """Another worker empties these rows now."""
        rows = self._ours.pop(partition, {})
        if self._dispatcher is not None:
            self._dispatcher.discard(*rows)
        self._count()

    def changed(self, partition: int, changes: dict[str, Value | None]) -> None:
        """Rows were queued, tried or settled."""
        ours = self._ours.setdefault(partition, {})
        for key, row in changes.items():
            if isinstance(row, OutboxRow):
                ours[key] = row
                if self._dispatcher is not None:
                    self._dispatcher.add(row)
            else:
                ours.pop(key, None)
                if self._dispatcher is not None:
                    self._dispatcher.discard(key)
        self._count()

    def _count(self) -> None:
        metrics.OUTBOX_ROWS.set(sum(len(rows) for rows in self._ours.values()))


class DeliveryReports:
    """Puts what came of an attempt on its topic, from where it finds its row."""

    def __init__(self, sender: Sender) -> None:
        self._sender = sender

    async def __call__(self, delivery: Delivery, after: OutboxRow | None) -> None:
        """Send the record of one attempt; returns when it is durable."""
        del after
        if delivery.status_code == GONE_STATUS:
            state = DestinationState(
                destination=delivery.destination,
                disabled=True,
                reason=delivery.error or "410 gone",
                at=delivery.attempted_at,
            )
            await (await self._sender.send(DESTINATIONS, state, at=delivery.attempted_at))
        metrics.DELIVERIES.labels(delivery.destination, delivery.outcome.value).inc()
        await (await self._sender.send(DELIVERIES, delivery, at=delivery.attempted_at))


async def know_destinations(settings: Settings, dispatcher: Dispatcher) -> Since:
    """Tell ``dispatcher`` which destinations are disabled now; gives where to follow from."""
    name = settings.streams.prefix + DESTINATIONS.name
    ends = await end_positions(settings.broker_url, [name], client=reading_client(settings))
    for destination, state in (await newest(settings, DESTINATIONS, DestinationState)).items():
        dispatcher.set_disabled(destination, disabled=state.disabled)
    return ends


async def follow_destinations(settings: Settings, dispatcher: Dispatcher, since: Since) -> None:
    """Tell ``dispatcher`` for ever which destinations are disabled or resumed, on whichever worker that was learned."""
    name = settings.streams.prefix + DESTINATIONS.name
    async for record in tail(settings.broker_url, [name], since=since, client=reading_client(settings)):
        with suppress(WrongShape):
            state = DestinationState.decode(record.value or b"")
            dispatcher.set_disabled(state.destination, disabled=state.disabled)
