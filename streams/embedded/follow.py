"""Reading a log that this or another process is writing, without a group and without a lock."""

import asyncio
import contextlib
import json
import sqlite3
import threading
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from tocsin.errors import StoreError
from tocsin.streams.embedded import shared
from tocsin.streams.embedded.check import check_head, open_to_read
from tocsin.streams.embedded.headers import unpack
from tocsin.streams.embedded.log import Log
from tocsin.streams.embedded.rows import merge, select, share
from tocsin.streams.embedded.topic import Partition, Row
from tocsin.streams.record import At, Record

POLL_S = 0.03  # how often another process's log is asked whether it changed; the question costs microseconds
LISTEN_S = 1.0  # the same where our own process writes it and calls us

_PARTITIONS = """
    SELECT p.id, t.name, p.number, p.end, p.end, p.records, p.bytes FROM partitions p JOIN topics t ON t.id = p.topic
    WHERE t.name IN (SELECT value FROM json_each(?))"""


class EmbeddedFollower:
    """Follows topics of the log file at ``path``, which may not exist yet."""

    def __init__(self, path: Path, topics: Iterable[str]) -> None:
        self._path = path
        self._topics = tuple(topics)
        self._db: sqlite3.Connection | None = None
        self._using = threading.Lock()  # a read goes on in its thread after its task was cancelled
        self._closed = False
        self._inode = 0
        self._version = -1
        self._news = asyncio.Event()
        self._heard: Log | None = None  # the log of our own process, if it writes this file
        self._unlisten: Callable[[], None] | None = None

    async def ends(self) -> dict[At, int]:
        """Return the offset after the last record of each partition there is by now."""
        return {(part.topic, part.number): part.end for part in await asyncio.to_thread(self._find)}

    async def starts(self, wanted: Iterable[At]) -> dict[At, int]:
        """Return where to begin to read everything: partitions are read from 0 on, whatever is gone."""
        return dict.fromkeys(wanted, 0)

    async def fetch(self, positions: Mapping[At, int], count: int) -> tuple[list[Record], dict[At, int]]:
        """Return about ``count`` records from these positions on, in order of append, and the positions after them."""
        return await asyncio.to_thread(self._fetch, positions, count)

    async def wait(self) -> None:
        """Return when there may be something new."""
        while not self._listen():
            if self._changed():
                return
            await asyncio.sleep(POLL_S)
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._news.wait(), LISTEN_S)
        self._news.clear()

    async def close(self) -> None:
        """Let the file go."""
        if self._unlisten is not None:
            self._unlisten()
        await asyncio.to_thread(self._let_go)

    def _let_go(self) -> None:
        with self._using:  # closed under a read, SQLite takes the process down
            self._closed = True
            if self._db is not None:
                self._db.close()
                self._db = None

    def _listen(self) -> bool:
        log = shared.peek(self._path)
        if log is not self._heard:
            self._heard = log
            if self._unlisten is not None:
                self._unlisten()
            self._unlisten = None if log is None else log.listen(self._news.set)
            self._news.set()  # what came before we listened
        return log is not None

    def _changed(self) -> bool:
        with self._using:
            db = self._open()
            version = -1 if db is None else int(db.execute("PRAGMA data_version").fetchone()[0])
        changed, self._version = version != self._version, version
        return changed

    def _open(self) -> sqlite3.Connection | None:
        if self._closed:
            return None
        inode = _inode_of(self._path)
        if self._db is not None and inode == self._inode:
            return self._db
        if self._db is not None:
            self._db.close()
            self._db = None
        if inode:
            check_head(self._path)
            self._db = open_to_read(self._path)
            self._inode = inode
        return self._db

    def _find(self) -> list[Partition]:
        with self._using:
            db = self._open()
            return [] if db is None else self._partitions(db)

    def _partitions(self, db: sqlite3.Connection) -> list[Partition]:
        return [Partition(*row) for row in db.execute(_PARTITIONS, (json.dumps(self._topics),))]

    def _fetch(self, positions: Mapping[At, int], count: int) -> tuple[list[Record], dict[At, int]]:
        try:
            with self._using:
                db = self._open()
                if db is None:
                    return [], {}
                db.execute("BEGIN")  # one view of the log for all its partitions
                try:
                    return _read(db, self._partitions(db), positions, count)
                finally:
                    db.execute("COMMIT")
        except sqlite3.Error as error:
            raise StoreError(f"log {self._path} cannot be read: {error}; run tocsin doctor") from error


def _read(
    db: sqlite3.Connection, partitions: list[Partition], positions: Mapping[At, int], count: int
) -> tuple[list[Record], dict[At, int]]:
    behind = [part for part in partitions if positions.get((part.topic, part.number), part.end) < part.end]
    found: list[tuple[Partition, list[Row], int]] = []
    after: dict[At, int] = {}
    for part in behind:
        most = share(part, count, len(behind))
        rows = select(db, part, positions[part.topic, part.number], most)
        found.append((part, rows, most))
        if not rows:
            after[part.topic, part.number] = part.end
    records = []
    for part, row in merge(found):
        records.append(_record(part, row))
        after[part.topic, part.number] = row[1] + 1
    return records, after


def _record(part: Partition, row: Row) -> Record:
    _, offset, timestamp, key, headers, value = row
    return Record(part.topic, part.number, offset, timestamp / 1000, key, value, tuple(unpack(headers)))


def _inode_of(path: Path) -> int:
    try:
        return path.stat().st_ino
    except FileNotFoundError:
        return 0
