"""A durable log of topics in one SQLite file: append, read, commit offsets. It knows no Faust."""

import asyncio
import contextlib
import os
import sqlite3
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from tocsin.errors import SetAside, StoreError
from tocsin.streams.embedded import tidy
from tocsin.streams.embedded.check import check, open_to_read
from tocsin.streams.embedded.clock import TrustedClock
from tocsin.streams.embedded.lock import Lock
from tocsin.streams.embedded.recent import Recent
from tocsin.streams.embedded.rows import merge, select, share
from tocsin.streams.embedded.schema import DDL
from tocsin.streams.embedded.topic import Partition, Policy, Row, Topic
from tocsin.streams.embedded.writer import Append, Job, Writer

RECORD_BYTES_MAX = 1_048_576  # key, value and headers together; Kafka's own default is 1 MiB
TOPIC_NAME_MAX = 249  # as on Kafka
BUSY_S = 10.0  # how long to wait for a stranger who has the file open in the sqlite3 shell


class RecordTooLarge(SetAside):
    """A record is over the limit: it never will be written, here or after a retry."""


class Log:
    """One log file, open for writing in this process and no other.

    Appends, jobs and commits may come from any event loop; reads happen where they are called and
    take a few milliseconds at most.
    """

    def __init__(self, path: Path, *, clock: TrustedClock | None = None, bytes_max: int | None = None) -> None:
        """Open the log at ``path``, or make a new one. ``bytes_max`` bounds the file's size.

        Raises:
            StoreError: it is locked, torn, foreign or newer; the file is left as it was.
        """
        self.path = path
        self._lock = Lock(path)
        try:
            _create_or_check(path)
            db = _open_to_write(path, bytes_max)
            self.topics, self._parts = _load(db)
            self._read_db = open_to_read(path)
        except sqlite3.Error as error:
            self._lock.release()
            raise StoreError(f"log {path} cannot be opened: {error}; it was left as it was") from error
        except BaseException:
            self._lock.release()
            raise
        self._db = db
        self._reading = threading.Lock()
        self._order = threading.Lock()
        self._recent = Recent()
        self._tidier = tidy.Tidier(lambda: list(self.topics.values()), self._recent.forget)
        self._clock = clock or TrustedClock()
        self._writer = Writer(db, self._recent, self._clock, self._tidier.step, self._describe)

    # -- topics

    async def create(self, name: str, partitions: int, policy: Policy | None = None) -> Topic:
        """Return topic ``name``, made now or before; a given policy replaces an older one.

        Raises:
            StoreError: it exists with another number of partitions, or the name is too long.
        """
        topic = self.topics.get(name)
        if topic is not None and (policy is None or policy == topic.policy) and len(topic.partitions) == partitions:
            return topic
        created: Topic = await self._job(lambda db: self._create(db, name, partitions, policy))
        return created

    def _create(self, db: sqlite3.Connection, name: str, partitions: int, policy: Policy | None) -> Topic:
        topic = self.topics.get(name)
        if topic is None:
            return self._add(db, name, partitions, policy or Policy())
        if len(topic.partitions) != partitions:
            raise StoreError(
                f"topic {name!r} in {self.path} has {len(topic.partitions)} partitions, {partitions} are asked for: "
                "its keys would move to other partitions; keep the old number, or start a new log"
            )
        return topic if policy is None else self._redeclare(db, topic, policy)

    def _add(self, db: sqlite3.Connection, name: str, partitions: int, policy: Policy) -> Topic:
        if not 0 < len(name) <= TOPIC_NAME_MAX or partitions < 1:
            raise StoreError(f"topic {name!r} with {partitions} partitions: 1 to 249 characters, 1 partition or more")
        ident = db.execute(
            "INSERT INTO topics (name, compact, retention_ms, retention_bytes, tombstone_ms) VALUES (?,?,?,?,?)",
            (name, policy.compact, policy.retention_ms, policy.retention_bytes, policy.tombstone_ms),
        ).lastrowid
        assert ident is not None
        parts = []
        for number in range(partitions):
            row = db.execute("INSERT INTO partitions (topic, number) VALUES (?,?)", (ident, number)).lastrowid
            assert row is not None
            parts.append(Partition(row, name, number))
        topic = Topic(ident, name, tuple(parts), policy)
        self._parts.update((part.id, part) for part in parts)
        self.topics[name] = topic
        return topic

    def _redeclare(self, db: sqlite3.Connection, old: Topic, policy: Policy) -> Topic:
        db.execute(
            "UPDATE topics SET compact=?, retention_ms=?, retention_bytes=?, tombstone_ms=? WHERE id=?",
            (policy.compact, policy.retention_ms, policy.retention_bytes, policy.tombstone_ms, old.id),
        )
        topic = Topic(old.id, old.name, old.partitions, policy)
        self.topics[old.name] = topic
        return topic

    # -- appending

    def append(
        self,
        partition: Partition,
        key: bytes | None,
        value: bytes | None,
        *,
        timestamp_ms: int,
        headers: bytes | None = None,
        record_bytes_max: int = RECORD_BYTES_MAX,
        receipt: Callable[[Partition, int, int], Any] = lambda _partition, offset, _timestamp: offset,
    ) -> "asyncio.Future[Any]":
        """Queue one record; the future gives ``receipt(partition, offset, timestamp)`` once it is durable.

        Raises:
            RecordTooLarge: key, value and headers together are over ``record_bytes_max``.
            StoreError: an earlier write failed, so nothing more is written until the log is opened again.
        """
        size = len(key or b"") + len(value or b"") + len(headers or b"")
        if size > record_bytes_max:
            raise RecordTooLarge(
                f"a record of {size} bytes for topic {partition.topic!r} is over the limit of {record_bytes_max}: "
                "raise the limit, or send less"
            )
        if self._writer.failed is not None:
            raise self._writer.failed
        future = asyncio.get_running_loop().create_future()
        with self._order:
            offset = partition.next
            partition.next = offset + 1
            got = receipt(partition, offset, timestamp_ms)
            self._writer.put(Append(partition, offset, timestamp_ms, key, headers, value, size, future, got))
        return future

    async def flush(self) -> None:
        """Return when everything appended before is durable.

        Raises:
            StoreError: some of it never will be.
        """
        await self._job(lambda _db: None)

    # -- reading

    def read(self, wants: Sequence[tuple[Partition, int]], count: int) -> list[tuple[Partition, Row]]:
        """Return about ``count`` durable rows of these partitions from these offsets on, in order of append."""
        ready = [(partition, offset) for partition, offset in wants if offset < partition.end]
        found: list[tuple[Partition, list[Row], int]] = []
        for partition, offset in ready:
            most = share(partition, count, len(ready))
            rows = self._recent.read(partition, offset, most)
            found.append((partition, self._select(partition, offset, most) if rows is None else rows, most))
        return merge(found)

    def _select(self, partition: Partition, offset: int, count: int) -> list[Row]:
        try:
            with self._reading:
                return select(self._read_db, partition, offset, count)
        except sqlite3.Error as error:
            raise self._describe(error) from error

    def start(self, partition: Partition) -> int:
        """Return the offset of the first record still kept, or the end when there is none."""
        with self._reading:
            row = self._read_db.execute("SELECT min(off) FROM records WHERE part=?", (partition.id,)).fetchone()
        return partition.end if row[0] is None else int(row[0])

    def listen(self, call: Callable[[], None]) -> Callable[[], None]:
        """Have ``call`` called in this event loop after each commit, until the returned function is called."""
        token = object()
        self._writer.listeners[token] = (asyncio.get_running_loop(), call)
        return lambda: self._writer.listeners.pop(token, None) and None

    # -- groups

    def committed(self, group: str) -> dict[tuple[str, int], int]:
        """Return the committed offsets of ``group`` by topic and partition number."""
        with self._reading:
            rows = self._read_db.execute("SELECT part, off FROM offsets WHERE grp=?", (group,)).fetchall()
        return {(self._parts[part].topic, self._parts[part].number): off for part, off in rows if part in self._parts}

    async def commit(self, group: str, offsets: Mapping[Partition, int]) -> None:
        """Make these the offsets from which ``group`` will go on.

        Raises:
            StoreError: they could not be written, or a record queued before them could not.
        """
        rows = [(group, partition.id, offset) for partition, offset in offsets.items()]
        await self._job(lambda db: _commit(db, rows))

    # -- the whole

    @property
    def failed(self) -> StoreError | None:
        """Why the log stopped writing, if it did."""
        return self._writer.failed

    async def tidy(self) -> None:
        """Apply retention and compaction to every topic now, to the end."""
        with self._tidier.everything(self._clock.now_ms) as steps:
            for work in steps:
                await self._job(work)

    async def _job(self, work: Callable[[sqlite3.Connection], Any]) -> Any:
        if self._writer.failed is not None:
            raise self._writer.failed
        future = asyncio.get_running_loop().create_future()
        self._writer.put(Job(work, future))
        return await future

    def close(self) -> None:
        """Write what was appended, fold the write-ahead file into the log, let others have it."""
        self._writer.stop()
        with self._reading, contextlib.suppress(sqlite3.Error):
            self._read_db.close()
        with contextlib.suppress(sqlite3.Error):
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        with contextlib.suppress(sqlite3.Error):
            self._db.close()
        self._lock.release()

    def _describe(self, error: BaseException) -> StoreError:
        if isinstance(error, StoreError):
            return error
        told = StoreError(
            f"log {self.path} cannot be written: {error}; nothing more is accepted and no offset moves. "
            "Make room or repair the disk, then start again: work goes on where it stopped"
        )
        told.__cause__ = error
        return told


def _create_or_check(path: Path) -> None:
    if path.exists():
        check(path)
        return
    wal = path.with_name(path.name + "-wal")
    if wal.exists():
        raise StoreError(f"log {path} is missing but {wal} is there: put the log back beside it, or move {wal} away")
    fresh = path.with_name(path.name + ".new")
    fresh.unlink(missing_ok=True)
    db = sqlite3.connect(fresh, isolation_level=None)
    db.executescript(DDL)
    db.close()
    with fresh.open("rb") as file:
        os.fsync(file.fileno())
    fresh.replace(path)  # so that a crash leaves no half-made log
    folder = os.open(path.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)


def _open_to_write(path: Path, bytes_max: int | None) -> sqlite3.Connection:
    db = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=BUSY_S, cached_statements=256)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")  # a commit is on the disk when it returns
    db.execute("PRAGMA temp_store = MEMORY")
    db.execute("PRAGMA cache_size = -16384")
    if bytes_max is not None:
        page = db.execute("PRAGMA page_size").fetchone()[0]
        db.execute(f"PRAGMA max_page_count = {max(1, bytes_max // page)}")
    return db


def _load(db: sqlite3.Connection) -> tuple[dict[str, Topic], dict[int, Partition]]:
    topics: dict[str, Topic] = {}
    parts: dict[int, Partition] = {}
    rows = db.execute("SELECT id, name, compact, retention_ms, retention_bytes, tombstone_ms FROM topics").fetchall()
    for ident, name, compact, retention_ms, retention_bytes, tombstone_ms in rows:
        mine = [
            Partition(part, name, number, end, end, records, size, cleaned)
            for part, number, end, records, size, cleaned in db.execute(
                "SELECT id, number, end, records, bytes, cleaned FROM partitions WHERE topic=? ORDER BY number",
                (ident,),
            )
        ]
        parts.update((part.id, part) for part in mine)
        topics[name] = Topic(
            ident, name, tuple(mine), Policy(bool(compact), retention_ms, retention_bytes, tombstone_ms)
        )
    return topics, parts


def _commit(db: sqlite3.Connection, rows: Iterable[tuple[str, int, int]]) -> None:
    db.executemany(
        "INSERT INTO offsets VALUES (?,?,?) ON CONFLICT (grp, part) DO UPDATE SET off = excluded.off", list(rows)
    )
