"""Reading a compacted topic in bulk into what it means: the last value of each key."""

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from tocsin.errors import StoreError
from tocsin.streams.embedded.check import open_to_read

ROWS_AT_ONCE = 10_000

_END = """
    SELECT p.id, p.end FROM partitions p JOIN topics t ON t.id = p.topic WHERE t.name = ? AND p.number = ?"""
_ROWS = "SELECT key, value FROM records WHERE part = ? AND off < ? AND key IS NOT NULL ORDER BY off"


def load_rows(path: Path, topic: str, partitions: Iterable[int]) -> dict[int, tuple[dict[str, bytes], int]]:
    """Return for each partition that has records: the last value by key, and the offset of its last record.

    Takes about two seconds for a million rows; call it in a thread.

    Raises:
        StoreError: the log cannot be read.
    """
    try:
        db = open_to_read(path)
        try:
            db.execute("BEGIN")
            found = {number: _load(db, topic, number) for number in partitions}
        finally:
            db.close()
    except sqlite3.Error as error:
        raise StoreError(f"log {path} cannot be read: {error}; run tocsin doctor") from error
    return {number: loaded for number, loaded in found.items() if loaded is not None}


def _load(db: sqlite3.Connection, topic: str, number: int) -> tuple[dict[str, bytes], int] | None:
    partition = db.execute(_END, (topic, number)).fetchone()
    if partition is None or partition[1] == 0:
        return None
    rows: dict[bytes, bytes | None] = {}
    cursor = db.execute(_ROWS, partition)
    while chunk := cursor.fetchmany(ROWS_AT_ONCE):
        rows.update(chunk)
    return {key.decode(): value for key, value in rows.items() if value is not None}, partition[1] - 1
