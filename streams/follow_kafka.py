"""Reading Kafka topics without a group."""

import asyncio
import time
from collections.abc import Iterable, Mapping
from typing import Any, Self

from aiokafka import AIOKafkaConsumer, TopicPartition

from tocsin.streams.record import At, Record

LOOK_S = 5.0  # how often new topics and partitions are looked for; while a topic is missing, every LOOK_MISSING_S
LOOK_MISSING_S = 0.5
FETCH_WAIT_MS = 200


class KafkaFollower:
    """Follows topics that may not exist yet; reads only what is committed."""

    def __init__(self, consumer: AIOKafkaConsumer, topics: tuple[str, ...]) -> None:
        self._consumer = consumer
        self._topics = topics
        self._ends: dict[At, int] = {}
        self._looked_at = 0.0
        self._positions: dict[At, int] = {}

    @classmethod
    async def connect(cls, servers: str, topics: tuple[str, ...], client: Mapping[str, Any]) -> Self:
        """Return a follower connected to the brokers ``host:port,host:port``.

        Raises:
            aiokafka.errors.KafkaConnectionError: none of them answers.
        """
        settings: dict[str, Any] = {"isolation_level": "read_committed", "enable_auto_commit": False, **client}
        consumer = AIOKafkaConsumer(bootstrap_servers=servers, group_id=None, auto_offset_reset="earliest", **settings)
        await consumer.start()
        return cls(consumer, topics)

    async def ends(self) -> dict[At, int]:
        """Return the end of each partition, those known a moment ago at first asking only now and then."""
        pause = LOOK_S if {topic for topic, _ in self._ends} == set(self._topics) else LOOK_MISSING_S
        if not self._looked_at or time.monotonic() - self._looked_at >= pause:
            cluster = await self._consumer._client.fetch_all_metadata()  # noqa: SLF001 - asking by name would create them
            found = [
                TopicPartition(topic, number)
                for topic in self._topics
                for number in cluster.partitions_for_topic(topic) or ()
            ]
            ends = await self._consumer.end_offsets(found) if found else {}
            self._ends = {(tp.topic, tp.partition): end for tp, end in ends.items()}
            self._looked_at = time.monotonic()
        return dict(self._ends)

    async def starts(self, wanted: Iterable[At]) -> dict[At, int]:
        """Return the first offset still kept of each partition."""
        tps = [TopicPartition(*at) for at in wanted]
        found = await self._consumer.beginning_offsets(tps) if tps else {}
        return {(tp.topic, tp.partition): offset for tp, offset in found.items()}

    async def fetch(self, positions: Mapping[At, int], count: int) -> tuple[list[Record], dict[At, int]]:
        """Return some records from these positions on, waiting a moment for them."""
        if not positions:
            return [], {}
        self._seek(positions)
        batches = await self._consumer.getmany(timeout_ms=FETCH_WAIT_MS, max_records=count)
        records = [_record(message) for messages in batches.values() for message in messages]
        after = {(tp.topic, tp.partition): messages[-1].offset + 1 for tp, messages in batches.items() if messages}
        if not records:  # the end may lie behind markers of transactions, which are no records
            after = await self._skipped(positions)
        self._positions.update(after)
        return records, after

    def _seek(self, positions: Mapping[At, int]) -> None:
        if positions.keys() != self._positions.keys():
            self._consumer.assign([TopicPartition(*at) for at in positions])
            self._positions = {}
        for at, offset in positions.items():
            if self._positions.get(at) != offset:
                self._consumer.seek(TopicPartition(*at), offset)
        self._positions = dict(positions)

    async def _skipped(self, positions: Mapping[At, int]) -> dict[At, int]:
        now = {at: await self._consumer.position(TopicPartition(*at)) for at in positions}
        return {at: offset for at, offset in now.items() if offset > positions[at]}

    async def wait(self) -> None:
        """Return soon: fetching itself waits; without a partition to fetch from this does."""
        if not self._positions:
            await asyncio.sleep(LOOK_MISSING_S)

    async def close(self) -> None:
        """Disconnect."""
        await self._consumer.stop()


def _record(message: Any) -> Record:
    return Record(
        message.topic,
        message.partition,
        message.offset,
        message.timestamp / 1000,
        message.key,
        message.value,
        tuple(message.headers),
    )
