"""Faust's aiokafka driver with the settings that its guarantees need; registered as `tocsin-kafka`."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

import aiokafka
from faust.transport.drivers import aiokafka as faust_driver
from faust.types import TP

from tocsin.streams.kafka.quiet import quieten
from tocsin.streams.membership import Membership

FETCH_WAIT_MS_MAX = 100
"""How long an idle broker may hold a fetch back. A partition read a moment ago is asked for again only when the
fetch that is under way on its broker has come back. Two hops at 50 records/s, p99 of two runs each: 34 and 49 ms;
with Faust's 1500 ms 59 and 171 ms."""
NOBODY_THERE_PAUSE_S = 0.2
"""Between two looks for a broker while none answers. aiokafka 0.14 does not pause where the connection is
refused at once: measured, thousands of attempts and log lines a second on the loop that runs the agents."""


def pace(client: Any) -> None:
    """Make an AIOKafkaClient that found no broker pause before it looks again."""
    update = client._metadata_update  # noqa: SLF001

    async def paced(cluster: Any, topics: Sequence[str]) -> bool:
        updated: bool = await update(cluster, topics)
        if not updated:
            await asyncio.sleep(NOBODY_THERE_PAUSE_S)
        return updated

    client._metadata_update = paced  # noqa: SLF001


def keep_alive_while_assigning(coordinator: Any) -> None:
    """Have a group coordinator's client send heartbeats while we load what belongs to our new partitions.

    aiokafka sends none between joining and the end of that callback: a load that takes longer than the session, on a busy
    machine or with a large memory, had the worker thrown out of the group, join anew, load anew, and so for ever. (The Java
    client beats from a thread of its own all the while.)
    """
    complete = coordinator._on_join_complete  # noqa: SLF001

    async def beating(*member: Any) -> None:
        coordinator._start_heartbeat_task()  # noqa: SLF001 - starts it once; the driver's own start then finds it running
        await complete(*member)

    coordinator._on_join_complete = beating  # noqa: SLF001


def tell(membership: Membership, coordinator: Any) -> None:
    """Have ``membership`` hear what a group coordinator says to its client."""
    beat, reset = coordinator._do_heartbeat, coordinator.reset_generation  # noqa: SLF001
    complete = coordinator._on_join_complete  # noqa: SLF001

    async def telling() -> bool:
        success: bool = await beat()
        if success:
            membership.heard()
        return success

    async def telling_join(*member: Any) -> None:
        membership.heard()
        await complete(*member)

    def telling_reset() -> None:
        membership.thrown_out()
        reset()

    coordinator._do_heartbeat, coordinator.reset_generation = telling, telling_reset  # noqa: SLF001
    coordinator._on_join_complete = telling_join  # noqa: SLF001


class Producer(faust_driver.Producer):  # type: ignore[misc]
    """Records are acknowledged by all replicas in sync, and a retry is never a second record."""

    def _settings_extra(self) -> Mapping[str, Any]:
        return {"acks": "all", "enable_idempotence": True}

    def _new_producer(self, transactional_id: str | None = None) -> aiokafka.AIOKafkaProducer:
        producer = super()._new_producer(transactional_id)
        pace(producer.client)
        return producer


class ConsumerThread(faust_driver.AIOKafkaConsumerThread):  # type: ignore[misc]
    """Reads what is committed, stays in the group while it loads, and without the driver's own slow-processing alarms."""

    async def on_start(self) -> None:
        """Start the consumer; it joins the group later, when it subscribes."""
        await super().on_start()
        if not self.app.client_only:
            coordinator = self._ensure_consumer()._coordinator  # noqa: SLF001
            keep_alive_while_assigning(coordinator)
            if (membership := getattr(self.app, "tocsin_membership", None)) is not None:
                tell(membership, coordinator)

    def _create_worker_consumer(self, transport: Any) -> aiokafka.AIOKafkaConsumer:
        consumer = super()._create_worker_consumer(transport)
        # The driver has no setting for these two; they are read when the consumer starts, which is later.
        consumer._isolation_level = "read_committed"  # noqa: SLF001
        consumer._fetch_max_wait_ms = FETCH_WAIT_MS_MAX  # noqa: SLF001
        pace(consumer._client)  # noqa: SLF001
        return consumer

    def verify_event_path(self, now: float, tp: TP) -> None:
        """Say nothing: it compares a monotonic clock with the time of day, alarms falsely and never rightly."""

    def verify_recovery_event_path(self, now: float, tp: TP) -> None:
        """Say nothing, for the same reason; streams/watchdog.py is what ends a worker that stands still."""


class Consumer(faust_driver.Consumer):  # type: ignore[misc]
    """The driver's consumer over our thread."""

    def _new_consumer_thread(self) -> ConsumerThread:
        return ConsumerThread(self, loop=self.loop, beacon=self.beacon)


class Transport(faust_driver.Transport):  # type: ignore[misc]
    """What an app with a `tocsin-kafka://` broker runs on."""

    Consumer = Consumer
    Producer = Producer
    driver_version = f"tocsin-kafka aiokafka={aiokafka.__version__}"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        quieten()
