"""How a desk of its own speaks on Kafka: a producer without a worker around it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from typing import Any

from aiokafka import AIOKafkaProducer

from tocsin.settings import Settings
from tocsin.streams import kafka
from tocsin.streams.send import Sender


class _Producer:
    """Gives aiokafka's producer the shape of Faust's."""

    def __init__(self, producer: AIOKafkaProducer) -> None:
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


class _App:
    def __init__(self, producer: _Producer) -> None:
        self.producer = producer


@asynccontextmanager
async def speaker(settings: Settings) -> AsyncIterator[Sender]:
    """A sender that lasts as long as the context."""
    producer = AIOKafkaProducer(
        **kafka.client_options(settings.broker_url, settings.kafka), acks="all", enable_idempotence=True
    )
    await producer.start()
    try:
        yield Sender(_App(_Producer(producer)), settings.streams)
    finally:
        await producer.stop()
