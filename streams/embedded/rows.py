"""Reading records back out of the file, in the order they were appended."""

import sqlite3
from collections.abc import Sequence

from tocsin.streams.embedded.topic import Partition, Row

READ_BYTES = 2 * 1024 * 1024  # aimed at by one read, so that it never holds an event loop for long


def select(db: sqlite3.Connection, partition: Partition, offset: int, count: int) -> list[Row]:
    """Return up to ``count`` durable rows of one partition from ``offset`` on."""
    return db.execute(
        "SELECT seq, off, ts, key, headers, value FROM records WHERE part=? AND off>=? AND off<? ORDER BY off LIMIT ?",
        (partition.id, offset, partition.end, count),
    ).fetchall()


def share(partition: Partition, count: int, partitions: int) -> int:
    """Return how many rows one partition may add: its share of ``count``, fewer when its records are large."""
    average = max(1, partition.bytes // max(1, partition.records))
    return max(1, min(-(-count // partitions), READ_BYTES // partitions // average))


def merge(found: Sequence[tuple[Partition, list[Row], int]]) -> list[tuple[Partition, Row]]:
    """Order rows by append over all partitions.

    ``found`` gives for each partition its rows and the most that were asked for. A partition that
    gave that many may have more, so the others are cut off where its rows end.
    """
    horizon = min((rows[-1][0] for _, rows, most in found if len(rows) >= most), default=None)
    merged = [(row[0], partition, row) for partition, rows, _ in found for row in rows]
    merged.sort(key=lambda one: one[0])
    return [(partition, row) for seq, partition, row in merged if horizon is None or seq <= horizon]
