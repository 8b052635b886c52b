"""The one thread that writes: it commits whatever has come in while the disk was busy, then goes on."""

import asyncio
import contextlib
import sqlite3
import threading
import time
from collections.abc import Callable, Iterable
from queue import Empty, SimpleQueue
from typing import Any, NamedTuple

from tocsin.errors import StoreError
from tocsin.streams.embedded.clock import TrustedClock
from tocsin.streams.embedded.recent import Recent
from tocsin.streams.embedded.topic import Partition, Row

BATCH_RECORDS_MAX = 2_000  # of one transaction: about 20 ms, so that nobody waits long behind a flood
BATCH_BYTES_MAX = 8 * 1024 * 1024
INSERT_ROWS = 64  # rows of one statement; each statement costs two hand-overs of the interpreter lock
COLUMNS = 8
WAIT_S_MAX = 3600.0

Settle = tuple["asyncio.Future[Any]", Any, BaseException | None]


class Append(NamedTuple):
    """One record on its way to the disk; a tuple because it is made for every record."""

    partition: Partition
    offset: int
    timestamp: int
    key: bytes | None
    headers: bytes | None
    value: bytes | None
    size: int
    future: "asyncio.Future[Any]"
    receipt: Any


class Job(NamedTuple):
    """Work on the database, done between appends and durable with the batch it falls into."""

    work: Callable[[sqlite3.Connection], Any]
    future: "asyncio.Future[Any] | None" = None


def insert_sql(rows: int) -> str:
    """Return the statement that inserts ``rows`` records at once."""
    return "INSERT INTO records VALUES " + ",".join(["(?,?,?,?,?,?,?,?)"] * rows)  # noqa: S608


class Writer(threading.Thread):
    """Owns the writing connection. ``put`` may be called from any thread."""

    def __init__(
        self,
        db: sqlite3.Connection,
        recent: Recent,
        clock: TrustedClock,
        tidy: Callable[[sqlite3.Connection, int], float],
        describe: Callable[[BaseException], StoreError],
    ) -> None:
        """Start writing.

        ``tidy(db, now_ms)`` does one small step of housekeeping in the transaction it is called in
        and returns the seconds until it wants to be called again; ``describe`` turns a failure of the
        database into the error that callers see.
        """
        super().__init__(name="tocsin-log", daemon=True)
        self.failed: StoreError | None = None
        self.listeners: dict[object, tuple[asyncio.AbstractEventLoop, Callable[[], None]]] = {}
        self._db = db
        self._recent = recent
        self._clock = clock
        self._tidy = tidy
        self._describe = describe
        self._queue: SimpleQueue[Append | Job | None] = SimpleQueue()
        last = db.execute("SELECT seq, at FROM records ORDER BY seq DESC LIMIT 1").fetchone()
        self._seq: int = last[0] if last else 0
        self._at: int = last[1] if last else 0
        self._tidy_in = 1.0
        self.start()

    def put(self, item: Append | Job) -> None:
        """Hand over one item; items become durable in the order they were put."""
        self._queue.put(item)

    def stop(self) -> None:
        """Write what was put before, then end the thread."""
        self._queue.put(None)
        self.join()

    def run(self) -> None:
        due = time.monotonic() + self._tidy_in
        going = True
        while going:
            batch, going = self._gather(max(0.0, due - time.monotonic()))
            if batch:
                self._write(batch)
            if time.monotonic() >= due:
                self._step()
                due = time.monotonic() + self._tidy_in

    def _gather(self, wait: float) -> tuple[list[Append | Job], bool]:
        batch: list[Append | Job] = []
        size = 0
        with contextlib.suppress(Empty):
            item = self._queue.get(timeout=min(wait, WAIT_S_MAX))
            while item is not None:
                batch.append(item)
                size += item.size if isinstance(item, Append) else 0
                if len(batch) >= BATCH_RECORDS_MAX or size >= BATCH_BYTES_MAX:
                    return batch, True
                item = self._queue.get_nowait()
            return batch, False
        return batch, True

    def _write(self, batch: list[Append | Job]) -> None:
        settled: list[Settle] = []
        try:
            if self.failed is not None:
                raise self.failed  # noqa: TRY301
            settled = self._transact(batch)
        except Exception as error:  # noqa: BLE001 - whatever it was, nothing of the batch is written
            if self.failed is None:
                self.failed = self._describe(error)
            settled = [(item.future, None, self.failed) for item in batch if item.future is not None]
        self._settle(settled)

    def _transact(self, batch: list[Append | Job]) -> list[Settle]:
        db = self._db
        db.execute("BEGIN IMMEDIATE")
        try:
            appends = [item for item in batch if isinstance(item, Append)]
            rows = self._insert(appends)
            settled: list[Settle] = [(item.future, item.receipt, None) for item in appends]
            settled += [_do(db, item) for item in batch if isinstance(item, Job)]
            db.execute("COMMIT")
        except BaseException:
            with contextlib.suppress(sqlite3.Error):  # a full disk may have rolled back by itself
                db.execute("ROLLBACK")
            raise
        self._recent.add(rows)
        for item in appends:
            item.partition.end = item.offset + 1
            item.partition.records += 1
            item.partition.bytes += item.size
        return [one for one in settled if one[0] is not None]

    def _insert(self, appends: list[Append]) -> list[tuple[Partition, Row]]:
        if not appends:
            return []
        self._at = max(self._at, self._clock.now_ms())
        seq, at = self._seq, self._at
        rows: list[tuple[Partition, Row]] = []
        values: list[Any] = []
        grown: dict[int, list[int]] = {}  # partition id: new end, records, bytes
        for item in appends:
            seq += 1
            rows.append((item.partition, (seq, item.offset, item.timestamp, item.key, item.headers, item.value)))
            values += (seq, item.partition.id, item.offset, item.timestamp, at, item.key, item.headers, item.value)
            one = grown.setdefault(item.partition.id, [0, 0, 0])
            one[0] = item.offset + 1
            one[1] += 1
            one[2] += item.size
        step = INSERT_ROWS * COLUMNS
        for start in range(0, len(values), step):
            chunk = values[start : start + step]
            self._db.execute(insert_sql(len(chunk) // COLUMNS), chunk)
        self._grow(grown)
        self._seq = seq
        return rows

    def _grow(self, grown: dict[int, list[int]]) -> None:
        self._db.executemany(
            "UPDATE partitions SET end = ?, records = records + ?, bytes = bytes + ? WHERE id = ?",
            [(*by, part) for part, by in grown.items()],
        )

    def _step(self) -> None:
        if self.failed is not None:
            self._tidy_in = WAIT_S_MAX
            return
        try:
            self._db.execute("BEGIN IMMEDIATE")
            self._tidy_in = self._tidy(self._db, self._clock.now_ms())
            self._db.execute("COMMIT")
        except sqlite3.Error as error:
            with contextlib.suppress(sqlite3.Error):
                self._db.execute("ROLLBACK")
            self.failed = self._describe(error)

    def _settle(self, settled: list[Settle]) -> None:
        by_loop: dict[asyncio.AbstractEventLoop, list[Settle]] = {}
        for one in settled:
            by_loop.setdefault(one[0].get_loop(), []).append(one)
        calls: dict[asyncio.AbstractEventLoop, list[Callable[[], None]]] = {}
        for loop, call in tuple(self.listeners.values()):
            calls.setdefault(loop, []).append(call)
        for loop in by_loop.keys() | calls.keys():
            with contextlib.suppress(RuntimeError):  # that loop is closed: nobody waits there any more
                loop.call_soon_threadsafe(_finish, by_loop.get(loop, ()), calls.get(loop, ()))


def _do(db: sqlite3.Connection, job: Job) -> Settle:
    """Do a job so that its own refusal undoes only itself."""
    db.execute("SAVEPOINT job")
    try:
        result = job.work(db)
    except StoreError as error:
        db.execute("ROLLBACK TO job")
        db.execute("RELEASE job")
        return job.future, None, error  # type: ignore[return-value]
    db.execute("RELEASE job")
    return job.future, result, None  # type: ignore[return-value]


def _finish(settled: Iterable[Settle], calls: Iterable[Callable[[], None]]) -> None:
    for future, result, error in settled:
        if not future.done():
            if error is None:
                future.set_result(result)
            else:
                future.set_exception(error)
    for call in calls:
        call()
