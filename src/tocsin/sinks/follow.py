"""Bring a log's records to a warehouse: in small batches, none lost, and a bad one set aside.

records ──► decode ──► batch (by count, bytes or time) ──► sink.write(batch, positions)
              └► dead                                        └► a row it cannot take: halve the batch, find it, dead
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from tocsin.errors import LineStopped, Retryable, SetAside, WrongShape
from tocsin.schemas import Value
from tocsin.sinks.batch import Stored
from tocsin.sinks.sink import Sink

QUEUE_RECORDS_MAX = 1_000
"""Read ahead of the batch being written."""
RETRY_S_MAX = 60.0
DEAD_IN_A_ROW_MAX = 50
"""Then the sink stops: this is no single bad record."""

log = logging.getLogger(__name__)


class Record(Protocol):
    """What this room must know of a record of the log."""

    @property
    def topic(self) -> str: ...
    @property
    def partition(self) -> int: ...
    @property
    def offset(self) -> int: ...
    @property
    def key(self) -> bytes | None: ...
    @property
    def value(self) -> bytes | None: ...


Dead = Callable[[Record, SetAside], Awaitable[None]]
"""Makes the dead letter of a record durable."""


@dataclass(frozen=True, slots=True)
class BatchLimits:
    """When a batch ends, whichever comes first, and how long to wait before the first new try of one."""

    records: int = 5_000
    bytes: int = 16_000_000
    seconds: float = 2.0
    retry_s: float = 1.0


@dataclass(frozen=True, slots=True)
class End:
    """No more records, and why when something went wrong."""

    error: Exception | None = None


@dataclass(slots=True)
class Batch:
    """Records read and not yet written."""

    stored: list[tuple[Record, Stored]] = field(default_factory=list)
    positions: dict[tuple[str, int], int] = field(default_factory=dict)
    bytes: int = 0
    records: int = 0

    def is_full(self, limits: BatchLimits) -> bool:
        return self.records >= limits.records or self.bytes >= limits.bytes


class SinkRunner:
    """Follows records into ``sink``. ``nouns`` says which noun each topic (full name) holds; others are passed over.

    ``dead`` gets what cannot be used. Begin the records at ``sink.positions()``: after a crash nothing is lost,
    and what is read twice is written to the same rows.
    """

    def __init__(
        self, sink: Sink, nouns: Mapping[str, type[Value]], dead: Dead, *, limits: BatchLimits = BatchLimits()
    ) -> None:
        self._sink = sink
        self._nouns = nouns
        self._dead = dead
        self._limits = limits
        self._stopping = asyncio.Event()
        self._bad_in_a_row = {"decode": 0, "store": 0}
        self.written = 0
        """Records stored since the start."""

    async def run(self, records: AsyncIterator[Record]) -> None:
        """Write until ``records`` end or ``stop``; raises StoreError or LineStopped when a person has to act."""
        queue: asyncio.Queue[Record | End] = asyncio.Queue(QUEUE_RECORDS_MAX)
        reading = asyncio.create_task(_read(records, queue))
        stopping = asyncio.create_task(self._end_at_stop(queue, reading))
        try:
            while (end := await self._one_batch(queue)) is None:
                pass
        finally:
            for task in (reading, stopping):
                task.cancel()
            await asyncio.gather(reading, stopping, return_exceptions=True)
        if end.error is not None:
            raise end.error

    def stop(self) -> None:
        """Write what is read, and let ``run`` return."""
        self._stopping.set()

    async def _end_at_stop(self, queue: asyncio.Queue[Record | End], reading: asyncio.Task[None]) -> None:
        await self._stopping.wait()
        reading.cancel()
        await queue.put(End())

    async def _one_batch(self, queue: asyncio.Queue[Record | End]) -> End | None:
        """Gather and write one batch; the end when it was the last."""
        batch = Batch()
        end = await self._take(await queue.get(), batch)
        deadline = asyncio.get_running_loop().time() + self._limits.seconds
        while (
            end is None and not batch.is_full(self._limits) and (record := await _next_by(deadline, queue)) is not None
        ):
            end = await self._take(record, batch)
        return end if await self._write(batch) else End()

    async def _take(self, record: Record | End, batch: Batch) -> End | None:
        if isinstance(record, End):
            return record
        kind = self._nouns.get(record.topic)
        if kind is not None:
            try:
                batch.stored.append((record, read_record(record, kind)))
                self._bad_in_a_row["decode"] = 0
            except SetAside as error:
                await self._set_aside(record, error, "decode")
        batch.positions[record.topic, record.partition] = record.offset + 1
        batch.bytes += len(record.value or b"")
        batch.records += 1
        return None

    async def _write(self, batch: Batch) -> bool:
        """Write until it is written; False when told to stop first: the next start reads the batch again."""
        if batch.records:
            if not await patiently(lambda: self._write_all(batch), self._stopping, self._limits.retry_s):
                return False
            self.written += len(batch.stored)
        return True

    async def _write_all(self, batch: Batch) -> None:
        try:
            await self._sink.write([stored for _, stored in batch.stored], batch.positions)
            self._bad_in_a_row["store"] = 0
        except SetAside:
            batch.stored = await self._good_ones(batch.stored)
            await self._sink.write([], batch.positions)

    async def _good_ones(self, stored: Sequence[tuple[Record, Stored]]) -> list[tuple[Record, Stored]]:
        """Store what can be stored of a batch that cannot, halving it until the bad rows stand alone."""
        try:
            await self._sink.write([one for _, one in stored], {})
        except SetAside as error:
            if len(stored) == 1:
                await self._set_aside(stored[0][0], error, "store")
                return []
            middle = len(stored) // 2
            return await self._good_ones(stored[:middle]) + await self._good_ones(stored[middle:])
        self._bad_in_a_row["store"] = 0
        return list(stored)

    async def _set_aside(self, record: Record, error: SetAside, what: str) -> None:
        where = f"{record.topic}/{record.partition}/{record.offset}"
        log.error("set aside %s: %s", where, error)
        await self._dead(record, error)
        self._bad_in_a_row[what] += 1
        if self._bad_in_a_row[what] >= DEAD_IN_A_ROW_MAX:
            raise LineStopped(
                f"{DEAD_IN_A_ROW_MAX} records in a row could not be stored, the last {where}: {error}. "
                "Mend the cause and start again: reading goes on where it was"
            )


async def patiently(work: Callable[[], Awaitable[None]], stopping: asyncio.Event, retry_s: float = 1.0) -> bool:
    """Do ``work`` until it is done, after ever longer pauses while it is Retryable; False when told to stop first."""
    while True:
        try:
            await work()
        except Retryable as error:
            log.warning("%s; trying again in %.0f s", error, retry_s)
            if await _is_set_within(stopping, retry_s):
                return False
            retry_s = min(retry_s * 2, RETRY_S_MAX)
        else:
            return True


def read_record(record: Record, kind: type[Value]) -> Stored:
    """The record's noun, or its tombstone; raises WrongShape."""
    try:
        key = (record.key or b"").decode()
    except UnicodeDecodeError as error:
        raise WrongShape(kind.__name__, "", f"its key is not UTF-8: {error}") from error
    return Stored(kind, key, None if record.value is None else kind.decode(record.value))


async def _read(records: AsyncIterator[Record], queue: asyncio.Queue[Record | End]) -> None:
    """Read ahead; an error ends the records and is raised once what came before it is written."""
    try:
        async for record in records:
            await queue.put(record)
    except Exception as error:  # noqa: BLE001 - handed over, and raised by ``run``
        await queue.put(End(error))
    else:
        await queue.put(End())


async def _next_by(deadline: float, queue: asyncio.Queue[Record | End]) -> Record | End | None:
    """The next record, or None when the loop's clock passes ``deadline`` first; a record is never lost between."""
    try:
        async with asyncio.timeout_at(deadline):
            return await queue.get()
    except TimeoutError:
        return None


async def _is_set_within(event: asyncio.Event, seconds: float) -> bool:
    try:
        async with asyncio.timeout(seconds):
            await event.wait()
    except TimeoutError:
        return False
    return True
