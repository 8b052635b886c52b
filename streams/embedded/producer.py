"""Faust's producer over the log: a send is done when its record is on the disk."""

import time
from collections.abc import Awaitable, Mapping
from itertools import count
from typing import Any

from faust.exceptions import ProducerSendError
from faust.transport import base
from faust.types import TP, RecordMetadata
from mode.utils.times import want_seconds

from tocsin.streams.embedded.declare import policy_of
from tocsin.streams.embedded.headers import pack
from tocsin.streams.embedded.log import Log, RecordTooLarge
from tocsin.streams.embedded.partitioner import partition_of
from tocsin.streams.embedded.topic import Partition, Topic


class Producer(base.Producer):  # type: ignore[misc]
    """Sends to the log of its transport."""

    def __post_init__(self) -> None:
        self._turns: dict[str, count[int]] = {}

    @property
    def log_file(self) -> Log:
        """The open log."""
        return self.transport.log_file  # type: ignore[no-any-return]

    async def on_start(self) -> None:
        """Open the log, or share it."""
        await self.transport.acquire()
        await super().on_start()

    async def on_stop(self) -> None:
        """Write out what is queued and let the log go."""
        await super().on_stop()
        await self.transport.release()

    async def create_topic(
        self,
        topic: str,
        partitions: int,
        replication: int,  # noqa: ARG002
        *,
        config: Mapping[str, Any] | None = None,
        timeout: float = 20.0,  # noqa: ARG002, ASYNC109
        retention: Any = None,
        compacting: bool | None = None,
        deleting: bool | None = None,  # noqa: ARG002
        ensure_created: bool = False,  # noqa: ARG002
    ) -> None:
        """Make the topic, or give an existing one this policy."""
        seconds = want_seconds(retention) if retention else None
        await self.log_file.create(topic, partitions, policy_of(config, seconds, compacting))

    async def send(
        self,
        topic: str,
        key: bytes | None,
        value: bytes | None,
        partition: int | None,
        timestamp: float | None,
        headers: Any,
        *,
        transactional_id: str | None = None,
    ) -> Awaitable[RecordMetadata]:
        """Queue one record; the awaitable returned is done when the record is durable.

        Raises:
            ProducerSendError: the record is over ``producer_max_request_size``.
            StoreError: the log stopped writing.
        """
        if transactional_id is not None:
            raise ProducerSendError("the embedded log has no transactions; use processing_guarantee='at_least_once'")
        known = self.log_file.topics.get(topic) or await self.log_file.create(topic, self.app.conf.topic_partitions)
        part = known.partitions[self._choose(known, key) if partition is None else partition]
        try:
            return self.log_file.append(
                part,
                key,
                value,
                timestamp_ms=int((timestamp or time.time()) * 1000),
                headers=pack(headers) if headers else None,
                record_bytes_max=self.max_request_size,
                receipt=_metadata,
            )
        except RecordTooLarge as error:
            raise ProducerSendError(f"{error} (setting producer_max_request_size)") from error

    async def send_and_wait(self, *args: Any, **kwargs: Any) -> RecordMetadata:
        """Send one record and return when it is durable."""
        return await (await self.send(*args, **kwargs))

    async def flush(self) -> None:
        """Return when everything sent before is durable.

        Raises:
            StoreError: some of it never will be; Faust then does not commit.
        """
        await self.buffer.flush()
        if self.transport.is_open:
            await self.log_file.flush()

    def key_partition(self, topic: str, key: bytes) -> TP:
        """Return where a key goes."""
        return TP(topic, self._choose(self.log_file.topics[topic], key))

    def _choose(self, topic: Topic, key: bytes | None) -> int:
        partitions = len(topic.partitions)
        if self.partitioner is not None:
            numbers = list(range(partitions))
            return int(self.partitioner(key, numbers, numbers))
        if key is None:  # in turn, where Kafka picks by chance: the same run gives the same log
            return next(self._turns.setdefault(topic.name, count())) % partitions
        return partition_of(key, partitions)

    def supports_headers(self) -> bool:
        """Return that headers are kept."""
        return True


def _metadata(partition: Partition, offset: int, timestamp_ms: int) -> RecordMetadata:
    where = TP(partition.topic, partition.number)
    return RecordMetadata(where.topic, where.partition, where, offset, timestamp_ms / 1000, 0)
