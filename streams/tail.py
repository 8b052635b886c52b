"""Reads topics without a group: the desk and the sinks follow the log through here, on either transport."""

from collections.abc import AsyncGenerator, AsyncIterator, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Any, Literal

from tocsin.errors import SettingsError
from tocsin.streams.record import At, Follower, Record

__all__ = ["At", "Record", "Since", "end_positions", "read_all", "tail", "tail_batches"]

Since = Literal["earliest", "latest"] | Mapping[At, int]
"""Where to begin. A partition not in the mapping is read from its beginning."""

FETCH_RECORDS = 500


async def tail(
    broker: str, topics: Sequence[str], *, since: Since = "latest", client: Mapping[str, Any] | None = None
) -> AsyncGenerator[Record, None]:
    """Yield the records of ``topics`` as they come, for ever.

    Order holds within a partition; on the embedded log it is the order of append over all of them.
    Topics and partitions that come into being later are picked up and read from their beginning,
    also with ``since="latest"``. ``client`` holds further arguments of the Kafka client (credentials).

    Raises:
        StoreError: the embedded log is torn, foreign or newer.
    """
    async for batch in tail_batches(broker, topics, since=since, client=client):
        for record in batch:
            yield record


async def tail_batches(
    broker: str, topics: Sequence[str], *, since: Since = "latest", client: Mapping[str, Any] | None = None
) -> AsyncGenerator[list[Record], None]:
    """Yield the same as ``tail``, as many records at a time as are there."""
    async with _follow(broker, topics, client) as follower:
        positions = await _begin(follower, since)
        while True:
            await _find_new(follower, positions)
            records, after = await follower.fetch(positions, FETCH_RECORDS)
            positions.update(after)
            if records:
                yield records
            elif not after:
                await follower.wait()


async def read_all(
    broker: str, topics: Sequence[str], *, since: Since = "earliest", client: Mapping[str, Any] | None = None
) -> AsyncGenerator[Record, None]:
    """Yield the records of ``topics`` up to the end they have now."""
    async with _follow(broker, topics, client) as follower:
        ends = await follower.ends()
        positions = await _begin(follower, since)
        while wanted := {at: offset for at, offset in positions.items() if offset < ends.get(at, 0)}:
            records, after = await follower.fetch(wanted, FETCH_RECORDS)
            positions.update(after)
            for record in records:
                if record.offset < ends[record.topic, record.partition]:
                    yield record
            if not after:
                await follower.wait()


async def end_positions(
    broker: str, topics: Sequence[str], *, client: Mapping[str, Any] | None = None
) -> dict[At, int]:
    """Return the offset after the last record of each partition: the ``since`` to follow from here on."""
    async with _follow(broker, topics, client) as follower:
        return await follower.ends()


async def _begin(follower: Follower, since: Since) -> dict[At, int]:
    ends = await follower.ends()
    if since == "latest":
        return ends
    starts = await follower.starts(ends)
    return starts if since == "earliest" else {at: since.get(at, start) for at, start in starts.items()}


async def _find_new(follower: Follower, positions: dict[At, int]) -> None:
    new = (await follower.ends()).keys() - positions.keys()
    if new:
        positions.update(await follower.starts(new))


@asynccontextmanager
async def _follow(broker: str, topics: Iterable[str], client: Mapping[str, Any] | None) -> AsyncIterator[Follower]:
    follower = await _open(broker, tuple(topics), client or {})
    try:
        yield follower
    finally:
        await follower.close()


async def _open(broker: str, topics: tuple[str, ...], client: Mapping[str, Any]) -> Follower:
    if broker.startswith("embedded://"):
        from tocsin.streams.embedded.address import path_of  # noqa: PLC0415 - neither needs the other's client
        from tocsin.streams.embedded.follow import EmbeddedFollower  # noqa: PLC0415

        return EmbeddedFollower(path_of(broker), topics)
    if broker.startswith("kafka://"):
        from tocsin.streams.follow_kafka import KafkaFollower  # noqa: PLC0415

        return await KafkaFollower.connect(broker.removeprefix("kafka://"), topics, client)
    raise SettingsError(f"broker {broker!r} is neither embedded://PATH nor kafka://HOST:PORT")
