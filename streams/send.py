"""Puts a noun on its topic from outside an agent: the poller, the dispatcher, the desk."""

from __future__ import annotations

from collections.abc import Awaitable
from datetime import datetime
from typing import Any

from tocsin.schemas import Value
from tocsin.settings import StreamSettings
from tocsin.streams.topics import Topic


class Sender:
    """Sends through a running Faust app's producer."""

    def __init__(self, app: Any, settings: StreamSettings) -> None:
        self._app = app
        self._settings = settings

    async def send(self, topic: Topic, noun: Value, *, at: datetime | None = None) -> Awaitable[Any]:
        """Hand ``noun`` to the producer; await what is returned to know that it is durable."""
        return await self._put(topic, topic.key(noun), noun.encode(), at)

    async def forget(self, topic: Topic, key: str) -> Awaitable[Any]:
        """Send the tombstone for ``key`` on a compacted topic."""
        return await self._put(topic, key, None, None)

    async def put_back(
        self, topic: str, key: bytes | None, raw: bytes | None, *, partition: int, at: datetime
    ) -> Awaitable[Any]:
        """Send the bytes of an earlier record again, to its partition of ``topic`` (its whole name), without headers."""
        done: Awaitable[Any] = await self._app.producer.send(topic, key, raw, partition, at.timestamp() + 0.0005, None)
        return done

    async def _put(self, topic: Topic, key: str, raw: bytes | None, at: datetime | None) -> Awaitable[Any]:
        timestamp = None if at is None else at.timestamp() + 0.0005  # the driver cuts off below a millisecond
        done: Awaitable[Any] = await self._app.producer.send(
            self._settings.prefix + topic.name, key.encode(), raw, None, timestamp, None
        )
        return done
