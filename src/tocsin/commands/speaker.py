"""How a command speaks on the log: a producer without a worker around it."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from typing import Any, Protocol

from tocsin.errors import OperatorError
from tocsin.settings import Settings
from tocsin.streams.app import topic_specs
from tocsin.streams.declare import declare_topics, embedded_path
from tocsin.streams.send import Sender


class _Producer(Protocol):
    async def send(
        self, topic: str, key: bytes | None, value: bytes | None, partition: int | None, timestamp: float | None,
        headers: Any,
    ) -> Awaitable[Any]: ...  # fmt: skip


class _App:
    def __init__(self, producer: _Producer) -> None:
        self.producer = producer


class _KafkaProducer:
    """Gives aiokafka's producer the shape of Faust's."""

    def __init__(self, producer: Any) -> None:
        self._producer = producer

    async def send(
        self,
        topic: str,
        key: bytes | None,
        value: bytes | None,
        partition: int | None,
        timestamp: float | None,
        headers: Any,
    ) -> Awaitable[Any]:
        at = None if timestamp is None else int(timestamp * 1000)
        done: Awaitable[Any] = await self._producer.send(
            topic, value, key=key, partition=partition, timestamp_ms=at, headers=headers
        )
        return done


class _LogProducer:
    """The same over an embedded log that nobody else has open."""

    def __init__(self, log: Any) -> None:
        self._log = log

    async def send(
        self,
        topic: str,
        key: bytes | None,
        value: bytes | None,
        partition: int | None,
        timestamp: float | None,
        headers: Any,
    ) -> Awaitable[Any]:
        from tocsin.streams.embedded.headers import pack  # noqa: PLC0415
        from tocsin.streams.embedded.partitioner import partition_of  # noqa: PLC0415

        parts = self._log.topics[topic].partitions
        number = partition_of(key or b"", len(parts)) if partition is None else partition
        at = int((time.time() if timestamp is None else timestamp) * 1000)
        done: Awaitable[Any] = self._log.append(
            parts[number], key, value, timestamp_ms=at, headers=pack(headers) if headers else None
        )
        return done


@asynccontextmanager
async def speaker(settings: Settings) -> AsyncIterator[Sender]:
    """A sender that lasts as long as the context.

    Raises OperatorError where it cannot speak: a running tocsin owns the embedded log, or Kafka does not answer.
    """
    context = _log_speaker(settings) if settings.is_embedded else _kafka_speaker(settings)
    async with context as producer:
        yield Sender(_App(producer), settings.streams)


@asynccontextmanager
async def _log_speaker(settings: Settings) -> AsyncIterator[_Producer]:
    from tocsin.streams.embedded import shared  # noqa: PLC0415 - only where the log is a file

    await declare_topics(settings, topic_specs(settings, ()))
    log = shared.acquire(embedded_path(settings))
    try:
        yield _LogProducer(log)
    finally:
        await log.flush()
        shared.release(log)


@asynccontextmanager
async def _kafka_speaker(settings: Settings) -> AsyncIterator[_Producer]:
    from aiokafka import AIOKafkaProducer  # noqa: PLC0415 - only where there is a Kafka
    from aiokafka.errors import KafkaError  # noqa: PLC0415

    from tocsin.streams import kafka  # noqa: PLC0415

    producer = AIOKafkaProducer(
        **kafka.client_options(settings.broker_url, settings.kafka), acks="all", enable_idempotence=True
    )
    try:
        await producer.start()
    except (KafkaError, OSError) as error:
        raise OperatorError(f"cannot reach the broker: {error}; is it running? `tocsin doctor` looks closer") from error
    try:
        yield _KafkaProducer(producer)
    finally:
        await producer.stop()
