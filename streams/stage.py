"""The guarded shell every agent runs in: read, decide, send, remember, and only then let the offset go.

A batch is whatever has arrived, up to a limit. For each batch, in this order:

1. decide every record, each seeing what the ones before it remembered;
2. send what was decided, and wait until the broker has it for good;
3. write one redo record (all rows, and how far we have read), then the rows, and wait for them;
4. acknowledge the records, so that their offsets may be committed.

A crash before 3 leaves the memory as it was: the records are decided again, from the same memory, to the
same words, under the same source positions, and the next stage passes over what it has seen. A crash
after 3 leaves the redo record: the rows are completed from it, and records at or before its position are
passed over. So nothing is lost, and nothing counts twice, whatever the decision does.
"""

from __future__ import annotations

import asyncio
import base64
import logging
import os
import time
from collections import deque
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, NoReturn, Protocol

from tocsin.core.decision import Decision, Draft, Forget, Memory
from tocsin.core.ids import make_id
from tocsin.errors import SetAside, WrongShape
from tocsin.schemas import DeadLetter, Value
from tocsin.schemas.words import DeadReason
from tocsin.settings import StreamSettings
from tocsin.streams import metrics
from tocsin.streams.membership import Membership
from tocsin.streams.memory import REDO_KEY, STORE_URL, PartitionRows, Redo
from tocsin.streams.topics import DEAD_LETTERS, Topic, changelog_name

log = logging.getLogger("tocsin.stage")

SOURCE_HEADER = "tocsin-source"
"""topic/partition/offset/index of the record an output was decided from."""
SLICE_S = 0.005
"""How long decisions may go on before the event loop turns once."""
ACK_TIMEOUT_S = 60.0
"""How long the broker may take to make a batch durable before the process ends and tries anew."""
EXIT_STUCK = 70
"""Exit status of a process that ended itself rather than go on wrongly (sysexits.h: EX_SOFTWARE)."""

Decide = Callable[[Memory, Any, datetime], Decision]


class Observer(Protocol):
    """Someone who acts on a stage's rows: the poller on feeds, the dispatcher on the outbox."""

    def assigned(self, partition: int, rows: PartitionRows) -> None:
        """``partition`` is ours, with these rows."""

    def revoked(self, partition: int) -> None:
        """``partition`` is no longer ours."""

    def changed(self, partition: int, changes: dict[str, Value | None]) -> None:
        """These rows of ``partition`` are durable now."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One verb of the pipeline: what it reads, how it decides, what it sends."""

    name: str
    reads: tuple[Topic, ...]
    decide: Decide
    sends: tuple[Topic, ...] = ()
    observer: Observer | None = None

    def topic_of(self, noun: Value) -> Topic:
        """The topic that ``noun`` goes to from this stage; raises LookupError for a noun it may not send."""
        for topic in self.sends:
            if topic.noun is type(noun):
                return topic
        raise LookupError(f"stage {self.name} sends no {type(noun).__name__}")


def halt(reason: str) -> NoReturn:
    """End the process at once, so that nothing more is acknowledged; the next start reads it again."""
    log.critical("%s", reason)
    logging.shutdown()
    os._exit(EXIT_STUCK)


class _Taken:
    """Records read from the stream and not yet in a batch; reading waits while there are ``limit`` of them."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._events: deque[Any] = deque()
        self._more = asyncio.Event()
        self._room = asyncio.Event()
        self._ended = False

    async def read(self, stream: Any) -> None:
        """Take every event of ``stream`` as it comes."""
        try:
            async for event in stream.events():
                self._events.append(event)
                self._more.set()
                if len(self._events) >= self._limit:
                    self._room.clear()
                    await self._room.wait()
        finally:
            self._ended = True
            self._more.set()

    async def next(self, most: int) -> list[Any]:
        """Up to ``most`` events, at least one; none when the stream has ended."""
        while not self._events and not self._ended:
            self._more.clear()
            await self._more.wait()
        batch = [self._events.popleft() for _ in range(min(most, len(self._events)))]
        self._room.set()
        return batch


@dataclass(slots=True)
class _Position:
    """How far one partition of a stage has come."""

    read: dict[str, int] = field(default_factory=dict)
    seen: dict[str, tuple[int, int]] = field(default_factory=dict)


@dataclass(slots=True)
class _Work:
    """What one batch has decided so far for one partition."""

    draft: Draft
    position: _Position
    records: int = 0


class StageRunner:
    """Runs one stage on a Faust app."""

    def __init__(
        self,
        app: Any,
        stage: Stage,
        settings: StreamSettings,
        *,
        suspects: frozenset[tuple[str, int, int]] = frozenset(),
        busy: Callable[[tuple[str, str, int, int] | None], None] = lambda _: None,
        halt: Callable[[str], NoReturn] = halt,
    ) -> None:
        self.app = app
        self.stage = stage
        self.settings = settings
        self.suspects = suspects
        self.busy = busy
        self.halt = halt
        self.table = app.Table(
            stage.name,
            key_type=bytes,
            value_type=bytes,
            partitions=settings.partitions,
            store=STORE_URL,
        )
        self.membership: Membership = app.tocsin_membership
        self.changelog = changelog_name(stage.name, settings)
        self.topic_of = {settings.prefix + topic.name: topic for topic in stage.reads}
        self.positions: dict[int, _Position] = {}
        self.dead_in_a_row = 0
        channel = app.topic(
            *self.topic_of, key_type=bytes, value_type=bytes, key_serializer="raw", value_serializer="raw"
        )
        app.agent(channel, name=f"tocsin.{stage.name}")(self.run)
        app.on_rebalance_complete.connect(self.on_rebalance_complete, weak=False)

    # --- the loop ---------------------------------------------------------------------------------

    async def run(self, stream: Any) -> None:
        """Process what has arrived, in batches, until the stream ends or the agent is stopped.

        A task of its own reads the stream: what it has taken must be finished even when nothing more comes, for a rebalance
        empties the stream's queue and then waits for every record that was taken.
        """
        stream = stream.noack()
        taken = _Taken(2 * self.settings.batch_events_max)
        reading = asyncio.create_task(taken.read(stream))
        try:
            while batch := await taken.next(self.settings.batch_events_max):
                # a stop must not cut a batch in half: it is finished and acknowledged, then the stop goes on
                finishing = asyncio.ensure_future(self._finish(stream, batch))
                try:
                    await asyncio.shield(finishing)
                except asyncio.CancelledError:
                    await finishing
                    raise
            await reading
        finally:
            reading.cancel()

    async def _finish(self, stream: Any, batch: Sequence[Any]) -> None:
        """Make the outcome of every record in ``batch`` durable and acknowledge it, or end the process."""
        with metrics.BATCH_SECONDS.labels(self.stage.name).time():
            try:
                await asyncio.wait_for(self._process(batch), ACK_TIMEOUT_S)
            except BaseException as error:  # noqa: BLE001 - whatever it is, the offsets must not move
                last = batch[-1].message
                self.halt(
                    f"stage {self.stage.name}: could not make its work durable at {last.topic}/{last.partition}/"
                    f"{last.offset}: {type(error).__name__}: {error}. The process ends; a restart reads it again."
                )
        for event in batch:
            await stream.ack(event)

    async def _process(self, batch: Sequence[Any]) -> None:
        times_out = self.membership.times_out
        work: dict[int, _Work] = {}
        sends: list[Awaitable[Any]] = []
        size = 0
        turn_by = time.monotonic() + SLICE_S
        for event in batch:
            message = event.message
            part = work.get(message.partition)
            if part is None:
                part = work[message.partition] = self._begin(message.partition)
            if self._is_replay(message, part.position):
                metrics.RECORDS_REPLAYED.labels(self.stage.name).inc()
                continue
            before = len(part.draft.changes)
            for output in self._decide(message, part):
                sends.append(await self._send(*output))
            part.records += 1
            if time.monotonic() > turn_by:  # a batch of slow decisions must not hold up heartbeats, polls and pages
                await asyncio.sleep(0)
                turn_by = time.monotonic() + SLICE_S
            size += len(message.value or b"") if len(part.draft.changes) > before else 0
            if size > self.settings.batch_bytes_max:
                await self._settle(work, sends, times_out)
                work, sends, size = {}, [], 0
        await self._settle(work, sends, times_out)

    def _begin(self, partition: int) -> _Work:
        return _Work(
            draft=Draft(self.table.data.rows(partition)),
            position=self.positions.setdefault(partition, _Position()),
        )

    async def _settle(self, work: dict[int, _Work], sends: list[Awaitable[Any]], times_out: int) -> None:
        """Wait for the outputs, then write and wait for the memory; raises _NotOurs where it may be another's by now."""
        for done in sends:
            await done
        if not await self.membership.is_since(times_out):
            raise _NotOurs("the group has given its partitions to others meanwhile")
        writes: list[Awaitable[Any]] = []
        for partition, part in work.items():
            if part.draft.changes:
                writes += await self._remember(partition, part)
        for done in writes:
            written = await done
            self.table.data.wrote(written.partition, written.offset)
        if self.stage.observer is not None:
            for partition, part in work.items():
                if part.draft.changes:
                    self.stage.observer.changed(partition, part.draft.changes)

    # --- one record -------------------------------------------------------------------------------

    def _is_replay(self, message: Any, position: _Position) -> bool:
        """True for a record whose outcome is durable; moves the position past any other."""
        metrics.RECORDS_IN.labels(self.stage.name, message.topic).inc()
        if message.offset <= position.read.get(message.topic, -1):
            return True
        position.read[message.topic] = message.offset
        source = _source_of(message)
        if source is None:
            return False
        stream, at = source
        if at <= position.seen.get(stream, (-1, -1)):
            return True
        position.seen[stream] = at
        return False

    def _decide(self, message: Any, part: _Work) -> Iterable[tuple[Any, ...]]:
        """The records to send for ``message``: what was decided, or its dead letter."""
        topic = self.topic_of[message.topic]
        at = (message.topic, message.partition, message.offset)
        now = datetime.fromtimestamp(round(message.timestamp * 1000) / 1000, UTC)
        draft = Draft(part.draft)
        self.busy((self.stage.name, *at))
        try:
            self._check_suspect(at)
            decision = self.stage.decide(draft, _item(topic, message), now)
            records = [
                self._record(message, i, self.stage.topic_of(noun), noun) for i, noun in enumerate(decision.send)
            ]
        except Exception as error:  # noqa: BLE001 - a bug in a decision sets one record aside, not the line
            return [self._record(message, 0, DEAD_LETTERS, self._bury(message, error, now))]
        finally:
            self.busy(None)
        self.dead_in_a_row = 0
        part.draft.changes.update(decision.remember)
        metrics.DECISIONS.labels(self.stage.name, decision.reason.value).inc()
        metrics.LATENCY_SECONDS.labels(self.stage.name).observe(max(0.0, _wall() - message.timestamp))
        return records

    def _check_suspect(self, at: tuple[str, int, int]) -> None:
        if at in self.suspects:
            raise _Suspect("its decision did not end in time, and the process was ended for it")

    def _record(self, message: Any, index: int, topic: Topic, noun: Value) -> tuple[Any, ...]:
        raw = noun.encode()
        if len(raw) > self.settings.record_bytes_max and topic is not DEAD_LETTERS:
            raise _TooLarge(
                f"what it makes for {topic.name} has {len(raw)} bytes; the limit is "
                f"{self.settings.record_bytes_max} ([streams] record_bytes_max)"
            )
        source = f"{message.topic}/{message.partition}/{message.offset}/{index}"
        metrics.RECORDS_OUT.labels(self.stage.name, topic.name).inc()
        return topic, topic.key(noun), raw, message.timestamp, source

    async def _send(self, topic: Topic, key: str, raw: bytes, timestamp: float, source: str) -> Awaitable[Any]:
        # + 0.5 ms: the Kafka driver cuts off below a millisecond, and a float second is often just short of it
        done: Awaitable[Any] = await self.app.producer.send(
            self.settings.prefix + topic.name,
            key.encode(),
            raw,
            None,
            timestamp + 0.0005,
            [(SOURCE_HEADER, source.encode())],
        )
        return done

    def _bury(self, message: Any, error: Exception, now: datetime) -> DeadLetter:
        """The dead letter for ``message``; past a run of them, the line stops."""
        reason = _reason_of(error)
        self.dead_in_a_row += 1
        metrics.RECORDS_DEAD.labels(self.stage.name, reason.value).inc()
        where = f"{message.topic}/{message.partition}/{message.offset}"
        log.error(
            "stage %s set aside %s: %s: %s",
            self.stage.name,
            where,
            reason.value,
            error,
            exc_info=error if reason is DeadReason.HANDLER_ERROR else None,
        )
        if self.dead_in_a_row > self.settings.dead_in_a_row_max:
            self.halt(
                f"stage {self.stage.name}: {self.dead_in_a_row} records in a row could not be used, the last at "
                f"{where}: {error}. The line stops rather than set everything aside; look at dead.letters, mend "
                "the cause, start again."
            )
        return DeadLetter(
            dead_letter_id=make_id("dead", self.stage.name, where),
            stage=self.stage.name,
            reason=reason,
            error=f"{type(error).__name__}: {error}"[:2000],
            topic=message.topic,
            partition=message.partition,
            offset=message.offset,
            key=_base64(message.key),
            value=_base64(message.value),
            headers={name: _printable(value) for name, value in _headers(message)},
            at=now,
        )

    # --- memory -----------------------------------------------------------------------------------

    async def _remember(self, partition: int, part: _Work) -> list[Awaitable[Any]]:
        """Write the redo record, then the rows; give back what to wait for."""
        rows = self.table.data.rows(partition)
        redo = Redo()
        redo.read = part.position.read
        redo.seen = part.position.seen
        redo.rows = {key: None if row is None else row.encode() for key, row in part.draft.changes.items()}
        whole = redo.encode()
        writes = [await self._write(partition, REDO_KEY, whole)]
        rows.put(REDO_KEY, whole)
        for key, raw in redo.rows.items():
            writes.append(await self._write(partition, key, raw))
            if raw is None:
                rows.drop(key)
            else:
                rows.put(key, raw, part.draft.changes[key])
        metrics.MEMORY_ROWS.labels(self.stage.name, str(partition)).set(len(rows.raw))
        return writes

    async def _write(self, partition: int, key: str, raw: bytes | None) -> Awaitable[Any]:
        done: Awaitable[Any] = await self.app.producer.send(self.changelog, key.encode(), raw, partition, None, None)
        return done

    async def on_rebalance_complete(self, *_: Any, **__: Any) -> None:
        """Take up the partitions that are ours now: complete the last batch, restore the position.

        One that was ours before is taken up anew when somebody else wrote to its memory: it was away in between.
        """
        store = self.table.data
        ours = {tp.partition for tp in self.app.consumer.assignment() if tp.topic in self.topic_of} & store.owned
        for partition in sorted(set(self.positions) - ours | set(self.positions) & store.fresh):
            del self.positions[partition]
            if self.stage.observer is not None:
                self.stage.observer.revoked(partition)
        for partition in sorted(ours - set(self.positions)):
            rows = store.rows(partition)
            store.fresh.discard(partition)
            self.positions[partition] = await self._mend(partition, rows)
            if self.stage.observer is not None:
                self.stage.observer.assigned(partition, rows)

    async def _mend(self, partition: int, rows: PartitionRows) -> _Position:
        """Apply the partition's redo record again: the last batch may have been cut short."""
        raw = rows.raw.get(REDO_KEY)
        if raw is None:
            return _Position()
        redo = Redo.decode(raw)
        for key, row in redo.rows.items():
            if rows.raw.get(key) == row:
                continue
            written = await (await self._write(partition, key, row))
            self.table.data.wrote(partition, written.offset)
            if row is None:
                rows.drop(key)
            else:
                rows.put(key, row)
        return _Position(read=await self._trusted(partition, redo.read), seen=redo.seen)

    async def _trusted(self, partition: int, read: dict[str, int]) -> dict[str, int]:
        """Positions that can still be true: a topic made anew begins at 0, and its records must be read."""
        kept = {}
        for topic, offset in read.items():
            tp = next(
                (tp for tp in self.app.consumer.assignment() if (tp.topic, tp.partition) == (topic, partition)), None
            )
            if tp is None:
                continue
            end = (await self.app.consumer.highwaters(tp)).get(tp)
            if end is not None and offset >= end:
                log.warning(
                    "stage %s: %s/%d ends at %d but was read to %d: the topic was made anew, reading it from its start",
                    self.stage.name,
                    topic,
                    partition,
                    end,
                    offset,
                )
                continue
            kept[topic] = offset
        return kept


class _NotOurs(Exception):
    """The worker was thrown out of its group in the middle of a batch, which whoever has the partition now decides."""


class _TooLarge(SetAside):
    """What a record makes is larger than a record may be."""


class _Suspect(SetAside):
    """A record on which the process was ended before."""


def _item(topic: Topic, message: Any) -> Value | Forget:
    if message.value is None and topic.compact:
        return Forget(message.key.decode())
    return topic.noun.decode(message.value or b"")


def _reason_of(error: Exception) -> DeadReason:
    if isinstance(error, WrongShape):
        return DeadReason.WRONG_SHAPE if error.field else DeadReason.UNDECODABLE
    if isinstance(error, _TooLarge):
        return DeadReason.TOO_LARGE
    if isinstance(error, _Suspect):
        return DeadReason.HANDLER_TIMEOUT
    return DeadReason.HANDLER_ERROR


def _headers(message: Any) -> Iterable[tuple[str, bytes]]:
    headers = message.headers or ()
    return headers.items() if hasattr(headers, "items") else headers


def _source_of(message: Any) -> tuple[str, tuple[int, int]] | None:
    """The stream (topic/partition) an input was decided from, and (offset, index) in it."""
    for name, value in _headers(message):
        if name == SOURCE_HEADER:
            stream, offset, index = value.decode().rsplit("/", 2)
            return stream, (int(offset), int(index))
    return None


def _base64(raw: bytes | None) -> str | None:
    return None if raw is None else base64.b64encode(raw).decode()


def _printable(raw: bytes) -> str:
    return raw.decode("utf-8", "backslashreplace")


def _wall() -> float:
    from tocsin.streams.clock import Clock  # noqa: PLC0415

    return Clock().now().timestamp()
