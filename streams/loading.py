"""Reads a stage's memory back in bulk: the newest row of each key, partition by partition."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from tocsin.streams.tail import read_partitions


async def load_rows(
    broker: str, changelog: str, partitions: Iterable[int], client: Mapping[str, Any] | None = None
) -> dict[int, tuple[dict[str, bytes], int]]:
    """The rows of ``partitions`` as the topic ``changelog`` leaves them, and the last offset read of each.

    Partitions without a record are left out.
    """
    found: dict[int, tuple[dict[str, bytes], int]] = {}
    rows_of: dict[int, dict[str, bytes]] = {}
    async for batch in read_partitions(broker, changelog, partitions, client=client):
        for record in batch:
            rows = rows_of.setdefault(record.partition, {})
            key = (record.key or b"").decode()
            if record.value is None:
                rows.pop(key, None)
            else:
                rows[key] = record.value
            found[record.partition] = (rows, record.offset)
    return found
