"""The transport contract, held by Kafka through the aiokafka driver, on a real broker."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from aiokafka import AIOKafkaProducer
from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType
from tests.brokers.kafka import Cluster
from tests.streams.transport_contract import Harness, TransportContract

from tocsin.settings import KafkaSettings
from tocsin.streams.kafka import driver_url, ensure_topics
from tocsin.streams.record import Record
from tocsin.streams.topics import TopicSpec

pytestmark = pytest.mark.kafka

COMPACT_NOW = {
    "cleanup.policy": "compact",
    "segment.ms": "1",
    "min.cleanable.dirty.ratio": "0.001",
    "delete.retention.ms": "0",
}
FILLER_KEY = b'"filler"'
"""JSON, so that a table that meets it can read it."""
SETTINGS = {
    "broker_session_timeout": 3.0,  # a restart after kill -9 waits until the dead member's session ends
    "broker_heartbeat_interval": 1.0,
    "consumer_auto_offset_reset": "earliest",
}


class KafkaHarness(Harness):
    """One broker, shared by the session."""

    patience_s = 60.0
    settings = SETTINGS

    def __init__(self, broker: Cluster, folder: Path) -> None:
        self.broker = driver_url(broker.url)
        self.tail_broker = broker.url
        self.bootstrap = broker.bootstrap
        self.datadir = folder

    async def declare(self, topic: str, *, compact: bool = False) -> None:
        spec = TopicSpec(topic, self.partitions, None, compact=compact, replication=1, max_bytes=1_000_000)
        await ensure_topics(self.tail_broker, [spec], KafkaSettings())

    async def committed(self, group: str, topic: str) -> dict[int, int]:
        async with admin(self.bootstrap) as client:
            offsets = await client.list_consumer_group_offsets(group)
        return {tp.partition: found.offset for tp, found in offsets.items() if tp.topic == topic and found.offset >= 0}

    async def compact(self, topic: str) -> None:
        """Lower the topic's limits, then roll its segments with a filler tombstone until the cleaner has been there."""
        async with admin(self.bootstrap) as client:
            await client.alter_configs([ConfigResource(ConfigResourceType.TOPIC, topic, COMPACT_NOW)])

        async def cleaned() -> bool:
            await self._roll(topic)
            await asyncio.sleep(0.5)
            kept = await self.read(topic)
            return len(kept) == len({(r.partition, r.key) for r in kept}) and all(r.value is not None for r in kept)

        await self.until(cleaned, f"the cleaner compacts {topic}")

    async def read(self, topic: str) -> list[Record]:
        return [record for record in await super().read(topic) if record.key != FILLER_KEY]

    async def _roll(self, topic: str) -> None:
        producer = AIOKafkaProducer(bootstrap_servers=self.bootstrap)
        await producer.start()
        try:
            for partition in range(self.partitions):
                await producer.send_and_wait(topic, None, FILLER_KEY, partition)
        finally:
            await producer.stop()


@contextlib.asynccontextmanager
async def admin(bootstrap: str) -> AsyncIterator[Any]:
    client = AIOKafkaAdminClient(bootstrap_servers=bootstrap)
    await client.start()
    try:
        yield client
    finally:
        await client.close()


class TestKafka(TransportContract):
    @pytest.fixture
    def harness(self, kafka_broker: Cluster, tmp_path: Path) -> KafkaHarness:
        return KafkaHarness(kafka_broker, tmp_path)
