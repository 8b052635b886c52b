"""Reads a stage's memory back in bulk: the newest row of each key, partition by partition."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

Loaded = dict[int, tuple[dict[str, bytes], int]]
"""By partition: its rows, and the last offset read. Partitions without a record are left out."""

KAFKA_RECORDS = 50_000
"""Fetched at a time."""
KAFKA_FETCH_BYTES = 16 * 2**20
KAFKA_WAIT_MS = 1000


async def load_rows(
    broker: str, changelog: str, partitions: Iterable[int], client: Mapping[str, Any] | None = None
) -> Loaded:
    """The rows of ``partitions`` as the topic ``changelog`` leaves them.

    It goes past the reader of streams/tail.py on purpose: no order between partitions, no headers, no record objects, so
    that a million rows come back in seconds.
    """
    wanted = sorted(partitions)
    if broker.startswith("embedded://"):
        from tocsin.streams.embedded.address import path_of  # noqa: PLC0415 - neither transport needs the other's client

        return await asyncio.to_thread(_from_file, path_of(broker), changelog, wanted)
    return await _from_kafka(broker, changelog, wanted, client or {})


def _from_file(path: Path, changelog: str, partitions: list[int]) -> Loaded:
    from tocsin.streams.embedded.check import open_to_read  # noqa: PLC0415

    if not path.exists():
        return {}
    db = open_to_read(path)
    try:
        found: Loaded = {}
        for number in partitions:
            rows: dict[str, bytes] = {}
            last = -1
            for offset, key, value in db.execute(
                "SELECT r.off, r.key, r.value FROM records r JOIN partitions p ON p.id = r.part "
                "JOIN topics t ON t.id = p.topic WHERE t.name = ? AND p.number = ? AND r.off < p.end ORDER BY r.off",
                (changelog, number),
            ):
                if value is None:
                    rows.pop(key.decode(), None)
                else:
                    rows[key.decode()] = value
                last = offset
            if last >= 0:
                found[number] = (rows, last)
        return found
    finally:
        db.close()


async def _from_kafka(broker: str, changelog: str, partitions: list[int], client: Mapping[str, Any]) -> Loaded:
    from aiokafka import AIOKafkaConsumer, TopicPartition  # noqa: PLC0415

    consumer = AIOKafkaConsumer(
        bootstrap_servers=broker.removeprefix("kafka://").split(","),
        group_id=None,
        isolation_level="read_committed",
        auto_offset_reset="earliest",
        max_partition_fetch_bytes=KAFKA_FETCH_BYTES,
        fetch_max_bytes=KAFKA_FETCH_BYTES,
        **client,
    )
    await consumer.start()
    try:
        tps = [TopicPartition(changelog, number) for number in partitions]
        consumer.assign(tps)
        ends = await consumer.end_offsets(tps)
        found: Loaded = {}
        waiting = {tp for tp in tps if ends[tp] > 0}
        while waiting:
            for tp, records in (await consumer.getmany(timeout_ms=KAFKA_WAIT_MS, max_records=KAFKA_RECORDS)).items():
                rows, last = found.get(tp.partition, ({}, -1))
                for record in records:
                    if record.value is None:
                        rows.pop(record.key.decode(), None)
                    else:
                        rows[record.key.decode()] = record.value
                    last = record.offset
                found[tp.partition] = (rows, last)
            # the end may lie behind compacted records or markers, which are never delivered: the position tells
            waiting = {tp for tp in waiting if await consumer.position(tp) < ends[tp]}
            consumer.pause(*(set(tps) - waiting))
        return found
    finally:
        await consumer.stop()
